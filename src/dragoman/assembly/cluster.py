"""Clusters anything that was compared in pairs, within what people judged to belong together or apart.

Average link: two clusters join while the mean score of the pairs between them reaches the threshold, the
best mean first. It does not chain, as single link would: where a is like b and b
like c, a and c must not be unlike.

Three rules hold exactly, and the tests check them:

* The order of ids and pairs means nothing. Scores are summed as whole millionths, and ties go to the
  smaller id.
* A mean that reaches the threshold needs one pair that does. So no cluster leaves its *component*: what
  hangs together by pairs at or above the threshold and by judgements to join. New items change only the
  components that they touch; clustering those anew is the same as clustering everything anew.
* Judgements only restrict and oblige. Without them the result is what it was before they were made.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from dragoman.errors import InputError

_UNIT = 1_000_000
Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two items that were compared.

    Attributes:
        a: Id of one.
        b: Id of the other; which is which means nothing.
        score: How alike they are; only the comparison with the threshold has a meaning.
        reasons: Why, in words, as the comparison gave them.
    """

    a: str
    b: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two clusters became one.

    Attributes:
        left: Ids of one side, sorted; it holds the smallest id.
        right: Ids of the other side, sorted.
        score: Mean of the pairs between them; None when people joined them.
        best: The pair between them that scored highest; None where no pair was compared.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    score: float | None
    best: ScoredPair | None


@dataclass(frozen=True, slots=True)
class Clustering:
    """A partition of the ids and how it came about.

    Attributes:
        clusters: Every id once; ids sorted within a cluster, clusters by their first id.
        merges: In the order made, component by component.
    """

    clusters: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]

    def of(self) -> dict[str, tuple[str, ...]]:
        """Give for every id the cluster that it is in."""
        return {member: members for members in self.clusters for member in members}


@dataclass(slots=True)
class _Part:
    """A component with what was compared and judged within it."""

    ids: tuple[str, ...]
    pairs: dict[Two, ScoredPair] = field(default_factory=dict)
    together: list[Two] = field(default_factory=list)
    apart: list[Two] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """Clusters under way, each named by its smallest id."""

    pairs: Mapping[Two, ScoredPair]
    members: dict[str, tuple[str, ...]]
    sums: dict[str, dict[str, int]]  # between two clusters: sum of scores, in millionths
    counts: dict[str, dict[str, int]]  # and the number of pairs compared
    apart: dict[str, set[str]]
    missing: int | None
    merges: list[Merge] = field(default_factory=list)

    def mean(self, a: str, b: str) -> float:
        """Give the mean score between two clusters, in millionths."""
        total, compared = self.sums[a][b], self.counts[a][b]
        if self.missing is None:
            return total / compared
        every = len(self.members[a]) * len(self.members[b])
        return (total + self.missing * (every - compared)) / every


def cluster(
    ids: Iterable[str],
    pairs: Iterable[ScoredPair],
    *,
    threshold: float,
    together: Iterable[Two] = (),
    apart: Iterable[Two] = (),
    missing: float | None = 0.0,
) -> Clustering:
    """Partition ids by how alike they are.

    Args:
        ids: What is to be clustered.
        pairs: What was compared; the higher of two scores for the same pair counts.
        threshold: The lowest mean score at which two clusters join.
        together: Pairs that people judged to be one; they join whatever their score.
        apart: Pairs that people judged to be two; no cluster holds both.
        missing: Score of a pair that was not compared; below the threshold. None leaves such pairs out
            of the mean.

    Returns:
        The clusters with the reason of every merge.

    Raises:
        InputError: A pair names an unknown id, judgements contradict each other, or ``missing`` is not
            below the threshold.
    """
    if missing is not None and missing >= threshold:
        raise InputError(f"missing {missing} is not below the threshold {threshold}; lower it")
    known = sorted(set(ids))
    compared = _best_pairs(known, pairs)
    joined = sorted({_ordered(pair, known_ids=set(known)) for pair in together})
    kept = sorted({_ordered(pair, known_ids=set(known)) for pair in apart})
    _refuse_contradiction(joined, kept)
    clusters: list[tuple[str, ...]] = []
    merges: list[Merge] = []
    parts = components(known, compared.values(), together=joined, threshold=threshold)
    for part in _divided(parts, compared, joined, kept):
        if len(part.ids) == 1:
            clusters.append(part.ids)
            continue
        state = _start(part, None if missing is None else _millionths(missing))
        for a, b in part.together:
            _join_judged(state, a, b)
        _join_alike(state, threshold)
        clusters += state.members.values()
        merges += state.merges
    return Clustering(tuple(sorted(clusters)), tuple(merges))


def components(
    ids: Iterable[str], pairs: Iterable[ScoredPair], *, threshold: float, together: Iterable[Two] = ()
) -> tuple[tuple[str, ...], ...]:
    """Give what may be clustered part by part: no cluster reaches from one component into another.

    Args:
        ids: What is to be clustered.
        pairs: What was compared.
        threshold: That of the clustering.
        together: Pairs that people judged to be one.

    Returns:
        Every id once; sorted within and among each other.
    """
    parent = {name: name for name in ids}
    links = [*together, *((p.a, p.b) for p in pairs if _millionths(p.score) >= _millionths(threshold))]
    for a, b in links:
        first, second = sorted((_root(parent, a), _root(parent, b)))
        parent[second] = first
    parts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(parent):
        parts[_root(parent, name)].append(name)
    return tuple(sorted(tuple(part) for part in parts.values()))


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        parent[name] = name = parent[parent[name]]
    return name


