"""Fewer rows than reports: one an incident, or one a day as older event data have it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from dragoman.records import SYMMETRIC
from dragoman.store.observations import Observation


class Count(StrEnum):
    """What is counted as one."""

    REPORTS = "reports"
    INCIDENTS = "incidents"
    ONE_A_DAY = "one-a-day"


def fold(found: Iterable[Observation], count: Count) -> list[Observation]:
    """Keep one observation of each thing counted.

    The one most probably right stands for the rest, on a tie the one with the first id: the probability that
    at least one of several is right lies higher, but how much higher their shared errors leave open.

    Where reports of an incident have its sides in opposite order and its type is what both do ("A met B", "B
    held talks with A"), the one that stands for them counts both ways.

    Args:
        found: Observations.
        count: Every report; one an incident (an event that no assembly has seen is one by itself); or one a
            day, type and pair of countries, the rule of ICEWS and Phoenix: two attacks of one day become
            one, and one attack reported with two days becomes two. Events without a day are all kept.
    """
    if count is Count.REPORTS:
        return list(found)
    if count is Count.ONE_A_DAY:
        return [min(group, key=_rank) for group in _groups(found, _day)]
    return [_best_of(group) for group in _groups(found, _incident)]


def _groups(
    found: Iterable[Observation], key: Callable[[Observation], Hashable]
) -> Iterable[list[Observation]]:
    groups: dict[Hashable, list[Observation]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return groups.values()


def _best_of(reports: Sequence[Observation]) -> Observation:
    """Give the report that stands for those of an incident, both ways where they are of both."""
    best = min(reports, key=_rank)
    if best.type not in SYMMETRIC:
        return best
    told = {pair for one in reports for pair in one.dyads()}
    return replace(best, both_ways=any((other, one) in told for one, other in best.dyads()))


def _rank(one: Observation) -> tuple[float, str]:
    return (-one.probability, one.id)


def _incident(one: Observation) -> Hashable:
    return one.incident or one.id


def _day(one: Observation) -> Hashable:
    if one.first is None:
        return one.id
    return (one.first, one.last, one.type, *(tuple(sorted(side)) for side in one.sides()))
