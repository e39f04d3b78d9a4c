"""The lock of a store: one writer at a time, and the others are told who it is and since when."""

import errno
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from dragoman.errors import StoreBusy, StoreError

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # beyond the content, so that others may read who holds it

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LONGEST = 10_000  # bytes of a lock file that are read; ours has some 150


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, or held it when its process ended without letting go.

    Attributes:
        pid: Process id.
        host: Name of the machine that the process is on.
        since: When it took the lock, UTC, to the second.
        command: Its command line, shortened.
    """

    pid: int
    host: str
    since: str
    command: str

    def __str__(self) -> str:
        """Write it for a message."""
        return f"process {self.pid} on {self.host} ({self.command}), since {self.since}"


class Lock:
    """A lock that is held until it is let go or its process ends, however it ends.

    The system holds it, not the file's being there: what a killed process leaves behind locks nobody out.
    """

    def __init__(self, path: Path, descriptor: int, left_by: Holder | None) -> None:
        self._path = path
        self._descriptor = descriptor
        self.left_by = left_by
        """Who held it last and ended without letting go; None after a proper end."""

    @classmethod
    def take(cls, store: Path) -> Self:
        """Take the lock of a store.

        Raises:
            StoreBusy: Another process holds it; the message says which.
            StoreError: Its file cannot be made.
        """
        path = lock_file(store)
        with _said_plainly(store):
            while True:
                descriptor = _locked(store, path)
                # Whoever held it may have taken the file away between opening and locking it.
                if _is_at(path, descriptor):
                    break
                os.close(descriptor)
            left_by = _read(path)
            _write(descriptor, _ourselves())
        return cls(path, descriptor, left_by)

    def let_go(self) -> None:
        """Let others in; twice is once."""
        if self._descriptor >= 0:
            # Taken away before it is let go: nobody may see it unlocked with our name in it. Where the
            # system keeps open files, it stays and reads as left behind.
            with suppress(OSError):
                self._path.unlink()
            os.close(self._descriptor)
            self._descriptor = -1


def lock_file(store: Path) -> Path:
    """Give the file beside a store that carries its lock."""
    return store.with_name(f"{store.name}.lock")


def holder(store: Path) -> Holder | None:
    """Say which other process writes to a store by what its lock file says, or None where it says none."""
    by = _read(lock_file(store))
    return None if by is None or (by.pid, by.host) == (os.getpid(), socket.gethostname()) else by


def _locked(store: Path, path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        by = _read(path) or "another process"
        raise StoreBusy(
            f"store {store}: it is being written by {by}; wait until that ends, or name another store"
        ) from None
    return descriptor


@contextmanager
def _said_plainly(store: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise StoreError(
            f"store {store}: it may not be opened; change its permissions or name another folder"
        ) from error
    except OSError as error:
        raise StoreError(
            f"store {store}: its lock file cannot be written ({error.strerror}); {_remedy(error)}"
        ) from error


def _remedy(error: OSError) -> str:
    """Say what helps where a file cannot be written: room does not on a disk that is read-only."""
    return (
        "make room, or name another folder"
        if error.errno in _NO_ROOM
        else "name a folder that can be written"
    )


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _ourselves() -> Holder:
    words = [Path(sys.argv[0]).name, *sys.argv[1:3]] if sys.argv else ["python"]
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return Holder(os.getpid(), socket.gethostname(), since, " ".join(words)[:100])


def _write(descriptor: int, by: Holder) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(asdict(by), ensure_ascii=False).encode())


def _read(path: Path) -> Holder | None:
    """Read who a lock file names; one that is empty or broken names nobody."""
    try:
        with path.open("rb") as stream:
            data = json.loads(stream.read(_LONGEST))
        return Holder(int(data["pid"]), str(data["host"]), str(data["since"]), str(data["command"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
