"""Patterns and readings for durations, repetitions, clock times and vague references."""

import re
from collections.abc import Callable

from dragoman.knowledge import calendar
from dragoman.resolution import timex_values as values
from dragoman.resolution.timex_context import Context, Reading, Tense
from dragoman.resolution.timex_grammar import (
    NUMBER,
    ONE,
    UNIT,
    UNIT_WORDS,
    VAGUE,
    WEEKDAY,
    Rule,
    S,
    compiled,
    lead,
    unit_letter,
    words,
)
from dragoman.resolution.timex_uses import is_measure, is_named_hour

# "The first visit in five years" looks back, whatever its verb.
_RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|(?:six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th|last|only|most|least"
    r"|worst|record|once|twice|times?|after|not|never|no|\w+n['\u2019]t|\w+est)\b[^.;,]*$",
    re.IGNORECASE,
)
_SUBUNITS = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H"), "M": (0, ""), "W": (0, "")}


def _duration(unit: str, count: str) -> str:
    """Write a TimeML duration; decades and centuries are written as years."""
    times = {"E": 10, "C": 100}.get(unit, 1)
    if unit == "C" and not count.isdecimal():
        return "PXC"  # "for centuries" is more than so many years
    letter = {"E": "Y", "C": "Y"}.get(unit, unit)
    if count.isdecimal():
        count = str(int(count) * times)
    return f"PT{count}{letter[1:]}" if unit.startswith("T") else f"P{count}{letter}"


def _count(words_: str) -> str:
    """Read a count; ``X`` where it is left open."""
    words_ = " ".join(words_.lower().split())
    if words_ in ("a", "an", "another"):
        return "1"
    if words_.startswith(("a couple", "couple", "the couple")):
        return "2"
    number = calendar.number(words_)
    return str(number) if number is not None else "X"


def _read_duration(match: re.Match[str], _: Context) -> Reading | None:
    """Read "three days", "the past two months", "several years", "five-year"."""
    unit = unit_letter(match["unit"])
    single = match["count"].lower() in ("a", "an")
    if single and unit in ("TS", "Q") and not match["half"]:
        return None  # "a second attack", "a quarter of the seats"
    if match["half"]:
        return Reading("DURATION", _with_half(unit, _count(match["count"])), absolute=True)
    figure = re.fullmatch(r"(\d+)(?:\.5|\s+1/2)", match["count"])
    if figure:
        return Reading("DURATION", _with_half(unit, figure[1]), absolute=True)
    return Reading("DURATION", _duration(unit, _count(match["count"])), absolute=True)


def _with_half(unit: str, count: str) -> str:
    """Write so many and a half: years in months, hours in minutes."""
    many, letter = _SUBUNITS.get(unit, (0, ""))
    whole = _duration(unit, count)
    if not many:
        return whole.replace(count, f"{count}.5", 1)
    return f"{whole}{'T' if unit == 'D' else ''}{many // 2}{letter}"


def _read_open(match: re.Match[str], _: Context) -> Reading:
    """Read "for years", "in recent weeks", "coming months": a length left open."""
    groups = ("unit", "core_lead", "unit_past", "unit_edge")
    unit = next(match[name] for name in groups if match[name])
    return Reading("DURATION", _duration(unit_letter(unit), "X"), absolute=True)


def _read_long(match: re.Match[str], _: Context) -> Reading:
    """Read "day-long" and "decades-long"."""
    count = "X" if match["many"] else "1"
    return Reading("DURATION", _duration(unit_letter(match["unit"]), count), absolute=True)


def _read_counted_ahead(match: re.Match[str], context: Context) -> Reading:
    """Read "in five years" where the clause looks ahead: the year so far from the report."""
    unit, count = unit_letter(match["unit"]), calendar.number(_count(match["count"]))
    ranked = _RANKED.search(lead(match, 60))
    if context.tense is not Tense.FUTURE or ranked or count is None:
        return Reading("DURATION", _duration(unit, _count(match["count"])), absolute=True)
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    here = context.reference
    return Reading("DATE", values.shifted_value(here, unit, count) if here else "")


