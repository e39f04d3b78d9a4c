"""Agreement: Krippendorff's alpha by its published example, with an interval that a seed fixes."""

import math
import random

import pytest

from dragoman.run.review.agreement import Agreement, agreement, alpha

# Four observers, twelve units, gaps: Krippendorff 2011, "Computing Krippendorff's alpha-reliability", part C.
PUBLISHED = [
    ("1", "1", "1"),
    ("2", "2", "3", "2"),
    ("3", "3", "3", "3"),
    ("3", "3", "3", "3"),
    ("2", "2", "2", "2"),
    ("1", "2", "3", "4"),
    ("4", "4", "4", "4"),
    ("1", "1", "2", "1"),
    ("2", "2", "2", "2"),
    ("5", "5", "5"),
    ("1", "1"),
    ("3",),
]


def test_alpha_is_that_of_the_published_example() -> None:
    assert alpha(PUBLISHED) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_is_that_of_many() -> None:
    """Two judges are a case of many: 1 of 4 units unlike, by hand 1 - 7 * 2 / 30."""
    assert alpha([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]) == pytest.approx(1 - 7 * 2 / 30)


def test_a_unit_that_one_judged_says_nothing() -> None:
    assert alpha([*PUBLISHED, ("9",), ()]) == alpha(PUBLISHED)


def test_nothing_is_said_where_nothing_varies() -> None:
    assert math.isnan(alpha([("a", "a"), ("a", "a")]))
    assert agreement([("a", "a"), ("a", "a")]) == Agreement(2, 4, 1.0, None, None, None)


def test_nothing_is_said_where_nobody_judged_twice() -> None:
    assert agreement([("a",), ()]) == Agreement(0, 0, None, None, None, None)


def test_an_interval_holds_alpha_and_its_seed_fixes_it() -> None:
    found = agreement(PUBLISHED, seed=4)
    assert found == agreement(PUBLISHED, seed=4)
    assert found.low is not None
    assert found.high is not None
    assert found.alpha is not None
    assert found.low < found.alpha < found.high <= 1
    assert (found.low, found.high) != (agreement(PUBLISHED, seed=5).low, agreement(PUBLISHED, seed=5).high)


def test_more_units_make_a_narrower_interval() -> None:
    few, many = agreement(PUBLISHED), agreement(PUBLISHED * 20)
    assert few.low is not None
    assert many.low is not None
    assert few.high is not None
    assert many.high is not None
    assert many.high - many.low < (few.high - few.low) / 3


def test_one_unlike_pair_among_two_has_no_interval() -> None:
    """Most draws of (a, a) and (a, b) and twenty alike never vary enough to speak of a quantile."""
    assert agreement([("a", "b")]).alpha is not None
    found = agreement([("a", "a")] * 3 + [("a", "b")])
    assert found.alpha is not None
    assert found.low is not None


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """Judges who agree on 80% of fair coins have an alpha of 0.6; of 60 samples of 60 units few miss it."""
    missed = 0
    for number in range(60):
        draw = random.Random(number)  # noqa: S311 - a seeded generator is the point
        units = []
        for _ in range(60):
            first = draw.choice("ab")
            units.append((first, first if draw.random() < 0.8 else "ab".replace(first, "")))
        found = agreement(units, seed=number)
        assert found.low is not None
        assert found.high is not None
        missed += not found.low <= 0.6 <= found.high
    assert missed <= 9
