"""Finds pull quotes: paragraphs whose words the body says again."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_SHINGLE = 3
_SHORTEST, _LONGEST = 7, 120
# A pull quote is shortened and its names are given in brackets, so a fifth of its words may differ.
_OVERLAP = 0.8
_SPEECH = re.compile(
    r"\b(?:said|says|added|told|according|wrote|announced|warned|noted|stressed|explained|insisted|tweeted)\b",
    re.IGNORECASE,
)
_NAME_LINE_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int
    words: tuple[str, ...]
    reported: bool


def find_pullquotes(paragraphs: Sequence[str]) -> set[int]:
    """Give the numbers of paragraphs that only repeat another, with the name lines that follow them.

    Of two paragraphs with the same words, the one that says who spoke is body; else the later one
    is the repetition.
    """
    candidates = [_paragraph(number, text) for number, text in enumerate(paragraphs)]
    found: set[int] = set()
    for repeated, original in _pairs(candidates):
        if original.number in found or not _repeats(repeated, original):
            continue
        found.add(repeated.number)
        following = repeated.number + 1
        if following < len(paragraphs) and is_name_line(paragraphs[following]):
            found.add(following)
    return found


def is_name_line(text: str) -> bool:
    """Say whether a line only names someone: short, no stop, no speech, mostly capitals."""
    words = text.split()
    if not 1 < len(words) <= _NAME_LINE_WORDS or text.rstrip()[-1] in '.!?:;\u201d"' or _SPEECH.search(text):
        return False
    long_words = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long_words) >= 0.6 * len(long_words)


def _paragraph(number: int, text: str) -> _Paragraph:
    words = tuple(word.lower() for word in _WORD.findall(text[:4_000]))
    return _Paragraph(number, words, _SPEECH.search(text) is not None)


def _pairs(paragraphs: list[_Paragraph]) -> list[tuple[_Paragraph, _Paragraph]]:
    """Pair each paragraph with those that share a third of its word triples, in text order."""
    where: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for paragraph in paragraphs:
        for shingle in _shingles(paragraph.words):
            where[shingle].add(paragraph.number)
    pairs = []
    for paragraph in paragraphs:
        if _SHORTEST <= len(paragraph.words) <= _LONGEST:
            shingles = _shingles(paragraph.words)
            shared = Counter(n for s in shingles for n in where[s] if n != paragraph.number)
            pairs += [(paragraph, paragraphs[n]) for n in sorted(shared) if 3 * shared[n] >= len(shingles)]
    return pairs


def _shingles(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1)}


def _repeats(repeated: _Paragraph, original: _Paragraph) -> bool:
    """Say whether nearly all words of the one stand in the other, and which of two equals gives way."""
    shared = (Counter(repeated.words) & Counter(original.words)).total()
    if shared < _OVERLAP * len(repeated.words):
        return False
    if repeated.reported != original.reported:
        return original.reported
    equal = shared >= _OVERLAP * len(original.words)
    return repeated.number > original.number if equal else not repeated.reported
