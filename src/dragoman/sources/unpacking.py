"""Streams that unpack as they are read, count what comes out, and say plainly where data are broken."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Protocol

from dragoman.errors import UnreadableArticle
from dragoman.sources.limits import Meter

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_START = b"\x1f\x8b\x08"
BUFFER = 65_536
# An .xz file names the memory that unpacking it takes, up to 4 GB; xz -9 takes 65 MB.
_XZ_MEMORY = 200_000_000


class Unpacker(Protocol):
    """What :mod:`bz2`, :mod:`lzma` and our gzip unpack one stream with."""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was met."""

    @property
    def needs_input(self) -> bool:
        """Whether more packed bytes are wanted before anything can come out."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the stream."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack, giving at most so many bytes."""


class Gunzip:
    """Unpacks one gzip member, its checksum verified, in the manner of :class:`bz2.BZ2Decompressor`."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        """Whether the end of the member was met."""
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        """Whether more packed bytes are wanted."""
        return not self._inflate.unconsumed_tail and not self.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the member."""
        return self._inflate.unused_data

    @property
    def held(self) -> bytes:
        """Packed bytes that were given and are not yet unpacked."""
        return self._inflate.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack, giving at most so many bytes."""
        return self._inflate.decompress(self._inflate.unconsumed_tail + data, max_length)


UNPACKERS: dict[str, tuple[str, Callable[[], Unpacker]]] = {
    ".gz": ("gzip", Gunzip),
    ".bz2": ("bzip2", bz2.BZ2Decompressor),
    ".xz": ("xz", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)),
}
"""For each suffix, what it is called and what unpacks a stream of it."""

_FAULTS = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


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


class Decompressed:
    """Gives the bytes of a packed stream; several streams one behind the other are one."""

    def __init__(self, stream: BinaryIO, suffix: str) -> None:
        """Unpack by suffix: one of ``UNPACKERS``."""
        self._stream = stream
        self.name, self._make = UNPACKERS[suffix]
        self._unpacker = self._make()
        self._waiting = b""
        self._started = False
        self.packed = 0

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes; none at the end.

        Raises:
            UnreadableArticle: The data are broken or break off.
        """
        try:
            return self._read(size)
        except _FAULTS as error:
            raise UnreadableArticle(
                f"its {self.name} data are broken ({error}); what stood before was read, get the file again"
            ) from error

    def _read(self, size: int) -> bytes:
        while True:
            if self._unpacker.eof and not self._next_stream():
                return b""
            data = b""
            if self._unpacker.needs_input and not (data := self._take()):
                if not self._started:
                    return b""
                raise EOFError("they break off")
            self._started = True
            if found := self._unpacker.decompress(data, size):
                return found

    def _next_stream(self) -> bool:
        """Begin on a further stream behind the one that ended; padding with zeros is none."""
        rest = self._unpacker.unused_data or self._fetch()
        while rest and not (rest := rest.lstrip(b"\0")):
            rest = self._fetch()
        if not rest:
            return False
        self._unpacker = self._make()
        self._waiting = rest
        return True

    def _take(self) -> bytes:
        data, self._waiting = self._waiting or self._fetch(), b""
        return data

    def _fetch(self) -> bytes:
        data = self._stream.read(BUFFER)
        self.packed += len(data)
        return data


class Salvaged:
    """Gives the bytes of a gzip file of many members; a broken one is told of, and the next one goes on.

    WARC files have a member for each record, so that one broken record costs no other.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpacker = Gunzip()
        self._waiting = b""
        self._inside = False
        self._at_start = False
        self._told = False
        self.packed = 0

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes; none at the end.

        Raises:
            UnreadableArticle: A member is broken; the next call goes on behind it.
        """
        while True:
            if not self._inside and not self._find_member():
                return b""
            data = b""
            if self._unpacker.needs_input:
                data, self._waiting = self._waiting or self._fetch(), b""
                if not data:
                    self._inside = False
                    raise UnreadableArticle("its gzip data break off; get the file again")
            found = self._unpack(data, size)
            if self._unpacker.eof:
                self._inside, self._told = False, False
                self._waiting = self._unpacker.unused_data or self._waiting
            if found:
                return found

    def _unpack(self, data: bytes, size: int) -> bytes:
        held = self._unpacker.held + data
        at_start, self._at_start = self._at_start, False
        try:
            return self._unpacker.decompress(data, size)
        except zlib.error as error:
            # The broken member's own start must not be found again.
            self._waiting = (held[1:] if at_start else held) + self._waiting
            self._inside, self._told = False, True
            raise UnreadableArticle(
                f"its gzip data are broken here ({error}); reading went on behind, get the file again"
            ) from error

    def _find_member(self) -> bool:
        """Go to the next start of a member, or say that there is none.

        Raises:
            UnreadableArticle: Other bytes than zeros stand before it, and no broken member explains them.
        """
        rest, passed = self._waiting, False
        while (at := rest.find(GZIP_START)) < 0:
            more = self._fetch()
            passed = passed or bool((rest if not more else rest[:-2]).strip(b"\0"))
            rest = rest[-2:] + more if more else b""
            if not more:
                break
        passed = passed or bool(rest[: max(at, 0)].strip(b"\0"))
        self._waiting = rest[max(at, 0) :]
        self._inside = self._at_start = at >= 0
        self._unpacker = Gunzip()
        told, self._told = self._told, True
        if passed and not told:
            raise UnreadableArticle("bytes stand in it that are no gzip data; they were passed over")
        return self._inside

    def _fetch(self) -> bytes:
        data = self._stream.read(BUFFER)
        self.packed += len(data)
        return data


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
