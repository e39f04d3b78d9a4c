"""Gives statements a page at a time, in the order of ``read.statements``."""

import base64
import binascii
import json

from dragoman.errors import UsageError
from dragoman.records import Statement
from dragoman.records.serial import from_data
from dragoman.store.database import Store
from dragoman.store.pages import MOST, Page

_PAGE = """
SELECT doc, start_at, end_at, id, record FROM statements
WHERE {condition} AND {after}
ORDER BY doc, start_at, end_at, id
LIMIT {limit}
"""
_COUNT = "SELECT count(*) FROM statements WHERE {condition}"
_SPEAKER = "contains(lower(concat_ws(' ', speaker, speaker_text, speaker_id)), lower(?))"
_AFTER = "row(doc, start_at, end_at, id) > row(?, ?::INTEGER, ?::INTEGER, ?)"
_LARGEST = 2**31 - 1  # of an INTEGER column


def statement_page(
    store: Store,
    *,
    speaker: str | None = None,
    doc: str | None = None,
    after: str | None = None,
    size: int = 50,
) -> Page[Statement]:
    """Give one page of statements, all or of one speaker or document.

    Args:
        store: An open store.
        speaker: Part of the speaker's name, words or id.
        doc: Id of the document.
        after: ``next`` of the page before, or None for the first page.
        size: Rows at most, 1 to 500.

    Raises:
        UsageError: ``after`` is none of ours, or ``size`` is not in these bounds.
    """
    if not 1 <= size <= MOST:
        raise UsageError(f"size: {size} is not a page; give 1 to {MOST}")
    asked = [(sql, value) for sql, value in ((_SPEAKER, speaker), ("doc = ?", doc)) if value is not None]
    condition = " AND ".join(sql for sql, _ in asked) or "true"
    values = [value for _, value in asked]
    given = [] if after is None else _read_cursor(after)
    sql = _PAGE.format(condition=condition, after=_AFTER if given else "true", limit=size + 1)
    rows = store.fetch(sql, [*values, *given])
    ((total,),) = store.fetch(_COUNT.format(condition=condition), values)
    items = tuple(from_data(Statement, json.loads(record)) for *_, record in rows[:size])
    following = _write_cursor(*rows[size - 1][:4]) if len(rows) > size else None
    return Page(items, following, total)


def _write_cursor(doc: str, start: int, end: int, identity: str) -> str:
    data = json.dumps([doc, start, end, identity], ensure_ascii=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def _read_cursor(text: str) -> list[object]:
    """Read where the page before ended.

    Raises:
        UsageError: It is none of ours.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        data = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
        doc, start, end, identity = data
        f"{doc}{identity}".encode()
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise UsageError(_foreign(text)) from error
    numbers = (start, end)
    if not all(type(one) is int and 0 <= one <= _LARGEST for one in numbers):
        raise UsageError(_foreign(text))
    if not (isinstance(doc, str) and isinstance(identity, str)):
        raise UsageError(_foreign(text))
    return [doc, start, end, identity]


def _foreign(text: str) -> str:
    return f"after: {text[:40]!r} is not the end of a page; give `next` of the page before, as it is"
