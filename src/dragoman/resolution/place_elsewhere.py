"""Chooses the place of an act whose own sentence tells none, from what its report tells elsewhere.

A report says once where it happened and goes on: "A bomb went off in Kasama. Nine people were killed." So an
act on the ground is where the report puts another telling of it, or its scene. Every place of the report is
weighed, and that it tells none: a conditional logistic model of a dozen marks, whose weights were fitted to
events of real reports (``benchmarks/fit_elsewhere.py``). What is only said, signed or decreed is placed by
its own sentence alone: of 359 such acts the report told where for 43.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Annotations, Decision, Option, Place, RegionKind, Span, Status
from dragoman.resolution.event_place import stands_where, tells_whose
from dragoman.resolution.told_acts import (
    ON_THE_GROUND,
    Act,
    is_kindred,
    is_like,
    lead_of,
    probabilities,
    sentences_at,
)

_COMPONENT, _VERSION = "event-place", "place-elsewhere-1"
# Of force short of violence only what is done to somebody at one place: no bans, no censorship.
_PLACED = frozenset({None, "arrest", "curfew", "seize"})
_POINTS = frozenset({"city", "site"})
_MOST_OPTIONS = 5
_WEIGHTS: Mapping[str, float] = {
    "a city": 1.56,
    "country of a party": 0.77,
    "dateline": 0.49,
    "done to it": 0.94,
    "in longer names only": -0.59,
    "of a like act": 1.33,
    "of a like act in next": 0.22,
    "of a like act, kindred": 0.83,
    "own sentence": 0.88,
    "planned, of a like act": -0.49,
    "scene": 0.36,
    "sentence before": 0.44,
    "sentences since": -0.28,
    "share": 2.17,
    "where": 0.90,
    "where, lead": 1.29,
}
_BIAS = -3.15
# Share of a place in all that is possible, from which on it is the act's.
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """A place with all its mentions in a report.

    Attributes:
        mentions: In text order.
        sentences: Number of the sentence of each.
        where: Numbers of sentences in which a preposition says where.
        filed: Whether a dateline names it.
        inside: Whether it is named only inside of longer names: "the *Kasama* mayor".
        share: Of its mentions in those of all places.
    """

    mentions: tuple[Place, ...]
    sentences: tuple[int, ...]
    where: frozenset[int]
    filed: bool
    inside: bool
    share: float


def place_elsewhere(
    annotations: Annotations, acts: Sequence[Act], act: Act, places: Sequence[Named]
) -> tuple[Place | None, float, Decision]:
    """Choose among all places of a report.

    Args:
        annotations: The report's annotations.
        acts: All its acts.
        act: One that `may_be_told` and whose own sentence tells no place.
        places: All places of the report, by `places_named`.

    Returns:
        The place, or None; the probability that it is the act's, 0 to 1; and the decision.
    """
    odds = [_BIAS + _sum(features(annotations, acts, act, named)) for named in places]
    shares = probabilities(odds)[:-1]
    ranked = sorted(zip(shares, places, strict=True), key=lambda r: (-r[0], r[1].mentions[0].start))
    chosen, sure, reason = None, 0.0, "its sentence names no place for it"
    if ranked and ranked[0][0] >= LEAST:
        sure, named = ranked[0]
        chosen = _telling(acts, act, named)
        reason = f"{chosen.text!r} is where its report puts it ({sure:.2f}); {reason}"
    elif ranked:
        likeliest = f"{ranked[0][0]:.2f} for {ranked[0][1].mentions[0].text!r}"
        reason = f"{reason}, and its report not surely enough ({likeliest})"
    head = act.draft.trigger
    alternatives = tuple(
        Option(n.mentions[0].name, round(p, 3), n.mentions[0].text) for p, n in ranked[:_MOST_OPTIONS]
    )
    name = chosen.name if chosen else None
    subject = f"{head.start}:{head.end}"
    return chosen, sure, Decision(subject, "place", name, alternatives, reason, _COMPONENT, _VERSION)


def may_be_told(act: Act) -> bool:
    """Say whether an act is one that a report may place elsewhere: done on the ground."""
    return act.draft.type in ON_THE_GROUND and (act.draft.type != "COERCE" or act.draft.mode in _PLACED)


def places_named(annotations: Annotations, places: Sequence[Place]) -> list[Named]:
    """Put the mentions of each place of a report together, in text order.

    Left out are those that only say whose somebody or something is that may be abroad.
    """
    groups: dict[tuple[object, ...], list[tuple[int, Place]]] = defaultdict(list)
    for place, number in zip(places, sentences_at(annotations, [p.start for p in places]), strict=True):
        if not tells_whose(annotations.sentences[number], place):
            groups[place.geonameid, place.name, place.country].append((number, place))
    inside: dict[int, list[Span]] = defaultdict(list)
    for mention in annotations.mentions:
        inside[mention.sentence].append(mention.span)
    sentences = annotations.sentences
    return [
        Named(
            tuple(place for _, place in rows),
            tuple(number for number, _ in rows),
            frozenset(n for n, place in rows if stands_where(sentences[n], place)),
            any(sentences[n].region is RegionKind.DATELINE for n, _ in rows),
            all(_is_inside(inside[n], place) for n, place in rows),
            len(rows) / len(places),
        )
        for rows in groups.values()
    ]


def features(annotations: Annotations, acts: Sequence[Act], act: Act, named: Named) -> dict[str, float]:
    """Describe how a place stands to an act.

    Args:
        annotations: The report's annotations.
        acts: All its acts.
        act: The act.
        named: The place.
    """
    at, lead = act.draft.sentence, lead_of(annotations)
    before = [at - n for n in named.sentences if n < at]
    rows = zip(named.sentences, named.mentions, strict=True)
    nearest = min(rows, key=lambda row: (abs(row[0] - at), row[0] > at))[1]
    alike = [other for other in acts if _is_at(other, act, named)]
    marks = {
        "where": bool(named.where),
        "where, lead": bool(named.where & {lead, lead + 1}),
        "of a like act": bool(alike),
        "of a like act, kindred": any(is_kindred(annotations, act, other) for other in alike),
        "of a like act in next": any(abs(other.draft.sentence - at) == 1 for other in alike),
        "planned, of a like act": act.draft.status is not Status.HAPPENED and bool(alike),
        "scene": act.draft.type == "ASSAULT" and _scene(acts, act) in named.mentions,
        "a city": nearest.precision in _POINTS,
        "country of a party": nearest.country in act.countries,
        "done to it": _is_reached(annotations, act, named),
        "own sentence": at in named.sentences,
        "sentence before": at - 1 in named.sentences,
        "in longer names only": named.inside,
        "dateline": named.filed,
    }
    return {
        **{name: float(value) for name, value in marks.items()},
        "share": named.share,
        "sentences since": math.log(min(before)) if before else 0.0,
    }


def _sum(marks: Mapping[str, float]) -> float:
    return sum(_WEIGHTS[name] * value for name, value in marks.items())


def _is_at(other: Act, act: Act, named: Named) -> bool:
    """Say whether another act of an act's type is at a place by its own sentence."""
    return other is not act and is_like(act, other) and other.place in named.mentions


