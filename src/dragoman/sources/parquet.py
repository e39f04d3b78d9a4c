"""Parquet to articles: only the columns that are wanted, some rows at a time, so that memory stays flat."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import UnreadableArticle
from dragoman.sources.columns import Columns, positions, unread_of
from dragoman.sources.encoding import LONGEST_ARTICLE, decode
from dragoman.sources.failure import Failure, Reading
from dragoman.sources.making import article_from_record

if TYPE_CHECKING:
    import pyarrow as pa

# Articles are some 5 kB: a batch is under a megabyte, and larger ones were not faster.
_BATCH = 128
_PAGES = 1 << 20  # bytes read ahead in each column, in place of a whole row group


def read_parquet(stream: BinaryIO, *, origin: str, columns: Columns) -> Iterator[Reading]:
    """Read an article a row.

    Args:
        stream: The file; it must be seekable.
        origin: Its path; rows are named ``path[3]``, counting from 0.
        columns: Which column holds what, where the user says so.

    Raises:
        UnreadableArticle: It is no Parquet file, it is broken, or its columns are not those wanted.
    """
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s that other files need not wait for
    import pyarrow.parquet as pq  # noqa: PLC0415

    number = 0
    try:
        file = pq.ParquetFile(stream, buffer_size=_PAGES, pre_buffer=False)
        names = file.schema_arrow.names
        found = positions(columns, names)
        places, unread = {field: names[place] for field, place in found.items()}, unread_of(names, found)
        wanted = sorted(set(places.values()))
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            for row in range(batch.num_rows):
                yield _reading(batch, row, places, f"{origin}[{number}]", unread)
                number += 1
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError, TypeError, KeyError) as error:
        # Arrow tells of broken files by all of these, according to the part that is broken.
        raise UnreadableArticle(
            f"it is no Parquet file that can be read, or is broken at row {number} "
            f"({_first_line(error)}); write it again"
        ) from error


def _reading(
    batch: "pa.RecordBatch", row: int, places: dict[str, str], origin: str, unread: tuple[str, ...]
) -> Reading:
    try:
        record = {field: _value(batch, name, row, field) for field, name in places.items()}
        return article_from_record(record, origin=origin, unread=unread)
    except UnreadableArticle as error:
        return Failure(origin, str(error))


def _value(batch: "pa.RecordBatch", name: str, row: int, field: str) -> object:
    """Give one cell as Python has it; bytes are decoded, a time is cut to its day."""
    import pyarrow as pa  # noqa: PLC0415

    cell = batch.column(name)[row]
    try:
        if pa.types.is_timestamp(cell.type):
            cell = cell.cast(pa.date32(), safe=False)
        value = cell.as_py()
    except (pa.ArrowException, ValueError, OverflowError, LookupError) as error:
        raise UnreadableArticle(f"its {field} cannot be read ({_first_line(error)})") from error
    if isinstance(value, bytes):
        if len(value) > LONGEST_ARTICLE:
            raise UnreadableArticle(f"its {field} is longer than {LONGEST_ARTICLE:,} bytes; split it")
        return decode(value)
    return value


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).split("\n", 1)[0][:200]
