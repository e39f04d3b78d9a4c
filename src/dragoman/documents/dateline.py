"""Finds the dateline: the place and day that a report says it was filed from."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.knowledge.given_names import is_given
from dragoman.knowledge.word_lists import word_lists
from dragoman.records.letters import CAPITALS

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DATE = (
    rf"(?P<date>{_WEEKDAY}(?:{_MONTH}\s+\d{{1,2}}(?:\s*,\s*\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
    r"|\d{4}-\d{2}-\d{2})"
)
_CAPITALS = rf"(?:[{CAPITALS}][{CAPITALS}.'\u2019-]*[{CAPITALS}.])"
_SMALL = r"(?:de|of|la|el|al|and|the|do|da|dos|del|sur|am|DE|OF)"
_CAPITAL_PLACE = rf"{_CAPITALS}(?:[ -](?:{_SMALL}[ -])?{_CAPITALS}){{0,4}}"
_TITLED = rf"(?:St\.|Ft\.|Mt\.|[{CAPITALS}][\w'\u2019-]*)"
_TITLED_PLACE = rf"{_TITLED}(?:[ -](?:{_SMALL}[ -])?{_TITLED}){{0,3}}"
# "Ky.", "Costa Rica", "N.J.", "occupied West Bank".
_STATE = rf"[{CAPITALS}][\w.'\u2019-]*"
_WIDER = rf"(?:\s?,\s*(?!{_MONTH}\s+\d)(?:[a-z]+ )?{_STATE}(?:[ -](?:{_SMALL}[ -])?{_STATE}){{0,3}})"
_AGENCY = rf"\s*\((?P<agency>[{CAPITALS}][\w.'&/ -]{{1,40}})\)"
_DASH = r"\s*(?:--+|[\u2012-\u2015]|\u2010|\u2011|-(?=\s|$)|_+(?=\s|$))\s*"
_OTHER_PLACE = rf"(?:\s?[/|]\s?{_TITLED_PLACE}|\s+and\s+{_CAPITAL_PLACE}){{0,3}}"

_CAPITAL = rf"(?P<place>{_CAPITAL_PLACE}{_WIDER}{{0,2}})"
_MIXED = rf"(?P<place>{_TITLED_PLACE}{_WIDER}{{0,2}})"
_BARE_AGENCY = (
    r"\((?P<agency>CNN(?: Business)?|AP|AFP|UPI|ANI|PTI|IANS|CBS|NBC|ABC|WAM|KUNA|Reuters|Xinhua)\)"
)

_FORMS = tuple(
    re.compile(form)
    for form in (
        # BEIJING, March 3 (Reuters) -, TOKYO/SEOUL -, TEHRAN, Iran --
        rf"{_CAPITAL}{_OTHER_PLACE}(?:\s?,?\s*\(?{_DATE}\)?)?(?:{_AGENCY})?{_DASH}",
        # Ankara, March 3 (AA) -, Edmonton, Ky. (May 28, 2016) -: mixed case wants a day or an agency
        rf"{_MIXED}{_OTHER_PLACE}\s?,?\s*\(?{_DATE}\)?(?:{_AGENCY})?{_DASH}",
        rf"{_MIXED}{_OTHER_PLACE}{_AGENCY}(?:{_DASH}|\s*:\s*)",
        rf"{_MIXED}\s?,\s*{_DATE}{_AGENCY}\s*:\s*",
        rf"{_CAPITAL}\s?,\s*{_DATE}\s*:\s*",
        # NEW DELHI: a sentence must follow; one short word is as often an abbreviation (NATO:)
        rf"(?P<place>(?![A-Z]{{1,4}}\s?:){_CAPITAL_PLACE})\s?:\s*(?=[{CAPITALS}\"'\u201c].{{60}})",
        # (CNN), (Red Oak) --
        rf"{_BARE_AGENCY}(?:{_DASH}|\s+(?=\S))",
        rf"\({_MIXED}\)\s*{_DASH}",
    )
)
# Kano - , Goma, Congo \u2013 , Lima: , Kisumu (AFP): mixed case alone, so the place has to be known.
_PLACED = re.compile(
    rf"(?P<place>(?P<city>{_TITLED_PLACE})(?:\s?,\s*(?P<state>{_TITLED_PLACE}))?)"
    rf"(?:(?P<dash>\s+(?:--?|[\u2013\u2014])\s+)|(?P<colon>:\s+)|\s+{_BARE_AGENCY}\s+)"
    rf"(?=[{CAPITALS}\d\"'\u201c\u2018])"
)
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[.!][\"'\u201d\u2019)]*$|.{120}")
# A question or somebody's own words behind a colon: of an explainer or a talk, not of a report.
_TOLD_OTHERWISE = re.compile(r"(?:I|I['\u2019]\w+|We|My|Our|What|How|Why|Where|Who|When|Which)\b")
_AMID = re.compile(r"\s(?:--?|[\u2013\u2014])\s")
_NEXT_NAME = re.compile(rf"(?P<name>[{CAPITALS}][\w-]*(?: [{CAPITALS}][\w-]*)*)(?P<rest>.*)")
# "Lima - Peru said", but "Lima - Cusco road": a place that does something begins a sentence.
_ACTS = re.compile(
    r"['\u2019]s\b|,"
    r"| (?:and|has|have|had|is|was|were|are|will|would|on|in|said|says|may|could|should|\w+ed)\b"
)
_NEVER_PLACES = word_lists("phrases")["never_in_datelines"]
_RARELY = word_lists("phrases")["rarely_filed_from"]
_LONGEST = 110

IsPlace = Callable[[str], bool]
"""Says whether a name is a well-known place's."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as found in a line, all offsets into that line.

    Attributes:
        end: Offset of the first word of the report.
        place: Start and end of the place, with the country or state behind it.
        date: Start and end of the day.
    """

    end: int
    place: tuple[int, int] | None
    date: tuple[int, int] | None


def find_dateline(line: str, is_place: IsPlace | None = None) -> Opening | None:
    """Read the dateline at the front of a line, or give None.

    A place in capitals needs only a dash behind it; a place in mixed case needs a day or an agency,
    for "Ivan Petrov — a trained surgeon" looks the same, or has to be known.

    Args:
        line: A paragraph.
        is_place: Knows places; without it none is known.
    """
    head = line[:_LONGEST]
    for form in _FORMS:
        match = form.match(head)
        if match and not _is_label(match):
            return Opening(match.end(), _span(match, "place"), _span(match, "date"))
    match = _PLACED.match(head) if is_place is not None else None
    if match is None or is_place is None or _is_label(match) or not _is_filed(line, match, is_place):
        return None
    return Opening(match.end(), match.span("place"), None)


def _is_filed(line: str, match: re.Match[str], is_place: IsPlace) -> bool:
    """Say whether a known place stands before a whole sentence: "Kano - Doctors said …"."""
    rest, state = line[match.end() :], match["state"]
    if match["city"].lower() in _RARELY or not is_place(match["city"]):
        return False
    if (state and not is_place(state)) or not _SENTENCE.match(rest):
        return False
    if match["colon"]:
        return not _TOLD_OTHERWISE.match(rest) and not is_given(match["city"])
    return match["dash"] is None or not _is_amid(rest, is_place)


def _is_amid(rest: str, is_place: IsPlace) -> bool:
    """Say whether a dash only joins two names ("Lima - Cusco road") or begins an aside."""
    after = _NEXT_NAME.match(rest)
    joins = after is not None and is_place(after["name"]) and not _ACTS.match(after["rest"])
    return joins or len(_AMID.findall(rest)) % 2 == 1


def _is_label(match: re.Match[str]) -> bool:
    """Say whether what stands for the place is a label ("BREAKING NEWS:", "EXCLUSIVE -")."""
    place = match.groupdict().get("place")
    return place is not None and re.split(r"[\W_]+", place.lower())[0] in _NEVER_PLACES


def _span(match: re.Match[str], name: str) -> tuple[int, int] | None:
    return match.span(name) if match.groupdict().get(name) else None
