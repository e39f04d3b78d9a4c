"""JSON and JSON lines to articles, line by line, so that one bad line costs one article."""

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import UnreadableArticle
from dragoman.sources.columns import NO_COLUMNS, Columns
from dragoman.sources.encoding import LONGEST_ARTICLE, decode, encoding_mark
from dragoman.sources.failure import Failure, Reading
from dragoman.sources.making import article_from_record

LONGEST_JSON = 256_000_000
"""Bytes of a JSON file that is read whole; JSON lines have no limit but that of one article a line."""


def read_json(data: bytes, *, origin: str, columns: Columns = NO_COLUMNS) -> Iterator[Reading]:
    """Read a JSON object, a list of them, or JSON lines in a file named ``.json``.

    Args:
        data: The file.
        origin: Its path; list members are named ``path[3]``, counting from 0.
        columns: For a part of an article, the key that holds it.
    """
    try:
        value = json.loads(decode(data))
    except UnreadableArticle as error:
        yield Failure(origin, str(error))
    except (ValueError, RecursionError) as error:
        if _first_line_is_object(data):
            yield from read_json_lines(io.BytesIO(data), origin=origin, columns=columns)
        else:
            yield Failure(origin, _malformed(error))
    else:
        if isinstance(value, list):
            for number, record in enumerate(value):
                yield _reading(record, f"{origin}[{number}]", columns)
        else:
            yield _reading(value, origin, columns)


def read_json_lines(
    stream: BinaryIO, *, origin: str, start: bytes = b"", columns: Columns = NO_COLUMNS
) -> Iterator[Reading]:
    """Read one article a line, blank lines passed over.

    Args:
        stream: The file, at its beginning or behind ``start``.
        origin: Its path; lines are named ``path:7``, counting from 1.
        start: The first line where it was already read, for a pipe that cannot be wound back.
        columns: For a part of an article, the key that holds it.
    """
    for number, line in enumerate(_lines(stream, start), start=1):
        if line is None:
            yield Failure(
                f"{origin}:{number}", f"the line is longer than {LONGEST_ARTICLE:,} bytes; split it"
            )
        elif line.strip():
            yield _read_line(line, f"{origin}:{number}", columns)


def _read_line(line: bytes, origin: str, columns: Columns) -> Reading:
    try:
        return _reading(json.loads(decode(line)), origin, columns)
    except UnreadableArticle as error:
        return Failure(origin, str(error))
    except (ValueError, RecursionError) as error:
        return Failure(origin, _malformed(error, one_line=True))


def _reading(record: object, origin: str, columns: Columns) -> Reading:
    try:
        return article_from_record(record, origin=origin, columns=columns)
    except UnreadableArticle as error:
        return Failure(origin, str(error))


def _lines(stream: BinaryIO, start: bytes) -> Iterator[bytes | None]:
    """Give each line, or None for one too long to hold."""
    if start:
        yield start
    head = stream.peek(4)[:4] if isinstance(stream, io.BufferedReader) and not start else b""
    encoding = encoding_mark(head)
    if encoding is not None:
        yield from _wide_lines(stream, encoding)
        return
    while line := stream.readline(LONGEST_ARTICLE + 1):
        if len(line) <= LONGEST_ARTICLE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_ARTICLE)
        yield None


def _wide_lines(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Give the lines of UTF-16 or UTF-32 as UTF-8."""
    reader = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    try:
        for line in reader:
            yield line.encode()
    finally:
        reader.detach()  # whoever opened the stream closes it


def _first_line_is_object(data: bytes) -> bool:
    """Say whether the first line is a whole JSON object: then the file is JSON lines."""
    try:
        return isinstance(json.loads(data.split(b"\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False


def _malformed(error: ValueError | RecursionError, *, one_line: bool = False) -> str:
    """Say what is wrong and where; the origin of one line of many has its number."""
    if isinstance(error, json.JSONDecodeError):
        where = f"column {error.colno}" if one_line else f"line {error.lineno} column {error.colno}"
        # Some of Python's messages end in "at", for the place that it writes behind them.
        return f"malformed JSON: {error.msg.removesuffix(' at')} at {where}; mend it or leave it out"
    if isinstance(error, ValueError):  # Python reads no number of over 4,300 digits
        return "malformed JSON: it holds a number too long to read; give it as a string"
    return "malformed JSON: nested too deeply; give an object with a text key"
