"""Writes docs/reference/event.schema.json from the record classes; a test checks that it is current."""

import json
from pathlib import Path

from generated import write

from dragoman.records.json_schema import schema

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "event.schema.json"


def text() -> str:
    """Give the file's content."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(TARGET, text())
