"""Where the command line writes: data to standard output, everything else to standard error."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dragoman.records.csv_text import write_table
from dragoman.views.shown import shown

if TYPE_CHECKING:
    from rich.console import Console

Row = tuple[str, ...]
Thing = TypeVar("Thing")

# Piped tables are read in editors and mails; terminals say themselves how wide they are.
_PIPED_WIDTH = 140


def is_terminal() -> bool:
    """Say whether a person is looking at standard output."""
    return sys.stdout.isatty()


def console() -> "Console":
    """Give what writes rich text to standard output; plain and of fixed width when piped."""
    from dragoman.views.cli.piped import Piped  # noqa: PLC0415 - keeps --help instant

    width = None if is_terminal() else _PIPED_WIDTH
    return Piped(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


_WHOLE = frozenset({"event", "type", "status", "standing", "date", "published", "id"})
_WRAPPED = 11
"""A column that is wrapped needs so much for its longest word, or for what of it stays legible."""
_BETWEEN = 3


def table(header: Iterable[str], rows: Iterable[Iterable[object]], *, title: str | None = None) -> None:
    """Write a table: wide cells wrapped, no cell read as markup.

    Where columns would be so narrow that words are cut, each row is written as a block of lines instead.
    """
    from rich import box  # noqa: PLC0415 - keeps --help instant
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    names = tuple(header)
    cells = [tuple(shown(cell) for cell in row) for row in rows]
    out = console()
    if _needed(names, cells) > out.width:
        _blocks(out, names, cells, title)
        return
    lines = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for name in names:
        # Codes, days and ids are never cut inside a word: half a code is no code.
        lines.add_column(Text(name), overflow="fold", no_wrap=name in _WHOLE)
    for row in cells:
        lines.add_row(*map(Text, row))
    out.print(lines)


def _needed(names: Sequence[str], cells: Sequence[Row]) -> int:
    """Say how wide a table must be for its words to be read."""
    total = 0
    for number, name in enumerate(names):
        column = (name, *(row[number] for row in cells))
        if name in _WHOLE:
            total += max(map(len, column))
        else:
            total += min(_WRAPPED, max((len(word) for text in column for word in text.split()), default=0))
    return total + _BETWEEN * (len(names) - 1)


def _blocks(out: "Console", names: Sequence[str], cells: Sequence[Row], title: str | None) -> None:
    """Write each row as lines: what is never cut first, then every other cell behind its column's name."""
    from rich.padding import Padding  # noqa: PLC0415 - keeps --help instant
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if title is not None:
        out.print(Text(title, "italic"))
    for row in cells:
        filled = [(name, cell) for name, cell in zip(names, row, strict=True) if cell]
        out.print(Text("  ".join(cell for name, cell in filled if name in _WHOLE), "bold"))
        lines = Table.grid(padding=(0, 2))
        lines.add_column(no_wrap=True)
        lines.add_column(overflow="fold")
        for name, cell in filled:
            if name not in _WHOLE:
                lines.add_row(Text(name, "dim"), Text(cell))
        out.print(Padding(lines, (0, 0, 1, 2)))


def listing(header: Row, rows: Iterable[Row], *, quiet: bool) -> None:
    """Write a table for people on a terminal, tab-separated lines otherwise; quiet leaves the header out."""
    from rich.console import Console  # noqa: PLC0415 - keeps --help instant
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    to = Console()
    if not to.is_terminal:
        for row in rows if quiet else (header, *rows):
            sys.stdout.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")
        return
    lines = Table(*header, show_header=not quiet)
    for row in rows:
        lines.add_row(*map(escape, row))
    to.print(lines)


def json_line(record: Mapping[str, Any]) -> None:
    """Write one record as one line of JSON."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def note_at_once(text: str) -> None:
    """Say something from a signal handler: straight to the system, for it may come amid a write."""
    os.write(sys.stderr.fileno(), f"{text}\n".encode())


def note(text: str, *, quiet: bool = False) -> None:
    """Tell a person something on standard error."""
    if not quiet:
        sys.stderr.write(f"{text}\n")


def fail(text: str) -> None:
    """Write an error as one line."""
    sys.stderr.write(f"dragoman: {' '.join(text.split())}\n")


def many(number: int, one: str, several: str | None = None) -> str:
    """Write a number with its noun: ``1 event``, ``2 events``."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


@dataclass(frozen=True, slots=True)
class Form(Generic[Thing]):
    """How things are written: as a row for people, as a row of CSV, and as JSON."""

    header: Sequence[str]
    row: Callable[[Thing], Sequence[object]]
    csv_header: Sequence[str]
    csv_row: Callable[[Thing], Sequence[object]]
    as_json: Callable[[Thing], Mapping[str, Any]]


def write_all(found: Iterable[Thing], output: str, form: Form[Thing]) -> int:
    """Write things as ``table``, ``csv`` or ``jsonl`` and count them."""
    number = 0
    if output == "table":
        rows = [form.row(thing) for thing in found]
        table(form.header, rows)
        return len(rows)
    if output == "csv":
        return write_table(form.csv_header, map(form.csv_row, found), sys.stdout)
    for number, thing in enumerate(found, start=1):  # noqa: B007 - the last number is the count
        json_line(form.as_json(thing))
    return number
