"""A copy of a store beside it, made before its tables are changed."""

import os
import shutil
from pathlib import Path

from dragoman.errors import StoreError

# The copy, and as much again for the changed tables, which stand beside the old ones until the end.
_TIMES = 2
_SPARE = 32_000_000  # bytes left for the write-ahead log


def back_up(path: Path, *, schema: int) -> Path:
    """Copy a closed store, and give the copy's path: ``events.schema-1.duckdb`` beside ``events.duckdb``.

    Args:
        path: The store's file, with nothing left in its write-ahead log.
        schema: Number of its schema.

    Raises:
        StoreError: The disk has no room for it and the change, or the copy fails; nothing is left of it then.
    """
    size = path.stat().st_size
    free = shutil.disk_usage(path.parent).free
    needed = _TIMES * size + _SPARE
    if free < needed:
        raise StoreError(
            f"store {path}: bringing it up to date needs {_mb(needed)} MB on its disk, for a backup copy "
            f"and the new tables, and {_mb(free)} MB are free; make room, then run again"
        )
    target = _free_name(path, schema)
    half = target.with_name(f"{target.name}.half")
    try:
        # Under another name until it is whole: a copy that was broken off must not pass for a backup.
        shutil.copyfile(path, half)
        _settle(half)
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise StoreError(
            f"store {path}: its backup copy {target} cannot be written ({error.strerror}); "
            "make room or change the folder's permissions, then run again"
        ) from error
    return target


def _free_name(path: Path, schema: int) -> Path:
    """Give a name that nothing has: an older backup is never overwritten."""
    name, number = path.with_name(f"{path.stem}.schema-{schema}{path.suffix}"), 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.stem}.schema-{schema}-{number}{path.suffix}")
    return name


def _settle(path: Path) -> None:
    """Have the system write a file out to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mb(size: int) -> int:
    return -(-size // 1_000_000)
