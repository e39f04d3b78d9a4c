"""The pieces that patterns for time expressions are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import calendar
from dragoman.resolution import timex_values as values
from dragoman.resolution.timex_context import Context, Reading

S = r"\s+"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    # In small letters where they are nothing else; "march", "may" and "august" are.
    r"|january|february|april|june|july|september|october|november|december"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
# An abbreviation alone is a month only with its stop: "Jan" is a man's name.
WHOLE_MONTH = MONTH.replace(r"\b\.?)", r"\.)")
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:Mon|Tues|Wed|Thurs|Fri|Sat|Sun)\.)"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WORDS = "|".join(calendar.NUMBER_WORDS)
ORDINAL_WORD = (
    r"(?:(?:twenty|thirty)[- ])?(?:" + "|".join(sorted(calendar.ORDINALS, key=lambda w: (-len(w), w))) + r")"
)
_ONE_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|(?!{YEAR}\b)\d+(?:\.\d+)?(?:\s+\d/\d)?"
    rf"|(?:half[- ]a[- ]|half\s+a\s+|a\s+)?dozen"
    rf"|(?:an?|{_WORDS})(?:[\s-](?:hundred|thousand))(?:(?:\s+and)?[\s-](?:{_WORDS}))?"
    rf"|(?:{_WORDS})(?:[\s-](?:{_WORDS}))?)"
)
NUMBER = rf"(?:{_ONE_NUMBER}(?:(?:\s+(?:to|or)\s+|-to-)(?:{_ONE_NUMBER}))?)"
ONE = r"(?:an?|another)"
VAGUE = (
    r"(?:(?:a|the\s+)?\s*(?:few|couple(?:\s+of)?)|several|many|some|dozens\s+of|hundreds\s+of|thousands\s+of"
    r"|a\s+number\s+of|countless)"
)
UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
LONG_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century)"
MOMENT = r"(?:dawn|daybreak|sunrise|first\s+light|dusk|sunset|nightfall)"
DAYPART = r"(?:morning|afternoon|evening|night)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with the function that reads what it matches.

    Attributes:
        name: Stable name, for messages and for joining neighbours.
        needs: The rule is tried only on text that holds one of these words (lower case; digits count
            as ``0``), which keeps the finder under a millisecond on text without dates.
        pattern: A group whose name begins with ``core``, where one matched, is the expression.
        read: Gives the reading, or None when the words are no time expression after all.
    """

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]


def compiled(pattern: str, *, any_case: bool = True) -> re.Pattern[str]:
    """Compile a pattern between word edges; blanks in it stand for any run of white space."""
    return re.compile(rf"(?<![\w$£€])(?<!\d[.,-])(?:{pattern})(?!\w)", re.IGNORECASE if any_case else 0)


def lead(match: re.Match[str], reach: int = 24) -> str:
    """Give the characters right before a match: enough for a word or two, whatever the paragraph's length."""
    return match.string[max(0, match.start() - reach) : match.start()]


def unit_letter(word: str) -> str:
    """Give TimeML's letter for a unit in singular or plural."""
    word = word.lower()
    return calendar.UNITS.get(word, "") or calendar.UNITS.get(word.removesuffix("s"), "")


def lower(words_: str | None) -> str:
    """Fold case and white space."""
    return " ".join((words_ or "").lower().split())


def of_day(day: date | None, unit: str, count: int) -> Reading:
    """Give the period so many units from a day, unresolved without one."""
    return Reading("DATE", values.shifted_value(day, unit, count) if day else "")


def year_before(value: str, years: int) -> str:
    """Give the same quarter or month of an earlier year."""
    return f"{int(value[:4]) - years:04d}{value[4:]}"


def month_number(word: str) -> int:
    """Number a month name or abbreviation."""
    return calendar.MONTHS[word.lower().rstrip(".")]


def words(*groups: str) -> frozenset[str]:
    """Collect the words that a rule needs one of."""
    return frozenset(word for group in groups for word in group.split())


MONTH_WORDS = frozenset(calendar.MONTHS)
UNIT_WORDS = words(" ".join(f"{unit} {unit}s" for unit in calendar.UNITS if unit != "centurie"), "centuries")
