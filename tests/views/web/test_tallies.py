"""Counts over time: no gap in the axis, a unit that fits, and sums that hold."""

from datetime import date

import pytest

from dragoman.errors import UsageError
from dragoman.store.overview import PeriodCount
from dragoman.views.analysis.periods import Period
from dragoman.views.web.charts import Chart, Series, numbers, top_series
from dragoman.views.web.tallies import over, time_chart, unit_for


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        (date(2030, 1, 1), date(2030, 1, 1), Period.DAY),
        (date(2030, 1, 1), date(2030, 3, 1), Period.DAY),
        (date(2030, 1, 1), date(2030, 4, 1), Period.MONTH),
        (date(2030, 1, 1), date(2038, 1, 1), Period.MONTH),
        (date(2030, 1, 1), date(2038, 2, 1), Period.YEAR),
    ],
)
def test_the_unit_fits_the_stretch_of_time(first: date, last: date, unit: Period) -> None:
    assert unit_for(first, last) is unit


def test_months_without_any_stand_in_the_chart() -> None:
    counted = [PeriodCount(date(2029, 11, 1), "AID", 2), PeriodCount(date(2030, 2, 1), "COERCE", 1)]
    chart = time_chart(counted, Period.MONTH)
    assert chart.categories == ("2029-11", "2029-12", "2030-01", "2030-02")
    assert chart.series == (Series("AID", (2, 0, 0, 0)), Series("COERCE", (0, 0, 0, 1)))


def test_a_gap_of_centuries_is_left_out_and_said() -> None:
    counted = [PeriodCount(date(1200, 1, 1), "AID", 1), PeriodCount(date(2030, 1, 1), "AID", 1)]
    chart = time_chart(counted, Period.YEAR)
    assert chart.categories == ("1200", "2030")
    assert "left out" in chart.title


def test_nothing_counted_makes_an_empty_chart() -> None:
    chart = over(lambda _: ())
    assert chart.categories == ()
    assert chart.total == 0
    assert numbers(chart).source


def test_years_are_the_sums_of_their_months() -> None:
    months = [
        PeriodCount(date(year, month, 1), "AID", month) for year in range(2020, 2030) for month in (1, 5)
    ]
    asked: list[str] = []

    def count(unit: str) -> list[PeriodCount]:
        asked.append(unit)
        return months

    chart = over(count)
    assert asked == ["month"]
    assert chart.of == "Year"
    assert chart.series == (Series("AID", (6.0,) * 10),)


def test_a_unit_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="fortnight"):
        over(lambda _: (), "fortnight")


def test_small_kinds_are_put_together_and_none_is_lost() -> None:
    counted = [(f"K{n}", (float(n), 1.0)) for n in range(9, 0, -1)]
    series = top_series(counted, most=7)
    assert [one.name for one in series] == [*(f"K{n}" for n in range(9, 2, -1)), "others"]
    assert Chart("t", "x", ("a", "b"), series).total == sum(n + 1 for n in range(1, 10))
