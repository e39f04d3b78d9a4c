"""Finds positions in the background: document by document, with progress, stopped at any time, kept."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from threading import Event, Lock

from dragoman.errors import DragomanError
from dragoman.records.position import Position
from dragoman.run.kept_reader import KeptReader
from dragoman.run.positions import PositionFilter, documents_for, in_order, matters, positions_at
from dragoman.store.database import Store
from dragoman.store.parties import Key, Known, who
from dragoman.store.party_sums import documents_naming
from dragoman.store.texts import keeps_text

LIMIT = 200
"""Articles that are read for a question unless more are asked for."""
_KEPT = 32  # questions whose answers are kept


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        about: The matters.
        also: Other names of the one matter.
        actor: Id, name or part of the name of the one whose positions are wanted, or None.
        first: Positions whose days reach to this day or beyond it, or None.
        last: Positions whose days begin on this day or before it, or None.
        limit: Articles that are read at most, the latest.
    """

    about: tuple[str, ...]
    also: tuple[str, ...] = ()
    actor: str | None = None
    first: date | None = None
    last: date | None = None
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class Reach:
    """Which articles a question is about.

    Attributes:
        question: The question.
        party: Whom its actor is, or None: then any whose name has the words.
        found: How many articles have the words, and name the party where it is one.
        chosen: Those that are read, the latest first.
        keeps_text: Whether the store has the texts to read.
    """

    question: Question
    party: Key | None
    found: int
    chosen: tuple[str, ...]
    keeps_text: bool


def reach(store: Store, question: Question) -> Reach:
    """Ask a store which articles are to be read for a question.

    Raises:
        UsageError: A matter has no word to look for, or there are other names for several matters.
    """
    asked = matters(question.about, question.also)
    party = who(store, question.actor) if question.actor else None
    found = documents_for(store, asked)
    if party is not None:
        naming = documents_naming(store, party)
        found = [doc for doc in found if doc in naming]
    chosen = tuple(found[::-1][: question.limit])
    return Reach(question, party, len(found), chosen, keeps_text(store))


class Phase(StrEnum):
    """How far the work on a question is."""

    WAITING = "waiting"
    LOADING = "loading"
    READING = "reading"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will come."""
        return self in {Phase.DONE, Phase.STOPPED, Phase.FAILED}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is, and why it failed where it did."""

    phase: Phase
    done: int
    total: int
    error: str = ""


_Matters = tuple[tuple[str, ...], tuple[str, ...]]


class Answers:
    """What was found of each matter in each document, for as long as the server runs.

    A document never changes, nor do its statements and events: what was found in it holds for any state of
    the store, and a new state costs only its new documents.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[_Matters, dict[str, tuple[Position, ...]]] = OrderedDict()

    def of(self, question: Question) -> dict[str, tuple[Position, ...]]:
        """Give the answers so far, by document; what is added to them is kept."""
        key = (question.about, question.also)
        with self._lock:
            found = self._kept.setdefault(key, {})
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return found


class Job:
    """The work on one question."""

    def __init__(self, scope: Reach, reader: KeptReader, answers: Answers) -> None:
        """Take what is to be done.

        Args:
            scope: Question and articles.
            reader: Reads articles.
            answers: Where what is found is kept.
        """
        self.scope = scope
        self._reader = reader
        self._answers = answers.of(scope.question)
        self._stop = Event()
        self._phase = Phase.DONE if self.is_answered else Phase.WAITING
        self._error = ""

    @property
    def is_answered(self) -> bool:
        """Say whether every article was read before."""
        return all(doc in self._answers for doc in self.scope.chosen)

    @property
    def progress(self) -> Progress:
        """Say how far it is."""
        done = sum(doc in self._answers for doc in self.scope.chosen)
        return Progress(self._phase, done, len(self.scope.chosen), self._error)

    def stop(self) -> None:
        """End after the article that is being read; what was found stays."""
        self._stop.set()

    def run(self, store: Store) -> None:
        """Read the articles that were not read before; an error of ours is told by ``progress``."""
        self._phase = Phase.STOPPED if self._stop.is_set() else Phase.LOADING
        try:
            if not self._stop.is_set():
                self._reader.load()
                self._phase = Phase.READING
                self._read(store)
                self._phase = Phase.DONE if self.is_answered else Phase.STOPPED
        except DragomanError as error:
            self._fail(str(error))
        finally:
            if not self._phase.is_over:
                self._fail("a fault of ours; the log of the server says more")

    def positions(self) -> tuple[Position, ...]:
        """Give what was found so far and is wanted, by day."""
        found = (p for doc in self.scope.chosen for p in self._answers.get(doc, ()))
        return in_order(p for p in found if self._is_wanted(p))

    def _read(self, store: Store) -> None:
        asked = matters(self.scope.question.about, self.scope.question.also)
        for doc in self.scope.chosen:
            if self._stop.is_set():
                return
            if doc not in self._answers:
                self._answers[doc] = positions_at(store, self._reader, doc, asked)

    def _is_wanted(self, position: Position) -> bool:
        question, party = self.scope.question, self.scope.party
        part = None if party is not None else question.actor
        if not PositionFilter(part, question.first, question.last).lets_through(position):
            return False
        return party is None or is_of(position, party)

    def _fail(self, why: str) -> None:
        self._phase, self._error = Phase.FAILED, why


def is_of(position: Position, party: Key) -> bool:
    """Say whether a position is a party's."""
    given = position.actor.id if party.known is Known.ID else position.actor.name
    return given == party.value


def documents_of(positions: Sequence[Position]) -> tuple[str, ...]:
    """Give the documents that positions stand in, each once."""
    return tuple(dict.fromkeys(position.doc for position in positions))
