"""From articles to a filled store: a crash resumes, and a second run changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.records import Article
from dragoman.run.how_coded import how_coded
from dragoman.run.ledger import Again, Ledger, Noted
from dragoman.run.pool import Outcome, Stop
from dragoman.run.remarks import Remark
from dragoman.run.withholding import Withholding
from dragoman.run.workers import CoderMaker, Workforce, code_groups, never
from dragoman.sources import Reading
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State
from dragoman.store.texts import keeps_text

# Articles noted in one transaction, some 12 ms each alone; what is noted survives a crash.
_BATCH = 32
LONG = 20_000
"""Characters from which an article is coded behind the others read with it; 50,000 took up to two minutes."""

Engine = Callable[[Iterable[Article]], Iterator[list[Outcome]]]
"""Codes articles and gives results by groups, in the order given."""
EngineMaker = Callable[[CoderMaker], Engine]
"""Makes an engine that codes with what a maker makes."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one article in a run.

    Attributes:
        origin: Where it came from.
        state: What it is now; ``DONE`` also for what was done before.
        reason: Why it failed or was skipped, else empty.
        events: Events it added; None when it was not coded in this run.
        remarks: What else is to be told of it.
        double_of: Where the same article was met before in this run; empty where it was not.
    """

    origin: str
    state: State
    reason: str = ""
    events: int | None = None
    remarks: tuple[Remark, ...] = ()
    double_of: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes.

    Attributes:
        make: Makes a coder.
        workers: Processes.
        retry: Code again what failed or was skipped.
        seconds: How long one article may take; None for ever.
        stop: Says when to take no more articles; those in hand are still finished.
        engine: Makes what codes elsewhere than in this machine's processes; None for those.
        batch: Articles noted in one transaction; 1 where each takes long to come.
        noted: Called with each batch in the transaction that notes it, to keep what belongs with it.
        anew: Code anew what was coded with other settings.
    """

    make: CoderMaker
    workers: int = 1
    retry: bool = False
    seconds: float | None = None
    stop: Stop = never
    engine: EngineMaker | None = None
    batch: int = _BATCH
    noted: Noted | None = None
    anew: bool = False

    def ledger(self, store: Store) -> Ledger:
        """Give the ledger of a store for this run."""
        return Ledger(store, Again(self.retry, self.anew, how_coded(self.make)))

    def code(self, store: Store, articles: Iterable[Article]) -> Iterator[list[Outcome]]:
        """Code articles for a store, and give results by groups, in the order given."""
        make = self.make if keeps_text(store) else Withholding(self.make)
        if self.engine is not None:
            return self.engine(make)(articles)
        return code_groups(articles, make, Workforce(self.workers, self.seconds, self.stop))


def ingest(store: Store, readings: Iterable[Reading], plan: Plan) -> Iterator[Step]:
    """Code what was read into a store, article by article.

    Args:
        store: Open for writing.
        readings: Articles and failures, in order; read a batch ahead.
        plan: How.

    Yields:
        A step for each article and failure as soon as it is kept; those coded stand in the order given, but
        that long ones stand behind the others of their batch.
    """
    store.spare()
    ledger = plan.ledger(store)
    passed: list[Step] = []
    work = _admitted(ledger, plan, readings, passed.append)
    for outcomes in plan.code(store, work):
        yield from _taken(passed)
        yield from kept(ledger, outcomes)
    yield from _taken(passed)


def resume(store: Store, plan: Plan) -> Iterator[Step]:
    """Code what an earlier run noted and did not finish; its text is in the store."""
    store.spare()
    ledger = plan.ledger(store)
    for outcomes in plan.code(store, _long_last(ledger.pending())):
        yield from kept(ledger, outcomes)


def kept(ledger: Ledger, outcomes: Sequence[Outcome]) -> Iterator[Step]:
    """Keep some results together, and tell of each."""
    for entry in ledger.keep(outcomes):
        yield _step(entry, ledger, events=entry.events if entry.state is State.DONE else None)
        for again in ledger.repeats(entry):
            yield _step(again, ledger, double_of=entry.origin)


def _step(entry: Entry, ledger: Ledger, *, events: int | None = None, double_of: str = "") -> Step:
    return Step(entry.origin, entry.state, entry.reason, events, ledger.remarks.told(entry.key), double_of)


def count(tally: Counter[str], step: Step) -> None:
    """Add what became of an article to a tally."""
    done = "coded" if step.events is not None else "doubles" if step.double_of else "known"
    tally[done if step.state == "done" else str(step.state)] += 1
    tally["events"] += step.events or 0


def _admitted(
    ledger: Ledger, plan: Plan, readings: Iterable[Reading], passed: Callable[[Step], None]
) -> Iterator[Article]:
    """Note readings batch by batch and give what is to be coded, once; tell of what is not."""
    source = iter(readings)
    while batch := list(islice(source, plan.batch)):
        taken = ledger.take(batch, noted=plan.noted)
        for one in taken.settled:
            passed(_step(one.entry, ledger, double_of=one.double_of))
        yield from _long_last(taken.work)


def _long_last(articles: Iterable[Article]) -> Iterator[Article]:
    """Put long articles behind the others, some at a time: an order that no number of workers changes."""
    source = iter(articles)
    while some := list(islice(source, _BATCH)):
        yield from sorted(some, key=lambda article: len(article.text) >= LONG)


def _taken(steps: list[Step]) -> Iterator[Step]:
    """Give the steps gathered since the last look, and clear them."""
    yield from steps
    steps.clear()
