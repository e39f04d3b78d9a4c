"""Tables as CSV: words written so that no spreadsheet runs them, and read back as they were."""

from collections.abc import Iterable, Mapping
from typing import Protocol

# A spreadsheet takes a cell that begins so for a formula, and the words are anybody's. The last four are the
# wide forms of the first four, which some take too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ESCAPE = "'"


class Writable(Protocol):
    """What text is written to."""

    def write(self, text: str, /) -> object:
        """Take text."""


def write_row(cells: Iterable[object], to: Writable) -> None:
    """Write a line of CSV, which ends in a line feed wherever it goes.

    Args:
        cells: Words, which are escaped; None, which is an empty cell; numbers and the like, which stand as
            they are, so that a negative number stays one.
        to: Where to.
    """
    # By hand: csv leaves a carriage return bare where lines end in another way, and then reads it as an end.
    to.write(",".join(map(_cell, cells)) + "\n")


def write_table(header: Iterable[str], rows: Iterable[Iterable[object]], to: Writable) -> int:
    """Write a header and rows, one by one, and count the rows."""
    write_row(header, to)
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the count
        write_row(row, to)
    return number


def read_back(row: Mapping[str | None, object]) -> dict[str, str]:
    """Give the cells of a row of ``csv.DictReader`` as they were written; a missing one is empty."""
    return {name: unescaped(str(cell or "")) for name, cell in row.items() if name is not None}


def escaped(words: str) -> str:
    """Put an apostrophe before what a spreadsheet would run, and before what looks like an escape of that."""
    return _ESCAPE + words if words.lstrip(_ESCAPE).startswith(_FORMULA) else words


def unescaped(cell: str) -> str:
    """Give the words that were escaped; others stay as they are."""
    is_escaped = cell.startswith(_ESCAPE) and cell.lstrip(_ESCAPE).startswith(_FORMULA)
    return cell.removeprefix(_ESCAPE) if is_escaped else cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = escaped(value) if isinstance(value, str) else str(value)
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
