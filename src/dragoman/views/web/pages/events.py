"""The events, ``/events``: filtered, a page at a time, with charts that follow the filter."""

from nicegui import ui
from starlette.requests import Request

from dragoman.records import Status
from dragoman.store import overview
from dragoman.store.database import Store
from dragoman.store.overview import Facet, Unit
from dragoman.store.pages import EventRow, event_page
from dragoman.store.read import EventFilter
from dragoman.views.event_rows import words
from dragoman.views.html import Child, Markup, element, link, table
from dragoman.views.web import cells
from dragoman.views.web.access import Access
from dragoman.views.web.browse import SIZE, Browser, Rows, View
from dragoman.views.web.charts import QUAD_NAMES, Chart
from dragoman.views.web.fields import Field, Kind, Values, day, kinds, number, pair, whole
from dragoman.views.web.frame import frame, show
from dragoman.views.web.tallies import time_and_types

LEAD = (
    "Each row is one report's event: who did what to whom, in the words of the sentence beside it. Days are "
    "those that the event's date allows; confidence is the calibrated probability that the text reports such "
    "an event."
)
_EMPTY = "No event is let through by these filters. Take one away, or write less into it."
_HEADER = (
    *("Event", "Day and place", "Actor", "Recipient", "Words", "Status, according to", "Confidence"),
    "Source",
)
_NUMBERS = (6,)
NAMES = (
    *("text", "actor", "dyad", "country", "type", "mode", "context", "quad", "status", "speaker", "place"),
    *("from", "to", "confidence", "source", "incident", "unit"),
)
"""Names of the filters in an address; others link by them."""


def wanted(values: Values) -> EventFilter:
    """Read a filter from what an address gives.

    Raises:
        UsageError: A day, number or dyad is none.
    """
    return EventFilter(
        text=values.get("text"),
        actor=values.get("actor"),
        dyad=pair(values, "dyad", "Dyad"),
        country=values.get("country"),
        type=values.get("type"),
        mode=values.get("mode"),
        context=values.get("context"),
        quad=whole(values, "quad", "Quad class"),
        status=values.get("status"),
        speaker=values.get("speaker"),
        place=values.get("place"),
        first=day(values, "from", "From"),
        last=day(values, "to", "To"),
        confidence=number(values, "confidence", "Confidence"),
        source=values.get("source"),
        incident=values.get("incident"),
    )


def filters(store: Store) -> tuple[Field, ...]:
    """Give the filters, with the kinds that a store has."""
    whole_store = EventFilter()
    types, modes, contexts, statuses = (
        kinds(overview.facet(store, whole_store, by, limit=1_000))
        for by in (Facet.TYPE, Facet.MODE, Facet.CONTEXT, Facet.STATUS)
    )
    quads = tuple((str(n), name) for n, name in enumerate(QUAD_NAMES, start=1))
    return (
        Field("text", "Words of the sentence", hint="shelling near the"),
        Field("actor", "Actor or recipient", hint="part of the name"),
        Field("dyad", "Dyad: from, to", hint="ISR,IRN"),
        Field("country", "Country of either side", hint="IRN"),
        Field("type", "Type", Kind.CHOICE, choices=types),
        Field("mode", "Mode", Kind.CHOICE, choices=modes),
        Field("context", "Context", Kind.CHOICE, choices=contexts),
        Field("quad", "Quad class", Kind.CHOICE, choices=quads),
        Field("status", "Status", Kind.CHOICE, choices=statuses or tuple((s, s) for s in Status)),
        Field("speaker", "According to", hint="part of the name"),
        Field("place", "Place", hint="part of the name, or SYR"),
        Field("from", "From", Kind.DAY),
        Field("to", "To", Kind.DAY),
        Field("confidence", "Confidence at least", Kind.NUMBER, hint="0 to 1"),
        Field("source", "Source", hint="part of the outlet's name"),
        Field("incident", "Incident", hint="its whole id"),
        Field("unit", "Chart by", Kind.CHOICE, choices=tuple((u, u) for u in Unit), open="what fits"),
    )


def look(store: Store, values: Values) -> Rows:
    """Give a page of events.

    Raises:
        UsageError: A filter or the beginning of the page cannot be read.
    """
    page = event_page(
        store,
        wanted(values),
        after=values.get("after"),
        size=SIZE,
        newest=values.get("sort") != "oldest",
    )
    return Rows(grid(page.items), len(page.items), page.total, page.next)


def tally(store: Store, values: Values) -> tuple[Chart, ...]:
    """Give the charts of the events: by period, and by type."""
    return time_and_types(store, wanted(values), values.get("unit"))


def grid(rows: tuple[EventRow, ...]) -> Markup:
    """Write events as a table."""
    return table("Events, with the words that say them", _HEADER, map(_cells, rows), numbers=_NUMBERS)


def _cells(row: EventRow) -> tuple[Child, ...]:
    return (
        (
            cells.kind(row),
            element("div", link("incident", "incident", row.incident), class_="quiet")
            if row.incident
            else None,
        ),
        (
            cells.stretch(row.first, row.last, row.precision),
            element("div", cells.place(row.place, row.place_country)),
        ),
        element("div", cells.parties(row.actors, row.actor_countries), class_="narrow"),
        element("div", cells.parties(row.recipients, row.recipient_countries), class_="narrow"),
        element("div", cells.said(row.evidence, row.trigger), class_="words"),
        (
            cells.status(row.status),
            element("div", words(row.speaker) if row.speaker else "the article", class_="quiet"),
        ),
        f"{row.confidence:.2f}",
        element(
            "div",
            row.source or "unknown",
            element("div", cells.day(row.published, ""), class_="quiet"),
            class_="narrow",
        ),
    )


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/events", response_timeout=30)
    async def _page(request: Request) -> None:
        fields = await access.ask_once(filters)
        view = View("/events", "events", fields, look, tally, _EMPTY, point="type")
        with frame(access, "Events", "/events"):
            show(element("p", LEAD, class_="lead"))
            await Browser(access, view, request.query_params).build()
