"""Reads one file by its name, or by its first bytes where the name says nothing; archives too."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from dragoman.errors import UnreadableArticle
from dragoman.sources.archives import Member, members_of_tar, members_of_zip
from dragoman.sources.columns import Columns
from dragoman.sources.encoding import LONGEST_ARTICLE, decode
from dragoman.sources.failure import NO_ARTICLE, OTHER_KIND, Failure, Reading, SetAside, under
from dragoman.sources.json_files import LONGEST_JSON, read_json, read_json_lines
from dragoman.sources.limits import Meter
from dragoman.sources.mail import read_mail, read_saved_page
from dragoman.sources.making import make_article, told
from dragoman.sources.names import of_name
from dragoman.sources.parquet import read_parquet
from dragoman.sources.streams import Metered, buffered, start_of
from dragoman.sources.tables import read_table
from dragoman.sources.unpacking import UNPACKERS, Decompressed, Salvaged
from dragoman.sources.warc import read_warc

TEXT_SUFFIXES = (".txt", ".text")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
MAIL_SUFFIXES = (".eml",)
SAVED_SUFFIXES = (".mhtml", ".mht")
JSON_SUFFIXES = (".json",)
LINES_SUFFIXES = (".jsonl", ".ndjson")
TABLE_SUFFIXES = {".csv": "", ".tsv": "\t", ".tab": "\t"}
_SHORT = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz"}
"""Suffixes of packed tar archives, and what they are packed with."""
_MAGIC = (
    (b"\x1f\x8b\x08", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"PK\x03\x04", ".zip"),
    (b"PAR1", ".parquet"),
    (b"WARC/1.", ".warc"),
)
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read.

    Attributes:
        stream: Its bytes.
        origin: Where it stands, for messages: ``reports.zip!a/b.txt`` in an archive.
        name: Its suffixes say what it is.
        columns: Which column or key holds what, where the user says so.
        meter: Counts what the file that the user named unpacks to.
        depth: How many archives it stands in.
    """

    stream: io.BufferedReader
    origin: str
    name: str
    columns: Columns
    meter: Meter
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The last suffix, in lower case."""
        suffix = PurePosixPath(self.name).suffix.lower()
        return _SHORT.get(suffix, suffix)

    @property
    def inner_name(self) -> str:
        """The name without its last suffix; that of ``news.tgz`` is ``news.tar``."""
        path = PurePosixPath(self.name)
        return f"{path.stem}.tar" if path.suffix.lower() in _SHORT else path.stem


def read_source(source: Source) -> Iterator[Reading]:
    """Read every article of a file; it never raises for what it finds, and says so where it finds none."""
    try:
        if not source.suffix:
            source = _recognised(source)
        found = False
        for reading in _READERS.get(source.suffix, _read_whole)(source):
            found = True
            yield reading
        if not found:
            yield SetAside(source.origin, NO_ARTICLE)
    except UnreadableArticle as error:
        yield Failure(source.origin, str(error))
    except OSError as error:
        yield Failure(source.origin, f"it cannot be read ({error.strerror or error}); check it")


def _recognised(source: Source) -> Source:
    """Name a file by its first bytes where its own name says nothing."""
    if source.stream.seekable():
        start = source.stream.read(16)
        source.stream.seek(0)
    else:
        start, stream = start_of(source.stream)
        source = replace(source, stream=stream)
    suffix = next((suffix for magic, suffix in _MAGIC if start.startswith(magic)), "")
    return replace(source, name=f"{source.name or 'input'}{suffix}" if suffix else source.name)


def _read_lines(source: Source) -> Iterator[Reading]:
    return read_json_lines(source.stream, origin=source.origin, columns=source.columns)


def _read_table(source: Source) -> Iterator[Reading]:
    delimiter = TABLE_SUFFIXES[source.suffix]
    return read_table(source.stream, origin=source.origin, columns=source.columns, delimiter=delimiter)


def _read_parquet(source: Source) -> Iterator[Reading]:
    return read_parquet(_seekable(source), origin=source.origin, columns=source.columns)


def _read_warc(source: Source) -> Iterator[Reading]:
    return read_warc(source.stream, origin=source.origin)


def _read_compressed(source: Source) -> Iterator[Reading]:
    """Read a packed file as what it unpacks to."""
    _check_depth(source)
    inner: Decompressed | Salvaged
    if source.suffix == ".gz" and source.inner_name.lower().endswith(".warc"):
        inner = Salvaged(source.stream)
    else:
        inner = Decompressed(source.stream, source.suffix)
    opened = Metered(inner, source.meter, lambda: inner.packed)
    yield from read_source(
        replace(source, stream=buffered(opened), name=source.inner_name, depth=source.depth + 1)
    )


def _read_zip(source: Source) -> Iterator[Reading]:
    _check_depth(source)
    return _read_members(source, members_of_zip(_seekable(source), source.meter))


def _read_tar(source: Source) -> Iterator[Reading]:
    _check_depth(source)
    return _read_members(source, members_of_tar(source.stream, source.meter))


def _read_members(source: Source, members: Iterator[Member | Failure]) -> Iterator[Reading]:
    """Read each file of an archive by its own name."""
    for member in members:
        if source.meter.is_over:
            return  # told of where it happened
        if isinstance(member, Failure):
            yield under(member, f"{source.origin}!{member.origin}")
            continue
        origin = f"{source.origin}!{member.name}"
        inner = replace(source, stream=member.stream, origin=origin, name=member.name, depth=source.depth + 1)
        if inner.suffix in _READERS:
            yield from read_source(inner)
        else:
            yield SetAside(origin, OTHER_KIND)


def _read_whole(source: Source) -> Iterator[Reading]:
    """Read a file that is one article or one JSON document."""
    suffix = source.suffix
    is_json = suffix in JSON_SUFFIXES
    data = at_most(source.stream, LONGEST_JSON if is_json or not suffix else LONGEST_ARTICLE)
    is_json = is_json or (not suffix and data.lstrip()[:1] in {b"{", b"["} and _ends_as_json(data))
    limit = LONGEST_JSON if is_json else LONGEST_ARTICLE
    if len(data) > limit:
        raise UnreadableArticle(
            f"it is larger than {limit:,} bytes; give many articles as JSON lines (.jsonl)"
        )
    if is_json:
        yield from read_json(data, origin=source.origin, columns=source.columns)
    else:
        markup = "html" if suffix in PAGE_SUFFIXES else None
        article = make_article(decode(data), markup=markup, origin=source.origin)
        yield told(article, of_name(source.name), over=False)


def _read_mail(source: Source) -> Iterator[Reading]:
    """Read a message or a page saved as one, held whole with what is attached to it."""
    data = _held(source, "save its text and give that")
    if source.suffix in SAVED_SUFFIXES:
        readings: Iterator[Reading] = iter([read_saved_page(data, origin=source.origin)])
    else:
        readings = read_mail(data, origin=source.origin)
    day = of_name(source.name)
    for reading in readings:
        yield reading if isinstance(reading, Failure) else told(reading, day, over=False)


def _seekable(source: Source) -> BinaryIO:
    """Give the file itself where it can be wound back, else its bytes held in memory."""
    if source.depth == 0 and source.stream.seekable():
        return source.stream
    return io.BytesIO(_held(source, "unpack it, where it stands in an archive or a pipe, and give the file"))


def _held(source: Source, remedy: str) -> bytes:
    """Give a file's bytes, so many as may be held in memory."""
    held = source.meter.limits.held
    data = at_most(source.stream, held)
    if len(data) > held:
        raise UnreadableArticle(f"it is larger than {held:,} bytes, and it must be held whole; {remedy}")
    return data


