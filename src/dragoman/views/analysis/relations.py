"""What one party does to another over time: counts, intensity with what the coder's error leaves of it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.run.review.precision import Z
from dragoman.store.observations import Observation
from dragoman.views.analysis.expected import Estimate, expected_count, expected_sum, rounded
from dragoman.views.analysis.periods import Period, first_day, label, last_day, number_of

# So many periods fit on a screen; a series of more is drawn by longer ones.
_MOST_PERIODS = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One direction of a relation in one period.

    Attributes:
        period: Its name (``2017-09``).
        first: Its first day.
        last: Its last day.
        quads: Events of each quad class, from verbal cooperation to material conflict.
        expected: How many of the events are rightly coded, with a 95% interval.
        total: Sum of the PLOVER intensities of those, with a 95% interval.
        mean: Their mean with a 95% interval, or None where there is no event.
    """

    period: str
    first: date
    last: date
    quads: tuple[int, int, int, int]
    expected: Estimate
    total: Estimate
    mean: Estimate | None

    @property
    def events(self) -> int:
        """Give how many events there are."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True)
class Series:
    """One direction of a relation over time.

    Attributes:
        points: Every period from the first to the last, without gaps.
        whole: All of them as one.
        types: Events by type, the most frequent first.
        set_aside: Why events are in no period, and how many.
    """

    points: tuple[Point, ...]
    whole: Point | None
    types: Mapping[str, int]
    set_aside: Mapping[str, int]


def period_for(found: Iterable[Observation]) -> Period:
    """Choose the shortest period by which the days of some events make no more than sixty rows."""
    days = [day for one in found for day in (one.first, one.last) if day is not None]
    if not days:
        return Period.MONTH
    for period in (Period.DAY, Period.WEEK, Period.MONTH):
        if number_of(max(days), period) - number_of(min(days), period) < _MOST_PERIODS:
            return period
    return Period.YEAR


def series(found: Sequence[Observation], period: Period, bounds: range) -> Series:
    """Put the events of one direction into periods.

    An event whose days touch several periods is set aside, as in a panel, and counts in ``whole`` only.

    Args:
        found: The events; their probability should be that of all that makes them belong here.
        period: How long a period is.
        bounds: Numbers of the periods that are wanted; both directions of a relation share them.
    """
    inside: dict[int, list[Observation]] = defaultdict(list)
    aside: Counter[str] = Counter()
    for one in found:
        number = _number(one, period)
        if isinstance(number, str):
            aside[number] += 1
        else:
            inside[number].append(one)
    types = Counter(one.type for one in found)
    points = tuple(
        _point(label(n, period), first_day(n, period), last_day(n, period), inside[n]) for n in bounds
    )
    days = [day for one in found for day in (one.first, one.last) if day is not None]
    whole = _point("all", min(days, default=date.min), max(days, default=date.max), found) if found else None
    return Series(points, whole, dict(sorted(types.items(), key=lambda t: (-t[1], t[0]))), dict(aside))


def bounds_of(found: Iterable[Observation], period: Period) -> range:
    """Give the numbers of the periods from the first event to the last."""
    numbers = [n for n in (_number(one, period) for one in found) if isinstance(n, int)]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def mean_intensity(found: Sequence[Observation]) -> Estimate | None:
    """Give the mean PLOVER intensity of rightly coded events, or None where there is no event.

    Σpx/Σp. Both sums vary with which events are right, so that the variance is that of a ratio, by its
    linear part: Σp(1-p)(x-mean)²/(Σp)² (Cochran 1977, "Sampling Techniques", ch. 6). The interval is cut to
    what the mean can be; of a single event it is a point, for the doubt is then whether there is one at all.
    """
    weight = math.fsum(one.probability for one in found)
    if not weight:
        return None
    mean = math.fsum(one.probability * one.intensity for one in found) / weight
    parts = (one.probability * (1 - one.probability) * (one.intensity - mean) ** 2 for one in found)
    spread = Z * math.sqrt(math.fsum(parts)) / weight
    values = [one.intensity for one in found]
    return _rounded(Estimate(mean, max(min(values), mean - spread), min(max(values), mean + spread)))


def _number(one: Observation, period: Period) -> int | str:
    """Give the number of an event's period, or why it has none."""
    if one.first is None or one.last is None:
        return "no day, or one end open"
    first, last = number_of(one.first, period), number_of(one.last, period)
    return first if first == last else f"days of more than one {period}"


def _point(period: str, first: date, last: date, found: Sequence[Observation]) -> Point:
    chances = [one.probability for one in found]
    quads = Counter(one.quad for one in found)
    return Point(
        *(period, first, last, (quads[1], quads[2], quads[3], quads[4])),
        _rounded(expected_count(chances)),
        _rounded(expected_sum([one.intensity for one in found], chances)),
        mean_intensity(found),
    )


def _rounded(found: Estimate) -> Estimate:
    return Estimate(*map(rounded, (found.value, found.low, found.high)))
