"""Gives statements a page at a time, each with where it stands."""

import json
from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.records import Statement
from dragoman.records.serial import from_data
from dragoman.store.database import Store
from dragoman.store.pages import MOST, Page

_ORDER = "s.doc, s.start_at, s.end_at, s.id"
_PLACE = f"SELECT {_ORDER} FROM statements s WHERE s.id = ? ORDER BY {_ORDER} LIMIT 1"  # noqa: S608 - a constant
_ROWS = """
SELECT s.record, d.source, a.title, d.url, d.published
FROM (SELECT * FROM statements s WHERE {condition} AND {after} ORDER BY {order} LIMIT ?) s
LEFT JOIN documents d ON d.id = s.doc LEFT JOIN articles a ON a.id = d.article
ORDER BY {order}
"""
_COUNT = "SELECT count(*) FROM statements s WHERE {condition}"
_SPEAKER = "contains(lower(concat_ws(' ', s.speaker, s.speaker_text, s.speaker_id)), lower(?))"
_WORDS = "contains(strip_accents(lower(s.content)), strip_accents(lower(?)))"


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements are wanted; what is None does not matter.

    Attributes:
        speaker: Part of the speaker's name, words or id.
        text: Words as they follow each other in what was said; case and accents do not matter.
        doc: Id of the document.
    """

    speaker: str | None = None
    text: str | None = None
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with where it stands.

    Attributes:
        statement: The record.
        source: Outlet, or None.
        title: Headline, or None.
        url: Link, or None.
        published: Day of publication, or None.
    """

    statement: Statement
    source: str | None
    title: str | None
    url: str | None
    published: date | None


def statement_page(
    store: Store, wanted: StatementFilter, *, after: str | None = None, size: int = 50
) -> Page[StatementRow]:
    """Give one page of statements, document by document in text order.

    Args:
        store: An open store.
        wanted: Which statements.
        after: ``next`` of the page before, or None for the first page.
        size: Rows at most, 1 to 500.

    Raises:
        UsageError: ``after`` is none of ours, or ``size`` is not in these bounds.
    """
    if not 1 <= size <= MOST:
        raise UsageError(f"size: {size} is not a page; give 1 to {MOST}")
    asked = ((_SPEAKER, wanted.speaker), (_WORDS, wanted.text), ("s.doc = ?", wanted.doc))
    given = [(sql, value) for sql, value in asked if value is not None]
    condition, values = " AND ".join(sql for sql, _ in given) or "true", [value for _, value in given]
    place = [] if after is None else _place(store, after)
    sql = _ROWS.format(
        condition=condition, after=f"row({_ORDER}) > row(?, ?, ?, ?)" if place else "true", order=_ORDER
    )
    rows = store.fetch(sql, [*values, *place, size + 1])
    ((total,),) = store.fetch(_COUNT.format(condition=condition), values)
    items = tuple(StatementRow(from_data(Statement, json.loads(row[0])), *row[1:]) for row in rows[:size])
    return Page(items, items[-1].statement.id if len(rows) > size else None, total)


def _place(store: Store, after: str) -> list[object]:
    """Give where the last statement of a page stands.

    Raises:
        UsageError: There is no such statement.
    """
    rows = store.fetch(_PLACE, [after])
    if not rows:
        raise UsageError(f"after: {after[:40]!r} is not the end of a page; give `next` of the page before")
    return list(rows[0])
