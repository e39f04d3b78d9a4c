"""Reads documents again and keeps what it read, so that a second question about them is quick."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock

from dragoman.records import Actor, Annotations, Document
from dragoman.run.positions import Reader

MOST_TOKENS = 400_000
"""Tokens of the parses that are kept: a token takes some 600 bytes of memory."""


class KeptReader:
    """A reader that is made when it is first needed, for any number of threads, one at a time.

    A document's id is that of its text, so that what was read of it once holds for good.
    """

    def __init__(self, make: Callable[[], Reader], most_tokens: int = MOST_TOKENS) -> None:
        """Take what makes the reader.

        Args:
            make: Loads models and knowledge: seconds.
            most_tokens: Tokens that are kept; what was used last stays longest.
        """
        self._make = make
        self._most = most_tokens
        self._lock = Lock()
        self._reader: Reader | None = None
        self._parsed: OrderedDict[str, Annotations] = OrderedDict()
        self._named: dict[str, Mapping[int, Actor]] = {}
        self._tokens = 0

    def load(self) -> None:
        """Load models and knowledge, unless they are there."""
        with self._lock:
            self._loaded()

    def annotate(self, document: Document) -> Annotations:
        """Parse a document, or give what was parsed before."""
        with self._lock:
            found = self._parsed.get(document.id)
            if found is None:
                found = self._loaded().annotate(document)
                self._keep(document.id, found)
            self._parsed.move_to_end(document.id)
            return found

    def parties(self, document: Document, annotations: Annotations) -> Mapping[int, Actor]:
        """Give a document's mentions as actors, or what was found before."""
        with self._lock:
            found = self._named.get(document.id)
            if found is None or self._parsed.get(document.id) is not annotations:
                found = self._loaded().parties(document, annotations)
                if self._parsed.get(document.id) is annotations:
                    self._named[document.id] = found
            return found

    def _loaded(self) -> Reader:
        if self._reader is None:
            self._reader = self._make()
        return self._reader

    def _keep(self, identity: str, found: Annotations) -> None:
        """Keep a parse, and let go of the oldest where there is too much; the newest stays however long."""
        self._parsed[identity] = found
        self._tokens += _size(found)
        while self._tokens > self._most and len(self._parsed) > 1:
            dropped, old = self._parsed.popitem(last=False)
            self._named.pop(dropped, None)
            self._tokens -= _size(old)


def _size(found: Annotations) -> int:
    return sum(len(sentence.tokens) for sentence in found.sentences)
