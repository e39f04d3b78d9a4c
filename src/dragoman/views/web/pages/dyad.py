"""The page of two parties, ``/dyad/{one}/{other}``: what each does to the other, over time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from nicegui import ui
from starlette.requests import Request

from dragoman.store import parties, party_sums
from dragoman.store.database import Store
from dragoman.store.observations import Observation, latest_observations
from dragoman.store.pages import EventRow, IncidentRow, event_rows, incident_rows
from dragoman.store.parties import Key, Known, Side
from dragoman.store.party_sums import PlaceCount
from dragoman.views.analysis.network import Network, Node, Scale, make_network
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.relations import Series, bounds_of, period_for, series
from dragoman.views.web import dyad_parts as parts
from dragoman.views.web.access import Access
from dragoman.views.web.charts import ChartWithNumbers
from dragoman.views.web.dyad_graph import graph, graph_label
from dragoman.views.web.frame import frame, show
from dragoman.views.web.neighbourhood import Neighbourhood, neighbourhood

MOST = 5_000
"""Events of a direction that are added up, the latest; more would take seconds."""
LISTED = 10
"""Rows of each list on the page, at most."""
_AROUND = 5_000  # events of the two with anybody that the network is made of
_NEIGHBOURS = 14
_PATIENCE = 30.0  # seconds in which the events are added up
# An event belongs to a direction if it is one and if both its sides are right.
_HANGS_ON = ("event", "actors", "recipients")


@dataclass(frozen=True, slots=True)
class Direction:
    """What one of the two does to the other.

    Attributes:
        actor: Who acts.
        recipient: Who is acted upon.
        series: Counts and intensity over time.
        latest: The latest events.
        heaviest: Those of the largest intensity, cooperation or conflict.
        is_cut: Whether only the latest events are added up.
    """

    actor: Key
    recipient: Key
    series: Series
    latest: tuple[EventRow, ...]
    heaviest: tuple[EventRow, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class DyadPage:
    """All that the page shows of two parties.

    Attributes:
        period: How long the periods are.
        there: What the first does to the other.
        back: What the other does to the first.
        incidents: Incidents with most reports of what they do to each other.
        places: Where that happened.
        around: With whom the two have events.
        keys: Ids of the names on the page that have one.
    """

    period: Period
    there: Direction
    back: Direction
    incidents: tuple[IncidentRow, ...]
    places: tuple[PlaceCount, ...]
    around: Neighbourhood
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class UnknownSide:
    """What the page shows where the store does not know one of the two.

    Attributes:
        asked: Both as asked for.
        unknown: Which the store does not know, each with names like it.
    """

    asked: tuple[str, str]
    unknown: tuple[tuple[str, tuple[Key, ...]], ...]


def dyad_page(store: Store, one: str, other: str, period: Period | None) -> DyadPage | UnknownSide:
    """Ask a store for what the page shows.

    Args:
        store: The store.
        one: Country code, id or name of the first.
        other: Of the other.
        period: How long the periods of the series are, or None: as fits the days.
    """
    keys = {asked: parties.side_of(store, asked) for asked in (one, other)}
    first, second = keys[one], keys[other]
    if first is None or second is None:
        lost = tuple((asked, parties.near(store, asked)) for asked, key in keys.items() if key is None)
        return UnknownSide((one, other), lost)
    there, back = _observed(store, first, second), _observed(store, second, first)
    chosen = period or period_for((*there, *back))
    bounds = bounds_of((*there, *back), chosen)
    directions = (
        _direction(store, (first, second), there, series(there, chosen, bounds)),
        _direction(store, (second, first), back, series(back, chosen, bounds)),
    )
    reports = Counter(o.incident for o in {o.id: o for o in (*there, *back)}.values() if o.incident)
    ranked = sorted(reports, key=lambda identity: (-reports[identity], identity))[:LISTED]
    incidents = incident_rows(store, ranked)
    around = neighbourhood(_network(store, first, second), _ends(first, second), _NEIGHBOURS)
    rows = (row for direction in directions for row in (*direction.latest, *direction.heaviest))
    names = {name for row in rows for name in (*row.actors, *row.recipients)}
    return DyadPage(
        period=chosen,
        there=directions[0],
        back=directions[1],
        incidents=incidents,
        places=party_sums.places_of(store, [o.id for o in (*there, *back)], limit=LISTED),
        around=around,
        keys=parties.keys_of(store, sorted(names | set(around.names))),
    )


def sides(raw_path: str) -> tuple[str, str] | None:
    """Read the two sides from a path as the browser sent it; a side's own slashes are quoted in it.

    Ids that came with bare slashes are read too, where they leave no doubt: ``person/a/person/b``.
    """
    given = [unquote(part) for part in raw_path.partition("/dyad/")[2].split("?")[0].split("/") if part]
    if len(given) == 4:
        given = ["/".join(given[:2]), "/".join(given[2:])]
    return (given[0], given[1]) if len(given) == 2 else None


def _observed(store: Store, actor: Key, recipient: Key) -> list[Observation]:
    condition, values = parties.between(actor, recipient)
    return list(latest_observations(store, condition, values, _HANGS_ON, limit=MOST))


def _direction(
    store: Store, keys: tuple[Key, Key], found: Sequence[Observation], over_time: Series
) -> Direction:
    latest = sorted(found, key=lambda o: (o.first or o.last or date.min, o.id), reverse=True)[:LISTED]
    heavy = sorted(found, key=lambda o: (-abs(o.intensity), -o.probability, o.id))[:LISTED]
    rows = {row.id: row for row in event_rows(store, sorted({o.id for o in (*latest, *heavy)}))}
    return Direction(
        *keys,
        over_time,
        tuple(rows[o.id] for o in latest),
        tuple(rows[o.id] for o in heavy),
        len(found) == MOST,
    )


def _network(store: Store, first: Key, second: Key) -> Network:
    keys = (first, second)
    condition = " OR ".join(key.condition(side) for key in keys for side in Side)
    values = [key.value for key in keys for _ in Side]
    found = latest_observations(store, f"({condition})", values, limit=_AROUND)
    node = Node.COUNTRY if Known.COUNTRY in (first.known, second.known) else Node.ACTOR
    return make_network(found, node, Scale.INTENSITY)


def _ends(first: Key, second: Key) -> tuple[str, ...]:
    """Name the nodes of the two; a party is none in a network of countries."""
    if Known.COUNTRY in (first.known, second.known):
        return tuple(key.value for key in (first, second) if key.known is Known.COUNTRY)
    return first.name, second.name


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/dyad/{both:path}", response_timeout=_PATIENCE)
    async def _page(request: Request, both: str, by: str = "") -> None:
        raw = request.scope.get("raw_path", b"").decode("latin-1")
        named = sides(raw or f"/dyad/{both}")
        if named is None:
            with frame(access, "Two parties", "/actors"):
                show(parts.wrong_path(both))
            return
        shown = await access.ask(dyad_page, *named, Period(by) if by in list(Period) else None)
        title = f"{named[0]} and {named[1]}"
        if isinstance(shown, UnknownSide):
            with frame(access, title, "/actors"):
                show(parts.unknown(shown))
            return
        with frame(access, title, "/actors", heading=parts.heading(shown)):
            _show(shown)


def _show(shown: DyadPage) -> None:
    show(parts.summary(shown))
    if shown.there.series.points:
        show(parts.over_time(shown))
        ChartWithNumbers(parts.intensity_chart(shown))
        with ui.element("div").classes("columns"):
            for direction in (shown.there, shown.back):
                with ui.element("div"):
                    ChartWithNumbers(parts.quad_chart(direction, shown.period))
        show(parts.series_tables(shown))
    show(parts.types(shown), parts.events(shown), parts.incidents(shown), parts.places(shown))
    show(parts.around(shown))
    if shown.around.ties:
        network = ui.echart(graph(shown.around), renderer="svg").classes("chart graph")
        network.props('role="img"').props["aria-label"] = graph_label(shown.around)
        show(parts.ties(shown))
