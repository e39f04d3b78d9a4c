"""How certain a report is that an event happens or not: the words that hedge it, on a scale from -3 to 3.

The scale is that of FactBank (Saurí and Pustejovsky 2009): certain, probable or possible, so or not so, and 0
where the report leaves it open. The words are our own.
"""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.events.status import standing
from dragoman.records import Sentence, Status, Token

CERTAIN, PROBABLE, POSSIBLE, OPEN = 3.0, 2.0, 1.0, 0.0

_BASE = {
    Status.HAPPENED: CERTAIN,
    Status.ONGOING: CERTAIN,
    Status.PLANNED: PROBABLE,
    Status.HYPOTHETICAL: POSSIBLE,
    Status.NEGATED: -CERTAIN,
    Status.DENIED: OPEN,
}
_PROBABLY = frozenset(
    (
        "probably likely apparently presumably seemingly evidently ostensibly largely reportedly reported "
        "believed thought presumed assumed expected considered estimated seem appear tend believe think "
        "assume presume report understand expect estimate conclude assess apparent probable presumed"
    ).split()
)
_POSSIBLY = frozenset(
    (
        "possibly perhaps maybe allegedly supposedly purportedly conceivably potentially rumoured rumored "
        "alleged purported supposed suspected suspect fear feared rumour rumor possible potential "
        "unconfirmed unverified speculate wonder doubt claim claimed"
    ).split()
)
# These hedge only without an agent: "is reported to have", "a reported raid", but not "the agency reported".
_ONLY_PASSIVE = frozenset({"report", "understand", "conclude", "assess", "consider"})
_LIKELY_MODALS = frozenset({"should", "must", "ought"})
# Reasons of a status that commit the report to nothing.
_UNCOMMITTED = frozenset({"a condition", "a question", "an imperative", "an unreal condition"})
_HEDGING = ("advmod", "amod", "neg", "aux", "auxpass", "oprd", "acomp")
_HIGHEST = 3


def how_certain(sentence: Sentence, i: int, status: Status) -> tuple[float, str]:
    """Place an event on the scale, as the report or the speaker it quotes presents it.

    Args:
        sentence: The event's sentence.
        i: Index of the trigger's head word.
        status: The event's status, which gives the sign and the starting point.

    Returns:
        From -3 (certainly not) to 3 (certainly), and the words that decided.
    """
    start = _BASE[status]
    if status is Status.HYPOTHETICAL:
        return _of_possible(sentence, i)
    hedge = next(_hedges(sentence, i), None)
    if _is_doubly_negated(sentence, i):
        return (
            max(start, -PROBABLE),
            "two negations side by side, read as one: a slip or a denial of a denial",
        )
    if hedge is None or start == OPEN:
        reason = "one side denies it" if status is Status.DENIED else f"{status.value}, and no word hedges it"
        return start, reason
    word, strength = hedge
    sign = 1.0 if start > 0 else -1.0
    return sign * min(abs(start), strength), f"{word.text!r} hedges it"


def _of_possible(sentence: Sentence, i: int) -> tuple[float, str]:
    """Tell what is thought likely from what may be, and both from what is only asked or supposed."""
    found = standing(sentence, i)
    if found.reason in _UNCOMMITTED:
        return OPEN, found.reason
    modals = [t for t in sentence.dependents(i, "aux") if t.lemma in _LIKELY_MODALS]
    likely = modals[0] if modals else next((w for w, s in _hedges(sentence, i) if s == PROBABLE), None)
    if likely is not None:
        return PROBABLE, f"{likely.text!r} makes it likely"
    return (
        POSSIBLE,
        f"{found.reason!r} makes it possible" if found.status is Status.HYPOTHETICAL else "possible",
    )


def _hedges(sentence: Sentence, i: int) -> Iterator[tuple[Token, float]]:
    """Give the words that hedge an event with the strength they leave it, the nearest first."""
    token = sentence.tokens[i]
    for _ in range(_HIGHEST):
        for word in sentence.dependents(token.i, *_HEDGING):
            strength = _strength(sentence, word)
            if strength is not None:
                yield word, strength
        head = sentence.tokens[token.head]
        if head.i == token.i or token.dep in {"advcl", "relcl", "conj", "prep"}:
            return
        strength = _strength(sentence, head)
        if strength is not None and token.dep in {"xcomp", "ccomp", "acl"}:
            yield head, strength
        token = head


def _strength(sentence: Sentence, word: Token) -> float | None:
    active = word.dep != "amod" and not sentence.dependents(word.i, "auxpass")
    if active and word.lemma in _ONLY_PASSIVE:
        return None
    for form in (word.text.lower(), word.lemma):
        if form in _PROBABLY:
            return PROBABLE
        if form in _POSSIBLY:
            return POSSIBLE
    return None


def _is_doubly_negated(sentence: Sentence, i: int) -> bool:
    """Say whether a word is negated twice in a row: "did *not not* accept"."""
    marks = [t.i for t in sentence.dependents(i, "neg")]
    return any(b - a == 1 for a, b in pairwise(marks))
