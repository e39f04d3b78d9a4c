"""Finds passages that are near copies of each other, by the five-word runs that they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

RUN = 5
MOST_SHARED = 0.5

_Runs = frozenset[tuple[str, ...]]


class Pair(NamedTuple):
    """Two passages and the share of the shorter one's runs that the other has too."""

    first: str
    second: str
    share: float


def runs(text: str) -> _Runs:
    """Give every run of five words, in lower case; a shorter text is one run."""
    words = re.findall(r"\w+", text.lower())
    last = max(len(words) - RUN + 1, 1)
    return frozenset(tuple(words[i : i + RUN]) for i in range(last))


def overlaps(texts: Sequence[tuple[str, str]], *, over: float = MOST_SHARED) -> list[Pair]:
    """Find every pair of texts of which one shares more than its part of runs with the other.

    Args:
        texts: Id and text.
        over: Share of the smaller set of runs that is still allowed.

    Returns:
        Pairs in the order of the texts, later one second.
    """
    sets = [runs(text) for _, text in texts]
    shared = Counter(_meetings(sets))
    found = []
    for (first, second), count in sorted(shared.items()):
        share = count / min(len(sets[first]), len(sets[second]))
        if share > over:
            found.append(Pair(texts[first][0], texts[second][0], round(share, 2)))
    return found


def _meetings(sets: Iterable[_Runs]) -> Iterator[tuple[int, int]]:
    """Give a pair of text numbers for every run that the two share; only texts that meet cost anything."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(sets):
        for run in own:
            yield from ((earlier, number) for earlier in seen[run])
            seen[run].append(number)
