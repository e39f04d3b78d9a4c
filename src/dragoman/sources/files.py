"""Reads whatever a user names: a file, a folder, or standard input."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import UnreadableArticle
from dragoman.sources.encoding import LONGEST_ARTICLE, decode
from dragoman.sources.failure import Failure, Reading
from dragoman.sources.json_files import LONGEST_JSON, read_json, read_json_lines
from dragoman.sources.making import make_article

TEXT_SUFFIXES = (".txt", ".text")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
JSON_SUFFIXES = (".json",)
LINES_SUFFIXES = (".jsonl", ".ndjson")
SUFFIXES = (*TEXT_SUFFIXES, *PAGE_SUFFIXES, *JSON_SUFFIXES, *LINES_SUFFIXES)
"""What is read in a folder; a file that is named itself is read whatever its suffix."""

STANDARD_INPUT = "-"
_CHUNK = 1_000_000


def read(path: str | os.PathLike[str], *, stdin: BinaryIO | None = None) -> Iterator[Reading]:
    """Read every article behind a path.

    Args:
        path: A file, a folder (read recursively, in sorted order, hidden names passed over), or ``-``.
        stdin: Stands for standard input where the path is ``-``; the process's own where None.

    Yields:
        Articles, and a failure for everything that cannot be read: it never raises for what it finds.
    """
    name = os.fspath(path)
    if name == STANDARD_INPUT:
        yield from _read_stream(stdin or sys.stdin.buffer)
    elif Path(name).is_dir():
        yield from _read_folder(Path(name), above=())
    else:
        yield from _read_file(Path(name))


def _read_folder(folder: Path, *, above: tuple[tuple[int, int], ...]) -> Iterator[Reading]:
    """Read a folder's files and folders in one sorted order; a link back to a folder above is a failure."""
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), _why(error))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Failure(str(folder), "the folder leads back to a folder above it; remove the link")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _read_folder(entry, above=(*above, here))
        elif entry.suffix.lower() in SUFFIXES:
            yield from _read_file(entry)
        else:
            yield Failure(
                str(entry), f"files in a folder must end in one of {', '.join(SUFFIXES)}; name it itself"
            )


def _read_file(path: Path) -> Iterator[Reading]:
    """Read one file by its suffix, or by its content where the suffix says nothing."""
    suffix = path.suffix.lower()
    try:
        if not path.is_file() and path.exists():
            yield Failure(str(path), "it is neither a file nor a folder; name a file")
        elif suffix in LINES_SUFFIXES:
            with path.open("rb") as stream:
                yield from read_json_lines(stream, origin=str(path))
        else:
            with path.open("rb") as stream:
                yield from _read_whole(stream, origin=str(path), suffix=suffix)
    except OSError as error:
        yield Failure(str(path), _why(error))


def _read_stream(stream: BinaryIO) -> Iterator[Reading]:
    """Read standard input: JSON lines where its first line is one, else whatever its content shows."""
    try:
        start = stream.readline(LONGEST_ARTICLE)
        if start.lstrip().startswith(b"{") and start.rstrip().endswith(b"}"):
            yield from read_json_lines(stream, origin=STANDARD_INPUT, start=start)
        else:
            yield from _read_whole(stream, origin=STANDARD_INPUT, start=start)
    except OSError as error:
        yield Failure(STANDARD_INPUT, _why(error))


def _read_whole(stream: BinaryIO, *, origin: str, suffix: str = "", start: bytes = b"") -> Iterator[Reading]:
    """Read a stream that is one article or one JSON document."""
    is_json = suffix in JSON_SUFFIXES
    data = _at_most(stream, start, LONGEST_JSON)
    is_json = is_json or (not suffix and data.lstrip()[:1] in {b"{", b"["} and _ends_as_json(data))
    limit = LONGEST_JSON if is_json else LONGEST_ARTICLE
    if len(data) > limit:
        yield Failure(origin, f"it is larger than {limit:,} bytes; give many articles as JSON lines (.jsonl)")
    elif is_json:
        yield from read_json(data, origin=origin)
    else:
        yield _one_article(data, origin=origin, markup="html" if suffix in PAGE_SUFFIXES else None)


def _one_article(data: bytes, *, origin: str, markup: str | None) -> Reading:
    try:
        return make_article(decode(data), markup=markup, origin=origin)
    except UnreadableArticle as error:
        return Failure(origin, str(error))


def _at_most(stream: BinaryIO, start: bytes, limit: int) -> bytes:
    """Read a stream to its end, or to one chunk beyond the limit."""
    parts, size = [start], len(start)
    while size <= limit and (part := stream.read(_CHUNK)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _ends_as_json(data: bytes) -> bool:
    return data.rstrip()[-1:] in {b"}", b"]"}


def _why(error: OSError) -> str:
    """Say what the system said, with a remedy."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; change its permissions"
    return f"it cannot be read ({error.strerror or error}); check the path"
