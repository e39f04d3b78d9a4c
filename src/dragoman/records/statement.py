"""What someone is reported to have said, thought or written."""

from dataclasses import dataclass

from dragoman.records.event import Actor
from dragoman.records.quote import Quote


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote with its speaker resolved.

    Attributes:
        id: Content id (``s1:…``).
        doc: Id of its document.
        quote: The words.
        speaker: Who said it, or None where the text does not say.
        outer: Id of the statement inside which this one is reported, or None.
        negated: Whether the text says that it was not said: "*never* admitted that", "*refused* to say".
    """

    id: str
    doc: str
    quote: Quote
    speaker: Actor | None
    outer: str | None
    negated: bool = False
