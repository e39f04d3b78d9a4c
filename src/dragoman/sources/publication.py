"""Reads a publication date as given, or says why it cannot: a date is never guessed."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dragoman.errors import UnreadableArticle
from dragoman.knowledge.calendar import MONTHS
from dragoman.sources.failure import glimpse

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:\D.*)?", re.DOTALL)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([A-Za-z]{3,9})\.?,?[\s\-]+(\d{4})\b.*", re.DOTALL)
_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b.*", re.DOTALL)
_LARGEST = 10**12  # seconds since 1970 are shown, but are no day without a time zone
_SHOWN = 80
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)


def read_published(value: object) -> date | None:
    """Read a publication day.

    Args:
        value: A date, a number such as 20170928, a string, or None; ISO 8601 is tried first, then the
            forms with a month's name, then day/month/year where only one order is possible.

    Returns:
        The day as written (no change of time zone), or None where nothing was given.

    Raises:
        UnreadableArticle: It is neither empty nor a date, or it could be two dates.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _unreadable(value)
    if isinstance(value, int) and not 0 <= value < _LARGEST:
        # Python refuses to write out a number of over 4,300 digits.
        raise _unreadable(value if value.bit_length() <= _LARGEST.bit_length() * 2 else "a very long number")
    return _from_words(str(value).strip())


def published_or_none(value: object) -> date | None:
    """Read a day that nobody gave us: one that a page or list states and that cannot be read is none."""
    try:
        return read_published(value)
    except UnreadableArticle:
        return None


def _from_words(text: str) -> date:
    """Try each written form in turn."""
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]), text)
    text_day = _WEEKDAY.sub("", text, count=1)
    if match := _MONTH_FIRST.fullmatch(text_day):
        return _day(int(match[3]), _month(match[1], text), int(match[2]), text)
    if match := _DAY_FIRST.fullmatch(text_day):
        return _day(int(match[3]), _month(match[2], text), int(match[1]), text)
    if match := _SLASHED.fullmatch(text_day):
        return _slashed(int(match[1]), int(match[2]), int(match[3]), text)
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError, TypeError, IndexError) as error:  # it refuses by all of these
        raise _unreadable(text) from error


def _slashed(first: int, second: int, year: int, text: str) -> date:
    """Read 28/09/2017 and 09/28/2017; refuse 03/04/2017, which is two days."""
    if first > 12 or first == second:
        return _day(year, second, first, text)
    if second > 12:
        return _day(year, first, second, text)
    raise UnreadableArticle(
        f"publication date {glimpse(text)!r} may be {year}-{first:02}-{second:02} "
        f"or {year}-{second:02}-{first:02}; "
        "write it as YYYY-MM-DD"
    )


def _month(name: str, text: str) -> int:
    month = MONTHS.get(name[:3].lower())
    if month is None:
        raise _unreadable(text)
    return month


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _unreadable(text) from error


def _unreadable(value: object) -> UnreadableArticle:
    shown = repr(glimpse(value) if isinstance(value, str) else value)[:_SHOWN]
    return UnreadableArticle(f"publication date {shown} cannot be read; write it as YYYY-MM-DD")
