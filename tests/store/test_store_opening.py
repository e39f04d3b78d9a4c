"""Every way in which a store cannot be opened is said in one line with what to do."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import StoreError, UsageError
from dragoman.store.database import Store, open_store
from dragoman.store.migrations.runner import known_migrations

_HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
# As the superuser may write anywhere, it becomes another user; the folder is entered before that.
_AS_NOBODY = """
import os, sys
from dragoman.errors import StoreError
from dragoman.store.database import open_store
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    open_store("s.duckdb", write=True)
except StoreError as error:
    print(error)
"""


def refusal(path: Path, *, write: bool) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, write=write)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_new_store_has_every_migration_and_opening_again_runs_none(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    for _ in range(2):
        with open_store(path, write=True) as store:
            rows = store.fetch("SELECT number, name FROM migrations ORDER BY number")
        assert rows == [(m.number, m.name) for m in known_migrations()]


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [migration.number for migration in known_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "s.duckdb", write=False)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"there is no folder {tmp_path / 'no'}" in refusal(tmp_path / "no" / "s.duckdb", write=True)


@pytest.mark.parametrize("write", [True, False])
def test_a_folder_is_no_store(tmp_path: Path, write: bool) -> None:
    assert "it is a folder" in refusal(tmp_path, write=write)


@pytest.mark.parametrize("content", [b"", b"hello" * 5_000], ids=["empty", "text"])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "it is not a DuckDB file" in refusal(path, write=True)
    assert path.read_bytes() == content


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("name", ["notes.jsonl", "notes.csv", "notes.parquet"])
def test_a_file_that_duckdb_reads_itself_is_no_store(tmp_path: Path, name: str, *, write: bool) -> None:
    """Of such a name DuckDB would make a database in memory, and all that is written would be lost."""
    path = tmp_path / name
    path.write_text('{"a": 1}\n', "utf-8")
    assert "it is not a DuckDB file; name another file, or move this one away" in refusal(path, write=write)
    assert path.read_text("utf-8") == '{"a": 1}\n'


@pytest.mark.parametrize("given", [5, None, b"s.duckdb"])
def test_what_is_no_path_is_refused(given: Any) -> None:  # noqa: ANN401 - that is the test
    with pytest.raises(UsageError, match=r"^store: .* is no path; give a string or a pathlib.Path"):
        open_store(given)


def test_a_database_of_something_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sales.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales (n INTEGER)")
    assert "something else (sales)" in refusal(path, write=True)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("sales",)]


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store:
        store.fetch("INSERT INTO migrations VALUES (999, 'of_the_future')")
    assert "its schema is number 999" in refusal(path, write=True)


def test_a_store_of_an_older_version_is_not_changed_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store:
        store.fetch("DELETE FROM migrations")
    assert "bring it up to date" in refusal(path, write=False)


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL)")
        connection.execute("CREATE TABLE ledger (key VARCHAR)")
    assert "cannot be brought up to date" in refusal(path, write=True)
    with duckdb.connect(str(path)) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
    assert names == [("ledger",), ("migrations",)]


@pytest.mark.parametrize("write", [True, False])
def test_a_store_that_another_process_writes_is_said_to_be_in_use(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "s.duckdb"
    open_store(path, write=True).close()
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        assert "another process has it open" in refusal(path, write=write)
        holder.stdin.close()


def test_several_readers_may_be_at_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    open_store(path, write=True).close()
    with open_store(path) as one, open_store(path) as other:
        assert one.fetch("SELECT 1") == other.fetch("SELECT 1")


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are POSIX")
def test_a_read_only_folder_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    command = [sys.executable, "-c", _AS_NOBODY, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "may not be opened; change its permissions or name another folder" in done.stdout


def test_nothing_can_be_written_through_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    open_store(path, write=True).close()
    with open_store(path) as store, pytest.raises(StoreError, match="read-only"):
        store.fetch("DELETE FROM ledger")


def test_what_fails_in_a_transaction_leaves_nothing_of_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        with pytest.raises(KeyboardInterrupt):
            _broken_off(store)
        assert store.fetch("SELECT * FROM assembled") == []


def _broken_off(store: Store) -> None:
    with store.transaction():
        store.fetch("INSERT INTO assembled VALUES ('e1:a', 'e1:a', 'i1:a')")
        raise KeyboardInterrupt


@pytest.mark.parametrize("write", [True, False])
def test_a_store_that_was_closed_says_so(tmp_path: Path, write: bool) -> None:
    """In our words, with the remedy, however it is asked."""
    path = tmp_path / "s.duckdb"
    open_store(path, write=True).close()
    store = open_store(path, write=write)
    store.close()
    for ask in (store.fetch, store.arrow, lambda sql: list(store.stream(sql))):
        with pytest.raises(StoreError, match="it is closed; open it anew with open_store"):
            ask("SELECT 1")
    with pytest.raises(StoreError, match="it is closed"):
        store.parallel()
