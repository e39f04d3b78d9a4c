"""Patterns and readings for what is counted from a day: "three days ago", "the day after the vote"."""

import re
from datetime import date

from dragoman.knowledge import calendar
from dragoman.resolution.timex_context import Context, Reading
from dragoman.resolution.timex_grammar import (
    MONTH,
    NUMBER,
    ONE,
    ORDINAL_WORD,
    UNIT,
    VAGUE,
    WEEKDAY,
    YEAR,
    Rule,
    S,
    compiled,
    lower,
    of_day,
    unit_letter,
    words,
    year_before,
)

_HALVES = {"TH": "30M", "TM": "30S"}


def _moved(match: re.Match[str], way: int, start: date | None, context: Context) -> Reading | None:
    """Count units back or ahead from a day."""
    unit, words_ = unit_letter(match["unit"]), lower(match["count"])
    count = 1 if words_ in ("a", "an", "another") else calendar.number(words_)
    if count is None and "couple" in words_:
        count = 2
    if unit.startswith("T"):
        more = _HALVES.get(unit, "") if match["half"] else ""
        return Reading("DURATION", f"PT{count or 'X'}{unit[1:]}{more}")
    if unit == "Y" and count and match["half"]:
        unit, count = "M", count * 12 + 6
    if count is None:
        return Reading("DATE", "PAST_REF") if way < 0 else Reading("DURATION", f"PX{unit}")
    if unit == "Y" and count == 1 and context.compared:
        return Reading("DATE", year_before(context.compared, -way))
    # "Two decades ago" is exact to the year, as "twenty years ago" is.
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return of_day(start, unit, way * count)


def _read_ago(match: re.Match[str], context: Context) -> Reading | None:
    """Read "three days ago" from the reference day, "three days earlier" from the day last named."""
    word = lower(match["word"])
    start = context.reference if word in ("ago", "back") else context.narrated
    return _moved(match, -1, start, context)


def _read_hence(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two weeks from now" from the reference day, "two weeks later" from the day last named."""
    start = context.reference if lower(match["word"]) in ("from now", "hence") else context.narrated
    return _moved(match, 1, start, context)


def _read_next_day(match: re.Match[str], context: Context) -> Reading:
    """Read "the next day", "the day after", "the day before", "that day", "later in the day"."""
    phrase = lower(match[0])
    ahead = phrase.startswith(("the next", "the following")) or phrase.endswith("after")
    back = phrase.startswith(("the previous", "the preceding")) or phrase.endswith(("before", "earlier"))
    return of_day(context.narrated, "D", ahead - back)


def _read_day_of(match: re.Match[str], context: Context) -> Reading | None:
    """Read "today is the third day of the strike" as the day of the report, "Friday was" as that Friday.

    "It was" is of the day that the story has reached; where it has named but a month or a year, of none.
    """
    told = lower(match["told"])
    if told == "today" or (told in ("it", "this") and lower(match["verb"]) not in ("was", "marked")):
        return of_day(context.reference, "D", 0)
    if told in ("it", "this") and context.anchor is None and context.named:
        return None
    return of_day(context.narrated, "D", 0)


def _read_near_named_day(match: re.Match[str], context: Context) -> Reading:
    """Read "the day before yesterday" and "the day after tomorrow"."""
    return of_day(context.reference, "D", -2 if "before" in match[0].lower() else 2)


RULES: tuple[Rule, ...] = (
    Rule(
        "near named day",
        words("yesterday tomorrow"),
        compiled(rf"the{S}day{S}(?:before{S}yesterday|after{S}tomorrow)"),
        _read_near_named_day,
    ),
    Rule(
        "ago",
        words("ago earlier before previously back"),
        compiled(
            rf"(?P<count>{ONE}|{NUMBER}|{VAGUE}){S}(?P<unit>{UNIT})s?(?:{S}or{S}(?:so|more|two)|(?P<half>{S}and{S}a{S}half))?{S}"
            rf"(?P<word>ago|earlier|before(?=\s*[.,;:)]))"
        ),
        _read_ago,
    ),
    Rule(
        "long ago",
        words("ago"),
        compiled(rf"(?:day|week|month|year|decade|centurie)s{S}ago"),
        lambda _match, _context: Reading("DATE", "PAST_REF"),
    ),
    Rule(
        "hence",
        words("now hence later after afterward afterwards"),
        compiled(
            rf"(?P<count>{ONE}|{NUMBER}|{VAGUE}){S}(?P<unit>{UNIT})s?(?:{S}or{S}(?:so|more|two)|(?P<half>{S}and{S}a{S}half))?{S}"
            rf"(?P<word>from{S}now|hence|later|afterwards?)"
        ),
        _read_hence,
    ),
    Rule(
        "next day",
        words("day"),
        compiled(
            rf"the{S}day{S}(?:before|after|earlier)(?=\s*[.,;:)])|(?:later|earlier){S}in{S}(?P<core>the{S}day)(?!{S}of)"
        ),
        _read_next_day,
    ),
    Rule(
        "day of",
        words("day"),
        compiled(
            rf"(?P<told>today|it|this|{WEEKDAY})(?P<verb>{S}(?:is|was|marks|marked)|['\u2019]s|{S}will{S}be)(?:{S}already)?{S}"
            rf"(?P<core>the{S}{ORDINAL_WORD}(?:{S}(?:straight|consecutive|full))?{S}day)(?={S}(?:of|in|since)\b(?!{S}(?:{YEAR}|{MONTH})))"
        ),
        _read_day_of,
    ),
)
