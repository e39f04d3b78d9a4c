"""What statistics need of an event, read from columns: a hundred bytes and not four thousand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dragoman.errors import UsageError
from dragoman.records import CONFIDENCES, pairs
from dragoman.store.connection import literals
from dragoman.store.database import Store
from dragoman.store.filters import IN_INCIDENTS, where
from dragoman.store.read import MUTUAL, ORDER, EventFilter

_OBSERVATIONS = """
SELECT e.id, e.doc, i.incident, e.first_day, e.last_day, e.type, e.quad, e.status, e.intensity,
       e.goldstein, {probability} AS probability,
       e.actor_countries, e.recipient_countries, e.actors, e.recipients, e.place_country, e.lat, e.lon,
       CASE WHEN e.lat IS NOT NULL THEN e.place_precision END, false, e.confidence, {parties}
FROM events e LEFT JOIN ({in_incidents}) i ON i.event = e.id
WHERE {condition}
ORDER BY {order}
{limit}
"""
_KINDS = "SELECT e.id, e.type, e.quad, e.status FROM events e WHERE {condition} ORDER BY {order} {limit}"
# Where the lists of countries and names stand in a row, what comes behind them, and the parties of dyads.
_SIDES, _PLACE, _PARTIES = 11, 15, 21
# Out of the record, for no column tells which sector is of which country: a second for 100,000 events.
_CODED = """
list_transform(
    list_filter(
        from_json(json_extract(e.record, '$.{side}'), '[{{"country": "VARCHAR", "sectors": ["VARCHAR"]}}]'),
        lambda party: party.country IS NOT NULL),
    lambda party: concat_ws('-', party.country, party.sectors[1]))
