"""A store of an older version is brought up to date with a backup first, and nothing of it is lost."""

import gzip
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.store import backup, read
from dragoman.store.database import open_store
from dragoman.store.migrations.runner import known_migrations

OLD = Path(__file__).with_name("schema-1.duckdb.gz")
_COLUMNS = """
SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index
"""
# A limit on the size of files stands for a full disk: it needs no superuser.
_WITH_LIMIT = """
import resource, sys
from dragoman.errors import StoreError
from dragoman.store.database import open_store
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    open_store(sys.argv[1], write=True)
except StoreError as error:
    print(error)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "events.duckdb"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall()  # noqa: S608
            for name in names
            if name != "migrations"
        }


def test_the_old_store_is_one_of_the_first_schema(old: Path) -> None:
    with pytest.raises(StoreError, match="its schema is number 1"):
        open_store(old)


def test_an_old_store_keeps_every_row_and_the_backup_is_what_it_was(old: Path) -> None:
    before = rows(old)
    assert before["events"]
    assert before["judgements"]
    with open_store(old, write=True) as store:
        assert store.fetch("SELECT max(number) FROM migrations") == [(known_migrations()[-1].number,)]
        assert len(list(read.events(store, read.EventFilter()))) == len(before["events"])
        kept = old.with_name("events.schema-1.duckdb")
        assert [str(kept) in notice for notice in store.notices] == [True]
    after = rows(old)
    # Later columns stand behind the old ones.
    widths = {name: len(found[0]) for name, found in before.items() if found}
    assert {name: [row[: widths[name]] for row in after[name]] for name in widths} == {
        name: before[name] for name in widths
    }
    assert rows(kept) == before
    with duckdb.connect(str(kept), read_only=True) as connection:
        assert connection.execute("SELECT max(number) FROM migrations").fetchall() == [(1,)]


def test_an_old_store_ends_with_the_same_tables_as_a_new_one(old: Path, tmp_path: Path) -> None:
    with open_store(old, write=True) as store, open_store(tmp_path / "new", write=True) as new:
        assert store.fetch(_COLUMNS) == new.fetch(_COLUMNS)


def test_opening_again_makes_no_second_backup(old: Path) -> None:
    for _ in range(2):
        open_store(old, write=True).close()
    assert sorted(path.name for path in old.parent.iterdir()) == ["events.duckdb", "events.schema-1.duckdb"]


def test_a_backup_never_overwrites_another(old: Path) -> None:
    first = old.with_name("events.schema-1.duckdb")
    first.write_text("kept by somebody", "utf-8")
    open_store(old, write=True).close()
    assert first.read_text("utf-8") == "kept by somebody"
    assert old.with_name("events.schema-1-2.duckdb").exists()


def test_without_room_for_the_backup_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as the system gives it
    before = old.read_bytes()
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: usage(1, 1, 1_000_000))
    with pytest.raises(StoreError, match=r"and 1 MB are free; make room, then run again"):
        open_store(old, write=True)
    assert [path.name for path in old.parent.iterdir()] == ["events.duckdb"]
    assert rows(old)
    assert len(before) == old.stat().st_size


def test_a_disk_that_fills_up_during_the_copy_leaves_no_half_backup(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreError, match=r"its backup copy .* cannot be written \(No space left on device\)"):
        open_store(old, write=True)
    assert [path.name for path in old.parent.iterdir()] == ["events.duckdb"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
def test_a_backup_that_the_system_refuses_leaves_the_store_as_it_was(old: Path) -> None:
    before = rows(old)
    command = [sys.executable, "-c", _WITH_LIMIT, str(old), str(old.stat().st_size // 2)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "its backup copy" in done.stdout
    assert done.stderr == ""
    assert rows(old) == before
    assert [path.name for path in old.parent.iterdir()] == ["events.duckdb"]