def _read_one_day(_match: re.Match[str], _context: Context) -> Reading:
    """Read "may one day return": some day to come."""
    return Reading("DATE", "FUTURE_REF")


def _read_rate(match: re.Match[str], _: Context) -> Reading:
    """Read "every day", "a year" after an amount, "each month", "every two weeks"."""
    count = _count(match["count"]) if match["count"] else "1"
    return Reading("SET", _duration(unit_letter(match["unit"]), count), absolute=True)


def _read_amount_rate(match: re.Match[str], context: Context) -> Reading | None:
    """Read "$5 million a year"; "at a rate of 300 a month" is a measure, as "20% annually" is."""
    return None if is_measure(match) else _read_rate(match, context)


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}


_AMOUNT = re.compile(r"(?:\d%?|percent|per\s+cent|\b(?:m|b|tr)illion|\d\s+[a-z]+)\s+$", re.IGNORECASE)
_NAME_BESIDE = re.compile(r"[A-Z]\w+\s+(?:Daily|Weekly|Monthly)\b|\b(?:Daily|Weekly|Monthly)\s+[A-Z]")
_RATES = frozenset({"annually", "yearly", "monthly"})


def _read_adverb(match: re.Match[str], _: Context) -> Reading | None:
    """Read "daily", "weekly".

    "20% annually" is a rate, at which nothing recurs, and a capital makes the name of a paper.
    """
    if match[0].lower() in _RATES and _AMOUNT.search(lead(match)):
        return None
    if match[0][0].isupper() and _NAME_BESIDE.search(
        match.string, max(0, match.start() - 20), match.end() + 20
    ):
        return None
    return Reading("SET", _ADVERBS[match[0].lower()], absolute=True)


