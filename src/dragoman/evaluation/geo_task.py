"""The geo and geo-given bench tasks: documents to lines of places."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.evaluation.rows import span_of
from dragoman.records import Annotations, Document
from dragoman.resolution.places import PlaceResolver, Resolved

Row = Mapping[str, Any]


def geo_rows(
    parsed: Iterable[tuple[str, Document, Annotations]], resolver: PlaceResolver
) -> Iterator[dict[str, Any]]:
    """Give a line for every place a document names.

    Args:
        parsed: Row id, document and its parse.
        resolver: Finds and resolves toponyms.
    """
    for doc_id, document, annotations in parsed:
        found = resolver.toponyms(document, annotations)
        for resolved in resolver.resolve_toponyms(document, found):
            yield _row(doc_id, resolved)


def geo_given_rows(
    parsed: Iterable[tuple[Row, Document]], resolver: PlaceResolver
) -> Iterator[dict[str, Any]]:
    """Give a line for every span given.

    Args:
        parsed: Input row with its ``toponyms``, and its document.
        resolver: Resolves toponyms.
    """
    for row, document in parsed:
        spans = [span_of(given, row["doc_id"], document.text) for given in row["toponyms"]]
        for resolved in resolver.resolve_toponyms(document, resolver.toponyms_at(document, spans)):
            yield _row(row["doc_id"], resolved)


def _row(doc_id: str, resolved: Resolved) -> dict[str, Any]:
    """Write one place; countries and regions carry their middle, which the scorer measures."""
    entry, span = resolved.entry, resolved.toponym.span
    return {
        "doc_id": doc_id,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "lat": entry.lat if entry else None,
        "lon": entry.lon if entry else None,
        "geonameid": entry.geonameid if entry else None,
    }