def _scene(acts: Sequence[Act], act: Act) -> Place | None:
    """Give the place of the last act on the ground before one, by a sentence of its own."""
    earlier = [
        other
        for other in acts
        if other.place is not None
        and other.draft.type in ON_THE_GROUND
        and other.draft.sentence < act.draft.sentence
    ]
    return max(earlier, key=lambda other: other.draft.sentence).place if earlier else None


def _is_inside(names: Sequence[Span], place: Place) -> bool:
    """Say whether a place's words are only a part of what names somebody."""
    own = Span(place.start, place.end, place.text)
    return any(span.contains(own) and (span.start, span.end) != (own.start, own.end) for span in names)


def _is_reached(annotations: Annotations, act: Act, named: Named) -> bool:
    """Say whether a place's words name whom an act is done to: "invaded *Kuwait*"."""
    reached = {annotations.mentions[i].span.start: annotations.mentions[i].span for i in act.draft.recipients}
    return any(p.start in reached and reached[p.start].end == p.end for p in named.mentions)


def _telling(acts: Sequence[Act], act: Act, named: Named) -> Place:
    """Give the mention that tells it: a like act's place, else one with a preposition of place, else any.

    The nearest of several.
    """
    of_acts = [other.place for other in acts if _is_at(other, act, named)]
    rows = zip(named.sentences, named.mentions, strict=True)
    where = [place for number, place in rows if number in named.where]
    known = [place for place in of_acts if place is not None] or where or named.mentions
    at = act.draft.trigger.start
    return min(known, key=lambda place: (abs(place.start - at), place.start))
