"""What every event coder offers: a rule coder today, a trained reader beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dragoman.records import Actor, Annotations, Draft, Status


@dataclass(frozen=True, slots=True)
class Relation:
    """What happens between two known parties of a sentence.

    Attributes:
        type: PLOVER type.
        quad: Quad class, 1 to 4.
        status: How it stands.
        scores: Every type considered with its score, 0 to 1, best first.
        reason: What decided.
        cameo: Native CAMEO code where the lexicon's trigger says one, else None.
        announced: Whether its verb says that it will be done: "will ban", not "a plan to ban".
    """

    type: str
    quad: int
    status: Status
    scores: tuple[tuple[str, float], ...]
    reason: str
    cameo: str | None = None
    announced: bool = False


class EventCoder(Protocol):
    """Finds events in an annotated document; a pure function of its input."""

    name: str
    version: str

    def code(self, annotations: Annotations, parties: Mapping[int, Actor]) -> tuple[Draft, ...]:
        """Find every event.

        Args:
            annotations: Sentences and mentions of a document.
            parties: Its mentions as actors, by mention id.

        Returns:
            Drafts in text order.
        """
        ...

    def threshold(self, draft: Draft) -> float:
        """Give the certainty, of event and type together, from which a draft is coded and not only noted."""
        ...

    def relation(
        self,
        annotations: Annotations,
        parties: Mapping[int, Actor],
        source: tuple[int, int],
        target: tuple[int, int],
    ) -> Relation:
        """Say what one known party does to another.

        Args:
            annotations: A document of one sentence.
            parties: Its mentions as actors.
            source: Document offsets of the acting party's words.
            target: Document offsets of the other's.
        """
        ...
