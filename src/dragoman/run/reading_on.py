"""Follows how far the sources of a run were read, so that a later run knows what was not."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.sources.failure import Reading, mended
from dragoman.store.database import Store
from dragoman.store.unread import put_unread, take_read

STANDARD_INPUT = "-"


class Followed:
    """The sources of one run; in the store each is unread until what it held was noted to its end."""

    def __init__(self, store: Store, options: str) -> None:
        """Take a store that is open for writing, and how the sources are read, as on a command line."""
        self._store = store
        self._options = mended(options)
        self._ended: list[str] = []

    def readings(self, sources: Iterable[tuple[str, Iterable[Reading]]]) -> Iterator[Reading]:
        """Give what is found in some paths, each with its readings; all are unread when the first begins."""
        listed = list(sources)
        put_unread(self._store, [place_of(path) for path, _ in listed], self._options)
        for path, found in listed:
            yield from found
            self._ended.append(place_of(path))

    def settle(self, _noted: Sequence[Reading] = ()) -> None:
        """Keep which have ended, once what they held is noted; may be part of the transaction that does."""
        if self._ended:
            take_read(self._store, self._ended)
            self._ended.clear()


def place_of(path: str) -> str:
    """Name a source whatever folder a later run stands in."""
    return path if path == STANDARD_INPUT else mended(str(Path(path).resolve()))
