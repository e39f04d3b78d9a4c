"""Makes actor entries of a PETRARCH or Phoenix dictionary: codes become countries, sectors and offices."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.actor_import import SetAside, speaking_country
from dragoman.knowledge.actor_write import OwnEntry, OwnOffice, in_order, slug, spellings
from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.label_sectors import body_kind
from dragoman.knowledge.parties import NON_STATES, SECTORS
from dragoman.knowledge.petrarch_dictionary import DatedCode, DictionaryEntry, read_dictionary
from dragoman.records import ActorKind

_UNKNOWN = "UNK"
# Stands in every id, so that none is one of ours.
_SOURCE = "petrarch"
# CAMEO's codes where PLOVER's differ: there MED are the media, HLH is health, insurgents and separatists
# are parted from rebels.
_SECTOR_OF = {
    **{code: code for code in SECTORS},
    "MED": "JRN",
    "HLH": "MED",
    "INS": "REB",
    "SEP": "REB",
    "DEV": "SOC",
    "ENV": "SOC",
    "HRI": "SOC",
    "SET": "CVL",
}
# They colour the code before them and are no sector: moderate, radical.
_COLOURS = {"MOD", "RAD"}
# What a non-state party is when its code says no more.
_OF_NON_STATE = {"NGO": "CVL", "ISM": "CVL", "MNC": "BUS", "IMG": "UAF"}
_OFFICES = {
    "COP": "police officer",
    "ELI": "person of influence",
    "GOV": "member of government",
    "JUD": "judicial officer",
    "LEG": "member of parliament",
    "MIL": "military officer",
    "OPP": "opposition politician",
    "PTY": "party politician",
    "REB": "rebel",
    "SPY": "intelligence officer",
    "UNK": "figure",
}


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a code stands for."""

    country: str
    sectors: tuple[str, ...]
    source: DatedCode

    @property
    def dated(self) -> bool:
        return self.source.first is not None or self.source.last is not None


