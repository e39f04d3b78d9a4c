"""What was found out about a stance at one place of a sentence, before anyone is resolved."""

from dataclasses import dataclass
from enum import Enum


class Holds(Enum):
    """Who holds a stance, as far as the clause says."""

    TOKENS = "tokens"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Finding:
    """A predicate with the stance it gives.

    Attributes:
        predicate: Token index of the word that decides.
        sign: 1 for, -1 against, 0 unclear.
        rule: Kind of rule: ``attitude``, ``act``, ``judgement``, ``wish``, ``holder``, ``idiom``, ``open`` …
        holds: Whether the clause names the holder or it is whoever speaks.
        holders: Tokens that name the holder.
        words: Tokens that show it, the predicate among them.
        reason: In words.
        base: Sign of the matter below the predicate, for a negation that is found further up.
        negated: Sign of the predicate when it is negated.
    """

    predicate: int
    sign: int
    rule: str
    holds: Holds
    holders: tuple[int, ...]
    words: tuple[int, ...]
    reason: str
    base: int = 1
    negated: int = 0
