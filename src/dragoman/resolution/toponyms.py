"""What a place name says by itself: what to look up, what it lies in, what kind of place it is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.places import Gazetteer, Match, PlaceEntry
from dragoman.records import Document, Span
from dragoman.records.letters import CAPITALS
from dragoman.resolution.place_words import (
    BEFALLING,
    BEFORE_CITY,
    BUILDING,
    CONTAINER,
    DIRECTIONS,
    NOT_PLACES,
    OUTLET_WORDS,
    STREET_WORDS,
    TYPE_WORDS,
    bare_name,
    is_dotted_state,
)


class ToponymKind(StrEnum):
    """How a place is named."""

    NAME = "name"
    DEMONYM = "demonym"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place.

    Attributes:
        span: The words.
        name: What is looked up: the words, or the place's name inside them.
        kind: By its name, by a word for its people, or inside the name of something else.
        containers: Names that follow as what it lies in: Texas in "Paris, Texas".
        hint: The kind of place the words beside it say ("county", "province", "city"), or empty.
        city: The city it is said to be in ("Cairo's Abbasiya", "Mercy Hospital in Columbia"), or empty.
        building: The building that may only be called so, in lower case ("the *Lincoln* school"), or empty.
    """

    span: Span
    name: str
    kind: ToponymKind
    containers: tuple[str, ...] = ()
    hint: str = ""
    city: str = ""
    building: str = ""


# A place inside another name ("Aleppo University"), or one the parser did not label, must be a country,
# a subdivision or have this many people, or surnames and common words come in. A judgement, not swept.
LARGE_PEOPLE = 15_000
# An alternate name must belong to a place this large.
_LARGE_BY_ALTERNATE = 300_000
# A lone "person" of the name of a city of this size is the city.
_FAMOUS_PEOPLE = 100_000
# A paper of a city larger than this is no local paper.
_WORLD_CITY = 1_000_000
_MOST_CONTAINERS = 2
_LONGEST_CONTAINER = 4
_WORD = re.compile(r"[\w.'\u2019&-]+")
_AFTER = re.compile(r"\s+([A-Za-z]+)")
_AND = re.compile(r"\s+(?:and|or)\s")
# "Near Goma, Kinshasa said": a government speaks, and Goma does not lie in it.
_SPEAKS = re.compile(
    r"\s+(?:has\s+|had\s+|also\s+)?(?:said|says|told|announced|confirmed|reported|claimed|denied|insisted|warned|added)\b"
)
_OWNER = re.compile(
    rf"([{CAPITALS}][\w.-]*(?: [{CAPITALS}][\w.-]*){{0,2}})(?:['\u2019]s|(?<=s)['\u2019]) (?:[a-z]+ ){{0,2}}$"
)
_LOCATED = re.compile(
    r"(?: (?:area|block|building|district|neighbou?rhood|quarter|section|square|suburb))?"
    rf" (?:in|of) ([{CAPITALS}][\w.-]*(?: [{CAPITALS}][\w.-]*){{0,2}})"
)
_LONGEST_OWNER = 40
_IN = re.compile(r",? in ")
_NEXT = re.compile(r",? ")
_OF = re.compile(r"['\u2019]s?$")
# Characters in which a city's name comes behind "in", and words of the name.
_LONGEST_WAY = 80
_LONGEST_CITY = 3
_SOME = re.compile(
    r"\b(?:an?|another|one|two|three|some|several|many|each|every|any|her|his|its|their|our|my)"
    r"(?: [a-z][\w-]*){0,2} $|['\u2019]s (?:[a-z]+ ){0,2}$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([A-Za-z]+) of (?:the )?$")


