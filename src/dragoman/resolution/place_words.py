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
DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest "
    "north-east north-west south-east south-west northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western upper lower greater downtown inner mid "
    "rural coastal old metropolitan metro suburban".split()
)
# Words that name small towns somewhere and, in reports, nearly always something else.
NOT_PLACES = frozenset(
    (
        "adventist captain chief colonel lieutenant major sergeant "
        "airport alliance along april are august baker bank baptist bath bay beach best big "
        "bishop black board brown bush capital carbon catholic center central centre channel christian "
        "christmas church city college commonwealth congress council county court covid-19 crystal "
        "daily dame data december democrat department district downtown dr duma eagle earth east easter "
        "eastern english enterprise exchange facebook falls february federal federation first fort free "
        "freedom friday friendship gazette general god golf google grace grand great green guard hall "
        "herald high highway hill home hope hospital house ii iii imperial independent institute "
        "international internet interstate it iv january journal jr july june king lake leader legion "
        "liberal liberty little lottery lutheran main male man many march marine marks mars marshall "
        "mason may media memorial men methodist metro minister mobile monday moon most mount movement "
        "mr mrs ms much national new news north northeast northern northwest november october of office "
        "officer ok old olympic orange page park parliament patrol plantation point police port post "
        "president press prince queen rada reading refuge regional republican retirement river rock "
        "royal saint same san sandy santa saturday school second senate september sheriff sheriffs "
        "south southeast southern southwest spring springs sr st star state states store street subway "
        "summit sun sunday third thursday time times today town tribune tuesday twitter un union "
        "university urban valley village vista wall web wedding wednesday west western white world "
        "young "
    ).split()
)
# One of these in an outlet's name says that it is a newspaper or local station.
OUTLET_WORDS = frozenset(
    (
        "advertiser argus bulletin chronicle citizen courier daily democrat dispatch eagle echo "
        "enquirer enterprise examiner express gazette globe herald independent inquirer journal leader "
        "ledger mail mercury messenger mirror news observer post press record register reporter "
        "republican review sentinel standard star sun telegram telegraph times today tribune weekly "
    ).split()
)
# A name that ends in one of these is a street's, whose first word names no place of the report.
STREET_WORDS = frozenset(
    "street st st. road rd rd. avenue ave ave. lane drive dr. boulevard blvd blvd. way highway court place "
    "square terrace crescent alley bypass parkway turnpike pike expressway freeway interstate route".split()
)
# A name that ends in one of these is a place's even where no gazetteer has it.
FEATURE_WORDS = frozenset(
    "river creek lake bay island islands mountain mountains hills county township parish village valley "
    "peninsula desert reservoir canyon beach harbor harbour forest camp".split()
)
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
