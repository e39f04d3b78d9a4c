"""Unpacks gzip, bzip2 and xz as they are read, and says plainly where data are broken."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from dragoman.errors import UnreadableArticle
from dragoman.sources.streams import BUFFER

GZIP_START = b"\x1f\x8b\x08"
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


class _Packed:
    """A packed stream, read in pieces that are counted."""

    def __init__(self, stream: BinaryIO) -> None:
        """Take the stream."""
        self._stream = stream
        self.packed = 0

    def _fetch(self) -> bytes:
        data = self._stream.read(BUFFER)
        self.packed += len(data)
        return data


class Decompressed(_Packed):
    """Gives the bytes of a packed stream; several streams one behind the other are one."""

    def __init__(self, stream: BinaryIO, suffix: str) -> None:
        """Unpack by suffix: one of ``UNPACKERS``."""
        super().__init__(stream)
        self.name, self._make = UNPACKERS[suffix]
        self._unpacker = self._make()
        self._waiting = b""
        self._started = False

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


class Salvaged(_Packed):
    """Gives the bytes of a gzip file of many members; a broken one is told of, and the next one goes on.

    WARC files have a member for each record, so that one broken record costs no other.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._unpacker = Gunzip()
        self._waiting = b""
        self._inside = False
        self._at_start = False
        self._told = False

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
