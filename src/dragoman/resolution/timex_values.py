"""Arithmetic on TimeML values: from a day, a unit and a count to the value, and from a value to its days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge import calendar

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})")
_CENTURY = re.compile(r"(\d{2})")
_MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}


@dataclass(frozen=True, slots=True)
class Days:
    """The stretch of days that a value stands for, both ends in it, with its precision."""

    first: date
    last: date
    precision: str


def week_value(day: date) -> str:
    """Write the ISO week that a day stands in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def period_value(day: date, unit: str) -> str:
    """Write the day, week, month, quarter, half, year, decade or century that a day stands in.

    Args:
        day: Any day in it.
        unit: ``D``, ``W``, ``WE``, ``M``, ``Q``, ``H``, ``Y``, ``E`` or ``C``.
    """
    year, quarter, half = day.isoformat()[:4], (day.month + 2) // 3, (day.month + 5) // 6
    written = {
        "D": day.isoformat(),
        "W": week_value(day),
        "WE": f"{week_value(day)}-WE",
        "M": day.isoformat()[:7],
        "Q": f"{year}-Q{quarter}",
        "H": f"{year}-H{half}",
        "E": year[:3],
        "C": year[:2],
    }
    return written.get(unit, year)


def shift(day: date, unit: str, count: int) -> date | None:
    """Move a day by whole units; None where the calendar ends.

    A month is a month of the calendar; the day stays within the month it lands in.
    """
    if unit in ("D", "W", "WE"):
        offset = day.toordinal() + count * (1 if unit == "D" else 7)
        return date.fromordinal(offset) if 1 <= offset <= date.max.toordinal() else None
    if unit not in _MONTHS_OF:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_OF[unit], 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.month_end(year, month + 1).day))


def shifted_value(day: date, unit: str, count: int) -> str:
    """Write the period ``count`` units from the one a day stands in; empty where the calendar ends."""
    moved = shift(day, unit, count)
    return period_value(moved, unit) if moved else ""


def make_day(year: int, month: int, day: int) -> date | None:
    """Build a day, or None when the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.month_end(year, month).day):
        return None
    return date(year, month, day)


def unit_of(value: str) -> str:
    """Name the unit that a DATE or TIME value is exact to; empty for references and durations."""
    patterns = (
        (_DAY, "D"),
        (_WEEK, "W"),
        (_MONTH, "M"),
        (_SEASON, "Q"),
        (_YEAR, "Y"),
        (_DECADE, "E"),
        (_CENTURY, "C"),
    )
    part = _PART.fullmatch(value)
    if part:
        return part[2]
    return next((unit for pattern, unit in patterns if pattern.fullmatch(value)), "")


def days_of(value: str) -> Days | None:
    """Give the days a DATE or TIME value covers, or None for references, durations and sets."""
    for read in (_read_day, _read_week, _read_part, _read_season, _read_month, _read_years):
        days = read(value)
        if days:
            return days
    return None


def _read_day(value: str) -> Days | None:
    """Read ``2017-09-27`` and times on it."""
    match = _DAY.fullmatch(value)
    day = make_day(int(match[1]), int(match[2]), int(match[3])) if match else None
    return Days(day, day, "day") if day else None


def _read_week(value: str) -> Days | None:
    """Read ``2017-W39`` and its weekend."""
    match = _WEEK.fullmatch(value)
    if not match or not 1 <= int(match[2]) <= date(int(match[1]), 12, 28).isocalendar().week:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3]:
        return Days(monday + timedelta(days=5), monday + timedelta(days=6), "week")
    return Days(monday, monday + timedelta(days=6), "week")


def _months(year: int, month: int, count: int, precision: str) -> Days | None:
    """Give a run of whole months."""
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    if not (year >= 1 and end_year <= 9999 and 1 <= month <= 12):
        return None
    return Days(date(year, month, 1), calendar.month_end(end_year, end_month + 1), precision)


def _read_part(value: str) -> Days | None:
    """Read a quarter or a half of a year: longer than a month, so exact to the year only."""
    match = _PART.fullmatch(value)
    if not match:
        return None
    length = _MONTHS_OF[match[2]]
    return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length, "year")


def _read_season(value: str) -> Days | None:
    """Read a season; winter begins in December of the year before."""
    match = _SEASON.fullmatch(value)
    if not match:
        return None
    year = int(match[1]) - (match[2] == "WI")
    return _months(year, calendar.SEASON_STARTS[match[2]], 3, "year")


def _read_month(value: str) -> Days | None:
    """Read ``2017-09``."""
    match = _MONTH.fullmatch(value)
    return _months(int(match[1]), int(match[2]), 1, "month") if match else None


def _read_years(value: str) -> Days | None:
    """Read a year, a decade (three figures) or a century (two)."""
    if _YEAR.fullmatch(value):
        return _months(int(value), 1, 12, "year")
    if _DECADE.fullmatch(value):
        return _months(int(value) * 10, 1, 120, "decade")
    if _CENTURY.fullmatch(value):
        return _months(int(value) * 100, 1, 1200, "unknown")
    return None
