"""Patterns and readings for days, months and years that are named: dates, weekdays, holidays."""

import re
from datetime import date, timedelta

from dragoman.knowledge import calendar
from dragoman.resolution import timex_values as values
from dragoman.resolution.timex_context import Context, Reading, Tense, nearest_weekday, nearest_year
from dragoman.resolution.timex_grammar import (
    DAYPART,
    MOMENT,
    MONTH,
    MONTH_WORDS,
    ORDINAL_WORD,
    WEEKDAY,
    WHOLE_MONTH,
    YEAR,
    Rule,
    S,
    compiled,
    lead,
    month_number,
    words,
)
from dragoman.resolution.timex_uses import is_age, is_in_name, is_named_day

_ENDED = re.compile(r"\bended\s+(?:on\s+)?$", re.IGNORECASE)
_YEAR_TAIL = (
    rf"(?:(?:,|{S}of)?{S}(?P<year>{YEAR})(?![,.]?\d)|(?:,|{S}of)?{S}(?P<relyear>this|last|next){S}year)"
)
_BEFORE = rf"(?P<mod>last|next|this{S}past|this{S}coming|this|the{S}previous|the{S}following|coming|past)"
_EARLIER_THAN = {"last": -1, "the previous": -1, "past": -1, "this past": -1}
_LATER_THAN = {"next": 1, "coming": 1, "this coming": 1, "the following": 1}


def _direction(match: re.Match[str]) -> int:
    """Give -1 for "last …", 1 for "next …", 0 for a bare or "this …" expression."""
    mod = " ".join((match["mod"] or "").lower().split())
    return _EARLIER_THAN.get(mod, 0) or _LATER_THAN.get(mod, 0)


def _stated_year(match: re.Match[str], context: Context) -> int | None:
    """Read the year that stands with a date, in figures or as "last year"."""
    if match["year"]:
        return int(match["year"])
    if match["relyear"] and context.reference:
        return context.reference.year + {"this": 0, "last": -1, "next": 1}[match["relyear"].lower()]
    return None


def _read_month_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "September 27", "Sept. 27, 2017", "the 27th of September"."""
    groups = match.groupdict()
    month, day = month_number(match["month"]), calendar.ordinal(groups["day"] or groups["word"])
    if day is None or not 1 <= day <= 31:
        return None
    absolute = match["year"] is not None
    year = _stated_year(match, context) or _year_over(match, context, month, day)
    year = year or nearest_year(context, month, day)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}")
    made = values.make_day(year, month, day)
    return Reading("DATE", made.isoformat(), absolute) if made else None


def _year_over(match: re.Match[str], context: Context, month: int, day: int) -> int | None:
    """Give the year of a day that "ended" stands before: it is over, however near the next one is."""
    here = context.reference
    if here is None or not _ENDED.search(lead(match)):
        return None
    return here.year - ((month, day) > (here.month, here.day))


def _read_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "September", "last September", "September 2017", "September of last year"."""
    month, way = month_number(match["month"]), _direction(match)
    absolute = match["year"] is not None
    year = _stated_year(match, context)
    if year is None and context.reference is not None:
        here = context.reference
        if way < 0:
            year = here.year - (month >= here.month)
        elif way > 0:
            year = here.year + (month <= here.month)
        elif (match["mod"] or "").lower() == "this":
            year = here.year + (context.tense is Tense.FUTURE and month < here.month)
        else:
            year = nearest_year(context, month)
    return Reading("DATE", f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}", absolute)


def _read_months(match: re.Match[str], _: Context) -> Reading:
    """Read "every July"."""
    return Reading("SET", f"XXXX-{month_number(match['month']):02d}", absolute=True)


def _read_iso(match: re.Match[str], _: Context) -> Reading | None:
    """Read "2017-09-27"."""
    made = values.make_day(int(match[1]), int(match[2]), int(match[3]))
    return Reading("DATE", made.isoformat(), absolute=True) if made else None


