"""The lines of a table that csv reads: counted, bounded, and read again where a row was no row."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.sources.encoding import LONGEST_ARTICLE

# A quote mark that is never closed swallows the rows behind it; they are read again without its line,
# but so much in all and no more, or a file of nothing but quote marks would never end.
_READ_AGAIN = 10 * LONGEST_ARTICLE
DELIMITERS = (",", ";", "\t", "|")
_SAMPLED_ROWS = 50


class Lines(Iterator[str]):
    """Gives lines to a csv reader and remembers those of the row it is at."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        """Read lines in an encoding; bytes that UTF-8 does not allow are kept as surrogates."""
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
        self._again: list[str] = []
        self._spare = _READ_AGAIN
        self._row: list[str] = []
        self._size = 0
        self._number = 0

    def begin(self) -> None:
        """Forget the last row: what comes now belongs to a new one."""
        self._row, self._size = [], 0

    @property
    def number(self) -> int:
        """Number of the row's first line, from 1."""
        return self._number - len(self._row) + 1 if self._row else self._number

    def __next__(self) -> str:
        """Give the next line.

        Raises:
            csv.Error: The line, or the row it belongs to, is longer than an article may be.
        """
        line = self._again.pop() if self._again else self._text.readline(LONGEST_ARTICLE + 1)
        if not line:
            raise StopIteration
        self._number += 1
        self._row.append(line)
        self._size += len(line)
        if len(line) > LONGEST_ARTICLE:
            self._pass_over(line)
            raise csv.Error(f"a line is longer than {LONGEST_ARTICLE:,} characters")
        if self._size > LONGEST_ARTICLE:
            raise csv.Error(f"the row is longer than {LONGEST_ARTICLE:,} characters")
        return line

    def give_back(self) -> int:
        """Take back all lines of the row but the first, to be read again; say how many could not be."""
        rest = self._row[1:]
        size = sum(map(len, rest))
        if size > self._spare or any(len(line) > LONGEST_ARTICLE for line in rest):
            return len(rest)
        self._spare -= size
        self._number -= len(rest)
        self._again += reversed(rest)
        return 0

    def detach(self) -> None:
        """Leave the stream to whoever opened it."""
        self._text.detach()

    def _pass_over(self, line: str) -> None:
        """Read on to the end of a line too long to hold."""
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(LONGEST_ARTICLE)


def delimiter_of(sample: str) -> str:
    """Find what separates the cells: what gives the most rows of one width, and of these the most cells.

    Args:
        sample: The file's beginning; its last line may be cut and does not count.
    """
    lines = sample.splitlines(keepends=True)
    whole = lines[:-1] if len(lines) > 1 else lines
    return max(DELIMITERS, key=lambda delimiter: _fit(whole, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    widths: list[int] = []
    reader = csv.reader(lines, delimiter=delimiter)
    while len(widths) < _SAMPLED_ROWS:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            widths.append(0)
        else:
            widths += [len(row)] if row else []
    if not widths or widths[0] < 2:
        return (0.0, 0)  # one column is what every wrong delimiter gives
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])
