"""The positions task: short passages with a matter, and what each actor is found to hold on it."""

from pathlib import Path
from typing import Any

from dragoman.evaluation.rows import Row, predictions, read_jsonl, write_jsonl
from dragoman.records.serial import position_to_json
from dragoman.run.coder import Coder, plain_document


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{id, positions}`` for every row ``{id, text, about}``."""
    rows = read_jsonl(source, ("id", "text", "about"))
    write_jsonl(out, predictions(source, rows, lambda row: predict(row, coder)))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Find the positions of one passage; the labels are not read."""
    document = plain_document(row["text"])
    report = coder.code_annotated(document, coder.annotate(document))
    found = report.positions(row["about"], row.get("also", ()))
    return {"id": row["id"], "positions": [position_to_json(position) for position in found]}
