"""An event as a coder found it, before its parties, place and date are resolved."""

from dataclasses import dataclass, field

from dragoman.records.decision import Option
from dragoman.records.event import Auxiliary, Size, Status
from dragoman.records.span import Span

NO_MODE = "no mode"
"""What stands for a mode among the values considered where there is none."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a coder hands on.

    Attributes:
        sentence: Number of the sentence.
        head: Token index of the trigger's head word in that sentence.
        trigger: The words that say it.
        type: PLOVER type.
        mode: A mode of that type, or None.
        cameo: Native CAMEO code, or None when the coder does not code CAMEO.
        contexts: PLOVER contexts.
        actors: Ids of the mentions that act.
        recipients: Ids of the mentions acted upon.
        status: How the report says it stands.
        auxiliary: PLOVER auxiliary modes that hold.
        size: Numbers the text gives.
        certainty: Probability that the text reports such an event at all, 0 to 1.
        type_certainty: Probability that its type is right, given that it is one, 0 to 1.
        status_certainty: Probability that its status is right, 0 to 1.
        why: For each field, what decided.
        listed: Whether the codebook's lexicon has this type for the trigger's words.
        considered: For a field, the likeliest values with their probabilities, best first; mentions by id.
        weighed: Whether its certainty says what the report it stands in makes of it.
    """

    sentence: int
    head: int
    trigger: Span
    type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    status: Status
    auxiliary: tuple[Auxiliary, ...]
    size: Size
    certainty: float
    type_certainty: float
    status_certainty: float
    why: dict[str, str] = field(hash=False)
    listed: bool = True
    weighed: bool = False
    considered: dict[str, tuple[Option, ...]] = field(default_factory=dict, hash=False, compare=False)

    @property
    def confidence(self) -> float:
        """Probability that the text reports an event and that its type is right."""
        return self.certainty * self.type_certainty
