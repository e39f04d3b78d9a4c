"""What the name of a file says of the article in it: many who keep articles as files put the day there."""

import re
from datetime import date
from pathlib import PurePosixPath

from dragoman.records import Basis
from dragoman.sources.given import NOTHING_GIVEN, Given

_EARLIEST, _LATEST = 1800, 2099
_ISO = re.compile(r"(?<!\d)(?<!\d-)(\d{4})-(\d{2})-(\d{2})(?!-?\d)")


def of_name(name: str) -> Given:
    """Give the one day that a file's name holds as ``2024-03-06``; where it holds several, none."""
    days = {day for match in _ISO.findall(PurePosixPath(name).name) if (day := _read(*match)) is not None}
    return Given(published=days.pop(), published_basis=Basis.FILE_NAME) if len(days) == 1 else NOTHING_GIVEN


def _read(year: str, month: str, day: str) -> date | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
