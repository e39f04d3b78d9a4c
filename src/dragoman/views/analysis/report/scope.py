"""What a report is about: a dyad, an actor or a country; and the two directions of what was done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.knowledge.countries import country_name
from dragoman.records import CONFIDENCES, OCCURRED, Event
from dragoman.store.database import Store
from dragoman.store.filters import undated
from dragoman.store.incidents import IncidentFilter, like_events
from dragoman.store.observations import Observation, observations
from dragoman.store.read import EventFilter, events_of

_AT_ONCE = 500  # records read at a time


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about; one of the first three is given.

    Attributes:
        dyad: Two country codes, both directions.
        actor: Part of the name, the words or the id of either side.
        country: Country code of either side or of the place.
        first: On this day or later, or None.
        last: On this day or earlier, or None.
    """

    dyad: tuple[str, str] | None = None
    actor: str | None = None
    country: str | None = None
    first: date | None = None
    last: date | None = None

    def check(self) -> None:
        """Refuse a scope that is none.

        Raises:
            UsageError: Not exactly one subject is given, a dyad has one country, or days are turned round.
        """
        given = [one for one in (self.dyad, self.actor, self.country) if one is not None]
        if len(given) != 1 or not all(given):
            raise UsageError("report: give one of --dyad A,B, --actor NAME and --country C")
        if self.dyad is not None and self.dyad[0].upper() == self.dyad[1].upper():
            raise UsageError(f"--dyad: {self.dyad[0]} and {self.dyad[1]} are one country; name two")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise UsageError(f"--to: {self.last} lies before --from {self.first}; turn them round")

    def title(self) -> str:
        """Name what the report is about."""
        if self.dyad is not None:
            return " and ".join(_country(code) for code in self.dyad)
        return _country(self.country) if self.country is not None else self.actor or ""

    def meant(self) -> str:
        """Say in words which events are meant."""
        if self.dyad is not None:
            return "what the two did to each other, or with each other"
        if self.country is None:
            return "what the actor did and what was done to it"
        there = "and what happened there, whoever took part"
        return f"what parties of {self.title()} did, what was done to them, {there}"

    def days(self) -> str:
        """Say in words which days are meant."""
        if self.first is None and self.last is None:
            return "all days that the store has"
        begin = "the first" if self.first is None else self.first.isoformat()
        return f"{begin} to {'the last' if self.last is None else self.last.isoformat()}"

    def used(self) -> tuple[str, ...]:
        """Name the confidences that an event counts with: those of its sides where these are asked for."""
        return ("event", "actors", "recipients") if self.dyad is not None else ("event",)

    def event_filters(self) -> tuple[EventFilter, ...]:
        """Give the filters whose events together are meant."""
        if self.dyad is None:
            return (EventFilter(actor=self.actor, concerns=self.country, first=self.first, last=self.last),)
        pairs = (self.dyad, self.dyad[::-1])
        return tuple(EventFilter(dyad=pair, first=self.first, last=self.last) for pair in pairs)

    def incident_filters(self) -> tuple[IncidentFilter, ...]:
        """Give the filters whose incidents together are meant."""
        return tuple(map(like_events, self.event_filters()))


@dataclass(frozen=True, slots=True)
class Direction:
    """One way in which things were done.

    Attributes:
        name: In words: ``AAA → BBB``, ``acts``, ``is acted upon``.
        ids: Ids of the events that go this way.
    """

    name: str
    ids: frozenset[str]


def material(store: Store, scope: Scope, confidences: Iterable[str]) -> tuple[Observation, ...]:
    """Read the events of a scope, whatever their status, each once, in the order of the store.

    Args:
        store: An open store.
        scope: What is meant.
        confidences: Those whose product is the probability.
    """
    asked = [name for name in CONFIDENCES if name in set(confidences)]
    found: dict[str, Observation] = {}
    for wanted in scope.event_filters():
        found |= {one.id: one for one in observations(store, wanted, asked)}
    return tuple(found.values())


def dayless(store: Store, scope: Scope) -> int:
    """Count the events of a scope that happened and that its days leave out, for they have none."""
    found: dict[str, str] = {}
    for wanted in scope.event_filters():
        found |= undated(store, wanted)
    return sum(status in OCCURRED for status in found.values())


def directions(store: Store, scope: Scope, found: Iterable[Observation]) -> tuple[Direction, ...]:
    """Tell apart who acts: one event may go both ways, where a party stands on both sides."""
    events = list(found)
    if scope.dyad is not None:
        one, other = (code.upper() for code in scope.dyad)
        ways = {f"{a} → {b}": _between(a, b) for a, b in ((one, other), (other, one))}
    elif scope.country is not None:
        code = scope.country.upper()
        ways = {
            f"{code} acts": lambda event: code in event.actor_countries,
            f"{code} is acted upon": lambda event: code in event.recipient_countries,
            f"in {code}, none of its parties named": lambda event: (
                code not in {*event.actor_countries, *event.recipient_countries}
            ),
        }
    else:
        return _of_actor(store, scope.actor or "", [event.id for event in events])
    return tuple(
        Direction(name, frozenset(event.id for event in events if goes(event))) for name, goes in ways.items()
    )


def _between(one: str, other: str) -> Callable[[Observation], bool]:
    return lambda event: (one, other) in event.dyads()


def _of_actor(store: Store, part: str, ids: list[str]) -> tuple[Direction, ...]:
    """Tell apart by the records, for the words and ids by which a party is found stand in them alone."""
    sides: Mapping[str, list[str]] = {"actors": [], "recipients": []}
    for at in range(0, len(ids), _AT_ONCE):
        for event in events_of(store, ids[at : at + _AT_ONCE]):
            for side, members in sides.items():
                if _names(event, side, part):
                    members.append(event.id)
    return (
        Direction("acts", frozenset(sides["actors"])),
        Direction("is acted upon", frozenset(sides["recipients"])),
    )


def _names(event: Event, side: str, part: str) -> bool:
    parties = event.actors if side == "actors" else event.recipients
    return any(part.lower() in word.lower() for one in parties for word in (one.name, one.text, one.id or ""))


def _country(code: str) -> str:
    name = country_name(code.upper())
    return code.upper() if name in (None, code.upper()) else f"{name} ({code.upper()})"
