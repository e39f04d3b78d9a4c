"""The words of a passage that may tell of an event: neighbours of one likeliest type are one trigger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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


def words_of(encoded: Encoded) -> dict[int, list[int]]:
    """Give the tokens of each word."""
    found: dict[int, list[int]] = {}
    for i, word in enumerate(encoded.words):
        if word >= 0:
            found.setdefault(word, []).append(i)
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
