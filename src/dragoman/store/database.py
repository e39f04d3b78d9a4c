"""Opens a store: one DuckDB file, with every way that can fail said plainly."""

import json
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from dragoman.errors import StoreBusy, StoreError
from dragoman.store.backup import back_up
from dragoman.store.lock import Lock, holder
from dragoman.store.migrations.runner import Lack, lack, migrate

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
_FULL = "what was kept before stays kept; make room, then run again, and it goes on from there"
_FAILURES = (
    ("No space left", f"its disk is full; {_FULL}"),
    ("not enough space", f"its disk is full; {_FULL}"),
    ("File too large", f"its file may not grow further (a limit on file sizes); {_FULL}"),
    ("Disk quota exceeded", f"the quota of its disk is used up; {_FULL}"),
    ("already closed", "it is closed; open it anew with open_store, and read before it is closed"),
)
_REMEDIES = (
    ("Could not set lock", "another process has it open; wait until that ends, then run again"),
    ("different configuration", "this process has it open in another mode; close that first"),
    ("not a valid DuckDB", "it is not a DuckDB file; name another file, or move this one away"),
    ("Permission denied", "it may not be opened; change its permissions or name another folder"),
    ("Read-only file system", "its folder is read-only; name a folder that can be written"),
    *_FAILURES,
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


class Store:
    """An open store; the only object that holds a connection. Use it as a context manager."""

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

    def parallel(self) -> "Store":
        """Give a store of its own on the same open database: a connection is for one thread at a time.

        Raises:
            StoreError: The store is closed.
        """
        try:
            return Store(self._connection.cursor(), self.path)
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {_failure(error)}") from error

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
            raise StoreError(f"store {self.path}: {_failure(error)}") from error

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a question one by one; sees only what was committed when it was asked.

        Raises:
            StoreError: The database refuses it.
        """
        try:
            cursor = self._connection.cursor().execute(sql, list(values))
            while rows := cursor.fetchmany(_FETCHED):
                yield from rows
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {_failure(error)}") from error

    def arrow(self, sql: str, values: Sequence[object] = ()) -> "pa.Table":
        """Run a question and give all its rows as an Arrow table.

        Raises:
            StoreError: The database refuses it.
        """
        try:
            return self._connection.cursor().execute(sql, list(values)).fetch_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {_failure(error)}") from error

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
    if not write:
        return Store(_opened(path, write=False)[0], path)
    lock = Lock.take(path)
    opened = False
    try:
        connection, notices = _opened(path, write=True)
        opened = True
    finally:
        if not opened:
            lock.let_go()
    return Store(connection, path, lock, (*_broken_off(lock), *notices))


def _check(path: Path, *, write: bool) -> None:
    """Refuse what DuckDB would refuse with a message about something else."""
    if path.is_dir():
        raise StoreError(f"store {path}: it is a folder; name a file in it, such as {path / 'events.duckdb'}")
    if not path.exists() and not write:
        raise StoreError(
            f"store {path}: there is no such file; make it with: dragoman ingest PATH --store {path}"
        )
    if not path.parent.is_dir():
        raise StoreError(f"store {path}: there is no folder {path.parent}; make it, or name another")


def _opened(path: Path, *, write: bool) -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    """Connect to a store whose tables are up to date, and say what was done to them."""
    connection = _connected(path, write=write)
    done = False
    notices: list[str] = []
    try:
        lacking = lack(connection, path, write=write)
        if lacking.is_old:
            connection, kept = _backed_up(connection, path, lacking)
            notices.append(f"{path}: its tables are brought up to date; as it was, it is kept in {kept}")
        migrate(connection, path, lacking)
        done = True
    finally:
        if not done:
            connection.close()
    return connection, notices


def _connected(path: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=not write)
    except duckdb.Error as error:
        kind = StoreBusy if "Could not set lock" in str(error) else StoreError
        raise kind(f"store {path}: {_remedy(error, path)}") from error


def _backed_up(
    connection: duckdb.DuckDBPyConnection, path: Path, lacking: Lack
) -> tuple[duckdb.DuckDBPyConnection, Path]:
    """Copy a store beside itself; closed meanwhile, for a second handle's end drops DuckDB's lock."""
    try:
        connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        raise StoreError(f"store {path}: {_failure(error)}") from error
    connection.close()
    kept = back_up(path, schema=lacking.schema)
    return _connected(path, write=True), kept


def _broken_off(lock: Lock) -> Iterator[str]:
    if lock.left_by is not None:
        yield f"an earlier run broke off without closing the store ({lock.left_by}); what it kept is there"


def _remedy(error: duckdb.Error, path: Path) -> str:
    message = str(error)
    found = next((remedy for words, remedy in _REMEDIES if words in message), None)
    if found is not None and "Could not set lock" in message and (by := holder(path)) is not None:
        return f"it is being written by {by}; wait until that ends, then run again"
    return found or f"{_first_line(error)}; name another file"


def _failure(error: duckdb.Error) -> str:
    """Say why a statement failed, with the remedy where there is one."""
    message = str(error)
    found = next((remedy for words, remedy in _FAILURES if words in message), None)
    return found or _first_line(error)


def _first_line(error: duckdb.Error) -> str:
    return str(error).split("\n", 1)[0].rstrip(".;")


def _json_type(kind: str) -> str:
    """Write a column type as DuckDB's JSON reader does: lists in brackets."""
    return f'["{kind[:-2]}"]' if kind.endswith("[]") else f'"{kind}"'
