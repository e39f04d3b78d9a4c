"""Finds articles that repeat another one's text: a wire report in five papers is one source, not five.

MinHash proposes pairs, the texts decide: a pair counts by the share of five-word runs that it really has
in common. So the hashing can miss a copy but cannot make one up.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from datasketch import MinHash

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")  # noqa: RUF001 - printers' apostrophes stand in words
_RUN = 5
# Swept on 206 articles of some 90 sites by reading every pair that shares a twentieth of its runs: from 0.5
# up all 14 pairs repeat one text; what one site prints under every article reaches 0.44.
LEAST_SHARE = 0.5
# A note of three sentences whose half is its site's footer is no copy of another such note.
LEAST_RUNS = 40
# Bands of two find 99.8% of pairs with a Jaccard similarity of 0.3 and half of those with 0.1; of 10,000
# unrelated articles (similarity below 0.002) they propose fewer than three.
_BANDS, _ROWS, _SEED = 64, 2, 1


@dataclass(frozen=True, slots=True)
class Text:
    """An article to be compared.

    Attributes:
        id: Of article or document.
        text: What its readers read, without teasers and other articles' headlines.
        published: Day of publication, or None.
    """

    id: str
    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common.

    Attributes:
        shared: Number of different five-word runs that both have.
        jaccard: Their share of all runs of both, 0 to 1.
        containment: Their share of the runs of the one with fewer, 0 to 1.
    """

    shared: int
    jaccard: float
    containment: float

    @property
    def is_copy(self) -> bool:
        """Say whether one repeats the other: half of the shorter stands in the longer."""
        return self.containment >= LEAST_SHARE and self.shared >= LEAST_RUNS


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that repeats another one.

    Attributes:
        id: The article.
        of: The one it repeats: of those that it shares text with, the first published; on one day or
            where a day is unknown the longest; then the one with the smallest id.
        likeness: What the two have in common.
    """

    id: str
    of: str
    likeness: Likeness


def runs(text: str) -> frozenset[bytes]:
    """Give a text's different five-word runs, hashed; case and punctuation mean nothing."""
    words = [match.group().lower() for match in _WORD.finditer(text)]
    found = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return frozenset(blake2b(run.encode(), digest_size=8).digest() for run in found)


def band_keys(text_runs: frozenset[bytes]) -> tuple[str, ...]:
    """Give the keys that a text is looked up by: two that share one are to be compared.

    Args:
        text_runs: From ``runs``; a text with fewer runs than a copy must share has no keys.
    """
    if len(text_runs) < LEAST_RUNS:
        return ()
    sketch = MinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update_batch(sorted(text_runs))
    values = [int(value) for value in sketch.hashvalues]
    bands = (values[band * _ROWS : (band + 1) * _ROWS] for band in range(_BANDS))
    return tuple(f"{band}:" + ":".join(f"{value:x}" for value in band_) for band, band_ in enumerate(bands))


def likeness(one: frozenset[bytes], two: frozenset[bytes]) -> Likeness:
    """Compare two texts by their runs."""
    shared = len(one & two)
    shorter = min(len(one), len(two))
    if not shared:
        return Likeness(0, 0.0, 0.0)
    return Likeness(shared, shared / (len(one) + len(two) - shared), shared / shorter)


def find_copies(texts: Iterable[Text]) -> tuple[Copy, ...]:
    """Find the copies among articles; their order means nothing.

    Args:
        texts: With different ids.

    Returns:
        An entry for each article that repeats an earlier one, by id. A copy of a copy is a copy of the first
        where the two share text themselves.
    """
    known = {text.id: text for text in texts}
    of_text = {name: runs(text.text) for name, text in known.items()}
    alike: dict[str, dict[str, Likeness]] = defaultdict(dict)
    for a, b in _candidates(of_text):
        if (found := likeness(of_text[a], of_text[b])).is_copy:
            alike[a][b] = alike[b][a] = found
    rank = {name: _rank(known[name], len(of_text[name])) for name in alike}
    copies = []
    for name in sorted(alike):
        first = min(alike[name], key=rank.__getitem__)
        if rank[first] < rank[name]:
            copies.append(Copy(name, first, alike[name][first]))
    return tuple(copies)


def copy_groups(copies: Iterable[Copy]) -> tuple[tuple[str, ...], ...]:
    """Give the groups of articles that go back to one text, sorted; an article without copies is in none."""
    first_of = {copy.id: copy.of for copy in copies}
    groups: dict[str, set[str]] = defaultdict(set)
    for name in first_of:
        first = name
        while first in first_of:
            first = first_of[first]
        groups[first] |= {first, name}
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


def _candidates(of_text: Mapping[str, frozenset[bytes]]) -> Iterator[tuple[str, str]]:
    """Give the pairs worth comparing, each once, in the order of their ids."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for name in sorted(of_text):
        for key in band_keys(of_text[name]):
            buckets[key].append(name)
    pairs = {(a, b) for names in buckets.values() for i, a in enumerate(names) for b in names[i + 1 :]}
    yield from sorted(pairs)


def _rank(text: Text, length: int) -> tuple[str, int, str]:
    """Order articles by which is likelier the first; an unknown day comes last."""
    return (str(text.published or "9999"), -length, text.id)
