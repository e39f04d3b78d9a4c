"""An algebra of marked spans: however they overlap, text is cut into pieces that each carry all of theirs.

Markup nests and spans do not: an actor may begin within a place and end behind it. So no span is wrapped.
The text is cut at every span's edge, and each piece says which spans it lies in.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What words are to an event or a statement, the one that shows first where several hold."""

    TRIGGER = "trigger"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    PLACE = "place"
    DATE = "date"
    SPEAKER = "speaker"
    CUE = "cue"
    CONTENT = "content"


RANK = {role: number for number, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Paint:
    """A span with what it is.

    Attributes:
        start: Its first character in the document.
        end: The character after it.
        role: What its words are.
        owner: Id of the event or statement that they are it to.
    """

    start: int
    end: int
    role: Role
    owner: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no span begins or ends within.

    Attributes:
        start: Its first character in the document.
        end: The character after it.
        paints: The spans it lies in, by rank of role, then by place and owner.
    """

    start: int
    end: int
    paints: tuple[Paint, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Give the roles of its words, each once, the one that shows first at the front."""
        return tuple(dict.fromkeys(paint.role for paint in self.paints))

    @property
    def begun(self) -> tuple[Paint, ...]:
        """Give the spans that begin with it."""
        return tuple(paint for paint in self.paints if paint.start == self.start)


def cut(start: int, end: int, paints: Iterable[Paint]) -> tuple[Piece, ...]:
    """Cut a stretch of text at every edge of every span.

    Args:
        start: Where the stretch begins.
        end: The character after it.
        paints: Spans in any order; they may nest, cross, repeat, be empty or reach out of the stretch.

    Returns:
        Pieces that follow on each other from start to end. A span of no characters is in none.
    """
    inside = {
        paint: (max(paint.start, start), min(paint.end, end))
        for paint in paints
        if max(paint.start, start) < min(paint.end, end)
    }
    edges = sorted({edge for at in inside.values() for edge in at} | ({start, end} if start < end else set()))
    held: dict[int, list[Paint]] = defaultdict(list)
    for paint, (first, after) in inside.items():
        for number in range(bisect_left(edges, first), bisect_left(edges, after)):
            held[number].append(paint)
    return tuple(
        Piece(edges[number], edges[number + 1], tuple(sorted(held[number], key=_order)))
        for number in range(len(edges) - 1)
    )


def _order(paint: Paint) -> tuple[int, int, int, str]:
    return RANK[paint.role], paint.start, -paint.end, paint.owner
