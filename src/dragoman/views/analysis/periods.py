"""Days, weeks, months and years as numbered periods, so that a range of them has no gaps."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """How long a row of a panel is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def number_of(day: date, period: Period) -> int:
    """Give the number of the period that a day lies in; the next period has the next number."""
    if period is Period.DAY:
        return day.toordinal()
    if period is Period.WEEK:
        return (day.toordinal() - 1) // 7  # day 1 of the calendar is a Monday, as ISO weeks begin
    if period is Period.MONTH:
        return day.year * 12 + day.month - 1
    return day.year


def first_day(number: int, period: Period) -> date:
    """Give the first day of a period."""
    if period is Period.DAY:
        return date.fromordinal(number)
    if period is Period.WEEK:
        return date.fromordinal(number * 7 + 1)
    if period is Period.MONTH:
        return date(number // 12, number % 12 + 1, 1)
    return date(number, 1, 1)


def last_day(number: int, period: Period) -> date:
    """Give the last day of a period."""
    if number == number_of(date.max, period):
        return date.max
    return first_day(number + 1, period) - timedelta(days=1)


def label(number: int, period: Period) -> str:
    """Name a period: ``2017-09-28``, ``2017-W39`` (ISO 8601), ``2017-09`` or ``2017``."""
    day = first_day(number, period)
    if period is Period.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day.isoformat()[: {Period.DAY: 10, Period.MONTH: 7, Period.YEAR: 4}[period]]


def shares(first: date, last: date, period: Period) -> Iterator[tuple[int, float]]:
    """Give the periods that a stretch of days touches, each with the share of its days that lie in it."""
    days = (last - first).days + 1
    for number in range(number_of(first, period), number_of(last, period) + 1):
        begin, end = max(first, first_day(number, period)), min(last, last_day(number, period))
        yield number, ((end - begin).days + 1) / days
