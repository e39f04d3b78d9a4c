"""How likely an event is in the report it stands in: what a report is about says as much as the words.

"Charged", "backed" and "attack" stand in reports of courts, firms and matches too. The Reader sees a hundred
words at a time and was trained on short passages; a report says more: how thick with public actors it is,
what stands near the words, and what else it tells. A logistic model of 23 numbers puts both together.
Its weights were fitted to events of real articles that were judged one by one
(`benchmarks/fit_certainties.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Actor, ActorKind, Annotations, Draft, MentionKind, Status

# Sectors of those who make politics; courts, police, firms and the press stand in every kind of report.
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "PTY", "OPP", "REB", "SPY", "UAF", "PRM"})
_ALSO_PUBLIC = _PUBLIC | {"JUD", "COP", "NGO", "REL", "REF", "LAB"}
# Whose trial or punishment is politics whatever the charge.
_PUBLIC_WHEN_TRIED = _PUBLIC | {"JRN", "NGO", "REL", "REF", "LAB"}
# People and firms of no public office; states and peoples are never private.
_PRIVATE = frozenset({"CVL", "CRM", "BUS", "ELI", "MED"})
_PRIVATE_KINDS = frozenset({
    ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.UNKNOWN,
})  # fmt: skip
# Types whose words mean nothing political where nobody is named for them: "needs change", "met at noon".
_TOWARDS = frozenset({"SUPPORT", "AGREE", "CONSULT"})
_COURTS = word_lists("crime")["courts"]
_SENTENCES = 8  # fewer do not tell what a report is about
_WORDS = 20  # about a sentence
_THICKEST, _NEAREST, _MOST_COURT = 3.0, 4, 1.5
_MONEY = frozenset({"$", "%", "percent", "million", "shares"})
_EDGE = 0.995  # of a probability, so that its odds are finite
LEAST = 0.55
"""Certainty from which an event is coded in a report: of those just above it about half are right."""
NAMES = (
    "event", "type", "public", "near", "others", "alike", "twice", "denied", "public actor", "no actor",
    "protest", "accusation", "listed", "status", "money", "said", "court", "sanction", "threat",
    "nobody asks", "towards nobody", "hypothetical", "private",
)  # fmt: skip
"""What the numbers of an event are: odds by its words, of event and of type; public actors in the report and
near it; events beside it, one of its type, one in its sentence; whether it is denied; who acts; two types
that are public by themselves; whether the lexicon has the words; odds of its status; words of money in twenty
words of the report; whether somebody is reported to say it; of what nobody of public life suffers, words of
courts in twenty words of the report and whether it is a sanction; whether it is a threat; whether nobody
asks, or nobody is supported, promised or met; whether it is hypothetical; and whether both sides are private
people or firms."""
_BIAS = -3.445
_WEIGHTS = (
    0.513, 0.185, 0.249, 0.161, 0.325, 0.612, -0.701, -0.624, 0.153, 0.401, 0.34, 0.552, 0.543, 0.193, -1.443,
    -0.284, -1.728, -1.374, -1.577, -1.306, -0.663, -0.847, -0.733,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is about.

    Attributes:
        public: Public actors named in twenty words.
        money: Words of money in twenty words.
        court: Words of courts in twenty words.
        by_sentence: How many public actors each sentence names.
        types: How many events of a type its surer drafts tell.
        pairs: The same by sentence and type.
        said: Where reported speech begins and ends.
    """

    public: float
    money: float
    court: float
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
    tokens = [token for sentence in annotations.sentences for token in sentence.tokens]
    share = _WORDS / max(1, len(tokens))
    return Report(
        named.total() * share,
        sum(token.text in _MONEY for token in tokens) * share,
        sum(token.lemma.lower() in _COURTS for token in tokens) * share,
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
    actors, recipients = (
        [parties[i] for i in side if i in parties] for side in (draft.actors, draft.recipients)
    )
    tried = any(_is_of(actor, _PUBLIC_WHEN_TRIED) for actor in recipients)
    return [
        _odds(draft.certainty),
        _odds(draft.type_certainty),
        min(report.public, _THICKEST),
        min(near, _NEAREST),
        log(sum(report.types.values())),
        float(report.types[draft.type] > 1),
        float(report.pairs[draft.sentence, draft.type] > 1),
        float(draft.status in {Status.NEGATED, Status.DENIED}),
        float(any(_is_of(actor, _ALSO_PUBLIC) for actor in actors)),
        float(not draft.actors),
        float(draft.type == "PROTEST"),
        float(draft.type == "ACCUSE"),
        float(draft.listed),
        _odds(draft.status_certainty),
        report.money,
        float(any(start <= draft.trigger.start < end for start, end in report.said)),
        0.0 if tried else min(report.court, _MOST_COURT),
        float(draft.type == "SANCTION" and not tried),
        float(draft.type == "THREATEN"),
        float(draft.type == "REQUEST" and not draft.actors),
        float(draft.type in _TOWARDS and not draft.recipients),
        float(draft.status is Status.HYPOTHETICAL),
        float(_are_private(actors) and _are_private(recipients)),
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


def _are_private(side: Sequence[Actor]) -> bool:
    """Say whether a side has somebody, and only people and firms of no public office."""
    return bool(side) and all(
        actor.kind in _PRIVATE_KINDS and (not actor.sectors or actor.sectors[0] in _PRIVATE) for actor in side
    )


def _odds(probability: float) -> float:
    """Give the logarithm of the odds."""
    bounded = min(max(probability, 1 - _EDGE), _EDGE)
    return log(bounded / (1 - bounded))
