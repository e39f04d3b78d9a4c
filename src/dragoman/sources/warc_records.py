"""Cuts a WARC file into records; a broken one is told of, and reading goes on at the next.

fastwarc reads each record but not the file: it ends in silence where a file is cut, and at the first broken
record gives up all behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from dragoman.errors import UnreadableArticle
from dragoman.sources.encoding import LONGEST_ARTICLE

START = b"WARC/"
_AGAIN = re.compile(rb"\r?\nWARC/[01]\.\d{1,2}\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADER = 65_536
_LONGEST_BLOCK = LONGEST_ARTICLE + _LONGEST_HEADER
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Cut:
    """A record, or what stood where one should be.

    Attributes:
        number: Which one it is in the file, from 1.
        header: Its WARC header, without the blank line behind it; empty where none could be found.
        block: What stands behind the header; cut at what an article may hold.
        fault: Why it cannot be used, else empty.
    """

    number: int
    header: bytes
    block: bytes
    fault: str = ""


class _Bytes:
    """A stream with a view ahead; what its source says is broken is noted and reading goes on."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._held = b""
        self.fault = ""

    def ahead(self, size: int) -> bytes:
        """Look at so many bytes; fewer at the end, or where the source broke."""
        parts, length = [self._held], len(self._held)
        while length < size and not self.fault and (part := self._more()):
            parts.append(part)
            length += len(part)
        self._held = b"".join(parts)
        return self._held[:size]

    def take(self, size: int, keep: int) -> bytes:
        """Take so many bytes and give the first ``keep`` of them."""
        kept = self.ahead(min(size, keep))
        self._held = self._held[len(kept) :]
        left = size - len(kept) if len(kept) == keep else 0
        while left > 0 and (passed := self.ahead(min(left, _CHUNK))):
            self._held = self._held[len(passed) :]
            left -= len(passed)
        return kept

    def give_back(self, data: bytes) -> None:
        """Put bytes before what comes next."""
        self._held = data + self._held

    def mended(self) -> str:
        """Tell what broke since the last look, and read on behind it."""
        fault, self.fault = self.fault, ""
        return fault

    def _more(self) -> bytes:
        try:
            return self._stream.read1(_CHUNK)
        except UnreadableArticle as error:
            self.fault = str(error)
            return b""


def cut_records(stream: BufferedReader) -> Iterator[Cut]:
    """Cut a stream of unpacked WARC data into records.

    Args:
        stream: May raise UnreadableArticle while it is read and go on behind it.
    """
    data = _Bytes(stream)
    number = 0
    while True:
        passed = _find_start(data)
        is_there = bool(data.ahead(1))
        if passed or (data.fault and not is_there):
            number += 1
            fault = "" if is_there else data.mended()
            yield Cut(
                number, b"", b"", fault or "bytes stand here that are no WARC record; get the file again"
            )
        elif not is_there:
            return
        else:
            number += 1
            yield _record(data, number)


def _find_start(data: _Bytes) -> bool:
    """Go to the next record; say whether other bytes than blank ones were passed over."""
    passed = False
    while True:
        ahead = data.ahead(_CHUNK)
        blank = len(ahead) - len(ahead.lstrip(b"\r\n"))
        if blank:
            data.take(blank, 0)
            continue
        if not ahead or ahead.startswith(START):
            return passed
        passed = True
        found = _AGAIN.search(ahead)
        # The mark of a record may stand across the end of what is seen.
        data.take(found.start() + 1 if found else max(len(ahead) - 16, 1), 0)
        if found and not data.ahead(1).startswith(b"W"):
            data.take(1, 0)


def _record(data: _Bytes, number: int) -> Cut:
    """Take one record; the data stand at its beginning."""
    ahead = data.ahead(_LONGEST_HEADER)
    end = _HEADER_END.search(ahead)
    header = ahead[: end.start()] if end else b""
    length = _LENGTH.search(header)
    if end is None or length is None:
        data.take(len(START), 0)
        _find_start(data)
        why = data.mended() or "it has no Content-Length" if end else "its header has no end"
        return Cut(number, header, b"", f"the record is broken: {why}")
    data.take(end.end(), 0)
    size = int(length[1])
    block = data.take(size, _LONGEST_BLOCK)
    return _checked(data, Cut(number, header, block), size)


def _checked(data: _Bytes, cut: Cut, size: int) -> Cut:
    """See that the record ends where its header says; what it swallowed of the next one is given back."""
    is_short = len(cut.block) < min(size, _LONGEST_BLOCK)
    if is_short and data.fault:
        return Cut(cut.number, cut.header, b"", data.mended())
    if not is_short and (not data.ahead(1) or data.ahead(2).startswith((b"\r\n", b"\n"))):
        return cut
    if swallowed := _AGAIN.search(cut.block):
        data.give_back(cut.block[swallowed.start() :])
    why = "breaks off" if is_short else "is not as long as its header says"
    return Cut(cut.number, cut.header, b"", f"the record {why}; get the file again")
