"""The tree of a body's name: its main word, what colours it, and the parts behind "for" and "of"."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.knowledge.introductions import PARTS, is_short


class Branch(NamedTuple):
    """A word as spaCy's labels have it.

    Attributes:
        tag: Penn tag.
        pos: Universal part of speech.
        dep: Dependency label.
        head: Number of the word it hangs on.
        lemma: Base form.
        entity: Entity label with the mark of where it begins (``B-ORG``), or ``O``.
        is_placed: Whether the head counts words of the text as it is written.
    """

    tag: str
    pos: str
    dep: str
    head: int
    lemma: str
    entity: str
    is_placed: bool = False


_ARTICLES = {"the", "a", "an", "al", "el", "la", "le"}
_JOINING = {"and", "&"}


def branches(words: Sequence[str], length: int, label: str) -> tuple[int, list[Branch]]:
    """Hang a name's words on each other.

    Args:
        words: Of the name, and of the brackets or the aside behind it.
        length: How many are the name's.
        label: Its entity label.

    Returns:
        The number of its main word, and a branch for each word; the main word hangs on itself.
    """
    core = _noun_from(words, 0, length)
    made: list[Branch] = []
    above, dep, noun = core, "", core
    for i, word in enumerate(words[:length]):
        entity = f"I-{label}" if i else f"B-{label}"
        small = word.lower()
        if word[:1].islower() and small in PARTS:
            made.append(Branch("IN", "ADP", "prep", noun, small, entity))
            above, dep, noun = i, "pobj", _noun_from(words, i + 1, length)
        elif small in _JOINING:
            made.append(Branch("CC", "CCONJ", "cc", noun, small, entity))
            above, dep, noun = noun, "conj", _noun_from(words, i + 1, length)
        elif i == noun:
            made.append(Branch("NNP", "PROPN", dep, above if dep else core, small, entity))
        elif word[:1] in "'\u2019":
            made.append(Branch("POS", "PART", "case", max(0, i - 1), small, entity))
        elif small in _ARTICLES:
            made.append(Branch("DT", "DET", "det", noun, small, entity))
        else:
            owns = words[i + 1 : i + 2] and words[i + 1][:1] in "'\u2019"
            made.append(Branch("NNP", "PROPN", "poss" if owns else "compound", noun, small, entity))
    return core, made + [_aside(word, length + i, words, core) for i, word in enumerate(words[length:])]


def _noun_from(words: Sequence[str], first: int, length: int) -> int:
    """Give the last word before the next part of a name: the noun that the others colour."""
    end = first
    while end < length and not (words[end][:1].islower() and words[end].lower() in PARTS):
        if words[end].lower() in _JOINING and end > first:
            break
        end += 1
    return min(max(first, end - 1), length - 1)


def _aside(word: str, i: int, words: Sequence[str], core: int) -> Branch:
    """Hang a word of the brackets or aside: the abbreviation on the name, all else on the abbreviation."""
    short = next(n for n in range(len(words) - 1, -1, -1) if is_short(words[n]))
    if i == short:
        return Branch("NNP", "PROPN", "appos", core, word.lower(), "B-ORG")
    if word.isalpha():
        return Branch("FW", "X", "dep", short, word.lower(), "O")
    return Branch(",", "PUNCT", "punct", short, word, "O")
