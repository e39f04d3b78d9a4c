"""Parquet shards: what a cluster's machines write of coded articles, read back for the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dragoman.errors import StoreError
from dragoman.store.pack import Packed

TABLES = ("documents", "regions", "mentions", "statements", "events", "decisions")
_PREFIX = "rows_"
_READ = f"""
SELECT number, doc, events, error, reason, {", ".join(f"{_PREFIX}{table}" for table in TABLES)}
FROM read_parquet(?) ORDER BY number
"""  # noqa: S608 - names of our own
_MEMORY = "400MB"  # a shard is sorted in it, and on the disk beyond it
_FETCHED = 64


@dataclass(frozen=True, slots=True)
class ShardRow:
    """What became of one article.

    Attributes:
        number: Its place among those given out together.
        found: What was found in it, or None.
        error: Kind of error that its coding ended in, or empty.
        reason: Message of that error.
    """

    number: int
    found: Packed | None = None
    error: str = ""
    reason: str = ""

    def columns(self) -> dict[str, object]:
        """Give it as a row of a shard: a column for each table, with that table's rows as a JSON list."""
        found = self.found
        tables = {f"{_PREFIX}{name}": found.tables.get(name, "") if found else "" for name in TABLES}
        return {
            "number": self.number,
            "doc": found.doc if found else "",
            "events": found.events if found else 0,
            "error": self.error,
            "reason": self.reason,
            **tables,
        }


def read_shards(folder: Path) -> Iterator[ShardRow]:
    """Give the rows of all shards in a folder, by number.

    Raises:
        StoreError: A shard cannot be read.
    """
    try:
        with duckdb.connect() as connection:
            connection.execute(f"SET memory_limit = '{_MEMORY}'")
            connection.execute(f"SET temp_directory = '{str(folder).replace(chr(39), chr(39) * 2)}'")
            asked = connection.execute(_READ, [str(folder / "**" / "*.parquet")])
            while rows := asked.fetchmany(_FETCHED):
                for number, doc, events, error, reason, *tables in rows:
                    listed = {name: rows for name, rows in zip(TABLES, tables, strict=True) if rows}
                    found = None if error else Packed(doc, events, listed)
                    yield ShardRow(number, found, error, reason)
    except duckdb.Error as error:
        first = str(error).split("\n", 1)[0]
        raise StoreError(f"shards in {folder}: they cannot be read ({first}); run again") from error
