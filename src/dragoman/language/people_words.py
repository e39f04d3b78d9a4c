"""Which common nouns are of people, and which of men or women only."""

from dragoman.knowledge.word_lists import word_lists

_WORDS = word_lists("people")
_PEOPLE = _WORDS["people"]
_ENDINGS = ("er", "or", "ist", "man", "woman", "cian", "rian", "dian", "lian", "ee", "person")
_THINGS = _WORDS["things"]
_MALE = _WORDS["male"]
_FEMALE = _WORDS["female"]
_SHORTEST_MAN = 6  # "woman" and "Oman" end so too


def is_human(lemma: str) -> bool:
    """Say whether a common noun is of one person, by its ending or from the list."""
    if lemma in _PEOPLE:
        return True
    return lemma not in _THINGS and not lemma.endswith("ness") and lemma.endswith(_ENDINGS)


def gender_of_word(word: str) -> str:
    """Tell whether a small-written word is of men or of women only ("brother", "ms."), or nothing."""
    if word in _FEMALE or word.endswith("woman"):
        return "female"
    is_man = len(word) >= _SHORTEST_MAN and word.endswith("man") and word != "german"
    return "male" if word in _MALE or is_man else ""
