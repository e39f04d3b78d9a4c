"""Writes docs/reference/openapi.json from the routes of the API; a test checks that it is current."""

import json
from pathlib import Path

from dragoman.views.api.app import described

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "openapi.json"


def text() -> str:
    """Give the file's content."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the file."""
    TARGET.write_text(text(), encoding="utf-8")
    print(f"wrote {TARGET.name}")


if __name__ == "__main__":
    main()
