"""The actors task: the country and sector of given words."""

from pathlib import Path
from typing import Any

from dragoman.evaluation.rows import Row, day_of, predictions, read_jsonl, span_of, write_jsonl
from dragoman.run.coder import Coder, plain_document


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{id, country, sector}`` for every row ``{id, text, start, end}``.

    A row may hold ``published``, the report's day, ISO 8601: offices are looked up on it.
    """
    rows = read_jsonl(source, ("id", "text", "start", "end"))
    write_jsonl(out, predictions(source, rows, lambda row: predict(row, coder)))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Say who the given words are: country code and primary sector, null where the text does not say."""
    start, end = span_of(row, row["id"], row["text"])
    document = plain_document(row["text"], published=day_of(row, "published"))
    actor = coder.resolve_span(document, coder.annotate(document), start, end)
    return {"id": row["id"], "country": actor.country, "sector": actor.sectors[0] if actor.sectors else None}
