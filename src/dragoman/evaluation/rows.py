"""Reads and writes the rows of benchmark tasks."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import InputError

Row = dict[str, Any]


def read_jsonl(path: Path, fields: tuple[str, ...]) -> Iterator[Row]:
    """Read one JSON object a line.

    Args:
        path: The file.
        fields: What every row must have.

    Raises:
        InputError: A line is no JSON object or lacks a field; the message names the line.
    """
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{path}, line {number}: not JSON ({error.msg}); mend the line") from error
            missing = [field for field in fields if not isinstance(row, dict) or field not in row]
            if missing:
                raise InputError(
                    f"{path}, line {number}: no {', '.join(missing)}; a row needs {', '.join(fields)}"
                )
            yield row


def read_tsv(path: Path, fields: tuple[str, ...]) -> Iterator[Row]:
    """Read a tab-separated file with a header; ``uid`` is the row number where there is none.

    Raises:
        InputError: The header lacks a column.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        missing = [field for field in fields if field not in (reader.fieldnames or [])]
        if missing:
            raise InputError(f"{path}: no column {', '.join(missing)}; the header needs {', '.join(fields)}")
        for number, row in enumerate(reader):
            yield {**row, "uid": row.get("uid") or str(number)}


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_tsv(path: Path, fields: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a tab-separated file with a header."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fields, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
