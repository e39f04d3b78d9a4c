"""Members of zip and tar archives, in turn; nothing is written to disk, so no name can do harm."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO

from dragoman.errors import UnreadableArticle
from dragoman.sources.failure import Failure
from dragoman.sources.limits import Limits, Meter
from dragoman.sources.streams import Metered, buffered

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_FAULTS = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, ValueError, OverflowError, NotImplementedError, LookupError, RuntimeError, AttributeError),
)
"""What zipfile and tarfile raise on broken archives, found by mutating 2,000 of each."""
_ENCRYPTED = 0x1
_HIDDEN = "__MACOSX"


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive, to be read before the next is asked for.

    Attributes:
        name: As the archive has it; only shown.
        stream: Its bytes, unpacked as they are read.
    """

    name: str
    stream: io.BufferedReader


def members_of_zip(stream: BinaryIO, meter: Meter) -> Iterator[Member | Failure]:
    """Give the files of a zip archive in its own order.

    Args:
        stream: The archive, seekable.
        meter: Counts what is unpacked.

    Yields:
        Members, and a failure, with the member's name as its origin, for each that cannot be opened.

    Raises:
        UnreadableArticle: It is no zip archive, or broken.
    """
    with _told("zip"):
        archive = zipfile.ZipFile(stream)
        infos = [info for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
    _check_number(len(infos), meter.limits)
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            yield Failure(info.filename, "it is encrypted; unpack the archive with its password first")
            continue
        try:
            with _told("zip"):
                opened = archive.open(info)
        except UnreadableArticle as error:
            yield Failure(info.filename, str(error))
            continue
        packed = info.compress_size
        guarded = Metered(_Guarded(opened, "zip"), meter, lambda packed=packed: packed)  # type: ignore[misc]
        yield Member(info.filename, buffered(guarded))


def members_of_tar(stream: BinaryIO, meter: Meter) -> Iterator[Member | Failure]:
    """Give the files of a tar archive in its own order; links and devices are passed over.

    Raises:
        UnreadableArticle: It is no tar archive, or broken; what stood before was given.
    """
    with _told("tar"):
        archive = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115 - it holds nothing but our stream
    number = 0
    while True:
        with _told("tar"):
            info = archive.next()
        if info is None:
            return
        archive.members.clear()  # type: ignore[attr-defined] # it keeps every header, and archives are long
        number += 1
        _check_number(number, meter.limits)
        if not info.isreg() or is_hidden(info.name):
            continue
        if info.issparse():
            yield Failure(info.name, "it is a sparse file, which holds no article; leave it out")
            continue
        with _told("tar"):
            opened = archive.extractfile(info)
        if opened is not None:
            # Tar packs nothing: what is read was counted where it was unpacked.
            yield Member(info.name, buffered(_Guarded(opened, "tar")))


def is_hidden(name: str) -> bool:
    """Say whether a member is one of those that file managers leave behind, or in a hidden folder."""
    parts = name.replace("\\", "/").split("/")
    return any(part == _HIDDEN or (part.startswith(".") and part not in {".", ".."}) for part in parts)


class _Guarded(io.RawIOBase):
    """Reads a member and tells in words of what is broken."""

    def __init__(self, stream: IO[bytes], kind: str) -> None:
        self._stream = stream
        self._kind = kind

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        with _told(self._kind):
            data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


@contextmanager
def _told(kind: str) -> Iterator[None]:
    """Turn what the libraries raise into one error that says what to do."""
    try:
        yield
    except _FAULTS as error:
        why = str(error) or type(error).__name__
        raise UnreadableArticle(f"its {kind} data are broken or break off ({why}); get it again") from error


def _check_number(number: int, limits: Limits) -> None:
    if number > limits.members:
        raise UnreadableArticle(f"it holds over {limits.members:,} files; split it")
