"""The numbers of one sentence: how many it says were killed, hurt, held, driven out or took part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from dragoman.events import grammar
from dragoman.events.numbers import counted_noun
from dragoman.knowledge.calendar import ORDINALS
from dragoman.knowledge.people_words import is_human
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import COUNTED, Count, Sentence, Token

WORDS = word_lists("tolls")


def _by_word(ending: str) -> dict[str, str]:
    """Give the kind of each word of the lists of one sort (``dead_nouns``, ``injured_nouns`` ...)."""
    lists = ((kind, WORDS.get(f"{kind}_{ending}", frozenset())) for kind in COUNTED)
    return {word: kind for kind, words in lists for word in words}


OBJECT_VERBS = _by_word("objects")
NOUNS = _by_word("nouns")
_SUBJECT_VERBS = _by_word("subjects")
_ADJECTIVES = _by_word("adjectives")
_TAKEN_AS_COST = frozenset({"claim", "cost", "take"})
_PREDICATES = frozenset({"acomp", "oprd", "xcomp", "ccomp"})


class Basis(Enum):
    """What a number is beside others of the same happening."""

    TOLD = "told"  # of this sentence's act
    TOTAL = "total"  # of all so far: takes the place of older ones
    CLAIM = "claim"  # somebody's count, beside which others may stand
    BOUND = "bound"  # no fewer than so many in all


@dataclass(frozen=True, slots=True)
class Toll:
    """One number with what it counts and the words that say so.

    Attributes:
        kind: One of ``COUNTED``.
        at: Token index of the word that says what is counted.
        count: The number.
        end: Token index of the number, or of the noun that it stands with.
        basis: What it is beside other numbers.
    """

    kind: str
    at: int
    count: Count
    end: int
    basis: Basis = Basis.TOLD


def total(counts: Sequence[Count]) -> Count:
    """Add counts up: "two soldiers and a driver" are three."""
    highs = [c.high for c in counts]
    return Count(
        sum(c.low for c in counts),
        sum(c.best for c in counts),
        None if any(h is None for h in highs) else sum(h for h in highs if h is not None),
    )


def plain_tolls(sentence: Sentence) -> Iterator[Toll]:
    """Find the numbers that stand with a word for what befell so many, in text order."""
    for token in sentence.tokens:
        if token.pos == "VERB":
            yield from _of_verb(sentence, token)
        elif token.pos == "NOUN":
            yield from _of_noun(sentence, token)
        elif token.lemma in _ADJECTIVES:
            yield from _of_adjective(sentence, token)


def _of_noun(sentence: Sentence, token: Token) -> Iterator[Toll]:
    if token.lemma in WORDS["bodies"]:
        yield from _of_bodies(sentence, token)
    elif token.lemma in NOUNS and (
        token.lemma != "life" or sentence.tokens[token.head].lemma in _TAKEN_AS_COST
    ):
        yield from _counted(sentence, NOUNS[token.lemma], token.i, [token.i])


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Toll]:
    yield from _counted(sentence, _ADJECTIVES[token.lemma], token.i, _described(sentence, token))


def _of_verb(sentence: Sentence, token: Token) -> Iterator[Toll]:
    lemma = token.lemma
    if lemma in OBJECT_VERBS:
        objects = [i for i in grammar.objects(sentence, token.i) if not _has_own_fate(sentence, i, token)]
        befell = objects or _bare_subjects(sentence, token)
        yield from _befallen(sentence, OBJECT_VERBS[lemma], token, befell)
    elif lemma in _SUBJECT_VERBS:
        found = grammar.subjects(sentence, token.i)
        yield from _befallen(sentence, _SUBJECT_VERBS[lemma], token, found)
    elif kind := _of_idiom(sentence, token):
        subjects = grammar.subjects(sentence, token.i)
        if kind != "participants" or all(_is_of_people(sentence, i) for i in subjects):
            yield from _counted(sentence, kind, token.i, subjects)


def _has_own_fate(sentence: Sentence, i: int, verb: Token) -> bool:
    """Say whether a participle of its own tells what befell a phrase: "58 killed and *527* injured"."""
    return any(t.i != verb.i and t.lemma in OBJECT_VERBS for t in sentence.dependents(i, "acl"))


def _bare_subjects(sentence: Sentence, verb: Token) -> list[int]:
    """Give those that a clipped passive tells of as if they did it: "three killed and *19* wounded"."""
    if verb.tag not in {"VBD", "VBN"} or sentence.dependents(verb.i, "dobj", "prt", "aux"):
        return []
    own = sentence.dependents(verb.i, "nsubj")
    return [t.i for t in own if t.pos == "NUM" or sentence.dependents(t.i, "nummod")]


def _befallen(sentence: Sentence, kind: str, verb: Token, befell: list[int]) -> Iterator[Toll]:
    """Count those whom a verb befell; "a fifth miner died" says that there are five at least.

    Only of the dead: one who is killed ("a third soldier was shot dead") is one and may be the third of a
    month, but who dies late makes the toll of what he dies of.
    """
    number = _ordinal(sentence, befell) if kind == "dead" else None
    if number is None:
        yield from _counted(sentence, kind, verb.i, befell)
    elif verb.lemma in _SUBJECT_VERBS and not any(t.pos == "NUM" for t in sentence.tokens[: befell[0]]):
        yield Toll(kind, verb.i, Count(number, number, None), befell[0], Basis.BOUND)
    else:
        yield Toll(kind, verb.i, Count(1, 1, None), befell[0])


def _ordinal(sentence: Sentence, nouns: list[int]) -> int | None:
    """Read which one of a row a phrase means: "a *third* soldier"; None where it says no such thing."""
    if len(nouns) != 1:
        return None
    own = sentence.dependents(nouns[0])
    if not is_human(sentence.tokens[nouns[0]].lemma) or not any(
        t.dep == "det" and t.lemma in {"a", "an"} for t in own
    ):
        return None
    return next((ORDINALS[t.lemma] for t in own if ORDINALS.get(t.lemma, 0) > 1), None)


def _of_idiom(sentence: Sentence, verb: Token) -> str | None:
    """Say what befalls the subject of "sustained injuries", "lost their lives" or "took part"."""
    own = sentence.dependents(verb.i)
    held = {t.lemma for t in own if t.dep == "dobj"}
    if verb.lemma in WORDS["suffering"] and held & WORDS["harm"]:
        return "injured"
    if verb.lemma in WORDS["losing"] and held & WORDS["lives"]:
        return "dead"
    took_part = verb.lemma == "take" and "part" in held
    turned_out = verb.lemma == "turn" and any(t.dep == "prt" and t.lemma == "out" for t in own)
    joined = verb.lemma in WORDS["joining"] and held <= WORDS["gatherings"]
    return "participants" if took_part or turned_out or joined else None


def _is_of_people(sentence: Sentence, i: int) -> bool:
    """Say whether a phrase counts people: "2,000", "2,000 people"; states and firms take part as well."""
    inner = sentence.tokens[grammar.counted(sentence, i)]
    return inner.pos == "NUM" or inner.lemma in WORDS["counted_people"] or is_human(inner.lemma)


def _of_bodies(sentence: Sentence, noun: Token) -> Iterator[Toll]:
    """Count bodies that are found: as many are dead at least."""
    verb = sentence.tokens[noun.head]
    count = counted_noun(sentence, noun.i)
    if noun.dep in {"dobj", "nsubjpass"} and verb.lemma in WORDS["finding"] and count is not None:
        yield Toll("dead", noun.i, Count(count.low, count.best, None), noun.i, Basis.BOUND)


def _described(sentence: Sentence, token: Token) -> list[int]:
    """Find whom *dead* or *injured* describes: "left five dead", "five people dead", "five injured"."""
    head = sentence.tokens[token.head]
    before = sentence.tokens[token.i - 1] if token.i else token
    if before.pos == "NUM":
        return [before.i]
    if token.dep in _PREDICATES:
        own = [t.i for t in sentence.dependents(token.i, "nsubj")]
        return own or [t.i for t in sentence.dependents(head.i, "nsubj", "dobj")]
    return [head.i] if head.pos in {"NOUN", "NUM"} and token.dep in {"amod", "acl", "appos"} else []


def _counted(sentence: Sentence, kind: str, at: int, nouns: list[int]) -> Iterator[Toll]:
    counts = [count for noun in nouns if (count := counted_noun(sentence, noun)) is not None]
    if counts:
        yield Toll(kind, at, total(counts), nouns[0])
