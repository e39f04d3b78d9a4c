"""The page of positions, ``/positions?about=…``: who is for or against a matter, by which words."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query
from nicegui import background_tasks, ui
from starlette.requests import Request

from dragoman.assembly.positions import Period
from dragoman.errors import UsageError
from dragoman.run.kept_reader import KeptReader
from dragoman.run.positions import Reader
from dragoman.store.database import Store
from dragoman.store.pages import document_rows
from dragoman.views.html import element
from dragoman.views.web import position_parts as parts
from dragoman.views.web.access import Access
from dragoman.views.web.fields import refuse_unknown
from dragoman.views.web.frame import frame, replace, show
from dragoman.views.web.position_work import (
    LIMIT,
    Answers,
    Job,
    Phase,
    Question,
    Reach,
    documents_of,
    reach,
)

_NAMES = ("about", "also", "actor", "from", "to", "by", "limit")
_MOST = 100_000
_PATIENCE = 30.0  # seconds in which the texts of a large store are looked through
_TICK = 0.5  # seconds between looks at how far the work is
_TICKS_SHOWN = 6  # looks after which what was found so far is shown anew


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a query holds it.

    Attributes:
        about: Matters, several in one parted by semicolons.
        also: Other names of the one matter, likewise.
        actor: Id, name or part of it.
        first: ISO day.
        last: ISO day.
        by: Length of a column over time.
        limit: Articles at most.
    """

    about: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    actor: str = ""
    first: str = ""
    last: str = ""
    by: str = ""
    limit: str = ""

    @property
    def period(self) -> Period:
        """The columns; months where nothing known is asked for."""
        return Period(self.by) if self.by in list(Period) else Period.MONTH

    def question(self) -> Question:
        """Read the question.

        Raises:
            UsageError: A day or the limit cannot be read.
        """
        limit = self.limit.strip() or str(LIMIT)
        if not limit.isascii() or not limit.isdecimal() or not 0 < int(limit[:9]) <= _MOST:
            raise UsageError(f"limit: {limit[:20]!r} is no number of articles; give 1 to {_MOST:,}")
        return Question(
            *(_parted(self.about), _parted(self.also), self.actor.strip() or None),
            *(_day(self.first, "from"), _day(self.last, "to"), int(limit)),
        )


def _parted(given: tuple[str, ...]) -> tuple[str, ...]:
    phrases = (phrase.strip() for one in given for phrase in one.split(";"))
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _day(given: str, name: str) -> date | None:
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise UsageError(f"{name}: {given[:20]!r} is not a day; write it as 2017-09-28") from None


def make_reader() -> Reader:
    """Load what reads documents: parse and parties alone, so that no trained event coder is loaded."""
    from dragoman.run.coder import Coder, Settings  # noqa: PLC0415 - models, seconds

    return Coder(Settings(coder="rules"))


def found_in(store: Store, job: Job, by: Period) -> parts.Found:
    """Ask for all that the page shows of a job's answer so far."""
    positions = job.positions()
    rows = document_rows(store, documents_of(positions))
    return parts.Found(positions, {row.id: row for row in rows}, by)


class Page:
    """One open page: its job and the parts that change."""

    def __init__(self, access: Access, job: Job, by: Period) -> None:
        """Put the changing parts on the page."""
        self._access = access
        self._job = job
        self._by = by
        self._shown = -1
        self._ticks = 0
        self._progress = show(parts.progress_text(job.progress, 0))
        self._stop = ui.button("Stop", on_click=job.stop)
        self._results = show()
        self._timer = ui.timer(_TICK, self._tick, active=False)
        self._stop.set_visibility(False)

    async def show_found(self) -> None:
        """Show what was found so far."""
        found = await self._access.ask(found_in, self._job, self._by)
        progress = self._job.progress
        replace(self._progress, parts.progress_text(progress, len(found.positions)))
        if len(found.positions) != self._shown:
            self._shown = len(found.positions)
            replace(self._results, parts.results(found))
        if progress.phase is Phase.DONE and not found.positions:
            replace(self._results, parts.nothing())
        self._stop.set_visibility(not progress.phase.is_over)

    async def work(self, turn: asyncio.Lock) -> None:
        """Do the job, one after the other of all pages, while the page tells how far it is."""
        self._stop.set_visibility(True)
        self._timer.activate()
        try:
            async with turn:
                await self._access.ask(self._job.run)
        finally:
            self._timer.deactivate()
        await self.show_found()

    async def _tick(self) -> None:
        self._ticks += 1
        if self._ticks % _TICKS_SHOWN == 0:
            await self.show_found()
        else:
            found = max(self._shown, 0)
            replace(self._progress, parts.progress_text(self._job.progress, found))


def add(access: Access) -> None:
    """Register the page."""
    reader, answers, turn = KeptReader(make_reader), Answers(), asyncio.Lock()

    @ui.page("/positions", response_timeout=_PATIENCE)
    async def _page(  # noqa: PLR0913, PLR0917 - each is a part of the query
        request: Request,
        about: Annotated[list[str] | None, Query()] = None,
        also: Annotated[list[str] | None, Query()] = None,
        actor: str = "",
        first: Annotated[str, Query(alias="from")] = "",
        last: Annotated[str, Query(alias="to")] = "",
        by: str = "",
        limit: str = "",
    ) -> None:
        asked = Asked(tuple(about or ()), tuple(also or ()), actor, first, last, by, limit)
        question, scope, error = await _reach(access, asked, request.query_params)
        with frame(access, _title(question), "/positions", heading="Positions"):
            show(parts.form(question, asked.period))
            if error:
                show(element("p", error, class_="alert", role="alert"))
            if scope is None:
                show(parts.introduction())
                return
            show(parts.reach_text(scope))
            if not scope.chosen or not scope.keeps_text:
                return
            job = Job(scope, reader, answers)
            page = Page(access, job, asked.period)
        if job.is_answered:
            await page.show_found()
            return
        client = ui.context.client
        await client.connected()
        client.on_disconnect(job.stop)
        background_tasks.create(page.work(turn), name="positions")


async def _reach(
    access: Access, asked: Asked, query: Iterable[str]
) -> tuple[Question | None, Reach | None, str]:
    """Read what is asked and which articles that means, or say why it cannot be read."""
    question: Question | None = None
    try:
        question = asked.question()
        refuse_unknown(_NAMES, query)
        if not question.about:
            return question, None, ""
        return question, await access.ask(reach, question), ""
    except UsageError as error:
        return question, None, str(error)


def _title(question: Question | None) -> str:
    return f"Positions on {'; '.join(question.about)}" if question and question.about else "Positions"
