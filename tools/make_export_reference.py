"""Writes docs/reference/export.md from the formats themselves; a test checks that it is current."""

from collections.abc import Iterator
from pathlib import Path

from generated import write

from dragoman.views.export.formats import FORMATS
from dragoman.views.export.shape import Format

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "export.md"
INTRODUCTION = """\
# Export formats

<!-- Written by tools/make_export_reference.py; do not edit. -->

What `dragoman export --format NAME` writes, and what each format does not say. How to use them is in
[Export to other formats](../how-to/export.md). Every file has a manifest beside it with the same losses.

*From* names the field of our [record](records.md) that a column is made of. A *list* holds several values
in one cell; where it has one value an actor, all lists of that side stand in the same order. A *code* is a
string: its leading zero counts.

"""


def text() -> str:
    """Give the page."""
    rows = [f"| [`{name}`](#{name}) | {form.about} |" for name, form in FORMATS.items()]
    overview = "\n".join(["| format | |", "|---|---|", *rows]) + "\n"
    return INTRODUCTION + "\n".join([overview, *map(_section, FORMATS.values())])


def _section(form: Format) -> str:
    return "\n".join([f"## {form.name}\n", f"{form.about}\n", *_habits(form), _columns(form)])


def _habits(form: Format) -> Iterator[str]:
    ways = " or ".join(f"`--list {way}`" for way in form.lists)
    yield f"- Several parties: {ways}{', the first by default' if len(form.lists) > 1 else ' alone'}."
    yield f"- `--count incidents`: {f'no, {form.reports_only}' if form.reports_only else 'yes'}."
    yield f"- Statuses by default: {', '.join(sorted(form.statuses))}."
    if form.lost:
        yield "- Not said:"
        yield from (f"    - {loss}" for loss in form.lost)
    yield ""


def _columns(form: Format) -> str:
    rows = [
        f"| {number} | `{column.name}` | {column.kind} | {column.source} | {_said(column.loss)} |"
        for number, column in enumerate(form.columns, start=1)
    ]
    return "\n".join(["| | column | type | from | lost |", "|---|---|---|---|---|", *rows]) + "\n"


def _said(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    write(TARGET, text())
