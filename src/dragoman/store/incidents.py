"""Reads and writes incidents: the record, the columns it is asked by, and what it was before."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import Incident, Voice
from dragoman.records.serial import from_data, to_data
from dragoman.store.connection import STRINGS, literals, many
from dragoman.store.database import Store
from dragoman.store.read import ATTRIBUTED, MUTUAL, PLACE, PLACED_IN, EventFilter, is_attributed, meant
from dragoman.store.slips import Filter, refuse_other, refuse_slips

_ALL = "SELECT record FROM incidents ORDER BY first_day NULLS LAST, id"
# By ids first, as events: a condition that is not pushed into the scan has every record read.
_IDS = """
SELECT i.id FROM incidents i
WHERE {conditions}
ORDER BY {order}i.first_day NULLS LAST, i.id
{limit}
"""
_BY_IDS = "SELECT id, record FROM incidents WHERE id IN ({ids})"
_AT_ONCE = 500  # records in one question by ids
_IS = "SELECT id FROM incidents WHERE id = ?"
_BEGIN_SO = "SELECT id FROM incidents WHERE starts_with(id, ?) ORDER BY id LIMIT 4"
_MEMBERS = f"SELECT id, events FROM incidents WHERE id IN {STRINGS}"  # noqa: S608
_DROP = f"DELETE FROM incidents WHERE id IN {STRINGS}"  # noqa: S608
_PAST = """
SELECT number, incident, events, became FROM incident_history
WHERE {condition}
ORDER BY number, incident
"""
_NEXT = "SELECT coalesce(max(number), 0) + 1 FROM incident_history"
_REACHES = "coalesce(i.last_day, i.first_day) >= ?"
_BEGINS = "coalesce(i.first_day, i.last_day) <= ?"
_UNDATED = "i.first_day IS NULL AND i.last_day IS NULL"
_COUNTRY = "list_contains(list_concat(i.actor_countries, i.recipient_countries), upper(?))"
_FROM, _TO = "list_contains(i.actor_countries, upper(?))", "list_contains(i.recipient_countries, upper(?))"
_HAS_REPORT = "i.id IN (SELECT a.incident FROM assembled a JOIN events e ON e.id = a.event WHERE {condition})"
_TO_EACH_OTHER = _HAS_REPORT.format(
    condition=f"{MUTUAL} AND list_has_all(e.actor_countries, [upper(?), upper(?)])"
)
_IN_VOICE = _HAS_REPORT.format(condition=ATTRIBUTED)
_PLACED = _HAS_REPORT.format(condition=PLACE)
_ALIKE = ("type", "actor", "country", "dyad", "first", "last", "voice", "concerns", "place")
_CONCERNS = f"({_COUNTRY} OR {_HAS_REPORT.format(condition=PLACED_IN)})"


@dataclass(frozen=True, slots=True)
class IncidentFilter(Filter):
    """Which incidents are wanted; what is None does not matter.

    Attributes:
        type: PLOVER type.
        actor: Part of the name or id of a party of either side.
        country: Country code of either side.
        dyad: Country of an actor and of a recipient, in this order; either way round where a report has both
            do it with each other.
        first: Incidents whose best days reach to this day or beyond it.
        last: Incidents whose best days begin on this day or before it.
        standing: One of the standings.
        reports: At least so many reports.
        sources: At least so many independent sources.
        disagreeing: Whether only those are wanted in which reports differ.
        limit: At most so many, those with most independent sources.
        voice: Incidents of which a report says so itself, or names somebody as saying so; many have both.
        concerns: Country code of either side, or of the place by one of its reports.
        place: Part of the place's name, its id, or its country code, by one of its reports.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    dyad: tuple[str, str] | None = None
    first: date | None = None
    last: date | None = None
    standing: str | None = None
    reports: int | None = None
    sources: int | None = None
    disagreeing: bool | None = None
    limit: int | None = None
    voice: Voice | None = None
    concerns: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What an incident was before an assembly changed it.

    Attributes:
        number: Counts the changes of the store, from 1.
        incident: Its id.
        events: The reports it had.
        became: Ids of the incidents that these are in now; its own among them where it goes on.
    """

    number: int
    incident: str
    events: tuple[str, ...]
    became: tuple[str, ...]


def like_events(wanted: EventFilter) -> IncidentFilter:
    """Give the filter of incidents that asks for what one of events does, as far as both can."""
    return IncidentFilter(**{name: getattr(wanted, name) for name in _ALIKE})


def incidents(store: Store, wanted: IncidentFilter | None = None) -> Iterator[Incident]:
    """Give the incidents that a filter lets through, by day; all of them without one."""
    if wanted is None or wanted == IncidentFilter():
        return (_read(record) for (record,) in store.stream(_ALL))
    return _by_ids(store, incident_ids(store, wanted))


def undated_incidents(store: Store, wanted: IncidentFilter) -> Iterator[Incident]:
    """Give the incidents that a filter leaves out because it asks for days and they have none."""
    if wanted.first is None and wanted.last is None:
        return iter(())
    given, values = conditions(replace(wanted, first=None, last=None))
    sql = _IDS.format(conditions=" AND ".join([*given, _UNDATED]), order="", limit="")
    return _by_ids(store, [identity for (identity,) in store.fetch(sql, values)])


def conditions(wanted: IncidentFilter) -> tuple[list[str], list[object]]:
    """Write a filter as conditions on ``incidents i``, but for its limit, with their values.

    Raises:
        UsageError: It is no filter of incidents.
    """
    refuse_other(wanted, IncidentFilter)
    asked: tuple[tuple[str, object], ...] = (
        ("i.type = upper(?)", wanted.type),
        ("contains(i.names, lower(?))", wanted.actor),
        (_COUNTRY, wanted.country),
        (_CONCERNS, wanted.concerns),
        (_PLACED, wanted.place),
        (_REACHES, wanted.first),
        (_BEGINS, wanted.last),
        ("i.standing = lower(?)", wanted.standing),
        ("i.reports >= ?", wanted.reports),
        ("i.sources >= ?", wanted.sources),
        ("(len(i.disagreements) > 0) = ?", wanted.disagreeing),
        (_IN_VOICE, is_attributed(wanted.voice)),
    )
    given = [(sql, value) for sql, value in asked if value is not None]
    values: list[object] = [value for sql, value in given for _ in range(sql.count("?"))]
    if wanted.dyad is None:
        return [sql for sql, _ in given], values
    one, other = wanted.dyad
    # Of a country with itself no event is mutual.
    ways = [f"({_FROM} AND {_TO})", *([_TO_EACH_OTHER] if one.upper() != other.upper() else [])]
    return [*(sql for sql, _ in given), f"({' OR '.join(ways)})"], [*values, *wanted.dyad * len(ways)]


def incident_ids(store: Store, wanted: IncidentFilter) -> list[str]:
    """Give the ids of the incidents that a filter lets through, in the order of ``incidents``.

    Raises:
        UsageError: There are none, for the filter names a type or country that there is not.
    """
    given, values = conditions(wanted)
    sql = _IDS.format(
        conditions=" AND ".join(given) or "true",
        order="" if wanted.limit is None else "i.sources DESC, i.reports DESC, ",
        limit="" if wanted.limit is None else f"LIMIT {wanted.limit:d}",
    )
    found = [identity for (identity,) in store.fetch(sql, values)]
    if not found:
        refuse_slips(store, wanted)
    return found


def incident(store: Store, identity: str) -> Incident | None:
    """Give one incident by its id or by the beginning of it, or None.

    Raises:
        StoreError: Several ids begin so.
    """
    return next(_by_ids(store, meant(store, identity, "incidents", whole=_IS, beginning=_BEGIN_SO)), None)


def history(store: Store, identity: str) -> tuple[Past, ...]:
    """Give what an incident was, by its id or the beginning of it, and what went into it, oldest first."""
    condition = "starts_with(incident, $1) OR list_contains(became, $1)"
    rows = store.fetch(_PAST.format(condition=condition), [identity])
    return tuple(Past(number, one, tuple(events), tuple(became)) for number, one, events, became in rows)


def write_changes(store: Store, dropped: Sequence[str], made: Iterable[Incident]) -> int:
    """Put changed incidents in the place of those they come from; part of a transaction of the caller's.

    Args:
        store: Open for writing.
        dropped: Ids of incidents whose events are all among those of ``made``, or are taken out of the store.
        made: The incidents that these events are in now; one that stays as it was is left alone.

    Returns:
        How many were added or changed.
    """
    new = {one.id: one for one in made}
    old = {identity: set(events) for identity, events in store.fetch(_MEMBERS, [many([*dropped, *new])])}
    home = {event: one.id for one in new.values() for event in one.events}
    _remember(store, {key: events for key, events in old.items() if not _is_same(new.get(key), events)}, home)
    store.fetch(_DROP, [many(old)])
    if new:
        store.insert("incidents", incident_rows(new.values()))
    return sum(not _is_same(one, old.get(one.id)) for one in new.values())


def incident_rows(made: Iterable[Incident]) -> str:
    """Write incidents as rows of their table, a JSON list."""
    return json.dumps([_row(one) for one in made], ensure_ascii=False)


def _by_ids(store: Store, ids: Sequence[str]) -> Iterator[Incident]:
    """Give incidents by their whole ids, in the order of the ids."""
    for at in range(0, len(ids), _AT_ONCE):
        part = ids[at : at + _AT_ONCE]
        records: dict[str, str] = dict(iter(store.fetch(_BY_IDS.format(ids=literals(part)))))
        yield from (_read(records[one]) for one in part)


def _read(record: str) -> Incident:
    return from_data(Incident, json.loads(record))


def _is_same(one: Incident | None, events: set[str] | None) -> bool:
    return one is not None and set(one.events) == events


def _remember(store: Store, changed: dict[str, set[str]], home: dict[str, str]) -> None:
    """Keep what incidents were before they change."""
    if not changed:
        return
    number = store.fetch(_NEXT)[0][0]
    rows = [
        {
            "number": number,
            "incident": identity,
            "events": sorted(changed[identity]),
            "became": sorted({home[event] for event in changed[identity] if event in home}),
        }
        for identity in sorted(changed)
    ]
    store.insert("incident_history", json.dumps(rows, ensure_ascii=False))


def _row(one: Incident) -> dict[str, object]:
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "standing": one.standing,
        "first_day": one.first,
        "last_day": one.last,
        "events": one.events,
        "reports": len(one.events),
        "sources": len(one.sources),
        "belief": one.belief.value,
        "names": " | ".join(f"{v.value} {v.label}".lower() for v in (*one.actors, *one.recipients)),
        "actor_countries": one.actor_countries,
        "recipient_countries": one.recipient_countries,
        "place": one.place,
        "disagreements": [found.field for found in one.disagreements],
        "record": json.dumps(to_data(one), ensure_ascii=False, separators=(",", ":")),
    }
