"""The ``show`` command: one event with the words of every field, and why each was decided."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import InputError, KnowledgeError
from dragoman.records import Actor, Event
from dragoman.records.hashed import is_hashed
from dragoman.views.cli.console import console, is_terminal, json_line, shown, table
from dragoman.views.cli.event_rows import days, party, where
from dragoman.views.cli.marked import Mark, bracketed, coloured, within
from dragoman.views.cli.options import Quiet, StoreFile, one_of, readings

if TYPE_CHECKING:
    from dragoman.records import Article, Decision
    from dragoman.store.judgements import Judgement
    from dragoman.store.trace import Trace

FORMATS = ("text", "jsonl")
_ALTERNATIVES = 4  # more of them tell nothing: scores fall off fast


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or its beginning.")],
    *,
    store: StoreFile,
    output: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"{' or '.join(FORMATS)}.")
    ] = "text",
    text_from: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="Files that hold the article, where the store keeps no text; may be repeated.",
        ),
    ] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="PAIRS", help="What the columns of those files hold, as at ingest.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Show an event: its sentence with every field's words marked, and why each was decided.

    Example: dragoman show e1:5f0c --store events.duckdb
    """
    from dragoman.records.serial import decision_to_json, event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.withholding import with_words  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.store.trace import trace  # noqa: PLC0415

    one_of(output, FORMATS, "--format")
    with open_store(store) as opened:
        found = trace(opened, identity)
        if text_from:
            found = with_words(opened, found, readings(text_from, columns))
    if output == "jsonl":
        json_line(event_to_json(found.event))
        for decision in found.decisions:
            json_line(decision_to_json(decision))
        return
    _write_sentence(found)
    table(("field", "value", "why", "confidence"), field_rows(found.event))
    if found.decisions and not quiet:
        rows = [decision_row(decision) for decision in found.decisions]
        table(("decision on", "chosen", "instead of", "reason", "by"), rows)
    if found.judgements:
        rows_of_judges = judgement_rows(found.event, found.judgements)
        table(("field", "judged", "should be", "note", "by", "on"), rows_of_judges)


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
        "size": (_size(event), None),
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


def _write_sentence(found: "Trace") -> None:
    """Write where it is from, the sentence with its marks, and marked words outside the sentence."""
    event, text = found.event, found.document.text
    evidence = event.evidence
    out = console()
    origin = found.document.source or found.article.origin
    out.print(f"{event.id}  {origin}  {shown(found.document.published)}".rstrip())
    out.print(_said_by(found.article))
    out.print(f"{event.region}, sentence {event.sentence}; article characters {_received(event)}")
    out.print()
    if is_hashed(evidence.text):
        out.print("The store keeps no text. Put the words back, from the files that were ingested, with:")
        out.print(f"  dragoman show {event.id} --store FILE --text-from PATH")
        out.print()
        return
    inside, outside = within(marks_of(event), evidence.start, evidence.end)
    if is_terminal():
        out.print(coloured(evidence.text, inside, start=evidence.start))
    else:
        out.print(bracketed(evidence.text, inside, start=evidence.start), soft_wrap=True)
    for mark in outside:
        out.print(f"  elsewhere: [{mark.label}: {text[mark.start : mark.end]}] at {mark.start}:{mark.end}")
    out.print()


def _said_by(article: "Article") -> str:
    """Say who gives the day and the outlet."""
    return f"day: {article.published_basis}, outlet: {article.source_basis}"


def _received(event: Event) -> str:
    return f"{event.evidence.article_start}:{event.evidence.article_end}"


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


def _size(event: Event) -> str:
    """Write the numbers that the text gives: ``dead 3, injured 10-20``."""
    parts = []
    for name in ("dead", "injured", "arrested", "displaced", "participants"):
        count = getattr(event.size, name)
        if count is not None:
            exact = count.low == count.best == count.high
            parts.append(
                f"{name} {count.best}" if exact else f"{name} {count.best} ({count.low}-{shown(count.high)})"
            )
    return ", ".join(parts)
