"""Bodies called without their place: "the Herald" in a report of Lusaka is the listed Lusaka Herald."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import Form, Sense
from dragoman.records import ActorKind, Annotations, Mention, MentionKind
from dragoman.resolution.readings import Reading

_LONGEST = 2  # words: "the White Sox"


def without_place(
    knowledge: ActorKnowledge, annotations: Annotations, readings: Sequence[Reading]
) -> dict[int, Reading]:
    """Read a short name as the one listed body of a place in the report whose full name ends so.

    Args:
        knowledge: The listed bodies.
        annotations: The document's sentences and mentions.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    mentions = annotations.mentions
    places = sorted({m.span.text for m in mentions if m.entity == "GPE" and m.kind is MentionKind.NAME})
    found: dict[int, Reading] = {}
    for mention in mentions:
        reading = readings[mention.id]
        words = _short_name(annotations, mention, reading)
        bodies = {s.party.id: s for place in places if words for s in _bodies(knowledge, f"{place} {words}")}
        if len(bodies) == 1:
            (sense,) = bodies.values()
            found[mention.id] = replace(
                reading,
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


def _short_name(annotations: Annotations, mention: Mention, reading: Reading) -> str:
    """Give the capitalised words of a mention of which nothing is known, or nothing."""
    tokens = annotations.sentences[mention.sentence].tokens[mention.first : mention.last]
    words = [t.text for t in tokens if t.text.lower() != "the"]
    unknown = reading.party is None and reading.country is None and not reading.sectors
    short = unknown and mention.kind is MentionKind.NAME and 0 < len(words) <= _LONGEST
    return " ".join(words) if short and all(word[:1].isupper() for word in words) else ""


def _bodies(knowledge: ActorKnowledge, name: str) -> list[Sense]:
    senses = knowledge.senses(name)
    return [s for s in senses if s.form is Form.NAME and s.party.kind is ActorKind.ORGANISATION]
