"""Deaths in earthquakes and floods, inquiries into accidents: news, but nobody's deed."""

from collections.abc import Sequence

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Annotations, Draft, Sentence, Token

_WORDS = word_lists("disasters")
_NEAR = 1  # sentences between the death and the word for the disaster


def disaster_deaths(drafts: Sequence[Draft], annotations: Annotations) -> frozenset[int]:
    """Find the deaths that a report of a natural disaster tells without saying who killed.

    Args:
        drafts: The document's events.
        annotations: Its sentences.

    Returns:
        Numbers of the drafts that are nobody's deed: no actor, a word of dying or injury, a natural disaster
        in its sentence or the one beside it, and no word of violence in the whole document.
    """
    dead = frozenset(i for i, draft in enumerate(drafts) if _is_death(draft, annotations))
    if not dead:
        return dead
    words = {token.lemma.lower() for sentence in annotations.sentences for token in sentence.tokens}
    if words & _WORDS["violence"]:
        return frozenset()
    struck = {sentence.number for sentence in annotations.sentences if any(map(_is_hazard, sentence.tokens))}
    near = range(-_NEAR, _NEAR + 1)
    return frozenset(i for i in dead if any(drafts[i].sentence + step in struck for step in near))


def accident_inquiries(drafts: Sequence[Draft], annotations: Annotations) -> frozenset[int]:
    """Find the inquiries that a report of an accident tells without saying against whom.

    Args:
        drafts: The document's events.
        annotations: Its sentences.

    Returns:
        Numbers of the drafts: investigations of nobody, a word of an accident in their sentence or the one
        beside it, and no word of violence in the whole document.
    """
    found = frozenset(
        i
        for i, draft in enumerate(drafts)
        if (draft.type, draft.mode) == ("ACCUSE", "investigate") and not draft.recipients
    )
    if not found:
        return found
    words = {token.lemma.lower() for sentence in annotations.sentences for token in sentence.tokens}
    if words & _WORDS["violence"]:
        return frozenset()
    told = {s.number for s in annotations.sentences if any(_is_accident(s, token) for token in s.tokens)}
    near = range(-_NEAR, _NEAR + 1)
    return frozenset(i for i in found if any(drafts[i].sentence + step in told for step in near))


def _is_accident(sentence: Sentence, token: Token) -> bool:
    """Say whether a word names an accident: no "market crash", no "collision course"."""
    kinds = {t.lemma.lower() for t in sentence.dependents(token.i, "compound", "amod")}
    named = token.pos == "NOUN" and token.dep != "compound" and token.lemma.lower() in _WORDS["accidents"]
    return named and kinds.isdisjoint(_WORDS["figures"])


def _is_hazard(token: Token) -> bool:
    """Say whether a word names a disaster: people that "flooded the streets" are none."""
    return token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in _WORDS["hazards"]


def _is_death(draft: Draft, annotations: Annotations) -> bool:
    word = annotations.sentences[draft.sentence].tokens[draft.head].lemma.lower()
    return draft.type == "ASSAULT" and not draft.actors and word in _WORDS["deaths"]
