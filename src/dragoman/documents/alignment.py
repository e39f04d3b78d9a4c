"""Finds extracted text again in the page it came from, character by character."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.documents.tracked import Tracked, join

_INK = re.compile(r"\S+")
# A line of this many letters is taken where it next stands; a shorter one ("Photo") might be found
# anywhere, so it is sought only between its neighbours.
_TELLING = 30
_PIECE = re.compile(r"(?:\S+\s*){1,6}")


@dataclass(frozen=True, slots=True)
class _Ink:
    """A text without its blanks, and the article offset of each character left."""

    text: str
    origins: "array[int]"


def align(lines: Sequence[str], page: Tracked) -> list[Tracked]:
    """Give each line the article offsets of its characters.

    Lines are sought in order, first the long ones, then the short ones between them; a line that the
    page does not hold as it stands is sought in pieces, and a piece that is not found takes the
    nearest point before it.
    """
    ink = _ink(page)
    spots = _long_lines(lines, ink.text)
    result: list[Tracked] = []
    cursor = 0
    for number, line in enumerate(lines):
        spot = spots[number]
        if spot is None:
            ahead = next((s for s in spots[number + 1 :] if s is not None), len(ink.text))
            placed, cursor = _in_pieces(line, ink, cursor, ahead)
        else:
            placed, cursor = _placed(line, ink, spot), spot + len(_squeeze(line))
        result.append(placed)
    return result


def find_words(words: str, page: Tracked) -> Tracked | None:
    """Find words anywhere on the page, first occurrence, or give None."""
    ink = _ink(page)
    spot = ink.text.find(_squeeze(words))
    return _placed(words, ink, spot) if spot >= 0 else None


def _ink(page: Tracked) -> _Ink:
    parts = [page.cut(match.start(), match.end()) for match in _INK.finditer(page.text)]
    whole = join(parts)
    return _Ink(whole.text, whole.origins)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _long_lines(lines: Sequence[str], page: str) -> list[int | None]:
    """Find the telling lines in page order."""
    spots: list[int | None] = []
    cursor = 0
    for line in lines:
        needle = _squeeze(line)
        spot = page.find(needle, cursor) if len(needle) >= _TELLING else -1
        spots.append(spot if spot >= 0 else None)
        cursor = spot + len(needle) if spot >= 0 else cursor
    return spots


def _placed(line: str, ink: _Ink, spot: int) -> Tracked:
    """Give a found line its offsets; a blank takes that of the character before it."""
    origins: array[int] = array("q")
    index = spot - 1
    for character in line:
        index += 0 if character.isspace() else 1
        blank = character.isspace() and index >= spot
        origins.append(ink.origins[max(index, spot)] + (1 if blank else 0))
    return Tracked(line, origins)


def _in_pieces(line: str, ink: _Ink, start: int, end: int) -> tuple[Tracked, int]:
    """Place a line between two points of the page: whole, or in pieces of some words.

    Returns:
        The placed line, and the point behind it.
    """
    spot = ink.text.find(_squeeze(line), start, end)
    if spot >= 0:
        return _placed(line, ink, spot), spot + len(_squeeze(line))
    placed: list[Tracked] = []
    for piece in _PIECE.findall(line):
        needle = _squeeze(piece)
        spot = ink.text.find(needle, start, end)
        if spot >= 0:
            placed.append(_placed(piece, ink, spot))
            start = spot + len(needle)
        else:
            placed.append(Tracked.inserted(piece, _point(ink, start)))
    return join(placed), start


def _point(ink: _Ink, index: int) -> int:
    """Give the article offset behind the last placed character."""
    if index == 0 or not ink.origins:
        return ink.origins[0] if ink.origins else 0
    return ink.origins[index - 1] + 1
