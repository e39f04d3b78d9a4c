"""Makes the record of an incident from its reports: a pure function, whatever order they come in."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.assembly.belief import belief, denies
from dragoman.assembly.disagreements import disagreements, tolls
from dragoman.assembly.reports import Report
from dragoman.assembly.sources import source_groups
from dragoman.assembly.variants import day_values, gathered, party_values, place_values, status_values
from dragoman.records import Actor, Event, Incident, Standing, Status, Variant, content_id

_AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_LAST = "9999-12-31"


def make_incident(reports: Iterable[Report], copies: Iterable[tuple[str, str]] = ()) -> Incident:
    """Put the reports of one happening together.

    Args:
        reports: One or more.
        copies: Pairs of documents of which one repeats the other.
    """
    ordered = tuple(sorted(reports, key=published_first))
    events = [report.event for report in ordered]
    groups = source_groups(ordered, copies)
    gathering = gathered(ordered, groups)
    days, places = day_values(gathering), place_values(gathering)
    first, last = _ends(days)
    return Incident(
        id=incident_id(events[0].id),
        events=tuple(event.id for event in events),
        type=_commonest(event.type for event in events) or "",
        mode=_commonest(event.mode for event in events),
        standing=standing(events),
        first=first,
        last=last,
        days=days,
        place=places[0].label if places else None,
        places=places,
        actors=party_values(gathering, lambda event: event.actors),
        recipients=party_values(gathering, lambda event: event.recipients),
        actor_countries=_countries(actor for event in events for actor in event.actors),
        recipient_countries=_countries(actor for event in events for actor in event.recipients),
        statuses=status_values(gathering),
        tolls=tolls(gathering),
        sources=groups,
        belief=belief(ordered, groups),
        disagreements=disagreements(gathering),
    )


def incident_id(first_event: str) -> str:
    """Name an incident by its first report: later reports leave the name as it is."""
    return content_id("i1", first_event)


def published_first(report: Report) -> tuple[str, str, int, int, str]:
    """Order reports by publication, then by document and place in the text; an unknown day comes last."""
    event = report.event
    day = _LAST if report.published is None else report.published.isoformat()
    return day, event.doc, event.sentence, event.trigger.start, event.id


def standing(events: Sequence[Event]) -> Standing:
    """Say how an incident stands by all its reports together."""
    claims = [event for event in events if not denies(event)]
    if not claims:
        denied = any(event.status is Status.DENIED for event in events)
        return Standing.DENIED if denied else Standing.NOT_SO
    if len(claims) < len(events):
        return Standing.DISPUTED
    return Standing.EXPECTED if all(event.status in _AHEAD for event in claims) else Standing.REPORTED


def _countries(parties: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.country for actor in parties if actor.country is not None}))


def _ends(days: Sequence[Variant]) -> tuple[str | None, str | None]:
    """Give the first and last day of the best of the days."""
    if not days:
        return None, None
    first, _, last = days[0].value.partition("/")
    return first or None, (last if "/" in days[0].value else first) or None


def _commonest(values: Iterable[str | None]) -> str | None:
    """Give the value that most have; the first in alphabetical order on a tie."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
