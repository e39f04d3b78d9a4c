"""Which words of a phrase say whose it is: ranked country warrants with a confidence each."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dragoman.knowledge.parties import NON_STATES, Form, Found, Sense
from dragoman.records import BODY_KINDS, ActorKind
from dragoman.resolution.phrases import Phrase, living, pick_sense, stands_apart

CityCountry = Callable[[str], str | None]

# Probability that country and sector are right, by the words that say so. Set by hand and checked by
# reading 340 resolved spans of news sentences; the order is what matters, calibration is the coder's.
CONFIDENCE = {
    "name": 0.95,
    "spelling": 0.8,
    "surname": 0.7,
    "state": 0.95,
    "seat": 0.85,
    "region": 0.7,
    "modifier": 0.9,
    "of": 0.85,
    "from": 0.85,
    "in": 0.75,
    "for": 0.65,
    "based": 0.6,
    "city": 0.65,
    "chain": 0.8,
    "possessor": 0.8,
    "counterpart": 0.75,
    "sentence": 0.5,
    "dateline": 0.45,
    "document": 0.4,
    "scene": 0.85,
    "leading scene": 0.75,
    "sector": 0.3,
    "nothing": 0.1,
}
# Heads whose bare modifier is their subject, not their state.
EXPERTS = {"expert", "analyst", "scholar", "researcher", "historian", "correspondent", "observer"}
# An outlet is of whom it speaks for ("a Hezbollah-linked newspaper"); a militia only has such friends.
SPEAKING_FOR = {"affiliated", "linked", "aligned", "run", "owned", "controlled"}
# How much a preposition says about whose the phrase is; others ("envoy to Iraq") say nothing.
_PREPOSITIONS = {
    "of": "of",
    "from": "from",
    "in": "in",
    "at": "in",
    "inside": "in",
    "for": "for",
    "with": "for",
}
_PEOPLE = {ActorKind.PERSON, ActorKind.POPULATION, ActorKind.GROUP}
# Nations whose people are also called by where their families came from.
_SETTLED = {
    "American",
    "Americans",
    "Canadian",
    "Canadians",
    "Australian",
    "Australians",
    "Cypriot",
    "Cypriots",
}
_AMERICAN = "U.S. "  # "U.S. senator" is one word for an office
_RANK = {"modifier": 5, "of": 4, "from": 4, "in": 3, "based": 3, "city": 2, "for": 1}


class Warrant(NamedTuple):
    """One reason to give a phrase a country.

    Attributes:
        country: The country code.
        basis: Key of ``CONFIDENCE``.
        words: The words that say so.
        item: Where they stand in the phrase, or None when outside.
    """

    country: str
    basis: str
    words: str
    item: Found | None = None

    @property
    def confidence(self) -> float:
        """Probability that it is right."""
        return CONFIDENCE[self.basis]


def warrants_in(phrase: Phrase, day: date | None, city_country: CityCountry | None) -> list[Warrant]:
    """Give the country warrants inside a phrase, the best first, equals in text order.

    Args:
        phrase: The phrase, whose core item is left out.
        day: The day on which states must exist.
        city_country: Country of a big city by its name.
    """
    found = [w for item in phrase.items if (w := _of_item(phrase, item, day)) is not None]
    if city_country is not None:
        found.extend(_cities(phrase, city_country))
    if len(found) > 1:
        found = _without_descent(phrase, sorted(found, key=lambda w: -_RANK[w.basis]))
    return found


def _without_descent(phrase: Phrase, found: list[Warrant]) -> list[Warrant]:
    """Leave out where somebody's family is from: an "*Iranian*-American activist", a "*Turkish* Cypriot"."""
    role = phrase.core.role if phrase.core is not None else None
    if phrase.name is None and (role is None or role.kind not in _PEOPLE):
        return found
    tokens = phrase.sentence.tokens
    joint = any(t.lemma.lower() == "joint" for t in tokens[phrase.first : phrase.head])
    if joint or (role is not None and "MIL" in role.sectors):
        return found  # a patrol of two armies
    for one, two in pairwise(found):
        if one.item is None or two.item is None or tokens[two.item.last - 1].text not in _SETTLED:
            continue
        between = [t.text for t in tokens[one.item.last : two.item.first]]
        if one.basis == two.basis == "modifier" and between in ([], ["-"]):
            return [w for w in found if w is not one]
    return found


def rivals(warrants: Sequence[Warrant], phrase: Phrase) -> tuple[str, ...]:
    """Give the countries that a phrase names side by side ("delegations from Iran and Iraq"), or nothing."""
    if len(warrants) < 2:
        return ()
    best = [w for w in warrants if w.basis == warrants[0].basis and w.item is not None]
    countries = tuple(dict.fromkeys(w.country for w in best))
    joined = all(_listed(phrase, a.item, b.item) for a, b in pairwise(best) if a.item and b.item)
    return countries if len(countries) > 1 and joined else ()


