"""States called by their side: "the North" of a report on North Korea; "the two Koreas" are both."""

from collections.abc import Sequence

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import Form, Sense
from dragoman.records import ActorKind, Mention, Token
from dragoman.resolution.phrases import Items
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_SIDES = {"north", "south"}
_BOTH = {"two", "both"}


def sides_of(
    knowledge: ActorKnowledge,
    report: Report,
    readings: Sequence[Reading],
) -> dict[int, Reading]:
    """Read "the North" as the state the report also calls so in full, "the two Koreas" as both.

    Args:
        knowledge: The states.
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id; none where no state or several states are named so.
    """
    found: dict[int, Reading] = {}
    asking = [
        m for m, head in report.with_heads() if head.text[:1].isupper() and _asks(head.text, readings[m.id])
    ]
    named = _named_by_side(report.items) if asking else {}
    for mention in asking:
        reading = readings[mention.id]
        words, head = report.tokens(mention), report.heads[mention.id]
        states = _both_of(knowledge, words, head) or _states_meant(words, head, mention, named)
        if len(states) > 1:
            found[mention.id] = _all_of(states, reading)
        elif states and head.text.lower() in _SIDES:  # one of "the two Koreas" is not both
            found[mention.id] = _short_for(states[0], reading)
    return found


def says_both(words: Sequence[Token]) -> bool:
    """Say whether a phrase may mean states by what they share: "*the two* Koreas"."""
    return any(token.text.lower() in _BOTH for token in words)


def _asks(word: str, reading: Reading) -> bool:
    """Say whether a mention with a capitalised head may be a side or plural states, and is nobody itself."""
    if reading.party is not None or reading.sectors:
        return False
    return word.endswith("s") or word.lower() in _SIDES


def _named_by_side(items: Sequence[Items]) -> dict[tuple[str, str], Sense]:
    """Give the states named in full, by their side and the rest of the name."""
    named: dict[tuple[str, str], Sense] = {}
    for found in items:
        for item in found.all:
            for sense in item.senses:
                if sense.party.kind is not ActorKind.STATE or sense.form is Form.REGION:
                    continue
                side, _, rest = sense.party.name.lower().partition(" ")
                if side in _SIDES:
                    named[side, rest] = sense
    return named


def _both_of(knowledge: ActorKnowledge, words: Sequence[Token], head: Token) -> list[Sense]:
    """Give the two states that share a name but for their side, where a phrase says that both are meant."""
    if not says_both(words) or not head.text.endswith("s"):
        return []
    rest = head.text.removesuffix("s")
    found = {side: _states_named(knowledge, side + rest) for side in ("North ", "South ", "")}
    north, south = found["North "] or found[""], found["South "]
    return [north[0], south[0]] if north and south and north[0].country != south[0].country else []


def _states_named(knowledge: ActorKnowledge, name: str) -> list[Sense]:
    senses = knowledge.senses(name)
    return [s for s in senses if s.party.kind is ActorKind.STATE and s.form is Form.NAME]


def _states_meant(
    words: Sequence[Token], head: Token, mention: Mention, named: dict[tuple[str, str], Sense]
) -> list[Sense]:
    """Give the states that a phrase means by their side alone, or together by what they share."""
    before = {t.text.lower() for t in words if t.i < mention.head}
    word = head.text.lower()
    if word in _SIDES and head.text[0].isupper() and before <= {"the"} and words[-1].i <= mention.head + 1:
        states = [sense for (side, _), sense in named.items() if side == word]
        return states if len({s.party.id for s in states}) == 1 else []
    if before & _BOTH or head.tag == "NNPS":
        return [sense for (_, rest), sense in sorted(named.items()) if word in {rest, f"{rest}s"}]
    return []


def _short_for(sense: Sense, reading: Reading) -> Reading:
    party = sense.party
    reason = f"{reading.name!r} is the one state of the report called so, {party.name}"
    return Reading(party.name, party, sense.country, "state", reason, ("GOV",), ActorKind.STATE)


def _all_of(states: Sequence[Sense], reading: Reading) -> Reading:
    joint = tuple(sense.country for sense in states)
    reason = f"it stands for {' and '.join(joint)} at once"
    return reading._replace(basis="state", reason=reason, sectors=("GOV",), kind=ActorKind.STATE, joint=joint)
