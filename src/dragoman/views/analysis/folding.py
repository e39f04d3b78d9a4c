"""Fewer rows than reports: one a day, as older event data have it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from enum import StrEnum

from dragoman.store.observations import Observation


class Count(StrEnum):
    """What is counted as one."""

    REPORTS = "reports"
    INCIDENTS = "incidents"
    ONE_A_DAY = "one-a-day"


def one_a_day(found: Iterable[Observation]) -> list[Observation]:
    """Keep one observation a day, type and pair of sides, the rule of ICEWS and Phoenix.

    Two attacks of one day become one, and one attack reported with two days becomes two. The event of the
    highest confidence stands for the rest, on a tie the one with the first id: not the most probable one, for
    what makes the probability would decide where and how it counts. Events without a day are all kept.
    """
    groups: dict[Hashable, list[Observation]] = defaultdict(list)
    for one in found:
        groups[_day(one)].append(one)
    return [min(group, key=_rank) for group in groups.values()]


def _rank(one: Observation) -> tuple[float, str]:
    return (-one.confidence, one.id)


def _day(one: Observation) -> Hashable:
    if one.first is None:
        return one.id
    return (one.first, one.last, one.type, *(tuple(sorted(side)) for side in one.sides()))
