"""Given names that nearly only men or nearly only women bear; names of both are left out."""

import unicodedata

from dragoman.knowledge.word_lists import word_lists

_WORDS = word_lists("given_names")
_MALE = _WORDS["male"]
_FEMALE = _WORDS["female"]
# Family names that Slavic women alone bear.
_WOMENS_SURNAMES = ("kova", "mova", "rova", "tova", "skaya", "yeva")
_SHORTEST_SURNAME = 6
_STROKES = str.maketrans("łøđı", "lodi")  # no accents to Unicode


def gender_of_name(words: tuple[str, ...]) -> str:
    """Tell the gender that a full name shows by its given name, or nothing.

    Args:
        words: The words of a person's name, the given name first.
    """
    if len(words) < 2:
        return ""
    if is_given(words[0]):
        return "male" if _plain(words[0]) in _MALE else "female"
    last = _without_accents(words[-1].lower())
    return "female" if len(last) >= _SHORTEST_SURNAME and last.endswith(_WOMENS_SURNAMES) else ""


def is_given(word: str) -> bool:
    """Say whether a word is a given name of men or of women."""
    return _plain(word) in _MALE or _plain(word) in _FEMALE


def _plain(word: str) -> str:
    """Write a given name small and without accents, of a double one the first: "Jean-Claude"."""
    return _without_accents(word.lower().partition("-")[0])


def _without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.translate(_STROKES))
    return "".join(c for c in letters if not unicodedata.combining(c))
