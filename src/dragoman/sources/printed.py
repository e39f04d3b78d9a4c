"""Reads the day of publication that a plain text prints about itself: "Published on: Fri, 11 Nov 2011"."""

import re
from datetime import date

from dragoman.records import Basis
from dragoman.sources.given import NOTHING_GIVEN, Given
from dragoman.sources.publication import published_or_none

_HEAD, _FOOT = 15, 10  # lines of a text where what is said of it stands
_LONGEST = 160  # characters of a line that is no sentence of the report
_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?[\s-]+[a-z]{3,9}\.?,?[\s-]+\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})"
)
_CLOCK = (
    r"(?:[\s,|-]*(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?)?"
)
# What a line says of the day, the surest first: when it came out, when it was last changed, or a day alone.
_LABELS = (
    r"(?:first\s+)?(?:published|posted|publication\s+date|date\s+published|pub\.?\s*date)",
    r"(?:last\s+)?(?:updated|modified)|date(?=\s*:)",
)
_LABELLED = tuple(
    re.compile(rf"(?:^|[\s|(\[*_])(?:{label})(?:\s+(?:on|at))?\s*[:|-]?\s*({_DAY})\b", re.IGNORECASE)
    for label in _LABELS
)
_ALONE = re.compile(rf"\W*({_DAY}){_CLOCK}\W*", re.IGNORECASE)


def read_printed(text: str) -> Given:
    """Read the day of publication from the lines above and below a report.

    Args:
        text: Plain text.

    Returns:
        The day with the basis ``printed``; nothing where no line states one, or lines of the surest kind
        state different ones.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head, foot = _short(lines[:_HEAD]), _short(lines[_HEAD:][-_FOOT:])
    for days in (*(_days([*head, *foot], label) for label in _LABELLED), _alone(head)):
        if days:
            return (
                Given(published=days.pop(), published_basis=Basis.PRINTED)
                if len(days) == 1
                else NOTHING_GIVEN
            )
    return NOTHING_GIVEN


def _short(lines: list[str]) -> list[str]:
    return [line for line in lines if len(line) <= _LONGEST]


def _days(lines: list[str], label: re.Pattern[str]) -> set[date]:
    found = (published_or_none(match[1]) for line in lines for match in label.finditer(line))
    return {day for day in found if day is not None}


def _alone(lines: list[str]) -> set[date]:
    """Give the days that are all that a line holds."""
    found = (published_or_none(match[1]) for line in lines if (match := _ALONE.fullmatch(line)))
    return {day for day in found if day is not None}
