"""Reads records back from the store, equal to what went in."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.errors import StoreError
from dragoman.records import (
    COOPERATIVE,
    TWO_SIDED,
    Article,
    Dateline,
    Decision,
    Document,
    Event,
    OffsetMap,
    Origin,
    Region,
    RegionKind,
    Reported,
    Statement,
    Voice,
)
from dragoman.records.serial import from_data
from dragoman.store.connection import Connection, literals
from dragoman.store.slips import Filter, refuse_other, refuse_slips

_ARTICLE = """
SELECT id, text, markup, origin, title, published, published_basis, source, url, source_basis, text_basis
FROM articles WHERE id = ?
"""
_DOCUMENT = """
SELECT id, article, text, offset_starts, offset_sources, offset_lengths, published, dateline, source, url
FROM documents WHERE id = ?
"""
_REGIONS = "SELECT kind, start_at, end_at FROM regions WHERE doc = ? ORDER BY number"
# Days first, because people read events as a chronicle; then places in the text, for one fixed order.
ORDER = "e.first_day NULLS LAST, e.doc, e.sentence, e.trigger_start, e.id"
_ALL_EVENTS = (
    f"SELECT e.record, a.incident FROM events e LEFT JOIN assembled a ON a.event = e.id ORDER BY {ORDER}"  # noqa: S608
)
# Two steps, because a condition that is not pushed into the scan has every record read: of a million events
# one month of a dyad took 4 s in one step, and 0.1 s by ids first.
_IDS = """
SELECT id FROM (
    SELECT e.* EXCLUDE (record) FROM events e WHERE {conditions} AND {days}
    UNION ALL
    SELECT e.* EXCLUDE (record) FROM events e WHERE {conditions} AND {open_days}
) e
ORDER BY {order}
{limit}
"""
_BY_IDS = "SELECT e.id, e.record FROM events e WHERE e.id IN ({ids})"
_INCIDENT_OF = "SELECT event, incident FROM assembled WHERE event IN ({ids})"
_IS = "SELECT e.id FROM events e WHERE e.id = ?"
_BEGIN_SO = "SELECT e.id FROM events e WHERE starts_with(e.id, ?) ORDER BY e.id LIMIT 4"
_REPORTED = """
SELECT e.id, e.record, i.incident, d.article, d.published, d.source, d.url, a.title, length(d.text)
FROM events e LEFT JOIN assembled i ON i.event = e.id
JOIN documents d ON d.id = e.doc LEFT JOIN articles a ON a.id = d.article
WHERE e.id IN ({ids})
"""
_CODED_BY = "SELECT DISTINCT component, version FROM decisions ORDER BY component, version"
_DOCUMENT_IDS = "SELECT id FROM documents ORDER BY id"
_STATEMENTS = """
SELECT record FROM statements
WHERE {conditions}
ORDER BY doc, start_at, end_at, id
"""
# Words are folded as the matter's are: no case, no accents. A word begins where no letter or digit stands
# before it: "war" is no part of "toward".
_DOCUMENTS_WITH = """
SELECT id FROM (SELECT id, published, strip_accents(lower(text)) AS folded FROM documents)
WHERE {condition}
ORDER BY published NULLS LAST, id
"""
_HAS = "regexp_matches(folded, '(^|[^\\pL\\pN])(' || ? || ')')"
_DECISIONS = "SELECT record FROM decisions WHERE doc = ? ORDER BY number"
_COUNTS = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM documents), (SELECT count(*) FROM statements),
       (SELECT count(*) FROM events), (SELECT count(*) FROM incidents)
"""
# One text of all names, with a sign between them that is in none: 75 ms for 100,000 events, where a look at
# each name of a list took 160 ms.
PARTY = """
contains(lower(concat_ws(chr(31),
    array_to_string(e.actors, chr(31)), array_to_string(e.actor_texts, chr(31)),
    array_to_string(e.actor_ids, chr(31)), array_to_string(e.recipients, chr(31)),
    array_to_string(e.recipient_texts, chr(31)), array_to_string(e.recipient_ids, chr(31)))), lower(?))
"""
COUNTRY = "list_contains(list_concat(e.actor_countries, e.recipient_countries), upper(?))"
MUTUAL = f"(len(e.recipients) = 0 AND (e.quad <= {COOPERATIVE} OR e.type IN ({literals(sorted(TWO_SIDED))})))"
"""As SQL what ``records.is_mutual`` says of an event."""
OTHER_COUNTRIES = f"CASE WHEN {MUTUAL} THEN e.actor_countries ELSE e.recipient_countries END"
"""Countries of those whom an act is done with or to: of a mutual event the actors' own."""
FROM, TO = "list_contains(e.actor_countries, upper(?))", f"list_contains({OTHER_COUNTRIES}, upper(?))"
_WITHIN = "list_contains(e.recipient_countries, upper(?))"
PLACED_IN = "e.place_country = upper(?)"
PLACE = (
    f"(contains(strip_accents(lower(e.place)), strip_accents(lower(?))) OR {PLACED_IN} "
    "OR e.geonameid::VARCHAR = ?)"
)
"""Part of a place's name, its country, or its id in full: part of a number is another place."""
_CONCERNS = f"({COUNTRY} OR {PLACED_IN})"
_SPEAKER = "contains(strip_accents(lower(e.speaker)), strip_accents(lower(?)))"
ATTRIBUTED = "(e.speaker IS NOT NULL) = ?"
"""An event with a speaker is somebody's claim, one without is the report's own."""
_SOURCE = "e.doc IN (SELECT id FROM documents WHERE contains(lower(source), lower(?)))"
_WORDS = "contains(strip_accents(lower(e.evidence)), strip_accents(lower(?)))"
_IN_INCIDENT = "e.id IN (SELECT event FROM assembled WHERE incident = ?)"
# A date with an open end reaches for ever; one with an open beginning counts as its last day, as what is only
# told as past; one that is not known at all is on no day. Apart from the rest, for plain comparisons let the
# scan leave out what is of other years.
_DAYS = "e.last_day >= ?::DATE AND e.first_day <= ?::DATE"
_OPEN_DAYS = (
    "(e.last_day IS NULL AND e.first_day <= ?::DATE "
    "OR e.first_day IS NULL AND e.last_day BETWEEN ?::DATE AND ?::DATE)"
)
_EARLIEST, _LATEST = date.min, date.max
_AT_ONCE = 500  # records in one question by ids