class PetrarchImport:
    """Reads one dictionary; see ``entries``."""

    def __init__(self, path: Path, knowledge: ActorKnowledge, aside: SetAside) -> None:
        """Take the dictionary, the states and role words that we know, and where to count."""
        self._path, self._knowledge, self._aside = path, knowledge, aside

    def entries(self) -> Iterator[OwnEntry]:
        """Give the entries in the order of the file; what cannot be taken is counted with its line.

        Raises:
            InputError: The file cannot be read or is no dictionary.
        """
        taken: dict[str, int] = {}
        for entry in read_dictionary(self._path, self._aside):
            made = self._entry(entry)
            if made is None:
                continue
            if made.id in taken:
                reason = f"names that differ only in marks from that of line {taken[made.id]}"
                self._aside.add(reason, f"line {entry.line}")
                continue
            taken[made.id] = entry.line
            yield made

    def _entry(self, entry: DictionaryEntry) -> OwnEntry | None:
        place = f"{entry.name}, line {entry.line}"
        meanings = [found for code in entry.codes if (found := self._meaning(code, entry)) is not None]
        if not meanings:
            self._aside.add("names with no code that could be taken", place)
            return None
        meanings = self._of_one_country(meanings, entry)
        if self._names_state(entry, meanings):
            self._aside.add("names of states that are known already", place)
            return None
        kind = body_kind(entry.name.lower(), self._knowledge)
        if kind is None and any(meaning.dated for meaning in meanings):
            return self._person(entry, meanings)
        return self._body(entry, meanings, kind)

    def _meaning(self, code: DatedCode, entry: DictionaryEntry) -> _Meaning | None:
        """Take a code apart; what it cannot say in our terms is counted."""
        place = f"{code.code}: {entry.name}, line {code.line}"
        alternatives = [self._parts(text) for text in code.code.split("/")]
        country, sectors = alternatives[0][0], []
        if country is None:
            self._aside.add("codes that begin with no country or non-state code we know", place)
            return None
        for other, own, unread in alternatives:
            if other != country:
                self._aside.add("second countries of a code", place)
                continue
            sectors.extend(own)
            if unread:
                self._aside.add("parts of codes that are no sector; the rest is kept", f"{unread} in {place}")
        if not in_order(code.first, code.last):
            self._aside.add("codes that end before they begin", place)
            return None
        known = tuple(dict.fromkeys(sectors)) or (_default_sector(country),)
        return _Meaning(country, known, code)

    def _parts(self, code: str) -> tuple[str | None, list[str], str]:
        """Give a code's country, its sectors, and the parts that are neither."""
        parts = [code[at : at + 3] for at in range(0, len(code), 3)]
        country = speaking_country(parts.pop(0), self._knowledge)
        while country in NON_STATES and parts and parts[0] in NON_STATES:
            country = parts.pop(0)
        sectors = [_SECTOR_OF[part] for part in parts if part in _SECTOR_OF]
        unread = [part for part in parts if part not in _SECTOR_OF and part not in _COLOURS]
        return country, sectors, " ".join(unread)

    def _of_one_country(self, meanings: list[_Meaning], entry: DictionaryEntry) -> list[_Meaning]:
        """Keep the codes of the country that most have, of several the first; count the others."""
        (country, _), *_ = Counter(meaning.country for meaning in meanings).most_common(1)
        for meaning in meanings:
            if meaning.country != country:
                self._aside.add(
                    "codes of another country than most of the name's",
                    f"{meaning.source.code}: {entry.name}, line {meaning.source.line}",
                )
        return [meaning for meaning in meanings if meaning.country == country]

    def _names_state(self, entry: DictionaryEntry, meanings: list[_Meaning]) -> bool:
        """Say whether a bare country code stands behind a name that a state of ours has."""
        known = self._knowledge.senses(entry.name)
        bare = all(meaning.sectors == (_UNKNOWN,) for meaning in meanings)
        return bare and any(
            sense.party.kind is ActorKind.STATE and sense.country == meanings[0].country for sense in known
        )

    def _person(self, entry: DictionaryEntry, meanings: list[_Meaning]) -> OwnEntry:
        country, name = meanings[0].country, _written(entry.name)
        state = self._knowledge.state(country)
        return OwnEntry(
            id=f"person/{slug(entry.name, _SOURCE, country)}",
            name=name,
            aliases=spellings(name, map(_written, entry.aliases), country, ActorKind.PERSON),
            country=country,
            kind=ActorKind.PERSON,
            offices=tuple(_office(meaning, state.name if state else country) for meaning in meanings),
        )

    def _body(self, entry: DictionaryEntry, meanings: list[_Meaning], kind: ActorKind | None) -> OwnEntry:
        """Make a body of the last code; a body has one, and the others are counted."""
        *others, meaning = sorted(meanings, key=lambda m: (m.source.first or "", m.source.last or "9"))
        for other in others:
            if other.sectors != meaning.sectors or other.dated:
                place = f"{other.source.code}: {entry.name}, line {other.source.line}"
                self._aside.add("earlier codes of bodies, which have one", place)
        name = _written(entry.name)
        return OwnEntry(
            id=f"group/{slug(entry.name, _SOURCE, meaning.country)}",
            name=name,
            aliases=spellings(name, map(_written, entry.aliases), meaning.country, ActorKind.UNKNOWN),
            country=meaning.country,
            kind=kind or _kind_of(meaning.country),
            sectors=meaning.sectors,
            first=meaning.source.first,
            last=meaning.source.last,
        )


def _office(meaning: _Meaning, state: str) -> OwnOffice:
    role = _OFFICES.get(meaning.sectors[0], f"{meaning.sectors[0]} figure")
    return OwnOffice(f"{role} of {state}", meaning.sectors, meaning.source.first, meaning.source.last)


def _default_sector(country: str) -> str:
    if country in NON_STATES:
        return _OF_NON_STATE.get(country, "GOV")
    return _UNKNOWN


def _kind_of(country: str) -> ActorKind:
    return ActorKind.ORGANISATION if country in NON_STATES else ActorKind.UNKNOWN


def _written(name: str) -> str:
    """Write a name of capitals as news does.

    An abbreviation is matched in capitals only, so that words are told from it: one word of up to three
    letters, or without a vowel, is taken for one. Small words inside a name stay small.
    """
    words = name.split()
    if name != name.upper() or (len(words) == 1 and (len(name) <= 3 or not set(name) & set("AEIOUY"))):
        return name
    return " ".join(_titled(words))


def _titled(words: Iterable[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        small = word.lower()
        if at and small in _SMALL:
            yield small
            continue
        parts = small.split("-")
        yield "-".join(part if len(parts) > 1 and part in _SMALL else part.capitalize() for part in parts)


_SMALL = frozenset(
    "of the and for in on al el ul bin bint ibn abu von van der den de da di du la le y e i".split()
)
