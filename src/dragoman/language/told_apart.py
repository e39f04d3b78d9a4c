"""Which earlier phrase a bare one does not repeat, with the same noun: others, units, counterparts."""

from dragoman.language.chains import View
from dragoman.records import Mention, MentionKind, Token

_OTHERS = {"other", "fellow"}
# What is said of any is of nobody: "any soldier … the soldier".
_NOBODY = {"any", "every", "each", "whichever", "such"}
# Bodies of a place, of which its units and single members are told apart: "riot police".
_WHOLE = {"police", "prosecutor", "authority"}
# Words that only say of what reach a body is.
_REACHES = frozenset(
    (
        "local state federal national provincial regional municipal city county district village town "
        "military civil civilian government public central official metropolitan royal judicial legal health "
        "tax customs immigration border prison school airport occupation transitional interim same"
    ).split()
)
_UNITS = frozenset("riot armed plainclothes uniformed undercover mounted traffic elite extra".split())
_OFFICES = frozenset("president premier chancellor king queen minister emperor emir sultan speaker".split())
_OF_STATES = {"GPE", "NORP"}
_BESIDE = {"amod", "compound", "nmod", "poss"}


def is_another(view: View, mention: Mention, other: Mention) -> bool:
    """Say whether a bare phrase is not of whom an earlier one of the same noun is.

    Args:
        view: The mentions and the parse.
        mention: The bare phrase: "the girls", "police", "the president".
        other: The earlier one: "the *other* girls", "*riot* police", "the *Russian* president".
    """
    if other.kind is not MentionKind.NOMINAL:
        return False
    theirs = {t.lemma for t in _before_head(view, other)}
    own = {t.lemma for t in _before_head(view, mention)}
    if (theirs & _OTHERS) - own or theirs & _NOBODY or other.denied:
        return True
    return _is_unit(view, mention, other) or _is_counterpart(view, mention, other)


def _before_head(view: View, mention: Mention) -> tuple[Token, ...]:
    return view.sentence(mention).tokens[mention.first : mention.head]


def _is_unit(view: View, mention: Mention, other: Mention) -> bool:
    """Say whether an earlier phrase is of some of a body of which the whole is meant: "*riot* police"."""
    if view.lemma(mention) not in _WHOLE or any(t.pos != "DET" for t in _before_head(view, mention)):
        return False
    beside = view.sentence(other).dependents(other.head, "amod", "compound", "nmod", "nummod")
    before = [t for t in beside if t.i < other.head]
    if any(t.lemma.lower() in _UNITS for t in before):  # at the head of a sentence taken for a name
        return True
    return any(not t.entity and t.pos != "PROPN" and t.lemma not in _REACHES for t in before)


def _is_counterpart(view: View, mention: Mention, other: Mention) -> bool:
    """Say whether an office told with its state is another's than the bare one of a report.

    Where a report has a president by name, "the *Russian* president" is told apart from "the president".
    """
    lemma = view.lemma(mention)
    if lemma not in _OFFICES or not _has_state(view, other) or _has_state(view, mention):
        return False
    root = view.chains.find(other.id)
    return any(
        holder.entity == "PERSON"
        and view.chains.find(holder.id) != root
        and not _has_state(view, holder)
        and lemma in {t.text.lower() for t in _before_head(view, holder)}
        for holder in view.mentions[: mention.id]
    )


def _has_state(view: View, mention: Mention) -> bool:
    """Say whether a phrase tells of which state an office is: "the *Russian* president"."""
    beside = view.sentence(mention).dependents(mention.head, *_BESIDE)
    return any(t.entity in _OF_STATES for t in beside)
