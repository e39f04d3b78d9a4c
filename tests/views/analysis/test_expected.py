"""Expected numbers: by hand for small cases, and laws for all."""

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.analysis.expected import distribution, expected_count, expected_sum, rounded

CHANCES = st.lists(st.floats(0, 1), max_size=8)


@pytest.mark.parametrize(
    ("chances", "value", "low", "high"),
    [
        pytest.param([], 0, 0, 0, id="nothing is nothing for certain"),
        pytest.param([1, 1, 1], 3, 3, 3, id="what is certain has no interval"),
        pytest.param([0.0, 0.0], 0, 0, 0, id="what is certainly wrong counts nothing"),
        pytest.param([0.5], 0.5, 0, 1, id="one event may be right or wrong"),
        # P(0) = 0.01, P(1) = 0.18, P(2) = 0.81: the first 2.5% end at 1.
        pytest.param([0.9, 0.9], 1.8, 1, 2, id="two events"),
        # Binomial(20, 1/2): P(N <= 5) = .0207, P(N <= 6) = .0577; P(N <= 13) = .9423, P(N <= 14) = .9793.
        pytest.param([0.5] * 20, 10, 6, 14, id="twenty coins, by the binomial table"),
    ],
)
def test_expected_counts_by_hand(chances: list[float], value: float, low: float, high: float) -> None:
    found = expected_count(chances)
    assert found.value == pytest.approx(value)
    assert (found.low, found.high) == (low, high)


def test_three_unequal_events_by_hand() -> None:
    assert distribution([0.5, 0.2, 0.1]) == pytest.approx([0.36, 0.49, 0.14, 0.01])


@given(CHANCES)
def test_the_distribution_is_that_of_every_way_the_events_can_turn_out(chances: list[float]) -> None:
    wanted = [0.0] * (len(chances) + 1)
    for way in product((0, 1), repeat=len(chances)):
        wanted[sum(way)] += math.prod(p if right else 1 - p for p, right in zip(chances, way, strict=True))
    assert distribution(chances) == pytest.approx(wanted)


@given(CHANCES)
def test_the_interval_holds_at_least_95_in_100_and_lies_in_bounds(chances: list[float]) -> None:
    found = expected_count(chances)
    inside = distribution(chances)[int(found.low) : int(found.high) + 1]
    assert sum(inside) >= 0.95 - 1e-9
    assert 0 <= found.low <= found.high <= len(chances)


@given(CHANCES)
def test_the_order_of_events_does_not_matter(chances: list[float]) -> None:
    assert expected_count(chances) == expected_count(chances[::-1])


def test_many_events_have_the_normal_interval() -> None:
    found = expected_count([0.5] * 2500)
    assert found.value == 1250
    assert (found.low, found.high) == pytest.approx((1250 - 1.96 * 25, 1250 + 1.96 * 25), abs=0.01)


def test_the_normal_interval_stays_within_what_is_possible() -> None:
    found = expected_count([1e-5] * 2500)
    assert found.low == 0


@pytest.mark.parametrize(
    ("values", "chances", "value", "low", "high"),
    [
        pytest.param([], [], 0, 0, 0, id="nothing"),
        pytest.param([5.0], [0.8], 4, 0, 5, id="one event adds all or nothing"),
        pytest.param([-9.5], [1.0], -9.5, -9.5, -9.5, id="what is certain has no interval"),
        # -10 alone .1, both .4, neither .1, 5 alone .4.
        pytest.param([-10, 5], [0.5, 0.8], -1, -10, 5, id="signs may differ"),
        # Neither .0004, one .0392, both .9604: the first 2.5% end at one.
        pytest.param([-2, -2], [0.98, 0.98], -3.92, -4, -2, id="two nearly certain"),
        pytest.param([0.0, 3.0], [0.5, 1.0], 3, 3, 3, id="a value of 0 adds nothing"),
    ],
)
def test_expected_sums_by_hand(
    values: list[float], chances: list[float], value: float, low: float, high: float
) -> None:
    found = expected_sum(values, chances)
    assert found.value == pytest.approx(value)
    assert (found.low, found.high) == pytest.approx((low, high))


PAIRS = st.lists(st.tuples(st.integers(-100, 100).map(lambda n: n / 10), st.floats(0, 1)), max_size=6)


@given(PAIRS)
def test_the_interval_of_a_sum_holds_95_in_100_of_the_ways_it_can_turn_out(
    pairs: list[tuple[float, float]],
) -> None:
    found = expected_sum([x for x, _ in pairs], [p for _, p in pairs])
    inside = 0.0
    for way in product((0, 1), repeat=len(pairs)):
        total = sum(x for (x, _), right in zip(pairs, way, strict=True) if right)
        if found.low - 1e-6 <= total <= found.high + 1e-6:
            inside += math.prod(p if right else 1 - p for (_, p), right in zip(pairs, way, strict=True))
    assert inside >= 0.95 - 1e-9


@given(PAIRS)
def test_the_order_of_values_does_not_matter(pairs: list[tuple[float, float]]) -> None:
    sums = [expected_sum(*zip(*order, strict=True)) for order in (pairs, pairs[::-1]) if order]
    assert sums[:1] == sums[1:]


def test_a_sum_off_the_scale_has_the_normal_interval() -> None:
    """Mean 125 of 1,000 values of a quarter, each with one chance in two; variance 1000/64."""
    found = expected_sum([0.25] * 1000, [0.5] * 1000)
    assert found.value == pytest.approx(125)
    assert found.high - 125 == pytest.approx(1.95996398 * math.sqrt(1000 / 64), abs=1e-6)


def test_the_normal_interval_of_a_sum_is_within_what_it_can_be() -> None:
    found = expected_sum([0.25], [0.5])
    assert (found.low, found.high) == (0, 0.25)


@given(st.lists(st.sampled_from([0.0, 0.001, 0.02, 0.5, 0.98, 0.989, 1.0]), min_size=1, max_size=40))
def test_the_expected_count_lies_in_its_interval(chances: list[float]) -> None:
    found = expected_count(chances)
    assert rounded(found.low) <= rounded(found.value) <= rounded(found.high)
    assert 0 <= found.low <= found.high <= len(chances)


@given(
    st.lists(
        st.tuples(st.sampled_from([-9.0, -0.1, 2.5, 7.0]), st.sampled_from([0.001, 0.5, 0.989, 1.0])),
        min_size=1,
        max_size=20,
    )
)
def test_the_expected_sum_lies_in_its_interval(pairs: list[tuple[float, float]]) -> None:
    found = expected_sum(*zip(*pairs, strict=True))
    assert rounded(found.low) <= rounded(found.value) <= rounded(found.high)


@pytest.mark.parametrize(("chance", "ends"), [(0.989, (0, 1)), (0.011, (0, 1)), (0.5, (0, 1)), (1.0, (1, 1))])
def test_one_event_nearly_sure_may_be_none(chance: float, ends: tuple[int, int]) -> None:
    """By the quantiles alone the interval of .989 events was 1 to 1."""
    one, loss = expected_count([chance]), expected_sum([-9.0], [chance])
    assert (one.low, one.high) == ends
    assert (loss.low, loss.high) == (-9.0 * ends[1], -9.0 * ends[0])
