"""Reads the web again and again into one store, each time what is new."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dragoman.errors import StoreBusy
from dragoman.run.lock import only_watch
from dragoman.run.pipeline import Plan, Step, count, resume
from dragoman.run.remarks import About
from dragoman.run.web import WebPlan, WebRun
from dragoman.sources.web import Clock, Notice
from dragoman.store.database import Store, open_store
from dragoman.store.read import count_dayless

_BUSY_WAIT = 5.0  # a command that reads the store is done in seconds


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did.

    Attributes:
        begun: When, ISO, UTC.
        tally: Counts: ``sources``, ``unchanged``, ``unread``, ``faults``, ``new``, ``waited``, ``again``,
            ``waiting``, ``retried``; ``coded``, ``events``, ``known``, ``doubles``, ``skipped``, ``failed``.
            Pages that are new, waited or wait again are coded, known, doubles, skipped, failed for good or
            waiting.
        busy: Why the store could not be opened, else empty.
        notices: What is to be told of sources, and of hosts whose pages wait.
        dayless: Articles of the store without a day of publication where this round added some, else 0.
    """

    begun: str
    tally: Counter[str]
    busy: str = ""
    notices: tuple[Notice, ...] = ()
    dayless: int = 0


def watch(
    path: Path, web: WebPlan, plan: Plan, clock: Clock, *, every: float | None, tell: Callable[[Step], None]
) -> Iterator[Round]:
    """Do rounds until the clock says stop; the store is open in a round only.

    Args:
        path: The store.
        web: What is read.
        plan: How it is coded.
        clock: Tells the time, waits between rounds, and says when to end.
        every: Seconds from one beginning to the next; None does one round.
        tell: Told of each article.

    Raises:
        StoreBusy: Another process has the store open, and only one round is wanted.
        StoreError: Another watch runs on it, or it cannot be opened.
    """
    with only_watch(path):
        while not clock.stopped():
            begun = clock.now()
            yield _round(path, web, plan, clock, patience=every, tell=tell)
            if every is None or not clock.sleep(begun + every - clock.now()):
                return


def _round(
    path: Path,
    web: WebPlan,
    plan: Plan,
    clock: Clock,
    *,
    patience: float | None,
    tell: Callable[[Step], None],
) -> Round:
    begun = datetime.fromtimestamp(int(clock.now()), UTC).isoformat().replace("+00:00", "Z")
    tally: Counter[str] = Counter()
    try:
        store = _opened(path, clock, patience)
    except StoreBusy as error:
        if patience is None:
            raise
        return Round(begun, tally, str(error))
    with store:
        dayless = count_dayless(store)
        for step in _left_over(store, plan, clock):
            tally["waited"] += 1
            count(tally, step)
            tell(step)
        run = WebRun(store, web, clock)
        for step in run.steps(plan):
            # A list names its pages in every round; those that were fetched before are no work of this one.
            if not any(remark.about is About.FETCHED_BEFORE for remark in step.remarks):
                count(tally, step)
            tell(step)
        now = count_dayless(store)
        tally = tally + run.tally()
        return Round(begun, tally, "", tuple(run.notices), now if now > dayless else 0)


def _left_over(store: Store, plan: Plan, clock: Clock) -> Iterator[Step]:
    """Code what an earlier round noted and did not finish, until the clock says stop."""
    for step in resume(store, plan):
        yield step
        if clock.stopped():
            return


def _opened(path: Path, clock: Clock, patience: float | None) -> Store:
    """Open the store, waiting for others for as long as a round may last."""
    until = clock.now() + (patience or 0.0)
    while True:
        try:
            return open_store(path, write=True)
        except StoreBusy:
            if clock.now() + _BUSY_WAIT > until or not clock.sleep(_BUSY_WAIT):
                raise
