"""Unpacks gzip and deflate piece by piece, and stops at a bomb before it is in memory."""

import zlib
from dataclasses import dataclass

from dragoman.errors import FetchError

# Pages of news sites unpack to 4 to 12 times their size; deflate can do 1032. Small bodies are let off:
# an all but empty page may be one long run of spaces.
LARGEST_RATIO = 100
_FREE = 1_000_000
_STEP = 262_144  # bytes unpacked before the ratio is looked at again
_GZIP, _EITHER, _RAW = 31, 47, -15
ENCODINGS = ("gzip", "x-gzip", "deflate")


@dataclass(slots=True)
class _Count:
    packed: int = 0
    unpacked: int = 0


class Inflater:
    """Unpacks one body.

    Feed it the bytes as they come; ``end`` says whether the body was whole.
    """

    def __init__(self, encoding: str, most: int) -> None:
        """Begin.

        Args:
            encoding: One of ``ENCODINGS``.
            most: Bytes that may come out.
        """
        self._bits = _EITHER if encoding == "deflate" else _GZIP
        self._most = most
        self._count = _Count()
        self._inner = zlib.decompressobj(self._bits)
        self._begun = False

    def feed(self, data: bytes) -> bytes:
        """Unpack some bytes.

        Raises:
            FetchError: They are damaged, or more comes out than may.
        """
        if not self._begun and data and self._bits == _EITHER and not _has_header(data):
            # Some servers send "deflate" without the header that the standard wants.
            self._inner = zlib.decompressobj(_RAW)
        self._begun = self._begun or bool(data)
        parts = []
        try:
            while data:
                if self._inner.eof:  # a further member of a gzip file
                    if self._bits != _GZIP or not data.startswith(b"\x1f\x8b"):
                        break
                    self._inner = zlib.decompressobj(self._bits)
                part = self._inner.decompress(data, min(_STEP, self._most - self._count.unpacked + 1))
                rest = self._inner.unconsumed_tail or self._inner.unused_data
                self._count.unpacked += len(part)
                self._count.packed += len(data) - len(rest)
                self._check()
                parts.append(part)
                data = rest
        except zlib.error as error:
            raise FetchError(
                f"its compressed bytes are damaged ({error}); try again later", passing=True
            ) from error
        return b"".join(parts)

    def end(self) -> None:
        """Say that no more comes.

        Raises:
            FetchError: The body was cut.
        """
        if self._begun and not self._inner.eof:
            raise FetchError("its compressed bytes are cut short; try again later", passing=True)

    def _check(self) -> None:
        if self._count.unpacked > self._most:
            raise FetchError(f"it unpacks to more than {self._most:,} bytes; it is left alone")
        ratio = self._count.unpacked / max(1, self._count.packed)
        if self._count.unpacked > _FREE and ratio > LARGEST_RATIO:
            raise FetchError(f"it unpacks to {ratio:.0f} times its size, as no text does; it is left alone")


def _has_header(data: bytes) -> bool:
    """Say whether bytes begin as zlib or gzip do."""
    if data.startswith(b"\x1f\x8b") or len(data) < 2:
        return True
    return data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0


def gunzip(data: bytes, most: int) -> bytes:
    """Unpack a gzip file that is in memory.

    Raises:
        FetchError: It is damaged, cut, or unpacks to more than it may.
    """
    inflater = Inflater("gzip", most)
    result = inflater.feed(data)
    inflater.end()
    return result
