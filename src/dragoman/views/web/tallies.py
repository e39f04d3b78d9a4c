"""Counts as charts: events by period, with no gap in the time, and by kind."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.errors import UsageError
from dragoman.store import overview
from dragoman.store.database import Store
from dragoman.store.read import EventFilter
from dragoman.views.analysis.periods import Period, label, number_of
from dragoman.views.web.charts import QUAD_NAMES, QUADS, Chart, Series, top_series

Counting = Callable[[str], Sequence[overview.PeriodCount]]
"""Counts by periods of a length."""
_MOST = 400  # periods that a chart draws one by one; beyond, those without events are left out
_DAYS, _MONTHS = 62, 8 * 12  # longest stretches that are drawn by day and by month


def unit_for(first: date, last: date) -> Period:
    """Choose how long a period is, so that a stretch of time has some dozens of them."""
    if (last - first).days <= _DAYS:
        return Period.DAY
    months = number_of(last, Period.MONTH) - number_of(first, Period.MONTH)
    return Period.MONTH if months <= _MONTHS else Period.YEAR


def over_time(
    store: Store,
    wanted: EventFilter,
    *,
    split: str = "type",
    unit: str | None = None,
    since: date | None = None,
) -> Chart:
    """Count events by period and kind.

    Args:
        store: The store.
        wanted: Which events.
        split: ``type`` or ``quad``.
        unit: Length of a period; chosen by the stretch of time where None.
        since: Periods before this day's are left out.

    Raises:
        UsageError: There is no such unit.
    """

    def count(one: str) -> Sequence[overview.PeriodCount]:
        counted = overview.by_period(store, wanted, unit=one, split=split)
        first = 0 if since is None else number_of(since, Period(one))
        return [row for row in counted if number_of(row.period, Period(one)) >= first]

    chart = over(count, unit)
    by = "quad class" if split == "quad" else split
    return replace(
        chart,
        title=f"Events by {chart.of.lower()} and {by}{chart.title}",
        series=_quads(chart.series) if split == "quad" else chart.series,
    )


def time_and_types(store: Store, wanted: EventFilter, unit: str | None = None) -> tuple[Chart, Chart]:
    """Count events by period and type, and by type alone; one look at the events is enough for both.

    Raises:
        UsageError: There is no such unit.
    """
    sums = Counter[str]()

    def count(one: str) -> Sequence[overview.PeriodCount]:
        dated, undated = overview.by_period_and_undated(store, wanted, unit=one)
        sums.clear()
        sums.update(undated)
        for row in dated:
            sums[row.key] += row.count
        return dated

    chart = over(count, unit)
    types = dict(sorted(sums.items(), key=lambda found: (-found[1], found[0])))
    title = f"Events by {chart.of.lower()} and type{chart.title}"
    return replace(chart, title=title), by_kind("Events by type", "Type", types)


def over(count: Counting, unit: str | None = None) -> Chart:
    """Make a chart of counts by period, whose title is only what is to be said of its periods.

    Args:
        count: Counts by periods of a length, by period.
        unit: The length; chosen by the stretch of time where None.
    """
    period = Period.MONTH if unit is None else _period(unit)
    counted = count(period)
    if unit is None and counted:
        chosen = unit_for(counted[0].period, counted[-1].period.replace(day=28))
        if chosen is Period.YEAR:
            counted = _by_year(counted)
        elif chosen is Period.DAY:
            counted = count(chosen)
        period = chosen
    return time_chart(counted, period)


def _by_year(months: Sequence[overview.PeriodCount]) -> list[overview.PeriodCount]:
    sums = Counter[tuple[date, str]]()
    for one in months:
        sums[one.period.replace(month=1), one.key] += one.count
    return [overview.PeriodCount(year, key, count) for (year, key), count in sorted(sums.items())]


def time_chart(counted: Sequence[overview.PeriodCount], period: Period) -> Chart:
    """Make the chart of counts by period; periods without any are in it too, up to some hundreds."""
    cells = {(number_of(one.period, period), one.key): float(one.count) for one in counted}
    present = sorted({number for number, _ in cells})
    every = range(present[0], present[-1] + 1) if present else range(0)
    shown = present if len(every) > _MOST else list(every)
    sums = Counter[str]()
    for one in counted:
        sums[one.key] += one.count
    rows = [
        (kind, tuple(cells.get((number, kind), 0.0) for number in shown))
        for kind in sorted(sums, key=lambda key: (-sums[key], key))
    ]
    said = f"; {period}s without any are left out" if len(shown) < len(every) else ""
    return Chart(
        said, period.capitalize(), tuple(label(number, period) for number in shown), top_series(rows)
    )


def by_kind(title: str, of: str, counted: Mapping[str, int], what: str = "Events") -> Chart:
    """Make a chart of lying bars, the longest on top."""
    series = Series(what, tuple(float(count) for count in counted.values()))
    return Chart(title, of, tuple(counted), (series,), is_lying=True)


def _quads(series: Sequence[Series]) -> tuple[Series, ...]:
    found = {one.name: one.numbers for one in series}
    return tuple(
        Series(name, found[str(n)], QUADS[n - 1])
        for n, name in enumerate(QUAD_NAMES, start=1)
        if str(n) in found
    )


def _period(unit: str) -> Period:
    if unit not in tuple(Period):
        raise UsageError(f"unit: {unit!r} is not one of {', '.join(Period)}")
    return Period(unit)
