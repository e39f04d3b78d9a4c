"""What the Reader makes of the tokens of each word."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.coders.reader_found import means_of, tokens_of


def test_tokens_are_told_by_word_and_marks_of_the_tokenizer_are_none() -> None:
    assert tokens_of([-1, 4, 4, 5, 7, -1]) == {4: [1, 2], 5: [3], 7: [4]}


@given(lengths=st.lists(st.integers(1, 9), max_size=30), seed=st.integers(0, 99))
def test_means_are_those_of_each_word_taken_alone_to_the_last_bit(lengths: list[int], seed: int) -> None:
    words = np.repeat(np.arange(len(lengths)), lengths).tolist()
    tokens = tokens_of([-1, *words, -1])
    shares = np.random.default_rng(seed).random((len(words) + 2, 5), dtype=np.float32)
    found = means_of(shares, tokens)
    assert found.shape == (len(lengths), 5)
    assert found.dtype == np.float32
    for mean, own in zip(found, tokens.values(), strict=True):
        assert np.array_equal(mean, shares[own].mean(0))
