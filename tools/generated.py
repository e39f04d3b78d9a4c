"""Writes every page and schema that is made from the code: `python tools/generated.py`.

Each maker has a TARGET, the file that it writes, and text(), what stands in it. Run alone it writes its own.
"""

from importlib import import_module
from pathlib import Path

MAKERS = (
    "make_api_reference",
    "make_codebook_reference",
    "make_command_reference",
    "make_export_reference",
    "make_incident_schema",
    "make_openapi",
    "make_record_reference",
    "make_schema",
)


def write(target: Path, text: str) -> None:
    """Write a file and say so."""
    target.write_text(text, encoding="utf-8")
    print(f"wrote {target.name}")


def main() -> None:
    """Write them all."""
    for name in MAKERS:
        maker = import_module(name)
        write(maker.TARGET, maker.text())


if __name__ == "__main__":
    main()
