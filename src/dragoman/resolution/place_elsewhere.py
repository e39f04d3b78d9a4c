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

from dragoman.records import Annotations, Decision, Option, Place, RegionKind, Sentence, Span, Status, Token
from dragoman.resolution.date_clauses import clause_of, head_in
from dragoman.resolution.event_place import is_of_claim, stands_where, tells_whose
from dragoman.resolution.told_acts import (
    ON_THE_GROUND,
    TOWNS,
    Act,
    PlaceKey,
    Told,
    is_kindred,
    key_of,
    probabilities,
    sentences_at,
)

_COMPONENT, _VERSION = "event-place", "place-elsewhere-1"
# Of force short of violence only what is done to somebody at one place: no bans, no censorship.
_PLACED = frozenset({None, "arrest", "curfew", "seize"})
_MOST_OPTIONS = 5
_WEIGHTS: Mapping[str, float] = {
    "a town": 1.51,
    "another town in the sentence before": -0.78,
    "country of a party": 0.77,
    "dateline": 0.45,
    "done to it": 0.90,
    "in longer names only": -0.59,
    "of a like act": 1.41,
    "of a like act in next": 0.12,
    "of a like act on another day": -0.52,
    "of a like act, kindred": 0.85,
    "only behind": -0.48,
    "own sentence": 0.77,
    "planned, of a like act": -0.54,
    "scene": 0.15,
    "sentence before": 0.19,
    "sentences since": -0.40,
    "share": 2.03,
    "where": 0.93,
    "where, lead": 1.24,
}
_BIAS = -2.77
# Share of a place in all that is possible, from which on it is the act's; of a town, and of another place.
LEAST_TOWN, LEAST = 0.5, 0.6
# A name that may be another place's as well is not carried over.
_LEAST_KNOWN = 0.6
_TOLD = frozenset({"relative", "text"})
# Labels of entities that are places.
_PLACES = frozenset({"FAC", "GPE", "LOC"})


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


def place_elsewhere(told: Told, act: Act, places: Sequence[Named]) -> tuple[Place | None, float, Decision]:
    """Choose among all places of a report.

    Args:
        told: The report's acts.
        act: One that `may_be_told` and whose own sentence tells no place.
        places: All places of the report, by `places_named`.

    Returns:
        The place, or None; the probability that it is the act's, 0 to 1; and the decision.
    """
    known = [] if _names_unknown(told, act) else _possible(told.annotations, act, places)
    shares = probabilities([_BIAS + _sum(features(told, act, named)) for named in known])[:-1]
    ranked = sorted(zip(shares, known, strict=True), key=lambda r: (-r[0], r[1].mentions[0].start))
    chosen, sure, reason = None, 0.0, "its sentence tells no place for it"
    if ranked:
        share, named = ranked[0]
        known_by = named.mentions[0]
        is_enough = share >= (LEAST_TOWN if _is_plain(named) else LEAST)
        if is_enough and known_by.confidence >= _LEAST_KNOWN:
            sure, chosen = share, _telling(told, act, named)
            reason = f"{chosen.text!r} is where its report puts it ({sure:.2f}); {reason}"
        elif is_enough:
            reason = f"{reason}, and which {known_by.text!r} is meant in its report is not sure"
        else:
            reason = f"{reason}, and its report not surely enough ({share:.2f} for {known_by.text!r})"
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
    groups: dict[PlaceKey, list[tuple[int, Place]]] = defaultdict(list)
    for place, number in zip(places, sentences_at(annotations, [p.start for p in places]), strict=True):
        sentence = annotations.sentences[number]
        if not (tells_whose(sentence, place) or is_of_claim(sentence, place)):
            groups[key_of(place)].append((number, place))
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


def _is_plain(named: Named) -> bool:
    """Say whether a place is a town that is named by itself somewhere."""
    return named.mentions[0].precision in TOWNS and not named.inside


def _possible(annotations: Annotations, act: Act, places: Sequence[Named]) -> Sequence[Named]:
    """Give the places that may be an act's: none but a town that its own clause or a party's words name."""
    towns = [n for n in places if n.mentions[0].precision in TOWNS and _is_beside(annotations, act, n)]
    return towns or places


