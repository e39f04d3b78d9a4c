"""Mentions are compared by a sum that explains itself, and the baseline by base form alone."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.mention_clusters import same_event, same_lemma
from dragoman.assembly.mention_compare import Centre, likeness, reasons
from dragoman.assembly.mention_words import (
    Floats,
    MentionVectors,
    MentionWords,
    TokenVectors,
    head_of,
    mention_words,
)
from made_parses import parsed

CENTRE = Centre(np.zeros(2, dtype=np.float32), np.zeros(2, dtype=np.float32))


def vector(angle: float) -> Floats:
    return np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)


def mention(identity: str, angle: float, *, sentence: int = 0, noun: bool = False) -> MentionWords:
    seen = MentionVectors(vector(angle), vector(angle), vector(angle))
    return MentionWords(identity, identity, sentence, f"lemma-{identity}", is_noun=noun, vectors=seen)


UNREAD = MentionWords("u", "u", 0, "attack", is_noun=True)


@given(
    st.lists(st.tuples(st.floats(0, 6), st.integers(0, 1), st.booleans()), min_size=2, max_size=5),
)
def test_the_reasons_add_up_to_the_likeness(given_mentions: list[tuple[float, int, bool]]) -> None:
    made = [mention(str(i), a, sentence=s, noun=n) for i, (a, s, n) in enumerate(given_mentions)]
    total = sum(float(re.findall(r"[+-]\d.\d+$", part)[0]) for part in reasons(made[0], made[1], CENTRE))
    assert total == pytest.approx(float(likeness(made, CENTRE)[0, 1]), abs=0.03)


def test_the_part_that_weighs_most_comes_first() -> None:
    assert reasons(mention("a", 0), mention("b", 0), CENTRE)[0] == "alike where they stand +1.00"


def test_what_is_alike_is_one_event_and_what_is_not_is_another() -> None:
    found = same_event([mention("a", 0), mention("b", 0.1), mention("c", 2)], CENTRE)
    assert found.clusters == (("a", "b"), ("c",))
    assert found.merges[0].best is not None
    assert found.merges[0].best.reasons[0].startswith("alike where they stand")


def test_a_mention_that_no_encoder_read_stays_alone() -> None:
    found = same_event([UNREAD, mention("a", 0), mention("b", 0)], CENTRE)
    assert found.clusters == (("a", "b"), ("u",))
    assert same_event([UNREAD], CENTRE).clusters == (("u",),)
    assert same_event([], CENTRE).clusters == ()
    assert reasons(UNREAD, mention("a", 0), CENTRE) == ("not read by an encoder",)


@given(st.permutations([mention(str(n), n / 4, sentence=n % 2) for n in range(6)]))
def test_the_order_of_mentions_means_nothing(order: list[MentionWords]) -> None:
    by_id = sorted(order, key=lambda m: m.id)
    assert same_event(order, CENTRE) == same_event(by_id, CENTRE)
    assert same_lemma(order) == same_lemma(by_id)


def test_the_baseline_joins_one_base_form_and_leaves_what_has_none() -> None:
    words = [
        MentionWords(i, "d", 0, lemma, is_noun=False)
        for i, lemma in zip("abcde", ["kill", "say", "kill", "", ""], strict=True)
    ]
    assert same_lemma(words).clusters == (("a", "c"), ("b",), ("d",), ("e",))


TEXT = "Police opened fire on a crowd near the old bridge."


def _encoded() -> tuple[TokenVectors, Callable[[str], Floats]]:
    offsets = np.array([(m.start(), m.end()) for m in re.finditer(r"\w+", TEXT)], dtype=np.int64)
    rows = np.arange(len(offsets), dtype=np.float32)[:, None]
    return TokenVectors(offsets, rows), lambda word: np.array([len(word)], dtype=np.float32)


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "lemma", "is_noun"),
    [("opened fire", "open", False), ("the old bridge", "bridge", True), ("fire", "fire", True)],
)
def test_the_word_that_governs_the_others_is_the_head(words: str, lemma: str, *, is_noun: bool) -> None:
    _, sentences = parsed(TEXT)
    start = TEXT.index(words)
    found = mention_words("m", "d", sentences, (start, start + len(words)))
    assert (found.lemma, found.is_noun, found.sentence) == (lemma, is_noun, 0)


@pytest.mark.model
def test_a_mention_gathers_the_vectors_of_its_tokens_and_words() -> None:
    _, sentences = parsed(TEXT)
    start = TEXT.index("opened fire")
    found = mention_words("m", "d", sentences, (start, start + 11), _encoded())
    assert found.vectors is not None
    read = found.vectors
    assert (read.context.tolist(), read.head.tolist(), read.words.tolist()) == ([1.5], [4.0], [4.0])


@pytest.mark.model
def test_a_span_of_no_word_has_no_lemma() -> None:
    _, sentences = parsed(TEXT)
    assert mention_words("m", "d", sentences, (900, 905)).lemma == ""
    assert head_of(sentences[0].tokens).lemma == "open"