@dataclass(frozen=True, slots=True)
class EventFilter(Filter):
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
        dyad: Country of an actor and of a recipient, in this order; of a mutual event either way round.
        mode: Mode of the type.
        context: One of the contexts.
        quad: 1 verbal cooperation to 4 material conflict.
        speaker: Part of the name of the outermost speaker.
        place: Part of the place's name, its id, or its country code.
        source: Part of the outlet's name.
        text: Words as they follow each other in the sentence; case and accents do not matter.
        confidence: The event's probability is at least this.
        incident: Id of the incident.
        voice: Whether the report says so itself, or names somebody as saying so.
        concerns: Country code of either side or of the place.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    first: date | None = None
    last: date | None = None
    status: str | None = None
    limit: int | None = None
    doc: str | None = None
    dyad: tuple[str, str] | None = None
    mode: str | None = None
    context: str | None = None
    quad: int | None = None
    speaker: str | None = None
    place: str | None = None
    source: str | None = None
    text: str | None = None
    confidence: float | None = None
    incident: str | None = None
    voice: Voice | None = None
    concerns: str | None = None


def conditions(wanted: EventFilter) -> tuple[list[str], list[object]]:
    """Write a filter as conditions on ``events e``, all but its days and its limit.

    Returns:
        The conditions and the values of their parameters.

    Raises:
        UsageError: It is no filter of events.
    """
    refuse_other(wanted, EventFilter)
    from_country, to_country = wanted.dyad or (None, None)
    # Of a country with itself no event is mutual.
    is_within = wanted.dyad is not None and wanted.dyad[0].upper() == wanted.dyad[1].upper()
    asked: tuple[tuple[str, object], ...] = (
        ("e.type = upper(?)", wanted.type),
        ("e.mode = lower(?)", wanted.mode),
        ("list_contains(e.contexts, lower(?))", wanted.context),
        ("e.quad = ?", wanted.quad),
        ("e.status = lower(?)", wanted.status),
        ("e.doc = ?", wanted.doc),
        ("e.confidence >= ?", wanted.confidence),
        (FROM, from_country),
        (_WITHIN if is_within else TO, to_country),
        (COUNTRY, wanted.country),
        (_CONCERNS, wanted.concerns),
        (_IN_INCIDENT, wanted.incident),
        (PLACE, wanted.place),
        (_SPEAKER, wanted.speaker),
        (ATTRIBUTED, is_attributed(wanted.voice)),
        (_SOURCE, wanted.source),
        (PARTY, wanted.actor),
        (_WORDS, wanted.text),
    )
    given = [(sql, value) for sql, value in asked if value is not None]
    return [sql for sql, _ in given], [value for sql, value in given for _ in range(sql.count("?"))]