def _read_slashed(match: re.Match[str], _: Context) -> Reading | None:
    """Read "9/27/2017", month first unless only the other order makes a day."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 0 if year > 99 else (1900 if year > 50 else 2000)
    made = values.make_day(year, first, second) or values.make_day(year, second, first)
    return Reading("DATE", made.isoformat(), absolute=True) if made else None


def _read_year(match: re.Match[str], _: Context) -> Reading | None:
    """Read "2017"."""
    if is_in_name(match):
        return None
    return Reading("DATE", (match["core"] or match["core_old"])[-4:], absolute=True)


def _read_short_year(match: re.Match[str], context: Context) -> Reading:
    """Read "'98" as the year nearest to the reference day's century."""
    here = context.reference.year if context.reference else 2000
    year = here - here % 100 + int(match["short"])
    return Reading("DATE", str(year - 100 if year > here + 10 else year), absolute=True)


def _read_spoken_year(match: re.Match[str], _: Context) -> Reading | None:
    """Read "nineteen ninety-six" and "two thousand"."""
    century = {"nineteen": 1900, "twenty": 2000}.get(
        match["century"].lower() if match["century"] else "", 2000
    )
    rest = calendar.number(match["rest"]) if match["rest"] else 0
    return Reading("DATE", str(century + rest), absolute=True) if rest is not None else None


_DECADE_NAMES = {
    name: number
    for number, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}


def _read_decade(match: re.Match[str], context: Context) -> Reading:
    """Read "the 1990s", "the '90s", "the nineties"."""
    if match["full"]:
        return Reading("DATE", match["full"][:3], absolute=True)
    digit = int(match["short"]) if match["short"] else _DECADE_NAMES[match["name"].lower()]
    here = context.reference.year if context.reference else 2000
    decade = here // 100 * 10 + digit
    return Reading("DATE", str(decade - 10 if decade * 10 > here else decade), absolute=True)


def _read_century(match: re.Match[str], _: Context) -> Reading | None:
    """Read "the 19th century" as TimeML's first two figures."""
    century = calendar.ordinal(match["nth"])
    return Reading("DATE", f"{century - 1:02d}", absolute=True) if century and century < 40 else None


def _weekday_day(match: re.Match[str], context: Context) -> date | None:
    """Find the day that a weekday, bare or with "last", "next", names."""
    weekday = calendar.WEEKDAYS[match["weekday"].lower().rstrip(".")]
    here, way = context.reference, _direction(match)
    if here is None or way == 0:
        mod = (match["mod"] or "").lower()
        if mod == "this" and here and context.tense is not Tense.PAST:
            return here + timedelta(days=(weekday - here.weekday()) % 7)
        return nearest_weekday(context, weekday)
    start = context.narrated if (match["mod"] or "").lower().startswith("the") else here
    if start is None:
        return None
    if way < 0:
        return start - timedelta(days=(start.weekday() - weekday - 1) % 7 + 1)
    return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)


def _read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Monday", "last Monday", "Monday night"."""
    if is_named_day(match):
        return None
    day = _weekday_day(match, context)
    part = calendar.DAYPARTS[match["part"].lower()] if match["part"] else ""
    return Reading("TIME" if part else "DATE", day.isoformat() + part if day else "")


def _read_weekdays(match: re.Match[str], context: Context) -> Reading:
    """Read "Mondays", "Monday nights", "every Monday", the first day of "Monday and Tuesday nights"."""
    named = match["weekday"] or match["plural"] or match["listed"]
    weekday = calendar.WEEKDAYS[named.lower().rstrip(".")] + 1
    name = match["part"] or match["parts"] or match["nights"] or match["shared"]
    part = calendar.DAYPARTS[name.lower()] if name else ""
    if match["listed"] and context.tense is Tense.PAST:  # what was done on two nights is no habit
        day = nearest_weekday(context, weekday - 1)
        return Reading("TIME", day.isoformat() + part if day else "")
    return Reading("SET", f"XXXX-WXX-{weekday}{part}", absolute=True)


