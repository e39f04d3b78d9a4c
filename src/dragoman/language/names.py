"""Proper names as words: which words a mention's name has, and when two names can be of the same one."""

from dataclasses import dataclass

from dragoman.knowledge.romanising import skeleton
from dragoman.records import MEASURE_LABELS, Mention, MentionKind, RegionKind, Sentence

# Shorter skeletons meet by chance: only names spelled alike are then the same.
_SHORTEST_SKELETON = 3
_PLACES = {"GPE", "LOC"}
_NO_NAMES = MEASURE_LABELS | {"NORP"}
_SIDES = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
_OFFICES = {
    "staff", "general", "chief", "minister", "president", "major", "colonel", "secretary", "government",
    "police", "ministry", "parliament", "state", "commander", "director", "spokesman", "spokeswoman",
    "forces", "army",
}  # fmt: skip
_SAME_BODY = {"central", "federal", "royal", "former", "new", *_SIDES}
_SMALL = {"of", "for", "the", "and", "in", "on"}
_SEATED = {"in", "at", "near", "from"}
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A mention's proper name.

    Attributes:
        words: Its words in order, without titles.
        entity: ``PERSON``, ``GPE``, ``ORG`` …; empty where the parser gives none.
        core: The word that the others describe, in small letters: the "bank" of "Bank of Ghana".
    """

    words: tuple[str, ...]
    entity: str
    core: str = ""

    @property
    def last(self) -> str:
        """Give the word that names are told apart by."""
        return self.words[-1]

    @property
    def key(self) -> str:
        """Give what names of the same one have in common: the last word's sound, an institution's all."""
        return skeleton(self.last)


def name_of(sentence: Sentence, mention: Mention) -> Name | None:
    """Read a mention's name, or None when it has none."""
    if mention.kind in {MentionKind.PRONOUN, MentionKind.DEMONYM} or mention.entity in _NO_NAMES:
        return None
    if mention.kind is MentionKind.NOMINAL and mention.entity != "PERSON":
        return None
    words = _entity_words(sentence, mention) or _proper_words(sentence, mention)
    words = [word for word in words if sum(c.isalpha() for c in word) > 1]
    if sentence.region is RegionKind.SPEAKER:
        words = [word.title() if word.isupper() else word for word in words]
    if not words or (not mention.entity and words[-1].lower() in _OFFICES):
        return None
    return Name(tuple(words), mention.entity, sentence.tokens[mention.head].text.lower())


def _entity_words(sentence: Sentence, mention: Mention) -> list[str]:
    """Take the words of the person's name that the head stands in; a parser may cut it in two."""
    if mention.entity != "PERSON":
        return []
    for first, after, label in sentence.entities:
        if label == "PERSON" and first <= mention.head < after:
            tokens = sentence.tokens[first:after]
            return [t.text for t in tokens if t.text[:1].isupper() or "-" in t.text][-3:]
    return []


def _proper_words(sentence: Sentence, mention: Mention) -> list[str]:
    """Take the capitalised words of a phrase; those of a description that follows are not its name."""
    tokens = sentence.tokens[mention.first : mention.last]
    if mention.entity in _PLACES:
        tokens = sentence.tokens[mention.first : mention.head + 1]
    behind = [t for t in tokens if t.i > mention.head and t.pos == "ADP" and t.text in _SEATED]
    if behind:  # "the Embassy in Lusaka" is an embassy, and another than the one in Harare
        seat = tokens.index(behind[0])
        tokens = (*tokens[seat:], *tokens[:seat])
    kept = [t for t in tokens if t.pos == "PROPN" or t.text.lower() in _SIDES]
    return [t.text for t in kept if t.text.lower() not in _SMALL]


def same_name(one: Name, two: Name) -> bool:
    """Say whether two names can be of one: persons by surname and given name, others by all words."""
    persons = [name.entity == "PERSON" for name in (one, two)]
    if all(persons):
        return _same_surname(one, two) and _given_agree(one, two)
    if any(persons):
        if one.words == two.words and len(one.words) > 1:
            return True  # labelled otherwise here than there
        person, other = (one, two) if persons[0] else (two, one)
        if len(other.words) != 1 or len(person.words) < 2 or _is_acronym(other.last):
            return False
        # A parser takes a rare surname for a place: then only the very same word is the same one.
        return _same_surname(one, two) if other.entity not in _PLACES else one.last == two.last
    return _same_words(one, two)


def _same_surname(one: Name, two: Name) -> bool:
    if _is_acronym(one.last) != _is_acronym(two.last):
        return False
    if one.last.lower() == two.last.lower():
        return True
    return one.key == two.key and len(one.key) >= _SHORTEST_SKELETON


def _given_agree(one: Name, two: Name) -> bool:
    """Say whether given names, where both have one, sound alike from the first letter."""
    if len(one.words) < 2 or len(two.words) < 2:
        return True
    if not _initials_agree(one.words[1:-1], two.words[1:-1]):
        return False
    first, second = skeleton(one.words[0]), skeleton(two.words[0])
    if len(one.words[0].strip(".")) == 1 or len(two.words[0].strip(".")) == 1:
        return first[:1] == second[:1]
    return first == second or first.startswith(second) or second.startswith(first)


def _initials_agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether middle names are alike, an initial for one: a son has another one than his father."""

    def alike(a: str, b: str) -> bool:
        first, second = skeleton(a), skeleton(b)
        if min(len(a.strip(".")), len(b.strip("."))) == 1:
            return first[:1] == second[:1]
        return first[:1] == second[:1] and (first.startswith(second) or second.startswith(first))

    return all(alike(a, b) for a, b in zip(one, two, strict=False))


def _same_words(one: Name, two: Name) -> bool:
    """Say whether the shorter name's words all stand in the longer, and no side of a country is added.

    The shorter one must hold the word that the longer one describes: "the Bank of Ghana" is not Ghana.
    """
    if _is_acronym(one.last) != _is_acronym(two.last):
        return False
    pairs = [({w.lower() for w in n.words}, n.core) for n in (one, two)]
    (short, _), (long_, core) = sorted(pairs, key=lambda pair: len(pair[0]))
    extra = long_ - short
    if extra & _SIDES or not short <= long_ or (extra and core in extra):
        return False
    if extra and _is_other_body(one, two):
        return False
    return one.last.lower() == two.last.lower() and (not extra or one.entity not in _PLACES)


def _is_other_body(one: Name, two: Name) -> bool:
    """Say whether words before what a body is tell it from another: "*Union* Bank of Chad" is one."""
    short, long_ = sorted((one, two), key=lambda name: len(name.words))
    words = [word.lower() for word in long_.words]
    begins = len(short.words) > 1 and short.words[0].lower() == short.core == long_.core
    before = set(words[: words.index(long_.core)]) if begins and long_.core in words else set()
    return bool(before - _SAME_BODY)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM
