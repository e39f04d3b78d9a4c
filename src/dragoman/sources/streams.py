"""Streams between a file and its reader: one counts what it gives, one begins with what was read before."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Protocol

from dragoman.errors import UnreadableArticle
from dragoman.sources.limits import Meter

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 65_536


class _Read(Protocol):
    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes."""


class Metered(io.RawIOBase):
    """A stream that counts what is read from it.

    Raises:
        UnreadableArticle: While reading, where more comes out than may.
    """

    def __init__(self, inner: _Read, meter: Meter, packed: Callable[[], int]) -> None:
        """Read from another stream.

        Args:
            inner: What gives the bytes.
            meter: Counts for the whole file.
            packed: Tells how many packed bytes went in so far.
        """
        self._inner = inner
        self._meter = meter
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read as raw streams do."""
        view = memoryview(buffer).cast("B")
        data = self._inner.read(len(view))
        self._given += len(data)
        limits = self._meter.limits
        if self._given > limits.free + limits.ratio * self._packed():
            raise UnreadableArticle(
                f"it unpacks to more than {limits.ratio} bytes for each packed one, as a bomb does; "
                "unpack it yourself if it is none"
            )
        if self._given > limits.member:
            raise UnreadableArticle(f"it unpacks to more than {limits.member:,} bytes; split it")
        self._meter.unpack(len(data))
        view[: len(data)] = data
        return len(data)


class Followed(io.RawIOBase):
    """Bytes that were already read, and the stream they came from behind them."""

    def __init__(self, start: bytes, stream: _Read, tell: Callable[[int], None] | None = None) -> None:
        """Begin with the bytes.

        Args:
            start: What was read.
            stream: What comes behind.
            tell: Told of every number of bytes that is given.
        """
        self._start = start
        self._stream = stream
        self._tell = tell

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read as raw streams do."""
        view = memoryview(buffer).cast("B")
        data = self._start[: len(view)]
        self._start = self._start[len(view) :]
        data = data or self._stream.read(len(view))
        view[: len(data)] = data
        if self._tell is not None:
            self._tell(len(data))
        return len(data)


class Careful(io.BufferedReader):
    """Gives what came before a fault, and tells of the fault when it is read from again."""

    _fault: UnreadableArticle | None = None

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many bytes, or to the end; fewer where the data break off."""
        if self._fault is not None:
            fault, self._fault = self._fault, None
            raise fault
        parts, wanted = [], -1 if size is None else size
        try:
            while wanted and (part := self.read1(wanted if wanted > 0 else BUFFER)):
                parts.append(part)
                wanted -= len(part) if wanted > 0 else 0
        except UnreadableArticle as error:
            if not parts:
                raise
            self._fault = error
        return b"".join(parts)


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    """Give a raw stream the methods that readers use."""
    return Careful(raw, BUFFER)


def start_of(stream: BinaryIO) -> tuple[bytes, io.BufferedReader]:
    """Give a stream's first bytes and a stream that still begins with them."""
    parts, length = [], 0
    while length < BUFFER and (part := stream.read(BUFFER - length)):
        parts.append(part)
        length += len(part)
    start = b"".join(parts)
    return start, buffered(Followed(start, stream))