def _of_item(phrase: Phrase, item: Found, day: date | None) -> Warrant | None:
    if item.role is not None and item.role.word.startswith(_AMERICAN):
        return Warrant("USA", "modifier", _AMERICAN, item)
    if item is phrase.core or not item.senses:
        return None
    if stands_apart(phrase.sentence, item.first, item.last) and not _speaks_for(phrase, item):
        return None
    sense = pick_sense(living(item.senses, day), as_head=False, plural=False)
    words = phrase.words(item.first, item.last)
    basis = _basis(phrase, item)
    if basis is None or (basis == "modifier" and sense.form is Form.NAME and _is_topic(phrase, item)):
        return None
    if sense.country in NON_STATES and not _speaks_for(phrase, item) and not _works_for(phrase, sense):
        return None
    if basis == "for" and sense.party.kind in BODY_KINDS:
        basis = "of"  # "a spokesman for the UN in Geneva" is the UN's
    return Warrant(sense.country, basis, words, item)


def _speaks_for(phrase: Phrase, item: Found) -> bool:
    """Say whether a phrase is an outlet named as somebody's own: "an *IS-affiliated* website"."""
    role = phrase.core.role if phrase.core is not None else None
    after = [t.text.lower() for t in phrase.sentence.tokens[item.last : item.last + 2]]
    outlet = role is not None and role.sectors[:1] == ("JRN",)
    return outlet and after[:1] == ["-"] and after[1:] != [] and after[1] in SPEAKING_FOR


def _works_for(phrase: Phrase, sense: Sense) -> bool:
    """Say whether a phrase can belong to a body of no state: a UN envoy does, a website's user not."""
    if sense.party.kind is ActorKind.PERSON:
        return False
    role = phrase.core.role if phrase.core is not None else None
    return sense.country != "MNC" or (role is not None and role.kind is not ActorKind.POPULATION)


def _is_topic(phrase: Phrase, item: Found) -> bool:
    """Say whether a bare name says what someone knows about: a "North Korea expert" is of anywhere."""
    role = phrase.core.role if phrase.core is not None else None
    after = phrase.sentence.tokens[item.last : item.last + 1]
    owns = bool(after) and after[0].tag == "POS"
    return role is not None and role.word in EXPERTS and not owns


def _basis(phrase: Phrase, item: Found) -> str | None:
    """Name the way an item is tied to its phrase, or None when it is not."""
    tokens = phrase.sentence.tokens
    after = [t.text.lower() for t in tokens[item.last : item.last + 2]]
    if after[:2] == ["-", "based"]:
        return "based"
    preposition = _own_preposition(phrase, item)
    return _PREPOSITIONS.get(preposition) if preposition else "modifier"


def _own_preposition(phrase: Phrase, item: Found) -> str:
    """Give the nearest preposition left of an item that governs it: not one before another noun."""
    tokens = phrase.sentence.tokens
    for i in range(item.first - 1, phrase.first - 1, -1):
        token = tokens[i]
        if token.pos == "ADP" and token.text not in {"'s", "'"}:
            return token.lemma
        if i == phrase.head or (token.pos == "NOUN" and token.dep == "pobj" and i < item.first - 1):
            return ""
    return ""


def _listed(phrase: Phrase, a: Found, b: Found) -> bool:
    """Say whether two names stand in one list: only "and", commas and numbers between them."""
    between = [t for t in phrase.sentence.tokens[a.last : b.first] if t.pos != "NUM"]
    words = {t.text.lower() for t in between}
    return bool(words & {"and", ",", "or", "&"}) and words <= {
        "and",
        ",",
        "or",
        "&",
        "the",
        "from",
        "of",
        "both",
    }


def _cities(phrase: Phrase, city_country: CityCountry) -> list[Warrant]:
    """Find big cities among the phrase's names that the knowledge does not list."""
    if not phrase.proper:
        return []
    free = phrase.proper
    if phrase.name is not None:
        first, last = phrase.name
        free = [i for i in free if not first <= i < last]
    for item in phrase.items:
        first, last = item.first, item.last
        free = [i for i in free if not first <= i < last]
    if not free:
        return []
    names = (phrase.words(first, last) for first, last in _runs(free))
    return [
        Warrant(country, "city", words) for words in names if (country := city_country(words)) is not None
    ]


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the unbroken runs of ascending numbers, each as its first and the one after its last."""
    first = 0
    for i in range(1, len(numbers) + 1):
        if i == len(numbers) or numbers[i] > numbers[i - 1] + 1:
            yield numbers[first], numbers[i - 1] + 1
            first = i