_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _read_near_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "today", "yesterday morning", "tomorrow", "tonight"."""
    name = match["name"].lower()
    if is_age(match):
        return None
    part = match["part"] or ("night" if name == "tonight" else "")
    day = context.reference + timedelta(days=_NEAR_DAYS[name]) if context.reference else None
    letters = calendar.DAYPARTS[part.lower()] if part else ""
    return Reading("TIME" if letters else "DATE", day.isoformat() + letters if day else "")


def _read_daypart(match: re.Match[str], context: Context) -> Reading:
    """Read "this morning", "last night", "that evening", "the next morning"."""
    which = " ".join((match["which"] or "this").lower().split())
    day = context.narrated if which.startswith(("that", "the", "mid")) else context.reference
    offset = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    return _of_part(day, offset, match["part"].lower())


def _read_overnight(_: re.Match[str], context: Context) -> Reading:
    """Read "overnight": the night to the day that is spoken of, or from it where the clause looks ahead."""
    return _of_part(context.narrated, 0 if context.tense is Tense.FUTURE else -1, "night")


def _of_part(day: date | None, offset: int, part: str) -> Reading:
    letters = calendar.DAYPARTS[part]
    return Reading("TIME", (day + timedelta(days=offset)).isoformat() + letters if day else "")


def _read_moment(match: re.Match[str], context: Context) -> Reading:
    """Read "dawn", "dusk" behind a preposition, of the day that is spoken of."""
    late = match["core"].lower() in {"dusk", "sunset", "nightfall"}
    return _of_part(context.narrated, 0, "evening" if late else "morning")


def _read_holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Read a holiday or its week, in the stated year or the nearest as the tense has it."""
    name = " ".join(match["name"].lower().replace("\u2019", "'").split())
    here, way = context.reference, _direction(match)
    year = _stated_year(match, context)
    if year is None and here is None:
        return Reading("DATE", "")
    if year is None and here is not None:
        this = calendar.holiday(name, here.year)
        if this is None:
            return None
        if way:
            year = here.year - (this >= here) if way < 0 else here.year + (this <= here)
        else:
            year = nearest_year(context, this.month, this.day)
    day = calendar.holiday(name, year) if year else None
    if day is None:
        return None
    value = values.week_value(day) if match["week"] else day.isoformat()
    return Reading("DATE", value, match["year"] is not None)


_HOLIDAY = "|".join(
    re.escape(name).replace("'", "['\u2019]").replace(r"\ ", r"\s+") for name in calendar.HOLIDAYS
)
_DAY = r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)(?![\d%]|[.,:]\d|\s*(?:percent|per\s+cent|million|billion))"
_COUNTED = r"(?:percent|people|million|billion|troops|soldiers|dollars|men|women|families|homes|tons|miles)"
_YEAR_LEAD = r"(?:in|since|of|by|during|from|until|till|before|after|year|around|about|circa)"

