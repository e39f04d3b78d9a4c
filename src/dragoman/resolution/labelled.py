"""What a transcript's label says of who speaks: "Mr. Diop (Senegal):" is a voice of that state."""

from collections.abc import Sequence

from dragoman.records import ActorKind, Mention, RegionKind
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report


def labelled(report: Report, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read unlisted people with a state in brackets behind their name as that state's officials.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    if all(sentence.region is not RegionKind.SPEAKER for sentence in report.sentences):
        return {}
    states = {
        (m.sentence, m.first): readings[m.id]
        for m in report.mentions
        if readings[m.id].kind is ActorKind.STATE
    }
    found = {}
    for mention in report.mentions:
        reading = readings[mention.id]
        state = states.get((mention.sentence, mention.last + 1))
        if state is None or reading.party is not None or not _is_label(report, mention):
            continue
        found[mention.id] = reading._replace(
            country=state.country,
            basis="possessor",
            reason=f"labelled as speaking for {state.name!r}",
            sectors=tuple(s for s in reading.sectors if s != "CVL") or ("GOV",),
            kind=ActorKind.PERSON,
        )
    return found


def _is_label(report: Report, mention: Mention) -> bool:
    """Say whether a mention stands in a label, right before a bracket."""
    sentence = report.sentences[mention.sentence]
    return sentence.region is RegionKind.SPEAKER and sentence.tokens[mention.last].text in {"(", "["}