def _is_beside(annotations: Annotations, act: Act, named: Named) -> bool:
    """Say whether a place is named in an act's clause, or by words of its parties."""
    at, draft = act.draft.sentence, act.draft
    sentence = annotations.sentences[at]
    parties = [annotations.mentions[i].span for i in (*draft.actors, *draft.recipients)]
    own = clause_of(sentence, draft.head)
    for number, place in zip(named.sentences, named.mentions, strict=True):
        span = Span(place.start, place.end, place.text)
        if number == at and any(party.contains(span) for party in parties):
            return True
        head = head_in(sentence, span) if number == at else None
        if head is not None and clause_of(sentence, head) == own:
            return True
    return False


def _names_unknown(told: Told, act: Act) -> bool:
    """Say whether words below an act, not its subject's, name a place that is not known: "in *Varnesk*"."""
    at, head = act.draft.sentence, act.draft.head
    sentence = told.annotations.sentences[at]
    subjects = {i for t in sentence.dependents(head, "nsubj", "nsubjpass") for i in sentence.subtree(t.i)}
    below = (sentence.tokens[i] for i in sentence.subtree(head) if i not in subjects)
    return any(_is_place(sentence, t) and not told.is_placed(at, t) for t in below)


def _is_place(sentence: Sentence, token: Token) -> bool:
    """Say whether a name is a place's; behind "in" it is one, though the parser takes it for somebody's."""
    above = sentence.tokens[token.head]
    inside = token.entity == "PERSON" and token.dep == "pobj" and above.lemma == "in"
    return token.pos == "PROPN" and (token.entity in _PLACES or inside)


def features(told: Told, act: Act, named: Named) -> dict[str, float]:
    """Describe how a place stands to an act.

    Args:
        told: The report's acts.
        act: The act.
        named: The place.
    """
    at, lead = act.draft.sentence, told.lead
    place = named.mentions[0]
    before = [at - n for n in named.sentences if n < at]
    alike = told.like_at(act, place)
    scene, towns = told.scene_before(act), told.towns_in(at - 1)
    marks = {
        "where": bool(named.where),
        "where, lead": bool(named.where & {lead, lead + 1}),
        "of a like act": bool(alike),
        "of a like act, kindred": any(is_kindred(told.annotations, act, other) for other in alike),
        "of a like act in next": any(abs(other.draft.sentence - at) == 1 for other in alike),
        "planned, of a like act": act.draft.status is not Status.HAPPENED and bool(alike),
        "scene": act.draft.type == "ASSAULT" and scene is not None and key_of(scene) == key_of(place),
        "another town in the sentence before": bool(towns) and key_of(place) not in towns,
        "a town": place.precision in TOWNS,
        "country of a party": place.country in act.countries,
        "of a like act on another day": bool(alike) and all(_is_apart(act, other) for other in alike),
        "done to it": _is_reached(told.annotations, act, named),
        "own sentence": at in named.sentences,
        "sentence before": at - 1 in named.sentences,
        "only behind": min(named.sentences) > at,
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


def _is_apart(act: Act, other: Act) -> bool:
    """Say whether the sentences of two acts give them days that do not meet."""
    one, two = act.when, other.when
    if one.basis not in _TOLD or two.basis not in _TOLD:
        return False
    return (one.first or "") > (two.last or "9") or (two.first or "") > (one.last or "9")


def _is_inside(names: Sequence[Span], place: Place) -> bool:
    """Say whether a place's words are only a part of what names somebody."""
    own = Span(place.start, place.end, place.text)
    return any(span.contains(own) and (span.start, span.end) != (own.start, own.end) for span in names)


def _is_reached(annotations: Annotations, act: Act, named: Named) -> bool:
    """Say whether a place's words name whom an act is done to: "invaded *Kuwait*"."""
    reached = {annotations.mentions[i].span.start: annotations.mentions[i].span for i in act.draft.recipients}
    return any(p.start in reached and reached[p.start].end == p.end for p in named.mentions)


def _telling(told: Told, act: Act, named: Named) -> Place:
    """Give the mention that tells it: a like act's place, else one with a preposition of place, else any.

    The nearest of several.
    """
    of_acts = [other.place for other in told.like_at(act, named.mentions[0])]
    rows = zip(named.sentences, named.mentions, strict=True)
    where = [place for number, place in rows if number in named.where]
    known = [place for place in of_acts if place is not None] or where or named.mentions
    at = act.draft.trigger.start
    return min(known, key=lambda place: (abs(place.start - at), place.start))
