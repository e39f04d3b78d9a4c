"""One writer at a time; the second is told who the first is; what a killed writer leaves locks nobody out."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store.database import open_store
from dragoman.store.lock import holder, lock_file

_HOLD = """
import sys
from dragoman.store.database import open_store
with open_store(sys.argv[1], write=True):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


def hold(path: Path) -> "subprocess.Popen[bytes]":
    """Start a process that writes to a store until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"open"
    return process


@pytest.mark.parametrize("write", [True, False])
def test_a_second_process_is_told_who_writes_and_since_when(path: Path, write: bool) -> None:
    with hold(path) as process:
        with pytest.raises(StoreError) as caught:
            open_store(path, write=write)
        assert f"it is being written by process {process.pid} on " in str(caught.value)
        assert " UTC; wait until that ends" in str(caught.value)
        process.communicate()
    with open_store(path, write=True) as store:
        assert store.notices == ()


def test_what_a_killed_writer_leaves_locks_nobody_out_and_is_told(path: Path) -> None:
    with hold(path) as process:
        process.kill()
        process.communicate()
    assert lock_file(path).exists()
    with open_store(path, write=True) as store:
        (notice,) = store.notices
        assert f"process {process.pid} on " in notice
    assert not lock_file(path).exists()


def test_a_process_cannot_write_through_two_stores_at_once(path: Path) -> None:
    with open_store(path, write=True), pytest.raises(StoreError, match=f"process {os.getpid()} "):
        open_store(path, write=True)


def test_a_store_that_is_dropped_without_closing_lets_others_in(path: Path) -> None:
    open_store(path, write=True)
    with open_store(path, write=True) as again:
        assert again.fetch("SELECT 1") == [(1,)]


def test_a_store_that_cannot_be_opened_is_not_left_locked(path: Path) -> None:
    path.write_bytes(b"no database" * 1_000)
    for _ in range(2):
        with pytest.raises(StoreError, match="it is not a DuckDB file"):
            open_store(path, write=True)
    assert not lock_file(path).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", json.dumps({"pid": "x"}).encode()])
def test_a_lock_file_that_says_nothing_names_nobody_and_locks_nobody_out(path: Path, content: bytes) -> None:
    lock_file(path).write_bytes(content)
    assert holder(path) is None
    with open_store(path, write=True) as store:
        assert store.notices == ()


def test_readers_make_no_lock(path: Path) -> None:
    open_store(path, write=True).close()
    with open_store(path):
        assert not lock_file(path).exists()


@pytest.mark.parametrize(
    ("number", "remedy"),
    [(errno.ENOSPC, "make room, or name another folder"), (errno.EROFS, "name a folder that can be written")],
)
def test_a_lock_that_cannot_be_written_is_told_with_what_helps(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    """Room does not help on a disk that is read-only."""

    def refused(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(
        StoreError, match=rf"its lock file cannot be written \({os.strerror(number)}\); {remedy}$"
    ):
        open_store(path, write=True)
