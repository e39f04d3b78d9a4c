"""How likely a side is right as it is given: a logistic model of what its parties and the words show.

The weights were fitted to sides of real articles that were judged one by one, with their event and type right
(`benchmarks/fit_certainties.py`). A party's own confidence says how sure its country is, and next to nothing
of whether it belongs there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from dragoman.records import Actor, ActorKind, Draft, Sentence, Token

NAMES = (
    "pronouns", "distance", "several", "known", "named elsewhere", "verb", "event", "unknown", "person",
)  # fmt: skip
"""What the numbers of a side are: only pronouns; words from the trigger to the farthest; more than one; all
listed; one named by other words than its own; whether the trigger is a verb; odds of the event; one of whom
nothing is known; one person or more."""
_PRONOUNS = frozenset("he she it they we i you his her its our their him them us me my your".split())
_FAR = 25  # words, for whoever stands in another sentence
_EDGE = 0.995  # of a probability, so that its odds are finite


@dataclass(frozen=True, slots=True)
class _Weights:
    bias: float
    of: tuple[float, ...]


_ACTORS = _Weights(3.003, (-1.38, -0.821, 0.3, 0.527, -1.158, 0.902, 0.179, -0.775, 0.448))
_RECIPIENTS = _Weights(2.393, (-0.682, -0.907, -0.305, -0.236, -0.338, 0.163, 0.271, -0.885, 0.492))


def actors_right(side: Sequence[Actor], draft: Draft, sentence: Sentence) -> float:
    """Give the probability that actors are right; 0 where there are none.

    Args:
        side: The actors.
        draft: Their event.
        sentence: Its sentence.
    """
    return _likely(_ACTORS, side, draft, sentence)


def recipients_right(side: Sequence[Actor], draft: Draft, sentence: Sentence) -> float:
    """Give the probability that recipients are right; arguments as for ``actors_right``."""
    return _likely(_RECIPIENTS, side, draft, sentence)


def features(side: Sequence[Actor], certainty: float, sentence: Sentence, head: Token) -> list[float]:
    """Give the numbers of a side, as ``NAMES`` has them.

    Args:
        side: Its parties, one at least.
        certainty: Of the event and its type.
        sentence: The event's.
        head: The trigger's head word.
    """
    likely = min(max(certainty, 1 - _EDGE), _EDGE)
    return [
        float(all(actor.text.lower() in _PRONOUNS for actor in side)),
        log(1 + max(_distance(actor, sentence, head) for actor in side)),
        float(len(side) > 1),
        float(all(actor.id is not None for actor in side)),
        float(any(actor.name != actor.text for actor in side)),
        float(head.pos == "VERB"),
        log(likely / (1 - likely)),
        float(any(actor.kind is ActorKind.UNKNOWN for actor in side)),
        float(any(actor.kind is ActorKind.PERSON for actor in side)),
    ]


def _likely(weights: _Weights, side: Sequence[Actor], draft: Draft, sentence: Sentence) -> float:
    if not side:
        return 0.0
    numbers = features(side, draft.confidence, sentence, sentence.tokens[draft.head])
    total = weights.bias + sum(w * x for w, x in zip(weights.of, numbers, strict=True))
    return round(1 / (1 + exp(-total)), 3)


def _distance(actor: Actor, sentence: Sentence, head: Token) -> int:
    """Give how many words stand between a party's first one and the trigger."""
    if not sentence.start <= actor.start < sentence.end:
        return _FAR
    start, end = sorted((actor.start, head.start))
    return sum(start < token.start < end for token in sentence.tokens)
