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


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one expression.

    Attributes:
        reference: The day of publication or of the dateline, or None.
        anchor: The day last named in the text before, or None; "the next day" counts from it.
        focus: The value of the quarter, half or month last named, or empty; "a year earlier" keeps
            its length.
        tense: Of the clause.
    """

    reference: date | None
    anchor: date | None = None
    focus: str = ""
    tense: Tense = Tense.UNKNOWN

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


_CLAUSE_END = re.compile(r"[.;!?\"“”]\s|``|''")
_WORD = re.compile(r"[A-Za-z'\u2019]+|\d+")
_FUTURE = frozenset(
    "will would shall going scheduled schedule due expected expect expects plan plans planned planning "
    "upcoming hopes hope hoping intends intend tomorrow forthcoming pending slated deadline".split()
)
_PAST = frozenset(
    "was were had did said told went came made took gave found got met held began became left kept sent led "
    "ran won lost saw fell rose fought broke brought built bought caught cut drew drove felt flew grew hit "
    "knew laid put read shot sold spoke spent stood struck threw wrote been since".split()
)
_TO_COME = re.compile(r"\b(?:(?:is|are|am)\s+(?:about\s+)?to|set\s+(?:to|for))\s", re.IGNORECASE)
_PASSIVE = re.compile(r"\bbe\s+\w+", re.IGNORECASE)
_LIMIT = re.compile(r"\S\s+(?:until|till|by|as\s+(?:soon|early|late)\s+as)\s+(?:the\s+)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s\s")
# A day ahead counts as so many times as far off as one behind: a verb in the past makes "Dec. 1" a year old
# only when that day is well ahead ("payable Dec. 1" follows "declared").
_AHEAD_WEIGHT = {Tense.FUTURE: 0.5, Tense.UNKNOWN: 1.5, Tense.PAST: 5.0}
# Twelve words reach back over a subject and an object; further back another clause speaks.
_REACH = 12


def tense_around(text: str, start: int, end: int) -> Tense:
    """Judge from the nearest verb before an expression, then after it, which way the clause looks.

    Args:
        text: A sentence or paragraph.
        start: Offset of the expression in it.
        end: Offset after it.
    """
    before = _CLAUSE_END.split(text[max(0, start - 120) : start])[-1]
    if _POSSESSIVE.match(text, end):
        return Tense.PAST  # "Wednesday's ruling" has been given, whatever the verb around it does
    if _LIMIT.search(before) and " had " not in before:
        return Tense.FUTURE
    after = _CLAUSE_END.split(text[end : end + 80])[0]
    earlier, later = (
        _WORD.findall(_PASSIVE.sub("be", _TO_COME.sub(" will ", side))) for side in (before, after)
    )
    for word in (*reversed(earlier[-_REACH:]), *later[:_REACH]):
        tense = _tense_of(word)
        if tense is not Tense.UNKNOWN:
            return tense
    return Tense.UNKNOWN


def _tense_of(word: str) -> Tense:
    """Judge one word; "United" and other names are no verbs."""
    lower = word.lower()
    if lower in _FUTURE or lower.endswith(("'ll", "\u2019ll")):
        return Tense.FUTURE
    if lower in _PAST or (word.endswith("ed") and len(word) > 4 and word.islower()):
        return Tense.PAST
    return Tense.UNKNOWN


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
    if context.tense is Tense.FUTURE:
        return reference + timedelta(days=(7 - back) % 7)
    return reference + timedelta(days=1) if back == _TOMORROW else reference - timedelta(days=back)


def nearest_year(context: Context, month: int, day: int) -> int | None:
    """Give the year of a month and day named without one."""
    reference = context.reference
    if reference is None:
        return None
    weight = _AHEAD_WEIGHT[context.tense]
    away: list[tuple[float, int]] = []
    for year in (reference.year, reference.year - 1, reference.year + 1):
        named = values.make_day(year, month, min(day, 28))
        days = (named - reference).days if named else 0
        away.append((days * weight if days > 0 else float(-days), year))
    return min(away)[1]
