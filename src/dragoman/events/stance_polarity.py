"""What a predicate's own words and clause do to its stance: negation, modals, conditions, questions."""

from dataclasses import dataclass
from enum import Enum

from dragoman.events import grammar
from dragoman.events.negation import negator
from dragoman.records import Sentence, Token

_HEDGES = {"may", "might", "could"}
_OUGHT = {"must", "should", "ought", "shall"}
_CONDITIONS = {"if", "unless", "provided", "providing", "assuming", "lest", "once"}
_FALLING_SHORT = {"hardly", "barely", "scarcely", "yet"}
_DOUBTFUL = {"perhaps", "maybe", "possibly", "probably", "reportedly", "allegedly"}
_NECESSARY = {"have", "need", "ought"}


class Force(Enum):
    """What becomes of a predicate's stance."""

    KEPT = "kept"
    NEGATED = "negated"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a predicate stands.

    Attributes:
        force: What becomes of its stance.
        ought: Whether it is said that it must or should be so: a wish of whoever speaks.
        word: The word that decides, or empty.
    """

    force: Force
    ought: bool = False
    word: str = ""


def polarity(sentence: Sentence, i: int) -> Polarity:
    """Judge a predicate: a verb, or a noun or adjective by its own negation.

    Args:
        sentence: Its sentence.
        i: Its token.
    """
    verb = leaning_on(sentence, i)
    doubt = _doubt(sentence, i)
    ought = any(t.lemma in _OUGHT for t in sentence.dependents(verb, "aux")) or _has_to(sentence, verb)
    if doubt:
        return Polarity(Force.OPEN, ought, doubt)
    word = negator(sentence, i) or no_longer(sentence, i) or (negator(sentence, verb) if verb != i else "")
    if not word and i != verb:
        word = no_longer(sentence, verb)
    if word:
        return Polarity(Force.NEGATED, ought, word)
    hedge = next((t for t in sentence.dependents(verb, "aux") if t.lemma in _HEDGES and t.tag == "MD"), None)
    if hedge is not None:
        return Polarity(Force.OPEN, ought, hedge.text)
    return Polarity(Force.KEPT, ought)


def leaning_on(sentence: Sentence, i: int) -> int:
    """Give the verb whose auxiliaries a predicate shares: the first of several, *be* of an adjective."""
    token = sentence.tokens[i]
    if token.dep in {"acomp", "attr", "oprd"} and sentence.tokens[token.head].pos in {"AUX", "VERB"}:
        return token.head
    own = sentence.dependents(i, "aux", "auxpass", "nsubj", "nsubjpass", "neg")
    head = sentence.tokens[token.head]
    if token.dep == "conj" and token.tag == "VB" and not own and head.pos in {"VERB", "AUX"}:
        return leaning_on(sentence, head.i)
    return i


def _has_to(sentence: Sentence, verb: int) -> bool:
    """Read "has to be cancelled" and "needs to go ahead"."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    return token.dep == "xcomp" and head.lemma in _NECESSARY and grammar.has_to(sentence, verb)


def no_longer(sentence: Sentence, i: int) -> str:
    """Find "no longer", which negates though it grants that it was so."""
    words = sentence.tokens
    found = next(
        (t for t in sentence.dependents(i, "advmod", "neg") if t.lemma in {"longer", "long", "more"}), None
    )
    return f"no {found.text}" if found is not None and words[found.i - 1].lemma == "no" else ""


def _doubt(sentence: Sentence, i: int) -> str:
    """Give the word that leaves a predicate open: a condition, a question, *whether*, *yet*."""
    if any(t.text == "?" for t in sentence.tokens[i:]):
        return "?"
    verb = leaning_on(sentence, i)
    for word in sentence.dependents(verb, "advmod", "neg"):
        if word.lemma in _FALLING_SHORT | _DOUBTFUL:
            return word.text
    return _condition_on(sentence, verb) or _condition_around(sentence, verb)


def _condition_on(sentence: Sentence, verb: int) -> str:
    """Find a condition that a predicate hangs on: "would back it if …"."""
    for clause in sentence.dependents(verb, "advcl", "prep"):
        marks = [t for t in sentence.dependents(clause.i, "mark", "advmod") if t.lemma in _CONDITIONS]
        if clause.lemma in _CONDITIONS or clause.text.lower() in _CONDITIONS:
            return clause.text
        if marks and not any(t.lemma == "even" for t in sentence.dependents(marks[0].i, "advmod")):
            before = sentence.tokens[marks[0].i - 1].lemma if marks[0].i else ""
            return "" if before == "even" else marks[0].text
    return ""


def _condition_around(sentence: Sentence, verb: int) -> str:
    """Find that a predicate is itself what is only supposed or asked: "if Bolivia rejects it"."""
    token: Token = sentence.tokens[verb]
    for _ in range(len(sentence.tokens)):
        marks = sentence.dependents(token.i, "mark", "advmod")
        found = next((t for t in marks if t.lemma in _CONDITIONS | {"whether"} and t.i < token.i), None)
        if found is not None:
            return found.text
        if token.dep == "advcl" and any(
            t.lemma in {"should", "had", "were"} for t in _opening(sentence, token)
        ):
            return "should"
        if token.dep not in {"conj", "xcomp", "ccomp", "pcomp", "advcl"} or token.head == token.i:
            return ""
        if token.dep == "ccomp" and sentence.tokens[token.head].pos != "VERB":
            return ""
        head = sentence.tokens[token.head]
        if token.dep in {"ccomp", "advcl"}:
            return ""
        token = head
    return ""


def _opening(sentence: Sentence, verb: Token) -> list[Token]:
    """Give the auxiliaries that stand before a verb's subject: "Should the cabinet back it, …"."""
    subject = next(iter(sentence.dependents(verb.i, "nsubj", "nsubjpass")), None)
    if subject is None:
        return []
    return [t for t in sentence.dependents(verb.i, "aux") if t.i < sentence.subtree(subject.i)[0]]
