"""Patterns and readings for the days on which the United States vote: Election Day and Super Tuesday."""

import re
from datetime import date

from dragoman.knowledge import calendar
from dragoman.resolution.timex_context import Context, Reading, Tense
from dragoman.resolution.timex_grammar import YEAR, Rule, S, compiled, words

# "Election Day" of a spring may be a primary's, and one that is told of as past an earlier year's.
_LOCAL_DAYS, _SEASON_DAYS, _YEAR_DAYS = 60, 120, 240


def _read_election(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Election Day": this year's federal one, or a local one not two months off.

    In lower case any country may be voting.
    """
    here = context.reference
    if match["year"]:
        primaries = calendar.SUPER_TUESDAYS.get(int(match["year"]))
        return Reading("DATE", primaries.isoformat(), absolute=True) if primaries else None
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
