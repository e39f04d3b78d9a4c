"""The behaviour task: both texts of every minimal pair, coded each by itself."""

from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluation.rows import Row, predictions, read_jsonl, write_jsonl
from dragoman.records.serial import event_to_json
from dragoman.run.coder import Coder

SIDES = ("base", "variant")


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{id, base, variant}`` with the events of each side for every row ``{id, base, variant}``."""
    rows = read_jsonl(source, ("id", *SIDES))
    write_jsonl(out, predictions(source, rows, lambda row: predict(row, coder)))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Code the two texts of a pair; what they are expected to give is not read.

    Raises:
        InputError: A side has no text.
    """
    for side in SIDES:
        if not isinstance(row[side].get("text"), str):
            raise InputError(f"{side} has no text; give it as {{'text': 'Rebels attacked the town.'}}")
    coded = {side: coder.code_sentence(row[side]["text"]) for side in SIDES}
    return {"id": row["id"], **{side: [event_to_json(e) for e in events] for side, events in coded.items()}}
