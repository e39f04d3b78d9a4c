"""The overview, ``/``: what is new, how much of what, between whom, where, from whom, and what failed."""

from collections.abc import Mapping
from dataclasses import dataclass

from nicegui import ui

from dragoman.store import overview as sums
from dragoman.store.corrections import Corrections
from dragoman.store.database import Store
from dragoman.store.pages import DocumentFilter, DocumentRow, document_page
from dragoman.store.read import EventFilter
from dragoman.views.event_rows import words
from dragoman.views.html import Markup, element, join, link, table
from dragoman.views.web import cells
from dragoman.views.web.access import Access
from dragoman.views.web.charts import Chart, ChartWithNumbers
from dragoman.views.web.frame import frame, show
from dragoman.views.web.maps import Map, draw, where
from dragoman.views.web.tallies import over_time

_NEW, _DAYS, _DYADS, _SOURCES, _ACTORS = 8, 7, 12, 8, 10
_EMPTY = (
    "The store is empty. Read articles into it with: dragoman ingest PATH --store FILE. Then open this page "
    "again."
)


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows.

    Attributes:
        totals: How much there is.
        types: Events by period and type.
        quads: Events by period and quad class.
        outside: Events whose date is unknown or lies outside the days of those charts.
        dyads: The busiest pairs of countries.
        actors: The busiest parties.
        map: Where events happened.
        sources: The busiest outlets.
        days: Articles and events of the latest days.
        latest: The latest articles.
    """

    totals: sums.Totals
    types: Chart
    quads: Chart
    outside: int
    dyads: tuple[sums.DyadCount, ...]
    actors: Mapping[str, int]
    map: Map
    sources: tuple[sums.SourceCount, ...]
    days: tuple[sums.DayCount, ...]
    latest: tuple[DocumentRow, ...]


def overview(store: Store) -> Overview:
    """Ask a store for what the page shows."""
    totals, every = sums.totals(store), EventFilter()
    # Reports tell of old days too; what is drawn are the days that the articles are of.
    current = EventFilter(last=totals.last)
    types = over_time(store, current, since=totals.first)
    return Overview(
        totals=totals,
        types=types,
        quads=over_time(store, current, split="quad", since=totals.first),
        outside=totals.records["events"] - int(types.total),
        dyads=sums.dyads(store, every, limit=_DYADS),
        actors=sums.busiest_actors(store, every, limit=_ACTORS),
        map=where(store, every),
        sources=sums.sources(store)[:_SOURCES],
        days=sums.latest(store, limit=_DAYS),
        latest=document_page(store, DocumentFilter(), size=_NEW, newest=True).items,
    )


def figures(totals: sums.Totals) -> Markup:
    """Write how much there is; what can be listed is a link to its list."""
    records, waiting = totals.records, totals.ledger.get("failed", 0)
    cells_of = (
        ("articles", f"{records['articles']:,}"),
        ("statements", f"{records['statements']:,}"),
        (link("events", "events"), f"{records['events']:,}"),
        (link("incidents", "incidents"), f"{records['incidents']:,}"),
        (link("failed", "sources"), f"{waiting:,}"),
    )
    return element(
        "dl",
        [element("div", element("dt", name), element("dd", number)) for name, number in cells_of],
        class_="figures",
    )


def lead(totals: sums.Totals) -> Markup:
    """Say what is shown and how it was made."""
    if totals.first is None:
        days = "No article says when it was published."
    else:
        days = f"Articles published from {totals.first} to {totals.last}."
    return element(
        "p",
        f"{days} Events were coded from them by machine; an incident is the events judged to be reports of "
        "one happening.",
        class_="lead",
    )


def as_reviewed(corrections: Corrections) -> Markup:
    """Say that events are not shown as they were coded, and how many are not."""
    return element(
        "p",
        f"Events and incidents are shown, and counted, as their reviewers had them when serve was started: "
        f"{corrections.told()}.",
        class_="notice",
        role="note",
    )


def new(shown: Overview) -> Markup:
    """Write the latest articles and days."""
    articles = (
        (
            link(words(row.title or "without a title"), "article", row.id),
            row.source or "unknown",
            cells.day(row.published),
            f"{row.events:,}",
        )
        for row in shown.latest
    )
    days = ((cells.day(one.day), f"{one.documents:,}", f"{one.events:,}") for one in shown.days)
    return join(
        element("h2", "New"),
        table("The latest articles", ("Article", "Source", "Published", "Events"), articles, numbers=(3,)),
        element("h3", "The latest days"),
        table("Articles by day of publication", ("Day", "Articles", "Events"), days, numbers=(1, 2)),
    )


def busiest(shown: Overview) -> Markup:
    """Write the busiest dyads and parties."""
    dyads = (
        (
            link(f"{one.actor} → {one.recipient}", "dyad", one.actor, one.recipient, class_="day"),
            join(cells.countries(one.actor), " to ", cells.countries(one.recipient)),
            link(f"{one.count:,}", "events", query={"dyad": f"{one.actor},{one.recipient}"}),
            f"{one.intensity:+.1f}",
        )
        for one in shown.dyads
    )
    parties = (
        (
            link(words(name), "actor", name),
            link(f"{count:,}", "events", query={"actor": name}),
        )
        for name, count in shown.actors.items()
    )
    header = ("Dyad", "From and to", "Events", "Mean intensity")
    return join(
        element("h2", "Busiest dyads"),
        table("Pairs of countries by events of one towards the other", header, dyads, numbers=(2, 3)),
        element(
            "p",
            "Intensity is PLOVER's, from -10, the most hostile, to 10. It weighs kinds of acts, "
            "not their size.",
            class_="quiet",
        ),
        element("h2", "Busiest parties"),
        table("Parties by events on either side", ("Party", "Events"), parties, numbers=(1,)),
    )


def origins(shown: Overview) -> Markup:
    """Write the busiest outlets, and how the articles that were read fared."""
    outlets = (
        (
            link(one.source, "events", query={"source": one.source}) if one.source else "unknown",
            f"{one.documents:,}",
            f"{one.events:,}",
        )
        for one in shown.sources
    )
    states = ((state, f"{count:,}") for state, count in shown.totals.ledger.items())
    return join(
        element("h2", "Sources"),
        table("The busiest outlets", ("Outlet", "Articles", "Events"), outlets, numbers=(1, 2)),
        element("h3", "Articles by what became of them"),
        table("States of the ledger", ("State", "Articles"), states, numbers=(1,)),
        element("p", link("All sources, and what failed with its reason", "sources")),
    )


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/", response_timeout=30)
    async def _page() -> None:
        shown = await access.ask_once(overview)
        with frame(access, "Overview", "/"):
            if not shown.totals.records["articles"]:
                show(element("p", _EMPTY, class_="empty"))
                return
            if access.corrections is not None:
                show(as_reviewed(access.corrections))
            _build(shown)


def _build(shown: Overview) -> None:
    show(lead(shown.totals), figures(shown.totals))
    with ui.element("div").classes("columns"):
        show(new(shown))
        with ui.element("div"):
            show(element("h2", "Events over time"))
            ChartWithNumbers(shown.types)
            ChartWithNumbers(shown.quads)
            if shown.outside:
                show(element("p", _outside(shown.outside), class_="quiet"))
    show(element("h2", "Where"))
    draw(shown.map, label="Map of the world with the events' places")
    with ui.element("div").classes("columns"):
        show(busiest(shown))
        show(origins(shown))


def _outside(number: int) -> str:
    return (
        f"{number:,} events are not drawn: their day is unknown, or before or after the days that the "
        "articles are of."
    )
