"""What a matter is called or said to be: "is illegal", "a step forward", "called the vote a farce"."""

from collections.abc import Iterator

from dragoman.events.negation import negative_phrase
from dragoman.knowledge.stances import Stances
from dragoman.records import Sentence, Token

_COMPLEMENTS = ("acomp", "attr", "oprd", "dobj", "advmod", "npadvmod", "ccomp", "xcomp")
_LIGHT = frozenset(
    "be have lack make offer bring pose represent constitute mean deserve carry remain become seem look "
    "sound appear feel prove need promise amount mark give keep leave serve go come".split()
)
_WORSE = {"too", "so-called"}


def judged(sentence: Sentence, i: int, stances: Stances) -> tuple[int, int] | None:
    """Judge a noun or adjective that is said of the matter.

    Args:
        sentence: Its sentence.
        i: The noun or adjective.
        stances: The lexicon.

    Returns:
        Its sign, own negation included, and the token that decides; or None where no word is known.
    """
    for token in (sentence.tokens[i], *sentence.dependents(i, "conj")):
        sign = _own(sentence, token, stances)
        if sign is not None:
            return (-sign if negative_phrase(sentence, token) else sign), token.i
    return None


def _own(sentence: Sentence, token: Token, stances: Stances) -> int | None:
    """Give the sign of one word: a noun's own, else that of the adjectives and the adverb before it."""
    if any(t.lemma in _WORSE for t in sentence.dependents(token.i, "advmod")):
        return -1
    modifiers = sentence.dependents(token.i, "amod", "compound")
    if token.pos in {"NOUN", "PROPN"}:
        named = (stances.find("noun", f"{t.lemma} {token.lemma}", "subject") for t in modifiers)
        word = next((w for w in named if w is not None), None) or stances.find("noun", token.lemma, "subject")
        if word is not None:
            return word.pole.sign
        candidates = [*modifiers, *sentence.dependents(token.i, "advmod", "relcl")]
    else:
        candidates = [token]
    for candidate in candidates:
        for form in (candidate.lemma, candidate.text.lower()):
            found = stances.find("adjective", form, "subject") or stances.find("noun", form, "subject")
            if found is not None:
                return found.pole.sign
    return None


def said_of_subject(sentence: Sentence, verb: Token, stances: Stances) -> tuple[int, int] | None:
    """Judge what a light verb says of its subject: "is a mistake", "makes no sense", "lacks merit"."""
    if verb.lemma not in _LIGHT:
        return None
    for complement in sentence.dependents(verb.i, *_COMPLEMENTS):
        if complement.i < verb.i and complement.dep in {"advmod", "npadvmod"}:
            continue
        found = judged(sentence, complement.i, stances)
        if found is not None:
            return (-found[0] if verb.lemma == "lack" else found[0]), found[1]
    return (
        _behind_as(sentence, verb, stances) if verb.lemma in {"serve", "amount", "come", "be", "go"} else None
    )


def _behind_as(sentence: Sentence, verb: Token, stances: Stances) -> tuple[int, int] | None:
    for preposition in sentence.dependents(verb.i, "prep"):
        if preposition.lemma in {"as", "to", "in", "of"}:
            for inner in sentence.dependents(preposition.i, "pobj", "amod"):
                found = judged(sentence, inner.i, stances)
                if found is not None:
                    return found
    return None


def names_given(sentence: Sentence, verb: int, thing: int) -> Iterator[int]:
    """Give the words that a naming verb gives to a thing: *illegal* of "called it illegal", or "as a trick".

    Args:
        sentence: Their sentence.
        verb: The naming verb.
        thing: What is named.
    """
    yield from (t.i for t in sentence.dependents(verb, "oprd", "acomp", "attr") if t.i != thing)
    # Small clauses: the thing is the subject of the name.
    head = sentence.tokens[thing].head
    if sentence.tokens[thing].dep in {"nsubj", "nsubjpass"} and sentence.tokens[head].head == verb:
        yield head
        yield from (t.i for t in sentence.dependents(head, "acomp", "attr"))
    for holder in (verb, thing):
        for preposition in sentence.dependents(holder, "prep"):
            if preposition.lemma == "as":
                yield from (t.i for t in sentence.dependents(preposition.i, "pobj", "amod", "pcomp", "acomp"))
    yield from (t.i for t in sentence.dependents(thing, "appos") if t.i > thing)
    for inner in sentence.dependents(verb, "xcomp", "ccomp"):
        if inner.pos in {"ADJ", "NOUN"} or inner.lemma == "be":
            yield inner.i
            yield from (t.i for t in sentence.dependents(inner.i, "acomp", "attr"))
    # "called the vote a farce" read as one object: the matter is a modifier of the name.
    if (
        sentence.tokens[thing].dep in {"compound", "nmod", "amod", "det"}
        and sentence.tokens[head].head == verb
    ):
        yield head
    after = next((t for t in sentence.dependents(verb, "dobj", "npadvmod", "advmod") if t.i > thing), None)
    if after is not None:
        yield after.i
