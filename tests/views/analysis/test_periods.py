"""Periods follow each other without gap or overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.analysis.periods import Period, first_day, label, last_day, number_of, shares

DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("day", "period", "name"),
    [
        ("2017-09-28", Period.DAY, "2017-09-28"),
        ("2017-09-28", Period.WEEK, "2017-W39"),
        ("2021-01-03", Period.WEEK, "2020-W53"),
        ("2017-12-31", Period.MONTH, "2017-12"),
        ("2017-12-31", Period.YEAR, "2017"),
    ],
)
def test_a_period_has_its_usual_name(day: str, period: Period, name: str) -> None:
    assert label(number_of(date.fromisoformat(day), period), period) == name


@given(DAYS, st.sampled_from(Period))
def test_a_day_lies_in_its_period_and_the_next_period_begins_behind_it(day: date, period: Period) -> None:
    number = number_of(day, period)
    assert first_day(number, period) <= day <= last_day(number, period)
    assert number_of(last_day(number, period) + timedelta(days=1), period) == number + 1


@given(DAYS, st.integers(0, 400), st.sampled_from(Period))
def test_shares_of_a_stretch_are_of_following_periods_and_make_one(
    day: date, length: int, period: Period
) -> None:
    last = min(day + timedelta(days=length), date(9998, 12, 31))
    found = list(shares(day, last, period))
    assert sum(share for _, share in found) == pytest.approx(1)
    assert [number for number, _ in found] == list(range(found[0][0], found[0][0] + len(found)))


def test_the_last_day_of_all_has_an_end() -> None:
    for period in Period:
        assert last_day(number_of(date.max, period), period) == date.max
