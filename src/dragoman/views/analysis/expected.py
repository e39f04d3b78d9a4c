"""Expected counts and sums with intervals: what the coder's error leaves of a number of coded events."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.run.review.precision import Z

LEVEL = 0.95
"""Probability that an interval holds."""

# The exact distribution costs n² steps: 2,000 events take 5 ms; beyond, the normal is as good as exact.
_EXACT = 2000
# The exact distribution of a sum of n values of at most 10 in tenths costs 100 n² steps.
_EXACT_SUM = 200
_TENTHS = 10
_DIGITS = 6
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Estimate:
    """An expected value with the interval that the coder's error leaves.

    Attributes:
        value: The expected value.
        low: Lower end of the 95% interval.
        high: Upper end.
    """

    value: float
    low: float
    high: float


def rounded(value: float) -> float:
    """Give a figure as it is written, never as -0.0."""
    return round(value, _DIGITS) + 0.0


def expected_count(probabilities: Sequence[float]) -> Estimate:
    """Say how many of some events are rightly coded.

    Each event is right with its own probability, independently of the others, so that their number has the
    Poisson binomial distribution: mean Σp, variance Σp(1-p). Up to 2,000 events the interval is exact, from
    the 2.5% to the 97.5% quantile: the smallest k with P(N ≤ k) of at least that, by convolving one event
    after the other (Hong 2013, "On computing the distribution function for the Poisson binomial
    distribution", Computational Statistics & Data Analysis 59). Where the mean lies outside of that, as that
    of one event of .989 does, the interval reaches to the next number beyond the mean. Past 2,000 events it
    is the normal approximation cut to 0 … n.

    What the coder missed is not in it, and errors that several events share (one misread article) make the
    true interval wider.

    Args:
        probabilities: Of each event, 0 to 1.
    """
    if not probabilities:
        return Estimate(0.0, 0.0, 0.0)  # most rows of a panel
    chances = np.sort(np.asarray(probabilities, dtype=float))
    mean = math.fsum(chances)
    if len(chances) > _EXACT:
        spread = Z * math.sqrt(math.fsum(chances * (1 - chances)))
        return Estimate(mean, max(0.0, mean - spread), min(float(len(chances)), mean + spread))
    return Estimate(mean, *_interval(distribution(chances), mean))


def distribution(probabilities: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the Poisson binomial distribution: the probability of 0, 1, … n right events."""
    found = np.ones(1)
    for chance in probabilities:
        longer = np.zeros(len(found) + 1)
        longer[:-1] = found * (1 - chance)
        longer[1:] += found * chance
        found = longer
    return found


def expected_sum(values: Sequence[float], probabilities: Sequence[float]) -> Estimate:
    """Say what a sum over events is when each counts only if it is rightly coded.

    Mean Σpx, variance Σp(1-p)x² (independent Bernoulli weights). Up to 200 events with values in tenths, as
    both scales have, the interval is exact, from the 2.5% to the 97.5% quantile of the sum's distribution,
    found as that of a count and widened as that is. Else it is the normal one, cut to what the sum can be.

    Args:
        values: What each event adds.
        probabilities: Of each event, 0 to 1.
    """
    pairs = sorted(zip(values, probabilities, strict=True))
    mean = math.fsum(p * x for x, p in pairs)
    tenths = [round(x * _TENTHS) for x, _ in pairs]
    if not pairs:
        return Estimate(0.0, 0.0, 0.0)
    lowest = sum(step for step in tenths if step < 0)
    is_exact = all(abs(x * _TENTHS - step) < 1e-6 for (x, _), step in zip(pairs, tenths, strict=True))
    if is_exact and len(pairs) <= _EXACT_SUM:
        ends = _interval(_sums(tenths, [p for _, p in pairs]), mean * _TENTHS - lowest)
        return Estimate(mean, (ends[0] + lowest) / _TENTHS, (ends[1] + lowest) / _TENTHS)
    spread = Z * math.sqrt(math.fsum(p * (1 - p) * x * x for x, p in pairs))
    least, most = math.fsum(min(x, 0.0) for x, _ in pairs), math.fsum(max(x, 0.0) for x, _ in pairs)
    return Estimate(mean, max(least, mean - spread), min(most, mean + spread))


def _sums(steps: Sequence[int], probabilities: Sequence[float]) -> NDArray[np.float64]:
    """Give the distribution of a sum of whole numbers that each count or not, from the lowest sum on.

    A negative number is taken from the sum at first, and given back with the probability that it is wrong.
    """
    found = np.ones(1)
    for step, chance in zip(steps, probabilities, strict=True):
        size, moved = abs(step), chance if step > 0 else 1 - chance
        longer = np.zeros(len(found) + size)
        longer[: len(found)] += found * (1 - moved)
        longer[size:] += found * moved
        found = longer
    return found


def _interval(chances: NDArray[np.float64], mean: float) -> tuple[float, float]:
    """Give the ends of the 95% interval of a distribution over 0, 1, …: never beside its mean."""
    below, tail = np.cumsum(chances), (1 - LEVEL) / 2
    low, high = _quantile(below, tail), _quantile(below, 1 - tail)
    possible = np.flatnonzero(chances)
    # Rounding leaves the mean of sure events a hair beside their number.
    if mean < low - _HAIR:
        low = float(possible[possible < mean + _HAIR].max())
    if mean > high + _HAIR:
        high = float(possible[possible > mean - _HAIR].min())
    return low, high


def _quantile(below: NDArray[np.float64], level: float) -> float:
    """Give the smallest number that is not exceeded with at least this probability."""
    # Rounding leaves the last sum a hair below 1.
    return float(min(int(np.searchsorted(below, level - 1e-12)), len(below) - 1))
