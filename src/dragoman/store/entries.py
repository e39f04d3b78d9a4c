"""The ledger's rows: how far each article is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from dragoman.records import content_id
from dragoman.store.connection import Row
from dragoman.store.database import Store

_FIELDS = "key, article, origin, state, reason, doc, events, settings"
_GET = f"SELECT {_FIELDS} FROM ledger WHERE key IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608 - constants
_ALL = f"SELECT {_FIELDS} FROM ledger ORDER BY number"  # noqa: S608
_IN_STATE = "SELECT key FROM ledger WHERE state = ? ORDER BY number"
_COUNTS = "SELECT state, count(*) FROM ledger GROUP BY state"
_STATES = (
    '[{"key": "VARCHAR", "state": "VARCHAR", "reason": "VARCHAR", "doc": "VARCHAR", "events": "INTEGER", '
    '"settings": "VARCHAR"}]'
)
_CHANGE = f"""
UPDATE ledger SET state = new.state, reason = new.reason, doc = new.doc, events = new.events,
    settings = new.settings
FROM (SELECT unnest(from_json(?::JSON, '{_STATES}'), recursive := true)) AS new
WHERE ledger.key = new.key
"""  # noqa: S608 - constants
_SINCE = "SELECT key FROM ledger WHERE number >= ? AND key IN (SELECT unnest(?::VARCHAR[]))"
_TAKE_OUT = "DELETE FROM ledger WHERE key IN (SELECT unnest(?::VARCHAR[]))"
_NAMED = f"""
SELECT {_FIELDS} FROM ledger WHERE starts_with(key, $1) OR starts_with(doc, $1) ORDER BY number
"""  # noqa: S608
# Behind a file's name stand the line or number of an article, its id there, or its place in an archive.
_FROM = rf"""
SELECT {_FIELDS} FROM ledger
WHERE origin = $1
    OR starts_with(origin, $1)
        AND regexp_matches(substr(origin, length($1) + 1), '^((:\d+|\[\d+\])?(#.*)?$|!)', 's')
    OR article IN (SELECT id FROM articles WHERE url = $1)
    OR doc IN (SELECT id FROM documents WHERE url = $1)
ORDER BY number
"""  # noqa: S608
_NEXT = "SELECT coalesce(max(number), -1) + 1 FROM ledger"


class State(StrEnum):
    """How far an article is."""

    NEW = "new"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger.

    Attributes:
        key: The article's id, or a content id (``f1:…``) of the origin where nothing could be read.
        article: The article's id, or None.
        origin: Where it came from.
        state: How far it is.
        reason: Why it failed or was skipped, else empty.
        doc: Its document once it is done.
        events: How many events that has.
        settings: What it was coded with, as JSON; None where it was not, or where that is not known.
    """

    key: str
    article: str | None
    origin: str
    state: State
    reason: str = ""
    doc: str | None = None
    events: int = 0
    settings: str | None = None


def failure_key(origin: str) -> str:
    """Give the key of something that could not be read at all: it is known by its place alone."""
    return content_id("f1", origin)


def entry(store: Store, key: str) -> Entry | None:
    """Give an entry, or None."""
    return known(store, [key]).get(key)


def known(store: Store, keys: Sequence[str]) -> dict[str, Entry]:
    """Give those entries that are there, by key."""
    return {row[0]: _entry(row) for row in store.fetch(_GET, [list(keys)])}


def named(store: Store, name: str) -> list[Entry]:
    """Give the entries that are meant by an article's or document's id, or by its beginning."""
    found = [_entry(row) for row in store.fetch(_NAMED, [name])]
    return [one for one in found if name in (one.key, one.doc)] or found


def come_from(store: Store, place: str) -> list[Entry]:
    """Give the entries of all that came from a file, from a line of it, or from an address."""
    return [_entry(row) for row in store.fetch(_FROM, [place])]


def entries(store: Store) -> Iterator[Entry]:
    """Give all entries in the order they came."""
    return (_entry(row) for row in store.stream(_ALL))


def keys_in(store: Store, state: State) -> list[str]:
    """Give the keys of all entries in a state, in the order they came."""
    return [key for (key,) in store.fetch(_IN_STATE, [state])]


def counts(store: Store) -> dict[State, int]:
    """Count the entries in each state."""
    found: dict[str, int] = dict(iter(store.fetch(_COUNTS)))
    return {state: found.get(state, 0) for state in State}


def put(store: Store, new: Entry) -> None:
    """Add an entry, or change the one with its key; what is the same is left alone."""
    put_all(store, [new])


def put_all(store: Store, new: Sequence[Entry]) -> None:
    """Add entries, or change those with their keys; what is the same is left alone."""
    wanted = {one.key: one for one in new}
    old = known(store, list(wanted))
    add(store, [one for key, one in wanted.items() if key not in old])
    changed = [
        _outcome(one) for key, one in wanted.items() if key in old and _outcome(old[key]) != _outcome(one)
    ]
    if changed:
        store.fetch(_CHANGE, [json.dumps(changed, ensure_ascii=False)])


def next_number(store: Store) -> int:
    """Give the number that the next new entry will have: those of a run that begins now have it or more."""
    return int(store.fetch(_NEXT)[0][0])


def added_since(store: Store, number: int, keys: Sequence[str]) -> set[str]:
    """Give those keys whose entries have this number or a higher one."""
    return {key for (key,) in store.fetch(_SINCE, [number, list(keys)])}


def add(store: Store, new: Sequence[Entry]) -> None:
    """Add entries whose keys are not there yet, behind the others."""
    if new:
        first = next_number(store)
        rows = [{"number": first + n, **asdict(one)} for n, one in enumerate(new)]
        store.insert("ledger", json.dumps(rows, ensure_ascii=False))


def forget_failures(store: Store, origins: Sequence[str]) -> None:
    """Take out the failures of places where an article was now read: the source was mended."""
    take_out(store, [failure_key(origin) for origin in origins])


def take_out(store: Store, keys: Sequence[str]) -> None:
    """Take entries out of the ledger."""
    store.fetch(_TAKE_OUT, [list(keys)])


def _outcome(one: Entry) -> dict[str, object]:
    """Give the columns that change, with the key."""
    return {name: getattr(one, name) for name in ("key", "state", "reason", "doc", "events", "settings")}


def _entry(row: Row) -> Entry:
    key, article, origin, state, *rest = row
    return Entry(key, article, origin, State(state), *rest)
