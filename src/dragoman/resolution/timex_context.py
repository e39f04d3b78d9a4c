"""What a time expression is read against: the reference day, the days named before it, its clause's tense."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dragoman.resolution import timex_values as values


class Tense(StrEnum):
    """Which way from the reference day a clause looks, as far as its words show."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one expression.

    Attributes:
        reference: The day of publication or of the dateline, or None.
        anchor: The day last named in the text before, or None; "the next day" counts from it.
        focus: The value of the quarter or half that the text is about, or empty; "a year earlier"
            keeps its length.
        tense: Of the clause.
        named: The value of the day, month, quarter or year last named by more than a weekday, or empty;
            "that year" is its year.
        beside: The day or the month's first day last named in the same sentence, or None.
        to_date: The text has gone from the quarter on to "the nine months"; "a year earlier" is then a
            year.
        abroad: The report is of another country than the United States, whose own Election Day it means.
    """

    reference: date | None
    anchor: date | None = None
    focus: str = ""
    tense: Tense = Tense.UNKNOWN
    named: str = ""
    beside: date | None = None
    to_date: bool = False
    abroad: bool = False

    @property
    def compared(self) -> str:
        """The value that "a year earlier" counts from, or empty."""
        return self.focus[:4] if self.to_date else self.focus

    @property
    def narrated(self) -> date | None:
        """The day that "the next day" counts from."""
        return self.anchor or self.reference


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TimeML type and value, and whether its words say it all."""

    type: str
    value: str
    absolute: bool = False


