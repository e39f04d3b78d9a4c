"""What a transcript's label says of who speaks: "Mr. Diop (Senegal):" is a voice of that state."""

from collections.abc import Sequence

from dragoman.records import ActorKind, Annotations, Mention, RegionKind
from dragoman.resolution.readings import Reading


def labelled(annotations: Annotations, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read unlisted people with a state in brackets behind their name as that state's officials.

    Args:
        annotations: The document's sentences and mentions.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    states = {
        (m.sentence, m.first): readings[m.id]
        for m in annotations.mentions
        if readings[m.id].kind is ActorKind.STATE
    }
    found = {}
    for mention in annotations.mentions:
        reading = readings[mention.id]
        state = states.get((mention.sentence, mention.last + 1))
        if state is None or reading.party is not None or not _is_label(annotations, mention):
            continue
        found[mention.id] = reading._replace(
            country=state.country,
            basis="possessor",
            reason=f"labelled as speaking for {state.name!r}",
            sectors=tuple(s for s in reading.sectors if s != "CVL") or ("GOV",),
            kind=ActorKind.PERSON,
        )
    return found


def _is_label(annotations: Annotations, mention: Mention) -> bool:
    """Say whether a mention stands in a label, right before a bracket."""
    sentence = annotations.sentences[mention.sentence]
    return sentence.region is RegionKind.SPEAKER and sentence.tokens[mention.last].text in {"(", "["}
