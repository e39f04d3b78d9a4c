"""Panels: a row for every unit and period, zeros too, with what the coder's error leaves of each number."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import product

from dragoman.errors import UsageError
from dragoman.store.observations import Observation
from dragoman.views.analysis.expected import expected_count, expected_sum, rounded
from dragoman.views.analysis.periods import Period, first_day, label, last_day, number_of, shares
from dragoman.views.analysis.units import Placing, Unit, centre

MOST_ROWS = 5_000_000
"""Rows that a panel may have; more is nearly always a date that was read wrong."""

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

_PER_ARTICLES = 1000

Cell = str | int | float | None
"""A value of a row."""

Weighed = tuple[Observation, float]
"""An event and the share of it that lies in the period."""


class Split(StrEnum):
    """By what the counts of a row are given apart."""

    QUAD = "quad"
    TYPE = "type"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """What a panel is to be.

    Attributes:
        placing: Which unit an event belongs to.
        period: Length of a row.
        split: By what counts are given apart.
        types: The types to split by, in order.
        first: First day of the panel, or None: that of the first event's period. The first row begins on it.
        last: Last day, or None: that of the last event's period. The last row ends on it.
        only: The units wanted, or empty: those that occur.
        spread: Share an event whose days touch several periods among them, instead of leaving it out.
    """

    placing: Placing
    period: Period
    split: Split = Split.QUAD
    types: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    only: tuple[str, ...] = ()
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel before it is written.

    Attributes:
        plan: What it was to be.
        cells: For each unit and period number, its events.
        units: Units, sorted.
        periods: Period numbers, without gaps.
        volume: Documents published in each period.
        totals: Events of each period, in whatever unit or none.
        set_aside: Why events count nowhere, and how many.
    """

    plan: PanelPlan
    cells: Mapping[tuple[str, int], Sequence[Weighed]]
    units: tuple[str, ...]
    periods: range
    volume: Mapping[int, int]
    totals: Mapping[int, float]
    set_aside: Mapping[str, int] = field(default_factory=dict)


def make_panel(
    found: Iterable[Observation],
    volume: Mapping[date, int],
    plan: PanelPlan,
    left_out: Mapping[str, int] | None = None,
) -> Panel:
    """Put events into units and periods.

    An event with several countries on a side counts once in each of its units, so that a panel's sum may
    exceed the number of events. Grid cells are numbers; their order is that of the numbers.

    Args:
        found: The events; their probability should be that of all fields on which their row hangs.
        volume: Documents published on each day.
        plan: What is wanted.
        left_out: Why other events were left out before, and how many.

    Raises:
        UsageError: It would have more than ``MOST_ROWS`` rows, or there is nothing to take the days from.
    """
    cells: dict[tuple[str, int], list[Weighed]] = defaultdict(list)
    parts: dict[int, list[float]] = defaultdict(list)
    aside: Counter[str] = Counter()
    for one in found:
        times, places = _times(one, plan), _places(one, plan)
        if isinstance(times, str):
            aside[times] += 1
            continue
        for number, share in times:
            parts[number].append(share)
        if isinstance(places, str):
            aside[places] += 1
            continue
        for unit, (number, share) in product(places, times):
            cells[unit, number].append((one, share))
    units = tuple(sorted(plan.only or {unit for unit, _ in cells}, key=_order(plan)))
    reasons = {**(left_out or {}), **dict(sorted(aside.items()))}
    periods = _range(cells, plan, reasons)
    if len(units) * len(periods) > MOST_ROWS:
        raise UsageError(
            f"panel: {len(units)} units by {len(periods)} periods are more than {MOST_ROWS} rows; "
            "give --from and --to, or a longer period"
        )
    totals = {number: math.fsum(part) for number, part in parts.items()}
    return Panel(plan, cells, units, periods, _volume(volume, plan), totals, reasons)


def header(plan: PanelPlan) -> tuple[str, ...]:
    """Give the names of a panel's columns."""
    where = ("lat", "lon") if plan.placing.unit is Unit.CELL else ()
    return (
        *("unit", *where, "period", "from", "to", "articles"),
        *("events", "expected", "expected_low", "expected_high", "share", "rate"),
        *(f"{kind}_{name}" for name in _groups(plan) for kind in ("events", "expected")),
        *("intensity", "intensity_low", "intensity_high", "goldstein", "goldstein_low", "goldstein_high"),
    )


def rows(panel: Panel) -> Iterator[tuple[Cell, ...]]:
    """Give a panel's rows: by unit, then period."""
    times = {number: _time(panel, number) for number in panel.periods}
    # Most rows of a panel of dyads are empty, and in one period all of those are alike.
    empty = {number: _values(panel, (), number) for number in panel.periods}
    for unit in panel.units:
        where = centre(unit) if panel.plan.placing.unit is Unit.CELL else ()
        for number in panel.periods:
            cell = panel.cells.get((unit, number))
            values = _values(panel, cell, number) if cell else empty[number]
            yield (unit, *where, *times[number], *values)


def _order(plan: PanelPlan) -> Callable[[str], tuple[int, str]]:
    """Give what units are ordered by: cells as numbers, others as names."""
    is_number = plan.placing.unit is Unit.CELL
    return lambda unit: (len(unit) if is_number else 0, unit)


