"""What importing actors from any file needs: opening it, telling its format, counting what is set aside."""

import bz2
import gzip
import io
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.knowledge.actor_write import OwnEntry
from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import NON_STATES
from dragoman.knowledge.wording import name_key

LONGEST_LINE = 64_000_000
"""Bytes of one line; the largest entities of a Wikidata dump have a few million."""

# Places that a reason is shown with; all are counted.
_PLACES = 10
_GZIP, _BZIP = b"\x1f\x8b", b"BZh"
_SAMPLE = 100
# Kosovo has no ISO code; this is the one that others lend it.
_OTHER_CODES = {"XKX": "KOS"}


class ImportFormat(StrEnum):
    """The formats that actors are imported from."""

    WIKIDATA = "wikidata"
    PETRARCH = "petrarch"


class SetAside:
    """A count of what was not taken, by reason, with the first places of each."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, reason: str, place: str) -> None:
        """Count one thing.

        Args:
            reason: Why it was not taken; the same words for all of a sort.
            place: What and where it is.
        """
        self._counts[reason] = self._counts.get(reason, 0) + 1
        places = self._places.setdefault(reason, [])
        if len(places) < _PLACES:
            places.append(place)

    def counts(self) -> dict[str, int]:
        """Give how many were set aside, by reason."""
        return dict(self._counts)

    def report(self) -> Iterator[str]:
        """Give one line a reason, the most frequent first."""
        for reason, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            more = ", …" if count > len(self._places[reason]) else ""
            yield f"{count} {reason} ({', '.join(self._places[reason])}{more})"


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Read a file line by line, one in memory at a time; gzip and bzip2 are known by their content.

    Args:
        path: The file.

    Yields:
        Line number from 1 and the line, or None for one longer than ``LONGEST_LINE``.

    Raises:
        InputError: The file cannot be read or breaks off.
    """
    number = 0
    try:
        with _opened(path) as stream:
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                whole = len(line) <= LONGEST_LINE
                yield number, line if whole else None
                while not whole and line and not line.endswith(b"\n"):
                    line = stream.readline(LONGEST_LINE)
    except (EOFError, zlib.error) as failure:
        raise InputError(f"{path}: breaks off after line {number} ({failure}); fetch it again") from failure
    except OSError as failure:
        problem = failure.strerror or failure
        place = f"cannot be read behind line {number}" if number else "cannot be read"
        raise InputError(f"{path}: {place} ({problem}); give a readable file") from failure


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as stream:
        start = stream.read(len(_BZIP))
    if start.startswith(_GZIP):
        return io.BufferedReader(gzip.open(path, "rb"))
    if start == _BZIP:
        return io.BufferedReader(bz2.open(path, "rb"))
    return path.open("rb")


def guess_format(path: Path) -> ImportFormat:
    """Tell the format of a file from its first lines.

    Raises:
        InputError: They look like neither format.
    """
    for number, line in numbered_lines(path):
        text = (line or b"{").lstrip(b"\xef\xbb\xbf").strip()
        if text.startswith((b"{", b"[{", b"[ {")) or text in {b"[", b"[]"}:
            return ImportFormat.WIKIDATA
        if text and not text.startswith((b"#", b";", b"<!--")) and b"[" in text and b"]" in text:
            return ImportFormat.PETRARCH
        if number >= _SAMPLE:
            break
    raise InputError(
        f"{path}: its first lines look like no Wikidata dump and no PETRARCH dictionary; "
        f"name the format with --format {' or '.join(ImportFormat)}"
    )


def is_code(text: str) -> bool:
    """Say whether a text has the form of a country code."""
    return len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()


def speaking_country(code: str, knowledge: ActorKnowledge) -> str | None:
    """Give the code under which we know a country, or None where we do not.

    Args:
        code: ISO 3166 alpha-3 or a non-state code.
        knowledge: Its states and dependencies.

    Returns:
        The code itself; of a dependency its sovereign's.
    """
    if code in NON_STATES or knowledge.state(code) is not None:
        return code
    dependency = knowledge.parties.get(f"dependency/{code.lower()}")
    return dependency.country if dependency is not None else _OTHER_CODES.get(code)


def known_twin(entry: OwnEntry, knowledge: ActorKnowledge) -> str | None:
    """Give the id of an entry of ours that has the name and country of an imported one, or None."""
    for sense in knowledge.spellings().get(name_key(entry.name), ()):
        if sense.country == entry.country:
            return sense.party.id
    return None
