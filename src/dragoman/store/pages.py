"""Gives events, incidents and documents a page at a time, from columns: what a grid or an API shows."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from dragoman.errors import UsageError
from dragoman.store.connection import Row, literals
from dragoman.store.database import Store
from dragoman.store.filters import IN_INCIDENTS, where
from dragoman.store.incidents import IncidentFilter
from dragoman.store.incidents import conditions as incident_conditions
from dragoman.store.read import EventFilter

MOST = 500
"""Rows in a page at most."""
_LARGEST = 2**31 - 1  # of an INTEGER column
_T = TypeVar("_T")
# The keys first and the rows behind them, so that the scan reads only what it orders and filters by; kept,
# so that filtering happens once for the page and the count.
_KEYS = """
WITH found AS MATERIALIZED (SELECT {keys} FROM {table} WHERE {condition})
SELECT *, (SELECT count(*) FROM found) FROM found {alias} WHERE {after}
ORDER BY {order}
LIMIT {limit}
"""
_COUNT = "SELECT count(*) FROM {table} WHERE {condition}"
# Ids as literals are looked up by index, table by table: of 100,000 events, 50 rows took half the time of one
# question with joins, for which each table is read whole.
_EVENTS = """
SELECT e.id, e.doc, e.type, e.mode, e.contexts, e.quad, e.intensity, e.status, e.first_day,
       e.last_day, e.date_precision, e.actors, e.recipients, e.actor_countries, e.recipient_countries,
       e.place, e.place_country, e.lat, e.lon, e.speaker, e.trigger_text, e.evidence, e.confidence
FROM events e WHERE e.id IN ({ids})
"""
_INCIDENT_OF = f"{IN_INCIDENTS} WHERE event IN ({{ids}})"
_ORIGINS = "SELECT id, source, article, published FROM documents WHERE id IN ({ids})"
_TITLES = "SELECT id, title FROM articles WHERE id IN ({ids})"
_INCIDENTS = """
SELECT id, type, mode, standing, first_day, last_day, reports, sources, belief,
       json_extract_string(record, '$.actors[*].label'),
       json_extract_string(record, '$.recipients[*].label'),
       place, disagreements
FROM incidents WHERE id IN ({ids})
"""
_DOCUMENTS = """
SELECT d.id, d.article, a.title, d.source, d.url, d.published,
       (SELECT count(*) FROM events e WHERE e.doc = d.id)
FROM documents d LEFT JOIN articles a ON a.id = d.article
WHERE d.id IN ({ids})
"""

_IN_DOCUMENT = """
(contains(strip_accents(lower(d.text)), strip_accents(lower(?))) OR d.article IN
 (SELECT id FROM articles WHERE contains(strip_accents(lower(title)), strip_accents(lower(?)))))
"""


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """Some rows of many.

    Attributes:
        items: The rows of this page, in order.
        next: What to give as ``after`` for the page behind it, or None where this is the last.
        total: Rows on all pages together.
    """

    items: tuple[_T, ...]
    next: str | None
    total: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a grid; the fields are those of the event record, sides by their names."""

    id: str
    doc: str
    incident: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    status: str
    first: date | None
    last: date | None
    precision: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    speaker: str | None
    trigger: str
    evidence: str
    confidence: float
    source: str | None
    title: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a grid; the fields are those of the incident record, sides by their labels."""

    id: str
    type: str
    mode: str | None
    standing: str
    first: date | None
    last: date | None
    reports: int
    sources: int
    belief: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    disagreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are wanted; what is None does not matter.

    Attributes:
        source: Part of the outlet's name.
        text: Words as they follow each other in title or text; case and accents do not matter.
        first: Published on this day or later.
        last: Published on this day or before it.
    """

    source: str | None = None
    text: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list.

    Attributes:
        id: Its id.
        article: Id of the article it was made from.
        title: Headline, or None.
        source: Outlet, or None.
        url: Address, or None.
        published: Day, or None.
        events: How many events were found in it.
    """

    id: str
    article: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    events: int


@dataclass(frozen=True, slots=True)
class _Listing:
    """How the rows of a table are ordered and read.

    Attributes:
        table: The table and its alias.
        day: The column of the day, which may be empty.
        keys: What rows of one day are ordered by; the id, which tells them apart, is the last.
        rows: Reads rows by ids, the id first.
    """

    table: str
    day: str
    keys: tuple[str, ...]
    rows: str


_OF_EVENTS = _Listing("events e", "e.first_day", ("e.doc", "e.sentence", "e.trigger_start", "e.id"), _EVENTS)
_OF_INCIDENTS = _Listing("incidents i", "i.first_day", ("i.id",), _INCIDENTS)
_OF_DOCUMENTS = _Listing("documents d", "d.published", ("d.id",), _DOCUMENTS)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which page of a listing is wanted."""

    condition: str
    values: Sequence[object]
    after: str | None
    size: int
    newest: bool


