"""From articles to a filled store: a crash resumes, and a second run changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.errors import StoreError
from dragoman.records import Article
from dragoman.run.ledger import Ledger, Noted, state_of
from dragoman.run.withholding import Withholding
from dragoman.run.workers import CoderMaker, code_all
from dragoman.sources import Failure, Reading
from dragoman.store import entries
from dragoman.store.database import Store
from dragoman.store.entries import State
from dragoman.store.pack import Packed
from dragoman.store.texts import keeps_text

# Articles noted in one transaction, some 12 ms each alone; what is noted survives a crash.
_BATCH = 32


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
        batch: Articles noted in one transaction; 1 where each takes long to come.
        noted: Called with each batch in the transaction that notes it, to keep what belongs with it.
    """

    make: CoderMaker
    workers: int = 1
    retry: bool = False
    batch: int = _BATCH
    noted: Noted | None = None


def ingest(store: Store, readings: Iterable[Reading], plan: Plan) -> Iterator[Step]:
    """Code what was read into a store, article by article.

    Args:
        store: Open for writing.
        readings: Articles and failures, in order; read a batch ahead.
        plan: How.

    Yields:
        A step for each article and failure as soon as it is kept; those coded stand in the order given.
    """
    ledger = Ledger(store, retry=plan.retry)
    passed: list[Step] = []
    work = _admitted(ledger, plan, readings, passed.append)
    make = plan.make if keeps_text(store) else Withholding(plan.make)
    for article, result in code_all(work, make, workers=plan.workers):
        yield from _taken(passed)
        yield _kept(ledger, article, result)
    yield from _taken(passed)


def resume(store: Store, plan: Plan) -> Iterator[Step]:
    """Code what an earlier run noted and did not finish; its text is in the store."""
    ledger = Ledger(store, retry=plan.retry)
    for article, result in code_all(ledger.pending(), plan.make, workers=plan.workers):
        yield _kept(ledger, article, result)


def count(tally: Counter[str], step: Step) -> None:
    """Add what became of an article to a tally."""
    coded = step.events is not None
    tally["coded" if coded else "known" if step.state == "done" else str(step.state)] += 1
    tally["events"] += step.events or 0


def _admitted(
    ledger: Ledger, plan: Plan, readings: Iterable[Reading], passed: Callable[[Step], None]
) -> Iterator[Article]:
    """Note readings batch by batch and give what is to be coded, once; tell of what is not."""
    source = iter(readings)
    given: set[str] = set()
    while batch := list(islice(source, plan.batch)):
        admitted = ledger.admit(batch, noted=plan.noted)
        wanted = {article.id: article for article in admitted if article.id not in given}
        for reading in batch:
            if isinstance(reading, Failure):
                passed(Step(reading.origin, state_of(reading), reading.reason))
            elif reading.id not in wanted and reading.id not in given:
                passed(_known(ledger.store, reading))
        given |= wanted.keys()
        yield from wanted.values()


def _known(store: Store, article: Article) -> Step:
    """Tell what the ledger says of an article that is not coded again."""
    entry = entries.entry(store, article.id)
    if entry is None:
        raise StoreError(f"store {store.path}: article {article.id} was noted and is gone; check the file")
    return Step(article.origin, entry.state, entry.reason)


def _kept(ledger: Ledger, article: Article, result: Packed | Exception) -> Step:
    """Keep one result."""
    if isinstance(result, Packed):
        ledger.done(article, result)
        return Step(article.origin, State.DONE, events=result.events)
    entry = ledger.refuse(article, result)
    return Step(article.origin, entry.state, entry.reason)


def _taken(steps: list[Step]) -> Iterator[Step]:
    """Give the steps gathered since the last look, and clear them."""
    yield from steps
    steps.clear()
