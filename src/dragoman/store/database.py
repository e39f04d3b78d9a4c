"""Opens a store: one DuckDB file, with every way that can fail said plainly."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import duckdb

from dragoman.errors import StoreBusy, StoreError, UsageError
from dragoman.store.backup import back_up
from dragoman.store.connection import FAILURES, Connection, failure, first_line
from dragoman.store.frames import as_frame, events_table
from dragoman.store.lock import Lock, holder
from dragoman.store.migrations.runner import Lack, lack, migrate
from dragoman.store.read import EventFilter

_OTHER_FILE = "it is not a DuckDB file; name another file, or move this one away"
_MAGIC, _MAGIC_AT = b"DUCK", 8  # behind a checksum of eight bytes
_REMEDIES = (
    ("Could not set lock", "another process has it open; wait until that ends, then run again"),
    ("different configuration", "this process has it open in another mode; close that first"),
    ("not a valid DuckDB", _OTHER_FILE),
    ("Permission denied", "it may not be opened; change its permissions or name another folder"),
    ("Read-only file system", "its folder is read-only; name a folder that can be written"),
    *FAILURES,
)


class Store(Connection):
    """An open store. Use it as a context manager."""

    def frame(self, wanted: EventFilter | None = None, *, to: str = "arrow") -> Any:  # noqa: ANN401 - see ``to``
        """Give the store's events as a table of columns, a row an event.

        Args:
            wanted: Which events; all where None.
            to: ``arrow``, ``pandas`` or ``polars``: the frame is of that library.

        Raises:
            UsageError: ``to`` is none of these, or the library is not installed.
        """
        return as_frame(events_table(self, wanted), to)


def open_store(path: str | PathLike[str], *, write: bool = False, make: bool = True) -> Store:
    """Open a store.

    Args:
        path: The DuckDB file.
        write: Make the file where there is none, bring its tables up to date, and allow writing.
            Without it several processes may read at once.
        make: Without it a file that is not there is refused also for writing: what only changes a store
            has nothing to do in a new one.

    Raises:
        StoreBusy: Another process has it open.
        StoreError: It cannot be opened; the message says why and what to do.
        UsageError: What is given is no path.
    """
    if not isinstance(path, str | PathLike):
        raise UsageError(f"store: {path!r:.60} is no path; give a string or a pathlib.Path")
    path = Path(path)
    _check(path, make=write and make)
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


def _check(path: Path, *, make: bool) -> None:
    """Refuse what DuckDB would refuse with a message about something else."""
    if path.is_dir():
        raise StoreError(f"store {path}: it is a folder; name a file in it, such as {path / 'events.duckdb'}")
    if not path.exists() and not make:
        raise StoreError(
            f"store {path}: there is no such file; make it with: dragoman ingest PATH --store {path}"
        )
    if not path.parent.is_dir():
        raise StoreError(f"store {path}: there is no folder {path.parent}; make it, or name another")
    if path.is_file() and not _may_be_store(path):
        raise StoreError(f"store {path}: {_OTHER_FILE}")


def _may_be_store(path: Path) -> bool:
    """Say whether a file begins as DuckDB's do, is empty, or cannot be read to tell.

    Of a name such as ``notes.jsonl`` DuckDB makes a database in memory, which is lost when it is closed.
    """
    try:
        with path.open("rb") as stream:
            begin = stream.read(_MAGIC_AT + len(_MAGIC))
    except OSError:
        return True
    return not begin or begin[_MAGIC_AT:] == _MAGIC


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
        raise opening_failure(error, path) from error


def opening_failure(error: duckdb.Error, path: Path) -> StoreError:
    """Give what is raised where a store cannot be opened."""
    kind = StoreBusy if "Could not set lock" in str(error) else StoreError
    return kind(f"store {path}: {_remedy(error, path)}")


def _backed_up(
    connection: duckdb.DuckDBPyConnection, path: Path, lacking: Lack
) -> tuple[duckdb.DuckDBPyConnection, Path]:
    """Copy a store beside itself; closed meanwhile, for a second handle's end drops DuckDB's lock."""
    try:
        connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        raise StoreError(f"store {path}: {failure(error)}") from error
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
    return found or f"{first_line(error)}; name another file"
