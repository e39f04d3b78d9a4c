"""Bodies called without their place: "the Herald" in a report of Lusaka is the listed Lusaka Herald."""

from collections.abc import Sequence

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import Form, Sense
from dragoman.knowledge.wording import key_of, pieces
from dragoman.records import ActorKind, MentionKind, Token
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_LONGEST = 2  # words: "the White Sox"


def without_place(
    knowledge: ActorKnowledge, report: Report, readings: Sequence[Reading]
) -> dict[int, Reading]:
    """Read a short name as the one listed body of a place in the report whose full name ends so.

    Args:
        knowledge: The listed bodies.
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    mentions = report.mentions
    named = sorted({m.span.text for m in mentions if m.entity == "GPE" and m.kind is MentionKind.NAME})
    places = [key_of((*pieces(name), "")) for name in named]
    if not places:
        return {}
    found: dict[int, Reading] = {}
    meant: dict[str, Sense | None] = {"": None}
    for mention in mentions:
        reading = readings[mention.id]
        if mention.kind is not MentionKind.NAME or reading.country is not None or reading.sectors:
            continue
        words = _short_name(report.tokens(mention)) if reading.party is None else ""
        if words not in meant:
            meant[words] = _body_of(knowledge, places, words)
        sense = meant[words]
        if sense is not None:
            found[mention.id] = reading._replace(
                name=sense.party.name,
                party=sense.party,
                country=sense.country,
                basis="surname",
                reason=f"{words!r} is {sense.party.name}, whose place the report names",
                sectors=sense.sectors,
                kind=sense.party.kind,
                person_name="",
            )
    return found


def _short_name(tokens: Sequence[Token]) -> str:
    """Give the capitalised words of a short name, or nothing."""
    words = [t.text for t in tokens if t.text.lower() != "the"]
    short = 0 < len(words) <= _LONGEST and all(word[:1].isupper() for word in words)
    return " ".join(words) if short else ""


def _body_of(knowledge: ActorKnowledge, places: Sequence[str], words: str) -> Sense | None:
    """Give the one listed body whose name is a place, written as names begin with it, and these words."""
    listed, ending = knowledge.spellings(), " ".join(pieces(words))
    senses = [sense for place in places for sense in listed.get(place + ending, ())]
    if not senses:
        return None
    bodies = {s.party.id: s for s in senses if s.form is Form.NAME and s.party.kind is ActorKind.ORGANISATION}
    return next(iter(bodies.values())) if len(bodies) == 1 else None
