"""A sentence with labelled stretches: brackets where there is no colour, colour where there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "trigger": "bold white on red",
    "actor": "bold green",
    "recipient": "bold yellow",
    "place": "bold cyan",
    "date": "bold magenta",
    "speaker": "bold blue",
    "cue": "blue",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document with its label."""

    start: int
    end: int
    label: str


def bracketed(text: str, marks: Iterable[Mark], *, start: int = 0) -> str:
    """Write a text with each stretch as ``[label: words]``.

    Args:
        text: The words.
        marks: Stretches in document offsets; they may nest; one that crosses another is cut at its edge.
        start: Document offset of the text's first character.
    """
    moved = [Mark(mark.start - start, mark.end - start, mark.label) for mark in marks]
    return _inside(text, 0, len(text), sorted(moved, key=_order))


def coloured(text: str, marks: Iterable[Mark], *, start: int = 0) -> "Text":
    """Give a text with each stretch in its label's colour, the label small behind it."""
    from rich.text import Text  # noqa: PLC0415 - keeps --help instant

    moved = sorted((Mark(m.start - start, m.end - start, m.label) for m in marks), key=_order)
    base = Text(text)
    for mark in moved:
        base.stylize(_style(mark.label), mark.start, mark.end)
    parts = Text()
    behind = sorted(moved, key=lambda mark: (mark.end, -mark.start, mark.label))
    last = 0
    for mark in behind:
        parts.append_text(base[last : mark.end])
        parts.append(f" ({mark.label})", style="dim")
        last = mark.end
    parts.append_text(base[last:])
    return parts


def within(marks: Iterable[Mark], start: int, end: int) -> tuple[list[Mark], list[Mark]]:
    """Part the marks into those that lie in a stretch and those that lie elsewhere."""
    found = list(marks)
    inside = [mark for mark in found if start <= mark.start and mark.end <= end]
    return inside, [mark for mark in found if mark not in inside]


def _inside(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """Write one stretch, its outermost marks first."""
    parts, position, waiting = [], start, list(marks)
    while waiting:
        mark, *rest = waiting
        inner = [other for other in rest if other.start < mark.end]
        waiting = [other for other in rest if other.start >= mark.end]
        # A mark that reaches out of this one goes on behind it.
        waiting += [replace(other, start=mark.end) for other in inner if other.end > mark.end]
        inner = [replace(other, end=min(other.end, mark.end)) for other in inner]
        waiting.sort(key=_order)
        parts.append(text[position : mark.start])
        parts.append(f"[{mark.label}: {_inside(text, mark.start, mark.end, inner)}]")
        position = mark.end
    return "".join(parts) + text[position:end]


def _order(mark: Mark) -> tuple[int, int, str]:
    """Put the outer of two marks first."""
    return (mark.start, -mark.end, mark.label)


def _style(label: str) -> str:
    """Give a label's colour; numbered labels have that of their kind."""
    return STYLES[label.split(" ", 1)[0]]