def _places(one: Observation, plan: PanelPlan) -> list[str] | str:
    """Give an event's units, or why it has none."""
    known = plan.placing.units(one)
    wanted = [unit for unit in known if not plan.only or unit in plan.only]
    if not known:
        return plan.placing.missing(one)
    return wanted or "not among the units asked for"


def _times(one: Observation, plan: PanelPlan) -> list[tuple[int, float]] | str:
    """Give an event's periods with its share in each, or why it has none."""
    if one.first is None or one.last is None:
        return "no day, or one end open"
    first, last = number_of(one.first, plan.period), number_of(one.last, plan.period)
    if first != last and not plan.spread:
        return f"days of more than one {plan.period}"
    begin, end = _clipped(one.first, one.last, plan)
    if begin > end:
        return "outside the days asked for"
    if not plan.spread:
        return [(first, 1.0)]
    inside = _length(begin, end) / _length(one.first, one.last)
    return [(number, share * inside) for number, share in shares(begin, end, plan.period)]


def _clipped(first: date, last: date, plan: PanelPlan) -> tuple[date, date]:
    """Give what of a stretch of days is asked for; it ends before it begins where nothing is."""
    return max(first, plan.first or first), min(last, plan.last or last)


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _range(cells: Iterable[tuple[str, int]], plan: PanelPlan, left_out: Mapping[str, int]) -> range:
    """Give the periods from the first to the last.

    Raises:
        UsageError: Units are asked for and no event is left; the message says why others were left out.
    """
    numbers = {number for _, number in cells}
    if not numbers and (plan.first is None or plan.last is None):
        if plan.only:
            why = "; ".join(f"{number} not counted: {reason}" for reason, number in left_out.items())
            raise UsageError(
                "panel: no event is left to take the days from"
                f"{f' ({why})' if why else ''}; give --from and --to"
            )
        return range(0)
    first = min(numbers, default=0) if plan.first is None else number_of(plan.first, plan.period)
    last = max(numbers, default=0) if plan.last is None else number_of(plan.last, plan.period)
    return range(first, last + 1)


def _volume(volume: Mapping[date, int], plan: PanelPlan) -> dict[int, int]:
    """Count the documents of each period; those of days not asked for would make a rate of too many."""
    found: Counter[int] = Counter()
    for day, documents in volume.items():
        begin, end = _clipped(day, day, plan)
        if begin <= end:
            found[number_of(day, plan.period)] += documents
    return dict(found)


def _weights(cell: Iterable[Weighed]) -> list[tuple[Observation, float]]:
    return [(one, one.probability * share) for one, share in cell]


def _time(panel: Panel, number: int) -> tuple[Cell, ...]:
    """Give a period's columns; the first and the last period hold the days asked for alone."""
    period = panel.plan.period
    first, last = _clipped(first_day(number, period), last_day(number, period), panel.plan)
    return (label(number, period), first.isoformat(), last.isoformat(), panel.volume.get(number, 0))


def _values(panel: Panel, cell: Sequence[Weighed], number: int) -> tuple[Cell, ...]:
    """Give the counts and sums of the events of one row."""
    total, articles = panel.totals.get(number, 0.0), panel.volume.get(number, 0)
    weights = [p for _, p in _weights(cell)]
    count, events = expected_count(weights), _sum(share for _, share in cell)
    return (
        *(events, rounded(count.value), count.low, count.high),
        rounded(events / total) if total else None,
        rounded(count.value / articles * _PER_ARTICLES) if articles else None,
        *_split(cell, panel.plan),
        *_scale([one.intensity for one, _ in cell], weights),
        *_goldstein(cell),
    )


def _goldstein(cell: Sequence[Weighed]) -> Iterator[float]:
    """Give sum and interval of the Goldstein values; an event without one adds nothing."""
    known = [(one.goldstein, p) for one, p in _weights(cell) if one.goldstein is not None]
    return _scale([value for value, _ in known], [p for _, p in known])


def _scale(values: Sequence[float], weights: Sequence[float]) -> Iterator[float]:
    found = expected_sum(values, weights)
    return map(rounded, (found.value, found.low, found.high))


def _split(cell: Sequence[Weighed], plan: PanelPlan) -> Iterator[Cell]:
    """Give number and expected number of each group."""
    for name in _groups(plan):
        inside = [(one, share) for one, share in cell if _group(one, plan.split) == name]
        yield _sum(share for _, share in inside)
        yield rounded(math.fsum(p for _, p in _weights(inside)))


def _groups(plan: PanelPlan) -> tuple[str, ...]:
    if plan.split is Split.NONE:
        return ()
    return QUADS if plan.split is Split.QUAD else tuple(name.lower() for name in plan.types)


def _group(one: Observation, split: Split) -> str:
    return QUADS[one.quad - 1] if split is Split.QUAD else one.type.lower()


def _sum(parts: Iterable[float]) -> int | float:
    """Add shares; whole events stay whole numbers."""
    found = rounded(math.fsum(parts))
    return int(found) if found.is_integer() else found
