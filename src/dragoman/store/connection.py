"""The statements that a store's questions are asked by, with every way that can fail said plainly."""

import json
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from dragoman.errors import StoreError
from dragoman.store.lock import Lock

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[Any, ...]
_FETCHED = 500  # rows held at once while reading: an event's record is some 4 kB
_COLUMNS = """
SELECT column_name, data_type FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = ?
ORDER BY column_index
"""
_FULL = "what was kept before stays kept; make room, then run again, and it goes on from there"
_DAMAGED = "restore a copy of it, or ingest its articles again into a new store"
FAILURES = (
    ("Corrupt database file", f"it is damaged: a block on the disk is not as it was written; {_DAMAGED}"),
    ("Could not read enough bytes", f"it is damaged: its file is shorter than it was; {_DAMAGED}"),
    ("No space left", f"its disk is full; {_FULL}"),
    ("not enough space", f"its disk is full; {_FULL}"),
    ("File too large", f"its file may not grow further (a limit on file sizes); {_FULL}"),
    ("Disk quota exceeded", f"the quota of its disk is used up; {_FULL}"),
    ("already closed", "it is closed; open it anew with open_store, and read before it is closed"),
)
# Enough for indexes of some million rows beside four workers in 2.5 GB; more is kept on disk.
_MEMORY = "600MB"
# Each checkpoint writes every table's last, partly filled block anew: at the default of 16 MB that was a
# third of all writing.
_LOG = "64MB"


STRINGS, NUMBERS = (
    """(SELECT unnest(from_json(?, '["VARCHAR"]')))""",
    """(SELECT unnest(from_json(?, '["BIGINT"]')))""",
)
"""What stands behind IN for many values, given by ``many``."""


def many(values: Iterable[str] | Iterable[int]) -> str:
    """Write values for a parameter behind ``STRINGS`` or ``NUMBERS``.

    As JSON and not as a list, of which DuckDB looks at every value in Python: 0.2 ms each.
    """
    return json.dumps(sorted(set(values)), ensure_ascii=False)


def literals(values: Iterable[str]) -> str:
    """Write ids as literals behind IN, so that they are looked up by index: some hundreds at once."""
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values) or "NULL"


class Connection:
    """What a store is asked through; the only object that holds a connection. Use it as a context manager."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path,
        lock: Lock | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        self._connection = connection
        self._structures: dict[str, str] = {}
        self._lock = lock
        self.path = path
        self.notices = tuple(notices)
        """What was found or changed on opening that a person should know, a sentence each."""
        if lock is not None:
            # A store that is dropped unclosed lets others in too.
            weakref.finalize(self, lock.let_go)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write out what is pending and let other processes in."""
        self._connection.close()
        if self._lock is not None:
            self._lock.let_go()

    def parallel(self) -> Self:
        """Give a store of its own on the same open database: a connection is for one thread at a time.

        Raises:
            StoreError: The store is closed.
        """
        try:
            return type(self)(self._cursor(), self.path)
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {failure(error)}") from error

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """Give a connection of its own on the same open database."""
        return self._connection.cursor()

    def spare(self) -> None:
        """Leave memory and processor to the workers of a long run: bounded buffers, one thread."""
        self.fetch(f"SET memory_limit = '{_MEMORY}'")
        self.fetch(f"SET checkpoint_threshold = '{_LOG}'")
        self.fetch("SET threads = 1")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of a block or nothing of it, whatever ends it."""
        self.fetch("BEGIN TRANSACTION")
        done = False
        try:
            yield
            done = True
        finally:
            if done:
                self.fetch("COMMIT")
            else:
                # After a full disk the database takes no more statements; the first error is the one to tell.
                with suppress(StoreError):
                    self.fetch("ROLLBACK")

    def fetch(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement and give all its rows.

        Raises:
            StoreError: The database refuses it.
        """
        try:
            return self._connection.execute(sql, list(values)).fetchall()
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {failure(error)}") from error

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a question one by one; sees only what was committed when it was asked.

        Raises:
            StoreError: The database refuses it.
        """
        try:
            cursor = self._cursor().execute(sql, list(values))
            while rows := cursor.fetchmany(_FETCHED):
                yield from rows
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {failure(error)}") from error

    def arrow(self, sql: str, values: Sequence[object] = ()) -> "pa.Table":
        """Run a question and give all its rows as an Arrow table.

        Raises:
            StoreError: The database refuses it.
        """
        try:
            return self._cursor().execute(sql, list(values)).fetch_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {failure(error)}") from error

    def insert(self, table: str, rows: str) -> None:
        """Add rows to a table.

        Args:
            table: Its name.
            rows: A JSON list of objects with the table's columns as keys. As JSON and not as parameters:
                150 rows took 24 ms so and 250 ms by ``executemany``.
        """
        structure = self._structures.get(table) or self._structure(table)
        self._structures[table] = structure
        sql = f"INSERT INTO {table} BY NAME SELECT r.* FROM (SELECT unnest(from_json(?::JSON, '{structure}')) AS r)"  # noqa: S608, E501 - table and structure come from our own schema
        self.fetch(sql, [rows])

    def _structure(self, table: str) -> str:
        """Write a table's columns and types as DuckDB's JSON reader wants them."""
        columns = self.fetch(_COLUMNS, [table])
        types = ", ".join(f'"{name}": {_json_type(kind)}' for name, kind in columns)
        return f"[{{{types}}}]"


def failure(error: duckdb.Error) -> str:
    """Say why a statement failed, with the remedy where there is one."""
    message = str(error)
    found = next((remedy for words, remedy in FAILURES if words in message), None)
    return found or first_line(error)


def first_line(error: duckdb.Error) -> str:
    """Give what the database says, without the statement that it adds."""
    return str(error).split("\n", 1)[0].rstrip(".;")


def _json_type(kind: str) -> str:
    """Write a column type as DuckDB's JSON reader does: lists in brackets."""
    return f'["{kind[:-2]}"]' if kind.endswith("[]") else f'"{kind}"'
