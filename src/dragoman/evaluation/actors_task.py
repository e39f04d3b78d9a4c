"""The actors task: the country and sector of given words."""

from datetime import date
from pathlib import Path
from typing import Any

from dragoman.evaluation.rows import Row, read_jsonl, write_jsonl
from dragoman.run.coder import Coder, plain_document


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{id, country, sector}`` for every row ``{id, text, start, end}``.

    A row may hold ``published``, the report's day, ISO 8601: offices are looked up on it.
    """
    rows = read_jsonl(source, ("id", "text", "start", "end"))
    write_jsonl(out, (predict(row, coder) for row in rows))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Say who the given words are: country code and primary sector, null where the text does not say."""
    published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    document = plain_document(row["text"], published=published)
    actor = coder.resolve_span(document, coder.annotate(document), row["start"], row["end"])
    return {"id": row["id"], "country": actor.country, "sector": actor.sectors[0] if actor.sectors else None}
