"""Words of time that tell none where they stand: names, titles, models, rates, ages."""

import re

from dragoman.resolution.timex_grammar import NUMBER, S, lead

# Names of programmes and papers: with the joins and lists of days +0.30 value F1 on TempEval-3 train.
_PROGRAMME = re.compile(r"(?:This|Last|Next)\s+(?:Week|Day|Month|Year)|\d+\s+(?:Minutes|Hours|Days)")
_PAPER = re.compile(r"\b(?:USA|India|Russia|VOA)\s+$")
_QUOTES = ('"', "\u201c", "``", "''", "'", "\u2018")
_SHOW = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?:Night|Morning)\s+"
    r"(?:Live|Football|Baseball|Hockey|Basketball|Fever|Futures|Lights|Raw)\b"
)
_QUOTED = re.compile(
    r"(?:[\"\u201c\u2018]|``|'')\s*([A-Z0-9][^\"\u201c\u201d\u2018\u2019`]{2,50}?)[,.]?(?:[\"\u201d\u2019]|'')"
)
# The slogan that is said, "Rise Up Monday", means a day.
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|add(?:s|ed|ing)|(?:chant|shout|tweet|warn)(?:s|ed|ing)?)\s*[,:]?\s*$",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and at for from in of on or the to with".split())
_CAPITAL = re.compile(r"[A-Z][\w.-]*")
_TIMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Mr\.?|Mrs\.?|Ms\.?|I"
)


def is_title(segment: str, start: int, end: int) -> bool:
    """Tell the name of a programme or a paper: "60 Minutes" in quotation marks, Saturday Night Live.

    Args:
        segment: A sentence or paragraph.
        start: Offset of the expression in it.
        end: Offset after it.
    """
    words = segment[start:end]
    if words == "Today" and _PAPER.search(segment, 0, start):
        return True
    if _PROGRAMME.fullmatch(words) and segment[:start].endswith(_QUOTES):
        return True
    if not any(letter.isupper() for letter in words):
        return False
    return _SHOW.match(segment, start) is not None or _is_in_quoted_title(segment, start, end)


def _is_in_quoted_title(segment: str, start: int, end: int) -> bool:
    """Tell that quotation marks hold a title with the expression in it, such as "Harbour News Sunday".

    Every word has a capital, and one that is neither the first nor a month or day: "On Sunday" is speech, and
    so is what follows "said".
    """
    for quoted in _QUOTED.finditer(segment, max(0, start - 60), end + 60):
        if not (quoted.start(1) <= start and end <= quoted.end(1)):
            continue
        if _SAYING.search(segment, max(0, quoted.start() - 20), quoted.start()):
            continue
        words = quoted[1].split()
        large = [word for word in words if word not in _SMALL]
        if all(_CAPITAL.fullmatch(word) for word in large):
            return any(word in large and not _TIMES.fullmatch(word) for word in words[1:])
    return False


# "A film called Meridian 2001" has its year in its name.
_CALLED = re.compile(r"\b(?:called|named|dubbed|titled|entitled)\s+[\"'\u201c\u2018`]*(?:[A-Z]\w+\s+){1,3}$")


# "A 1998 Toyota" is a model of that year, and nothing in the text happened in it.
_MAKE = (
    r"(?:Acura|Alfa{S}Romeo|Audi|Bentley|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citro[eë]n|Dodge|Ferrari|Fiat"
    r"|Ford|GMC|Harley|Honda|Hyundai|Infiniti|Isuzu|Jaguar|Jeep|Kia|Lamborghini"
    r"|Land{S}Rover|Lexus|Maserati|Mazda|Mercedes|Mitsubishi|Nissan|Oldsmobile|Opel|Peugeot|Plymouth|Pontiac"
    r"|Porsche|Range{S}Rover|Renault|Rolls|Saab|Subaru|Suzuki|Tesla|Toyota|Vauxhall|Volkswagen|Volvo)"
).replace("{S}", S)


# "Its 2019 Nissan deal" is of that year: what a maker of cars does or has, and nothing that is driven.
_OF_MAKER = (
    r"(?:strike|plant|factory|deal|contract|recall|merger|scandal|lawsuit|sale|settlement|worker|walkout|bailout"
    r"|layoff)s?|factories"
)
_MODEL = re.compile(rf"\s+{_MAKE}\b(?!\s+(?:{_OF_MAKER})\b)")
_MODEL_NAMED = re.compile(rf"\s+{_MAKE}(?:\s+[A-Z0-9]|\s*[.,;:)])")
# "In 1998 Toyota built a plant" and "the 1998 Toyota strike" are of that year.
_OWNED = re.compile(
    r"(?:\b(?:an?|his|her|their|its|my|our|your|one|this|that)|\w['\u2019]s?)\s+"
    r"(?:(?!(?:in|of|since|by)\b)[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|two|three|several|some)\s+(?:[a-z-]+\s+)?$", re.IGNORECASE)


