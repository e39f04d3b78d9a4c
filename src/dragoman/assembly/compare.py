"""How alike articles are: by the words that few of them share; openings and names count once more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Sentence, Token

Floats = NDArray[np.float32]
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "NUM"}
_NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "NORP", "WORK_OF_ART"}
# Characters of an article that say what its news is. Of 300, 500 and 800, the last did best on stories.
_OPENING = 800
# A story is told for weeks: an article of another year counts four fifths, of the same day in full.
_EVER, _FADING_DAYS = 0.8, 60.0


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What an article is compared by.

    Attributes:
        id: Of the article or document.
        words: How often each of its content words stands in it; names as written, others by base form.
        opening: The same of its first sentences.
        names: The same of the words of its names.
        day: Of publication, or None.
    """

    id: str
    words: Mapping[str, int]
    opening: Mapping[str, int]
    names: Mapping[str, int]
    day: date | None = None


def article_words(identity: str, sentences: Sequence[Sentence], day: date | None = None) -> ArticleWords:
    """Read from a parsed article what it is compared by.

    Args:
        identity: Of the article or document.
        sentences: All of it, in text order.
        day: Of publication, if known.
    """
    opening = [s for i, s in enumerate(sentences) if i == 0 or sentences[i - 1].end <= _OPENING]
    named = (
        token.text.lower()
        for sentence in sentences
        for first, after, label in sentence.entities
        if label in _NAMES
        for token in sentence.tokens[first:after]
        if token.text[0].isalnum()
    )
    return ArticleWords(identity, _content(sentences), _content(opening), Counter(named), day)


def _content(sentences: Iterable[Sentence]) -> Counter[str]:
    return Counter(
        _form(token)
        for sentence in sentences
        for token in sentence.tokens
        if token.pos in _CONTENT and len(token.text) > 1 and token.text[0].isalnum()
    )


def _form(token: Token) -> str:
    return token.text.lower() if token.pos == "PROPN" else token.lemma


def by_text(articles: Sequence[ArticleWords]) -> Floats:
    """Compare articles by all words and by those of their openings, alike in weight, (N, N), 0 to 1."""
    whole = cosines([article.words for article in articles])
    opening = cosines([article.opening for article in articles])
    return ((whole + opening) / 2 * _nearness(articles)).astype(np.float32)


def by_names(articles: Sequence[ArticleWords]) -> Floats:
    """Compare articles by the words of their names, (N, N), 0 to 1."""
    return (cosines([article.names for article in articles]) * _nearness(articles)).astype(np.float32)


def cosines(counts: Sequence[Mapping[str, int]]) -> Floats:
    """Compare bags of words; a word counts for less the more of the bags hold it.

    Args:
        counts: N bags.

    Returns:
        Cosines, (N, N), 0 to 1; an empty bag is like nothing, itself included.
    """
    held = Counter(word for bag in counts for word in bag)
    column = {word: i for i, word in enumerate(sorted(held))}
    matrix = np.zeros((len(counts), len(column)), dtype=np.float32)
    for row, bag in enumerate(counts):
        for word, number in bag.items():
            weight = math.log((len(counts) + 1) / held[word])
            matrix[row, column[word]] = (1 + math.log(number)) * weight
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths > 0, lengths, 1)
    found: Floats = matrix @ matrix.T
    return found


def shared_words(one: ArticleWords, two: ArticleWords, *, most: int = 5) -> tuple[str, ...]:
    """Give the names that two articles share, and after them words of both openings: why they are alike."""
    names = sorted(set(one.names) & set(two.names), key=lambda w: (-min(one.names[w], two.names[w]), w))
    words = sorted(
        set(one.opening) & set(two.opening), key=lambda w: (-min(one.opening[w], two.opening[w]), w)
    )
    return tuple(dict.fromkeys([*names, *words]))[:most]


def _nearness(articles: Sequence[ArticleWords]) -> NDArray[np.float64]:
    """Give how much the days of two articles let their likeness count; 1 where one is unknown."""
    days = np.array([float(a.day.toordinal()) if a.day else np.nan for a in articles])
    distance = np.abs(days[:, None] - days[None, :])
    return np.where(np.isnan(distance), 1.0, _EVER + (1 - _EVER) * np.exp(-distance / _FADING_DAYS))
