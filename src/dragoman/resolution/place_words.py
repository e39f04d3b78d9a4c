"""Words around place names: kinds of place, directions, and what follows as the place it lies in."""

import re

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
DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest "
    "north-east north-west south-east south-west northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western upper lower greater downtown inner mid "
    "rural coastal old metropolitan metro suburban".split()
)
# Labelled as places by parsers, and none.
NOT_PLACES = frozenset(
    "earth moon mars internet web god christmas facebook twitter google home house senate congress parliament "
    "court main street highway interstate downtown state county city town village district north south east "
    "west sun covid-19 march may union university college church high school central national federal police "
    "board council department office center centre hall park time times post star sunday monday tuesday "
    "wednesday thursday friday saturday january february april june july august september october november "
    "december media data us it mr mrs ms dr president minister king queen prince general man men most many "
    "of along are orange green independent liberal mobile reading bath sandy golf hope male dame".split()
)
_STATE_FORM = re.compile(r"(?:[A-Z][a-z]{0,4}\.|[A-Z]\.\s?[A-Z][a-z]{0,2}\.|[A-Z]{2})$")
# "Paris, Texas", "Homs (Syria)", "Aleppo in northern Syria", "the village of X in Hama province".
CONTAINER = re.compile(
    r"(?:['\u2019]s)?(?:\s*,\s*|\s*\(|\s+in\s+|,\s+in\s+)(?:the\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|north|south|east|west|north-?(?:east|west)(?:ern)?|"
    r"south-?(?:east|west)(?:ern)?|neighbou?ring)\s+)?"
    r"(?P<name>[A-Z][\w.'\u2019-]*(?: (?:of |and )?[A-Z][\w.'\u2019-]*){0,3})"
)
_ENDING = re.compile(r"(?:['\u2019]s?|[,;:\-])+$")
_LEADING = re.compile(
    rf"^(?:(?:the|{'|'.join(sorted(DIRECTIONS))}|state of|city of|town of|village of|province of|county of|"
    rf"county|co\.?)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"\s+(?:{'|'.join(sorted(TYPE_WORDS))}|area|valley|metro|metropolitan area)$", re.IGNORECASE)


def is_state_abbreviation(text: str) -> bool:
    """Say whether a word has the form of a state's abbreviation: "Va.", "N.Y.", "TX"."""
    return _STATE_FORM.match(text) is not None


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
