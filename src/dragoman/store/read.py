"""Reads records back from the store, equal to what went in."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dragoman.errors import StoreError
from dragoman.records import (
    Article,
    Dateline,
    Decision,
    Document,
    Event,
    Incident,
    OffsetMap,
    Origin,
    Region,
    RegionKind,
    Reported,
    Statement,
)
from dragoman.records.serial import from_data
from dragoman.store.database import Row, Store

_ARTICLE = """
SELECT id, text, markup, origin, title, published, published_basis, source, url, source_basis, text_basis
FROM articles WHERE id = ?
"""
_DOCUMENT = """
SELECT id, article, text, offset_starts, offset_sources, offset_lengths, published, dateline, source, url
FROM documents WHERE id = ?
"""
_REGIONS = "SELECT kind, start_at, end_at FROM regions WHERE doc = ? ORDER BY number"
_IN_INCIDENTS = "SELECT id AS incident, unnest(events) AS event FROM incidents"
# Days first, because people read events as a chronicle; then places in the text, for one fixed order.
_EVENTS = """
SELECT e.record, i.incident
FROM events e LEFT JOIN ({in_incidents}) i ON i.event = e.id
WHERE {conditions}
ORDER BY e.first_day NULLS LAST, e.doc, e.sentence, e.trigger_start, e.id
{limit}
"""
# In two steps, for a sort that carries the records holds all of them: 2.4 kB of memory an event.
_EVENT_IDS = """
SELECT e.id FROM events e
WHERE {conditions}
ORDER BY e.first_day NULLS LAST, e.doc, e.sentence, e.trigger_start, e.id
{limit}
"""
_REPORTED = """
SELECT e.id, e.record, i.incident, d.article, d.published, d.source, d.url, a.title, length(d.text)
FROM events e LEFT JOIN (SELECT id AS incident, unnest(events) AS event FROM incidents) i ON i.event = e.id
JOIN documents d ON d.id = e.doc LEFT JOIN articles a ON a.id = d.article
WHERE e.id IN (SELECT unnest(?::VARCHAR[]))
"""
_TOGETHER = 1_000  # events asked for at once
_CODED_BY = "SELECT DISTINCT component, version FROM decisions ORDER BY component, version"
_DOCUMENT_IDS = "SELECT id FROM documents ORDER BY id"
_STATEMENTS = """
SELECT record FROM statements
WHERE {conditions}
ORDER BY doc, start_at, end_at, id
"""
# Words are folded as the matter's are: no case, no accents.
_DOCUMENTS_WITH = """
SELECT id FROM documents
WHERE len(list_filter(?::VARCHAR[], lambda word: contains(strip_accents(lower(text)), word))) > 0
ORDER BY published NULLS LAST, id
"""
_DECISIONS = "SELECT record FROM decisions WHERE doc = ? ORDER BY number"
_INCIDENTS = "SELECT id, events, type, first_day, last_day FROM incidents ORDER BY first_day NULLS LAST, id"
_COUNTS = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM documents), (SELECT count(*) FROM statements),
       (SELECT count(*) FROM events), (SELECT count(*) FROM incidents)
"""
_PARTY = """
len(list_filter(flatten([e.actors, e.actor_texts, e.actor_ids,
                         e.recipients, e.recipient_texts, e.recipient_ids]),
                lambda name: contains(lower(name), lower(?)))) > 0
"""
_COUNTRY = "list_contains(list_concat(e.actor_countries, e.recipient_countries), upper(?))"
# A date with one end open reaches for ever; one that is not known at all is on no day.
_REACHES = "coalesce(e.last_day, CASE WHEN e.first_day IS NOT NULL THEN 'infinity'::DATE END) >= ?"
_BEGINS = "coalesce(e.first_day, CASE WHEN e.last_day IS NOT NULL THEN '-infinity'::DATE END) <= ?"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; what is None does not matter.

    Attributes:
        type: PLOVER type.
        actor: Part of the name, the words or the id of either side.
        country: Country code of either side.
        first: Events whose days reach to this day or beyond it.
        last: Events whose days begin on this day or before it.
        status: One of the statuses.
        limit: At most so many.
        doc: Id of the document.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    first: date | None = None
    last: date | None = None
    status: str | None = None
    limit: int | None = None
    doc: str | None = None


def events(store: Store, wanted: EventFilter) -> Iterator[Event]:
    """Give the events that a filter lets through, by day and place in the text."""
    conditions, values = asked_for(wanted)
    sql = _EVENTS.format(
        in_incidents=_IN_INCIDENTS,
        conditions=conditions,
        limit="" if wanted.limit is None else f"LIMIT {wanted.limit:d}",
    )
    return (_event(row) for row in store.stream(sql, values))


