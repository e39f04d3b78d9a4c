"""A part in an act that a clause denies: "denied that it had *carried out* the bombing"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.negation import negator
from dragoman.events.status import standing
from dragoman.events.verb_status import of_verb
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Sentence, Status, Token

WORDS = word_lists("denials")
_UNREAL = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED})
_MEASURES = frozenset("series spate string wave".split())
_DENIAL = "denial"
_FOR, _IN, _BEHIND = "for", "in", "behind"
_LONGEST = 3  # words of "had a hand": a trigger that is torn further apart is its last word


@dataclass(frozen=True, slots=True)
class DeniedPart:
    """What a clause says somebody did not do.

    Attributes:
        first: Token index of the first word that names the part, "carried" of "carried out".
        last: That of the last one.
        subjects: Token indices of those who are said not to have it.
        deniers: Token indices of those who say so, as far as a verb names them.
        ordered: Whether the part is to have it done by others: such an act may never have been done.
        shared: Whether it is only a part in it ("a hand in", "took part"), so that there was such an act.
    """

    first: int
    last: int
    subjects: tuple[int, ...]
    deniers: tuple[int, ...]
    ordered: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a part and the verb of its clause."""

    verb: Token
    first: int
    last: int
    by: tuple[int, ...] = ()
    ordered: bool = False
    shared: bool = False


def denied_part(sentence: Sentence, act: int) -> DeniedPart | None:
    """Give the part in an act that its clause denies somebody had, or None where it denies none.

    Args:
        sentence: Of the act.
        act: Token index of the noun that names it.
    """
    if sentence.tokens[act].pos not in {"NOUN", "PROPN"}:
        return None
    part = _part(sentence, sentence.tokens[act])
    if part is None or not _is_denied(sentence, part.verb):
        return None
    subjects = part.by or tuple(grammar.surface_subjects(sentence, part.verb.i))
    deniers = tuple(_deniers(sentence, part.verb))
    return DeniedPart(part.first, part.last, subjects, deniers, part.ordered, part.shared)


def act_of(sentence: Sentence, word: int) -> int | None:
    """Give the noun of the act that a word only says somebody did not have a part in, or None."""
    for token in sentence.tokens[word:]:
        part = denied_part(sentence, token.i) if token.i != word else None
        if part is not None and part.first <= word <= part.last:
            return token.i
    return None


def _part(sentence: Sentence, noun: Token) -> _Part | None:
    """Give the part that the words above a noun give somebody in it."""
    noun = _measured(sentence, noun)
    above = sentence.tokens[noun.head]
    if noun.dep == "dobj":
        return _done(sentence, above)
    if noun.dep == "nsubjpass":
        done = _done(sentence, above)
        by = tuple(grammar.subjects(sentence, above.i))
        return _Part(above, done.first, done.last, by, done.ordered) if done and by else None
    if noun.dep == "pobj":
        return _behind_preposition(sentence, above)
    return None


def _measured(sentence: Sentence, noun: Token) -> Token:
    """Go from an act to what it is joined to or counted by: "a string of *attacks*"."""
    while noun.dep == "conj":
        noun = sentence.tokens[noun.head]
    above = sentence.tokens[noun.head]
    counts = sentence.tokens[above.head]
    return counts if noun.dep == "pobj" and above.lemma == "of" and counts.lemma in _MEASURES else noun


def _done(sentence: Sentence, verb: Token) -> _Part | None:
    """Read "carried out" and "ordered" before the act that is their object."""
    ordered = verb.lemma in WORDS["ordering"]
    particles = sentence.dependents(verb.i, "prt")
    # To carry out is to do it, to carry is to bring it.
    if not ordered and (verb.lemma not in WORDS["doing"] or (verb.lemma == "carry" and not particles)):
        return None
    last = next((t.i for t in particles if t.i == verb.i + 1), verb.i)
    return _Part(verb, verb.i, last, ordered=ordered)


def _behind_preposition(sentence: Sentence, preposition: Token) -> _Part | None:
    """Read "behind the act", "a hand in the act", "took part in it" and "responsible for it"."""
    above = sentence.tokens[preposition.head]
    if preposition.lemma == _BEHIND:
        return _Part(above, preposition.i, preposition.i) if above.lemma == "be" else None
    if preposition.lemma not in {_IN, _FOR}:
        return None
    if above.lemma in WORDS["answering"] and above.pos != "NOUN" and preposition.lemma == _FOR:
        verb = sentence.tokens[above.head]
        return _Part(verb if verb.lemma == "be" else above, above.i, above.i, shared=True)
    if above.pos == "VERB" and above.lemma in WORDS["joining"] and preposition.lemma == _IN:
        return _Part(above, above.i, above.i, shared=True)
    return _held(sentence, above, preposition)


def _held(sentence: Sentence, above: Token, preposition: Token) -> _Part | None:
    """Read "had a hand in", "took part in", wherever the preposition hangs."""
    between = sentence.tokens[above.i : preposition.i]
    noun = next((t for t in reversed(between) if t.lemma in WORDS["parts"] and t.dep == "dobj"), None)
    verb = None if noun is None else sentence.tokens[noun.head]
    if noun is None or verb is None or verb.lemma in WORDS["denying"] or above not in (noun, verb):
        return None
    first = verb.i if noun.i - verb.i < _LONGEST else noun.i
    return _Part(verb, first, noun.i, shared=True)


def _is_denied(sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody denies what a clause says, and is told to have done so."""
    if _follows_denial(sentence, verb):
        return not negator(sentence, verb.i)
    if standing(sentence, verb.i).status is not Status.DENIED:
        return False
    if of_verb(sentence, verb.i)[0] is Status.DENIED and negator(sentence, verb.i):
        return False
    return all(standing(sentence, t.i).status not in _UNREAL for t in _above(sentence, verb))


def _follows_denial(sentence: Sentence, verb: Token) -> bool:
    """Say whether a clause is the content of a noun: "its *denial* that it had carried out the raid"."""
    marks = [t for t in sentence.dependents(verb.i, "mark") if t.lemma == "that" and t.i]
    return any(sentence.tokens[t.i - 1].lemma == _DENIAL for t in marks)


def _above(sentence: Sentence, verb: Token) -> list[Token]:
    """Give the verbs of denial that a clause stands under, the nearest first."""
    return [t for t in sentence.ancestors(verb.i) if t.pos == "VERB" and t.lemma in WORDS["denying"]]


def _deniers(sentence: Sentence, verb: Token) -> Iterator[int]:
    for token in _above(sentence, verb)[:1]:
        yield from grammar.subjects(sentence, token.i)