def at_most(stream: BinaryIO, limit: int, start: bytes = b"") -> bytes:
    """Read a stream to its end, or to one chunk beyond the limit."""
    parts, size = [start], len(start)
    while size <= limit and (part := stream.read(_CHUNK)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _check_depth(source: Source) -> None:
    deepest = source.meter.limits.depth
    if source.depth >= deepest:
        raise UnreadableArticle(f"it is an archive within {deepest} others; unpack it yourself")


def _ends_as_json(data: bytes) -> bool:
    return data.rstrip()[-1:] in {b"}", b"]"}


_READERS: dict[str, Callable[[Source], Iterator[Reading]]] = {
    **dict.fromkeys((*TEXT_SUFFIXES, *PAGE_SUFFIXES, *JSON_SUFFIXES), _read_whole),
    **dict.fromkeys((*MAIL_SUFFIXES, *SAVED_SUFFIXES), _read_mail),
    **dict.fromkeys(LINES_SUFFIXES, _read_lines),
    **dict.fromkeys(TABLE_SUFFIXES, _read_table),
    **dict.fromkeys((".parquet", ".pq"), _read_parquet),
    ".warc": _read_warc,
    **dict.fromkeys(UNPACKERS, _read_compressed),
    ".zip": _read_zip,
    ".tar": _read_tar,
}
SUFFIXES = (*_READERS, *_SHORT)
"""What is read in a folder or an archive; a file that is named itself is read whatever its suffix."""
