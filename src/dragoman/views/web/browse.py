"""A filtered list that changes without reloading: form, rows, pages, charts; its state is in the address."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments

from dragoman.errors import UsageError
from dragoman.store.database import Store
from dragoman.views.html import Markup, address, element, join
from dragoman.views.web.access import Access
from dragoman.views.web.charts import Chart, ChartWithNumbers
from dragoman.views.web.fields import Field, Values, form, given, refusal, refuse_unknown
from dragoman.views.web.frame import replace, show

PAGING = ("after", "sort")
"""Names in the address besides those of the fields: where the page begins, and the order."""
SIZE = 50
"""Rows of a page."""
_PAGELESS = dict.fromkeys(PAGING, "")
_PAUSE = 0.15  # seconds without a key pressed before a filter is applied
# The form's fields, sent on when one of them changes; links and buttons with data-go are followed here.
_CHANGED = "(e) => emit(Object.fromEntries(new FormData(e.target.closest('form'))))"
_SUBMITTED = f"(e) => {{ e.preventDefault(); ({_CHANGED})(e); }}"
_CLICKED = """(e) => {
  const link = e.target.closest('[data-go]');
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  emit(link.dataset.go);
}"""


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of a list.

    Attributes:
        table: The rows.
        shown: How many.
        total: How many the filter lets through.
        next: Where the page behind it begins, or None where this is the last.
    """

    table: Markup
    shown: int
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class View:
    """What a page lists.

    Attributes:
        path: Of the page, such as ``/events``.
        things: What it lists, in the plural.
        fields: Its filters.
        look: Gives the rows of a page.
        tally: Gives its charts, always as many.
        empty: What to say where nothing is let through.
        point: Name of the field that a click on a bar of the last chart fills, or None.
    """

    path: str
    things: str
    fields: Sequence[Field]
    look: Callable[[Store, Values], Rows]
    tally: Callable[[Store, Values], tuple[Chart, ...]]
    empty: str
    point: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names that its address may hold."""
        return (*(field.name for field in self.fields), *PAGING)


class Browser:
    """A view on a page."""

    def __init__(self, access: Access, view: View, query: Mapping[str, str]) -> None:
        """Take a view and what its address says."""
        self._access = access
        self._view = view
        self._query = query
        self._values = given(view.names, query)
        self._drawn = self._values
        self._asked = 0
        self._turn = 0

    async def build(self) -> None:
        """Put the view on the page, filled."""
        rows, charts = await asyncio.gather(self._first_rows(), self._tally(self._values))
        # Where the address cannot be read, the charts are of all: a filter set right will fill them.
        charts = charts or await self._access.ask(self._view.tally, {})
        self._form = show(form(self._view.fields, self._values, self._view.path))
        self._form.on("input", self._changed, throttle=_PAUSE, leading_events=False, js_handler=_CHANGED)
        self._form.on("submit", self._changed, js_handler=_SUBMITTED)
        self._form.on("click", self._go, js_handler=_CLICKED)
        self._charts: list[ChartWithNumbers] = []
        with ui.element("div").classes("columns"):
            for chart in charts:
                with ui.element("div"):
                    self._charts.append(ChartWithNumbers(chart))
        if self._view.point and self._charts:
            self._charts[-1].on_click(self._pointed)
        self._rows = show(rows)
        self._rows.on("click", self._go, js_handler=_CLICKED)

    async def _first_rows(self) -> Markup:
        """Ask for the rows of the address as it came; a filter that there is not stands in their place."""
        try:
            refuse_unknown(self._view.names, self._query)
        except UsageError as error:
            return refusal(error)
        return await self._look(self._values)

    async def _look(self, values: Values) -> Markup:
        """Ask for rows; what is wrong with a filter stands in their place."""
        try:
            return results(self._view, await self._access.ask(self._view.look, values), values)
        except UsageError as error:
            return refusal(error)

    async def _tally(self, values: Values) -> tuple[Chart, ...]:
        """Ask for charts; none where a filter cannot be read."""
        try:
            return await self._access.ask(self._view.tally, values)
        except UsageError:
            return ()

    async def _apply(self, values: Mapping[str, object]) -> bool:
        """Show what other values let through, address included; False where later ones overtook them."""
        self._values = given(self._view.names, values)
        self._asked += 1
        asked = self._asked
        values = self._values
        rows = await self._look(values)
        if asked != self._asked:
            return False
        replace(self._rows, rows)
        where = json.dumps(address(self._view.path.strip("/"), query=values))
        ui.run_javascript(f"history.replaceState(null, '', {where})")
        # The rows are there first: charts take as long again, and another page has the same.
        if {**values, **_PAGELESS} != {**self._drawn, **_PAGELESS}:
            charts = await self._tally(values)
            if asked == self._asked:
                self._show_charts(values, charts)
        return True

    def _show_charts(self, values: dict[str, str], charts: tuple[Chart, ...]) -> None:
        if charts:
            self._drawn = values
        for drawn, chart in zip(self._charts, charts, strict=False):
            drawn.show(chart)

    async def _changed(self, event: GenericEventArguments) -> None:
        fields: dict[str, Any] = event.args if isinstance(event.args, dict) else {}
        # Another filter begins at the first page; the order stays.
        await self._apply({"sort": self._values.get("sort"), **fields})

    async def _go(self, event: GenericEventArguments) -> None:
        where = str(event.args)
        name, _, value = where.partition("=")
        if where == "clear":
            self._fill({})
            wanted: dict[str, object] = {}
        elif name in PAGING:
            wanted = {**self._values, "after": None, name: value}
        else:
            return
        if await self._apply(wanted):
            # Whoever pressed the button is now at the head of what it brought.
            ui.run_javascript("document.getElementById('results')?.focus()")

    def _fill(self, values: Values) -> None:
        """Put values into the form, in the place of what was typed."""
        self._turn += 1
        replace(self._form, form(self._view.fields, values, self._view.path, turn=self._turn))

    async def _pointed(self, name: str) -> None:
        if self._view.point is not None:
            values = {**self._values, self._view.point: name}
            values.pop("after", None)
            self._fill(values)
            await self._apply(values)


def results(view: View, rows: Rows, values: Values) -> Markup:
    """Write a page of rows with what it is a page of, and the ways on."""
    if not rows.total:
        return join(_status(f"No {view.things}."), element("p", view.empty, class_="empty"))
    part = "" if rows.shown == rows.total else f", {rows.shown} on this page"
    return join(
        _status(f"{rows.total:,} {view.things}{part}."),
        _ways(view, rows, values),
        rows.table,
        _ways(view, rows, values) if rows.shown > 20 else None,
    )


def _status(words: str) -> Markup:
    return element(
        "h2", element("span", words, role="status", aria_live="polite"), id="results", tabindex="-1"
    )


def _ways(view: View, rows: Rows, values: Values) -> Markup:
    """Make the links to other pages and orders, and to the files; they work by themselves too."""
    kept = {name: value for name, value in values.items() if name not in PAGING}
    sort = values.get("sort")
    latest = sort != "oldest"
    parts = [
        _way(view, "First page", "after=", {**kept, "sort": sort}) if "after" in values else None,
        _way(view, "Next page", f"after={rows.next}", {**kept, "sort": sort, "after": rows.next})
        if rows.next
        else None,
        _way(view, "Oldest first", "sort=oldest", {**kept, "sort": "oldest"})
        if latest
        else _way(view, "Latest first", "sort=", kept),
        *(
            element(
                "a",
                f"Download all {rows.total:,} as {name}",
                href=address(view.path.strip("/"), "download", query={**kept, "format": name}),
                download=True,
            )
            for name in ("csv", "jsonl")
        ),
    ]
    return element("div", parts, class_="actions")


def _way(view: View, words: str, go: str, query: Mapping[str, object]) -> Markup:
    return element(
        "a", words, href=address(view.path.strip("/"), query=query), data_go=go, class_="button plain"
    )
