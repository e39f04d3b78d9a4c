"""What is shown of an event, in whatever view: its marked stretches, its fields and who decided them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from dragoman.errors import InputError, KnowledgeError
from dragoman.records import COUNTED, Actor, Event, Size
from dragoman.views.event_rows import days, party, where
from dragoman.views.marked import Mark

if TYPE_CHECKING:
    from dragoman.records import Decision
    from dragoman.store.judgements import Judgement

_ALTERNATIVES = 4  # more of them tell nothing: scores fall off fast


def marks_of(event: Event) -> list[Mark]:
    """Give the stretches of words that an event's fields stand on."""
    marks = [Mark(event.trigger.start, event.trigger.end, "trigger")]
    marks += _sides(event.actors, "actor")
    marks += _sides(event.recipients, "recipient")
    if event.place is not None:
        marks.append(Mark(event.place.start, event.place.end, "place"))
    if event.date.start is not None and event.date.end is not None:
        marks.append(Mark(event.date.start, event.date.end, "date"))
    for link in event.attribution:
        marks.append(Mark(link.speaker.start, link.speaker.end, "speaker"))
        if link.cue is not None:
            marks.append(Mark(link.cue.start, link.cue.end, "cue"))
    return list(dict.fromkeys(marks))


def field_rows(event: Event) -> Iterator[tuple[object, ...]]:
    """Give a row for each field: name, value, why, confidence; then what else was explained."""
    sure = event.confidence
    values: dict[str, tuple[object, float | None]] = {
        "event": ("", sure.event),
        "type": (event.type, sure.type),
        "mode": (event.mode, None),
        "contexts": (event.contexts, None),
        "quad": (event.quad, None),
        "intensity": (event.intensity, None),
        "cameo": (event.cameo, None),
        "goldstein": (event.goldstein, None),
        "status": (event.status, sure.status),
        "auxiliary": (event.auxiliary, None),
        "actors": (_parties(event.actors), sure.actors),
        "recipients": (_parties(event.recipients), sure.recipients),
        "date": (_date(event), sure.date),
        "place": (where(event.place), sure.place),
        "attribution": (" > ".join(f"{link.speaker.name} ({link.kind})" for link in event.attribution), None),
        "size": (sizes(event.size), None),
    }
    for name, (value, confidence) in values.items():
        why = event.why.get(name, "")
        if why or shown(value) or confidence:
            yield name, value, why, confidence
    for name, why in event.why.items():
        if name not in values:
            yield name, "", why, None


def decision_row(decision: "Decision") -> tuple[object, ...]:
    """Give a decision's cells."""
    others = [option for option in decision.alternatives if option.value != decision.chosen]
    instead = [f"{option.label or option.value} {option.score:.2f}" for option in others[:_ALTERNATIVES]]
    chosen = "(refused)" if decision.chosen is None else decision.chosen
    return decision.field, chosen, ", ".join(instead), decision.reason, decision.author


def judgement_rows(event: Event, judgements: "Sequence[Judgement]") -> Iterator[tuple[object, ...]]:
    """Give a row for each judgement: what it is on, what is said, what it should be, why, by whom, when."""
    from dragoman.knowledge.codebook import load_codebook  # noqa: PLC0415 - few events are judged
    from dragoman.run.review.fields import FIELDS, Vocabulary  # noqa: PLC0415
    from dragoman.run.review.kept import told  # noqa: PLC0415

    vocabulary = Vocabulary(load_codebook())
    for one in judgements:
        field, value = FIELDS.get(one.field), one.value
        if field is not None:
            # One that was made with another codebook is shown as it is kept.
            with suppress(InputError, KnowledgeError):
                value = told(field, value, event, vocabulary)
        yield one.field or "event", one.verdict, value, one.note, one.judge, one.day


def shown(value: object) -> str:
    """Write a value for people: nothing for None, days and numbers plainly, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple | list):
        return ", ".join(shown(part) for part in value)
    return str(value)


def _sides(actors: Sequence[Actor], label: str) -> list[Mark]:
    """Number the parties of a side where there are several."""
    several = len(actors) > 1
    return [
        Mark(a.start, a.end, f"{label} {number}" if several else label)
        for number, a in enumerate(actors, start=1)
    ]


def _parties(actors: Sequence[Actor]) -> str:
    return "; ".join(f"{party(a)} — {a.role}" if a.role else party(a) for a in actors)


def _date(event: Event) -> str:
    when = days(event.date)
    return f"{when} ({event.date.precision}, {event.date.basis})" if when else ""


def sizes(size: Size) -> str:
    """Write the numbers that the text gives: ``dead 3, injured 10-20``."""
    parts = []
    for name in COUNTED:
        count = getattr(size, name)
        if count is not None:
            exact = count.low == count.best == count.high
            parts.append(
                f"{name} {count.best}" if exact else f"{name} {count.best} ({count.low}-{shown(count.high)})"
            )
    return ", ".join(parts)
