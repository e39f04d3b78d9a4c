"""Incidents as observations: each once, with the day, the place and the sides that its reports agree upon."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from dragoman.assembly.agreed import agreed
from dragoman.records import SYMMETRIC, Event, Incident
from dragoman.store.database import Store
from dragoman.store.observations import Observation, Sides, observations_by_ids
from dragoman.store.read import events_of

_AT_ONCE = 200  # incidents whose reports are held at once


def counted_incidents(
    store: Store,
    found: Iterable[Incident],
    confidences: Sequence[str] = ("event",),
    *,
    sides: Sides = Sides.COUNTRY,
) -> Iterator[tuple[Observation, int]]:
    """Give each of some incidents as one observation, with its number of reports.

    Status, day and place are the best of the incident, all else is of the report that agrees most with it: as
    rows of incidents are exported. The probability is that of this report; which one it is does not hang on
    the confidences, so that a weight changes no count. That at least one of several reports is right is more
    likely, but how much more their shared errors leave open.

    Where reports of an incident have its sides in opposite order and its type is what both do ("A met B", "B
    held talks with A"), it counts both ways.

    Args:
        store: The store that they are of.
        found: The incidents.
        confidences: As for ``observations``.
        sides: As for ``observations``.

    Raises:
        UsageError: There is no such confidence.
    """
    rest = iter(found)
    while part := list(islice(rest, _AT_ONCE)):
        ids = [event for incident in part for event in incident.events]
        seen = {one.id: one for one in observations_by_ids(store, ids, confidences, sides=sides)}
        several = [event for incident in part if len(incident.events) > 1 for event in incident.events]
        events = {event.id: event for event in events_of(store, several)}
        for incident in part:
            reports = [seen[event] for event in incident.events]
            one = reports[0] if len(reports) == 1 else _as_one(incident, reports, events)
            yield one, len(reports)


def _as_one(incident: Incident, reports: Sequence[Observation], events: dict[str, Event]) -> Observation:
    """Put the reports of an incident together."""
    event, number = agreed(incident, [events[report.id] for report in reports])
    place = event.place
    return replace(
        reports[number],
        status=str(event.status),
        first=_day(event.date.first),
        last=_day(event.date.last),
        place_country=None if place is None else place.country,
        lat=None if place is None else place.lat,
        lon=None if place is None else place.lon,
        precision=None if place is None or place.lat is None else place.precision,
        both_ways=_is_both_ways(reports[number], reports),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _is_both_ways(best: Observation, reports: Sequence[Observation]) -> bool:
    if best.type not in SYMMETRIC:
        return False
    told = {pair for one in reports for pair in one.dyads()}
    return any((other, one) in told for one, other in best.dyads())