def _read_clock(match: re.Match[str], context: Context) -> Reading | None:
    """Read "10:35 a.m.", "noon", "1400 GMT"; the day is joined on afterwards."""
    groups = match.groupdict()
    if groups["name"]:
        if is_named_hour(match):
            return None
        return _timed(
            context, {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[groups["name"].lower()]
        )
    if groups["early"]:
        late = groups["part"].lower() != "morning"
        hour, minute = int(groups["early"]) % 12 + 12 * late, 0
    elif groups["full"]:
        hour, minute = (int(part) for part in groups["full"].split(":"))
    elif groups["army"]:
        hour, minute = int(groups["army"][:2]), int(groups["army"][2:])
    else:
        hour, minute = int(groups["hour"]), int(groups["minute"] or 0)
        half = (groups["half"] or "").lower().replace(".", "")
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if hour > 24 or minute > 59:
        return None
    return _timed(context, f"T{hour:02d}:{minute:02d}")


def _timed(context: Context, time: str) -> Reading:
    """Put a time on the day last named, or on the reference day."""
    day = context.narrated
    return Reading("TIME", day.isoformat() + time if day else "")


_ZONE = (
    r"GMT|UTC|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|CES?T|BST|IST|HKT|JST"
    r"|(?:local|[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)\s+time"
)
# "Now for the weather" turns to it; "now for the first time" is a time.
_TURN = (
    r"(?<=(?-i:Now))\s+for\s+(?:today|tonight|some|more|our|a\s+(?:look|closer)"
    r"|the\s+(?!first|second|third|last|next|most|past|time|better|moment|rest|good))"
)
_REFERENCES = {
    "PRESENT_REF": (
        rf"now(?!{_TURN})|right\s+now|currently|(?<!then\s)(?<!then-)current|nowadays|these\s+days|at\s+present|at\s+the\s+moment|presently"
        r"|this\s+moment"
    ),
    "PAST_REF": (
        r"(?:more\s+|most\s+)?recently"
        r"|the\s+(?:recent\s+|distant\s+)?past(?=\s*[.,;:)]|\s+(?:and|or|but|to)\s)"
        rf"|(?<=in\s)the\s+past(?!\s+(?:\w+\s+)?{UNIT}s?\b)"
        r"|recent\s+(?:days|weeks|months|years|quarters|decades)"
        r"|(?:(?<=in\s)|(?<=of\s)|(?<=from\s)|(?<=over\s))past\s+(?:days|weeks|months|years|decades)|(?:years|days|decades)\s+past"
    ),
    "FUTURE_REF": (
        r"the\s+(?:(?:near|foreseeable|immediate)\s+future|future(?!\s+of\b))|near\s+future|as\s+soon\s+as\s+possible"
        r"|(?:(?<=will\s)|(?<=may\s)|(?<=might\s)|(?<=could\s)|(?<=can\s)|(?<=to\s))soon(?=\s+[a-z])"
        r"|soon(?=\s+(?:will|may|might|could)\b)|a\s+later\s+(?:date|stage)(?!\s+than)|the\s+(?:near|short|long)\s+term|coming\s+(?:days|weeks|months|years|quarters)|(?<=in\s)future"
    ),
}


def _reader(value: str) -> Callable[[re.Match[str], Context], Reading]:
    """Make the reader of a vague reference."""
    return lambda _match, _context: Reading("DATE", value)


# What is so many months old has lasted as long; a person has not: "killed a 12-year-old in the conflict".
_SMALL = (
    r"(?:in|of|during|from|at|by|with|on|to|for|over|near|after|before|as|into|who|that|whose|is|was|has|had|and|or|but"
    r"|the|an?|his|her|their|its)"
)
_LASTING = (
    r"(?:truce|cease-?fire|armistice|war|conflict|insurgency|rebellion|uprising|revolt|strike|walkout|boycott"
    r"|blockade|embargo|siege|occupation|dispute|feud|standoff|stand-off|stalemate|deadlock|impasse|crisis|campaign"
    r"|offensive|moratorium|ban|curfew|lockdown|lockout|drought|recession|slump)"
    r"(?=\s*[.,;:)]|\s*$|['\u2019]s\b|\s+(?:in|of|on|to|with|against|between|that|which|over|and|or|but|by|for|at|has"
    r"|had|is|was|will|would|could|may|might|the|as|into|from|after|before|since|when|where|while)\b)"
)
_EDGE = (
    rf"(?:(?:(?:the|its|their|his|her){S})?(?:past|last|next|first|previous|final|following|coming|preceding|latest"
    rf"|initial|early|opening){S}|the{S}|an{S}additional{S})?"
)
_REFERENCE_WORDS = words(
    "now currently current nowadays these present moment presently recently past recent last future "
    "soon term coming later"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "amount rate",
        UNIT_WORDS,
        re.compile(
            rf"(?:(?<=[\d%])|\b(?:million|billion|percent|times|once|twice|people|barrels|dollars)){S}"
            rf"(?P<core>(?P<count>an?){S}(?P<unit>day|night|week|month|year|hour))\b(?!{S}(?:ago|earlier|before|later|after|and))",
            re.IGNORECASE,
        ),
        _read_amount_rate,
    ),
    Rule(
        "round the clock",
        words("hours"),
        compiled(
            rf"(?:24|twenty-four){S}hours{S}(?:a|per){S}day(?:,?{S}(?:and{S})?(?:7|seven){S}days{S}(?:a|per){S}week)?"
        ),
        lambda _match, _context: None,
    ),
    Rule(
        "one day",
        words("day"),
        compiled(
            rf"(?:will|would|shall|should|can|could|may|might|must|['\u2019]ll|['\u2019]d){S}(?P<core>one{S}day)(?={S}[a-z])"
            rf"|(?P<core_some>some{S}?day)(?={S}[a-z]|[.,;])"
        ),
        _read_one_day,
    ),
    Rule(
        "counted ahead",
        UNIT_WORDS,
        compiled(
            rf"in{S}(?P<core>(?!(?:an?|one){S}day)(?P<count>{ONE}|{NUMBER}){S}(?P<unit>day|week|month|year|decade)s?)"
            rf"(?!['\u2019-]|{S}(?:of|or|and|before|after|since|to|ago|earlier|later|old|that|when|which)\b)"
        ),
        _read_counted_ahead,
    ),
    Rule(
        "duration",
        UNIT_WORDS,
        compiled(
            rf"(?:{_EDGE}|the{S}year-(?:earlier|ago){S})(?P<count>{ONE}|{NUMBER}|{VAGUE}){S}(?:(?:more|straight|consecutive|full|additional|trading|"
            rf"business|working|long|whole|calendar|successive){S})?(?P<unit>{UNIT})s?(?P<half>{S}and{S}a{S}half)?"
            rf"(?:{S}or{S}(?:so|more))?(?!{S}(?:old|ago|and{S}a{S}half)\b|-)(?!{S}later)"
        ),
        _read_duration,
    ),
    Rule(
        "aged",
        words("old"),
        compiled(
            rf"(?P<core>(?P<count>{NUMBER})-(?P<unit>day|week|month|year|decade)-old)(?P<half>zzz)?"
            rf"(?={S}(?:(?!{_SMALL}\b)(?-i:[a-z]+){S}){{0,2}}{_LASTING})"
        ),
        _read_duration,
    ),
    Rule(
        "hyphened",
        frozenset({"-"}),
        compiled(
            rf"(?P<count>{ONE}|{NUMBER}|several|multi)-(?P<unit>{UNIT})(?P<half>zzz)?(?:-long)?(?!s|-old|{S}old|-)"
        ),
        _read_duration,
    ),
    Rule(
        "long",
        words("long"),
        compiled(rf"(?<!-)(?P<unit>{UNIT})(?P<many>s)?-long"),
        _read_long,
    ),
    Rule(
        "open",
        UNIT_WORDS,
        compiled(
            rf"(?:(?:for|in|within|over|after|of|many|took|take|follows|following|despite){S}(?P<core>(?P<unit>{UNIT})s)(?!{S}(?:ago|later|old|and))|in{S}the{S}(?P<core_lead>{UNIT}s)(?={S}(?:before|after|since|leading|following|that{S}followed|ahead)\b)"
            rf"|over{S}(?P<core_past>the{S}(?P<unit_past>{UNIT})s)"
            rf"|(?P<core_edge>the{S}(?:first|early|final|closing|opening){S}(?P<unit_edge>{UNIT})s)"
            rf"(?!{S}of{S}(?:{WEEKDAY}|today|yesterday|tomorrow|the{S}(?:day|morning))))"
        ),
        _read_open,
    ),
    Rule(
        "rate",
        UNIT_WORDS,
        compiled(rf"(?:every|each)(?:{S}(?P<count>{NUMBER}|other))?{S}(?P<unit>{UNIT})s?"),
        _read_rate,
    ),
    Rule(
        "adverb",
        words(" ".join(_ADVERBS)),
        compiled("|".join(_ADVERBS)),
        _read_adverb,
    ),
    Rule(
        "clock",
        words("0 noon midday midnight"),
        compiled(
            rf"(?P<name>noon|midday|midnight)|(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?\s*(?P<half>a\.?m\.?|p\.?m\.?)"
            rf"(?:{S}(?:{_ZONE}))?"
            rf"|(?P<full>[012]?\d:[0-5]\d)(?::[0-5]\d)?{S}(?:{_ZONE}|hours|hrs)"
            rf"|(?<=at\s)(?P<early>1[0-2]|0?[1-9]){S}(?:o['\u2019]clock{S})?in{S}the{S}(?P<part>morning|afternoon|evening)"
            rf"|(?P<army>[012]\d[0-5]\d){S}(?:GMT|UTC)"
        ),
        _read_clock,
    ),
    *(
        Rule(f"reference {value}", _REFERENCE_WORDS, compiled(pattern), _reader(value))
        for value, pattern in _REFERENCES.items()
    ),
)
