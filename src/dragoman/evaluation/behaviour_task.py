"""The behaviour task: both texts of every minimal pair, coded each by itself."""

from pathlib import Path
from typing import Any

from dragoman.evaluation.rows import Row, read_jsonl, write_jsonl
from dragoman.records.serial import event_to_json
from dragoman.run.coder import Coder

SIDES = ("base", "variant")


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{id, base, variant}`` with the events of each side for every row ``{id, base, variant}``."""
    write_jsonl(out, (predict(row, coder) for row in read_jsonl(source, ("id", *SIDES))))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Code the two texts of a pair; what they are expected to give is not read."""
    coded = {side: coder.code_sentence(row[side]["text"]) for side in SIDES}
    return {"id": row["id"], **{side: [event_to_json(e) for e in events] for side, events in coded.items()}}
