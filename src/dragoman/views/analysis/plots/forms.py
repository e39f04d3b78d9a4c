"""What a picture's file may be, and whether this installation can draw; imports no plotting library."""

from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from dragoman.errors import InputError, UsageError


class Form(StrEnum):
    """The form of a picture's file."""

    PNG = "png"
    SVG = "svg"


def form_of(path: Path) -> Form:
    """Give the form that a file's name asks for, before anything is read or drawn.

    Args:
        path: The file to write.

    Raises:
        UsageError: Its name ends otherwise, it is a folder or lies in none, or nothing here can draw.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in tuple(Form):
        raise UsageError(f"--plot: {path} does not end in .png or .svg; name the file so")
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(f"--plot: {path} is a folder or lies in none; name a file in a folder that is there")
    need_matplotlib("--plot")
    return Form(ending)


def need_matplotlib(what: str) -> None:
    """Make sure that there is something to draw with.

    Raises:
        UsageError: There is not.
    """
    if find_spec("matplotlib") is None:
        raise UsageError(f"{what}: matplotlib is not installed; run: pip install 'dragoman[plots]'")


def write_file(path: Path, content: bytes) -> None:
    """Write a file.

    Raises:
        InputError: The system does not let it be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"{path}: it cannot be written: {error.strerror}; name another file") from error
