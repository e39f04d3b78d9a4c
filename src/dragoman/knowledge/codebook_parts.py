"""The records a codebook is made of: event types, modes, triggers, CAMEO codes, contexts, sectors."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event of one type, and where its parties stand.

    Attributes:
        pos: ``verb``, ``noun`` or ``adjective``.
        lemma: Base form, with its particle if it has one (``carry out``).
        type: Event type.
        mode: Mode, or None.
        object: Head lemmas one of which the direct object must have; empty means any.
        subject: Head lemmas one of which the subject must have; empty means any.
        needs: Constructions or prepositions one of which must hang on the word; empty means none needed.
        sources: Ordered slots of the actor.
        targets: Ordered slots of the recipient; empty when it never has one.
        mutual: Whether the parties act on each other.
        cameo: Native CAMEO code, or None to take the mode's or the type's.
        contexts: Contexts that the word warrants by itself.
        status: Status that the word itself says, or None.
        strength: 3 almost always this event, 2 with one plausible party, 1 only between known parties.
        origin: File and line, for ``why``.
    """

    pos: str
    lemma: str
    type: str
    mode: str | None
    object: frozenset[str]
    subject: frozenset[str]
    needs: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    mutual: bool
    cameo: str | None
    contexts: tuple[str, ...]
    status: str | None
    strength: int
    origin: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of one event type; an intensity or code of None means the type's."""

    name: str
    intensity: float | None
    cameo: str | None
    definition: str


@dataclass(frozen=True, slots=True)
class ExampleEvent:
    """An event that an example sentence must give."""

    type: str
    trigger: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and all its events."""

    text: str
    events: tuple[ExampleEvent, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type of the codebook.

    Attributes:
        name: Such as ``COERCE``.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: PLOVER base score, -10 to 10.
        recipient: ``required``, ``optional``, or ``one-sided`` (required unless the act is mutual).
        cameo: Native CAMEO code when neither trigger nor mode says more.
        definition: What it is.
        includes: What falls under it.
        excludes: What looks like it, and which type takes that.
        modes: By name.
        examples: Sentences that double as tests.
    """

    name: str
    quad: int
    intensity: float
    recipient: str
    cameo: str
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    modes: Mapping[str, Mode]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code with its Goldstein value and its place in PLOVER (type None: dropped there)."""

    code: str
    description: str
    goldstein: float
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A PLOVER context.

    Attributes:
        name: Such as ``human_rights``.
        definition: What it is.
        cues: Words that warrant it in the event's own clause. Split at spaces, each meets one token, by its
            lemma or its lower-case text; the longest cue at a place hides the shorter, of any context.
        strong: Words that warrant it anywhere in the sentence.
    """

    name: str
    definition: str
    cues: tuple[str, ...]
    strong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """A PLOVER sector code."""

    code: str
    definition: str
