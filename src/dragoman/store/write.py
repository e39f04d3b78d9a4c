"""Adds to the store: what is there already is left as it is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from dragoman.records import Article, Incident
from dragoman.store.database import Store
from dragoman.store.entries import Entry, put_all
from dragoman.store.pack import Packed

_HAS_DOCUMENTS = "SELECT id FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))"
_THERE = "SELECT id FROM articles WHERE id IN (SELECT unnest(?::VARCHAR[]))"
_INCIDENT_IDS = "SELECT id FROM incidents"
_DROP_INCIDENTS = "DELETE FROM incidents WHERE list_contains(?::VARCHAR[], id)"


def write_articles(store: Store, articles: Iterable[Article]) -> None:
    """Keep articles as received."""
    wanted = {article.id: article for article in articles}
    there = {key for (key,) in store.fetch(_THERE, [list(wanted)])}
    rows = [_article(article) for key, article in wanted.items() if key not in there]
    if rows:
        store.insert("articles", json.dumps(rows, ensure_ascii=False))


def write_coded(store: Store, packed: Packed, entry: Entry) -> None:
    """Keep all that was found in one article and its new ledger entry: both or neither."""
    write_all(store, [packed], [entry])


def write_all(store: Store, found: Iterable[Packed], entries: Sequence[Entry]) -> None:
    """Keep all that was found in some articles and their new ledger entries: all of it or nothing.

    A document that is there already stays as it was coded then: the same text has the same id.
    """
    wanted: dict[str, Packed] = {}
    for packed in found:
        wanted.setdefault(packed.doc, packed)
    with store.transaction():
        there = {doc for (doc,) in store.fetch(_HAS_DOCUMENTS, [list(wanted)])} if wanted else set()
        rows: dict[str, list[str]] = {}
        for doc, packed in wanted.items():
            for table, listed in packed.tables.items() if doc not in there else ():
                # A list of JSON without its brackets: joined as text, for parsing it again took longer.
                rows.setdefault(table, []).append(listed[1:-1])
        for table, parts in rows.items():
            store.insert(table, f"[{','.join(parts)}]")
        put_all(store, entries)


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
