"""Made-up positions for the tests of tables and views."""

from dataclasses import replace

from dragoman.records import (
    Actor,
    ActorKind,
    Anchor,
    Attribution,
    EventDate,
    KnownBy,
    Position,
    PositionEvent,
    RegionKind,
    Span,
    Stance,
    content_id,
)

SENTENCE = "Torvald rejected the dam."


def position(
    name: str, stance: Stance, day: str | None, *, matter: str = "dam", start: int = 0, told_by: str = ""
) -> Position:
    """Make a position; ``start`` tells two of one document apart."""
    actor = Actor(
        name, start, start + len(name), name, id=f"person/{name.lower()}", country="NOR", sectors=("GOV",)
    )
    speaker = replace(actor, name=told_by, text=told_by, id=None, start=900, kind=ActorKind.PERSON)
    said = Attribution(speaker, Span(910, 914, "said"), "indirect", Span(920, 940, SENTENCE[:20]))
    return Position(
        id=content_id("p1", name, stance, str(day), matter, str(start), told_by),
        doc="d1:made",
        matter=matter,
        words=Span(21, 24, "dam"),
        actor=actor,
        stance=stance,
        date=EventDate(None, None, None, day, day, "day" if day else "unknown", "published"),
        evidence=Anchor("rejected the dam", start + 8, start + 24, start + 8, start + 24),
        sentence=Span(start, start + len(SENTENCE), SENTENCE),
        region=RegionKind.BODY,
        known=KnownBy.EVENT,
        attribution=(said,) if told_by else (),
        event=PositionEvent("e1:made", "REJECT", None, "happened"),
        rule="attitude",
        confidence=0.86,
        why={"stance": "positions-1: attitude: 'rejected'"},
    )
