"""What an assembly reads and writes beside incidents: blocks, components, copies, judgements followed."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from dragoman.records import Event, Ruling
from dragoman.records.serial import from_data
from dragoman.store.connection import NUMBERS, STRINGS, Row, literals, many
from dragoman.store.database import Store

_AT_ONCE = 500  # ids in one question: by index 2,000 records took 0.4 s so, by a join that reads all rows 4 s
_NEW = """
SELECT e.id FROM events e JOIN documents d ON d.id = e.doc
WHERE e.id NOT IN (SELECT event FROM assembled)
ORDER BY d.published NULLS LAST, e.doc, e.sentence, e.trigger_start, e.id
"""
_COUNT_NEW = "SELECT (SELECT count(*) FROM events) - (SELECT count(*) FROM assembled)"
_EVENT_ROWS = "SELECT record FROM events WHERE id IN ({ids})"
_DOCUMENTS = "SELECT id, published, source, text FROM documents WHERE id IN ({ids})"
_BLOCKS = f"SELECT key, published, event FROM blocks WHERE key IN {NUMBERS}"  # noqa: S608
_COMPONENTS = f"""
SELECT event, component, incident FROM assembled
WHERE component IN (SELECT component FROM assembled WHERE event IN {STRINGS})
"""  # noqa: S608
_FORGET = f"DELETE FROM assembled WHERE event IN {STRINGS}"  # noqa: S608
_UNBLOCK = f"DELETE FROM blocks WHERE event IN {STRINGS}"  # noqa: S608
_INCIDENT_OF = f"SELECT event, incident FROM assembled WHERE event IN {STRINGS}"  # noqa: S608
_MEMBERS = f"SELECT incident, event FROM assembled WHERE incident IN {STRINGS} ORDER BY ALL"  # noqa: S608
_SAME_KEYS = f"SELECT DISTINCT key, doc FROM copy_keys WHERE key IN {NUMBERS} ORDER BY ALL"  # noqa: S608
_READ_REGIONS = """
SELECT doc, start_at, end_at FROM regions
WHERE doc IN ({ids}) AND kind IN ('headline', 'body') ORDER BY doc, number
"""
_HAS_KEYS = f"SELECT DISTINCT doc FROM copy_keys WHERE doc IN {STRINGS}"  # noqa: S608
_COPIES = f"SELECT doc, other FROM copies WHERE doc IN {STRINGS} AND other IN {STRINGS} ORDER BY ALL"  # noqa: S608
_FOLLOWED = "SELECT judgement, events FROM assembled_judgements ORDER BY judgement"
_UNFOLLOW = "DELETE FROM assembled_judgements"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What an assembly wants of a document."""

    id: str
    published: date | None
    source: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an event is: its component and incident."""

    event: str
    component: str
    incident: str


@dataclass(frozen=True, slots=True)
class BlockRow:
    """That an event is in a block."""

    key: int
    published: int
    event: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """That one document repeats another; the smaller id first."""

    doc: str
    other: str
    shared: int
    jaccard: float
    containment: float


def new_events(store: Store) -> list[str]:
    """Give the ids of events that no assembly has seen, in order of publication."""
    return [event for (event,) in store.fetch(_NEW)]


def count_new_events(store: Store) -> int:
    """Count the events that no assembly has seen."""
    return int(store.fetch(_COUNT_NEW)[0][0])


def events_by_id(store: Store, ids: Iterable[str]) -> Iterator[Event]:
    """Give events by their whole ids, without their incidents; those that are not there are left out."""
    for (record,) in _fetched(store, _EVENT_ROWS, ids):
        yield from_data(Event, json.loads(record))


def documents_by_id(store: Store, ids: Iterable[str]) -> Iterator[DocumentRow]:
    """Give documents by their ids."""
    return (DocumentRow(*row) for row in _fetched(store, _DOCUMENTS, ids))


def block_rows(store: Store, keys: Iterable[int]) -> Iterator[BlockRow]:
    """Give all members of blocks."""
    return (BlockRow(*row) for row in store.fetch(_BLOCKS, [many(keys)]))


def add_blocks(store: Store, rows: Iterable[BlockRow]) -> None:
    """Keep which blocks events are in."""
    _insert(
        store,
        "blocks",
        [{"key": row.key, "published": row.published, "event": row.event} for row in rows],
    )


def components_with(store: Store, events: Iterable[str]) -> list[Placed]:
    """Give every event of the components that the given events are in."""
    return [Placed(*row) for row in store.fetch(_COMPONENTS, [many(events)])]


def incidents_of(store: Store, events: Sequence[str]) -> dict[str, str]:
    """Give the incident of each event that has one."""
    return dict(iter(store.fetch(_INCIDENT_OF, [many(events)])))


def members_of(store: Store, incidents: Iterable[str]) -> dict[str, list[str]]:
    """Give the events of each incident that has some, sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for incident, event in store.fetch(_MEMBERS, [many(incidents)]):
        found[incident].append(event)
    return dict(found)


