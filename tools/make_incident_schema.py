"""Writes docs/reference/incident.schema.json from the record classes; a test checks that it is current."""

import json
from pathlib import Path

from dragoman.records.json_schema import incident_schema

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "incident.schema.json"


def text() -> str:
    """Give the file's content."""
    return json.dumps(incident_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text(), encoding="utf-8")
    print(f"wrote {TARGET.name}")


if __name__ == "__main__":
    main()
