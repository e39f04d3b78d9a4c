"""Adds to the store: what is there already is left as it is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from dragoman.records import Article, undated_id
from dragoman.store.alike import mark_of
from dragoman.store.database import Store
from dragoman.store.entries import Entry, put_all
from dragoman.store.pack import Packed
from dragoman.store.texts import check_without_text, keeps_text, put_hashes

_HAS_DOCUMENTS = "SELECT id FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))"
_THERE = "SELECT id FROM articles WHERE id IN (SELECT unnest(?::VARCHAR[]))"


def write_articles(store: Store, articles: Iterable[Article]) -> None:
    """Keep articles as received, or their hashes in a store without text."""
    wanted = {article.id: article for article in articles}
    there = {key for (key,) in store.fetch(_THERE, [list(wanted)])}
    new = [article for key, article in wanted.items() if key not in there]
    kept = new if keeps_text(store) else put_hashes(store, new)
    # Of the article with its words: of those without, all ids would be one.
    rows = [{**_article(one), "undated": undated_id(of)} for one, of in zip(kept, new, strict=True)]
    if rows:
        store.insert("articles", json.dumps(rows, ensure_ascii=False))


def write_coded(store: Store, packed: Packed, entry: Entry) -> None:
    """Keep all that was found in one article and its new ledger entry: both or neither."""
    write_all(store, [packed], [entry])


def write_all(store: Store, found: Iterable[Packed], entries: Sequence[Entry]) -> None:
    """Keep all that was found in some articles and their new ledger entries: all of it or nothing."""
    with store.transaction():
        put_found(store, found)
        put_all(store, entries)


def put_found(store: Store, found: Iterable[Packed]) -> None:
    """Keep all that was found in some articles; part of a transaction of the caller's.

    A document that is there already stays as it was coded then: the same text has the same id.
    """
    wanted: dict[str, Packed] = {}
    for packed in found:
        wanted.setdefault(packed.doc, packed)
    there = {doc for (doc,) in store.fetch(_HAS_DOCUMENTS, [list(wanted)])} if wanted else set()
    rows: dict[str, list[str]] = {}
    for doc, packed in wanted.items():
        if doc in there:
            continue
        check_without_text(store, packed.tables["documents"])
        for table, listed in packed.tables.items():
            # A list of JSON without its brackets: joined as text, for parsing it again took longer.
            rows.setdefault(table, []).append(listed[1:-1])
    for table, parts in rows.items():
        store.insert(table, f"[{','.join(parts)}]")


def _article(article: Article) -> dict[str, object]:
    day = article.published
    fields = asdict(article)
    del fields["unread"]  # of use where it is read, and of none afterwards
    return {
        **fields,
        "published": None if day is None else day.isoformat(),
        "mark": mark_of(article),
    }
