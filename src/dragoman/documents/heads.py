"""Finds what stands before a paragraph's own words: a transcript's speaker, the clock of a live report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.documents.clocks import find_clocks
from dragoman.documents.speakers import find_speakers
from dragoman.records import Region, RegionKind

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the front of a paragraph and is none of its words.

    Attributes:
        kind: ``SPEAKER`` or ``TIME``.
        end: Offset in the paragraph behind it.
        words: Offset of the paragraph's own first word; its length where it has none.
    """

    kind: RegionKind
    end: int
    words: int


def find_heads(lines: Sequence[str], *, apart: frozenset[int] = frozenset()) -> dict[int, Head]:
    """Find the heads of paragraphs.

    Args:
        lines: The paragraphs.
        apart: Numbers of those that have none: the headline and rows of tables.

    Returns:
        The heads by the number of their paragraph.
    """
    hidden = ["" if number in apart else line for number, line in enumerate(lines)]
    clocks = find_clocks(hidden)
    found = {n: Head(RegionKind.TIME, end, _behind(lines[n], end)) for n, end in clocks.items()}
    if found:
        return found
    return {n: Head(RegionKind.SPEAKER, x.end, x.speech) for n, x in find_speakers(hidden).items()}


def cut_heads(text: str, body: Region) -> tuple[Region, ...]:
    """Cut the heads of paragraphs out of a body that is read as it stands, character for character.

    Args:
        text: The whole text.
        body: Where its paragraphs stand, one a line.

    Returns:
        The heads and the stretches of body between them, in text order.
    """
    spans = [(m.start(), m.end()) for m in _LINE.finditer(text, body.start, body.end)]
    regions: list[Region] = []
    done = body.start
    for number, head in sorted(find_heads([text[start:end] for start, end in spans]).items()):
        start = spans[number][0]
        if text[done:start].strip():
            regions.append(Region(body.kind, done, start))
        regions.append(Region(head.kind, start, start + head.end))
        done = start + head.end
    return (*regions, Region(body.kind, done, body.end)) if done < body.end else tuple(regions)


def _behind(line: str, end: int) -> int:
    return len(line) - len(line[end:].lstrip())
