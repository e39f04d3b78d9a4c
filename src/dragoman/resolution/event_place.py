"""Chooses the place of an event: where its own clause says it was, not the first place in the text.

A logistic model of some two dozen marks of how a place stands to the trigger; its weights were fitted to the
training part of our own corpus (``benchmarks/fit_event_place.py``).
"""

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Annotations, Decision, Draft, Option, Place, Sentence, Span, Token
from dragoman.resolution.told_acts import ON_THE_GROUND, SAID, TOWNS

_COMPONENT, _VERSION = "event-place", "event-place-3"
# Prepositions that say where; "from" and "to" say where things came from or went, which is weaker.
_WHERE = frozenset("in at near outside inside around across off along throughout over on".split())
_DIRECTION = frozenset("to into from toward towards through against".split())
# What is moved is at its aim: "sent soldiers *to Goma*".
_MOVED = frozenset({"AID", "MOBILIZE", "RETREAT"})
# What is done at or during another act is done where that is: "fired *at a protest* in Dhaka".
_TOGETHER = frozenset({"at", "during"})
# Behind these words are said: "accused it *at* a briefing in Oman".
_MEETING = frozenset({"at", "during", "in", "outside", "near", "from", "inside", "before", "after", "to"})
# "According to", "arrested on suspicion of": what is below is cited, or what somebody is accused of.
_ACCORDING = "accord"
_CLAIMS = frozenset({"suspicion", "charge", "accusation", "allegation"})
# What these bring about is where they are: "signed a pact *in Oman*".
_DOING = frozenset({"conclude", "deliver", "give", "hold", "ink", "make", "reach", "seal", "sign"})
_OVER = frozenset({"over", "across", "past", "through"})
# With these the way is where it is: "bombers flew over the Gulf".
_FLYING = frozenset({"fly", "sail", "patrol", "flight", "overflight", "drill", "exercise"})
# Modes of what is decreed: a ban is nowhere.
_ON_PAPER = frozenset({"ban", "censor", "restrict", "withhold"})
# A state that is visited is both whom the visit is paid to and where it is.
_VISITS = frozenset({"visit", "tour", "trip", "travel", "journey"})
# Houses, people and craft of a state that may be anywhere: "an attack on the *German* consulate".
_ABROAD = frozenset(
    "embassy consulate mission ambassador envoy consul diplomat soldier troop force peacekeeper national "
    "citizen tourist worker journalist warship ship vessel tanker plane aircraft jet airliner drone".split()
)
# "The worst shooting in *American* history": what it is the worst of, not where it was.
_HISTORY = "history"
_CLAUSES = frozenset("relcl advcl ccomp acl parataxis pcomp xcomp csubj".split())
_MOST_STEPS, _MOST_CLAUSES = 6, 3
_WEIGHTS: Mapping[str, float] = {
    "a country": -1.14,
    "alone": 0.84,
    "below a subject": -1.12,
    "below the trigger": 0.60,
    "clauses down": -1.26,
    "clauses up": -0.37,
    "direction": 0.52,
    "direction of what is moved": 0.81,
    "in a party's words": -2.55,
    "in a party's words, on the ground": 0.60,
    "in a party's words, where": 1.80,
    "is a party": -2.43,
    "object": 0.50,
    "of another act": -1.36,
    "of whoever speaks": -0.60,
    "on paper": -1.05,
    "on the ground": 0.72,
    "outside what is said": -1.30,
    "said": -1.52,
    "steps down": -0.05,
    "steps up": -0.44,
    "visited": 2.53,
    "where": 1.90,
    "bias": -0.45,
}
# Log-odds from which a place is the event's. On the development part a lower one gives more places that are
# right and more where the text names none for the event.
_LEAST = -0.3
# The same of a country, region or province: of those below, two in three were wrong in real reports.
_LEAST_WIDE = 0.4


@dataclass(frozen=True, slots=True)
class _Scored:
    place: Place
    odds: float


