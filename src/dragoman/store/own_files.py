"""Tells a store's own files from others that stand beside it."""

import re
from collections.abc import Callable
from pathlib import Path

_BESIDE = ("", ".lock", ".wal", ".tmp", ".watch", ".shards")


def own_files(store: Path) -> Callable[[Path], bool]:
    """Give what says of a path whether it is the store, one of its side files, or a backup of it."""
    folder = store.parent.resolve()
    names = {f"{store.name}{suffix}" for suffix in _BESIDE}
    backup = re.compile(rf"{re.escape(store.stem)}\.schema-\d+(?:-\d+)?{re.escape(store.suffix)}(?:\.half)?")

    def is_own(path: Path) -> bool:
        named_so = path.name in names or backup.fullmatch(path.name) is not None
        return named_so and path.parent.resolve() == folder

    return is_own
