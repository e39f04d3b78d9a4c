"""A noun that takes up an act told before ("the attack", "the probe"): it is known to be an event."""

from collections.abc import Set as AbstractSet

from dragoman.records import Sentence, Token

# What happens once and is then spoken of; "the demand" and "the support" name too much that is none.
TAKEN_UP = frozenset({"ASSAULT", "ACCUSE", "CONSULT", "PROTEST"})
# How many times likelier an event is where one of its type is told before and the lexicon has the noun.
TIMES = 4.0
_POINTING = {"the", "this", "that", "these", "those"}


def takes_up(sentence: Sentence, head: int, type_: str, told: AbstractSet[str]) -> bool:
    """Say whether a word points back at an act: a definite noun of a type that the text has told of.

    Args:
        sentence: Where the word stands.
        head: The word.
        type_: The type it is read as.
        told: Types of the acts told before it in the text.
    """
    if type_ not in TAKEN_UP or type_ not in told or sentence.tokens[head].pos != "NOUN":
        return False
    return any(_points(token) for token in sentence.tokens if token.head == head and token.i < head)


def likelier(certainty: float) -> float:
    """Give the certainty of an event whose odds rise because the text has told of one like it."""
    return round(TIMES * certainty / (1 + (TIMES - 1) * certainty), 3)


def _points(token: Token) -> bool:
    """Say whether a word before a noun makes it definite: "the", "those", "Sunday's"."""
    return token.lemma in _POINTING or token.dep == "poss"
