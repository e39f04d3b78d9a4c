"""How likely an event is in the report it stands in: what a report is about says as much as the words.

"Charged", "backed" and "attack" stand in reports of courts, firms and matches too. The Reader sees a hundred
words at a time and was trained on short passages; a report says more: how thick with public actors it is,
what stands near the words, and what else it tells. A logistic model of sixteen numbers puts both together.
Its weights were fitted to events of real articles that were judged one by one
(`benchmarks/fit_certainties.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from dragoman.records import Actor, Annotations, Draft, MentionKind, Status

# Sectors of those who make politics; courts, police, firms and the press stand in every kind of report.
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "PTY", "OPP", "REB", "SPY", "UAF", "PRM"})
_ALSO_PUBLIC = _PUBLIC | {"JUD", "COP", "NGO", "REL", "REF", "LAB"}
_SENTENCES = 8  # fewer do not tell what a report is about
_WORDS = 20  # about a sentence
_THICKEST, _NEAREST = 3.0, 4
_MONEY = frozenset({"$", "%", "percent", "million", "shares"})
_EDGE = 0.995  # of a probability, so that its odds are finite
LEAST = 0.5
"""Certainty from which an event is coded in a report: it is likelier than not."""
NAMES = (
    "event", "type", "public", "near", "others", "alike", "twice", "denied", "public actor", "no actor",
    "protest", "accusation", "listed", "status", "money", "said",
)  # fmt: skip
"""What the numbers of an event are: odds by its words, of event and of type; public actors in the report and
near it; events beside it, one of its type, one in its sentence; whether it is denied; who acts; two types
that are public by themselves; whether the lexicon has the words; odds of its status; words of money in twenty
words of the report; and whether somebody is reported to say it."""
_BIAS = -3.979
_WEIGHTS = (
    0.477, 0.201, 0.305, 0.173, 0.289, 0.771, -0.81, -0.917, 0.356, 0.703, 0.932, 0.772, 0.584, 0.177, -1.535,
    -0.273,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is about.

    Attributes:
        public: Public actors named in twenty words.
        money: Words of money in twenty words.
        by_sentence: How many public actors each sentence names.
        types: How many events of a type its surer drafts tell.
        pairs: The same by sentence and type.
        said: Where reported speech begins and ends.
    """

    public: float
    money: float
    by_sentence: Mapping[int, int]
    types: Mapping[str, int]
    pairs: Mapping[tuple[int, str], int]
    said: Sequence[tuple[int, int]]


def is_report(annotations: Annotations) -> bool:
    """Say whether a text is long enough to tell what it is about."""
    return len(annotations.sentences) >= _SENTENCES


def report_of(sure: Sequence[Draft], annotations: Annotations, parties: Mapping[int, Actor]) -> Report:
    """Look at a report as a whole.

    Args:
        sure: The drafts that the Reader is sure of by itself.
        annotations: The report's sentences and mentions.
        parties: Mentions as actors, by mention id.
    """
    named: Counter[int] = Counter()
    for mention in annotations.mentions:
        actor = parties.get(mention.id)
        if mention.kind is not MentionKind.PRONOUN and actor is not None and _is_of(actor, _PUBLIC):
            named[mention.sentence] += 1
    words = [token.text for sentence in annotations.sentences for token in sentence.tokens]
    return Report(
        named.total() / max(1, len(words)) * _WORDS,
        sum(word in _MONEY for word in words) / max(1, len(words)) * _WORDS,
        named,
        Counter(draft.type for draft in sure),
        Counter((draft.sentence, draft.type) for draft in sure),
        [(piece.start, piece.end) for quote in annotations.quotes for piece in quote.content],
    )


def features(draft: Draft, report: Report, parties: Mapping[int, Actor]) -> list[float]:
    """Give the numbers that an event's likelihood depends on, as `NAMES` has them.

    Args:
        draft: The event, one of those that the report counts.
        report: What it stands in.
        parties: Mentions as actors, by mention id.
    """
    near = sum(report.by_sentence.get(draft.sentence + step, 0) for step in (-1, 0, 1))
    return [
        _odds(draft.certainty),
        _odds(draft.type_certainty),
        min(report.public, _THICKEST),
        min(near, _NEAREST),
        log(sum(report.types.values())),
        float(report.types[draft.type] > 1),
        float(report.pairs[draft.sentence, draft.type] > 1),
        float(draft.status in {Status.NEGATED, Status.DENIED}),
        float(any(_is_of(parties[i], _ALSO_PUBLIC) for i in draft.actors if i in parties)),
        float(not draft.actors),
        float(draft.type == "PROTEST"),
        float(draft.type == "ACCUSE"),
        float(draft.listed),
        _odds(draft.status_certainty),
        report.money,
        float(any(start <= draft.trigger.start < end for start, end in report.said)),
    ]


def in_report(draft: Draft, numbers: Sequence[float]) -> Draft:
    """Give an event the certainty that it has in its report, with the reason on record.

    Args:
        draft: The event.
        numbers: As `features` gives them.
    """
    total = _BIAS + sum(weight * number for weight, number in zip(_WEIGHTS, numbers, strict=True))
    likely = 1 / (1 + exp(-total))
    why = f"{draft.why['type']}; {draft.confidence:.2f} by its words, {likely:.2f} in this report"
    certainty = round(min(1.0, likely / draft.type_certainty), 3)
    return replace(draft, certainty=certainty, why={**draft.why, "type": why}, weighed=True)


def _is_of(actor: Actor, sectors: frozenset[str]) -> bool:
    return not sectors.isdisjoint(actor.sectors)


def _odds(probability: float) -> float:
    """Give the logarithm of the odds."""
    bounded = min(max(probability, 1 - _EDGE), _EDGE)
    return log(bounded / (1 - bounded))
