"""Whether a store keeps the words of its articles, and what it knows of words that it does not keep."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import StoreError
from dragoman.records import Article
from dragoman.store.connection import STRINGS, many
from dragoman.store.database import Store
from dragoman.store.withholding import withheld_article

_VALUE = "SELECT value FROM properties WHERE name = 'text'"
_WITHHOLD = "INSERT INTO properties VALUES ('text', 'withheld')"
_ANY = "SELECT 1 FROM articles LIMIT 1"
_HASHES = "SELECT text_sha256, title_sha256, characters FROM withheld WHERE article = ?"
_BY_TEXT = f"""
SELECT w.text_sha256, d.id, w.title_sha256 FROM documents d JOIN withheld w ON w.article = d.article
WHERE d.id IN {STRINGS} ORDER BY d.id
"""  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True)
class Hashes:
    """By what an article that was not kept is known again.

    Attributes:
        text: Hash of its text or markup, as ``records.hashed`` writes it.
        title: Hash of its title, or None where it had none.
        characters: Length of its text.
    """

    text: str
    title: str | None
    characters: int


def keeps_text(store: Store) -> bool:
    """Say whether a store keeps the words of articles."""
    return store.fetch(_VALUE) != [("withheld",)]


def keep_no_text(store: Store) -> None:
    """Have a store keep no words from now on.

    Raises:
        StoreError: It holds articles with their words.
    """
    if not keeps_text(store):
        return
    if store.fetch(_ANY):
        raise StoreError(
            f"store {store.path}: it holds articles with their text; name another file for a store without"
        )
    store.fetch(_WITHHOLD)


def hashes(store: Store, article: str) -> Hashes | None:
    """Give the hashes of an article that was not kept, or None."""
    rows = store.fetch(_HASHES, [article])
    return Hashes(*rows[0]) if rows else None


def documents_by_text(store: Store, docs: Iterable[str]) -> Mapping[str, Sequence[tuple[str, str | None]]]:
    """Give documents whose articles were not kept, each with its title's hash, by the hash of the text."""
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for text, doc, title in store.fetch(_BY_TEXT, [many(docs)]):
        found[text].append((doc, title))
    return found


def put_hashes(store: Store, articles: Sequence[Article]) -> list[Article]:
    """Keep the hashes of articles and give the articles without their words."""
    parted = [withheld_article(article) for article in articles]
    if parted:
        store.insert("withheld", json.dumps([row for _, row in parted]))
    return [article for article, _ in parted]


def check_without_text(store: Store, documents: str) -> None:
    """Refuse words that are about to be written into a store without.

    Args:
        store: The store.
        documents: Rows of the table of documents, as JSON.

    Raises:
        StoreError: They hold text.
    """
    if any(row["text"] for row in json.loads(documents)) and not keeps_text(store):
        raise StoreError(
            f"store {store.path}: it keeps no text and was given some; report this, nothing was written"
        )
