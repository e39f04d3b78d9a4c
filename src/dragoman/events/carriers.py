"""Words whose clause tells what was done: troops sent *to destroy*, a call made *to congratulate*."""

from collections.abc import Iterable

from dragoman.events import grammar
from dragoman.events.reading import Reading
from dragoman.records import Sentence

_SENDING = {"send", "dispatch", "despatch", "deploy", "fly", "rush"}
# What is sent for these is no help, and for help no show of force.
_DONE_BY_SENDING = {
    "AID": {"ASSAULT", "ACCUSE", "COERCE"},
    "MOBILIZE": {"ASSAULT", "ACCUSE", "COERCE", "AID"},
}
_CONTACTING = {"call", "phone", "telephone", "ring", "write", "send"}
_SAID_BY_CONTACT = {"SUPPORT", "ACCUSE", "THREATEN", "CONCEDE", "REQUEST", "REJECT", "AGREE"}
_STEPS = 3  # "sent a team *in a rush to investigate*"
_CLAUSES = {"advcl", "xcomp", "acl", "ccomp", "pcomp", "relcl"}


def carried(sentence: Sentence, carrier: Reading, readings: Iterable[Reading]) -> Reading | None:
    """Give what a carrier's clause says was done, if it is such a word.

    Args:
        sentence: The sentence of them all.
        carrier: The trigger that joins two parties best.
        readings: The sentence's triggers, the likeliest first.
    """
    fits = [r for r in readings if r.match.head > carrier.match.head and _is_told(sentence, carrier, r)]
    return min(fits, key=lambda r: r.match.head, default=None)


def _is_told(sentence: Sentence, carrier: Reading, inner: Reading) -> bool:
    """Say whether an inner trigger tells what the outer one was for."""
    outer, type_ = carrier.match.entry, inner.match.entry.type
    if outer.lemma == "convict":
        # Of a verdict and its sentence, the sentence is what is done.
        return inner.match.entry.lemma == "sentence" and _is_conjoined(sentence, carrier, inner)
    if outer.pos == "adjective" and outer.lemma == "guilty":
        return sentence.tokens[inner.match.head].dep == "pcomp" and _hangs_on(sentence, carrier, inner)
    if outer.type in _DONE_BY_SENDING and outer.lemma in _SENDING:
        return type_ in _DONE_BY_SENDING[outer.type] and _is_purpose(sentence, carrier, inner)
    if outer.type == "CONSULT" and outer.lemma in _CONTACTING:
        return type_ in _SAID_BY_CONTACT and _is_purpose(sentence, carrier, inner)
    return False


def _is_conjoined(sentence: Sentence, outer: Reading, inner: Reading) -> bool:
    token = sentence.tokens[inner.match.head]
    return token.dep == "conj" and token.head == outer.match.head


def _is_purpose(sentence: Sentence, outer: Reading, inner: Reading) -> bool:
    """Say whether the inner verb is an infinitive or participle under the outer."""
    token = sentence.tokens[inner.match.head]
    if token.dep not in _CLAUSES or not _hangs_on(sentence, outer, inner):
        return False
    return grammar.has_to(sentence, token.i) or token.tag == "VBG"


def _hangs_on(sentence: Sentence, outer: Reading, inner: Reading) -> bool:
    above = [t.i for t, _ in zip(sentence.ancestors(inner.match.head), range(_STEPS), strict=False)]
    return not set(outer.match.words).isdisjoint(above)
