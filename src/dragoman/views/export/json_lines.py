"""Rows as JSON, one a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import InputError
from dragoman.views.export.shape import Row


def json_bytes(row: Row) -> bytes:
    """Write one row as JSON, in UTF-8 and without a line break."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def write_lines(rows: Iterable[Row], stream: BinaryIO) -> int:
    """Write rows, one a line, and count them."""
    count = 0
    for row in rows:
        stream.write(json_bytes(row) + b"\n")
        count += 1
    return count


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give the object of each line.

    Raises:
        InputError: The file cannot be read, or a line is no object of JSON.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                yield _object(line, path, number)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error


def _object(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path}: line {number} is not JSON ({error}); mend it") from None
    if not isinstance(found, dict):
        raise InputError(f"{path}: line {number} is no object of JSON; mend it")
    return found