class ToponymReader:
    """Describes toponyms whose place in the text is known."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer that says which words name places."""
        self._gazetteer = gazetteer

    def at(self, document: Document, start: int, end: int, *, kind: ToponymKind | None = None) -> Toponym:
        """Describe the toponym at a span that is known to name a place.

        Args:
            document: The document.
            start: Offset of the words.
            end: Offset after them.
            kind: How it names, if known.
        """
        span = Span.of(document.text, start, end)
        name, inside = self._name_within(span.text)
        if kind is None:
            kind = self.kind_of(name) if not inside else ToponymKind.EMBEDDED
        building = BUILDING.match(document.text, end) if kind is not ToponymKind.DEMONYM else None
        city = self._city_behind(document.text, building.end()) if building else ""
        return Toponym(
            span=span,
            name=name,
            kind=kind,
            containers=self._containers(document.text, name, end),
            hint=_hint(document.text, start, end),
            city=city or self._city_round(document.text, start, end),
            building=building["noun"].lower()
            if building and (city or _is_one(document.text, start, building.end()))
            else "",
        )

    def home_of(self, outlet: str) -> PlaceEntry | None:
        """Give the place a local paper's name says it is of ("Norfolk Daily News"), or None.

        A paper of a city of over a million reports the world; so does one whose name has no word for a paper.
        """
        words = _WORD.findall(outlet)
        if not OUTLET_WORDS & {word.lower() for word in words}:
            return None
        for size in range(len(words) - 1, 0, -1):
            for first in range(len(words) - size + 1):
                name = " ".join(words[first : first + size])
                entry = next(iter(self._gazetteer.candidates(name)), None)
                if (
                    entry is not None
                    and entry.match < Match.SHORT
                    and name.lower() not in NOT_PLACES | OUTLET_WORDS
                ):
                    return entry if entry.population < _WORLD_CITY or entry.feature == "ADM1" else None
        return None

    def kind_of(self, name: str) -> ToponymKind:
        """Say whether a name names a place or its people."""
        found = self._gazetteer.candidates(name)
        demonym = bool(found) and found[0].match is Match.DEMONYM
        return ToponymKind.DEMONYM if demonym else ToponymKind.NAME

    def _name_within(self, text: str) -> tuple[str, bool]:
        """Give the longest part of the words that the gazetteer knows, and whether it stands inside more."""
        forms = bare_name(text)
        for name in forms:
            found = self._gazetteer.candidates(name)
            if found and (name == forms[0] or found[0].match is not Match.DEMONYM):
                return name, False
        words = _WORD.findall(text)
        if words and words[-1].lower() in STREET_WORDS:
            return forms[0], False
        for size in range(len(words) - 1, 0, -1):
            parts = [" ".join(words[first : first + size]) for first in range(len(words) - size + 1)]
            known = [(self._largest(part), part) for part in parts if part.lower() not in NOT_PLACES]
            size_known, part = max(known, default=(0.0, ""), key=lambda k: k[0])
            if size_known > 0:
                return part, True
        return forms[0], False

    def _largest(self, part: str) -> float:
        """Give the people of the largest widely known place of a name; 0 when there is none."""
        if not part[0].isupper():
            return 0.0
        return max(
            (c.population + 1.0 for c in self._gazetteer.candidates(part) if self.is_large(c)), default=0.0
        )

    def is_large(self, entry: PlaceEntry) -> bool:
        """Say whether a place is known widely enough to give its name to other things."""
        if entry.match is Match.ALTERNATE or (entry.match is Match.SHORT and entry.feature == "ADM2"):
            return entry.population > _LARGE_BY_ALTERNATE and entry.feature.startswith("PPL")
        # Only our own table gives a city an alias, for cities that are in the news.
        known = entry.match is Match.ALIAS or entry.population > LARGE_PEOPLE
        return known or not entry.feature.startswith("PPL")

    def _containers(self, text: str, inner: str, end: int) -> tuple[str, ...]:
        """Give what the text says the place lies in, nearest first."""
        found: list[str] = []
        while (match := CONTAINER.match(text, end)) and len(found) < _MOST_CONTAINERS:
            name = self._container_name(match["name"])
            if name is None or not self._may_lie_in(inner, name):
                break
            inner = name
            end = match.start("name") + len(name)
            if _AND.match(text, end) or _SPEAKS.match(text, end):  # "Timbuktu, Gao and Kidal" is a list
                break
            found.append(name)
        return tuple(found)

    def _city_round(self, text: str, start: int, end: int) -> str:
        """Give the city that the words before or behind say a place is in, or empty."""
        owner = _OWNER.search(text[max(0, start - _LONGEST_OWNER) : start])
        located = _LOCATED.match(text, end)
        if located and _hint(text, located.start(1), located.end(1)):  # "in Aleppo province"
            located = None
        for match in (owner, located):
            words = match[1].split(" ") if match else []
            for size in range(len(words), 0, -1):
                name = " ".join(words[:size] if match is located else words[-size:])
                if self._is_city(name):
                    return name
        return ""

    def _city_behind(self, text: str, end: int) -> str:
        """Give the city that a building is said to be in: "… in the Nigerian city of *Kano*", or empty."""
        opening = _IN.match(text, end)
        words = list(_WORD.finditer(text, opening.end(), opening.end() + _LONGEST_WAY)) if opening else []
        for number, word in enumerate(words):
            if number and not _NEXT.fullmatch(text, words[number - 1].end(), word.start()):
                return ""
            for behind in reversed(words[number : number + _LONGEST_CITY]):
                name = text[word.start() : behind.end()].rstrip(".")
                if name[:1].isupper() and name.lower() not in NOT_PLACES and self._is_city(name):
                    return name
            if word[0].lower() not in BEFORE_CITY | DIRECTIONS and not self._is_state_word(word[0]):
                return ""
        return ""

    def _is_state_word(self, word: str) -> bool:
        """Say whether a word names a state or its people: "*Nigerian*", "*Iraq's*"."""
        bare = _OF.sub("", word)
        found = self._gazetteer.candidates(bare) if bare[:1].isupper() else ()
        return any(c.match is Match.DEMONYM or c.feature in {"PCLI", "ADM1"} for c in found)

    def _is_city(self, name: str) -> bool:
        return any(
            c.feature in {"PPL", "PPLC"} and c.population > LARGE_PEOPLE and c.match < Match.SHORT
            for c in self._gazetteer.candidates(name)
        )

    def _may_lie_in(self, name: str, container: str) -> bool:
        """Say whether what follows can be what the place lies in, and not the next of a list.

        "Georgia, Alabama and Florida" is a list; "Washington, N.C." and "Georgia, USA" are not.
        """
        levels = {c.feature for c in self._gazetteer.candidates(name) if c.match < Match.SHORT}
        outer = [c for c in self._gazetteer.candidates(container) if c.match < Match.DEMONYM]
        if "PCLI" in levels:
            return any(c.feature == "ADM1" for c in outer) and "PCLI" not in {c.feature for c in outer}
        if "ADM1" in levels:
            return any(c.feature == "PCLI" or c.match is Match.ABBREVIATION for c in outer)
        return True

    def _container_name(self, words: str) -> str | None:
        """Give the longest beginning of some words that names a country or subdivision."""
        parts = words.split(" ")
        for size in range(min(len(parts), _LONGEST_CONTAINER), 0, -1):
            name = " ".join(parts[:size])
            for form in (name, name.rstrip(".,")):
                entries = self._gazetteer.candidates(form)
                if any(c.feature in {"PCLI", "ADM1", "ADM2"} and c.match < Match.DEMONYM for c in entries):
                    return form
        return None

    def is_state(self, text: str) -> bool:
        """Say whether a name is a state's or a province's.

        Args:
            text: The name.
        """
        return any(
            c.match < Match.SHORT and c.feature in {"PCLI", "ADM1"} for c in self._gazetteer.candidates(text)
        )

    def is_famous(self, text: str) -> bool:
        """Say whether a name is so well known as a place's that a lone "person" of that name is the place."""
        return any(
            c.match < Match.SHORT and (c.feature in {"PCLI", "ADM1"} or c.population > _FAMOUS_PEOPLE)
            for c in self._gazetteer.candidates(text)
        )


def _is_one(text: str, start: int, end: int) -> bool:
    """Say whether one of a name is meant and none of a city's: "*a* London hospital", "hotel *fire*"."""
    after = _AFTER.match(text, end)
    if after and after[1] in BEFALLING:
        return False
    return _SOME.search(text[max(0, start - _LONGEST_OWNER) : start]) is None


def _hint(text: str, start: int, end: int) -> str:
    """Give the kind of place that the words in or beside a toponym say, or empty."""
    if is_dotted_state(text[start:end]):
        return "province"
    inside = text[start:end].lower().split()
    if inside and inside[-1] in TYPE_WORDS and len(inside) > 1:
        return TYPE_WORDS[inside[-1]]
    after = _AFTER.match(text, end)
    if after and after[1].lower() in TYPE_WORDS:
        return TYPE_WORDS[after[1].lower()]
    before = _BEFORE.search(text[max(0, start - 25) : start])
    if before and before[1].lower() in TYPE_WORDS:
        return TYPE_WORDS[before[1].lower()]
    return ""
