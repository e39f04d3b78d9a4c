"""How alike mentions are, as a sum that can be read: each part with its weight, and why it has it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.assembly.mention_words import Floats, MentionVectors, MentionWords

# Weights tuned on ECB+ dev one at a time around a start of 1 and 0.5; docs/explanation/incidents.md has
# what each is worth. Tried and left out, for they gave nothing or took: the event type, words of the sentence
# around, words of the arguments, likeness of the articles, a rule for verbs of saying.
CONTEXT = 1.0
WORD = 0.5
SAME_KIND = 0.1  # nouns are likelier named with nouns: "the fall", "his death"
ONE_SENTENCE = -0.2  # a sentence seldom tells one thing twice
# Mean likeness from which mentions are of one event, swept with the weights.
SAME_EVENT = 0.75
# Pairs below count as this one, so that most need not be kept. The figure on dev is the same without.
LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Centre:
    """What all vectors have in common and is taken off them: without it everything is alike.

    Attributes:
        context: Mean of an encoder's token vectors over running text, (D,).
        word: Mean of its vectors of single words, (D,).
    """

    context: Floats
    word: Floats


def likeness(mentions: Sequence[MentionWords], centre: Centre) -> Floats:
    """Compare mentions that were all read by an encoder.

    Args:
        mentions: N of them; one without vectors is like no other.
        centre: What is taken off the vectors.

    Returns:
        How alike each two are, (N, N).
    """
    if not mentions:
        return np.zeros((0, 0), dtype=np.float32)
    read = [mention.vectors for mention in mentions]
    known = np.array([vectors is not None for vectors in read])
    nothing = MentionVectors(centre.context, centre.word, centre.word)
    filled = [vectors or nothing for vectors in read]
    nouns = np.array([mention.is_noun for mention in mentions])
    places = {key: i for i, key in enumerate(dict.fromkeys((m.doc, m.sentence) for m in mentions))}
    sentences = np.array([places[m.doc, m.sentence] for m in mentions])
    context = _cosines([v.context for v in filled], centre.context)
    heads, words = (
        _cosines(vectors, centre.word) for vectors in ([v.head for v in filled], [v.words for v in filled])
    )
    total = (
        CONTEXT * context
        + WORD * np.maximum(heads, words)
        + SAME_KIND * (nouns[:, None] == nouns[None, :])
        + ONE_SENTENCE * (sentences[:, None] == sentences[None, :])
    )
    return np.where(known[:, None] & known[None, :], total, 0).astype(np.float32)


def reasons(one: MentionWords, two: MentionWords, centre: Centre) -> tuple[str, ...]:
    """Say in words what the likeness of two mentions is made of, the part that weighs most first."""
    if one.vectors is None or two.vectors is None:
        return ("not read by an encoder",)
    first, second = one.vectors, two.vectors
    word = max(_cosine(first.head, second.head, centre.word), _cosine(first.words, second.words, centre.word))
    same = one.is_noun == two.is_noun
    together = (one.doc, one.sentence) == (two.doc, two.sentence)
    parts = [
        ("alike where they stand", CONTEXT * _cosine(first.context, second.context, centre.context)),
        (f"{one.lemma!r} is like {two.lemma!r}", WORD * word),
        ("both nouns or neither", SAME_KIND * same),
        ("in one sentence", ONE_SENTENCE * together),
    ]
    parts.sort(key=lambda part: -abs(part[1]))
    return tuple(f"{words} {value:+.2f}" for words, value in parts if abs(value) >= 0.005)


def _unit(vectors: Floats, centre: Floats) -> Floats:
    """Take the centre off vectors and bring them to length 1; what is at the centre stays 0."""
    moved = vectors - centre
    lengths = np.linalg.norm(moved, axis=-1, keepdims=True)
    return (moved / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _cosines(vectors: Sequence[Floats], centre: Floats) -> Floats:
    units = _unit(np.array(vectors), centre)
    found: Floats = units @ units.T
    return found


def _cosine(one: Floats, two: Floats, centre: Floats) -> float:
    return float(_unit(one, centre) @ _unit(two, centre))
