"""Brings a store's tables up to date: numbered files, each in a transaction of its own."""

import re
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import duckdb

from dragoman.errors import StoreError
from dragoman.store.connection import failure

_FILE = re.compile(r"(\d{4})_(\w+)\.sql")
_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
_MAKE = "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL)"
_DONE = "SELECT coalesce(max(number), 0) FROM migrations"
_NOTE = "INSERT INTO migrations VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema."""

    number: int
    name: str
    sql: str


def known_migrations() -> tuple[Migration, ...]:
    """Give every migration of this version, in order."""
    found = [
        Migration(int(match[1]), match[2], file.read_text(encoding="utf-8"))
        for file in files("dragoman.store.migrations").iterdir()
        if (match := _FILE.fullmatch(file.name))
    ]
    return tuple(sorted(found, key=lambda migration: migration.number))


@dataclass(frozen=True, slots=True)
class Lack:
    """What a store lacks.

    Attributes:
        schema: Number of its schema; 0 for a new file.
        missing: The migrations that it has not had.
    """

    schema: int
    missing: tuple[Migration, ...]

    @property
    def is_old(self) -> bool:
        """Say whether an older version wrote it: what is in it is to be kept safe first."""
        return self.schema > 0 and bool(self.missing)


def lack(connection: duckdb.DuckDBPyConnection, path: Path, *, write: bool) -> Lack:
    """Find what a store lacks, and change nothing.

    Args:
        connection: An open connection to it.
        path: Its file, for messages.
        write: Whether it may be changed; a store that lacks something and may not be is refused.

    Raises:
        StoreError: It is no store of ours, is newer than this version, or is older and only to be read.
    """
    known = known_migrations()
    try:
        done = _done(connection, path)
    except duckdb.Error as error:
        raise StoreError(f"store {path}: its schema cannot be read: {failure(error)}") from error
    if done > known[-1].number:
        raise StoreError(
            f"store {path}: its schema is number {done} and this version knows {known[-1].number}; "
            "use the version that wrote it, or a newer one"
        )
    missing = tuple(migration for migration in known if migration.number > done)
    if missing and not write:
        raise StoreError(
            f"store {path}: its schema is number {done} and this version reads {known[-1].number}; "
            f"bring it up to date with: dragoman ingest --store {path}"
        )
    return Lack(done, missing)


def migrate(connection: duckdb.DuckDBPyConnection, path: Path, lacking: Lack) -> None:
    """Run what a store lacks.

    Raises:
        StoreError: A migration fails; the store is as it was before that one.
    """
    try:
        for migration in lacking.missing:
            _run(connection, migration)
    except duckdb.Error as error:
        reason = str(error).split("\n", 1)[0]
        raise StoreError(f"store {path}: its tables cannot be brought up to date: {reason}") from error


def _done(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Give the number of the last migration that ran; 0 for a new file."""
    tables = {name for (name,) in connection.execute(_TABLES).fetchall()}
    if not tables:
        return 0
    if "migrations" not in tables:
        names = ", ".join(sorted(tables)[:3])
        raise StoreError(f"store {path}: it is a DuckDB file of something else ({names}); name another file")
    # All rows: an answer that is not read to its end keeps its transaction open, and then a row that another
    # connection takes out and puts back twice is a duplicate key.
    rows = connection.execute(_DONE).fetchall()
    return int(rows[0][0]) if rows else 0


def _run(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    connection.execute("BEGIN TRANSACTION")
    done = False
    try:
        if migration.number == 1:
            connection.execute(_MAKE)
        connection.execute(migration.sql)
        connection.execute(_NOTE, [migration.number, migration.name])
        done = True
    finally:
        if done:
            connection.execute("COMMIT")
        else:
            # On a full disk this fails too; the first error is the one to tell.
            with suppress(duckdb.Error):
                connection.execute("ROLLBACK")
