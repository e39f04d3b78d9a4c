"""Relations over time: no event is lost, and intervals hold their mean."""

from datetime import date, timedelta
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.observations import Observation
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.relations import bounds_of, mean_intensity, period_for, series

DAY = date(2030, 1, 1)


def observed(
    first: date | None, last: date | None, intensity: float = -4.0, probability: float = 0.5, quad: int = 3
) -> Observation:
    """Give an event of a relation."""
    return Observation(
        id=f"e1:{first}{last}{intensity}{probability}",
        doc="d1:x",
        incident=None,
        first=first,
        last=last,
        type="THREATEN",
        quad=quad,
        status="happened",
        intensity=intensity,
        goldstein=None,
        probability=probability,
        actor_countries=("NOR",),
        recipient_countries=("SWE",),
        actors=("Torvald",),
        recipients=("Aldous",),
        place_country=None,
        lat=None,
        lon=None,
        precision=None,
    )


STRETCHES = st.tuples(st.integers(0, 400), st.integers(0, 40)).map(
    lambda t: (DAY + timedelta(t[0]), DAY + timedelta(sum(t)))
)
DAYS = STRETCHES | st.just((None, None)) | st.just((DAY, None))
EVENTS = st.lists(
    st.builds(
        lambda days, intensity, chance, quad: observed(days[0], days[1], intensity / 10, chance, quad),
        DAYS,
        st.integers(-100, 100),
        st.floats(0.01, 1.0),
        st.integers(1, 4),
    ),
    max_size=12,
)


@given(EVENTS, st.sampled_from(Period))
def test_every_event_is_in_a_period_or_set_aside_with_a_reason(
    found: list[Observation], period: Period
) -> None:
    made = series(found, period, bounds_of(found, period))
    assert sum(p.events for p in made.points) + sum(made.set_aside.values()) == len(found)
    assert (0 if made.whole is None else made.whole.events) == sum(made.types.values()) == len(found)
    firsts = [point.first for point in made.points]
    assert firsts == sorted(firsts)
    assert all(
        one.last + timedelta(1) == other.first
        for one, other in zip(made.points, made.points[1:], strict=False)
    )


@given(EVENTS.filter(bool))
def test_the_mean_lies_in_its_interval_and_among_the_values(found: list[Observation]) -> None:
    mean = mean_intensity(found)
    assert mean is not None
    assert mean.low <= mean.value <= mean.high
    assert min(o.intensity for o in found) - 1e-6 <= mean.low
    assert mean.high <= max(o.intensity for o in found) + 1e-6


def test_sure_events_leave_no_doubt_about_their_mean() -> None:
    sure = [observed(DAY, DAY, -8.0, 1.0), observed(DAY, DAY, 2.0, 1.0)]
    mean = mean_intensity(sure)
    assert mean is not None
    assert isclose(mean.value, -3.0)
    assert mean.low == mean.value == mean.high


def test_the_ratio_formula_by_hand() -> None:
    """Two events of 0.5: mean 0, variance 2·(0.25·16)/1² = 8."""
    mean = mean_intensity([observed(DAY, DAY, -4.0, 0.5), observed(DAY, DAY, 4.0, 0.5)])
    assert mean is not None
    assert (mean.value, mean.low, mean.high) == (0.0, -4.0, 4.0)
    near = mean_intensity([observed(DAY, DAY, -4.0, 0.9), observed(DAY, DAY, 4.0, 0.9)])
    assert near is not None
    assert isclose(near.high, 1.959964 * (2 * 0.09 * 16) ** 0.5 / 1.8, rel_tol=1e-5)


def test_no_event_has_no_mean() -> None:
    assert mean_intensity([]) is None
    assert series([], Period.DAY, range(0)).whole is None


SPANS = [(0, Period.DAY), (59, Period.DAY), (60, Period.WEEK), (800, Period.MONTH), (3000, Period.YEAR)]


@pytest.mark.parametrize(("days", "period"), SPANS)
def test_the_shortest_period_that_fits_is_chosen(days: int, period: Period) -> None:
    last = DAY + timedelta(days)
    assert period_for([observed(DAY, DAY), observed(last, last)]) is period
    assert period_for([]) is Period.MONTH