def place_events(store: Store, placed: Sequence[Placed]) -> None:
    """Put events where they now are, in the place of where they were."""
    store.fetch(_FORGET, [many(one.event for one in placed)])
    _insert(
        store,
        "assembled",
        [{"event": p.event, "component": p.component, "incident": p.incident} for p in placed],
    )


def take_out(store: Store, events: Iterable[str]) -> None:
    """Take events out of where they are, and out of their blocks, as if no assembly had seen them."""
    wanted = many(events)
    store.fetch(_FORGET, [wanted])
    store.fetch(_UNBLOCK, [wanted])


def documents_without_keys(store: Store, docs: Sequence[str]) -> list[str]:
    """Give those documents that were not yet looked through for copies."""
    known = {doc for (doc,) in store.fetch(_HAS_KEYS, [many(docs)])}
    return [doc for doc in docs if doc not in known]


def documents_with_keys(store: Store, keys: Iterable[int]) -> list[tuple[int, str]]:
    """Give the documents that have one of some keys for copies, with the key."""
    return [(key, doc) for key, doc in store.fetch(_SAME_KEYS, [many(keys)])]


def read_texts(store: Store, docs: Iterable[str]) -> dict[str, str]:
    """Give what of documents their readers read: headline and body, without captions and teasers."""
    texts = {row.id: row.text for row in documents_by_id(store, docs)}
    parts: dict[str, list[str]] = {doc: [] for doc in texts}
    for doc, start, end in _fetched(store, _READ_REGIONS, texts):
        parts[doc].append(texts[doc][start:end])
    return {doc: "\n".join(read) for doc, read in parts.items()}


def add_copy_keys(store: Store, keys: Mapping[str, Iterable[int]]) -> None:
    """Keep the keys by which documents are looked up for copies."""
    _insert(store, "copy_keys", [{"key": key, "doc": doc} for doc, own in keys.items() for key in own])


def add_copies(store: Store, rows: Iterable[CopyRow]) -> None:
    """Keep pairs of near-copies."""
    _insert(store, "copies", [asdict(row) for row in rows])


def copies_among(store: Store, docs: Iterable[str]) -> list[tuple[str, str]]:
    """Give the pairs of near-copies among documents."""
    wanted = many(docs)
    return [(doc, other) for doc, other in store.fetch(_COPIES, [wanted, wanted])]


def followed(store: Store) -> dict[str, tuple[str, ...]]:
    """Give the judgements that the last assembly followed, with their events."""
    return {judgement: tuple(events) for judgement, events in store.fetch(_FOLLOWED)}


def follow(store: Store, rulings: Iterable[Ruling]) -> None:
    """Keep which judgements the assembly follows."""
    store.fetch(_UNFOLLOW)
    rows = [{"judgement": r.id, "events": [*r.events, *r.others]} for r in rulings]
    _insert(store, "assembled_judgements", rows)


def groups_of(rows: Iterable[BlockRow]) -> dict[int, list[BlockRow]]:
    """Put members by block."""
    found: dict[int, list[BlockRow]] = defaultdict(list)
    for row in rows:
        found[row.key].append(row)
    return found


def _fetched(store: Store, sql: str, ids: Iterable[str]) -> Iterator[Row]:
    """Ask for rows by id, some hundreds at once, in the order of the ids."""
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        yield from store.fetch(sql.format(ids=literals(part)))


def _insert(store: Store, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        store.insert(table, json.dumps(rows, ensure_ascii=False))
