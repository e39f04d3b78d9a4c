"""Sums a store up by columns: how much of what, between whom, when, where and from whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dragoman.errors import UsageError
from dragoman.store import entries
from dragoman.store.connection import Row
from dragoman.store.database import Store
from dragoman.store.filters import where
from dragoman.store.read import OTHER_COUNTRIES, EventFilter
from dragoman.store.read import counts as record_counts

_BY_PERIOD = """
SELECT date_trunc('{unit}', e.first_day)::DATE AS period, e.{split}::VARCHAR AS key, count(*)
FROM events e WHERE {condition} AND {dated}
GROUP BY ALL ORDER BY ALL NULLS LAST
"""
_DYADS = """
SELECT one, other, count(*) AS n, avg(intensity) FROM (
    SELECT one, unnest(others) AS other, intensity FROM (
        SELECT unnest(e.actor_countries) AS one, {others} AS others, e.intensity
        FROM events e WHERE {condition}
    )
)
WHERE one <> other
GROUP BY one, other ORDER BY n DESC, one, other LIMIT ?
"""
_POINTS = """
SELECT e.lat, e.lon, e.place, min(e.place_precision), count(*) AS n
FROM events e WHERE {condition} AND e.lat IS NOT NULL
GROUP BY e.lat, e.lon, e.place ORDER BY n DESC, e.lat, e.lon, e.place LIMIT ?
"""
_COUNTRIES = """
SELECT e.place_country, count(*) AS n FROM events e
WHERE {condition} AND e.place_country IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1
"""
_KEYS = """
SELECT key, count(*) AS n FROM (SELECT {expression} AS key FROM events e WHERE {condition})
WHERE key IS NOT NULL GROUP BY key ORDER BY n DESC, key LIMIT ?
"""
_SOURCES = """
SELECT d.source, count(*) AS documents, coalesce(sum(e.n), 0)::BIGINT, min(d.published), max(d.published)
FROM documents d LEFT JOIN (SELECT doc, count(*) AS n FROM events GROUP BY doc) e ON e.doc = d.id
GROUP BY d.source ORDER BY documents DESC, d.source NULLS LAST
"""
_FAILURES = """
SELECT key, origin, state, reason FROM ledger WHERE state IN ('failed', 'skipped')
ORDER BY state, number LIMIT ?
"""
_LATEST = """
SELECT d.published, count(DISTINCT d.id), count(e.id)
FROM documents d LEFT JOIN events e ON e.doc = d.id
WHERE d.published IS NOT NULL GROUP BY d.published ORDER BY d.published DESC LIMIT ?
"""
_SPAN = "SELECT min(published), max(published) FROM documents"
_Kind = TypeVar("_Kind", bound=StrEnum)


class Unit(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Split(StrEnum):
    """What events are told apart by."""

    TYPE = "type"
    QUAD = "quad"
    STATUS = "status"


class Facet(StrEnum):
    """What events are counted by."""

    TYPE = "type"
    MODE = "mode"
    STATUS = "status"
    QUAD = "quad"
    CONTEXT = "context"
    ACTOR = "actor"
    PARTY = "party"
    SPEAKER = "speaker"
    PLACE = "place"


_FACETS = {
    Facet.TYPE: "e.type",
    Facet.MODE: "e.mode",
    Facet.STATUS: "e.status",
    Facet.QUAD: "e.quad::VARCHAR",
    Facet.CONTEXT: "unnest(e.contexts)",
    Facet.ACTOR: "unnest(list_distinct(e.actors))",
    Facet.PARTY: "unnest(list_distinct(list_concat(e.actors, e.recipients)))",
    Facet.SPEAKER: "e.speaker",
    Facet.PLACE: "e.place",
}


@dataclass(frozen=True, slots=True)
class Totals:
    """What a store holds.

    Attributes:
        records: Number of articles, documents, statements, events and incidents, by name.
        ledger: Number of articles in each state of the ledger.
        first: Earliest day of publication, or None.
        last: Latest day of publication, or None.
    """

    records: dict[str, int]
    ledger: dict[str, int]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Events of one kind in one period, by the first day their date allows."""

    period: date
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class DyadCount:
    """Events from one country to another, with the mean of their PLOVER intensity."""

    actor: str
    recipient: str
    count: int
    intensity: float


