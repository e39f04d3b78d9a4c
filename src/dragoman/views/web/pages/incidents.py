"""The incidents, ``/incidents``: events judged to be reports of one happening, filtered, a page at a time."""

from dataclasses import replace

from nicegui import ui
from starlette.requests import Request

from dragoman.errors import UsageError
from dragoman.records import Standing
from dragoman.store.database import Store
from dragoman.store.incident_sums import incidents_by, incidents_by_period
from dragoman.store.incidents import IncidentFilter
from dragoman.store.overview import Unit
from dragoman.store.pages import IncidentRow, incident_page
from dragoman.views.html import Child, Markup, element, link, table
from dragoman.views.web import cells
from dragoman.views.web.access import Access
from dragoman.views.web.browse import SIZE, Browser, Rows, View
from dragoman.views.web.charts import Chart
from dragoman.views.web.fields import Field, Kind, Values, day, kinds, pair, whole
from dragoman.views.web.frame import frame, show
from dragoman.views.web.tallies import by_kind, over

LEAD = (
    "Each row is one happening as its reports together tell it. Belief is the probability that it is so, by "
    "the priors and the sources that are independent of each other; open one to see the sum and where "
    "reports differ."
)
_EMPTY = (
    "No incident is let through by these filters. Take one away; or, where the store has none at all, put "
    "its events together with: dragoman assemble --store FILE"
)
_HEADER = (
    *("Incident", "Days", "Actors", "Recipients", "Place", "Standing", "Reports", "Sources", "Belief"),
    "Reports differ in",
)
_NUMBERS = (6, 7, 8)
NAMES = (
    *("actor", "dyad", "country", "type", "standing", "from", "to", "reports", "sources", "differ"),
    "unit",
)
"""Names of the filters in an address; others link by them."""


def wanted(values: Values) -> IncidentFilter:
    """Read a filter from what an address gives.

    Raises:
        UsageError: A day, number or dyad is none.
    """
    differ = values.get("differ")
    if differ not in (None, "yes", "no"):
        raise UsageError(f"Reports differ: {differ!r} is neither yes nor no")
    return IncidentFilter(
        type=values.get("type"),
        actor=values.get("actor"),
        country=values.get("country"),
        dyad=pair(values, "dyad", "Dyad"),
        first=day(values, "from", "From"),
        last=day(values, "to", "To"),
        standing=values.get("standing"),
        reports=whole(values, "reports", "Reports"),
        sources=whole(values, "sources", "Sources"),
        disagreeing=None if differ is None else differ == "yes",
    )


def filters(store: Store) -> tuple[Field, ...]:
    """Give the filters, with the kinds that a store has."""
    types, standings = (kinds(incidents_by(store, IncidentFilter(), by)) for by in ("type", "standing"))
    many = ("1", "999", "1")
    return (
        Field("actor", "Actor or recipient", hint="part of the name"),
        Field("dyad", "Dyad: from, to", hint="ISR,IRN"),
        Field("country", "Country of either side", hint="IRN"),
        Field("type", "Type", Kind.CHOICE, choices=types),
        Field("standing", "Standing", Kind.CHOICE, choices=standings or tuple((s, s) for s in Standing)),
        Field("from", "From", Kind.DAY),
        Field("to", "To", Kind.DAY),
        Field("reports", "Reports at least", Kind.NUMBER, bounds=many),
        Field("sources", "Sources at least", Kind.NUMBER, bounds=many),
        Field("differ", "Reports differ", Kind.CHOICE, choices=(("yes", "yes"), ("no", "no"))),
        Field("unit", "Chart by", Kind.CHOICE, choices=tuple((u, u) for u in Unit), open="what fits"),
    )


def look(store: Store, values: Values) -> Rows:
    """Give a page of incidents.

    Raises:
        UsageError: A filter or the beginning of the page cannot be read.
    """
    page = incident_page(
        store,
        wanted(values),
        after=values.get("after"),
        size=SIZE,
        newest=values.get("sort") != "oldest",
    )
    return Rows(grid(page.items), len(page.items), page.total, page.next)


def tally(store: Store, values: Values) -> tuple[Chart, ...]:
    """Give the charts of the incidents: by period, and by type."""
    asked = wanted(values)
    chart = over(lambda unit: incidents_by_period(store, asked, unit=unit), values.get("unit"))
    return (
        replace(chart, title=f"Incidents by {chart.of.lower()} and type{chart.title}"),
        by_kind("Incidents by type", "Type", incidents_by(store, asked, "type"), "Incidents"),
    )


def grid(rows: tuple[IncidentRow, ...]) -> Markup:
    """Write incidents as a table."""
    return table(
        "Incidents, each with how many reports tell of it", _HEADER, map(_cells, rows), numbers=_NUMBERS
    )


def _cells(row: IncidentRow) -> tuple[Child, ...]:
    return (
        link(f"{row.type} / {row.mode}" if row.mode else row.type, "incident", row.id),
        cells.stretch(row.first, row.last),
        cells.parties(row.actors),
        cells.parties(row.recipients),
        cells.place(row.place, None),
        row.standing,
        f"{row.reports:,}",
        f"{row.sources:,}",
        f"{row.belief:.2f}",
        ", ".join(row.disagreements) or element("span", "nothing", class_="quiet"),
    )


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/incidents", response_timeout=30)
    async def _page(request: Request) -> None:
        fields = await access.ask_once(filters)
        view = View("/incidents", "incidents", fields, look, tally, _EMPTY, point="type")
        with frame(access, "Incidents", "/incidents"):
            show(element("p", LEAD, class_="lead"))
            await Browser(access, view, request.query_params).build()
