"""Takes articles and what was found in them out of a store, whole; what people said of it stays."""

from collections.abc import Sequence

from dragoman.store import entries
from dragoman.store.connection import STRINGS, many
from dragoman.store.database import Store

_OF_DOCUMENTS = ("regions", "mentions", "statements", "events", "decisions", "copy_keys")
_EVENTS = f"SELECT id FROM events WHERE doc IN {STRINGS} ORDER BY id"  # noqa: S608 - a constant
_PLACES = """
SELECT trigger_start, (record ->> '$.trigger.end')::INTEGER, type, id FROM events WHERE doc = ?
"""
Place = tuple[int, int, str]
"""Where an event stands in a document: start and end of its trigger, and its type."""


def events_in(store: Store, docs: Sequence[str]) -> list[str]:
    """Give the ids of all events of some documents."""
    return [event for (event,) in store.fetch(_EVENTS, [many(docs)])]


def places_of(store: Store, doc: str) -> dict[Place, str]:
    """Give a document's events by where they stand: with the same words, they are the same in another one."""
    return {(start, end, kind): event for start, end, kind, event in store.fetch(_PLACES, [doc])}


def remove_documents(store: Store, docs: Sequence[str]) -> None:
    """Take out documents with all that was found in them; part of a transaction of the caller's.

    Their events must be in no incident any more.
    """
    wanted = many(docs)
    for table in _OF_DOCUMENTS:
        store.fetch(f"DELETE FROM {table} WHERE doc IN {STRINGS}", [wanted])  # noqa: S608 - our own names
    store.fetch(f"DELETE FROM copies WHERE doc IN {STRINGS} OR other IN {STRINGS}", [wanted, wanted])  # noqa: S608
    store.fetch(f"DELETE FROM documents WHERE id IN {STRINGS}", [wanted])  # noqa: S608


def remove_articles(store: Store, ids: Sequence[str]) -> None:
    """Take out articles as received and their ledger entries; part of a transaction of the caller's."""
    wanted = many(ids)
    store.fetch(f"DELETE FROM articles WHERE id IN {STRINGS}", [wanted])  # noqa: S608
    store.fetch(f"DELETE FROM withheld WHERE article IN {STRINGS}", [wanted])  # noqa: S608
    entries.take_out(store, ids)
