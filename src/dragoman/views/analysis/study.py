"""Event studies: did something change on a day, judged by days on which nothing is known to have happened?"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import UsageError
from dragoman.records import content_id
from dragoman.store.observations import Observation
from dragoman.views.analysis.expected import rounded

_PER_ARTICLES = 1000


class Measure(StrEnum):
    """What is measured each day."""

    EXPECTED = "expected"
    EVENTS = "events"
    RATE = "rate"
    INTENSITY = "intensity"
    GOLDSTEIN = "goldstein"


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """What is to be compared.

    Attributes:
        day: The day in question; it belongs to the days after.
        first: First day for which there are reports.
        last: Last such day.
        before: Days compared before it.
        after: Days compared from it on.
        measure: What is compared: mean a day, or for ``rate`` expected events by 1,000 articles.
        placebos: Placebo days at most.
        seed: Which of the possible ones are taken, where there are more.
    """

    day: date
    first: date
    last: date
    before: int = 28
    after: int = 28
    measure: Measure = Measure.EXPECTED
    placebos: int = 1000
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Study:
    """What came of it.

    Attributes:
        day: The day in question.
        before: Mean of the days before.
        after: Mean of the days from it on.
        effect: ``after`` less ``before``.
        placebos: How many placebo days it was compared with.
        apart: How many of them fit in without their windows touching: what they are worth.
        placebo_mean: Mean of their effects.
        placebo_low: Their 2.5% quantile.
        placebo_high: Their 97.5% quantile.
        p: Share of days with an effect at least as large, the day itself among them.
    """

    day: date
    before: float
    after: float
    effect: float
    placebos: int
    apart: int
    placebo_mean: float
    placebo_low: float
    placebo_high: float
    p: float


@dataclass(frozen=True, slots=True)
class Daily:
    """A measure as running sums of numerator and denominator, the first 0, then one a day."""

    first: date
    above: NDArray[np.float64]
    below: NDArray[np.float64]

    def mean(self, start: date, days: int) -> float | None:
        """Give the measure over some days, or None where the denominator is 0."""
        at = (start - self.first).days
        below = self.below[at + days] - self.below[at]
        return float((self.above[at + days] - self.above[at]) / below) if below else None


def daily(
    found: Iterable[Observation], volume: Mapping[date, int], plan: StudyPlan
) -> tuple[Daily, dict[str, int]]:
    """Add up a measure day by day; give also why events are not in it, and how many."""
    length = (plan.last - plan.first).days + 1
    above, below = np.zeros(length), np.ones(length)
    aside: Counter[str] = Counter()
    for one in sorted(found, key=lambda one: one.id):
        if one.first is None or one.first != one.last:
            aside["days not known to one"] += 1
        elif not plan.first <= one.first <= plan.last:
            aside["outside the days compared"] += 1
        else:
            above[(one.first - plan.first).days] += _value(one, plan.measure)
    if plan.measure is Measure.RATE:
        below = np.array([volume.get(plan.first + timedelta(n), 0) for n in range(length)]) / _PER_ARTICLES
    return Daily(plan.first, _running(above), _running(below)), dict(aside)


def study(series: Daily, plan: StudyPlan) -> tuple[Study, dict[date, float]]:
    """Compare the days around one day, and around placebo days.

    The effect is the difference of the two means. Placebo days are those whose windows lie within the data
    and do not touch the window in question. The p-value is by rank, two-sided: (1 + b) / (1 + m), with b of
    the m placebo effects at least as large in size (Phipson & Smyth 2010, "Permutation p-values should never
    be zero", Statistical Applications in Genetics and Molecular Biology 9). Windows of neighbouring placebo
    days share days; ``apart`` says how many would not.

    Returns:
        The study, and the effect of each placebo day.

    Raises:
        UsageError: A window leaves the data, or has no articles, or there is no placebo day.
    """
    _check(plan)
    pair = _means(series, plan, plan.day)
    if pair is None:
        raise UsageError(f"around: no articles in the days before or after {plan.day}; use another --measure")
    effects = _placebos(series, plan)
    if not effects:
        raise UsageError(
            f"around: no placebo day fits between {plan.first} and {plan.last} beside {plan.day}; "
            "give shorter windows, or more days"
        )
    effect = pair[1] - pair[0]
    sizes = np.array(list(effects.values()))
    low, high = np.quantile(sizes, [0.025, 0.975])
    # A hair of tolerance: equal effects of running sums differ in the last digit.
    larger = int(np.sum(np.abs(sizes) >= abs(effect) - 1e-9))
    found = Study(
        *(plan.day, rounded(pair[0]), rounded(pair[1]), rounded(effect)),
        *(len(sizes), _apart(sorted(effects), plan.before + plan.after)),
        *(rounded(math.fsum(sizes) / len(sizes)), rounded(float(low)), rounded(float(high))),
        rounded((1 + larger) / (1 + len(sizes))),
    )
    return found, {day: rounded(value) for day, value in sorted(effects.items())}


def _check(plan: StudyPlan) -> None:
    start, end = plan.day.toordinal() - plan.before, plan.day.toordinal() + plan.after - 1
    if start < plan.first.toordinal() or end > plan.last.toordinal():
        raise UsageError(
            f"around: {plan.before} days before {plan.day} and {plan.after} from it on "
            f"are not within the data, {plan.first} to {plan.last}; "
            "give shorter windows with --before and --after"
        )


def _window(plan: StudyPlan, day: date) -> tuple[date, date]:
    return day - timedelta(plan.before), day + timedelta(plan.after - 1)


def _means(series: Daily, plan: StudyPlan, day: date) -> tuple[float, float] | None:
    before = series.mean(day - timedelta(plan.before), plan.before)
    after = series.mean(day, plan.after)
    return None if before is None or after is None else (before, after)


def _placebos(series: Daily, plan: StudyPlan) -> dict[date, float]:
    """Give the effects of placebo days: of all that are possible, or of some by a hash with the seed."""
    start, end = _window(plan, plan.day)
    every = range((plan.last - plan.first).days + 1)
    days = [plan.first + timedelta(n) for n in every[plan.before : len(every) - plan.after + 1]]
    free = [day for day in days if _window(plan, day)[1] < start or _window(plan, day)[0] > end]
    pairs = {day: pair for day in free if (pair := _means(series, plan, day)) is not None}
    chosen = sorted(pairs, key=lambda day: content_id("w1", str(plan.seed), day.isoformat()))
    return {day: pairs[day][1] - pairs[day][0] for day in chosen[: plan.placebos]}


def _apart(days: Iterable[date], length: int) -> int:
    """Count windows that do not touch, taken from the earliest on: as many as there can be."""
    count, free = 0, 0
    for day in days:
        if day.toordinal() >= free:
            count, free = count + 1, day.toordinal() + length
    return count


def _value(one: Observation, measure: Measure) -> float:
    if measure is Measure.EVENTS:
        return 1.0
    if measure is Measure.INTENSITY:
        return one.probability * one.intensity
    if measure is Measure.GOLDSTEIN:
        return one.probability * (one.goldstein or 0.0)
    return one.probability


def _running(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([np.zeros(1), np.cumsum(values)])
