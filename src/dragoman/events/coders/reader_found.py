"""The words of a passage that may tell of an event: neighbours of one likeliest type are one trigger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dragoman.events.coders.reader_model import Encoded, Floats


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger: its tokens, its type's column, and how sure the Reader is of an event and of its type.

    ``shares`` are the probabilities of all types, given that it is an event; the first is of none and 0.
    """

    tokens: tuple[int, ...]
    type: int
    event: float
    share: float
    shares: Floats = field(compare=False)


def tokens_of(words: Sequence[int]) -> dict[int, list[int]]:
    """Give the tokens of each word; from the word of each token, -1 for none."""
    found: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        if word >= 0:
            found.setdefault(word, []).append(i)
    return found


def means_of(shares: Floats, words: Mapping[int, Sequence[int]]) -> Floats:
    """Give the mean of what the tokens of each word have, (words, N).

    Asked for word by word, numpy took 10 ms for 400 words.

    Args:
        shares: What each token has, (T, N).
        words: Tokens of each word, side by side.
    """
    first = np.array([tokens[0] for tokens in words.values()], dtype=np.intp)
    count = np.array([len(tokens) for tokens in words.values()], dtype=np.float32)
    sums = shares[first]
    for further in range(1, int(count.max(initial=1))):
        longer = count > further
        sums[longer] += shares[first[longer] + further]
    found: Floats = sums / count[:, None]
    return found


def found_in(
    run: Sequence[int],
    type_: int,
    means: Mapping[int, Floats],
    encoded: Encoded,
    words: Mapping[int, list[int]],
) -> Found | None:
    """Make a trigger of the words of a run that are at least half as sure as the surest.

    "Stand-off" is one trigger, but none begins or ends with a mark.
    """
    events = {word: float(1 - means[word][0]) for word in run}
    spoken = [
        word
        for word in run
        if any(encoded.spoken[i] for i in words[word]) and events[word] >= max(events.values()) / 2
    ]
    if not spoken:
        return None
    kept = [word for word in run if spoken[0] <= word <= spoken[-1]]
    tokens = tuple(i for word in kept for i in words[word])
    most = max(spoken, key=lambda word: events[word])
    shares = means[most] / events[most]
    shares[0] = 0
    return Found(tokens, type_, events[most], float(means[most][type_]) / events[most], shares)
