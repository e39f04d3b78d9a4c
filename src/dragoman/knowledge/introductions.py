"""Names introduced with their abbreviation: "the Front for the Niger Bend (FNB)", "…, or MCL,"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.knowledge.word_lists import word_lists

_WORDS = word_lists("bodies")
_NAMED, _INSIDE, _SHORT = (_WORDS[name] for name in ("named", "inside_names", "short_names"))
PARTS = _WORDS["parts_of_names"]
"""Words that open the parts of a name: "for", "of"."""
SIGNS = frozenset({"(", "or", "known"})
"""Without one of these in it a sentence introduces no abbreviation."""
_APOSTROPHES = {"'s", "\u2019s", "'", "\u2019"}
_SHORTEST, _LONGEST = 2, 8  # letters
_LONGEST_NAME = 16  # words
_OPENING = {"or", "known", "also", "otherwise", "better", "commonly"}
_DESCRIBING = {"a", "an", "the", "which", "who", "one"}
_ASIDE = 6  # words of "also known by its French acronym"


class Introduction(NamedTuple):
    """A name with the abbreviation that stands behind it.

    Attributes:
        first: Number of its first word, after an article.
        last: Number of the word after its last.
        after: Number of the word behind the brackets or the aside with the abbreviation; of two commas around
            an aside the second is left only where a description follows.
        short: The abbreviation.
    """

    first: int
    last: int
    after: int
    short: str


def introductions(words: Sequence[str]) -> Iterator[Introduction]:
    """Find the names that a text introduces with their abbreviation, where a "for" or an "of" is in them.

    A name without one is a row of capitals, which parsers read well.

    Args:
        words: The text's words and marks.
    """
    for end, after, short in _asides(words):
        first = _beginning(words, end, short)
        if first is not None and any(word.lower() in PARTS for word in words[first:end]):
            yield Introduction(first, end, after, short)


def names_body(words: Sequence[str]) -> bool:
    """Say whether a word of a name says that it is a body's: "front", "council"."""
    return any(word.lower() in _NAMED for word in words)


def is_short(word: str) -> bool:
    """Say whether a word may be an abbreviation by its letters."""
    if not word.isupper():
        return False
    letters = word.replace("-", "").replace(".", "")
    return letters.isalpha() and _SHORTEST <= len(letters) <= _LONGEST


def _asides(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Find where an abbreviation stands in brackets or behind "known as", where that ends, and which it is.

    Where more than the abbreviation is told ("…, a jihadist group known as BRS"), nothing is set aside.
    """
    for i, word in enumerate(words[:-1]):
        if word == "(" and is_short(words[i + 1]) and words[i + 2 : i + 3] == [")"]:
            yield i, i + 3, words[i + 1]
        elif word == "," and (end := _known_as(words, i)) is not None:
            closed = words[end : end + 1] == [","]
            described = words[end + 1 : end + 2] and words[end + 1].lower() in _DESCRIBING
            bare = words[i + 1].lower() in _OPENING
            yield i, end + (closed and not described) if bare else i, words[end - 1]


def _known_as(words: Sequence[str], comma: int) -> int | None:
    """Give the end of ", known by its French acronym MCL" and ", or MCL"."""
    for i in range(comma + 1, min(comma + 2 + _ASIDE, len(words))):
        if is_short(words[i]):
            told = [word.lower() for word in words[comma + 1 : i]]
            known = told[:1] == ["or"] or "known" in told
            return i + 1 if known and told[-1] in _SHORT else None
        if words[i] in {",", "(", "."}:
            return None
    return None


def _beginning(words: Sequence[str], end: int, short: str) -> int | None:
    """Find where a name begins: by its letters, in order or not, else by the word for what it is."""
    begins = [i for i in _back(words, end) if words[i][:1].isupper()]
    letters = "".join(c for c in short if c.isalpha())
    exact = [i for i in begins if _initials(words[i:end]) == letters]
    same = [i for i in begins if sorted(_initials(words[i:end])) == sorted(letters)]
    if exact or same:
        return (exact or same)[0]
    for i in begins:
        if words[i].lower() in _NAMED and words[i + 1 : i + 2] and words[i + 1].lower() in PARTS:
            return _with_colours(words, i)
    return None


def _back(words: Sequence[str], end: int) -> Iterator[int]:
    """Walk back over the words that may be a name's."""
    for i in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
        hyphened = words[i] == "-" or (i > 0 and words[i - 1] == "-")  # "Co-operation"
        inside = words[i].lower() in _INSIDE or words[i] in _APOSTROPHES or hyphened
        if not (words[i][:1].isupper() or inside):
            return
        yield i


def _with_colours(words: Sequence[str], first: int) -> int:
    """Take in what stands before the word for what a body is: "*National Resistance* Front"."""
    while first > 0 and words[first - 1][:1].isupper() and words[first - 1].lower() not in _INSIDE:
        first -= 1
    return first


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper())
