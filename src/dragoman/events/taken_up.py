"""A noun that takes up an act told before ("the attack", "the probe"): it is known to be an event."""

from collections.abc import Set as AbstractSet

from dragoman.records import Sentence, Token

# Types whose nouns name what was done wherever they stand: an attack, sanctions, a release. Of such nouns
# without what the lexicon asks for beside them 60 of 69 in real articles were right; of the nouns of what is
# said or meant (offers, threats, pressure) 2 of 20; of charges, trials and lawsuits, with our own passages,
# half; and a meeting is often nobody's of public life.
BARE = frozenset({"AID", "ASSAULT", "COERCE", "COOPERATE", "PROTEST", "RETREAT"})
# Types of which one told before is mostly what the noun means: 71 of 74 were right. "The charge" and "the
# investigation" are too often another one.
TAKEN_UP = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT"})
# How many times likelier an event is then. At 4 the least certain that is still coded is 0.19, and of those
# between that and 0.3 no fewer were right than above.
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
