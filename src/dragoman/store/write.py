"""Adds to the store: what is there already is left as it is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from dragoman.records import Article, Incident
from dragoman.store.database import Store
from dragoman.store.entries import Entry, put
from dragoman.store.pack import Packed
from dragoman.store.texts import check_without_text, keeps_text, put_hashes

_HAS_DOCUMENT = "SELECT 1 FROM documents WHERE id = ?"
_THERE = "SELECT id FROM articles WHERE id IN (SELECT unnest(?::VARCHAR[]))"
_INCIDENT_IDS = "SELECT id FROM incidents"
_DROP_INCIDENTS = "DELETE FROM incidents WHERE list_contains(?::VARCHAR[], id)"


def write_articles(store: Store, articles: Iterable[Article]) -> None:
    """Keep articles as received, or their hashes in a store without text."""
    wanted = {article.id: article for article in articles}
    there = {key for (key,) in store.fetch(_THERE, [list(wanted)])}
    new = [article for key, article in wanted.items() if key not in there]
    rows = [_article(article) for article in (new if keeps_text(store) else put_hashes(store, new))]
    if rows:
        store.insert("articles", json.dumps(rows, ensure_ascii=False))


def write_coded(store: Store, packed: Packed, entry: Entry) -> None:
    """Keep all that was found in one article and its new ledger entry: both or neither.

    A document that is there already stays as it was coded then: the same text has the same id.
    """
    with store.transaction():
        if not store.fetch(_HAS_DOCUMENT, [packed.doc]):
            check_without_text(store, packed.tables["documents"])
            for table, rows in packed.tables.items():
                store.insert(table, rows)
        put(store, entry)


def write_entries(store: Store, entries: Iterable[Entry]) -> None:
    """Keep ledger entries in one transaction."""
    with store.transaction():
        for entry in entries:
            put(store, entry)


def write_incidents(store: Store, incidents: Sequence[Incident]) -> None:
    """Put an assembly in the place of the last one."""
    wanted = {incident.id: incident for incident in incidents}
    with store.transaction():
        kept = {identity for (identity,) in store.fetch(_INCIDENT_IDS)}
        store.fetch(_DROP_INCIDENTS, [sorted(kept - wanted.keys())])
        # An id is a hash of the members, so one that is there already says the same.
        rows = [_incident(incident) for incident in wanted.values() if incident.id not in kept]
        if rows:
            store.insert("incidents", json.dumps(rows, ensure_ascii=False))


def _incident(incident: Incident) -> dict[str, object]:
    return {
        "id": incident.id,
        "type": incident.type,
        "first_day": incident.first,
        "last_day": incident.last,
        "events": incident.events,
    }


def _article(article: Article) -> dict[str, object]:
    day = article.published
    return {**asdict(article), "published": None if day is None else day.isoformat()}
