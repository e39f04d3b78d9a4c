"""Which common nouns are of people, and which of men or women only."""

from dragoman.knowledge.people_words import is_human
from dragoman.knowledge.word_lists import word_lists

__all__ = ["gender_of_word", "is_human"]

_WORDS = word_lists("people")
_MALE = _WORDS["male"]
_FEMALE = _WORDS["female"]
_SHORTEST_MAN = 6  # "woman" and "Oman" end so too


def gender_of_word(word: str) -> str:
    """Tell whether a small-written word is of men or of women only ("brother", "ms."), or nothing."""
    if word in _FEMALE or word.endswith("woman"):
        return "female"
    is_man = len(word) >= _SHORTEST_MAN and word.endswith("man") and word != "german"
    return "male" if word in _MALE or is_man else ""