RULES: tuple[Rule, ...] = (
    Rule("iso", words("0"), compiled(rf"({YEAR})-(\d{{2}})-(\d{{2}})"), _read_iso),
    Rule("slashed", words("0"), compiled(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"), _read_slashed),
    Rule(
        "month-day",
        MONTH_WORDS,
        compiled(
            rf"(?:(?i:{_BEFORE}){S})?(?P<month>{MONTH}){S}(?:the{S})?(?:{_DAY}|(?P<word>(?i:{ORDINAL_WORD})))(?:{_YEAR_TAIL})?",
            any_case=False,
        ),
        _read_month_day,
    ),
    Rule(
        "day-month",
        MONTH_WORDS,
        compiled(
            rf"(?:the{S})?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)(?:{S}of)?{S}(?P<month>{MONTH})(?:{_YEAR_TAIL})?",
            any_case=False,
        ),
        _read_month_day,
    ),
    Rule(
        "day list",
        MONTH_WORDS,
        compiled(
            rf"(?P<month>{MONTH}){S}\d{{1,2}}{S}and{S}(?P<core>(?P<day>\d{{1,2}})(?:,{S}(?P<year>{YEAR}))?)"
            rf"(?P<relyear>zzz)?(?=\s*[.;)]|{S}(?:in|at|on)\b|\s*$)",
            any_case=False,
        ),
        _read_month_day,
    ),
    Rule(
        "month",
        MONTH_WORDS,
        compiled(
            rf"(?:(?i:{_BEFORE}){S})?(?P<month>{WHOLE_MONTH})(?:{_YEAR_TAIL})?(?!{S}(?:for|of{S}the){S}[A-Z])",
            any_case=False,
        ),
        _read_month,
    ),
    Rule(
        "months",
        MONTH_WORDS,
        compiled(rf"(?:(?i:every|each)){S}(?P<month>{WHOLE_MONTH})", any_case=False),
        _read_months,
    ),
    Rule(
        "year",
        words("0"),
        compiled(
            rf"(?P<core>(?:the{S}year{S})?(?:19\d\d|20[0-4]\d))(?![,.]?\d|-\d{{3}}|[%$]|{S}{_COUNTED})"
            rf"|(?:(?<![\w-])(?:{_YEAR_LEAD})[\s-]+|(?<=[(/]))(?P<core_old>1[5-8]\d\d)(?![,.]?\d|[%$]|{S}{_COUNTED})"
        ),
        _read_year,
    ),
    Rule(
        "short year",
        words("0"),
        compiled(rf"['\u2019](?P<short>\d\d)(?!\d|{S}(?:Minutes|Hours|Days)\b)"),
        _read_short_year,
    ),
    Rule(
        "spoken year",
        words("nineteen twenty thousand"),
        compiled(
            rf"(?P<core>(?P<century>nineteen|twenty){S}(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
            rf"ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve)"
            rf"|(?:in|(?:the{S})?year){S}two{S}thousand)"
        ),
        _read_spoken_year,
    ),
    Rule(
        "decade",
        words("0 " + " ".join(_DECADE_NAMES)),
        compiled(
            rf"(?:the{S})?(?:(?P<full>{YEAR})['\u2019]?s|['\u2019](?P<short>\d)0['\u2019]?s|(?P<name>{'|'.join(_DECADE_NAMES)}))"
        ),
        _read_decade,
    ),
    Rule(
        "century",
        words("century centuries"),
        compiled(rf"(?:the{S})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD})[\s-]+centur(?:y|ies)"),
        _read_century,
    ),
    Rule(
        "weekdays",
        words(" ".join(f"{name} {name}s" for name in calendar.WEEKDAYS)),
        compiled(
            rf"(?:(?:every|each){S}(?P<weekday>{WEEKDAY})(?:{S}(?P<part>{DAYPART}))?"
            rf"|(?P<plural>{WEEKDAY})(?:s(?:{S}(?P<parts>{DAYPART})s?)?|{S}(?P<nights>{DAYPART})s)"
            rf"|(?P<listed>{WEEKDAY})(?={S}(?:and|or){S}{WEEKDAY}{S}(?P<shared>{DAYPART})s\b))"
        ),
        _read_weekdays,
    ),
    Rule(
        "weekday",
        words(" ".join(calendar.WEEKDAYS)),
        compiled(rf"(?:(?i:{_BEFORE}){S})?(?P<weekday>{WEEKDAY})(?:{S}(?P<part>{DAYPART}))?", any_case=False),
        _read_weekday,
    ),
    Rule(
        "near day",
        words(" ".join(_NEAR_DAYS)),
        compiled(rf"(?P<name>today|tonight|yesterday|tomorrow)(?:{S}(?P<part>{DAYPART}))?"),
        _read_near_day,
    ),
    Rule(
        "daypart",
        words("morning afternoon evening night"),
        compiled(
            rf"(?:(?P<which>this|last|that|the{S}same|the{S}next|the{S}following|the{S}previous|mid|(?<=in\s)the)"
            rf"(?:{S}|(?<=mid)-))(?P<part>{DAYPART})"
        ),
        _read_daypart,
    ),
    Rule("overnight", words("overnight"), compiled(r"overnight(?!-)"), _read_overnight),
    Rule(
        "moment",
        words("dawn daybreak sunrise light dusk sunset nightfall"),
        compiled(rf"(?:at|before|after|since|by|until|till|around|near|from){S}(?P<core>{MOMENT})"),
        _read_moment,
    ),
    Rule(
        "holiday",
        words(" ".join(calendar.HOLIDAYS).replace("'", " ").replace(".", "")),
        compiled(rf"(?:{_BEFORE}{S})?(?P<name>{_HOLIDAY})(?P<week>{S}week(?!-))?(?:{_YEAR_TAIL})?"),
        _read_holiday,
    ),
)
