"""Mends what the parser hung to the wrong word: conjuncts by what kind of name each is, "on-stage"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Token

_PLACES = {"GPE", "LOC"}
_NAMES = {"PERSON", ""}  # a rare name has no label
_HOMES = {"of", "in", "from"}
# Of "on-stage", "off-duty": where or how somebody was, and no thing of theirs.
_WHERE = {"on", "off"}
_COLOURING = {"nmod", "compound"}


def mend_attachments(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Hang persons to the person they are named beside, not to that one's country.

    "Presidents Petrov *of Ukraine and Karov* of Russia" is parsed as if Karov stood beside Ukraine; he then
    was a part of Petrov's phrase and took his name. A person and a place are not two of a kind, so the
    conjunct goes up to the person whose home the place is. And persons in a row are a list, not one's other
    names. "She joined *Okoro on-stage*" is about Okoro and no stage of his.

    Args:
        tokens: Of one sentence, as parsed.
    """
    heads = {token.i: above for token in tokens if (above := _person_above(tokens, token)) is not None}
    listed = _listed(tokens)
    mended = tuple(
        replace(t, head=heads.get(t.i, t.head), dep="conj" if t.i in listed else t.dep)
        if t.i in heads or t.i in listed
        else t
        for t in tokens
    )
    for adverb in _swallowing(mended):
        mended = _freed(mended, adverb)
    return mended


def _swallowing(tokens: Sequence[Token]) -> list[int]:
    """Find the nouns of "on-stage" and its like that were parsed as what a name before them colours."""
    return [
        token.i
        for token in tokens[3:]
        if token.pos == "NOUN"
        and tokens[token.i - 1].text == "-"
        and tokens[token.i - 2].text.lower() in _WHERE
        and tokens[token.i - 2].head == token.i
        and tokens[token.i - 3].pos == "PROPN"
        and tokens[token.i - 3].head == token.i
        and tokens[token.i - 3].dep in _COLOURING
    ]


def _freed(tokens: tuple[Token, ...], adverb: int) -> tuple[Token, ...]:
    """Give the name before "on-stage" its place in the clause, and make the rest an adverb."""
    name, noun = tokens[adverb - 3], tokens[adverb]
    head = noun.head if noun.head != noun.i else name.i
    changed = {
        name.i: replace(name, head=head, dep=noun.dep),
        noun.i: replace(noun, head=head if head != name.i else name.i, dep="advmod", pos="ADV"),
    }
    return tuple(changed.get(t.i, t) for t in tokens)


def _listed(tokens: Sequence[Token]) -> set[int]:
    """Find the second of several persons, parsed as if the first was called so: "Rao, *Lindt*, Obi and Kerr".

    An apposition says what somebody is, and no one is another person; with more names joined on it is a list.
    """
    heads = {token.head for token in tokens if token.dep == "conj" and token.entity == "PERSON"}
    return {
        token.i
        for token in tokens
        if token.dep == "appos" and token.i in heads and token.entity == tokens[token.head].entity == "PERSON"
    }


def _person_above(tokens: Sequence[Token], token: Token) -> int | None:
    """Give the person that a conjunct of that one's home belongs beside, if that is what it is."""
    if token.dep != "conj" or token.entity != "PERSON":
        return None
    place = tokens[token.head]
    preposition = tokens[place.head]
    if place.entity not in _PLACES or place.dep != "pobj" or preposition.text not in _HOMES:
        return None
    person = tokens[preposition.head]
    return person.i if person.pos == "PROPN" and person.entity in _NAMES else None
