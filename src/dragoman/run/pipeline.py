"""From articles to a filled store: a crash resumes, and a second run changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.records import Article
from dragoman.run.ledger import Ledger
from dragoman.run.pool import Outcome, Stop
from dragoman.run.workers import CoderMaker, Workforce, code_groups, never
from dragoman.sources import Reading
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State

# Articles noted in one transaction, some 12 ms each alone; what is noted survives a crash.
_BATCH = 32

Engine = Callable[[Iterable[Article]], Iterator[list[Outcome]]]
"""Codes articles and gives results by groups, in the order given."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one article in a run.

    Attributes:
        origin: Where it came from.
        state: What it is now; ``DONE`` also for what was done before.
        reason: Why it failed or was skipped, else empty.
        events: Events it added; None when it was not coded in this run.
    """

    origin: str
    state: State
    reason: str = ""
    events: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes.

    Attributes:
        make: Makes a coder.
        workers: Processes.
        retry: Code again what failed or was skipped.
        seconds: How long one article may take; None for ever.
        stop: Says when to take no more articles; those in hand are still finished.
        engine: Codes elsewhere than in this machine's processes; None for those.
    """

    make: CoderMaker
    workers: int = 1
    retry: bool = False
    seconds: float | None = None
    stop: Stop = never
    engine: Engine | None = None

    def code(self, articles: Iterable[Article]) -> Iterator[list[Outcome]]:
        """Code articles, and give results by groups, in the order given."""
        if self.engine is not None:
            return self.engine(articles)
        return code_groups(articles, self.make, Workforce(self.workers, self.seconds, self.stop))


def ingest(store: Store, readings: Iterable[Reading], plan: Plan) -> Iterator[Step]:
    """Code what was read into a store, article by article.

    Args:
        store: Open for writing.
        readings: Articles and failures, in order; read a batch ahead.
        plan: How.

    Yields:
        A step for each article and failure as soon as it is kept; those coded stand in the order given.
    """
    store.spare()
    ledger = Ledger(store, retry=plan.retry)
    passed: list[Step] = []
    work = _admitted(ledger, readings, passed.append)
    for outcomes in plan.code(work):
        yield from _taken(passed)
        yield from kept(ledger, outcomes)
    yield from _taken(passed)


def resume(store: Store, plan: Plan) -> Iterator[Step]:
    """Code what an earlier run noted and did not finish; its text is in the store."""
    store.spare()
    ledger = Ledger(store, retry=plan.retry)
    for outcomes in plan.code(ledger.pending()):
        yield from kept(ledger, outcomes)


def kept(ledger: Ledger, outcomes: Sequence[Outcome]) -> Iterator[Step]:
    """Keep some results together, and tell of each."""
    for entry in ledger.keep(outcomes):
        yield _step(entry, events=entry.events if entry.state is State.DONE else None)


def _step(entry: Entry, *, events: int | None = None) -> Step:
    return Step(entry.origin, entry.state, entry.reason, events)


def _admitted(
    ledger: Ledger, readings: Iterable[Reading], passed: Callable[[Step], None]
) -> Iterator[Article]:
    """Note readings batch by batch and give what is to be coded, once; tell of what is not."""
    source = iter(readings)
    while batch := list(islice(source, _BATCH)):
        taken = ledger.take(batch)
        for entry in taken.settled:
            passed(_step(entry))
        yield from taken.work


def _taken(steps: list[Step]) -> Iterator[Step]:
    """Give the steps gathered since the last look, and clear them."""
    yield from steps
    steps.clear()
