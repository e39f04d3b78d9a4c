"""Reads and writes the rows of benchmark tasks."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TextIO, TypeVar

from dragoman.errors import InputError

Row = dict[str, Any]
Numbered = Iterator[tuple[int, Row]]
Made = TypeVar("Made")

_KINDS: dict[str, tuple[type, str]] = {
    **dict.fromkeys(("text", "sentence", "marked_sentence", "about"), (str, "text")),
    **dict.fromkeys(("start", "end"), (int, "a whole number")),
    **dict.fromkeys(("toponyms", "mentions"), (list, "a list")),
    **dict.fromkeys(("base", "variant"), (dict, "an object")),
}
"""What a field is, in whichever task; ids may be anything."""


def predictions(path: Path, rows: Numbered, predict: Callable[[Row], Made]) -> Iterator[Made]:
    """Give what is predicted for each row.

    Args:
        path: The file that the rows are of.
        rows: Line numbers and rows.
        predict: The task.

    Raises:
        InputError: A row cannot be read or predicted for; the message names file and line.
    """
    for number, row in rows:
        try:
            made = predict(row)
        except InputError as error:
            raise InputError(f"{path}, line {number}: {error}") from error
        yield made


def read_jsonl(path: Path, fields: tuple[str, ...]) -> Numbered:
    """Read one JSON object a line, with the line's number.

    Args:
        path: The file.
        fields: What every row must have.

    Raises:
        InputError: A line is no JSON object, or lacks a field or has one of another kind; the message names
            the line.
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
            _check_kinds(row, fields, f"{path}, line {number}")
            yield number, row


def _check_kinds(row: Row, fields: Iterable[str], place: str) -> None:
    for field in fields:
        kind, wanted = _KINDS.get(field, (object, ""))
        if not isinstance(row[field], kind):
            raise InputError(f"{place}: {field} {row[field]!r:.60} is not {wanted}; give it as {wanted}")


def read_tsv(path: Path, fields: tuple[str, ...]) -> Numbered:
    """Read a tab-separated file with a header; ``uid`` is the row number where there is none.

    Raises:
        InputError: The header lacks a column, or a row ends before it.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        missing = [field for field in fields if field not in (reader.fieldnames or [])]
        if missing:
            raise InputError(f"{path}: no column {', '.join(missing)}; the header needs {', '.join(fields)}")
        for number, row in enumerate(reader):
            missing = [field for field in fields if row[field] is None]
            if missing:
                raise InputError(
                    f"{path}, line {reader.line_num}: no {', '.join(missing)}; part the row's columns by tabs"
                )
            yield reader.line_num, {**row, "uid": row.get("uid") or str(number)}


def span_of(given: Any, doc: object, text: str) -> tuple[int, int]:  # noqa: ANN401 - what JSON gives
    """Read where words stand in a text.

    Args:
        given: With ``start`` and ``end``, characters from 0.
        doc: What messages call the text.
        text: The text.

    Raises:
        InputError: They are no whole numbers, or do not lie in the text.
    """
    try:
        start, end = int(given["start"]), int(given["end"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"a span of {doc!r} has no start and end: {given!r:.60}; give both") from error
    if not 0 <= start < end <= len(text):
        raise InputError(
            f"{start}:{end} of {doc!r} does not lie in its text of {len(text)} characters; count them from 0"
        )
    return start, end


def day_of(row: Mapping[str, Any], field: str = "dct") -> date | None:
    """Read a row's publication day.

    Args:
        row: The row.
        field: Where it stands; a time of day behind it is left out.

    Raises:
        InputError: It is none.
    """
    given = row.get(field)
    if not given:
        return None
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        name = row.get("doc_id", row.get("id"))
        raise InputError(f"{field} {given!r:.60} of {name!r} is not a day; write it as 2017-09-28") from None


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line; the file appears whole or not at all."""
    with _whole(path) as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_tsv(path: Path, fields: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a tab-separated file with a header; the file appears whole or not at all."""
    with _whole(path) as out:
        writer = csv.DictWriter(out, fields, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """Open a file under another name until all is written: half of the predictions would be scored as all."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as out:
            yield out
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        unfinished.unlink(missing_ok=True)
