"""CSV and TSV to articles, row by row, so that one bad row costs one article."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import UnreadableArticle
from dragoman.sources.columns import Columns, positions, unread_of
from dragoman.sources.csv_lines import Lines, delimiter_of
from dragoman.sources.encoding import LONGEST_ARTICLE, decode, encoding_of
from dragoman.sources.failure import Failure, Reading
from dragoman.sources.making import article_from_record
from dragoman.sources.streams import start_of

_Row = tuple[int, list[str] | UnreadableArticle]


def read_table(stream: BinaryIO, *, origin: str, columns: Columns, delimiter: str = "") -> Iterator[Reading]:
    """Read an article a row; the first row names the columns.

    Args:
        stream: The file.
        origin: Its path; rows are named ``path:7`` by the line they begin on, counting from 1.
        columns: Which column holds what, where the user says so.
        delimiter: What separates the cells; found where empty.

    Raises:
        UnreadableArticle: It is no table, or its columns are not those wanted.
    """
    start, whole = start_of(stream)
    if not start.strip():
        raise UnreadableArticle("it is empty; give a table whose first row names the columns")
    encoding = encoding_of(start)
    delimiter = delimiter or delimiter_of(start.decode(encoding, errors="replace"))
    lines = Lines(whole, encoding)
    try:
        yield from _articles(_rows(lines, delimiter), origin, columns)
    finally:
        lines.detach()


def _articles(rows: Iterator[_Row], origin: str, columns: Columns) -> Iterator[Reading]:
    number, header = next(rows, (1, []))
    if isinstance(header, UnreadableArticle):
        raise UnreadableArticle(f"its first row cannot be read: {header}")
    names = [_cell(cell).strip() for cell in header]
    places = positions(columns, names)
    unread = unread_of(names, places)
    for number, row in rows:
        where = f"{origin}:{number}"
        try:
            cells = _cells(row, len(names))
            record = {field: _cell(cells[place]) for field, place in places.items()}
            yield article_from_record(record, origin=where, unread=unread)
        except UnreadableArticle as error:
            yield Failure(where, str(error))


def _cells(row: list[str] | UnreadableArticle, width: int) -> list[str]:
    """Give the cells of a row that is as wide as the first.

    Raises:
        UnreadableArticle: It is not, or is no row.
    """
    if isinstance(row, UnreadableArticle):
        raise row
    if len(row) != width:
        raise UnreadableArticle(
            f"the row has {len(row)} cells and the first row {width}; quote cells that hold the separator"
        )
    return row


def _rows(lines: Lines, delimiter: str) -> Iterator[_Row]:
    """Give each row that is not blank with the number of its first line, or why it is none."""
    # Python's limit of 131,072 characters a cell is one for the whole process and too small for an
    # article; Lines bounds a row.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_ARTICLE))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _no_row(lines, error)
        else:
            if any(row):
                yield lines.number, row


def _no_row(lines: Lines, error: csv.Error) -> _Row:
    number = lines.number
    lost = lines.give_back()
    behind = f"; the {lost} lines behind it are left out too" if lost else ""
    return number, UnreadableArticle(
        f"the row cannot be read ({error}): a quote mark may be left open or not doubled; mend it{behind}"
    )


def _cell(cell: str) -> str:
    """Give a cell's words; bytes that are no UTF-8 are read for themselves."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        return decode(cell.encode("utf-8", errors="surrogateescape"))
    return cell
