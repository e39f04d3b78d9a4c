"""A stretch of reported speech as it stands in the text."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.span import Span


class SpeechKind(StrEnum):
    """How words are given back."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of reported speech before its speaker is known as an actor.

    Attributes:
        content: What was said, one or more pieces (a quotation may be broken by its cue).
        cue: The word that says it is reported (``said``, ``according to``); None where only quotation
            marks show it.
        speaker: Words that name the speaker where they stand; None when the text does not say.
        kind: Direct, indirect or mixed.
        sentence: Number of the sentence the content begins in.
        relay: Words for who passes the speaker's words on ("*AFP* quoted the mayor as saying"), or None.
        cited: Words for whom the speaker cites ("AFP said, citing *the mayor*"), or None.
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    kind: SpeechKind
    sentence: int
    relay: Span | None = None
    cited: Span | None = None
