"""The numbers of a report: sums with intervals, types by direction, both directions over time, outlets."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.store.observations import Observation
from dragoman.views.analysis.expected import Estimate, expected_count, expected_sum
from dragoman.views.analysis.panel import PanelPlan, Split, make_panel
from dragoman.views.analysis.periods import Period, first_day, last_day
from dragoman.views.analysis.plots.series import SeriesPlot, series_plot
from dragoman.views.analysis.report.record import Figures, SourceRow, TypeRow
from dragoman.views.analysis.report.scope import Direction
from dragoman.views.analysis.units import Placing, Unit

# Days from which a period is too short to be seen: a figure has room for some hundred points.
_LONGEST = ((62, Period.DAY), (500, Period.WEEK), (3700, Period.MONTH))


@dataclass(frozen=True, slots=True)
class Told:
    """Where an event's report stands: its document, outlet and day of publication."""

    doc: str
    source: str | None
    published: date | None


def figures(found: Sequence[Observation], ways: Sequence[Direction]) -> tuple[Figures, ...]:
    """Sum up each direction."""
    return tuple(_figures(way.name, [one for one in found if one.id in way.ids]) for way in ways)


def type_rows(found: Sequence[Observation], ways: Sequence[Direction]) -> tuple[TypeRow, ...]:
    """Count each type in each direction, the most frequent first.

    Args:
        found: Events; their probability should have that of the type in it.
        ways: The directions.
    """
    by_type: dict[str, list[Observation]] = defaultdict(list)
    for one in found:
        by_type[one.type].append(one)
    order = sorted(by_type, key=lambda kind: (-len(by_type[kind]), kind))
    return tuple(TypeRow(kind, tuple(_counted(by_type[kind], way) for way in ways)) for kind in order)


def period_for(found: Iterable[Observation]) -> Period:
    """Choose a period in which the days of some events can be seen."""
    days = [one.first for one in found if one.first is not None and one.first == one.last]
    span = (max(days) - min(days)).days if days else 0
    return next((period for longest, period in _LONGEST if span <= longest), Period.YEAR)


def over_time(
    found: Sequence[Observation], volume: Mapping[date, int], ways: Sequence[Direction], title: str
) -> tuple[SeriesPlot | None, int]:
    """Give both directions over time, and how many events are not in it because their days are not known.

    The periods run from the first event's to the last one's. Each line has the numbers of a panel of its
    direction's events.
    """
    period = period_for(found)
    whole = make_panel(found, volume, PanelPlan(Placing(Unit.ALL), period, Split.NONE))
    if not whole.periods:
        return None, sum(whole.set_aside.values())
    first, last = first_day(whole.periods[0], period), last_day(whole.periods[-1], period)
    plan = PanelPlan(Placing(Unit.ALL), period, Split.NONE, (), first, last, ("all",))
    plots = [
        series_plot(make_panel([one for one in found if one.id in way.ids], volume, plan), title)
        for way in ways
    ]
    lines = tuple(
        replace(plot.lines[0], name=way.name) for plot, way in zip(plots, ways, strict=True) if plot.lines
    )
    return replace(plots[0], lines=lines), sum(whole.set_aside.values())


def source_rows(told: Mapping[str, Told]) -> tuple[SourceRow, ...]:
    """Count articles and events by outlet, the busiest first.

    Args:
        told: For each event that is counted, where its report stands.
    """
    events = Counter(one.source for one in told.values())
    docs: dict[str | None, set[str]] = defaultdict(set)
    days: dict[str | None, list[date]] = defaultdict(list)
    for one in told.values():
        docs[one.source].add(one.doc)
        if one.published is not None:
            days[one.source].append(one.published)
    order = sorted(events, key=lambda name: (-len(docs[name]), -events[name], name is None, name or ""))
    return tuple(
        SourceRow(
            name,
            len(docs[name]),
            events[name],
            min(days[name], default=None),
            max(days[name], default=None),
        )
        for name in order
    )


def _figures(name: str, found: Sequence[Observation]) -> Figures:
    chances = [one.probability for one in found]
    one, two, three, four = (
        expected_count([event.probability for event in found if event.quad == quad]) for quad in (1, 2, 3, 4)
    )
    return Figures(
        name,
        len(found),
        len({event.incident or event.id for event in found}),
        expected_count(chances),
        (one, two, three, four),
        expected_sum([event.intensity for event in found], chances),
    )


def _counted(found: Sequence[Observation], way: Direction) -> tuple[int, Estimate]:
    kept = [one.probability for one in found if one.id in way.ids]
    return len(kept), expected_count(kept)
