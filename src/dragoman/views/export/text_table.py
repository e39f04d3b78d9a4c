"""Tables as text: how cells are written and read back, for each format's own habits."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.records import Event, Reported, Status
from dragoman.records.csv_text import unescaped, write_row
from dragoman.views.export.shape import Cell, Column, Kind, Lists, Row, lines


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written.

    Attributes:
        delimiter: What stands between cells.
        header: Whether the first line names the columns.
        quoted: Whether it is CSV: a cell may hold commas and line breaks, in quotation marks, and what a
            spreadsheet would run is escaped; else line breaks are spaces, and words stand as they are.
        missing: What stands for a cell that is not known, and for a part of a list.
        separator: What stands between the parts of a list.
    """

    delimiter: str = "\t"
    header: bool = True
    quoted: bool = False
    missing: str = ""
    separator: str = "; "


CSV = Dialect(delimiter=",", quoted=True, separator=";")
_WIDEST = 1 << 30  # csv refuses cells over 128 kB otherwise, and articles' sentences have no bound


def takes_all(_event: Event) -> str | None:
    """Have a place for every event."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A format that is a table in a text file, in UTF-8."""

    name: str
    about: str
    columns: tuple[Column, ...]
    dialect: Dialect
    lists: tuple[Lists, ...]
    statuses: frozenset[Status]
    lost: tuple[str, ...] = ()
    sets_aside: Callable[[Event], str | None] = takes_all
    reports_only: str = ""
    """Why a row cannot be an incident; empty where it can."""
    both_ways: bool = True
    """Whether what two parties do with each other has a row each way."""

    def aside(self, event: Event) -> str | None:
        """Say why it has no place for an event, or None."""
        return self.sets_aside(event)

    def rows(self, reports: Iterable[Reported], lists: Lists) -> Iterator[Row]:
        """Give the rows of events, with cells as they will be read."""
        for line in lines(reports, lists, both_ways=self.both_ways):
            yield {column.name: _settled(column.make(line), self.dialect) for column in self.columns}

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write rows, one by one, and count them."""
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        try:
            return self._write(rows, text)
        finally:
            text.detach()

    def _write(self, rows: Iterable[Row], text: io.TextIOWrapper) -> int:
        names = [column.name for column in self.columns]
        if self.dialect.header:
            _write_line(names, text, self.dialect)
        count = 0
        for row in rows:
            _write_line([_written(row[name], self.dialect) for name in names], text, self.dialect)
            count += 1
        return count

    def read(self, path: Path) -> Iterator[Row]:
        """Give the rows of a file.

        Raises:
            InputError: It cannot be read, or a line does not have these columns.
        """
        try:
            with path.open(encoding="utf-8", newline="" if self.dialect.quoted else "\n") as text:
                yield from self._read(_cells(text, self.dialect), path)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(f"{path}: is no {self.name} table ({error}); name one, in UTF-8") from error

    def _read(self, lines_: Iterator[list[str]], path: Path) -> Iterator[Row]:
        names = [column.name for column in self.columns]
        for number, cells in enumerate(lines_, start=1):
            if number == 1 and self.dialect.header:
                if cells != names:
                    raise InputError(f"{path}: line 1 is not the header of {self.name}; name such a file")
                continue
            if len(cells) != len(names):
                raise InputError(
                    f"{path}: row {number} has {len(cells)} columns, {self.name} has {len(names)}; mend it"
                )
            yield {column.name: _read_cell(cell, column, self.dialect, (path, number))
                   for column, cell in zip(self.columns, cells, strict=True)}  # fmt: skip


def _cells(text: io.TextIOBase, dialect: Dialect) -> Iterator[list[str]]:
    if not dialect.quoted:
        return (line.removesuffix("\n").split(dialect.delimiter) for line in text)
    csv.field_size_limit(_WIDEST)
    return ([unescaped(cell) for cell in cells] for cells in csv.reader(text, strict=True))


def _settled(value: Cell, dialect: Dialect) -> Cell:
    """Give a cell as it will be read: what the dialect cannot hold is changed before it is written."""
    if isinstance(value, tuple):
        parts = tuple(_part(part, dialect) for part in value)
        return parts if any(parts) else ()
    return _text(value, dialect) if isinstance(value, str) else value


def _part(part: str | None, dialect: Dialect) -> str | None:
    mark = dialect.separator.strip()
    other = ";" if mark == "," else ","
    return None if part is None else _text(part.replace(mark, other).strip(), dialect)


def _text(value: str, dialect: Dialect) -> str | None:
    said = value if dialect.quoted else " ".join(value.split())
    return None if said in {"", dialect.missing} else said


def _written(value: Cell, dialect: Dialect) -> str | float:
    if value is None or value == ():
        return dialect.missing
    if isinstance(value, tuple):
        return dialect.separator.join(dialect.missing if part is None else part for part in value)
    return value


def _write_line(cells: Sequence[str | float], text: io.TextIOWrapper, dialect: Dialect) -> None:
    if dialect.quoted:
        write_row(cells, text)
    else:
        text.write(dialect.delimiter.join(map(str, cells)) + "\n")


def _read_cell(cell: str, column: Column, dialect: Dialect, where: tuple[Path, int]) -> Cell:
    kind = column.kind
    if kind is Kind.LIST:
        parts = [] if cell == dialect.missing else cell.split(dialect.separator)
        return tuple(None if part == dialect.missing else part for part in parts)
    if cell == dialect.missing:
        return None
    if kind not in {Kind.WHOLE, Kind.NUMBER}:
        return cell
    try:
        return int(cell) if kind is Kind.WHOLE else float(cell)
    except ValueError:
        path, row = where
        raise InputError(
            f"{path}: row {row}: {column.name} is {cell!r}, which is no {kind}; mend it"
        ) from None
