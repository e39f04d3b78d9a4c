"""Which common nouns are of people."""

from dragoman.knowledge.word_lists import word_lists

_WORDS = word_lists("people")
_PEOPLE = _WORDS["people"]
_ENDINGS = ("er", "or", "ist", "man", "woman", "cian", "rian", "dian", "lian", "ee", "person")
_THINGS = _WORDS["things"]


def is_human(lemma: str) -> bool:
    """Say whether a common noun is of one person, by its ending or from the list."""
    if lemma in _PEOPLE:
        return True
    return lemma not in _THINGS and not lemma.endswith("ness") and lemma.endswith(_ENDINGS)
