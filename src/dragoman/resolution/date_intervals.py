"""Turns time expressions into intervals of days, the vague ones too."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import Sentence, Span, Timex
from dragoman.resolution import timex_values as values

_LENGTH = re.compile(r"P(?:T)?(\d+|X)(?:\.5)?([DWMYHS]|WE)")
_EARLY = re.compile(r"\b(?:early|beginning|start|first half)\b", re.IGNORECASE)
_MIDDLE = re.compile(r"\b(?:mid|middle)\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:late|end)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\bearlier\b", re.IGNORECASE)
_YET_TO_COME = re.compile(r"\blater\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:past|last|recent|previous|preceding)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|coming|following)\b", re.IGNORECASE)
# The widest that each precision may be, in days.
_PRECISIONS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"), (3660, "decade"))
# How far back "recent days" may reach: up to the length of the next longer unit.
_VAGUE = {"day": (7, "week"), "week": (31, "month"), "month": (366, "year"), "year": (3653, "decade")}
_VAGUE_UNIT = re.compile(r"\b(day|week|month|year)s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from first to last, both in it; None where an end is not known."""

    first: date | None
    last: date | None
    precision: str


UNKNOWN = Interval(None, None, "unknown")


def interval(timex: Timex, *, reference: date | None = None) -> Interval:
    """Give the days that an expression allows.

    Args:
        timex: Any expression.
        reference: The day that vague expressions count from ("in recent days").

    Returns:
        The interval, first never after last; ``UNKNOWN`` for sets, bare lengths and unresolved words.
    """
    days = values.days_of(timex.value) if timex.type in ("DATE", "TIME") else None
    if days is not None:
        return _narrowed(days, timex.span.text, reference)
    if reference is None:
        return UNKNOWN
    if timex.value == "PRESENT_REF":
        return Interval(reference, reference, "day")
    return _vague(timex, reference)


def _narrowed(days: values.Days, text: str, reference: date | None) -> Interval:
    """Keep the third of a week, month or year that "early", "mid", "late" name, or its past part."""
    length = (days.last - days.first).days
    first, last = days.first, days.last
    if days.precision == "day":
        return Interval(first, last, "day")
    if reference is not None and first <= reference <= last:
        if _SO_FAR.search(text):
            return Interval(first, reference, days.precision)
        if _YET_TO_COME.search(text):
            return Interval(reference, last, days.precision)
    third = timedelta(days=length // 3)
    if _MIDDLE.search(text):
        first, last = first + third, last - third
    elif _EARLY.search(text):
        last = first + third
    elif _LATE.search(text):
        first = last - third
    return Interval(first, last, days.precision)


def _vague(timex: Timex, reference: date) -> Interval:
    """Give the stretch before or after the reference day that vague words span."""
    text = timex.span.text
    back = bool(_BACK.search(text)) or timex.value == "PAST_REF"
    ahead = bool(_AHEAD.search(text)) or timex.value == "FUTURE_REF"
    if back == ahead or timex.type == "SET":
        return UNKNOWN
    length = _length(timex)
    if length is None:
        return Interval(None, reference, "unknown") if back else Interval(reference, None, "unknown")
    moved = values.shift(reference, "D", -length[0] if back else length[0])
    if moved is None:
        return UNKNOWN
    return Interval(moved, reference, length[1]) if back else Interval(reference, moved, length[1])


def _length(timex: Timex) -> tuple[int, str] | None:
    """Give the days that a length covers and the precision it leaves."""
    counted = _LENGTH.fullmatch(timex.value)
    if counted and counted[1] != "X" and not timex.value.startswith("PT"):
        days = int(counted[1]) * {"D": 1, "W": 7, "WE": 7, "M": 31, "Y": 366}[counted[2]]
        return days, precision_of_days(days)
    unit = _VAGUE_UNIT.search(timex.span.text)
    return _VAGUE[unit[1].lower()] if unit else None


def precision_of_days(days: int) -> str:
    """Name the precision that so many days leave."""
    return next((name for most, name in _PRECISIONS if days <= most), "unknown")


def word_before(sentence: Sentence, span: Span) -> str:
    """Give the word right before an expression."""
    before = [token for token in sentence.tokens if token.end <= span.start]
    return before[-1].text.lower() if before else ""
