"""The ``show`` command: one event with the words of every field, and why each was decided."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.records import Event
from dragoman.records.hashed import is_hashed
from dragoman.views.cli.console import console, is_terminal, json_line, table
from dragoman.views.cli.options import Quiet, StoreFile, TextColumns, TextFrom, one_of, readings
from dragoman.views.marked import bracketed, coloured, within
from dragoman.views.shown import decision_row, field_rows, judgement_rows, marks_of, shown

if TYPE_CHECKING:
    from dragoman.records import Article
    from dragoman.store.trace import Trace

FORMATS = ("text", "jsonl")


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or its beginning.")],
    *,
    store: StoreFile,
    output: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"{' or '.join(FORMATS)}.")
    ] = "text",
    text_from: TextFrom = None,
    columns: TextColumns = None,
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


def _write_sentence(found: "Trace") -> None:
    """Write where it is from, the sentence with its marks, and marked words outside the sentence."""
    event, text = found.event, found.document.text
    evidence = event.evidence
    out = console()
    origin = found.document.source or found.article.origin
    out.print(f"{event.id}  {origin}  {shown(found.document.published)}".rstrip())
    out.print(_said_by(found.article))
    out.print(f"{event.region}, sentence {event.sentence}; {_received(event)}")
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
    """Say where the sentence stands in the article as received."""
    if event.evidence.article_start is None:
        return "in the title, which was given apart from the text"
    return f"article characters {event.evidence.article_start}:{event.evidence.article_end}"
