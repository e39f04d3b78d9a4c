"""Writes docs/reference/openapi.json from the routes of the API; a test checks that it is current."""

import json
from pathlib import Path

from generated import write

from dragoman.views.api.app import described

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "openapi.json"


def text() -> str:
    """Give the file's content."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(TARGET, text())
