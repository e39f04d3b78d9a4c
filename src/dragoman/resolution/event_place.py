"""Chooses the place of an event: where its own clause says it was, not the first place in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Annotations, Decision, Draft, Option, Place, Sentence, Span

_COMPONENT, _VERSION = "event-place", "event-place-1"
# Prepositions that say where; "from" and "to" say where things came from or went, which is weaker.
_WHERE = {
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "off",
    "along",
    "throughout",
    "over",
    "on",
}
_DIRECTION = {"to", "into", "from", "toward", "towards", "through", "against", "of"}
_PER_STEP = 1.0  # each link of the dependency tree between trigger and place
_LOCATIVE, _DIRECTIONAL, _BARE = 3.0, 0.5, -1.0
_IS_PARTY = -4.0  # "Tehran said": a government, not a place
# What happens on the ground is where those are whom it happens to: "clashed with *police in Dhaka*".
_ON_THE_GROUND = {"ASSAULT", "COERCE", "PROTEST"}
# A state that is visited is both whom the visit is paid to and where it is.
_VISITS = {"visit", "tour", "trip", "travel", "journey"}
# Houses, people and craft of a state that may be anywhere: "an attack on the *German* consulate".
_ABROAD = frozenset(
    "embassy consulate mission ambassador envoy consul diplomat soldier troop force peacekeeper national "
    "citizen tourist worker journalist warship ship vessel tanker plane aircraft jet airliner drone".split()
)
# Precise places tell more: of "in Mosul, Iraq" the city is the place.
_PRECISE = {"site": 0.6, "city": 0.5, "admin2": 0.4, "admin1": 0.3, "region": 0.1, "country": 0.0}
_LEAST = -1.5


@dataclass(frozen=True, slots=True)
class _Scored:
    place: Place
    score: float


def place_of_event(
    annotations: Annotations, draft: Draft, places: Sequence[Place], parties: Sequence[Span]
) -> tuple[Place | None, Decision]:
    """Choose among the places of the trigger's sentence.

    Args:
        annotations: The document's annotations.
        draft: The event.
        places: All resolved places of the document.
        parties: Spans of the event's actors and recipients.

    Returns:
        The place, or None where the sentence names none that fits, and the decision.
    """
    sentence = annotations.sentences[draft.sentence]
    named = [place for place in places if sentence.start <= place.start < sentence.end]
    here = [place for place in named if not _tells_whose(sentence, place)]
    scored = sorted(
        (_Scored(place, _score(sentence, draft, place, parties)) for place in here),
        key=lambda s: (-s.score, s.place.start),
    )
    best = scored[0] if scored and scored[0].score >= _LEAST else None
    options = tuple(Option(s.place.name, round(s.score, 3), s.place.text) for s in scored)
    reason = (
        f"nearest in the event's clause: {best.place.text!r}"
        if best
        else "its sentence names no place for it"
    )
    subject = f"{draft.trigger.start}:{draft.trigger.end}"
    name = best.place.name if best else None
    return (best.place if best else None), Decision(
        subject, "place", name, options, reason, _COMPONENT, _VERSION
    )


def _score(sentence: Sentence, draft: Draft, place: Place, parties: Sequence[Span]) -> float:
    """Weigh how well a place fits an event's trigger."""
    head = _head_of(sentence, place)
    steps = _distance(sentence, draft.head, head)
    span = Span(place.start, place.end, place.text)
    visited = sentence.tokens[draft.head].lemma in _VISITS
    reached = visited and sentence.tokens[head].dep == "dobj"
    weight = _LOCATIVE if reached else _preposition_weight(sentence, head)
    here = draft.type in _ON_THE_GROUND and weight == _LOCATIVE
    exact = not visited and any(
        party.start <= span.start
        and span.end == party.end
        and not (here and _is_set_in(sentence, party, head))
        for party in parties
    )
    return weight - _PER_STEP * steps + _IS_PARTY * exact + _PRECISE.get(place.precision, 0.0)


def _head_of(sentence: Sentence, place: Place) -> int:
    """Give the last token of the place's words."""
    inside = [t.i for t in sentence.tokens if place.start <= t.start < place.end]
    return inside[-1] if inside else 0


def _tells_whose(sentence: Sentence, place: Place) -> bool:
    """Say whether a place's word only says of which state somebody or something is that may be abroad."""
    token = sentence.tokens[_head_of(sentence, place)]
    return token.dep in {"amod", "compound"} and sentence.tokens[token.head].lemma in _ABROAD


def _is_set_in(sentence: Sentence, party: Span, head: int) -> bool:
    """Say whether a place only tells where a party is: "police *in Dhaka*", but not "northern *Israel*"."""
    preposition = next((t for t in sentence.ancestors(head) if t.dep == "prep" and t.lemma in _WHERE), None)
    return preposition is not None and preposition.start >= party.start


def _preposition_weight(sentence: Sentence, head: int) -> float:
    """Weigh the preposition that governs a place, also through "the city of" and "northern"."""
    token = sentence.tokens[head]
    for _ in range(3):
        above = sentence.tokens[token.head]
        if token.dep == "pobj" and above.lemma in _WHERE:
            return _LOCATIVE
        if token.dep == "pobj" and above.lemma in _DIRECTION and above.lemma != "of":
            return _DIRECTIONAL
        if token.head == token.i or token.dep in {"nsubj", "nsubjpass", "dobj"}:
            break
        token = above
    return _BARE


def _distance(sentence: Sentence, one: int, two: int) -> int:
    """Count the links between two tokens of the tree."""
    path = [one, *(t.i for t in sentence.ancestors(one))]
    other = [two, *(t.i for t in sentence.ancestors(two))]
    shared = next((i for i in path if i in other), None)
    return len(path) + len(other) if shared is None else path.index(shared) + other.index(shared)