@dataclass(frozen=True, slots=True)
class Point:
    """Events at one place with coordinates; ``precision`` as in the event record."""

    lat: float
    lon: float
    place: str | None
    precision: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceCount:
    """An outlet, None where none is known, with its documents and their events and days."""

    source: str | None
    documents: int
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that failed or was skipped, with the reason."""

    key: str
    origin: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """Documents published on a day, and the events found in them."""

    day: date
    documents: int
    events: int


def totals(store: Store) -> Totals:
    """Count what a store holds."""
    ((first, last),) = store.fetch(_SPAN)
    ledger = {state.value: n for state, n in entries.counts(store).items() if n}
    return Totals(record_counts(store), ledger, first, last)


def by_period(
    store: Store, wanted: EventFilter, *, unit: str = Unit.MONTH, split: str = Split.TYPE
) -> tuple[PeriodCount, ...]:
    """Count the events that a filter lets through by period and kind; periods without any are left out.

    Args:
        store: An open store.
        wanted: Which events; its limit does not matter.
        unit: ``day``, ``week`` (from Monday), ``month`` or ``year``.
        split: ``type``, ``quad`` or ``status``.

    Raises:
        UsageError: There is no such unit or split.
    """
    rows = _counted(store, wanted, unit, split, "e.first_day IS NOT NULL")
    return tuple(PeriodCount(*row) for row in rows)


def by_period_and_undated(
    store: Store, wanted: EventFilter, *, unit: str = Unit.MONTH, split: str = Split.TYPE
) -> tuple[tuple[PeriodCount, ...], dict[str, int]]:
    """Count as ``by_period`` and, in the same look at the events, those without a day by kind.

    Raises:
        UsageError: There is no such unit or split.
    """
    rows = _counted(store, wanted, unit, split, "true")
    dated = tuple(PeriodCount(*row) for row in rows if row[0] is not None)
    return dated, {key: count for period, key, count in rows if period is None}


def _counted(store: Store, wanted: EventFilter, unit: str, split: str, dated: str) -> list[Row]:
    condition, values = where(wanted)
    sql = _BY_PERIOD.format(
        unit=_one_of(Unit, unit), split=_one_of(Split, split), condition=condition, dated=dated
    )
    return store.fetch(sql, values)


def dyads(store: Store, wanted: EventFilter, *, limit: int = 20) -> tuple[DyadCount, ...]:
    """Count events by country of actor and of recipient, the most frequent first; within one country not.

    A mutual event counts for each of its pairs both ways.
    """
    condition, values = where(wanted)
    rows = store.fetch(_DYADS.format(others=OTHER_COUNTRIES, condition=condition), [*values, limit])
    return tuple(DyadCount(*row) for row in rows)


def points(store: Store, wanted: EventFilter, *, limit: int = 1000) -> tuple[Point, ...]:
    """Count events by place where that has coordinates, the most frequent first."""
    condition, values = where(wanted)
    return tuple(Point(*row) for row in store.fetch(_POINTS.format(condition=condition), [*values, limit]))


def countries(store: Store, wanted: EventFilter) -> dict[str, int]:
    """Count events by the country of their place, the most frequent first."""
    condition, values = where(wanted)
    return dict(iter(store.fetch(_COUNTRIES.format(condition=condition), values)))


def facet(store: Store, wanted: EventFilter, by: str, *, limit: int = 50) -> dict[str, int]:
    """Count events by one of ``Facet``, the most frequent first; an event may count for several keys.

    Raises:
        UsageError: There is no such facet.
    """
    condition, values = where(wanted)
    sql = _KEYS.format(expression=_FACETS[_one_of(Facet, by)], condition=condition)
    return dict(iter(store.fetch(sql, [*values, limit])))


def busiest_actors(store: Store, wanted: EventFilter, *, limit: int = 20) -> dict[str, int]:
    """Count events by the names of either side, the most frequent first."""
    return facet(store, wanted, Facet.PARTY, limit=limit)


def sources(store: Store) -> tuple[SourceCount, ...]:
    """Count documents and events by outlet, the busiest first."""
    return tuple(SourceCount(*row) for row in store.fetch(_SOURCES))


def failures(store: Store, *, limit: int = 100) -> tuple[Failure, ...]:
    """Give articles that failed, and behind them those that were skipped, in the order they came."""
    return tuple(Failure(*row) for row in store.fetch(_FAILURES, [limit]))


def latest(store: Store, *, limit: int = 7) -> tuple[DayCount, ...]:
    """Count documents and their events by day of publication, the latest first."""
    return tuple(DayCount(*row) for row in store.fetch(_LATEST, [limit]))


def _one_of(kinds: type[_Kind], value: str) -> _Kind:
    if value not in tuple(kinds):
        raise UsageError(f"{kinds.__name__.lower()}: {value!r} is not one of {', '.join(kinds)}")
    return kinds(value)
