"""Sides that are nobody's: "no soldier was hurt in the attack", "Kano blast: toll 31"."""

from collections.abc import Collection
from dataclasses import replace

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import AUXILIARY_OF, Annotations, Draft, Mention, Sentence, Status

_WORDS = word_lists("referents")
_TOLLS, _CASUALTIES = _WORDS["tolls"], _WORDS["casualties"]
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
_OF_ITS_OWN = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def without_nobody(draft: Draft, annotations: Annotations) -> Draft:
    """Take from an event's sides whom the text says it was not, and mere numbers of people.

    What "no soldier" does or suffers is not done; what else the sentence tells is, and not by or to him.

    Args:
        draft: The event.
        annotations: With its sentence and the mentions.

    Returns:
        The event, with the reasons where something changed, or as it was.
    """
    there = [annotations.mentions[i] for i in dict.fromkeys((*draft.actors, *draft.recipients))]
    sentence = annotations.sentences[draft.sentence]
    own = next((m for m in there if m.denied and _is_own(m, draft, sentence)), None)
    if own is not None and draft.status in _REAL:
        why = {**draft.why, "status": f"{own.span.text!r} stands behind a word that denies it"}
        draft = replace(draft, status=Status.NEGATED, auxiliary=AUXILIARY_OF[Status.NEGATED], why=why)
    denied = {m.id for m in there if m.denied and draft.status in _REAL}
    tolls = {m.id for m in there if _is_toll(m, annotations.sentences[m.sentence])}
    return _without(_without(draft, denied, "nobody"), tolls, "a number of people and no party")


def _is_own(mention: Mention, draft: Draft, sentence: Sentence) -> bool:
    """Say whether a mention is the subject or object of the event's words, or behind their preposition."""
    token = sentence.tokens[mention.head]
    if mention.sentence != draft.sentence or token.dep not in _OF_ITS_OWN:
        return False
    above = sentence.tokens[token.head]
    above = sentence.tokens[above.head] if token.dep == "pobj" else above
    return draft.trigger.start <= above.start < draft.trigger.end


def _is_toll(mention: Mention, sentence: Sentence) -> bool:
    """Say whether words only tell how many: "toll 31", "the death toll"; "31 dead" are people."""
    words = sentence.tokens[mention.first : mention.last]
    if sentence.tokens[mention.head].lemma in _TOLLS:
        return True
    counts = [t for t in words if t.pos != "NUM" and not t.text[:1].isdigit()]
    only = all(t.lemma in _TOLLS | _CASUALTIES for t in counts)
    return only and bool(counts) and counts[0].i == mention.first


def _without(draft: Draft, left: Collection[int], what: str) -> Draft:
    """Give an event without some mentions on its sides, with the reason."""
    actors, recipients = (
        tuple(i for i in side if i not in left) for side in (draft.actors, draft.recipients)
    )
    changed = {"actors": actors != draft.actors, "recipients": recipients != draft.recipients}
    why = draft.why | {side: f"what was read there is {what}" for side, differs in changed.items() if differs}
    return replace(draft, actors=actors, recipients=recipients, why=why) if any(changed.values()) else draft
