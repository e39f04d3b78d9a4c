"""What someone holds on a matter, as one passage reports it."""

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.records.document import RegionKind
from dragoman.records.event import Actor, Anchor, Attribution, EventDate
from dragoman.records.span import Span


class Stance(StrEnum):
    """Where someone stands on a matter."""

    FOR = "for"
    AGAINST = "against"
    UNCLEAR = "unclear"


class KnownBy(StrEnum):
    """What makes a position known."""

    STATEMENT = "statement"
    EVENT = "event"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PositionEvent:
    """The coded event that a position is read off.

    Attributes:
        id: Id of the event (``e1:…``).
        type: PLOVER type.
        mode: A mode of that type, or None.
        status: How the report says it stands.
    """

    id: str
    type: str
    mode: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Position:
    """One actor's position on one matter, as one passage reports it.

    Attributes:
        id: Content id (``p1:…``) of document, matter, actor and words.
        doc: Id of the document.
        matter: The matter as it was asked for.
        words: The words of the text that name it.
        actor: Whose position it is.
        stance: For, against or unclear.
        date: On which days it was taken or told, and how that is known.
        evidence: The words that show the stance; the whole sentence where none do.
        sentence: The sentence they stand in.
        region: The kind of region it stands in.
        known: ``statement`` (someone's words report it), ``event`` (a coded act shows it) or ``text`` (the
            article says so itself).
        attribution: Who says so, outermost first; the last link is the actor where it speaks for itself.
        event: The coded event whose trigger shows it, or None.
        rule: Which kind of rule decided (``attitude``, ``judgement``, ``act`` …).
        confidence: Probability that actor and stance are right, 0 to 1. It depends on the rule alone: how
            often it was right in ten news articles that we read, few as they are; less where a pronoun stands
            for the matter. It does not know how well the words asked for fit.
        why: Rule and version, with the reason in words, for matter, stance, actor and date.
    """

    id: str
    doc: str
    matter: str
    words: Span
    actor: Actor
    stance: Stance
    date: EventDate
    evidence: Anchor
    sentence: Span
    region: RegionKind
    known: KnownBy
    attribution: tuple[Attribution, ...]
    event: PositionEvent | None
    rule: str
    confidence: float
    why: dict[str, str] = field(hash=False)
