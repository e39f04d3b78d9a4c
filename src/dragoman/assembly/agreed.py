"""Gives what the reports of an incident agree upon as one event: a row for formats that know no reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.assembly.variants import party_value
from dragoman.records import OCCURRED, Actor, Count, Event, Incident, Size, Status, Variant

_BEST_FIRST = (OCCURRED, (Status.PLANNED, Status.HYPOTHETICAL), (Status.DENIED,), (Status.NEGATED,))


def agreed(incident: Incident, events: Sequence[Event]) -> tuple[Event, int]:
    """Give an incident as one event, and which of its reports stands for the rest.

    Type, status, day, place and numbers are the best of the incident, its belief is the probability that
    there was an event. All else is of the report that agrees most with it: sides from several reports, put
    together, would be a claim that nobody made, and a code without its mode would contradict it.

    Args:
        incident: The incident.
        events: Its reports, in its order.
    """
    status = _status(incident)
    number = min(range(len(events)), key=lambda at: (*_disagreement(incident, events[at], status), at))
    event = events[number]
    dated, placed = _first(events, incident.days), _first(events, incident.places)
    made = replace(
        event,
        id=incident.id,
        incident=incident.id,
        status=status,
        date=event.date if dated is None else dated.date,
        place=None if placed is None else placed.place,
        size=Size(**{toll.kind: Count(toll.low, toll.best, toll.high) for toll in incident.tolls}),
        confidence=replace(event.confidence, event=incident.belief.value),
    )
    return made, number


def _status(incident: Incident) -> Status:
    """Give the status that most sources give; as in its standing, what is claimed goes before denials."""
    given = [Status(variant.value) for variant in incident.statuses]
    return next(status for group in _BEST_FIRST for status in given if status in group)


def _disagreement(
    incident: Incident, event: Event, status: Status
) -> tuple[bool, bool, bool, bool, bool, float]:
    """Give how far a report is from what its incident has, the smaller the nearer."""
    return (
        event.type != incident.type,
        event.status is not status,
        event.mode != incident.mode,
        not _has_best(event.actors, incident.actors),
        not _has_best(event.recipients, incident.recipients),
        -event.confidence.event,
    )


def _has_best(parties: Iterable[Actor], variants: Sequence[Variant]) -> bool:
    return not variants or any(party_value(actor) == variants[0].value for actor in parties)


def _first(events: Iterable[Event], variants: Sequence[Variant]) -> Event | None:
    """Give the first report that gives the best of some values, or None where no report gives any."""
    return next((event for event in events if variants and event.id in variants[0].events), None)
