"""Words around place names: kinds of place, directions, and what follows as the place it lies in."""

import re

from dragoman.knowledge.word_lists import word_lists
from dragoman.records.letters import CAPITALS

# The word beside a name, and the kind of place it says.
TYPE_WORDS = {
    "county": "county",
    "parish": "county",
    "borough": "county",
    "district": "district",
    "province": "province",
    "governorate": "province",
    "state": "province",
    "region": "province",
    "provinces": "province",
    "governorates": "province",
    "states": "province",
    "regions": "province",
    "counties": "county",
    "districts": "district",
    "oblast": "province",
    "prefecture": "province",
    "department": "province",
    "republic": "province",
    "city": "city",
    "town": "city",
    "township": "city",
    "village": "city",
    "capital": "city",
    "suburb": "city",
    "airport": "city",
}
_WORDS = word_lists("toponyms")
DIRECTIONS = _WORDS["directions"]
NOT_PLACES = _WORDS["not_places"]
OUTLET_WORDS = _WORDS["outlets"]
STREET_WORDS = _WORDS["streets"]
FEATURE_WORDS = _WORDS["features"]
FREELY_NAMED = _WORDS["freely_named"]
BEFALLING = _WORDS["befalling"]
BEFORE_CITY = _WORDS["before_city"]
_KINDS, _BUILDINGS = _WORDS["building_kinds"], _WORDS["buildings"]
# The building that a name stands before, with words for its kind between: " bus station", " Primary School".
BUILDING = re.compile(
    rf"(?:[ -](?:{'|'.join(sorted(_KINDS))})(?:['\u2019]s?|s['\u2019])?){{0,2}}"
    rf"[ -](?P<noun>{'|'.join(sorted(_BUILDINGS))})\b",
    re.IGNORECASE,
)
# "Paris, Texas", "Homs (Syria)", "Aleppo in northern Syria", "the village of X in Hama province".
CONTAINER = re.compile(
    r"(?:\s*,\s*|\s*\(|,?\s+in\s+)(?:the\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|north|south|east|west|north-?(?:east|west)(?:ern)?|"
    r"south-?(?:east|west)(?:ern)?|neighbou?ring)\s+)?"
    rf"(?P<name>[{CAPITALS}][\w.'\u2019-]*(?: (?:of |and )?[{CAPITALS}][\w.'\u2019-]*){{0,3}})"
)
_ENDING = re.compile(r"(?:['\u2019]s?|[,;:\-])+$")
_LEADING = re.compile(
    rf"^(?:(?:the|{'|'.join(sorted(DIRECTIONS))}|state of|city of|town of|village of|province of|county of|"
    rf"county|co\.?)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"\s+(?:{'|'.join(sorted(TYPE_WORDS))}|area|valley|metro|metropolitan area)$", re.IGNORECASE
)


def is_dotted_state(text: str) -> bool:
    """Say whether a word is a state's short form and no city's: "La." is Louisiana, "L.A." is not."""
    return re.fullmatch(r"[A-Z][a-z]{1,4}\.", text) is not None


def bare_name(text: str) -> list[str]:
    """Give the forms under which to look a toponym up, the fullest first.

    Args:
        text: The words of the toponym.
    """
    forms = [text.strip()]
    for pattern in (_ENDING, _LEADING, _TRAILING):
        shorter = pattern.sub("", forms[-1])
        if shorter and shorter != forms[-1]:
            forms.append(shorter)
    return forms
