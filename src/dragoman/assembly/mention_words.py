"""What a mention of an event is compared by, read from its words, their sentence and an encoder's vectors."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Sentence, Token

Floats = NDArray[np.float32]
_HEADS = {"VERB", "NOUN", "PROPN", "ADJ"}
_TELLING = {*_HEADS, "ADV", "ADP", "NUM"}


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """What an encoder reads in a document of T tokens.

    Attributes:
        offsets: First character of each token and the one after its last, (T, 2).
        vectors: What it means where it stands, (T, D).
    """

    offsets: NDArray[np.int64]
    vectors: Floats


@dataclass(frozen=True, slots=True)
class MentionVectors:
    """A mention as an encoder sees it.

    Attributes:
        context: What its words mean where they stand, (D,).
        head: What its head word's base form means by itself, (D,).
        words: What the base forms of all its words mean by themselves, (D,).
    """

    context: Floats
    head: Floats
    words: Floats


@dataclass(frozen=True, slots=True)
class MentionWords:
    """A mention of an event, or of anything else.

    Attributes:
        id: Any name for it, different from every other's.
        doc: Document that it stands in.
        sentence: Number of its sentence there; -1 where no word was found.
        lemma: Base form of its head word.
        is_noun: The head is a noun or name.
        vectors: None where no encoder has read it.
    """

    id: str
    doc: str
    sentence: int
    lemma: str
    is_noun: bool
    vectors: MentionVectors | None = None


def mention_words(
    identity: str,
    doc: str,
    sentences: Sequence[Sentence],
    span: tuple[int, int],
    encoded: tuple[TokenVectors, Callable[[str], Floats]] | None = None,
) -> MentionWords:
    """Read a mention.

    Args:
        identity: A name for it.
        doc: Name of its document.
        sentences: Of the document.
        span: Its first character and the one after its last.
        encoded: What an encoder reads in the document, and what it makes of a word by itself.
    """
    found = _inside(sentences, span)
    if found is None:
        return MentionWords(identity, doc, -1, "", is_noun=True)
    sentence, tokens = found
    head = head_of(tokens)
    vectors = _vectors(tokens, head, span, *encoded) if encoded else None
    is_noun = head.pos in {"NOUN", "PROPN"}
    return MentionWords(identity, doc, sentence.number, head.lemma, is_noun, vectors)


def head_of(tokens: Sequence[Token]) -> Token:
    """Give the word that governs the others: of several, the first that means something."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head not in inside or token.head == token.i]
    return next((token for token in tops if token.pos in _HEADS), tops[0])


def _inside(sentences: Sequence[Sentence], span: tuple[int, int]) -> tuple[Sentence, list[Token]] | None:
    """Find the tokens that a span touches, in the first sentence where it touches any."""
    start, end = span
    for sentence in sentences:
        if sentence.start < end and start < sentence.end:
            tokens = [token for token in sentence.tokens if token.start < end and start < token.end]
            if tokens:
                return sentence, tokens
    return None


def _vectors(
    tokens: Sequence[Token],
    head: Token,
    span: tuple[int, int],
    encoded: TokenVectors,
    word: Callable[[str], Floats],
) -> MentionVectors | None:
    """Gather a mention's vectors; None where the encoder has no token there."""
    rows = list(_rows(encoded, span))
    if not rows:
        return None
    lemmas = [token.lemma for token in tokens if token.pos in _TELLING] or [head.lemma]
    return MentionVectors(
        context=encoded.vectors[rows].mean(0),
        head=word(head.lemma),
        words=np.mean([word(lemma) for lemma in lemmas], axis=0, dtype=np.float32),
    )


def _rows(encoded: TokenVectors, span: tuple[int, int]) -> Iterator[int]:
    """Give the encoder's tokens that a span touches; those of no width are its own marks."""
    for row, (start, end) in enumerate(encoded.offsets):
        if start < end and start < span[1] and span[0] < end:
            yield row
