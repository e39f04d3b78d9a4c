"""``parquet``: the whole record with its nested fields, nothing lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, get_args, get_origin

import pyarrow as pa
from pyarrow import parquet as pq

from dragoman.errors import InputError
from dragoman.records import Event, Origin, Reported, Status
from dragoman.records.serial import SCHEMA, from_data, hints, optional, public_names, to_data
from dragoman.views.export.shape import Field, Kind, Lists, Row, lines

_BATCH = 2_000  # rows held at once: an event's record is some 4 kB
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
_ORIGIN = "origin"


def _arrow(hint: Any) -> pa.DataType:  # noqa: ANN401 - a type hint has no type of its own
    """Give the column type of a field's type."""
    inner = optional(hint)
    if inner is not None:
        return _arrow(inner)
    if is_dataclass(hint):
        kind: Any = hint
        names = public_names(kind)
        return pa.struct([pa.field(names[name], _arrow(each)) for name, each in hints(kind).items()])
    if get_origin(hint) is tuple:
        return pa.list_(_arrow(get_args(hint)[0]))
    if get_origin(hint) is dict:
        return pa.map_(pa.string(), pa.string())
    return pa.string() if issubclass(hint, StrEnum) else _PLAIN[hint]


def _schema() -> pa.Schema:
    names = public_names(Event)
    fields = [pa.field(names[name], _arrow(hint)) for name, hint in hints(Event).items()]
    return pa.schema(
        [pa.field("schema", pa.string()), *fields, pa.field(_ORIGIN, _arrow(Origin))],
        metadata={"dragoman": SCHEMA},
    )


_SCHEMA = _schema()


@dataclass(frozen=True, slots=True)
class ParquetRecords:
    """The record as it is, one row group for every two thousand rows."""

    name: str = "parquet"
    about: str = "The whole record with its nested fields, and where its report stands; for programs."
    columns: tuple[Field, ...] = tuple(Field(each.name, Kind.NESTED, each.name) for each in _SCHEMA)
    lost: tuple[str, ...] = ()
    lists: tuple[Lists, ...] = (Lists.KEEP, Lists.EXPAND)
    statuses: frozenset[Status] = frozenset(Status)
    reports_only: str = (
        "a row is the whole record of one report; for incidents: dragoman incidents --format jsonl"
    )

    def aside(self, _event: Event) -> str | None:
        """Have a place for every event."""
        return None

    def rows(self, reports: Iterable[Reported], lists: Lists) -> Iterator[Row]:
        """Give the rows of events: nested data, floats exact."""
        for line in lines(reports, lists):
            event = replace(line.event, id=line.id, actors=line.actors, recipients=line.recipients)
            origin = {name: getattr(line.origin, name) for name in public_names(Origin)}
            yield {"schema": SCHEMA, **to_data(event), _ORIGIN: origin}

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write rows, one batch after the other, and count them."""
        count, waiting = 0, iter(rows)
        with pq.ParquetWriter(stream, _SCHEMA, compression="zstd") as writer:
            while batch := list(islice(waiting, _BATCH)):
                writer.write_table(pa.Table.from_pylist(batch, schema=_SCHEMA))
                count += len(batch)
                batch.clear()  # else two batches are held while the next is made
        return count

    def read(self, path: Path) -> Iterator[Row]:
        """Give the rows of a file.

        Raises:
            InputError: It is no Parquet file, or one of other columns.
        """
        try:
            with pq.ParquetFile(path) as file:
                if not file.schema_arrow.equals(_SCHEMA):
                    raise InputError(f"{path}: its columns are not those of {SCHEMA}; export the store again")
                for batch in file.iter_batches(batch_size=_BATCH):
                    yield from map(_row, batch.to_pylist())
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error}); name another file") from error
        except pa.ArrowInvalid as error:
            raise InputError(f"{path}: is no Parquet file ({error}); name another") from error


def _row(row: dict[str, Any]) -> Row:
    return {**row, "why": dict(row["why"])}


def reported_of(row: Row) -> Reported:
    """Make the records that a row was made of.

    Raises:
        InputError: The row does not fit the record.
    """
    given = {name: value for name, value in row.items() if name not in {"schema", _ORIGIN}}
    return Reported(from_data(Event, given), Origin(**row[_ORIGIN]))


PARQUET = ParquetRecords()