def place_of_event(
    annotations: Annotations,
    draft: Draft,
    places: Sequence[Place],
    parties: Sequence[Span],
    others: AbstractSet[int],
) -> tuple[Place | None, Decision]:
    """Choose among the places of the trigger's sentence.

    Args:
        annotations: The document's annotations.
        draft: The event.
        places: All resolved places of the document.
        parties: Spans of the event's actors and recipients.
        others: Tokens of its sentence that are heads of other events' triggers.

    Returns:
        The place, or None where the sentence names none that fits, and the decision; its scores are log-odds.
    """
    sentence = annotations.sentences[draft.sentence]
    here = [p for p in named_in(sentence, places) if not _is_of_words(sentence, draft, p)]
    scored = sorted(
        (_Scored(p, odds(features(sentence, draft, p, parties, others, alone=len(here) == 1))) for p in here),
        key=lambda s: (-s.odds, s.place.start),
    )
    best = scored[0] if scored and scored[0].odds >= _least(scored[0].place) else None
    options = tuple(Option(s.place.name, round(s.odds, 3), s.place.text) for s in scored)
    reason = (
        f"{best.place.text!r} stands where the event's place does ({1 / (1 + math.exp(-best.odds)):.2f})"
        if best
        else "its sentence names no place for it"
    )
    subject = f"{draft.trigger.start}:{draft.trigger.end}"
    name = best.place.name if best else None
    return (best.place if best else None), Decision(
        subject, "place", name, options, reason, _COMPONENT, _VERSION
    )


def _least(place: Place) -> float:
    return _LEAST if place.precision in TOWNS else _LEAST_WIDE


def _is_of_words(sentence: Sentence, draft: Draft, place: Place) -> bool:
    """Say whether a place belongs to whoever is cited, to what somebody speaks of, or to a missile's way.

    "According to the consulate in *Lome*"; "called for pressure on *Oman*", not "at a briefing in Oman".
    """
    head = _head_of(sentence, place)
    up, down = _ways(sentence, draft.head, head)
    if any(_is_claim(token) for token in down):
        return True
    if (
        draft.type == "MOBILIZE"
        and _is_on_way(sentence, head)
        and sentence.tokens[draft.head].lemma not in _FLYING
    ):
        return True
    return (
        draft.type in SAID
        and not up
        and sentence.tokens[draft.head].lemma not in _DOING
        and place.start > draft.trigger.start
        and any(_is_spoken_of(sentence, token) for token in down)
    )


def _is_claim(token: Token) -> bool:
    return token.lemma == _ACCORDING or (token.lemma in _CLAIMS and token.pos == "NOUN")


def is_of_claim(sentence: Sentence, place: Place) -> bool:
    """Say whether a place belongs to a source or to what somebody is accused of, and to nothing else."""
    return any(_is_claim(token) for token in sentence.ancestors(_head_of(sentence, place)))


def _is_on_way(sentence: Sentence, head: int) -> bool:
    """Say whether a place is what something comes over: "fired a rocket *over Latvia*"."""
    above = sentence.tokens[sentence.tokens[head].head]
    over = sentence.tokens[above.head] if above.dep == "pobj" else above
    return any(t.lemma in _OVER and t.dep == "prep" for t in (above, over))


def _is_spoken_of(sentence: Sentence, token: Token) -> bool:
    """Say whether a noun is what words are about: an object, or behind a preposition that tells no place."""
    above = sentence.tokens[token.head]
    return token.dep in {"dobj", "nsubjpass"} or (token.dep == "pobj" and above.lemma not in _MEETING)


def named_in(sentence: Sentence, places: Sequence[Place]) -> list[Place]:
    """Give the places of a sentence but those that only say whose something is that may be abroad."""
    here = (place for place in places if sentence.start <= place.start < sentence.end)
    return [place for place in here if not tells_whose(sentence, place)]


def odds(found: Mapping[str, float]) -> float:
    """Give the log-odds that a place with these marks is the event's."""
    return sum(_WEIGHTS[name] * value for name, value in found.items()) + _WEIGHTS["bias"]