"""
_VOLUME = (
    "SELECT published, count(*) FROM documents WHERE published IS NOT NULL GROUP BY published ORDER BY 1"
)


class Sides(StrEnum):
    """What the two sides of a dyad are."""

    COUNTRY = "country"
    SECTOR = "sector"
    ACTOR = "actor"


_NAMED = {
    Sides.COUNTRY: ("NULL", "NULL"),
    Sides.SECTOR: (_CODED.format(side="actors"), _CODED.format(side="recipients")),
    Sides.ACTOR: ("e.actor_ids", "e.recipient_ids"),
}


@dataclass(frozen=True, slots=True)
class Observation:
    """One coded event, as far as counting needs it.

    Attributes:
        id: Id of the event.
        doc: Id of its document.
        incident: Id of its incident, or None where the store was not assembled.
        first: Earliest day that its date allows, or None.
        last: Latest day, or None.
        type: PLOVER type.
        quad: 1 verbal cooperation to 4 material conflict.
        status: How the report says it stands.
        intensity: PLOVER intensity, -10 to 10.
        goldstein: Goldstein value, or None where there is no CAMEO code.
        probability: That the coding is right, 0 to 1.
        actor_countries: Country codes of the acting side, each once.
        recipient_countries: Country codes of the other side, each once.
        actors: Names of the acting side.
        recipients: Names of the other side.
        place_country: Country of the place, or None.
        lat: Latitude of the place, or None.
        lon: Longitude, or None.
        precision: ``site``, ``city``, ``admin2`` or ``admin1`` where there are coordinates, else None.
        both_ways: Whether it stands for reports that have it the other way round too.
        confidence: That there was such an event, 0 to 1, whatever makes the probability.
        actor_parties: Who acts in a dyad, where that is not countries: ``COD-REB``, or ids; else None.
        recipient_parties: The same of the other side.
    """

    id: str
    doc: str
    incident: str | None
    first: date | None
    last: date | None
    type: str
    quad: int
    status: str
    intensity: float
    goldstein: float | None
    probability: float
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place_country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    both_ways: bool = False
    confidence: float = 1.0
    actor_parties: tuple[str, ...] | None = None
    recipient_parties: tuple[str, ...] | None = None

    def pairs(self, actors: Sequence[str], recipients: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Give each pair of one who acts and another who is acted upon, once.

        Args:
            actors: The acting side, as countries or names.
            recipients: The other side, as the same.
        """
        found = pairs(self, actors, recipients)
        back = [(other, one) for one, other in found] if self.both_ways else []
        return tuple(dict.fromkeys((*found, *back)))

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give who acts and who is acted upon, as countries or as the parties asked for."""
        if self.actor_parties is None or self.recipient_parties is None:
            return self.actor_countries, self.recipient_countries
        return self.actor_parties, self.recipient_parties

    def dyads(self) -> tuple[tuple[str, str], ...]:
        """Give each pair of one of ``sides`` that acts and another that is acted upon."""
        return self.pairs(*self.sides())


@dataclass(frozen=True, slots=True)
class Kind:
    """What samples are stratified by: id, type, quad class and status of an event."""

    id: str
    type: str
    quad: int
    status: str


def kinds(store: Store, wanted: EventFilter) -> Iterator[Kind]:
    """Give the kinds of the events that a filter lets through, in the order of ``read.events``.

    Lists are what takes the time of reading: 100,000 observations took 3 s, and this takes a tenth.
    """
    condition, values = where(wanted)
    limit = "" if wanted.limit is None else f"LIMIT {wanted.limit:d}"
    sql = _KINDS.format(condition=condition, order=ORDER, limit=limit)
    return (Kind(*row) for row in store.stream(sql, values))


def observations(
    store: Store,
    wanted: EventFilter,
    confidences: Sequence[str] = ("event",),
    *,
    sides: Sides = Sides.COUNTRY,
) -> Iterator[Observation]:
    """Give the events that a filter lets through, in the order of ``read.events``.

    Args:
        store: An open store.
        wanted: Which events.
        confidences: Those of ``CONFIDENCES`` whose product is the probability; none of them: it is 1. A
            product takes the fields' errors to be independent of each other.
        sides: What dyads are of: countries; countries with the first sector; ids of those who have one.

    Raises:
        UsageError: There is no such confidence.
    """
    condition, values = where(wanted)
    return _observed(store, _Asked(condition, values, ORDER, wanted.limit, sides), confidences)


def observations_by_ids(
    store: Store,
    ids: Sequence[str],
    confidences: Sequence[str] = ("event",),
    *,
    sides: Sides = Sides.COUNTRY,
) -> Iterator[Observation]:
    """Give some hundred events by their whole ids, by day; the rest is as for ``observations``."""
    return _observed(store, _Asked(f"e.id IN ({literals(ids)})", (), ORDER, None, sides), confidences)


def latest_observations(
    store: Store,
    condition: str,
    values: Sequence[object],
    confidences: Sequence[str] = ("event",),
    *,
    limit: int,
) -> Iterator[Observation]:
    """Give the latest events for which a condition on ``events e`` holds.

    Args:
        store: An open store.
        condition: SQL, with a parameter for each of the values.
        values: The values.
        confidences: As for ``observations``.
        limit: At most so many.

    Raises:
        UsageError: There is no such confidence.
    """
    newest = f"e.first_day DESC NULLS LAST, {ORDER}"
    return _observed(store, _Asked(condition, values, newest, limit), confidences)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which events are wanted, in which order."""

    condition: str
    values: Sequence[object]
    order: str
    limit: int | None
    sides: Sides = Sides.COUNTRY


def _observed(store: Store, asked: _Asked, confidences: Sequence[str]) -> Iterator[Observation]:
    wrong = [name for name in confidences if name not in CONFIDENCES]
    if wrong:
        raise UsageError(f"confidence: {wrong[0]!r} is not one of {', '.join(CONFIDENCES)}")
    sql = _OBSERVATIONS.format(
        probability=" * ".join(map(_confidence, confidences)) or "1.0::DOUBLE",
        in_incidents=IN_INCIDENTS,
        parties=", ".join(_NAMED[asked.sides]),
        condition=asked.condition,
        order=asked.order,
        limit="" if asked.limit is None else f"LIMIT {asked.limit:d}",
    )
    for row in store.stream(sql, asked.values):
        parties = (None if party is None else tuple(party) for party in row[_PARTIES:])
        fields: tuple[Any, ...] = (
            *row[:_SIDES],
            *map(tuple, row[_SIDES:_PLACE]),
            *row[_PLACE:_PARTIES],
            *parties,
        )
        yield Observation(*fields)


def volume(store: Store) -> dict[date, int]:
    """Count the documents published on each day; those without a day are not counted."""
    return dict(iter(store.fetch(_VOLUME)))


def _confidence(name: str) -> str:
    """Give the column of a confidence; the other side of a mutual event is as sure as the actors are."""
    if name == "recipients":
        return f"CASE WHEN {MUTUAL} THEN 1.0 ELSE e.recipients_confidence END"
    return "e.confidence" if name == "event" else f"e.{name}_confidence"
