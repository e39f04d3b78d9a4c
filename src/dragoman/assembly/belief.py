"""How likely an incident is so, with every step of the sum.

A noisy-or over independent sources: each leaves a doubt, and what nobody has to doubt stands. A doubt
has two parts: the source may be wrong, which more reports of the same source do not mend, and Dragoman may
have misread it, which they do. Claims and denials are summed apart, and the odds of the claim are
multiplied by the probability that all who deny it are wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from dragoman.assembly.camps import speaks_for
from dragoman.assembly.reports import Report
from dragoman.records import Actor, Belief, BeliefStep, Event, SourceGroup, Status

_DENYING = frozenset({Status.DENIED, Status.NEGATED})
_LEAST_MISREAD = 0.02
CLAIM, DENIAL = "claim", "denial"


@dataclass(frozen=True, slots=True)
class Prior:
    """How often a source of this kind is wrong.

    Attributes:
        wrong: Probability, 0 to 1.
        reason: Why that much.
    """

    wrong: float
    reason: str


PRIORS: Mapping[str, Prior] = {
    "own voice": Prior(0.10, "the article says it itself: an editor answers for it"),
    "said of itself": Prior(0.08, "who acted says so: nobody is quicker to be believed against himself"),
    "said by another": Prior(0.25, "somebody without a part in it says so"),
    "said by the other side": Prior(0.40, "whom it was done to accuses: a party to the quarrel"),
    "denied in own voice": Prior(0.15, "the article says that it is not so"),
    "denied by another": Prior(0.30, "somebody without a part in it denies it"),
    "denied by the accused": Prior(0.60, "who would have done it denies it, as most do who did"),
}
"""Guesses, set by hand and equal for all outlets: they order incidents, they are not frequencies."""


def belief(reports: Sequence[Report], groups: Iterable[SourceGroup]) -> Belief:
    """Sum up what independent sources say.

    Args:
        reports: Of one incident.
        groups: Its independent sources.
    """
    by_id = {report.event.id: report.event for report in reports}
    steps = tuple(
        step
        for group in groups
        for side in (CLAIM, DENIAL)
        if (step := _step(group, [by_id[e] for e in group.events], side)) is not None
    )
    support, denial = (_sure(step.doubt for step in steps if step.side == side) for side in (CLAIM, DENIAL))
    for_it, against = support * (1 - denial), 1 - support
    value = for_it / (for_it + against) if for_it else 0.0
    sums = _arithmetic(steps, support, denial, value)
    return Belief(value, support, denial, steps, sums)


def denies(event: Event) -> bool:
    """Say whether a report has it that it is not so."""
    return event.status in _DENYING


def basis(event: Event) -> str:
    """Say in whose voice a report speaks, as the priors name it."""
    is_denial = denies(event)
    if not event.attribution:
        return "denied in own voice" if is_denial else "own voice"
    speaker = event.attribution[-1].speaker
    if _is_of(speaker, event.actors):
        return "denied by the accused" if is_denial else "said of itself"
    if is_denial:
        return "denied by another"
    return "said by the other side" if _is_of(speaker, event.recipients) else "said by another"


def _step(group: SourceGroup, events: Sequence[Event], side: str) -> BeliefStep | None:
    """Give what one source contributes to one side; None where it says nothing of that."""
    counted = [event for event in events if denies(event) is (side == DENIAL)]
    if not counted:
        return None
    best = min((basis(event) for event in counted), key=lambda name: (PRIORS[name].wrong, name))
    misread = prod(1 - event.confidence.event * event.confidence.type for event in counted)
    misread = max(misread, _LEAST_MISREAD)
    wrong = PRIORS[best].wrong
    doubt = 1 - (1 - wrong) * (1 - misread)
    return BeliefStep(group.name, side, best, wrong, misread, doubt, tuple(event.id for event in counted))


def _is_of(speaker: Actor, side: Iterable[Actor]) -> bool:
    """Say whether a speaker is one of a side or speaks for one of it."""
    return any(
        speaker.name == party.name
        or (speaker.id is not None and speaker.id == party.id)
        or speaks_for(speaker, party)
        for party in side
    )


def _sure(doubts: Iterable[float]) -> float:
    return 1 - prod(doubts)


def _arithmetic(steps: Sequence[BeliefStep], support: float, denial: float, value: float) -> str:
    """Write the sum: ``support 1 - 0.19 * 0.28 = 0.95; no denial; belief 0.95``."""
    parts = []
    for name, side, total in (("support", CLAIM, support), ("denial", DENIAL, denial)):
        doubts = " * ".join(f"{step.doubt:.2f}" for step in steps if step.side == side)
        parts.append(f"{name} 1 - {doubts} = {total:.2f}" if doubts else f"no {name}")
    if not denial:
        return f"{'; '.join(parts)}; belief {value:.2f}"
    for_it = f"{support:.2f} * {1 - denial:.2f}"
    return f"{'; '.join(parts)}; belief {for_it} / ({for_it} + {1 - support:.2f}) = {value:.2f}"
