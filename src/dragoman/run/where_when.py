"""Where and when the acts of a report were: by their own sentences, else by what it tells elsewhere."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.records import Actor, Decision, Draft, EventDate, Place, RegionKind, Span
from dragoman.resolution.date_elsewhere import Day, day_elsewhere, days_named
from dragoman.resolution.dates import DateResolver
from dragoman.resolution.event_place import place_of_event
from dragoman.resolution.place_elsewhere import Named, may_be_told, place_elsewhere, places_named
from dragoman.resolution.timex import day_above, reference_day
from dragoman.resolution.told_acts import Act, Told, countries_of, is_open, known_by
from dragoman.run.denied_days import Acts, Dated
from dragoman.run.resolved import Resolved

_SURE_OF_DAY = {"text": 0.9, "relative": 0.85, "dateline": 0.6, "published": 0.5}

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]
"""Actors and recipients."""


@dataclass(frozen=True, slots=True)
class WhereWhen:
    """Place and date of an act, the decisions that chose them, and the probabilities that they are right."""

    where: Place | None
    where_sure: float
    placed: Decision
    when: EventDate
    when_sure: float
    dated: Decision


def where_and_when(resolved: Resolved, drafts: Sequence[Draft], sides: Sequence[Sides]) -> list[WhereWhen]:
    """Place and date the acts of a report.

    Args:
        resolved: The report.
        drafts: Its acts.
        sides: Actors and recipients of each.

    Returns:
        One for each act, in their order.
    """
    own = by_own_words(resolved, drafts, sides)
    acts = acts_of(drafts, sides, own)
    told = Told(resolved.annotations, acts, resolved.places)
    places, days = places_named(resolved.annotations, resolved.places), days_of(resolved)
    return [
        _by_report(resolved, told, act, scene, places, days) for act, scene in zip(acts, own, strict=True)
    ]


def acts_of(drafts: Sequence[Draft], sides: Sequence[Sides], own: Sequence[WhereWhen]) -> list[Act]:
    """Give the acts with their parties and what their own sentences tell."""
    return [
        Act(draft, scene.where, scene.when, known_by((*one, *other)), countries_of((*one, *other)))
        for draft, scene, (one, other) in zip(drafts, own, sides, strict=True)
    ]


def by_own_words(resolved: Resolved, drafts: Sequence[Draft], sides: Sequence[Sides]) -> list[WhereWhen]:
    """Place and date each act by its own sentence, a denied one also by another telling of it."""
    resolver = DateResolver()

    def day(draft: Draft) -> Dated:
        return resolver.event_date(
            resolved.document,
            resolved.annotations,
            resolved.timexes,
            sentence=draft.sentence,
            trigger=draft.head,
        )

    found: list[WhereWhen] = []
    heads: dict[int, set[int]] = defaultdict(set)
    for draft in drafts:
        heads[draft.sentence].add(draft.head)
    acts = Acts(drafts, day, resolved.annotations, resolved.parties)
    for draft, parties in zip(drafts, sides, strict=True):
        spans = [Span(a.start, a.end, a.text) for side in parties for a in side]
        others = heads[draft.sentence] - {draft.head}
        where, placed = place_of_event(resolved.annotations, draft, resolved.places, spans, others)
        when, dated = acts.day(draft)
        sure = 0.0 if when.first is None else _SURE_OF_DAY.get(when.basis, 0.5)
        found.append(WhereWhen(where, where.confidence if where else 0.0, placed, when, sure, dated))
    return found


def days_of(resolved: Resolved) -> list[Day]:
    """Give the days that a report names, but for that of its dateline and those above entries."""
    document = resolved.document
    line = document.dateline
    filed = [] if line is None or line.date is None else [(line.date.start, line.date.end)]
    filed += [(r.start, r.end) for r in document.regions if r.kind is RegionKind.TIME]
    return days_named(resolved.annotations, resolved.timexes, reference_day(document), filed)


def may_be_dated(resolved: Resolved, act: Act) -> bool:
    """Say whether an act has but its report's day: none of its own, nor that of a live report's entry."""
    at = act.draft.trigger.start
    return is_open(act) and day_above(resolved.document, resolved.timexes, at) is None


def _by_report(
    resolved: Resolved,
    told: Told,
    act: Act,
    scene: WhereWhen,
    places: Sequence[Named],
    days: Sequence[Day],
) -> WhereWhen:
    """Give an act the place and the day that its report tells, where its own words tell none."""
    if scene.where is None and may_be_told(act):
        where, share, placed = place_elsewhere(told, act, places)
        sure = 0.0 if where is None else round(share * where.confidence, 3)
        scene = replace(scene, where=where, where_sure=sure, placed=placed)
    if may_be_dated(resolved, act):
        chosen = day_elsewhere(told, act, days, scene.dated)
        scene = replace(
            scene, when=chosen.when, when_sure=round(chosen.probability, 3), dated=chosen.decision
        )
    return scene
