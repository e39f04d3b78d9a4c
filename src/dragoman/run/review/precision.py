"""Precision from a judged sample: Wilson intervals by stratum, and totals corrected for the design."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ALL = "all"
"""The name of the row for all strata together."""

Z = 1.959963984540054
"""Normal quantile of 97.5%: what an interval of 95% is as wide as, either way."""

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one stratum.

    Attributes:
        stratum: Its name.
        size: Events in it.
        judged: How many of them were judged.
        right: How many of those were right.
    """

    stratum: str
    size: int
    judged: int
    right: int


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of events that are right, and how many that makes; None where nothing was judged.

    Attributes:
        stratum: Name of the stratum, or ``all``.
        size: Events in it.
        judged: How many of them were judged.
        right: How many of those were right.
        precision: Estimated share that is right.
        low: Lower end of its 95% interval.
        high: Upper end.
        corrected: Estimated number of right events, size times precision.
        corrected_low: Lower end of its 95% interval.
        corrected_high: Upper end.
    """

    stratum: str
    size: int
    judged: int
    right: int
    precision: float | None
    low: float | None
    high: float | None
    corrected: float | None
    corrected_low: float | None
    corrected_high: float | None


def precisions(strata: Iterable[Judged]) -> tuple[Precision, ...]:
    """Estimate the precision of each stratum and of all.

    Of all, it is the mean of the strata's precisions weighed by their sizes N_h/N (Cochran 1977, "Sampling
    Techniques", ch. 5), not the share of right events in the sample, in which small strata stand for too
    much. Its interval is put together of the strata's Wilson limits l_h, u_h by the method of variance
    estimates recovery: p - √Σ(N_h/N)²(p_h-l_h)² to p + √Σ(N_h/N)²(u_h-p_h)² (Zou, Huang & Zhang 2009,
    "A note on confidence interval estimation for a linear function of binomial proportions", Computational
    Statistics & Data Analysis 53). It does not shrink to a point where all that was judged is right.

    Args:
        strata: What was judged; a stratum of which nothing was judged leaves all together unknown.
    """
    known = sorted(strata, key=lambda one: one.stratum)
    rows = [_one(one) for one in known]
    return (*rows, _together(known)) if known else ()


def wilson(right: int, judged: int, size: int) -> tuple[float, float]:
    """Give Wilson's 95% interval of a share, for a sample without replacement.

    With n judged of N the variance of the share is p(1-p)/n · (N-n)/(N-1), so that n in Wilson's formula
    (1927, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22) becomes n(N-1)/(N-n); where all were judged there is nothing left to doubt.

    Args:
        right: Right ones among those judged.
        judged: At least 1.
        size: Of so many; at least ``judged``.
    """
    share = right / judged
    if judged >= size:
        return share, share
    number = judged * (size - 1) / (size - judged)
    square = Z * Z / number
    middle = (share + square / 2) / (1 + square)
    spread = math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square)
    # At the ends the formula gives the share itself, up to the last digit.
    return min(share, max(0.0, middle - spread)), max(share, min(1.0, middle + spread))


def _one(one: Judged) -> Precision:
    if not one.judged:
        return Precision(one.stratum, one.size, 0, 0, *(None,) * 6)
    limits = wilson(one.right, one.judged, one.size)
    return _row(one, (one.right / one.judged, *limits))


def _together(strata: Sequence[Judged]) -> Precision:
    total = Judged(
        ALL,
        sum(one.size for one in strata),
        sum(one.judged for one in strata),
        sum(one.right for one in strata),
    )
    if any(not one.judged for one in strata):
        return Precision(total.stratum, total.size, total.judged, total.right, *(None,) * 6)
    share, below, above = 0.0, 0.0, 0.0
    for one in strata:
        weight, part = one.size / total.size, one.right / one.judged
        low, high = wilson(one.right, one.judged, one.size)
        share += weight * part
        below += (weight * (part - low)) ** 2
        above += (weight * (high - part)) ** 2
    return _row(total, (share, max(0.0, share - math.sqrt(below)), min(1.0, share + math.sqrt(above))))


def _row(one: Judged, shares: tuple[float, float, float]) -> Precision:
    rounded = [round(share, _DIGITS) for share in shares]
    totals = [round(share * one.size, _DIGITS) for share in shares]
    return Precision(
        *(one.stratum, one.size, one.judged, one.right),
        *(rounded[0], rounded[1], rounded[2]),
        *(totals[0], totals[1], totals[2]),
    )


def tally(verdicts: Iterable[tuple[str, bool | None]], sizes: Mapping[str, int]) -> tuple[Judged, ...]:
    """Count verdicts by stratum; None is one that is not given yet."""
    given = [(stratum, verdict) for stratum, verdict in verdicts if verdict is not None]
    return tuple(
        Judged(
            stratum,
            size,
            sum(name == stratum for name, _ in given),
            sum(name == stratum and verdict for name, verdict in given),
        )
        for stratum, size in sorted(sizes.items())
    )
