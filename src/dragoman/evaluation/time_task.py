"""The time task: texts with a publication day in, time expressions with TimeML values out."""

from collections.abc import Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluation.rows import day_of
from dragoman.records import Annotations, Document, OffsetMap, Region, RegionKind, Timex
from dragoman.resolution.timex import find_timexes


def predict(row: Mapping[str, Any]) -> dict[str, Any]:
    """Find the time expressions of one row.

    Args:
        row: ``doc_id``, ``text`` and ``dct``, an ISO day or empty.

    Returns:
        ``doc_id`` and ``timexes``, each with ``start``, ``end``, ``type``, ``value``.

    Raises:
        InputError: A field is missing or ``dct`` is no day.
    """
    document = _document(row)
    timexes = find_timexes(document, Annotations(sentences=(), mentions=()))
    return {"doc_id": row["doc_id"], "timexes": [_row(timex) for timex in timexes]}


def _document(row: Mapping[str, Any]) -> Document:
    """Take the row's text as it is: the gold spans count its characters."""
    for field in ("doc_id", "text"):
        if not isinstance(row.get(field), str):
            raise InputError(f"time task: a row has no text field {field!r}; give doc_id, dct and text")
    text: str = row["text"]
    return Document(
        id=row["doc_id"],
        article=row["doc_id"],
        text=text,
        regions=(Region(RegionKind.BODY, 0, len(text)),),
        offsets=OffsetMap((0,), (0,), (len(text),)),
        published=day_of(row),
    )


def _row(timex: Timex) -> dict[str, Any]:
    """Write one expression as the scorer reads it."""
    return {"start": timex.span.start, "end": timex.span.end, "type": timex.type, "value": timex.value}
