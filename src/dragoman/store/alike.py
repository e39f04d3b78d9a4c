"""Finds articles that are one but for their day, and those that are called the same with other words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.records import Article
from dragoman.store.connection import STRINGS, many
from dragoman.store.database import Store

_SAID = "id, published, published_basis, source, source_basis, url"
_DATED = f"""
SELECT undated, {_SAID} FROM articles
WHERE published IS NOT NULL AND undated IN {STRINGS} ORDER BY published DESC
"""  # noqa: S608 - constants
_SAID_OF = f"SELECT {_SAID} FROM articles WHERE id IN {STRINGS}"  # noqa: S608
_OTHER_DAYS = f"""
SELECT a.undated, a.id FROM articles a JOIN ledger l ON l.key = a.id
WHERE l.number < ? AND a.published IS NOT NULL AND a.undated IN {STRINGS} ORDER BY a.published
"""  # noqa: S608
_CALLED = "SELECT id FROM articles JOIN ledger ON key = id WHERE mark = ? ORDER BY number DESC"
_MARKED = f"""
SELECT a.mark, a.id, a.undated FROM articles a JOIN ledger l ON l.key = a.id
WHERE l.number < ? AND a.mark IN {STRINGS} ORDER BY l.number
"""  # noqa: S608
# "news.jsonl:7#a12" and "news.json[3]": line and number change when others come before it, an id does not.
_IN_FILE = re.compile(r"(?P<file>.*?)(?::\d+|\[\d+\])(?:#(?P<id>.*))?", re.DOTALL)
_ROW = re.compile(r"(?P<row>.*?(?::\d+|\[\d+\]))(?:#.*)?", re.DOTALL)
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Said:
    """What a store knows of an article beside its words.

    Attributes:
        id: The article's id.
        published: Its day.
        published_basis: Who says the day.
        source: Its outlet.
        source_basis: Who names the outlet.
        url: Its link.
    """

    id: str
    published: date | None
    published_basis: str
    source: str | None
    source_basis: str
    url: str | None


def mark_of(article: Article) -> str | None:
    """Give what an article is called whatever its words: its link, else its id in a file, else its file."""
    if article.url:
        return article.url
    match = _IN_FILE.fullmatch(article.origin)
    file = match["file"] if match else article.origin
    if file in ("", _STDIN) or (match and not match["id"]):
        return None
    return f"{file}#{match['id']}" if match else file


def row_of(origin: str) -> str | None:
    """Give the place of an article, be it a line or row of a file, without the id that it has there.

    Standard input is another each time, so that its lines are no place.
    """
    match = _ROW.fullmatch(origin)
    row = match["row"] if match else origin
    return None if row in ("", _STDIN) or row.startswith((f"{_STDIN}:", f"{_STDIN}[")) else row


def dated(store: Store, undated: Iterable[str]) -> dict[str, Said]:
    """Give for ids of articles without a day the same article with one, the earliest, where there is such."""
    return {key: Said(*rest) for key, *rest in store.fetch(_DATED, [many(undated)])}


def said_of(store: Store, ids: Iterable[str]) -> dict[str, Said]:
    """Give what is known of those articles that are there, by id."""
    return {row[0]: Said(*row) for row in store.fetch(_SAID_OF, [many(ids)])}


def called(store: Store, mark: str) -> list[str]:
    """Give the ids of the articles that are called so, the latest first."""
    return [key for (key,) in store.fetch(_CALLED, [mark])]


def under_other_days(store: Store, articles: Mapping[str, str], *, before: int) -> dict[str, str]:
    """Give for articles another that is the same under another day.

    Args:
        store: The store.
        articles: For the id of each article, the id that it would have without its day.
        before: Only those are looked for whose ledger entries have a lower number.
    """
    rows = store.fetch(_OTHER_DAYS, [before, many(articles.values())])
    return {key: other for key, undated in articles.items() for of, other in rows if of == undated}


def with_other_words(store: Store, articles: Mapping[str, tuple[str, str]], *, before: int) -> dict[str, str]:
    """Give for articles another that is called the same and has other words.

    Args:
        store: The store.
        articles: For the id of each article, its mark and the id that it would have without its day.
        before: Only those are looked for whose ledger entries have a lower number.
    """
    rows = store.fetch(_MARKED, [before, many(mark for mark, _ in articles.values())])
    return {
        key: other
        for key, (mark, undated) in articles.items()
        for of, other, words in rows
        if of == mark and words is not None and words != undated
    }
