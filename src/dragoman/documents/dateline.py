"""Finds the dateline: the place and day that a report says it was filed from."""

import re
from dataclasses import dataclass

from dragoman.knowledge.word_lists import word_lists

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DATE = (
    rf"(?P<date>{_WEEKDAY}(?:{_MONTH}\s+\d{{1,2}}(?:\s*,\s*\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
    r"|\d{4}-\d{2}-\d{2})"
)
_CAPITALS = r"(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]*[A-Z\u00c0-\u00de.])"
_SMALL = r"(?:de|of|la|el|al|and|the|do|da|dos|del|sur|am|DE|OF)"
_CAPITAL_PLACE = rf"{_CAPITALS}(?:[ -](?:{_SMALL}[ -])?{_CAPITALS}){{0,4}}"
_TITLED = r"(?:St\.|Ft\.|Mt\.|[A-Z\u00c0-\u00de][\w'\u2019-]*)"
_TITLED_PLACE = rf"{_TITLED}(?:[ -](?:{_SMALL}[ -])?{_TITLED}){{0,3}}"
# "Ky.", "Costa Rica", "N.J.", "occupied West Bank".
_STATE = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
_WIDER = rf"(?:\s?,\s*(?!{_MONTH}\s+\d)(?:[a-z]+ )?{_STATE}(?:[ -](?:{_SMALL}[ -])?{_STATE}){{0,3}})"
_AGENCY = r"\s*\((?P<agency>[A-Z][\w.'&/ -]{1,40})\)"
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
        rf"(?P<place>(?![A-Z]{{1,4}}\s?:){_CAPITAL_PLACE})\s?:\s*(?=[A-Z\"'\u201c].{{60}})",
        # (CNN), (Red Oak) --
        rf"{_BARE_AGENCY}(?:{_DASH}|\s+(?=\S))",
        rf"\({_MIXED}\)\s*{_DASH}",
    )
)
_NEVER_PLACES = word_lists("phrases")["never_in_datelines"]
_LONGEST = 110


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


def find_dateline(line: str) -> Opening | None:
    """Read the dateline at the front of a line, or give None.

    A place in capitals needs only a dash behind it; a place in mixed case needs a day or an agency,
    for "Ivan Petrov — a trained surgeon" looks the same.
    """
    head = line[:_LONGEST]
    for form in _FORMS:
        match = form.match(head)
        if match and not _is_label(match):
            return Opening(match.end(), _span(match, "place"), _span(match, "date"))
    return None


def _is_label(match: re.Match[str]) -> bool:
    """Say whether what stands for the place is a label ("BREAKING NEWS:", "EXCLUSIVE -")."""
    place = match.groupdict().get("place")
    return place is not None and re.split(r"[\W_]+", place.lower())[0] in _NEVER_PLACES


def _span(match: re.Match[str], name: str) -> tuple[int, int] | None:
    return match.span(name) if match.groupdict().get(name) else None
