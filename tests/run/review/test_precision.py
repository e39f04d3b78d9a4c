"""Precision: intervals against published figures, estimates by hand, laws of the design."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.run.review.precision import Judged, precisions, tally, wilson

VAST = 10**12


@st.composite
def strata(draw: st.DrawFn) -> list[Judged]:
    found = []
    for name in draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True)):
        size = draw(st.integers(1, 60))
        judged = draw(st.integers(1, size))
        found.append(Judged(name, size, judged, draw(st.integers(0, judged))))
    return found


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [
        # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged, VAST) == pytest.approx((low, high), abs=5e-5)


def test_where_all_were_judged_nothing_is_left_to_doubt() -> None:
    assert wilson(3, 4, 4) == (0.75, 0.75)


def test_a_sample_of_half_doubts_less_than_one_of_few() -> None:
    few, half = wilson(30, 40, VAST), wilson(30, 40, 80)
    assert few[0] < half[0] < 0.75 < half[1] < few[1]


def test_all_is_weighed_by_what_the_strata_hold() -> None:
    """Precision .9 of 900 events and .5 of 100: .86, and not the sample's 14 of 20."""
    *_, total = precisions([Judged("a", 900, 10, 9), Judged("b", 100, 10, 5)])
    assert (total.stratum, total.size, total.judged, total.right) == ("all", 1000, 20, 14)
    assert total.precision == pytest.approx(0.86)
    assert total.corrected == pytest.approx(860)
    low_a, high_a = wilson(9, 10, 900)
    low_b, high_b = wilson(5, 10, 100)
    assert total.low == pytest.approx(
        0.86 - ((0.9 * (0.9 - low_a)) ** 2 + (0.1 * (0.5 - low_b)) ** 2) ** 0.5, abs=1e-6
    )
    assert total.high == pytest.approx(
        0.86 + ((0.9 * (high_a - 0.9)) ** 2 + (0.1 * (high_b - 0.5)) ** 2) ** 0.5, abs=1e-6
    )


@given(strata())
def test_estimates_lie_in_their_intervals_and_these_in_bounds(given_strata: list[Judged]) -> None:
    for row in precisions(given_strata):
        assert row.precision is not None
        assert 0 <= row.low <= row.precision <= row.high <= 1  # type: ignore[operator]
        # Both are rounded: half a unit of a share's last place is that times the size in the number.
        bound = 0.5e-6 * (row.size + 1) + 1e-9  # six places
        assert row.corrected == pytest.approx(row.precision * row.size, abs=bound)


@given(strata())
def test_corrected_numbers_of_the_strata_make_that_of_all(given_strata: list[Judged]) -> None:
    *parts, total = precisions(given_strata)
    assert sum(part.corrected or 0 for part in parts) == pytest.approx(total.corrected, abs=1e-4)


def test_one_stratum_alone_has_the_interval_of_all() -> None:
    part, total = precisions([Judged("a", 500, 40, 31)])
    assert (total.low, total.high) == pytest.approx((part.low, part.high), abs=2e-6)


def test_a_stratum_that_nobody_judged_leaves_all_unknown() -> None:
    first, second, total = precisions([Judged("a", 9, 3, 3), Judged("b", 5, 0, 0)])
    assert first.precision == 1
    assert (second.precision, total.precision, total.corrected_high) == (None, None, None)


def test_all_right_is_no_certainty() -> None:
    *_, total = precisions([Judged("a", 500, 10, 10), Judged("b", 500, 10, 10)])
    assert total.high == 1
    assert total.low is not None
    assert total.low < 0.9


def test_verdicts_are_counted_by_stratum() -> None:
    verdicts = [("a", True), ("a", False), ("a", None), ("b", None)]
    assert tally(verdicts, {"b": 4, "a": 7}) == (Judged("a", 7, 2, 1), Judged("b", 4, 0, 0))
