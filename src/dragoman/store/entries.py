"""The ledger's rows: how far each article is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from dragoman.records import content_id
from dragoman.store.database import Row, Store

_FIELDS = "key, article, origin, state, reason, doc, events"
_GET = f"SELECT {_FIELDS} FROM ledger WHERE key IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608 - constants
_ALL = f"SELECT {_FIELDS} FROM ledger ORDER BY number"  # noqa: S608
_IN_STATE = "SELECT key FROM ledger WHERE state = ? ORDER BY number"
_COUNTS = "SELECT state, count(*) FROM ledger GROUP BY state ORDER BY state"
_CHANGE = "UPDATE ledger SET state = ?, reason = ?, doc = ?, events = ? WHERE key = ?"
_MENDED = "DELETE FROM ledger WHERE key IN (SELECT unnest(?::VARCHAR[]))"
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
    """

    key: str
    article: str | None
    origin: str
    state: State
    reason: str = ""
    doc: str | None = None
    events: int = 0


def failure_key(origin: str) -> str:
    """Give the key of something that could not be read at all: it is known by its place alone."""
    return content_id("f1", origin)


def entry(store: Store, key: str) -> Entry | None:
    """Give an entry, or None."""
    return known(store, [key]).get(key)


def known(store: Store, keys: Sequence[str]) -> dict[str, Entry]:
    """Give those entries that are there, by key."""
    return {row[0]: _entry(row) for row in store.fetch(_GET, [list(keys)])}


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
    old = entry(store, new.key)
    if old is None:
        add(store, [new])
    elif (old.state, old.reason, old.doc, old.events) != (new.state, new.reason, new.doc, new.events):
        store.fetch(_CHANGE, [new.state, new.reason, new.doc, new.events, new.key])


def add(store: Store, new: Sequence[Entry]) -> None:
    """Add entries whose keys are not there yet, behind the others."""
    if new:
        first = store.fetch(_NEXT)[0][0]
        rows = [{"number": first + n, **asdict(one)} for n, one in enumerate(new)]
        store.insert("ledger", json.dumps(rows, ensure_ascii=False))


def forget_failures(store: Store, origins: Sequence[str]) -> None:
    """Take out the failures of places where an article was now read: the source was mended."""
    store.fetch(_MENDED, [[failure_key(origin) for origin in origins]])


def _entry(row: Row) -> Entry:
    key, article, origin, state, reason, doc, events = row
    return Entry(key, article, origin, State(state), reason, doc, events)