def is_in_name(match: re.Match[str]) -> bool:
    """Tell a year that belongs to the name of something, or of a model of car."""
    before = lead(match, 60)
    if _CALLED.search(before):
        return True
    if _MODEL.match(match.string, match.end()) and _OWNED.search(before):
        return True
    return _MODEL_NAMED.match(match.string, match.end()) is not None and _THE.search(before) is not None


# A day with a name of its own is not the last one of the week: "Black Monday", "Bloody Sunday".
_NAMED_DAY = re.compile(r"\b(?:Black|Cyber|Bloody|Giving|Fat|Holy)\s+$")


def is_named_day(match: re.Match[str]) -> bool:
    """Tell a weekday with a name of its own."""
    return _NAMED_DAY.search(lead(match)) is not None


# "Today's young people" and "the leaders of tomorrow" live in an age, and not on a day.
_GENERIC = (
    r"(?:world|society|youth|youngsters|young|children|kids|teenagers|teens|students|generations?|people|women|men"
    r"|voters|leaders|workers|workforce|families|parents|audiences|consumers|economy|markets?place|climate"
    r"|technology|technologies|computers|cars|machines|standards|prices|money|terms)"
)
# "Today's youth" is of no day, "today's youth protest" and "yesterday's climate" are.
_GATHERINGS = r"\s+(?:march|rally|rallies|protest|strike|summit|meeting|talks|vote|demonstration)"
_AGE_AFTER = re.compile(rf"['\u2019]s\s+(?:[a-z-]+\s+)?{_GENERIC}\b(?!['\u2019]|{_GATHERINGS})")
_AGE_BEFORE = re.compile(rf"\b{_GENERIC}\s+of\s+$")


def is_age(match: re.Match[str]) -> bool:
    """Tell "today" and "tomorrow" that mean an age."""
    after = match["name"].lower() != "yesterday" and _AGE_AFTER.match(match.string, match.end())
    return bool(after or _AGE_BEFORE.search(lead(match)))


# Not a time zone, nor a day: "Noon EST Friday".
_NAME_AFTER = re.compile(r"\s+(?!(?:GMT|UTC|[A-Z]{2,4}T)\b|[A-Z]\w+day\b)[A-Z]")

# "Midnight Israeli strikes killed ten" opens with its time, "Midnight Oil sang" with a name.
_OPENING = re.compile(r"(?:^|[.!?][\"\u201d\u2019]?\s+|\n\s*)[\"\u201c]?$")
_OF_PEOPLE = re.compile(r"\s+(?:U\.?S\.?|[A-Z]\w+(?:an|ese|ish|ch|i))\s+[a-z]")


def is_named_hour(match: re.Match[str]) -> bool:
    """Tell a name that has noon or midnight in it: "High Noon", "the Midnight Crew"."""
    if not match["name"][0].isupper():
        return False
    before = re.search(r"(?<![.!?]\s)\b[A-Z][a-z]+\s+$", lead(match))
    if before:
        return True
    if _OPENING.search(lead(match)) and _OF_PEOPLE.match(match.string, match.end()):
        return False
    return _NAME_AFTER.match(match.string, match.end()) is not None


# Within the clause: "rates of $40 to $60 a night"; "the crime rate rose and 20 died a month" is of no rate.
_RATE_BEFORE = re.compile(
    rf"\brates?{S}(?:(?:(?:will|would|may|can|could){S})?(?:be|is|are|was|were|ranged?|ranging){S})?"
    rf"(?:of|between|from|at|to){S}(?:[a-z]+{S}){{0,2}}(?:[$£€]?\d|{NUMBER}\b)"
    rf"(?:(?!\s(?:and|but|while){S}[a-z])[^.;:]|\.\d)*$",
    re.IGNORECASE,
)


def is_measure(match: re.Match[str]) -> bool:
    """Tell "a year" after an amount that a rate is measured by."""
    return _RATE_BEFORE.search(lead(match, 48)) is not None
