"""Patterns and readings for the days on which the United States vote: Election Day and Super Tuesday."""

import re
from datetime import date
from functools import cache

from dragoman.knowledge import calendar, countries
from dragoman.resolution.timex_context import Context, Reading, Tense
from dragoman.resolution.timex_grammar import MONTH, YEAR, Rule, S, compiled, words

# "Election Day" of a spring may be a primary's, and one that is told of as past an earlier year's.
_LOCAL_DAYS, _SEASON_DAYS, _YEAR_DAYS = 60, 120, 240

_DAY = "Election Day"
_AMERICAN = (
    r"U\.S\.|US\b|United\s+States\b|Americans?\b|America\b(?<!Latin\sAmerica)(?<!South\sAmerica)|Republicans?\b"
    r"|Democrats?\b|GOP\b|White\s+House\b|Washington\b"
)
# Names of men, of one of the United States, and theirs.
_UNCLEAR = frozenset({"Georgia", "Jordan", "Chad", "Puerto Rico", "United States"})
# "South Africa votes on May 29."
_OWN_DAY = re.compile(
    rf"\b(?:votes?|voting|elections?|polls)\s+on\s+(?!Nov)(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})\b"
)


def is_abroad(text: str) -> bool:
    """Tell a report whose Election Day is another country's.

    It names nothing of the United States, and another country or a day of a vote of its own.

    Args:
        text: The report's.
    """
    if _DAY not in text or _american().search(text):
        return False
    return _foreign().search(text) is not None or _OWN_DAY.search(text) is not None


@cache
def _american() -> re.Pattern[str]:
    """Compile what names the United States, a state or a party of theirs."""
    states = "|".join(re.escape(name) for name in countries.states_of_america() if name not in _UNCLEAR)
    return re.compile(rf"\b(?:{_AMERICAN}|(?:{states})\b)")


@cache
def _foreign() -> re.Pattern[str]:
    """Compile the other countries, and their people where these are named after them: "Kenyans"."""
    names = sorted(country.name for country in countries.countries().values())
    others = "|".join(re.escape(name) for name in names if name not in _UNCLEAR)
    return re.compile(rf"\b(?:{others})(?:n|ian|i)?s?\b")


def _read_election(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Election Day": this year's federal one, or a local one not two months off.

    In lower case any country may be voting, and a report of another one means its own.
    """
    here = context.reference
    if match["year"]:
        primaries = calendar.SUPER_TUESDAYS.get(int(match["year"]))
        return Reading("DATE", primaries.isoformat(), absolute=True) if primaries else None
    if context.abroad and not match["primaries"]:
        return None
    if here is None:
        return Reading("DATE", "")
    if match["primaries"]:
        return _read_primaries(here, context.tense)
    day = calendar.election_day(here.year)
    ahead = (day - here).days
    if here.year % 2:
        told = 0 <= ahead < _LOCAL_DAYS
    elif context.tense is Tense.PAST:
        told = ahead <= 0
    else:
        told = ahead <= (_YEAR_DAYS if context.tense is Tense.FUTURE else _SEASON_DAYS)
    return Reading("DATE", day.isoformat()) if told else None


def _read_primaries(here: date, tense: Tense) -> Reading | None:
    """Read "Super Tuesday" of an election less than eight months from the report."""
    days = [day for day in calendar.SUPER_TUESDAYS.values() if abs((day - here).days) <= _YEAR_DAYS]
    if not days or (tense is Tense.PAST and (days[0] - here).days > _LOCAL_DAYS):
        return None
    return Reading("DATE", days[0].isoformat())


RULES: tuple[Rule, ...] = (
    Rule(
        "election day",
        words("election super"),
        compiled(
            rf"Election{S}Day(?!s)|(?:(?P<year>{YEAR}){S})?(?P<primaries>Super{S}Tuesday)", any_case=False
        ),
        _read_election,
    ),
)
