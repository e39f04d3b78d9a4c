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
    "december media data it mr mrs ms dr president minister king queen prince general man men most many "
    "of along are orange green independent liberal mobile reading bath sandy golf hope male dame "
    "bank first second third baptist young free much white black brown green christian catholic english university "
    "hospital eastern western northern southern central east west north south union liberty freedom hall hill "
    "institute young daily news herald tribune journal gazette press today world international legion olympic airport northwest northeast southwest southeast leader refuge "
    "channel movement eagle officer commonwealth metro subway best federation exchange store enterprise alliance same "
    "capital vista spring crystal wedding un states much ok adventist lutheran methodist memorial regional summit "
    "grace friendship plantation carbon easter republican democrat sheriff sheriffs patrol guard marine "
    "royal imperial grand great new old big little san santa saint st fort mount lake river bay port point "
    "beach valley springs falls rock bush page marks marshall wall bishop baker mason iii ii iv jr sr duma rada retirement lottery urban".split()
)
# A name that ends in one of these is a street's, whose first word names no place of the report.
STREET_WORDS = frozenset(
    "street st st. road rd rd. avenue ave ave. lane drive dr. boulevard blvd blvd. way highway court place "
    "square terrace crescent alley bypass parkway turnpike pike expressway freeway interstate route".split()
)
# A name that ends in one of these is a place's even where no gazetteer has it.
FEATURE_WORDS = frozenset(
    "river creek lake bay island islands mountain mountains hills county township parish village valley peninsula "
    "desert reservoir canyon beach harbor harbour forest camp".split()
)
_STATE_FORM = re.compile(r"(?:[A-Z][a-z]{0,4}\.|[A-Z]\.\s?[A-Z][a-z]{0,2}\.|[A-Z]{2})$")
# "Paris, Texas", "Homs (Syria)", "Aleppo in northern Syria", "the village of X in Hama province".
CONTAINER = re.compile(
    r"(?:\s*,\s*|\s*\(|,?\s+in\s+)(?:the\s+)?"
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
_TRAILING = re.compile(
    rf"\s+(?:{'|'.join(sorted(TYPE_WORDS))}|area|valley|metro|metropolitan area)$", re.IGNORECASE
)


def is_dotted_state(text: str) -> bool:
    """Say whether a word is a state's short form and no city's: "La." is Louisiana, "L.A." is not."""
    return re.fullmatch(r"[A-Z][a-z]{1,4}\.", text) is not None


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
