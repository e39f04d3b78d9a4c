"""Holds a store for one watch: a second one on the same store is told so."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import StoreError


@contextmanager
def only_watch(store: Path) -> Iterator[None]:
    """Be the only watch on a store.

    The database's own lock does not do: between rounds the store is closed, so that others can read it. The
    system lets go of this lock however the process ends; the file stays and means nothing by itself.

    Args:
        store: The store's file; the lock is a file beside it.

    Raises:
        StoreError: Another watch holds it, or no file can be made there.
    """
    path = store.with_name(f"{store.name}.watch")
    try:
        file = path.open("a+b")
    except OSError as error:
        raise StoreError(
            f"store {store}: the lock {path} cannot be made ({error.strerror or error}); "
            "name a store in a folder that can be written"
        ) from error
    with file:
        try:
            _lock(file)
        except OSError as error:
            raise StoreError(
                f"store {store}: another watch runs on it (process {_holder(path)}); "
                "end that one, or add its sources to one file"
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there only

        # A byte far behind the content, so that the content stays readable.
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(path: Path) -> str:
    try:
        return path.read_bytes()[:20].decode("ascii").strip() or "unknown"
    except (OSError, UnicodeDecodeError):
        return "unknown"