def features(
    sentence: Sentence,
    draft: Draft,
    place: Place,
    parties: Sequence[Span],
    others: AbstractSet[int],
    *,
    alone: bool,
) -> dict[str, float]:
    """Describe how a place stands to a trigger.

    Args:
        sentence: Of both.
        draft: The event.
        place: The place.
        parties: Spans of the event's actors and recipients.
        others: Tokens of the sentence that are heads of other events' triggers.
        alone: Whether no other place stands in the sentence.
    """
    head = _head_of(sentence, place)
    trigger = sentence.tokens[draft.head]
    up, down = _ways(sentence, draft.head, head)
    exact = any((p.start, p.end) == (place.start, place.end) for p in parties)
    inside = not exact and any(p.start <= place.start and place.end <= p.end for p in parties)
    where, direction = _preposition(sentence, head)
    reached = sentence.tokens[head].dep == "dobj"
    ground = draft.type in ON_THE_GROUND
    marks = {
        "where": where,
        "direction": direction,
        "direction of what is moved": direction and draft.type in _MOVED,
        "is a party": exact,
        "in a party's words": inside,
        "in a party's words, where": inside and where,
        "in a party's words, on the ground": inside and ground,
        "of another act": any(_is_apart(sentence, t) for t in down if t.i in others),
        "on paper": draft.mode in _ON_PAPER or draft.type == "SANCTION",
        "on the ground": ground,
        "said": draft.type in SAID,
        "object": reached,
        "visited": reached and trigger.lemma in _VISITS,
        "below a subject": any(t.dep in {"nsubj", "nsubjpass"} for t in down),
        "of whoever speaks": any(t.dep == "nsubj" and _speaks(sentence, t.head) for t in down),
        "outside what is said": any(
            t.dep in {"ccomp", "parataxis"} and _speaks(sentence, t.head) for t in up
        ),
        "a country": place.precision == "country",
        "alone": alone,
        "below the trigger": not up,
    }
    return {
        **{name: float(value) for name, value in marks.items()},
        "steps up": float(min(len(up), _MOST_STEPS)),
        "steps down": float(min(len(down), _MOST_STEPS + 1)),
        "clauses up": float(min(sum(map(_opens_clause, up)), _MOST_CLAUSES)),
        "clauses down": float(min(sum(map(_opens_clause, down)), _MOST_CLAUSES)),
    }


def _ways(sentence: Sentence, trigger: int, head: int) -> tuple[list[Token], list[Token]]:
    """Give the tokens from a trigger and from a place up to what both hang from, without that."""
    up = [sentence.tokens[trigger], *sentence.ancestors(trigger)]
    down = [sentence.tokens[head], *sentence.ancestors(head)]
    below = {token.i for token in down}
    shared = next((token.i for token in up if token.i in below), None)

    def until(way: list[Token]) -> list[Token]:
        return way if shared is None else way[: next(n for n, t in enumerate(way) if t.i == shared)]

    return until(up), until(down)


def _is_apart(sentence: Sentence, head: Token) -> bool:
    """Say whether an act below another is somewhere of its own: not a subject, or done at it."""
    above = sentence.tokens[head.head]
    return head.dep != "nsubj" and not (head.dep == "pobj" and above.lemma in _TOGETHER)


def _opens_clause(token: Token) -> bool:
    return token.dep in _CLAUSES or (token.dep == "conj" and token.pos in {"VERB", "AUX"})


def _speaks(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].lemma in word_lists("saying")["saying"]


def _head_of(sentence: Sentence, place: Place) -> int:
    """Give the last token of the place's words."""
    inside = [t.i for t in sentence.tokens if place.start <= t.start < place.end]
    return inside[-1] if inside else 0


def tells_whose(sentence: Sentence, place: Place) -> bool:
    """Say whether a place's words only say of which state somebody or something is that may be abroad."""
    token = sentence.tokens[_head_of(sentence, place)]
    noun = sentence.tokens[token.head].lemma
    return (token.dep in {"amod", "compound"} and noun in _ABROAD) or (
        token.dep in {"amod", "compound", "poss"} and noun == _HISTORY
    )


def stands_where(sentence: Sentence, place: Place) -> bool:
    """Say whether a preposition over a place says where."""
    return _preposition(sentence, _head_of(sentence, place))[0]


def _preposition(sentence: Sentence, head: int) -> tuple[bool, bool]:
    """Say whether a preposition over a place says where or whither, also through "the city of"."""
    token = sentence.tokens[head]
    for _ in range(3):
        above = sentence.tokens[token.head]
        if token.dep == "pobj" and above.lemma in _WHERE:
            return True, False
        if token.dep == "pobj" and above.lemma in _DIRECTION:
            return False, True
        if token.head == token.i or token.dep in {"nsubj", "nsubjpass", "dobj"}:
            break
        token = above
    return False, False