def event_page(
    store: Store, wanted: EventFilter, *, after: str | None = None, size: int = 50, newest: bool = False
) -> Page[EventRow]:
    """Give one page of the events that a filter lets through, in the order of ``read.events``.

    Args:
        store: An open store.
        wanted: Which events; its limit does not matter.
        after: ``next`` of the page before, or None for the first page.
        size: Rows at most, 1 to 500.
        newest: Latest days first; events without a day are last either way.

    Raises:
        UsageError: ``after`` is none of ours, or ``size`` is not in these bounds.
    """
    condition, values = where(wanted)
    return _page(store, _OF_EVENTS, _Asked(condition, values, after, size, newest), EventRow)


def event_rows(store: Store, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """Give events as rows by their whole ids, in the order of the ids."""
    return _rows(store, _OF_EVENTS, [(identity,) for identity in ids], EventRow)


def incident_rows(store: Store, ids: Sequence[str]) -> tuple[IncidentRow, ...]:
    """Give incidents as rows by their whole ids, in the order of the ids."""
    return _rows(store, _OF_INCIDENTS, [(identity,) for identity in ids], IncidentRow)


def incident_page(
    store: Store, wanted: IncidentFilter, *, after: str | None = None, size: int = 50, newest: bool = False
) -> Page[IncidentRow]:
    """Give one page of incidents, by day; arguments and errors as for ``event_page``."""
    given, values = incident_conditions(wanted)
    condition = " AND ".join(given) or "true"
    return _page(store, _OF_INCIDENTS, _Asked(condition, values, after, size, newest), IncidentRow)


def document_rows(store: Store, ids: Sequence[str]) -> tuple[DocumentRow, ...]:
    """Give documents as rows by their whole ids, in the order of the ids."""
    return _rows(store, _OF_DOCUMENTS, [(identity,) for identity in ids], DocumentRow)


def document_page(
    store: Store, wanted: DocumentFilter, *, after: str | None = None, size: int = 50, newest: bool = False
) -> Page[DocumentRow]:
    """Give one page of documents, by day of publication; arguments and errors as for ``event_page``."""
    asked: tuple[tuple[str, object], ...] = (
        ("contains(lower(d.source), lower(?))", wanted.source),
        ("d.published >= ?", wanted.first),
        ("d.published <= ?", wanted.last),
        (_IN_DOCUMENT, wanted.text),
    )
    given = [(sql, value) for sql, value in asked if value is not None]
    condition = " AND ".join(sql for sql, _ in given) or "true"
    values = [value for sql, value in given for _ in range(sql.count("?"))]
    return _page(store, _OF_DOCUMENTS, _Asked(condition, values, after, size, newest), DocumentRow)


def _page(store: Store, listing: _Listing, asked: _Asked, make: Callable[..., _T]) -> Page[_T]:
    if not 1 <= asked.size <= MOST:
        raise UsageError(f"size: {asked.size} is not a page; give 1 to {MOST}")
    edge = "'-infinity'" if asked.newest else "'infinity'"
    day = f"coalesce({listing.day}, {edge}::DATE)"
    beyond, places = ("<" if asked.newest else ">"), ", ".join("?" for _ in listing.keys)
    rest = ", ".join(listing.keys)
    after = f"({day} {beyond} ? OR {day} = ? AND row({rest}) > row({places}))"
    given = [] if asked.after is None else _read_cursor(asked.after, listing, edge.strip("'"))
    sql = _KEYS.format(
        keys=f"{listing.day}, {rest}",
        table=listing.table,
        alias=listing.table.split()[-1],
        condition=asked.condition,
        after=after if given else "true",
        order=f"{day}{' DESC' if asked.newest else ''}, {rest}",
        limit=asked.size + 1,
    )
    rows = store.fetch(sql, [*asked.values, *given])
    total = int(rows[0][-1]) if rows else 0
    if not rows and given:
        # Behind the last row there is none to carry the count.
        counting = _COUNT.format(table=listing.table, condition=asked.condition)
        ((total,),) = store.fetch(counting, asked.values)
    shown = [row[:-1] for row in rows[: asked.size]]
    more = len(rows) > len(shown)
    return Page(_rows(store, listing, shown, make), _write_cursor(shown[-1]) if more else None, total)


def _rows(store: Store, listing: _Listing, keys: Sequence[Row], make: Callable[..., _T]) -> tuple[_T, ...]:
    ids = [key[-1] for key in keys]
    found = {row[0]: row for row in store.fetch(listing.rows.format(ids=literals(ids)))}
    if listing is _OF_EVENTS:
        found = _with_origins(store, found)
    return tuple(make(*map(_frozen, found[identity])) for identity in ids)


def _with_origins(store: Store, rows: dict[str, Row]) -> dict[str, Row]:
    """Put the incident behind an event's document, and the source, headline and day at its end."""
    homes: dict[str, str] = dict(iter(store.fetch(_INCIDENT_OF.format(ids=literals(rows)))))
    docs = literals({row[1] for row in rows.values()})
    origins = {row[0]: row[1:] for row in store.fetch(_ORIGINS.format(ids=docs))}
    articles = literals({article for _, article, _ in origins.values() if article is not None})
    titles: dict[str, str | None] = dict(iter(store.fetch(_TITLES.format(ids=articles))))
    whole: dict[str, Row] = {}
    for identity, (_, doc, *rest) in rows.items():
        source, article, published = origins.get(doc, (None, None, None))
        whole[identity] = (identity, doc, homes.get(identity), *rest, source, titles.get(article), published)
    return whole


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _write_cursor(key: Row) -> str:
    """Write where a page ends: the day and keys of its last row."""
    day, *rest = key
    data = json.dumps([day and day.isoformat(), *rest], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def _read_cursor(text: str, listing: _Listing, edge: str) -> list[object]:
    """Read where the page before ended, as values of the condition that begins behind it.

    Raises:
        UsageError: It is none of ours.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        data = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
        day, *keys = data
        days = edge if day is None else date.fromisoformat(day).isoformat()
        "".join(map(str, keys)).encode()  # half a character of a pair is none that the database takes
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise UsageError(_foreign(text)) from error
    is_small = all(abs(key) <= _LARGEST for key in keys if isinstance(key, int))
    if [type(key) for key in keys] != _key_types(listing) or not is_small:
        raise UsageError(_foreign(text))
    return [days, days, *keys]


def _key_types(listing: _Listing) -> list[Any]:
    numbers = ("e.sentence", "e.trigger_start")
    return [int if key in numbers else str for key in listing.keys]


def _foreign(text: str) -> str:
    return f"after: {text[:40]!r} is not the end of a page; give `next` of the page before, as it is"
