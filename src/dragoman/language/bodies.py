"""Bodies and buildings named by a common noun before an act: who did it, and what was struck."""

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Token

_WORDS = word_lists("bodies")
_BODIES = _WORDS["acting"]
_ACTS = _WORDS["acts"]
_TARGETS = _WORDS["targets"]
_BLOWS = _WORDS["blows"]
_SOUGHT = _WORDS["sought"]
_UPON_THEM = _WORDS["upon_them"]
_NOUNS = {"NOUN", "PROPN"}


def is_body(lemma: str) -> bool:
    """Say whether a common noun is of a body that acts as one ("court")."""
    return lemma in _BODIES


def is_party_to(word: Token, act: Token) -> bool:
    """Say whether a word before another is a side of what that tells: "*police* raids", "*embassy* bombing".

    Args:
        word: The first word.
        act: The word that it stands before.
    """
    if act.pos not in _NOUNS or word.pos not in _NOUNS:
        return False
    if word.lemma in _SOUGHT and act.lemma in _UPON_THEM:
        return False
    return (word.lemma in _BODIES and act.lemma in _ACTS) or (word.lemma in _TARGETS and act.lemma in _BLOWS)