def is_attributed(voice: Voice | None) -> bool | None:
    """Give what ``ATTRIBUTED`` compares with; None where the voice does not matter."""
    return None if voice is None else Voice(voice) is Voice.ATTRIBUTED


def events(store: Connection, wanted: EventFilter) -> Iterator[Event]:
    """Give the events that a filter lets through, by day and place in the text.

    Raises:
        UsageError: As for ``event_ids``.
    """
    if wanted == EventFilter():
        return (_event(record, incident) for record, incident in store.stream(_ALL_EVENTS))
    return _by_ids(store, event_ids(store, wanted))


def reported(store: Connection, wanted: EventFilter) -> Iterator[Reported]:
    """Give the events that a filter lets through with where they stand, in the order of ``events``."""
    return reported_by_ids(store, event_ids(store, wanted))


def reported_by_ids(store: Connection, ids: Sequence[str]) -> Iterator[Reported]:
    """Give events by their whole ids with where they stand, in the order of the ids."""
    for at in range(0, len(ids), _AT_ONCE):
        part = ids[at : at + _AT_ONCE]
        rows = {row[0]: row[1:] for row in store.fetch(_REPORTED.format(ids=literals(part)))}
        for identity in part:
            record, incident, *origin = rows[identity]
            yield Reported(_event(record, incident), Origin(*origin))


def event_ids(store: Connection, wanted: EventFilter) -> list[str]:
    """Give the ids of the events that a filter lets through, in the order of ``events``.

    Raises:
        UsageError: There are none, for the filter names a type or country that there is not.
    """
    given, values = conditions(wanted)
    dated = wanted.first is not None or wanted.last is not None
    first, last = wanted.first or _EARLIEST, wanted.last or _LATEST
    sql = _IDS.format(
        conditions=" AND ".join(given) or "true",
        days=_DAYS if dated else "true",
        open_days=_OPEN_DAYS if dated else "false",
        order=ORDER,
        limit="" if wanted.limit is None else f"LIMIT {wanted.limit:d}",
    )
    days = ([first, last], [last, first, last]) if dated else ([], [])
    found = [identity for (identity,) in store.fetch(sql, [*values, *days[0], *values, *days[1]])]
    if not found:
        refuse_slips(store, wanted)
    return found


