"""Opens a store: one DuckDB file, with every way that can fail said plainly."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from dragoman.errors import StoreBusy, StoreError
from dragoman.store.migrations.runner import migrate

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.store.read import EventFilter

Row = tuple[Any, ...]
_FETCHED = 500  # rows held at once while reading: an event's record is some 4 kB
_COLUMNS = """
SELECT column_name, data_type FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = ?
ORDER BY column_index
"""
_REMEDIES = (
    ("Could not set lock", "another process has it open; wait until that ends, then run again"),
    ("different configuration", "this process has it open in another mode; close that first"),
    ("not a valid DuckDB", "it is not a DuckDB file; name another file, or move this one away"),
    ("Permission denied", "it may not be opened; change its permissions or name another folder"),
    ("Read-only file system", "its folder is read-only; name a folder that can be written"),
    ("No space left", "the disk is full; make room, then run again"),
)


class Store:
    """An open store; the only object that holds a connection. Use it as a context manager."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._structures: dict[str, str] = {}
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write out what is pending and let other processes in."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of a block or nothing of it, whatever ends it."""
        self.fetch("BEGIN TRANSACTION")
        done = False
        try:
            yield
            done = True
        finally:
            self.fetch("COMMIT" if done else "ROLLBACK")

    def fetch(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement and give all its rows."""
        try:
            return self._connection.execute(sql, list(values)).fetchall()
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {_first_line(error)}") from error

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a question one by one; sees only what was committed when it was asked."""
        try:
            cursor = self._connection.cursor().execute(sql, list(values))
            while rows := cursor.fetchmany(_FETCHED):
                yield from rows
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {_first_line(error)}") from error

    def arrow(self, sql: str, values: Sequence[object] = ()) -> "pa.Table":
        """Run a question and give all its rows as an Arrow table."""
        try:
            return self._connection.cursor().execute(sql, list(values)).fetch_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {_first_line(error)}") from error

    def frame(self, wanted: "EventFilter | None" = None, *, to: str = "arrow") -> Any:  # noqa: ANN401 - see ``to``
        """Give the store's events as a table of columns, a row an event.

        Args:
            wanted: Which events; all where None.
            to: ``arrow``, ``pandas`` or ``polars``: the frame is of that library.

        Raises:
            UsageError: ``to`` is none of these, or the library is not installed.
        """
        from dragoman.store.frames import as_frame, events_table  # noqa: PLC0415 - frames are built on stores

        return as_frame(events_table(self, wanted), to)

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


def open_store(path: str | PathLike[str], *, write: bool = False) -> Store:
    """Open a store.

    Args:
        path: The DuckDB file.
        write: Make the file where there is none, bring its tables up to date, and allow writing.
            Without it several processes may read at once.

    Raises:
        StoreBusy: Another process has it open.
        StoreError: It cannot be opened; the message says why and what to do.
    """
    path = Path(path)
    _check(path, write=write)
    try:
        connection = duckdb.connect(str(path), read_only=not write)
    except duckdb.Error as error:
        kind = StoreBusy if "Could not set lock" in str(error) else StoreError
        raise kind(f"store {path}: {_remedy(error)}") from error
    try:
        migrate(connection, path, write=write)
    except StoreError:
        connection.close()
        raise
    return Store(connection, path)


def _check(path: Path, *, write: bool) -> None:
    """Refuse what DuckDB would refuse with a message about something else."""
    if path.is_dir():
        raise StoreError(f"store {path}: it is a folder; name a file in it, such as {path / 'events.duckdb'}")
    if not path.exists() and not write:
        raise StoreError(f"store {path}: there is no such file; make it with: dragoman ingest PATH --store F")
    if not path.parent.is_dir():
        raise StoreError(f"store {path}: there is no folder {path.parent}; make it, or name another")


def _remedy(error: duckdb.Error) -> str:
    message = str(error)
    found = next((remedy for words, remedy in _REMEDIES if words in message), None)
    return found or f"{_first_line(error)}; name another file"


def _first_line(error: duckdb.Error) -> str:
    return str(error).split("\n", 1)[0].rstrip(".;")


def _json_type(kind: str) -> str:
    """Write a column type as DuckDB's JSON reader does: lists in brackets."""
    return f'["{kind[:-2]}"]' if kind.endswith("[]") else f'"{kind}"'
