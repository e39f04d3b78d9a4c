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
        start: Offset in the paragraph.
        end: Offset behind it.
        words: Offset of the next head or the paragraph's own first word; its length where it has none.
    """

    kind: RegionKind
    start: int
    end: int
    words: int


def find_heads(lines: Sequence[str], *, apart: frozenset[int] = frozenset()) -> dict[int, tuple[Head, ...]]:
    """Find the heads of paragraphs: a clock, a speaker, or a clock and behind it a speaker.

    Args:
        lines: The paragraphs.
        apart: Numbers of those that have none: the headline and rows of tables.

    Returns:
        The heads by the number of their paragraph.
    """
    hidden = ["" if number in apart else line for number, line in enumerate(lines)]
    found: dict[int, tuple[Head, ...]] = {}
    for number, end in find_clocks(hidden).items():
        words = len(hidden[number]) - len(hidden[number][end:].lstrip())
        found[number] = (Head(RegionKind.TIME, 0, end, words),)
    begins = [found[number][0].words if number in found else 0 for number in range(len(lines))]
    rest = [line[begin:] for line, begin in zip(hidden, begins, strict=True)]
    for number, label in find_speakers(rest).items():
        begin = begins[number]
        head = Head(RegionKind.SPEAKER, begin, begin + label.end, begin + label.speech)
        found[number] = (*found.get(number, ()), head)
    return found


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
    for number, heads in sorted(find_heads([text[start:end] for start, end in spans]).items()):
        start = spans[number][0]
        if text[done:start].strip():
            regions.append(Region(body.kind, done, start))
        regions += (Region(head.kind, start + head.start, start + head.end) for head in heads)
        done = start + heads[-1].end
    return (*regions, Region(body.kind, done, body.end)) if done < body.end else tuple(regions)
