"""Adds to the store: what is there already is left as it is."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from dragoman.records import Article
from dragoman.store.database import Store
from dragoman.store.entries import Entry, put
from dragoman.store.pack import Packed
from dragoman.store.texts import check_without_text, keeps_text, put_hashes

_HAS_DOCUMENT = "SELECT 1 FROM documents WHERE id = ?"
_THERE = "SELECT id FROM articles WHERE id IN (SELECT unnest(?::VARCHAR[]))"


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


def _article(article: Article) -> dict[str, object]:
    day = article.published
    return {**asdict(article), "published": None if day is None else day.isoformat()}
