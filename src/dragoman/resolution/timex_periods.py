"""Patterns and readings for weeks, months, quarters, seasons and years that count from another day."""

import re
from datetime import date, timedelta

from dragoman.knowledge import calendar
from dragoman.resolution import timex_values as values
from dragoman.resolution.timex_context import Context, Reading, Tense
from dragoman.resolution.timex_grammar import (
    LONG_UNIT,
    MONTH,
    SEASON,
    UNIT_WORDS,
    YEAR,
    Rule,
    S,
    compiled,
    lower,
    month_number,
    of_day,
    unit_letter,
    words,
    year_before,
)

_OF_YEAR = rf"(?:{S}(?:of{S}|in{S})?(?:(?P<year>{YEAR})|(?P<relyear>this|last|next){S}year))"
_LEAD_YEAR = rf"(?:(?P<lead>this|last|next){S}year['\u2019]s{S}|(?:the{S})?(?P<leadyear>{YEAR}){S})"
_NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last)"
_PERIOD = r"(?:fiscal|financial|calendar|full|current|whole|entire|comparable|corresponding|latest|same)"
_WAY = {"this": 0, "the current": 0, "current": 0, "the same": 0, "last": -1, "next": 1}
_ENDED = re.compile(rf"\s+ended\s+(?P<month>{MONTH})\s+(?P<day>\d\d?)")
# "This quarter's loss" is known when it is over: the quarter is the one the report is about.
_RESULT = re.compile(
    r"['\u2019]s\s+(?:net\s+)?(?:loss|profit|earnings|income|net|results|sales|revenues?)\s+(?:was|were|is|are|fell|rose"
    r"|includes?|included|reflects?|reflected|compares?|compared)\b",
    re.IGNORECASE,
)
_LENGTHS = "DMQHYEC"
_LONG_YEARS = {"E": 10, "C": 100}
_NARRATED = {
    "the following": 1,
    "the next": 1,
    "the previous": -1,
    "the preceding": -1,
    "that": 0,
    "that same": 0,
    "the same": 0,
}


