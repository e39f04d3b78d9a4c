"""A stratified sample of events to judge: how many of each stratum, and which."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import UsageError
from dragoman.records import content_id
from dragoman.store.observations import Kind, Observation


class Stratum(StrEnum):
    """By what events are put into strata."""

    TYPE = "type"
    QUAD = "quad"
    STATUS = "status"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sampled:
    """An event to judge.

    Attributes:
        stratum: Its stratum.
        size: Events in that stratum.
        id: Id of the event.
    """

    stratum: str
    size: int
    id: str


def draw(
    events: Iterable[Kind | Observation], by: Stratum, size: int, least: int, seed: int
) -> tuple[Sampled, ...]:
    """Draw a stratified sample without replacement.

    Within a stratum the events with the lowest hashes of id and seed are drawn: a simple random sample that
    does not depend on the order of events, and that keeps what it can when events are added.

    Args:
        events: All events that the sample is to stand for.
        by: What makes strata.
        size: Events to draw.
        least: Of each stratum at least so many, or all where it has fewer.
        seed: Another seed draws other events.

    Raises:
        UsageError: ``size`` is too small for ``least`` of each stratum.
    """
    strata: dict[str, list[str]] = defaultdict(list)
    for event in events:
        strata[_KEYS[by](event)].append(event.id)
    wanted = allocate(
        {name: len(members) for name, members in strata.items()}, size, least if by is not Stratum.NONE else 0
    )
    return tuple(
        Sampled(name, len(strata[name]), identity)
        for name in sorted(strata)
        for identity in sorted(strata[name], key=lambda identity: _rank(identity, seed))[: wanted[name]]
    )


def allocate(sizes: Mapping[str, int], size: int, least: int) -> dict[str, int]:
    """Share a sample among strata in proportion to their sizes, but the least of each.

    Seats that the proportion cuts go to the largest remainders, on a tie to the first name.

    Raises:
        UsageError: There is not enough for the least of each.
    """
    given = {name: min(number, least) for name, number in sizes.items()}
    if size < sum(given.values()):
        raise UsageError(
            f"--size: {size} is too few for {len(sizes)} strata with at least {least} each; "
            f"give {sum(given.values())} or more, or a lower --least"
        )
    free, rest = min(size, sum(sizes.values())), dict(sizes)
    # Whoever gets the least takes seats from the others, which may bring another one down to its least.
    # Whole numbers throughout: no rounding decides who gets a seat.
    while low := [name for name in rest if free * sizes[name] < given[name] * sum(rest.values())]:
        free -= sum(given[name] for name in low)
        rest = {name: number for name, number in rest.items() if name not in low}
    total = sum(rest.values())
    whole = {name: free * number // total for name, number in rest.items()}
    order = sorted(rest, key=lambda name: (-(free * rest[name] % total), name))
    more = set(order[: free - sum(whole.values())])
    return {name: whole.get(name, given[name]) + (name in more) for name in sizes}


def _rank(identity: str, seed: int) -> str:
    return content_id("w1", str(seed), identity)


_KEYS: Mapping[Stratum, Callable[[Kind | Observation], str]] = {
    Stratum.TYPE: lambda event: event.type,
    Stratum.QUAD: lambda event: str(event.quad),
    Stratum.STATUS: lambda event: event.status,
    Stratum.NONE: lambda _: "all",
}
