"""Compares what shares a block and clusters it within what people ruled."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.assembly.blocking import Member, keys, member, pairs
from dragoman.assembly.cluster import Merge, ScoredPair, Two, cluster, components
from dragoman.assembly.comparison_weights import THRESHOLD
from dragoman.assembly.event_comparison import compare, may_be_one, reasons, score
from dragoman.assembly.reports import Traits
from dragoman.records import Ruling


@dataclass(frozen=True, slots=True)
class Joined:
    """A partition of reports.

    Attributes:
        incidents: Ids of the reports of each incident, sorted.
        component_of: For each report the smallest id of all that it hangs together with.
    """

    incidents: tuple[tuple[str, ...], ...]
    component_of: Mapping[str, str]


def join(
    traits: Mapping[str, Traits], blocks: Iterable[Sequence[Member]], rulings: Sequence[Ruling]
) -> Joined:
    """Partition reports.

    Args:
        traits: Of each report, by its id; whole components.
        blocks: Every block that they are in, with all its members, also those that are not among them.
        rulings: What people said; of others' reports is left out.

    Raises:
        InputError: Rulings contradict each other.
    """
    scored = list(compared(traits, wanted_pairs(blocks, traits, traits)))
    together, apart = _judged(rulings, traits)
    found = cluster(traits, scored, threshold=THRESHOLD, together=together, apart=apart)
    parts = components(traits, scored, together=together, threshold=THRESHOLD)
    return Joined(found.clusters, {name: part[0] for part in parts for name in part})


def explained(
    traits: Mapping[str, Traits], blocks: Iterable[Sequence[Member]], rulings: Sequence[Ruling]
) -> tuple[Merge, ...]:
    """Give why reports of one incident were put together: each merge with its best pair and the reasons."""
    pairs = compared(traits, wanted_pairs(blocks, traits, traits))
    told = [replace(p, reasons=reasons(compare(traits[p.a], traits[p.b]))) for p in pairs]
    together, apart = _judged(rulings, traits)
    return cluster(traits, told, threshold=THRESHOLD, together=together, apart=apart).merges


def _judged(rulings: Iterable[Ruling], ids: Container[str]) -> tuple[list[Two], list[Two]]:
    """Give the pairs of some reports that people joined and kept apart.

    Those that are not there are left out first: the rest of a join stays one without its first report.
    """
    known = [
        replace(
            ruling,
            events=tuple(one for one in ruling.events if one in ids),
            others=tuple(one for one in ruling.others if one in ids),
        )
        for ruling in rulings
    ]
    return list(joined_pairs(known)), list(parted_pairs(known))


def blocks_of(traits: Iterable[Traits]) -> dict[int, list[Member]]:
    """Put reports into their blocks."""
    found: dict[int, list[Member]] = {}
    for trait in traits:
        for key in keys(trait):
            found.setdefault(key, []).append(member(trait))
    return found


def wanted_pairs(
    blocks: Iterable[Sequence[Member]], one_of: Container[str], other_of: Container[str]
) -> set[Two]:
    """Give the pairs to be compared, each once, with one report of each of two sets."""
    return {
        (a, b)
        for members in blocks
        for a, b in pairs(members)
        if (a in one_of and b in other_of) or (b in one_of and a in other_of)
    }


def compared(traits: Mapping[str, Traits], wanted: Iterable[Two]) -> Iterator[ScoredPair]:
    """Compare pairs, and give those that may be one."""
    for a, b in wanted:
        one, two = traits[a], traits[b]
        if may_be_one(one, two) and (alike := score(one, two)) > 0:
            yield ScoredPair(a, b, alike)


def joined_pairs(rulings: Iterable[Ruling]) -> Iterator[Two]:
    """Give the pairs that people joined, the first report of a ruling with each other."""
    for ruling in rulings:
        if ruling.together and ruling.events:
            yield from ((ruling.events[0], other) for other in ruling.events[1:] if other != ruling.events[0])


def parted_pairs(rulings: Iterable[Ruling]) -> Iterator[Two]:
    """Give the pairs that people kept apart."""
    for ruling in rulings:
        if not ruling.together:
            yield from ((a, b) for a in ruling.events for b in ruling.others if a != b)