def reported(store: Store, wanted: EventFilter) -> Iterator[Reported]:
    """Give the events that a filter lets through with where they stand, in the order of ``events``."""
    conditions, values = asked_for(wanted)
    limit = "" if wanted.limit is None else f"LIMIT {wanted.limit:d}"
    ids = store.stream(_EVENT_IDS.format(conditions=conditions, limit=limit), values)
    while together := [identity for (identity,) in islice(ids, _TOGETHER)]:
        rows = {row[0]: row[1:] for row in store.fetch(_REPORTED, [together])}
        for identity in together:
            row = rows[identity]
            yield Reported(_event(row[:2]), Origin(*row[2:]))


def asked_for(wanted: EventFilter) -> tuple[str, list[object]]:
    """Give a filter as a condition of SQL on the events as ``e``, with its values."""
    asked: tuple[tuple[str, object], ...] = (
        ("e.type = upper(?)", wanted.type),
        (_PARTY, wanted.actor),
        (_COUNTRY, wanted.country),
        (_REACHES, wanted.first),
        (_BEGINS, wanted.last),
        ("e.status = lower(?)", wanted.status),
        ("e.doc = ?", wanted.doc),
    )
    conditions = [(sql, value) for sql, value in asked if value is not None]
    return " AND ".join(condition for condition, _ in conditions) or "true", [v for _, v in conditions]


def event(store: Store, identity: str) -> Event | None:
    """Give one event by its id or by the beginning of it, or None.

    Raises:
        StoreError: Several ids begin so.
    """
    sql = _EVENTS.format(in_incidents=_IN_INCIDENTS, conditions="starts_with(e.id, ?)", limit="LIMIT 4")
    found = [_event(row) for row in store.fetch(sql, [identity])]
    if len(found) > 1 and (exact := [e for e in found if e.id == identity]):
        found = exact
    if len(found) > 1:
        some = ", ".join(e.id for e in found)
        raise StoreError(
            f"store {store.path}: several events begin with {identity!r} ({some}); write more of it"
        )
    return found[0] if found else None


def statements(store: Store, *, speaker: str | None = None, doc: str | None = None) -> Iterator[Statement]:
    """Give statements, all or of one speaker (part of name, words or id) or one document, in text order."""
    conditions, values = ["true"], []
    if speaker is not None:
        conditions.append("contains(lower(concat_ws(' ', speaker, speaker_text, speaker_id)), lower(?))")
        values.append(speaker)
    if doc is not None:
        conditions.append("doc = ?")
        values.append(doc)
    sql = _STATEMENTS.format(conditions=" AND ".join(conditions))
    return (from_data(Statement, json.loads(record)) for (record,) in store.stream(sql, values))


def decisions(store: Store, doc: str) -> tuple[Decision, ...]:
    """Give the decisions made for a document, in the order they were made."""
    return tuple(from_data(Decision, json.loads(record)) for (record,) in store.fetch(_DECISIONS, [doc]))


def incidents(store: Store) -> Iterator[Incident]:
    """Give the incidents by day."""
    for identity, members, kind, first, last in store.stream(_INCIDENTS):
        yield Incident(identity, tuple(members), kind, _iso(first), _iso(last))


def article(store: Store, identity: str) -> Article | None:
    """Give an article as received, or None."""
    rows = store.fetch(_ARTICLE, [identity])
    return Article(*rows[0]) if rows else None


def document(store: Store, identity: str) -> Document | None:
    """Give a document, or None."""
    rows = store.fetch(_DOCUMENT, [identity])
    if not rows:
        return None
    doc, from_article, text, starts, sources, lengths, published, dateline, source, url = rows[0]
    return Document(
        id=doc,
        article=from_article,
        text=text,
        regions=tuple(Region(RegionKind(k), s, e) for k, s, e in store.fetch(_REGIONS, [doc])),
        offsets=OffsetMap(tuple(starts), tuple(sources), tuple(lengths)),
        published=published,
        dateline=None if dateline is None else from_data(Dateline, json.loads(dateline)),
        source=source,
        url=url,
    )


def documents_with(store: Store, words: Sequence[str]) -> list[str]:
    """Give the ids of documents whose text has one of some words or beginnings of words, by day."""
    return [identity for (identity,) in store.fetch(_DOCUMENTS_WITH, [list(words)])]


def document_ids(store: Store) -> Iterator[str]:
    """Give the ids of all documents, sorted."""
    return (identity for (identity,) in store.stream(_DOCUMENT_IDS))


def coded_by(store: Store) -> tuple[tuple[str, str], ...]:
    """Give the components whose decisions the store holds, each with its version, sorted."""
    return tuple((component, version) for component, version in store.fetch(_CODED_BY))


def counts(store: Store) -> dict[str, int]:
    """Count what the store holds."""
    names = ("articles", "documents", "statements", "events", "incidents")
    return dict(zip(names, store.fetch(_COUNTS)[0], strict=True))


def _event(row: Row) -> Event:
    record, incident = row
    found = from_data(Event, json.loads(record))
    return found if incident is None else replace(found, incident=incident)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
