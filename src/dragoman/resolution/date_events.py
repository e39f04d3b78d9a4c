"""Knows which verbs and nouns speak of one kind of happening, and finds such a happening named elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Annotations, Sentence, Token

_FAMILIES: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in (
        "vote voting referendum plebiscite election ballot poll runoff elect",
        "meet meeting talk talks summit conference session negotiation negotiate gathering",
        "attack assault raid strike bombing bomb bombardment shelling shell offensive airstrike ambush storm",
        "explode explosion blast detonate detonation",
        "kill killing death murder slaying die assassinate assassination massacre shoot shooting",
        "arrest detention detain capture seizure seize",
        "protest demonstration demonstrate rally march riot unrest",
        "visit trip tour arrive arrival",
        "sign signing agreement deal accord pact treaty agree ceasefire truce armistice",
        "invade invasion incursion intervention intervene",
        "war fighting fight clash battle conflict",
        "resign resignation quit departure",
        "launch test missile",
        "coup overthrow putsch topple ouster oust",
        "sanction embargo ban",
        "withdraw withdrawal pullout retreat pull",
        "announce announcement declare declaration",
        "earthquake quake flood hurricane",
        "inauguration inaugurate swear",
        "exercise drill maneuver manoeuvre",
    )
)
_NONE: frozenset[int] = frozenset()
_FAMILIES_OF = {
    lemma: frozenset(i for i, family in enumerate(_FAMILIES) if lemma in family)
    for lemma in frozenset[str]().union(*_FAMILIES)
}
_SUFFIXES = (
    "ment",
    "tion",
    "sion",
    "ation",
    "al",
    "ance",
    "ence",
    "ing",
    "ure",
    "ity",
    "ism",
    "ed",
    "e",
    "s",
    "ion",
)
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
# Five letters tie Kurdish to Kurdistan and Catalan to Catalonia, and keep Iran and Iraq apart.
_STEM = 5


def same_family(first: str, second: str) -> bool:
    """Say whether two lemmas can name one happening: equal, listed together, or verb and its noun."""
    if first == second or not _FAMILIES_OF.get(first, _NONE).isdisjoint(_FAMILIES_OF.get(second, _NONE)):
        return True
    if first[: _STEM + 1] != second[: _STEM + 1]:
        return False
    shorter, longer = sorted((first, second), key=lambda word: (len(word), word))
    stem = shorter.removesuffix("e").removesuffix("y")
    return len(stem) > _STEM and longer.startswith(stem) and longer[len(stem) :] in _SUFFIXES


@dataclass(frozen=True, slots=True)
class Naming:
    """A word elsewhere that names the same kind of happening."""

    sentence: Sentence
    token: Token
    shared: int


def modifiers(sentence: Sentence, i: int) -> frozenset[str]:
    """Give the stems of the content words that hang from a word and stand beside it in its clause."""
    token = sentence.tokens[i]
    indices = set(sentence.subtree(i))
    if token.pos == "VERB":
        indices.discard(i)
    return frozenset(
        sentence.tokens[j].lemma[:_STEM]
        for j in sorted(indices)
        if j != i and sentence.tokens[j].pos in _CONTENT
    )


def namings(annotations: Annotations, sentence: Sentence, i: int) -> Iterator[Naming]:
    """Find the other words of a document that name the kind of happening a word names."""
    token = sentence.tokens[i]
    own = modifiers(sentence, i)
    for other in annotations.sentences:
        for candidate in other.tokens:
            if candidate.pos not in ("NOUN", "VERB", "PROPN") or (
                other.number == sentence.number and candidate.i == i
            ):
                continue
            if same_family(token.lemma, candidate.lemma):
                yield Naming(other, candidate, len(own & modifiers(other, candidate.i)))
