"""What English calls months, days, seasons, holidays and numbers, and when they fall."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

_FULL_MONTHS = "january february march april may june july august september october november december".split()
_FULL_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

MONTHS: Mapping[str, int] = MappingProxyType(
    {name: number for number, name in enumerate(_FULL_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_FULL_MONTHS, 1)}
    | {"sept": 9}
)
"""Month names and their abbreviations, without the full stop, to 1 … 12."""

WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {name: number for number, name in enumerate(_FULL_WEEKDAYS)}
    | {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
)
"""Names of days to 0 (Monday) … 6, as ``date.weekday`` counts."""

SEASONS: Mapping[str, str] = MappingProxyType(
    {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
)
"""Seasons to TimeML's two letters."""

SEASON_STARTS: Mapping[str, int] = MappingProxyType({"SP": 3, "SU": 6, "FA": 9, "WI": 12})
"""First month of each season as the northern press counts them; each has three months."""

DAYPARTS: Mapping[str, str] = MappingProxyType(
    {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI"}
)
"""Parts of the day to TimeML's letters."""

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "second": "TS",
        "minute": "TM",
        "hour": "TH",
        "day": "D",
        "night": "D",
        "week": "W",
        "weekend": "WE",
        "fortnight": "W",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "E",
        "century": "C",
        "centurie": "C",
    }
)
"""Units of time, singular, to TimeML's letters; those under a day begin with ``T``."""

CARDINALS: Mapping[str, int] = MappingProxyType(
    {name: number for number, name in enumerate(_ONES)} | dict(zip(_TENS, range(20, 100, 10), strict=True))
)
"""Number words of one word to 0 … 90."""
SEVERAL = frozenset("string series handful dozen number score host wave slew succession".split())
"""Singular words for several: "a *string* of guerrillas"."""

_NUMBERS: Mapping[str, int] = MappingProxyType(
    {**CARDINALS, "a": 1, "an": 1, "another": 1, "dozen": 12, "half-dozen": 6}
)
ORDINALS: Mapping[str, int] = MappingProxyType(
    {name: number for number, name in enumerate(_ORDINAL_ONES, 1)} | {"thirtieth": 30}
)
_MULTIPLES: Mapping[str, int] = MappingProxyType({"hundred": 100, "thousand": 1000})

NUMBER_WORDS: tuple[str, ...] = tuple(sorted(CARDINALS, key=lambda word: (-len(word), word)))
"""Number words that stand alone, longest first, as an alternation needs them."""

_ORDINAL_FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)?")


def number(words: str) -> int | None:
    """Read a number in figures or words, up to the thousands.

    Args:
        words: Such as ``14``, ``twenty-five``, ``two thousand``, ``a``.

    Returns:
        The number, or None when a word is none.
    """
    if words.replace(",", "").isdecimal():
        return int(words.replace(",", ""))
    total = 0
    for word in re.split(r"[\s-]+", words.lower().removesuffix(" of")):
        if word in _MULTIPLES:
            total = max(total, 1) * _MULTIPLES[word]
        elif word in _NUMBERS:
            total += _NUMBERS[word]
        elif word != "and":
            return None
    return total


def ordinal(words: str) -> int | None:
    """Read an ordinal in figures or words, up to the thirty-first."""
    figure = _ORDINAL_FIGURE.fullmatch(words)
    if figure:
        return int(figure[1])
    tens, _, ones = words.lower().replace("-", " ").rpartition(" ")
    if ones not in ORDINALS:
        return None
    return ORDINALS[ones] + (number(tens) or 0 if tens else 0)


def easter(year: int) -> date:
    """Give the Sunday of the western Easter.

    Source: the anonymous Gregorian computus, as given by Meeus, Astronomical Algorithms, chapter 8.
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * days) // 451
    month, day = divmod(h + days - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """Give the n-th such weekday of a month, counted from 1."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def election_day(year: int) -> date:
    """Give the day the United States vote: the Tuesday after the first Monday of November."""
    return nth_weekday(year, 11, 0, 1) + timedelta(days=1)


SUPER_TUESDAYS: Mapping[int, date] = MappingProxyType(
    {
        year: date(year, month, day)
        for year, month, day in (
            (1988, 3, 8),
            (1992, 3, 10),
            (1996, 3, 12),
            (2000, 3, 7),
            (2004, 3, 2),
            (2008, 2, 5),
            (2012, 3, 6),
            (2016, 3, 1),
            (2020, 3, 3),
            (2024, 3, 5),
        )
    }
)
"""The Tuesday on which most of the United States hold presidential primaries, by year."""


def last_weekday(year: int, month: int, weekday: int) -> date:
    """Give the last such weekday of a month."""
    end = month_end(year, month)
    return end - timedelta(days=(end.weekday() - weekday) % 7)


def month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    return following - timedelta(days=1) if following != date.max else date.max


_FIXED_HOLIDAYS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "new year's day": (1, 1),
        "new year's eve": (12, 31),
        "new year's": (1, 1),
        "epiphany": (1, 6),
        "valentine's day": (2, 14),
        "international women's day": (3, 8),
        "st. patrick's day": (3, 17),
        "nowruz": (3, 21),
        "april fools' day": (4, 1),
        "may day": (5, 1),
        "victory day": (5, 9),
        "bastille day": (7, 14),
        "halloween": (10, 31),
        "all saints' day": (11, 1),
        "armistice day": (11, 11),
        "veterans day": (11, 11),
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "boxing day": (12, 26),
    }
)
_EASTER_HOLIDAYS: Mapping[str, int] = MappingProxyType(
    {
        "ash wednesday": -46,
        "palm sunday": -7,
        "maundy thursday": -3,
        "good friday": -2,
        "easter sunday": 0,
        "easter monday": 1,
        "easter": 0,
        "ascension day": 39,
        "pentecost": 49,
        "whit monday": 50,
    }
)
# Weekday and count from the month's beginning; the count -1 is the month's last.
_WEEKDAY_HOLIDAYS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "martin luther king day": (1, 0, 3),
        "presidents' day": (2, 0, 3),
        "memorial day": (5, 0, -1),
        "labor day": (9, 0, 1),
        "columbus day": (10, 0, 2),
        "thanksgiving day": (11, 3, 4),
        "thanksgiving": (11, 3, 4),
    }
)
HOLIDAYS: tuple[str, ...] = tuple(
    sorted({*_FIXED_HOLIDAYS, *_EASTER_HOLIDAYS, *_WEEKDAY_HOLIDAYS}, key=lambda name: (-len(name), name))
)
"""Names of holidays whose day can be worked out from the year alone, longest first."""


def holiday(name: str, year: int) -> date | None:
    """Give the day of a holiday in a year, or None for a name that is not in the table."""
    if name in _FIXED_HOLIDAYS:
        return date(year, *_FIXED_HOLIDAYS[name])
    if name in _EASTER_HOLIDAYS:
        return easter(year) + timedelta(days=_EASTER_HOLIDAYS[name])
    if name in _WEEKDAY_HOLIDAYS:
        month, weekday, count = _WEEKDAY_HOLIDAYS[name]
        if count < 0:
            return last_weekday(year, month, weekday)
        return nth_weekday(year, month, weekday, count)
    return None
