"""Reads whatever a user names: a file, a folder, or standard input."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dragoman.sources.columns import NO_COLUMNS, Columns
from dragoman.sources.encoding import LONGEST_ARTICLE
from dragoman.sources.failure import NO_ARTICLE, OTHER_KIND, Failure, Reading, SetAside, mended
from dragoman.sources.json_files import read_json_lines
from dragoman.sources.limits import Limits, Meter
from dragoman.sources.readers import SUFFIXES, Source, read_source
from dragoman.sources.streams import Followed, buffered

STANDARD_INPUT = "-"
_LIMITS = Limits()


def _nothing(_path: Path) -> bool:
    return False


def read(
    path: str | os.PathLike[str],
    *,
    stdin: BinaryIO | None = None,
    columns: Columns = NO_COLUMNS,
    limits: Limits = _LIMITS,
    leave_out: Callable[[Path], bool] = _nothing,
) -> Iterator[Reading]:
    """Read every article behind a path.

    Args:
        path: A file, a folder (read recursively, in sorted order, hidden names passed over), or ``-``.
        stdin: Stands for standard input where the path is ``-``; the process's own where None.
        columns: For a part of an article, the column or JSON key that holds it; sought before the usual.
        limits: What unpacking may cost.
        leave_out: Says of a file or folder in a folder that it is passed over, as hidden names are.

    Yields:
        Articles, and a failure for everything that cannot be read: it never raises for what it finds. What
        holds no article, and files of other kinds in folders and archives, are set aside.
    """
    name = os.fspath(path)
    found = _Reader(columns, limits, leave_out)
    if name == STANDARD_INPUT:
        readings = found.stream(stdin or sys.stdin.buffer)
    elif Path(name).is_dir():
        readings = found.whole_folder(Path(name))
    else:
        readings = found.file(Path(name))
    for reading in readings:
        if isinstance(reading, Failure):
            yield replace(reading, origin=mended(reading.origin), reason=mended(reading.reason))
        else:
            yield reading


class _Reader:
    """Reads with what a user said."""

    def __init__(self, columns: Columns, limits: Limits, leave_out: Callable[[Path], bool]) -> None:
        self._columns = columns
        self._limits = limits
        self._leave_out = leave_out

    def whole_folder(self, folder: Path) -> Iterator[Reading]:
        """Read a folder that a user named, and say so where nothing stands in it."""
        found = False
        for reading in self.folder(folder, above=()):
            found = True
            yield reading
        if not found:
            yield SetAside(str(folder), NO_ARTICLE)

    def folder(self, folder: Path, *, above: tuple[tuple[int, int], ...]) -> Iterator[Reading]:
        """Read a folder's files and folders in one sorted order; a link back to one above is a failure."""
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
            if entry.name.startswith(".") or self._leave_out(entry):
                continue
            if entry.is_dir():
                yield from self.folder(entry, above=(*above, here))
            elif entry.suffix.lower() in SUFFIXES:
                yield from self.file(entry)
            else:
                yield SetAside(str(entry), OTHER_KIND)

    def file(self, path: Path) -> Iterator[Reading]:
        """Read one file."""
        try:
            if not path.is_file() and path.exists():
                yield Failure(str(path), "it is neither a file nor a folder; name a file")
                return
            with path.open("rb") as stream:
                meter = Meter(self._limits, path.stat().st_size)
                yield from read_source(Source(stream, str(path), path.name, self._columns, meter))
        except OSError as error:
            yield Failure(str(path), _why(error))

    def stream(self, stream: BinaryIO) -> Iterator[Reading]:
        """Read standard input: JSON lines where its first line is one, else what its content shows."""
        try:
            start = stream.readline(LONGEST_ARTICLE)
            if start.lstrip().startswith(b"{") and start.rstrip().endswith(b"}"):
                yield from read_json_lines(stream, origin=STANDARD_INPUT, start=start, columns=self._columns)
                return
            meter = Meter(self._limits, 0)
            whole = buffered(Followed(start, stream, meter.feed))
            yield from read_source(Source(whole, STANDARD_INPUT, "", self._columns, meter))
        except OSError as error:
            yield Failure(STANDARD_INPUT, _why(error))


def _why(error: OSError) -> str:
    """Say what the system said, with a remedy."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; change its permissions"
    return f"it cannot be read ({error.strerror or error}); check the path"