def _millionths(score: float) -> int:
    return round(score * _UNIT)


def _ordered(pair: Two, *, known_ids: set[str]) -> Two:
    """Put the smaller id first, and refuse ids that are not to be clustered."""
    for name in pair:
        if name not in known_ids:
            raise InputError(f"{name!r} of the pair {pair} is not among the ids; add it there")
    if pair[0] == pair[1]:
        raise InputError(f"the pair {pair} is one id twice; leave it out")
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])


def _best_pairs(known: Sequence[str], pairs: Iterable[ScoredPair]) -> dict[Two, ScoredPair]:
    """Index pairs by their ids, one each."""
    known_ids = set(known)
    best: dict[Two, ScoredPair] = {}
    for pair in pairs:
        key = _ordered((pair.a, pair.b), known_ids=known_ids)
        if key not in best or (pair.score, pair.reasons) > (best[key].score, best[key].reasons):
            best[key] = pair
    return best


def _refuse_contradiction(together: Sequence[Two], apart: Sequence[Two]) -> None:
    """Raise when people joined, perhaps through others, what they also kept apart."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for a, b in together:
        neighbours[a].append(b)
        neighbours[b].append(a)
    for a, b in apart:
        if path := _path(neighbours, a, b):
            raise InputError(
                f"judgements contradict each other: {a!r} and {b!r} are kept apart and yet joined by "
                f"{' - '.join(path)}; withdraw one of these judgements"
            )


def _path(neighbours: Mapping[str, Sequence[str]], start: str, goal: str) -> list[str]:
    """Give the shortest way from one id to another, or nothing."""
    before: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and goal not in before:
        here = waiting.popleft()
        for there in neighbours.get(here, ()):
            if there not in before:
                before[there] = here
                waiting.append(there)
    if goal not in before:
        return []
    way = [goal]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def _divided(
    parts: Sequence[tuple[str, ...]],
    pairs: Mapping[Two, ScoredPair],
    together: Iterable[Two],
    apart: Iterable[Two],
) -> list[_Part]:
    """Give every component its own pairs and judgements; what lies between two components means nothing."""
    divided = [_Part(ids) for ids in parts]
    part_of = {name: part for part in divided for name in part.ids}
    for key, pair in pairs.items():
        if part_of[key[0]] is part_of[key[1]]:
            part_of[key[0]].pairs[key] = pair
    for pair_joined in together:
        part_of[pair_joined[0]].together.append(pair_joined)
    for a, b in apart:
        if part_of[a] is part_of[b]:
            part_of[a].apart.append((a, b))
    return divided


def _start(part: _Part, missing: int | None) -> _State:
    """Put every id into a cluster of its own."""
    sums: dict[str, dict[str, int]] = {name: {} for name in part.ids}
    counts: dict[str, dict[str, int]] = {name: {} for name in part.ids}
    for (a, b), pair in part.pairs.items():
        sums[a][b] = sums[b][a] = _millionths(pair.score)
        counts[a][b] = counts[b][a] = 1
    kept: dict[str, set[str]] = {name: set() for name in part.ids}
    for a, b in part.apart:
        kept[a].add(b)
        kept[b].add(a)
    members: dict[str, tuple[str, ...]] = {name: (name,) for name in part.ids}
    return _State(part.pairs, members, sums, counts, kept, missing)


def _join_judged(state: _State, a: str, b: str) -> None:
    """Join the clusters of two ids because people said so."""
    names = sorted(name for name, ids in state.members.items() if a in ids or b in ids)
    if len(names) == 2:
        _join(state, names[0], names[1], None)


def _join_alike(state: _State, threshold: float) -> None:
    """Join the two most alike clusters as long as their mean reaches the threshold."""
    least = _millionths(threshold)
    heap = [(-state.mean(a, b), a, b) for a in state.sums for b in state.sums[a] if a < b]
    heapify(heap)
    while heap:
        negative, a, b = heappop(heap)
        if -negative < least:
            return
        stale = b not in state.sums.get(a, {}) or state.mean(a, b) != -negative
        if stale or b in state.apart[a]:
            continue
        _join(state, a, b, -negative / _UNIT)
        for other in state.sums[a]:
            first, second = (a, other) if a < other else (other, a)
            heappush(heap, (-state.mean(first, second), first, second))


def _join(state: _State, a: str, b: str, score: float | None) -> None:
    """Put cluster b into cluster a, whose id is smaller."""
    left, right = state.members[a], state.members.pop(b)
    state.merges.append(Merge(left, right, score, _best_between(left, right, state.pairs)))
    state.members[a] = tuple(sorted((*left, *right)))
    for table in (state.sums, state.counts):
        own, gone = table[a], table.pop(b)
        own.pop(b, None)
        gone.pop(a, None)
        for other, value in gone.items():
            own[other] = table[other][a] = own.get(other, 0) + value
            del table[other][b]
    for other in state.apart.pop(b):
        state.apart[other].discard(b)
        state.apart[other].add(a)
        state.apart[a].add(other)


def _best_between(
    left: Sequence[str], right: Sequence[str], pairs: Mapping[Two, ScoredPair]
) -> ScoredPair | None:
    """Find the pair between two clusters that scored highest; of equals the one with the smallest ids."""
    keys = ((a, b) if a < b else (b, a) for a in left for b in right)
    found = [key for key in keys if key in pairs]
    return pairs[min(found, key=lambda key: (-pairs[key].score, key))] if found else None
