"""What happens between two parties that are already known: the best trigger for a given dyad."""

from dragoman.events import grammar
from dragoman.events.cameo import native_cameo
from dragoman.events.carriers import carried
from dragoman.events.coders.interface import Relation
from dragoman.events.reading import Reading
from dragoman.events.roles import Scene
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Sentence, Status

Offsets = tuple[int, int]
# How much each piece of evidence says that a trigger is the one that joins the dyad.
_ACTOR_IS_SOURCE, _RECIPIENT_IS_TARGET = 4.0, 3.0
_SWAPPED = 1.0  # parties in the other's role: right for mutual acts, a hint for others
_BETWEEN = 1.5  # the trigger stands between the two
_PER_STRENGTH = 0.3
_PER_TOKEN = 0.03  # nearer triggers first
_IN_PHRASE = -4.0  # a verb within the words that name a party describes it: "the coalition *fighting* rebels"
_PURPOSE = "a purpose"
_WILL = {"will", "'ll", "shall", "would, reported", "is to"}
_ORDERS = {"order", "command"}
_FALLBACK = "CONSULT"  # where no trigger stands at all: the most frequent verbal contact in news


def relation_between(
    readings: list[tuple[Scene, list[Reading]]], source: Offsets, target: Offsets, codebook: Codebook
) -> Relation:
    """Pick the trigger that joins two given parties.

    Args:
        readings: Every trigger of each sentence, not gated by its parties.
        source: Document offsets of the acting party.
        target: Document offsets of the other.
        codebook: For quad classes.
    """
    scored = sorted(
        (
            (_score(scene, reading, source, target), -reading.match.head, reading, scene)
            for scene, found in readings
            for reading in found
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not scored:
        return Relation(_FALLBACK, codebook.quad(_FALLBACK), Status.HAPPENED, (), "no trigger of the lexicon")
    _, _, best, scene = scored[0]
    own = [reading for _, _, reading, other in scored if other is scene]
    best = carried(scene.sentence, best, own) or best
    highest = max(scored[0][0], 1e-9)
    scores: dict[str, float] = {_type(best): 1.0}
    for score, _, reading, _ in scored:
        scores.setdefault(_type(reading), round(max(score, 0.0) / highest, 4))
    status = best.shift.status if best.shift else best.standing.status
    reason = f"{best.match.entry.lemma!r} ({best.match.entry.origin})"
    type_ = _type(best)
    announced = status is Status.PLANNED and best.standing.reason in _WILL
    cameo = _cameo(best, type_, codebook)
    return Relation(type_, codebook.quad(type_), status, tuple(scores.items()), reason, cameo, announced)


def _type(reading: Reading) -> str:
    """Give a trigger's type; a purpose is nobody's promise: "gave 5 million *to help* them" helps.

    An order that bans, jails or closes has done so to whom it is given.
    """
    if reading.match.entry.lemma in _ORDERS and reading.type == "REQUEST" and reading.about == "COERCE":
        return "COERCE"
    return reading.match.entry.type if reading.standing.reason == _PURPOSE else reading.type


def _cameo(reading: Reading, type_: str, codebook: Codebook) -> str | None:
    if reading.shift is not None and reading.shift.type == type_:
        return reading.shift.cameo
    if type_ not in {reading.match.entry.type, reading.type}:
        return codebook.cameo_for(type_, None)
    return native_cameo(codebook, reading.match.entry.cameo, type_, reading.mode, reading.about)


def _score(scene: Scene, reading: Reading, source: Offsets, target: Offsets) -> float:
    """Weigh how well a trigger's roles fit the given parties."""
    actor_source = _stands(scene, reading.actors, source)
    recipient_target = _stands(scene, reading.recipients, target)
    swapped = _stands(scene, reading.actors, target) + _stands(scene, reading.recipients, source)
    head = scene.sentence.tokens[reading.match.head]
    low, high = min(source[1], target[1]), max(source[0], target[0])
    middle = (source[0] + source[1]) // 2
    distance = abs(head.start - middle) / 6
    return (
        _ACTOR_IS_SOURCE * actor_source
        + _RECIPIENT_IS_TARGET * recipient_target
        + _SWAPPED * swapped * (2 if reading.match.entry.mutual else 1)
        + _BETWEEN * (low <= head.start < high)
        + _PER_STRENGTH * reading.match.score
        - _PER_TOKEN * distance
        + _IN_PHRASE * _describes(scene.sentence, reading.match.head, source, target)
    )


def _describes(sentence: Sentence, verb: int, *spans: Offsets) -> bool:
    """Say whether a verb only describes one party: within its words, or behind them without the other.

    Behind them it is a participle; a relative clause tells more often what was done. A span of the whole
    sentence names no party.
    """
    token = sentence.tokens[verb]
    if token.pos != "VERB":
        return False
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    named = [(start, end) for start, end in spans if (start, end) != (low, high)]
    if any(start <= token.start < end for start, end in named):
        return True
    if token.dep != "acl" or grammar.has_to(sentence, verb):
        return False
    noun = sentence.tokens[token.head].start
    inside = [sentence.tokens[i].start for i in sentence.subtree(verb)]
    return any(start <= noun < end for start, end in named) and not any(
        start <= i < end for start, end in named if not start <= noun < end for i in inside
    )


def _stands(scene: Scene, side: tuple[int, ...], at: Offsets) -> bool:
    """Say whether one of a side's parties overlaps the given words."""
    return any(
        scene.mentions[i].span.start < at[1] and at[0] < scene.mentions[i].span.end
        for i in side
        if i in scene.mentions
    )
