"""Makes a report of a store: reads, counts, and puts together what the page shows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.records import OCCURRED
from dragoman.store import overview
from dragoman.store.assembled import count_new_events
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Store
from dragoman.store.observations import Observation, volume
from dragoman.store.overview import Point
from dragoman.store.read import coded_by, counts
from dragoman.store.texts import keeps_text
from dragoman.views.analysis.plots.places import MapPlot, map_plot
from dragoman.views.analysis.report.counting import Told, figures, over_time, source_rows, type_rows
from dragoman.views.analysis.report.happenings import happenings
from dragoman.views.analysis.report.record import Method, Report
from dragoman.views.analysis.report.scope import Scope, dayless, directions, material

_MOST_POINTS = 300


def make_report(store: Store, scope: Scope) -> Report:
    """Make a report.

    Args:
        store: An open store.
        scope: What it is about.

    Raises:
        UsageError: The scope is none.
    """
    scope.check()
    everything = material(store, scope, scope.used())
    found = [one for one in everything if one.status in OCCURRED]
    typed = [one for one in material(store, scope, (*scope.used(), "type")) if one.status in OCCURRED]
    ways = directions(store, scope, found)
    series, undated = over_time(found, volume(store), ways, f"{scope.title()}: cooperation and conflict")
    has_text = keeps_text(store)
    best, more, disputed, more_disputed = happenings(store, scope, keeps_text=has_text)
    told = _told(store, scope, found)
    return Report(
        scope.title(),
        _method(store, scope, everything, told, undated=undated),
        figures(found, ways),
        series,
        type_rows(typed, ways),
        *(best, more, disputed, more_disputed),
        _map(store, scope, found),
        source_rows(told),
    )


def _method(
    store: Store, scope: Scope, everything: Sequence[Observation], told: dict[str, Told], *, undated: int
) -> Method:
    statuses = Counter(one.status for one in everything)
    corrections = corrections_of(store)
    return Method(
        scope.title(),
        scope.meant(),
        scope.days(),
        tuple(f"{component} {version}" for component, version in coded_by(store)),
        scope.used(),
        len({one.doc for one in told.values()}),
        len({one.source for one in told.values() if one.source is not None}),
        counts(store)["articles"],
        len(told),
        tuple(sorted((status, number) for status, number in statuses.items() if status not in OCCURRED)),
        undated,
        dayless(store, scope),
        count_new_events(store),
        keeps_text(store),
        "" if corrections is None else corrections.told(),
    )


def _told(store: Store, scope: Scope, found: Iterable[Observation]) -> dict[str, Told]:
    """Say of each event that is counted where its report stands."""
    kept = {one.id for one in found}
    rows: dict[str, Told] = {}
    for wanted in scope.event_filters():
        columns = store.frame(wanted).select(["id", "doc", "source", "published"]).to_pydict()
        for identity, *where in zip(*columns.values(), strict=True):
            if identity in kept:
                rows[identity] = Told(*where)
    return rows


def _map(store: Store, scope: Scope, found: Sequence[Observation]) -> MapPlot:
    """Give the places of the events counted."""
    filters = [replace(one, status=status) for one in scope.event_filters() for status in OCCURRED]
    points: dict[tuple[float, float, str | None], Point] = {}
    for wanted in filters:
        for point in overview.points(store, wanted, limit=_MOST_POINTS):
            key = (point.lat, point.lon, point.place)
            before = points[key].count if key in points else 0
            points[key] = replace(point, count=point.count + before)
    countries = Counter(one.place_country for one in found if one.place_country is not None)
    nowhere = sum(one.place_country is None and one.lat is None for one in found)
    order = sorted(points.values(), key=lambda point: (-point.count, point.lat, point.lon))
    return map_plot(order, countries, f"{scope.title()}: where", nowhere=nowhere)