def _read_period(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last week", "this year", "the following month", "the current quarter", "that day"."""
    which, unit = lower(match["which"]), unit_letter(match["unit"])
    if unit == "D" and which in ("last", "next", "the current", "current", "the latest"):
        return None
    if which == "this" and unit == "Q" and _RESULT.match(match.string, match.end()):
        which = "that"
    if which in _NARRATED:
        return _read_narrated(which, unit, context)
    if unit in _LONG_YEARS and which == "the past":
        return Reading("DURATION", f"P{_LONG_YEARS[unit]}Y")
    if which in ("the latest", "latest", "the most recent"):
        return _read_latest(unit, context)
    if which in ("this past", "the past", "past", "the last"):
        return of_day(context.reference, unit, -1)
    return of_day(context.reference, unit, {"this coming": 1, "the coming": 1}.get(which, _WAY.get(which, 0)))


def _read_narrated(which: str, unit: str, context: Context) -> Reading:
    """Read "that year", "the following month"; "that quarter" is the one the text is about."""
    if unit == "Q" and which in ("that", "that same") and values.unit_of(context.focus) == "Q":
        return Reading("DATE", context.focus)
    return of_day(_story_day(context, unit), unit, _NARRATED[which])


def _story_day(context: Context, unit: str) -> date | None:
    """Find the day that "that year" and "the following month" count from.

    It is in the period last named, where that is no longer than the unit: "in June 1998 ... later that
    year" is 1998 whatever weekdays stand between.
    """
    named = values.unit_of(context.named)
    if named and unit in _LENGTHS[1:] and _LENGTHS.index(named) <= _LENGTHS.index(unit):
        days = values.days_of(context.named)
        return days.first if days else context.narrated
    return context.narrated


def _read_latest(unit: str, context: Context) -> Reading:
    """Read "the latest quarter": the one the text is about, else the last that is over."""
    if context.focus and unit == values.unit_of(context.focus):
        return Reading("DATE", context.focus)
    return of_day(context.reference, unit, -1)


def _read_latest_period(_: re.Match[str], context: Context) -> Reading:
    """Read "the latest period", in reports of earnings the quarter."""
    return _read_latest("Q", context)


def _read_bare(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the quarter", "the week", "the year", "the month", "the weekend" with nothing beside them."""
    unit = unit_letter(match["unit"])
    if unit == "WE":
        return _read_weekend(match, context)
    if unit == "Q":
        return _read_ended(match, context) or _read_latest(unit, context)
    if unit == "Y" and re.match(r"\s+end(?:ed|ing)\b", match.string[match.end() :]):
        return Reading("DURATION", "P1Y")
    return of_day(context.reference, unit, 0)


def _read_ended(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the quarter" in "the quarter ended July 31": the one that holds most of its three months."""
    ended = _ENDED.match(match.string, match.end())
    if ended is None or context.reference is None:
        return None
    month = month_number(ended["month"])
    year = context.reference.year - (month > context.reference.month)
    middle = values.shift(date(year, month, 1), "M", -1)
    return Reading("DATE", values.period_value(middle, "Q")) if middle else None


def _read_weekend(match: re.Match[str], context: Context) -> Reading:
    """Read "the weekend": the last one begun, or the next where the clause looks ahead."""
    here, which = context.reference, lower(match.groupdict().get("which"))
    if here is None:
        return Reading("DATE", "")
    weekend = here - timedelta(days=(here.weekday() - 5) % 7)
    ahead = context.tense is Tense.FUTURE or which == "this"
    if which in ("next", "the coming", "this coming") or (ahead and here.weekday() < 5):
        weekend += timedelta(days=7)
    elif which in ("last", "this past", "the past") and here.weekday() >= 5:
        weekend -= timedelta(days=7)
    return Reading("DATE", values.period_value(weekend, "WE"))


def _quarter_year(match: re.Match[str], context: Context) -> int | None:
    """Find the year of a quarter: stated, or last year's or this year's as the tense has it."""
    groups = match.groupdict()
    if groups["year"] or groups["leadyear"]:
        return int(groups["year"] or groups["leadyear"])
    if context.reference is None:
        return None
    named = groups["relyear"] or groups["lead"]
    return context.reference.year + (_WAY[named.lower()] if named else 0)


def _read_nth_part(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the third quarter", "second half of 2017", "last year's first quarter"."""
    letter = "Q" if match["part"].lower() == "quarter" else "H"
    most = 4 if letter == "Q" else 2
    which = match["nth"].lower()
    nth = most if which in ("final", "last") else calendar.ordinal(which)
    if nth is None or nth > most:
        return None
    year = _quarter_year(match, context)
    if year is None:
        return Reading("DATE", f"XXXX-{letter}{nth}")
    if (
        not any(match.groupdict()[name] for name in ("year", "leadyear", "relyear", "lead"))
        and context.reference
    ):
        begun = context.reference.month > (nth - 1) * 12 // most
        # A part of the year that has not begun is last year's, unless the clause looks ahead.
        year -= (not begun and context.tense is Tense.PAST) or _ends_ahead(match, context.reference)
    return Reading("DATE", f"{year}-{letter}{nth}", match["year"] is not None)


def _ends_ahead(match: re.Match[str], here: date) -> bool:
    """Say whether the quarter "ended" on a day that this year still has ahead: it was last year's."""
    ended = _ENDED.match(match.string, match.end())
    return ended is not None and (month_number(ended["month"]), int(ended["day"])) > (here.month, here.day)


def _read_two_quarters(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first two quarters of 1990" as the half of the year that they are."""
    year = _quarter_year(match, context)
    return Reading("DATE", f"{year}-H{1 if match['nth'].lower() == 'first' else 2}") if year else None


def _read_season(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last summer", "this fall", "the winter of 1994", "summer 2017"."""
    letters, which = calendar.SEASONS[match["season"].lower()], lower(match["which"])
    if match["year"]:
        return Reading("DATE", f"{match['year']}-{letters}", absolute=True)
    here = context.reference
    if here is None:
        return Reading("DATE", f"XXXX-{letters}")
    # A winter is named by the year it ends in, so for it the year begins before January.
    start = 0 if letters == "WI" else calendar.SEASON_STARTS[letters]
    year = here.year
    if match["relyear"]:
        year += _WAY[match["relyear"].lower()]
    elif which in ("last", "this past", "the past"):
        year -= here.month < start + 3
    elif which == "next":
        year += here.month >= start
    elif which == "this" or context.tense is Tense.FUTURE:
        year += letters == "WI" and here.month > 6
    else:
        year -= here.month < start
    return Reading("DATE", f"{year}-{letters}")


def _read_year_ago(match: re.Match[str], context: Context) -> Reading:
    """Read "the year-earlier quarter", "the 1988 period": the stretch the text is about, another year."""
    if match["year"]:
        return Reading("DATE", match["year"] + context.compared[4:])
    if context.compared:
        return Reading("DATE", year_before(context.compared, 1))
    return of_day(context.reference, "Y", -1)


def _read_fiscal(match: re.Match[str], _: Context) -> Reading:
    """Read "fiscal 1989"."""
    return Reading("DATE", match["year"], absolute=True)


def _read_year_end(_: re.Match[str], context: Context) -> Reading:
    """Read "year-end" and "the end of the year"."""
    return of_day(context.reference, "Y", 0)


_LONGER = r"(?:(?:\d{4}|['\u2019]?\d0)['\u2019]?s|(?:\w+[\s-]){0,2}(?:century|decade)|\w+ties)\b"
_QUARTER_WORDS = words("quarter half quarters")

RULES: tuple[Rule, ...] = (
    Rule(
        "period",
        UNIT_WORDS,
        compiled(
            rf"(?P<which>last|next|this{S}past|this{S}coming|this|the{S}(?:past|last|coming|current|following|next|"
            rf"previous|preceding|same|latest|most{S}recent)|that{S}same|that|current|latest){S}(?:{_PERIOD}{S})*"
            rf"(?P<unit>{LONG_UNIT})(?!{S}(?:ago|earlier|of{S}the{S}year)|-)"
        ),
        lambda match, context: (
            _read_weekend(match, context)
            if match["unit"].lower() == "weekend"
            else _read_period(match, context)
        ),
    ),
    Rule(
        "bare",
        UNIT_WORDS,
        compiled(
            rf"the{S}(?:{_PERIOD}{S})*(?P<unit>weekend|week|month|quarter|year)"
            rf"(?!{S}(?:ago|earlier|before|after|later|end)\b|-)"
        ),
        _read_bare,
    ),
    Rule(
        "latest period",
        words("period"),
        compiled(rf"the{S}(?:latest|most{S}recent){S}period"),
        _read_latest_period,
    ),
    Rule(
        "nth part",
        _QUARTER_WORDS,
        compiled(
            rf"(?:{_LEAD_YEAR}|the{S}(?!\w+-))?(?:{_PERIOD}[\s-]+)?{_NTH}[\s-]+(?:fiscal[\s-]+)?"
            rf"(?P<part>quarter|half)(?:{_OF_YEAR})?(?!-|{S}of{S}(?:the{S})?{_LONGER})"
        ),
        _read_nth_part,
    ),
    Rule(
        "two quarters",
        _QUARTER_WORDS,
        compiled(
            rf"(?:(?P<lead>zzz)(?P<leadyear>zzz)|the{S})?(?P<nth>first|last|final){S}two{S}quarters{_OF_YEAR}"
        ),
        _read_two_quarters,
    ),
    Rule(
        "season",
        words("spring summer autumn fall winter"),
        compiled(
            rf"(?:(?:(?P<which>last|next|this{S}past|this{S}coming|this|the{S}past|the){S})(?:(?:early|late|mid)[\s-]+)?(?P<season>{SEASON})(?:{_OF_YEAR}|(?!{S}of\b(?!{S}(?:nineteen|twenty|two{S}thousand)\b)))"
            rf")"
        ),
        _read_season,
    ),
    Rule(
        "year ago",
        words("ago earlier year"),
        compiled(
            rf"the{S}(?:{_PERIOD}{S})?(?:quarter|period|half){S}a{S}year{S}(?:ago|earlier|before)"
            rf"|(?:the{S})?(?:{_PERIOD}{S})?year-(?:ago|earlier)(?:{S}(?:third|first|second|fourth))?"
            rf"{S}(?:quarter|period|month|half)|year-(?:ago|earlier)|last{S}year['\u2019]s{S}(?:{_PERIOD}{S})?(?:quarter|period)|(?:the{S})?(?P<year>{YEAR}){S}(?:quarter|period)|the{S}(?:(?:corresponding|comparable|same){S})(?:quarter|period)"
            rf"(?:{S}(?:last{S}year|a{S}year{S}(?:ago|earlier)))"
        ),
        _read_year_ago,
    ),
    Rule("fiscal", words("fiscal"), compiled(rf"fiscal{S}(?:year{S})?(?P<year>{YEAR})"), _read_fiscal),
    Rule("year end", words("end"), compiled(rf"year(?:[\s-]|['\u2019]s{S})end"), _read_year_end),
)
