"""Full names that are spelled nearly as a listed one."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import ceil

from rapidfuzz import fuzz, process

from dragoman.knowledge.given_names import gender_of_name, is_given
from dragoman.knowledge.parties import Party
from dragoman.knowledge.romanising import respelled, skeleton
from dragoman.knowledge.wording import name_key

# Spellings of one full name differ by less than this ("Hassan Rohani", "Hassan Rouhani": 93); 88 let
# different brothers through.
_LEAST = 90.0
# Names so alike differ in length by no more: a ratio is twice the common letters by the letters of both.
_SHORTER = _LEAST / (200 - _LEAST)
_GIVEN = 66.0
_SHORT_GIVEN = 3  # letters: of these another sound is another name, as Ann and Ang
_SLACK = 2  # letters that romanisations of one name put in or leave out: "Lavroff", "Shevardnadze"
# A letter more or less makes another short surname of one, but hardly of one with eight letters.
_LONG, _LONG_ALIKE = 7, 85.0
# Whose names English does not respell: there "Nichols" and "Nicholson" are two families.
_ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})
_SHORT_ENGLISH = 4  # letters: Jim is not Jaime, but Hilary may be Hillary


class Spellings:
    """Finds listed people by full names that are spelled otherwise."""

    def __init__(self, people: Mapping[str, Party]) -> None:
        """Take the people by their full names."""
        self._people = people
        self._surnames = frozenset(name.split()[-1] for name in people)
        self._initials: dict[str, set[str]] = {}
        for name, person in people.items():
            self._initials.setdefault(person.id, set()).update(_initials(name.split()))
        self._alike = _by_beginnings(people)
        self._respelled: dict[str, list[str]] = {}

    def nearest(self, name: str) -> Party | None:
        """Find the one listed person whose full name is spelled nearly so."""
        written = name_key(name).split()
        words = [word for word in written if len(word) > 1]
        if len(words) < 2:
            return None
        name = " ".join(words)
        shortest, longest = ceil(len(name) * _SHORTER) - _SLACK, int(len(name) / _SHORTER) + _SLACK
        spellings, forms = list[str](), list[str]()
        for beginning in _beginnings(words):
            alike = self._alike.get(beginning, [])
            begin, end = (bisect_left(alike, length, key=len) for length in (shortest, longest + 1))
            if begin < end:
                spellings += alike[begin:end]
                forms += self._forms(beginning)[begin:end]
        best = process.extract(respelled(name), forms, scorer=fuzz.ratio, score_cutoff=_LEAST, limit=3)
        matches = (spellings[at] for _, _, at in best)
        found = {
            self._people[match].id: self._people[match]
            for match in matches
            if _same_person(words, match.split())
            and not self._is_another(written, words, match.split(), self._people[match])
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_another(self, written: list[str], words: list[str], other: list[str], person: Party) -> bool:
        """Say whether a name is of somebody else: by an initial, a surname of others, a given name."""
        known, own = self._initials.get(person.id, set()), _initials(written)
        if known and own and known.isdisjoint(own):
            return True
        if person.country not in _ENGLISH:
            return False
        if words[-1] != other[-1] and words[-1] in self._surnames:
            return True
        one, two = words[0], other[0]
        if one == two:
            return False
        short = min(len(one), len(two)) <= _SHORT_ENGLISH
        return short or one[0] != two[0] or (is_given(one) and is_given(two) and _sounds(one) != _sounds(two))

    def _forms(self, beginning: str) -> list[str]:
        """Give the listed names of one beginning as they are compared, respelled when first asked for."""
        forms = self._respelled.get(beginning)
        if forms is None:
            forms = self._respelled[beginning] = [respelled(name) for name in self._alike[beginning]]
        return forms


def _initials(words: list[str]) -> list[str]:
    return [word for word in words[1:] if len(word) == 1]


def _by_beginnings(spellings: Iterable[str]) -> dict[str, list[str]]:
    """Give full names, short ones first, by how their first and how their last word begins."""
    found: dict[str, list[str]] = {}
    for name in sorted(spellings, key=len):
        for beginning in _beginnings(name.split()):
            found.setdefault(beginning, []).append(name)
    return found


def _beginnings(words: list[str]) -> tuple[str, str]:
    """Give two letters of the first and of the last word; names spelled nearly alike share either.

    Of 3,000 full names each found the same others as by one letter, among a fifth of the candidates.
    """
    return words[0][:2] + "…", "…" + words[-1][:2]


def _same_person(words: list[str], other: list[str]) -> bool:
    """Say whether first and last names are each near: brothers share all but the first, others the first.

    Names alike but for blanks and hyphens are one: "Kim Jongun", "Prayut Chanocha".
    """
    own, listed = respelled(" ".join(words)), respelled(" ".join(other))
    if own.replace(" ", "") == listed.replace(" ", ""):
        return True
    if _are_other_names(words[0], other[0]):
        return False
    one, two = own.split(), listed.split()
    if _sounds(words[0]) != _sounds(other[0]) and one[-1] != two[-1]:
        return False  # neither name is the same: Ahmed Tamim is not Ahed Tamimi
    return fuzz.ratio(words[0], other[0]) >= _GIVEN and (
        _same_surname(words[-1], other[-1]) or _same_surname(one[-1], two[-1])
    )


def _are_other_names(one: str, other: str) -> bool:
    """Say whether given names are not spellings of one: Paul and Raul, Petr and Petra, Evo and Eva."""
    if one == other:
        return False
    if {one[-1], other[-1]} == {"a", "o"} and one[:-1] == other[:-1]:
        return True
    genders = {gender_of_name((one, "")), gender_of_name((other, ""))}
    if genders == {"male", "female"}:
        return True
    if min(len(one), len(other)) <= _SHORT_GIVEN and _sounds(one) != _sounds(other):
        return True
    return "" not in genders and _sounds(one) != _sounds(other)


def _sounds(given: str) -> str:
    """Give the consonants of a given name; one begins with "j" in one language and "y" in another."""
    return skeleton("y" + given[1:] if given[0] in "ji" else given)


def _same_surname(one: str, other: str) -> bool:
    """Say whether surnames differ as romanisations do, or by little of many letters: Moro is not Moreno."""
    if skeleton(one) == skeleton(other):
        return True
    return min(len(one), len(other)) >= _LONG and fuzz.ratio(one, other) >= _LONG_ALIKE
