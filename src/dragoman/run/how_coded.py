"""Notes what an article was coded with, and says what of that differs from another time."""

import hashlib
import json
from pathlib import Path

from dragoman.errors import InputError
from dragoman.run.coder import Settings
from dragoman.run.local import LocalCoder
from dragoman.run.settings import own_file
from dragoman.run.worker import CoderMaker

_DIGITS = 20


def how_coded(make: CoderMaker) -> str | None:
    """Write what decides how articles are coded, as JSON; None where that cannot be known.

    A user's files stand in it by their content, so that one that was mended is another.

    Args:
        make: Makes the coder.

    Raises:
        InputError: A file of the user's cannot be read.
    """
    if not isinstance(make, LocalCoder):
        return None
    settings = make.settings
    parts = {
        "actors": _content(own_file("actors", settings.actors)),
        "codebook": _content(own_file("codebook", settings.codebook)),
        "coder": settings.coder,
        "model": settings.model,
        "threshold": settings.threshold,
    }
    return json.dumps({name: value for name, value in parts.items() if value is not None}, sort_keys=True)


def differing(before: str | None, now: str | None) -> tuple[str, ...]:
    """Name what an article was coded with otherwise than is asked for now.

    Args:
        before: What the ledger says; None stands for the usual settings: earlier versions noted nothing.
        now: What ``how_coded`` gave; None where it cannot be known, and then nothing differs.
    """
    if now is None:
        return ()
    usual = how_coded(LocalCoder(Settings())) or "{}"
    old, new = json.loads(before or usual), json.loads(now)
    return tuple(name for name in sorted({*old, *new}) if old.get(name) != new.get(name))


def _content(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return hashlib.blake2b(path.read_bytes()).hexdigest()[:_DIGITS]
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror or error}); check the path") from error
