"""Reads the day of publication that a plain text prints about itself: "Published on: Fri, 11 Nov 2011".

Only lines that hold such a day and nothing else are read, above and below the report: a sentence that tells
when a book was published is none. The day of a change counts where no other is printed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.records import Basis
from dragoman.records.letters import CAPITALS
from dragoman.sources.given import NOTHING_GIVEN, Given
from dragoman.sources.publication import published_or_none

# How many lines can stand above and below a report, and how long one that prints a day may be. By the look of
# 3,007 articles of public sets, of which 16 print a day so; not tried one against another.
_HEAD, _FOOT = 15, 10
_LONGEST = 160
_SHORTEST = 40  # characters of the line below a day alone: what stands over a list is no publication day
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d{2}"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = (
    rf"{_WEEKDAY}(?P<day>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+{_YEAR}"
    rf"|{_YEAR}([-/])\d{{2}}\2\d{{2}}|\d{{1,2}}([/.])\d{{1,2}}\3{_YEAR})(?!\d)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?[A-Z]{2,4}\)?(?:[+-]\d{1,2})?)?"
)
# What may stand behind the day: a clock, then nothing or another thing that is said of the text.
_REST = (
    rf"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?:[\s,|(\u2013-]*(?:at\s+)?{_CLOCK})?\)?"
    r"(?:\s*(?:[|·•].*|(?:by|updated|last|modified|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*))?[\W_]*"
)
_LEAD = r"[\W_]*(?:[^|·•]{0,80}[|·•]\s*)?"
_BYLINE = rf"(?-i:(?:By\s+)?(?:[{CAPITALS}][\w.'\u2019-]*[\s,]+){{1,6}})"
_BEFORE = rf"[\s:*_|\u2013\u2014-]*(?:on\b[\s:]*|at\s+|by\s+{_BYLINE}(?:on\s+)?)?(?:{_CLOCK}[\s,]*)?"
_PUBLISHED = (
    r"(?:first\s+|originally\s+)?(?:published|posted|publication\s+date|date\s+published|pub\.?\s*date)"
)
_CHANGED = r"(?:last\s+)?(?:updated|modified)"


def _line(label: str, own: str) -> re.Pattern[str]:
    """Read a line that a label begins, also behind a byline where it is written large."""
    begins = rf"(?:{_LEAD}{label}|{_BYLINE}(?-i:{own}))"
    return re.compile(rf"{begins}{_BEFORE}{_DAY}{_REST}", re.IGNORECASE)


_KINDS = {
    "published": _line(_PUBLISHED, "(?:First )?(?:Published|PUBLISHED|Posted|POSTED)"),
    "dated": re.compile(rf"[\W_]*date\s*:[\s*]*{_DAY}(?:[\s,]*{_CLOCK})?[\W_]*", re.IGNORECASE),
    "changed": _line(_CHANGED, "(?:Last )?(?:Updated|UPDATED|Modified)"),
}
_ALONE = re.compile(rf"[\W_]*(?:By\s+{_BYLINE}|{_BYLINE}[|·•]\s*)?{_DAY}{_REST}", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:][\"'\u201d\u2019)]*$")
_OF_A_MEETING = re.compile(r"(?:time|venue|place|location|where|to|from|subject|dear)\b", re.IGNORECASE)


def read_printed(text: str) -> Given:
    """Read the day of publication from the lines above and below a report.

    Args:
        text: Plain text.

    Returns:
        The day with the basis ``printed``; nothing where no line states one, or the surest lines state
        several or one that cannot be read.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head, foot = lines[:_HEAD], lines[_HEAD:][-_FOOT:]
    found = (
        list(_labelled(head, "published")),
        list(_alone(head)),
        list(_labelled(foot, "published")),
        list(_labelled(head, "dated")),
        list(_labelled([*head, *foot], "changed")),
    )
    days = set(next(filter(None, found), []))
    if len(days) != 1 or (day := days.pop()) is None:
        return NOTHING_GIVEN
    return Given(published=day, published_basis=Basis.PRINTED)


def _labelled(lines: Sequence[str], kind: str) -> Iterator[date | None]:
    """Give the days of lines of a kind, None for one that cannot be read."""
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        match = _KINDS[kind].fullmatch(line) if len(line) <= _LONGEST else None
        if match and not (kind == "dated" and _OF_A_MEETING.match(following)):
            yield published_or_none(match["day"])


def _alone(lines: Sequence[str]) -> Iterator[date | None]:
    """Give the days that are all that a line holds, above the report's first sentence."""
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        match = _ALONE.fullmatch(line) if len(line) <= _LONGEST else None
        if match:
            if len(following) >= _SHORTEST or _ALONE.fullmatch(following):
                yield published_or_none(match["day"])
        elif _SENTENCE.search(line) or len(line) > _LONGEST:
            return