_TITLES = "".join(
    rf"(?<!\b{title})" for title in ("Mr", "Ms", "Mrs", "Dr", "Gen", "Gov", "Rep", "Sen", "vs", "[A-Z]")
)
_CLAUSE_END = re.compile(rf"(?:{_TITLES}\.|[;!?]|[.,;!?][\"”\u2019])\s|``|''")
_WORD = re.compile(r"[A-Za-z'\u2019]+|\d+")
_FUTURE = frozenset(
    "will would shall going scheduled schedule due expected expect expects plan plans planned planning "
    "upcoming hopes hope hoping intends intend tomorrow forthcoming pending slated deadline payable "
    "effective meet meets begins starts opens arrives leaves expires convenes votes".split()
)
_PAST = frozenset(
    "was were had did said told asked pressed speaking went came made took gave found got met held began "
    "became left kept sent led ran won lost saw fell rose fought broke brought built bought caught cut drew "
    "drove felt flew grew hit knew laid put read set shot sold spoke spent stood struck threw wrote been "
    "since".split()
)
_TO_COME = re.compile(
    r"\b(?:(?:is|are|am)\s+(?:about\s+)?to|set\s+(?:to|for)"
    r"|(?:agreed|vowed|promised|pledged|decided|offered|agreement|plans?|proposal|intention|pledge)\s+to"
    r"(?!\s+(?:a|an|the|its|his|her|their|this|that)\b))\s",
    re.IGNORECASE,
)
# "An unspecified date", "will succeed", "a hundred": neither is a verb in the past.
_NO_VERB = re.compile(
    r"un(?!it|veil|leash|earth|load|cover|der)\w+ed|(?:suc|pro|ex)ceed|indeed|hundred|speed|bleed|breed|sacred|naked"
)
# What "had been due" on a Friday is told because it came otherwise: that Friday is over.
_LAPSED = re.compile(
    r"\bhad\s+been\s+(?:\w+ly\s+)?(?:due|scheduled|expected|planned|slated|set)\b", re.IGNORECASE
)
# "Announced plans Tuesday": the announcing was on Tuesday.
_PLANS_TOLD = re.compile(
    r"(\b(?:\w+ed|told|gave|made|put|set|laid))\s+(?:\w+\s+){0,2}(?:plans?|hopes?|schedules?|deadlines?)\s+(?:[io]n\s+)?$",
    re.IGNORECASE,
)
# "A contested vote" tells of no past; "a planned vote" looks ahead all the same.
_PARTICIPLE = re.compile(
    r"\b(an?|the|his|her|its|their|our|my)\s+(?!planned|scheduled|expected)(?:\w+ly[\s-]+)?[a-z]+ed\s+(?=[a-z])",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\bbe\s+(?:\w+ly\s+)?\w+", re.IGNORECASE)
# "The count began as planned on Saturday": what had been planned has come about.
_AS_TOLD = re.compile(r"\bas\s+(?:\w+ly\s+)?(?:planned|scheduled|expected|intended)\b", re.IGNORECASE)
# What was planned for a day and called off may have been ahead or not: the nearer day it is. What "has been"
# postponed is news, and was ahead.
_CALLED_OFF = re.compile(
    r"\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?"
    r"(?:cancell?ed|postponed|called\s+off|put\s+off|scrapped|aborted|shelved|abandoned)\b"
)
# A month that opens its sentence belongs to the main verb, however far that is.
_OPENING = re.compile(r"\s*(?:(?:in|on|by|since|during)\s+)?", re.IGNORECASE)
_LIMIT = re.compile(
    r"\S\s+(?:until(?:\s+after)?|till|by|come|as\s+(?:soon|early|late)\s+as)\s+(?:the\s+)?$", re.IGNORECASE
)
# "Won most *votes* on Sunday": those that are counted, won or bought are no verb that looks ahead.
_BALLOTS = re.compile(
    r"\b(the|of|all|more|most|fewer|some|percent|cent|won|cast|bought|\d[\d,.]*|\w+ed)\s+votes\b",
    re.IGNORECASE,
)
# "Extended the loans through March": what is extended has its end ahead.
_EXTENDED = re.compile(r"\b(?:(?:has|have)\s+(?:\w+ly\s+)?extended|extends?|extending)\b[^.;]*\sthrough\s+$")
# "Completed the sale by the Friday deadline": it is over, kept or not, unless a later verb looks ahead to it.
_DEADLINE = re.compile(r"\s+deadline\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:completed|finished|missed|met|failed)\b"
    r"(?!.*\b(?:must|will|would|shall|should|ha(?:s|ve)\s+to|to\s+leave|told|ordered|urged|warned)\b)",
    re.IGNORECASE | re.DOTALL,
)
_POSSESSIVE = re.compile(r"['\u2019]s\s")
# A day ahead counts as so many times as far off as one behind: a verb in the past makes "Dec. 1" a year old
# only when that day is well ahead ("payable Dec. 1" follows "declared"). Swept on TempEval-3 train: future
# 0.15 to 0.4, unknown 1.1 to 4.5, past 3.5 and 5 stay within 0.1 of value F1; past 20 loses 0.4.
_AHEAD_WEIGHT = {Tense.FUTURE: 0.25, Tense.EITHER: 0.5, Tense.UNKNOWN: 1.5, Tense.PAST: 5.0}
# A verb in the past makes a whole month a year old that is seven weeks ahead. On 1,506 articles of 2002 and
# of 2015 to 2018 this mended eight months and spoiled none; 10 gains 0.05 here and spoiled four of those.
_MONTH_PAST = 7.3
# Twelve words reach back over a subject and an object; further back another clause speaks.
_REACH = 12


def tense_around(text: str, start: int, end: int, *, owner: bool = True) -> Tense:
    """Judge from the nearest verb before an expression, then after it, which way the clause looks.

    Args:
        text: A sentence or paragraph.
        start: Offset of the expression in it.
        end: Offset after it.
        owner: The day may own what has happened on it, as in "Wednesday's ruling"; a month seldom does.
    """
    before = _CLAUSE_END.split(text[max(0, start - 120) : start])[-1]
    if owner and _POSSESSIVE.match(text, end):
        return Tense.PAST  # "Wednesday's ruling" has been given, whatever the verb around it does
    if _EXTENDED.search(before):
        return Tense.FUTURE
    if _DEADLINE.match(text, end) and _KEPT.search(_CLAUSE_END.split(text[max(0, start - 200) : start])[-1]):
        return Tense.PAST
    if _LIMIT.search(before) and " had " not in before:
        return Tense.FUTURE
    before = _PLANS_TOLD.sub(r"\1", before)
    opens = not owner and _OPENING.fullmatch(before) is not None
    after = _CLAUSE_END.split(text[end : end + (160 if opens else 80)])[0]
    earlier, later = (_WORD.findall(_plain(side)) for side in (before, after))
    for word in (*reversed(earlier[-_REACH:]), *later[: _REACH * (1 + opens)]):
        tense = _tense_of(word)
        if tense is not Tense.UNKNOWN:
            return Tense.EITHER if tense is Tense.FUTURE and _CALLED_OFF.match(text, end) else tense
    return Tense.UNKNOWN


def _plain(side: str) -> str:
    """Write the turns of speech that look ahead or back by one word each, and drop what is told beside."""
    side = _TO_COME.sub(" will ", _LAPSED.sub("had", _BALLOTS.sub(r"\1", side)))
    return _PARTICIPLE.sub(r"\1 ", _AS_TOLD.sub("", _PASSIVE.sub("be", side)))


def _tense_of(word: str) -> Tense:
    """Judge one word; "United" and other names are no verbs."""
    lower = word.lower()
    if lower in _FUTURE or lower.endswith(("'ll", "\u2019ll")) or lower in ("let's", "let\u2019s"):
        return Tense.FUTURE
    if lower in _PAST or (
        word.endswith("ed") and len(word) > 4 and word.islower() and not _NO_VERB.fullmatch(word)
    ):
        return Tense.PAST
    return Tense.UNKNOWN


_MIDWEEK = 3  # days back beyond which the next such weekday is nearer
_TOMORROW = 6  # days back to the weekday of tomorrow


def nearest_weekday(context: Context, weekday: int) -> date | None:
    """Give the day a bare weekday names: the last one up to and including the reference day.

    News of Thursday says "on Thursday" and means that day; where the clause looks ahead it is the
    next one. Tomorrow's weekday is tomorrow: the news of a day ahead in another time zone, where six
    days ago would be "last Friday".
    """
    reference = context.reference
    if reference is None:
        return None
    back = (reference.weekday() - weekday) % 7
    if context.tense is Tense.FUTURE or (context.tense is Tense.EITHER and back > _MIDWEEK):
        return reference + timedelta(days=(7 - back) % 7)
    return reference + timedelta(days=1) if back == _TOMORROW else reference - timedelta(days=back)


def nearest_year(context: Context, month: int, day: int | None = None) -> int | None:
    """Give the year of a month and day named without one.

    Where no verb says which way the clause looks, it is the year that brings it nearest to a day named
    before it in the sentence: "in June, from a low in March".

    Args:
        context: With the reference day and the tense.
        month: 1 to 12.
        day: None for the month as a whole, which a verb in the past puts behind the report more surely.
    """
    reference = context.reference
    if reference is None:
        return None
    weight = _MONTH_PAST if day is None and context.tense is Tense.PAST else _AHEAD_WEIGHT[context.tense]
    day = day or 1
    if context.tense is Tense.UNKNOWN and context.beside is not None:
        return _year_beside(context.beside, reference, month, day)
    away: list[tuple[float, int]] = []
    for year in (reference.year, reference.year - 1, reference.year + 1):
        named = values.make_day(year, month, min(day, 28))
        days = (named - reference).days if named else 0
        away.append((days * weight if days > 0 else float(-days), year))
    return min(away)[1]


def _year_beside(named: date, reference: date, month: int, day: int) -> int:
    """Give the year that brings a month and day nearest to one named; ahead of the report costs more."""
    away: list[tuple[float, int]] = []
    for year in (named.year, named.year - 1, named.year + 1):
        made = values.make_day(year, month, min(day, 28))
        if made:
            ahead = named <= reference < made
            away.append((abs((made - named).days) * (_AHEAD_WEIGHT[Tense.UNKNOWN] if ahead else 1.0), year))
    return min(away)[1] if away else named.year
