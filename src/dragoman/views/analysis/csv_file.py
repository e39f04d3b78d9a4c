"""CSV files that people made or saved: whatever separates the cells, and one clear error for what is none."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from dragoman.errors import InputError
from dragoman.sources.csv_lines import delimiter_of

_SAMPLE = 65_536

NumberedRow = tuple[int, dict[str | Any, str | Any]]
"""The number of a row's last line, and its cells by column."""


def read_csv(path: Path) -> tuple[tuple[str, ...], list[NumberedRow]]:
    """Read a CSV file; spreadsheets of many countries separate cells by semicolons, others by tabs.

    Returns:
        The columns and the rows.

    Raises:
        InputError: It cannot be read, is not in UTF-8, or is no CSV.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = delimiter_of(file.read(_SAMPLE))
            file.seek(0)
            reader = csv.DictReader(_lines(file, path), delimiter=delimiter)
            columns: Sequence[str] = reader.fieldnames or ()
            return tuple(columns), [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
    except UnicodeDecodeError as error:
        raise _not_utf_8(path) from error
    except csv.Error as error:
        raise InputError(f"{path}: the table cannot be read: {error}; save it as CSV in UTF-8") from error


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    """Give the lines; UTF-16 without a mark can be read as UTF-8 and is full of zeros."""
    for line in file:
        if "\0" in line:
            raise _not_utf_8(path)
        yield line


def _not_utf_8(path: Path) -> InputError:
    return InputError(f"{path}: it is not in UTF-8; save it as CSV in UTF-8")
