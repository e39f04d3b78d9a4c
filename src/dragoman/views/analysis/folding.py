"""Fewer rows than reports: one an incident, or one a day as older event data have it."""

from collections.abc import Callable, Hashable, Iterable
from enum import StrEnum

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

    Args:
        found: Observations.
        count: Every report; one an incident (an event that no assembly has seen is one by itself); or one a
            day, type and pair of countries, the rule of ICEWS and Phoenix: two attacks of one day become
            one, and one attack reported with two days becomes two. Events without a day are all kept.
    """
    if count is Count.REPORTS:
        return list(found)
    return _best(found, _incident if count is Count.INCIDENTS else _day)


def _best(found: Iterable[Observation], key: Callable[[Observation], Hashable]) -> list[Observation]:
    best: dict[Hashable, Observation] = {}
    for one in found:
        name = key(one)
        if name not in best or _rank(one) < _rank(best[name]):
            best[name] = one
    return list(best.values())


def _rank(one: Observation) -> tuple[float, str]:
    return (-one.probability, one.id)


def _incident(one: Observation) -> Hashable:
    return one.incident or one.id


def _day(one: Observation) -> Hashable:
    if one.first is None:
        return one.id
    sides = (tuple(sorted(one.actor_countries)), tuple(sorted(one.recipient_countries)))
    return (one.first, one.last, one.type, *sides)