def _by_ids(store: Connection, ids: Sequence[str]) -> Iterator[Event]:
    """Give events by their whole ids, in the order of the ids."""
    for at in range(0, len(ids), _AT_ONCE):
        part = list(ids[at : at + _AT_ONCE])
        records: dict[str, str] = dict(iter(store.fetch(_BY_IDS.format(ids=literals(part)))))
        homes: dict[str, str] = dict(iter(store.fetch(_INCIDENT_OF.format(ids=literals(part)))))
        yield from (_event(records[one], homes.get(one)) for one in part)


def event(store: Connection, identity: str) -> Event | None:
    """Give one event by its id or by the beginning of it, or None.

    Raises:
        StoreError: Several ids begin so.
    """
    return next(_by_ids(store, meant(store, identity, "events", whole=_IS, beginning=_BEGIN_SO)), None)


def meant(store: Connection, identity: str, things: str, *, whole: str, beginning: str) -> list[str]:
    """Give the one id that is meant by it or by its beginning, in a list, or an empty list.

    Args:
        store: The store.
        identity: The id, or how it begins.
        things: What has such ids, for the message.
        whole: Asks for the id itself, which is looked up by index.
        beginning: Asks for ids that begin so, which takes a look at all.

    Raises:
        StoreError: Several begin so.
    """
    found = [one for (one,) in store.fetch(whole, [identity]) or store.fetch(beginning, [identity])]
    if len(found) > 1:
        some = ", ".join(found)
        raise StoreError(
            f"store {store.path}: several {things} begin with {identity!r} ({some}); write more of it"
        )
    return found


def events_of(store: Connection, ids: Sequence[str]) -> tuple[Event, ...]:
    """Give events by their whole ids, in the order of the ids."""
    return tuple(_by_ids(store, ids))


def statements(
    store: Connection, *, speaker: str | None = None, doc: str | None = None
) -> Iterator[Statement]:
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


def decisions(store: Connection, doc: str) -> tuple[Decision, ...]:
    """Give the decisions made for a document, in the order they were made."""
    return tuple(from_data(Decision, json.loads(record)) for (record,) in store.fetch(_DECISIONS, [doc]))


def article(store: Connection, identity: str) -> Article | None:
    """Give an article as received, or None."""
    rows = store.fetch(_ARTICLE, [identity])
    return Article(*rows[0]) if rows else None


def document(store: Connection, identity: str) -> Document | None:
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


def documents_with_all(store: Connection, phrases: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Give the ids of documents whose text has all words of one of some phrases, wherever they stand, by day.

    Args:
        store: An open store.
        phrases: Each a sequence of words; of a word, the beginnings by which it may stand in a text, in
            small letters without accents.
    """
    given = [phrase for phrase in phrases if phrase]
    condition = " OR ".join(" AND ".join(_HAS for _ in phrase) for phrase in given) or "false"
    values = ["|".join(map(re.escape, beginnings)) for phrase in given for beginnings in phrase]
    rows = store.fetch(_DOCUMENTS_WITH.format(condition=condition), values)
    return [identity for (identity,) in rows]


def document_ids(store: Connection) -> Iterator[str]:
    """Give the ids of all documents, sorted."""
    return (identity for (identity,) in store.stream(_DOCUMENT_IDS))


def coded_by(store: Connection) -> tuple[tuple[str, str], ...]:
    """Give the components whose decisions the store holds, each with its version, sorted."""
    return tuple((component, version) for component, version in store.fetch(_CODED_BY))


def counts(store: Connection) -> dict[str, int]:
    """Count what the store holds."""
    names = ("articles", "documents", "statements", "events", "incidents")
    return dict(zip(names, store.fetch(_COUNTS)[0], strict=True))


def count_dayless(store: Connection) -> int:
    """Count the coded articles of which no day of publication is known."""
    ((number,),) = store.fetch("SELECT count(*) FROM documents WHERE published IS NULL", [])
    return int(number)


def _event(record: str, incident: str | None) -> Event:
    found = from_data(Event, json.loads(record))
    return found if incident is None else replace(found, incident=incident)
