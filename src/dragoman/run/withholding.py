"""A coder that gives records without words, for stores that keep none, and the way back to the words."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dragoman.documents import prepare
from dragoman.errors import StoreError, UnreadableArticle
from dragoman.records import Article, Document
from dragoman.records.hashed import hashed, is_hashed
from dragoman.run.workers import ArticleCoder, CoderMaker
from dragoman.sources import Reading
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.texts import Hashes, documents_by_text, hashes
from dragoman.store.trace import Trace
from dragoman.store.withholding import Coded, withheld

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Withholding:
    """Makes a coder whose records hold no words; equal makers make equal ones, in every process."""

    make: CoderMaker

    def __call__(self) -> ArticleCoder:
        """Load knowledge and models."""
        return _WithholdingCoder(self.make())


class _WithholdingCoder:
    def __init__(self, coder: ArticleCoder) -> None:
        self._coder = coder

    def code_article(self, article: Article) -> Coded:
        """Code it and take the words off what was found."""
        found = self._coder.code_article(article)
        return withheld(Coded(found.document, found.statements, found.events, found.decisions))


def with_words(store: Store, found: Trace, readings: Iterable[Reading]) -> Trace:
    """Put an event's words back, from files that hold its article.

    Args:
        store: The store without text.
        found: The event with what is behind it.
        readings: What the files hold.

    Raises:
        StoreError: No file holds the article, or it does not give the same words any more.
    """
    wanted = hashes(store, found.article.id)
    if wanted is None:
        return found  # its words are in the store
    for reading in readings:
        if isinstance(reading, Article) and hashed(reading.text) == wanted.text:
            article = _restored(store, found.article, reading, wanted)
            document = _document(store, article, found.document)
            return replace(
                found,
                article=article,
                document=document,
                event=worded(found.event, document.text),
                statements=worded(found.statements, document.text),
            )
    raise StoreError(
        f"store {store.path}: no file given holds article {found.article.id} ({found.article.origin}) as it "
        "was coded; give the files it was ingested from"
    )


def texts_of(store: Store, docs: Iterable[str], readings: Iterable[Reading]) -> dict[str, str]:
    """Give the cleaned texts of documents whose articles stand in some files, by document.

    Args:
        store: The store without text.
        docs: Ids of the documents.
        readings: What the files hold.

    Raises:
        StoreError: An article does not give the same words any more.
    """
    wanted = documents_by_text(store, docs)
    found: dict[str, str] = {}
    for reading in readings:
        if not isinstance(reading, Article):
            continue
        for doc, title in wanted.get(hashed(reading.text), ()):
            kept = read.document(store, doc)
            article = None if kept is None else read.article(store, kept.article)
            is_it = title is None or (reading.title is not None and hashed(reading.title) == title)
            if doc not in found and is_it and kept is not None and article is not None:
                words = replace(article, text=reading.text, title=None if title is None else reading.title)
                found[doc] = _document(store, words, kept).text
    return found


def _restored(store: Store, kept: Article, reading: Article, wanted: Hashes) -> Article:
    title = None if wanted.title is None else reading.title
    if title is not None and hashed(title) != wanted.title:
        raise StoreError(
            f"store {store.path}: {reading.origin} holds the text of {kept.id} under another title; give the "
            "file it was ingested from"
        )
    return replace(kept, text=reading.text, title=title)


def _document(store: Store, article: Article, kept: Document) -> Document:
    """Clean an article again and see that it gives the same document."""
    try:
        document = prepare(article)
    except UnreadableArticle as error:
        raise StoreError(f"store {store.path}: {error}") from error
    if document.id != kept.id:
        raise StoreError(
            f"store {store.path}: this version cleans {article.id} otherwise than the one that coded it; "
            "use that one, or ingest again into a new store"
        )
    # The coder knew the places that may be datelines; cleaning alone does not.
    return replace(document, regions=kept.regions, dateline=worded(kept.dateline, document.text))


def worded(record: _T, text: str) -> _T:
    """Give a record with the words in the place of their hashes, however deep."""
    if isinstance(record, tuple):
        return cast("_T", tuple(worded(part, text) for part in record))
    if not is_dataclass(record) or isinstance(record, type):
        return record
    inside = {field.name: worded(getattr(record, field.name), text) for field in fields(record)}
    if is_hashed(inside.get("text")):
        words = text[inside["start"] : inside["end"]]
        if hashed(words) == inside["text"]:
            inside["text"] = words
    return cast("_T", replace(cast("Any", record), **inside))
