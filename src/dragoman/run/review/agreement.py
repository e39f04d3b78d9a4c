"""How well judges agree: Krippendorff's alpha for names, with an interval by resampling units."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

REPLICATES = 1000
_TAILS = (2.5, 97.5)
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well judges agree on one thing; None where it cannot be said.

    Attributes:
        units: Things that two or more judged; others say nothing of agreement.
        values: Judgements of those.
        agreed: Share of units on which all say the same.
        alpha: Krippendorff's alpha: 1 agreement, 0 what chance would give. None where all judgements are the
            same, for then nothing tells agreement from a habit.
        low: Lower end of its 95% interval.
        high: Upper end.
    """

    units: int
    values: int
    agreed: float | None
    alpha: float | None
    low: float | None
    high: float | None


def alpha(units: Sequence[Sequence[str]]) -> float:
    """Give Krippendorff's alpha of any number of judges, nominal; units that one judged do not count.

    With n values in units of two or more, o_u = Σ over ordered pairs of unlike values in unit u, divided by
    its number of values less one: alpha = 1 - (n - 1) Σ o_u / Σ n_c n_k over unlike c, k (Krippendorff
    2018, "Content Analysis", ch. 12).

    Args:
        units: For each thing, what each of its judges said.

    Returns:
        Alpha, or nan where nothing varies.
    """
    paired = [unit for unit in units if len(unit) > 1]
    seen = Counter(value for unit in paired for value in unit)
    total = sum(seen.values())
    unlike = total * total - sum(number * number for number in seen.values())
    if not unlike:
        return math.nan
    return 1 - (total - 1) * sum(_unlike(unit) for unit in paired) / unlike


def agreement(units: Sequence[Sequence[str]], *, seed: int = 0) -> Agreement:
    """Say how well judges agree, with an interval.

    The interval is between the 2.5% and 97.5% quantiles of alpha over 1,000 draws of as many units with
    replacement. Draws in which nothing varies have no alpha and are left out; where they are more than half,
    there is no interval.

    Args:
        units: For each thing, what each of its judges said.
        seed: Another seed draws otherwise; the same gives the same interval.
    """
    paired = [unit for unit in units if len(unit) > 1]
    if not paired:
        return Agreement(0, 0, None, None, None, None)
    agreed = sum(len(set(unit)) == 1 for unit in paired) / len(paired)
    whole = alpha(paired)
    low, high = (None, None) if math.isnan(whole) else _interval(paired, seed)
    return Agreement(
        len(paired),
        sum(map(len, paired)),
        round(agreed, _DIGITS),
        None if math.isnan(whole) else round(whole, _DIGITS),
        low,
        high,
    )


def _unlike(unit: Sequence[str]) -> float:
    """Count the ordered pairs of unlike values in a unit, over its number of values less one."""
    same = sum(number * number for number in Counter(unit).values())
    return (len(unit) ** 2 - same) / (len(unit) - 1)


def _interval(units: Sequence[Sequence[str]], seed: int) -> tuple[float | None, float | None]:
    """Resample the units: how often each is drawn times what it adds to the sums, all draws at once."""
    names = {name: at for at, name in enumerate(sorted({value for unit in units for value in unit}))}
    counts = np.zeros((len(units), len(names)))
    for row, unit in enumerate(units):
        for value in unit:
            counts[row, names[value]] += 1
    observed = np.array([_unlike(unit) for unit in units])
    chances = np.full(len(units), 1 / len(units))
    drawn = np.random.default_rng(seed).multinomial(len(units), chances, size=REPLICATES)
    seen = drawn @ counts
    total = seen.sum(axis=1)
    unlike = total * total - (seen * seen).sum(axis=1)
    varied = unlike > 0
    if varied.sum() * 2 <= REPLICATES:
        return None, None
    found = 1 - (total[varied] - 1) * (drawn[varied] @ observed) / unlike[varied]
    low, high = np.percentile(found, _TAILS)
    return round(float(low), _DIGITS), round(float(high), _DIGITS)
