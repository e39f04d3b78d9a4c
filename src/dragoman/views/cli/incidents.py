"""The ``incidents`` commands: list them, show one with all its reports, join and split, and undo that."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import Standing
from dragoman.records.hashed import is_hashed
from dragoman.views.cli import as_reviewed
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.commands import Commands
from dragoman.views.cli.console import Form, console, is_terminal, json_line, many, note, table, write_all
from dragoman.views.cli.nothing_found import why_nothing
from dragoman.views.cli.options import (
    ActorPart,
    Between,
    Country,
    EventType,
    First,
    InVoice,
    Last,
    PlacePart,
    Quiet,
    StoreFile,
    TextColumns,
    TextFrom,
    day,
    days,
    dyad,
    note_on_missing,
    one_of,
    readings,
    unassembled,
    user,
    voice,
)
from dragoman.views.today import today

if TYPE_CHECKING:
    from dragoman.assembly.cluster import Merge
    from dragoman.assembly.reports import Report
    from dragoman.records import Incident
    from dragoman.run.judging import Judge
    from dragoman.sources import Reading
    from dragoman.store.database import Store
    from dragoman.store.incidents import IncidentFilter
    from dragoman.store.read import EventFilter

FORMATS = ("table", "jsonl", "csv")
SHOWN = ("text", "jsonl")
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges; you, where left out.")]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="When; today, where left out.")]
Why = Annotated[str, typer.Option("--note", help="Why, in your words.")]

app = Commands(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def listed(  # noqa: PLR0913 - each is an option of the command
    context: typer.Context,
    *,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="FILE", help="The store, a DuckDB file.")
    ] = None,
    incident_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    between: Between = None,
    first: First = None,
    last: Last = None,
    standing: Annotated[str | None, typer.Option(help=f"One of {', '.join(Standing)}.")] = None,
    in_voice: InVoice = None,
    corrected: AsReviewed = False,
    reports: Annotated[int | None, typer.Option("--min-reports", min=1, help="At least so many.")] = None,
    sources: Annotated[
        int | None, typer.Option("--min-sources", min=1, help="At least so many independent ones.")
    ] = None,
    disagreeing: Annotated[
        bool, typer.Option("--disagreeing", help="Only those in which reports differ.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many, those with most sources first.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else jsonl."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """List the incidents of a store, by day; show, join and split them.

    Example: dragoman incidents --store events.duckdb --type ASSAULT --min-sources 2
    """
    if context.invoked_subcommand is not None:
        return
    from dragoman.store.incidents import IncidentFilter  # noqa: PLC0415 - keeps --help instant

    if store is None:
        raise UsageError("--store is missing; write: dragoman incidents --store FILE")
    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    begin, end = days(first, last)
    wanted = IncidentFilter(
        *(incident_type, actor, country, dyad(between), begin, end),
        place=place,
        standing=one_of(standing, tuple(Standing), "--standing"),
        reports=reports,
        sources=sources,
        disagreeing=disagreeing or None,
        limit=limit,
        voice=voice(in_voice),
    )
    with as_reviewed.opened(store, corrected=corrected, quiet=quiet) as opened:
        _list(opened, wanted, output, quiet=quiet)


def _list(opened: "Store", wanted: "IncidentFilter", output: str, *, quiet: bool) -> None:
    """Write the incidents of a store, and say why there is none or what waits to be assembled."""
    from dragoman.store.incidents import incidents  # noqa: PLC0415 - keeps --help instant

    number = write_all(incidents(opened, wanted), output, _form())
    waiting = unassembled(opened)
    reason = "" if number or waiting else why_nothing(opened, _as_events(wanted))
    note(many(number, "incident"), quiet=quiet)
    if reason:
        note(reason, quiet=quiet)
    if waiting:
        note(waiting, quiet=quiet)


def _as_events(wanted: "IncidentFilter") -> "EventFilter":
    """Give the filter on events that asks the same as far as both can."""
    from dragoman.store.read import EventFilter  # noqa: PLC0415 - keeps --help instant

    same = ("type", "actor", "country", "dyad", "first", "last", "voice", "place")
    return EventFilter(**{name: getattr(wanted, name) for name in same})


@app.command()
def show(  # noqa: PLR0913 - each is an option of the command
    identity: Annotated[str, typer.Argument(metavar="ID", help="The incident's id, or its beginning.")],
    *,
    store: StoreFile,
    output: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"{' or '.join(SHOWN)}.")
    ] = "text",
    text_from: TextFrom = None,
    columns: TextColumns = None,
    corrected: AsReviewed = False,
    quiet: Quiet = False,
) -> None:
    """Show an incident: reports side by side, where they disagree, the belief's sum, why put together.

    Example: dragoman incidents show i1:5f0c --store events.duckdb
    """
    from dragoman.records.serial import event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.incidents import merges_of, reports_of  # noqa: PLC0415
    from dragoman.run.judging import known  # noqa: PLC0415
    from dragoman.store import rulings  # noqa: PLC0415
    from dragoman.store.incidents import history  # noqa: PLC0415

    one_of(output, SHOWN, "--format")
    with as_reviewed.opened(store, corrected=corrected, quiet=quiet) as opened:
        incident = known(opened, identity)
        reports = reports_of(opened, incident)
        if text_from:
            reports = _with_words(opened, reports, readings(text_from, columns), quiet=quiet)
        merges = merges_of(opened, incident)
        judged = rulings.judgements(opened, incident.events)
        past = history(opened, incident.id)
    if output == "jsonl":
        _json(incident)
        for report in reports:
            json_line(event_to_json(report.event))
        return
    _write_head(incident)
    _write_reports(incident, reports, corrected=corrected)
    if not quiet:
        _write_merges(merges, len(reports) if corrected else None)
    _table(
        ("judgement", "what", "by", "on", "note"),
        ((j.id, "join" if j.verdict == "right" else "split", j.judge, j.day, j.note) for j in judged),
        "judgements",
    )
    _table(
        ("change", "incident", "reports", "became"),
        ((p.number, p.incident, len(p.events), p.became) for p in past),
        "what it was before",
    )


@app.command()
def join(
    ids: Annotated[list[str], typer.Argument(metavar="ID ID...", help="Incidents that are one.")],
    *,
    store: StoreFile,
    by: By = None,
    on: On = None,
    why: Why = "",
    quiet: Quiet = False,
) -> None:
    """Judge that incidents are one; kept as a judgement and undone by its id.

    Example: dragoman incidents join i1:5f0c i1:77a1 --store events.duckdb --note "same market, same hour"
    """
    from dragoman.run import judging  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415

    with open_store(store, write=True, make=False) as opened:
        made = judging.join(opened, ids, _judge(by, on, why))
    _tell(made, quiet=quiet)


@app.command()
def split(  # noqa: PLR0913 - each is an option of the command
    identity: Annotated[str, typer.Argument(metavar="ID", help="The incident.")],
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Its reports that are of another.")],
    *,
    store: StoreFile,
    by: By = None,
    on: On = None,
    why: Why = "",
    quiet: Quiet = False,
) -> None:
    """Judge that some reports of an incident are of another one; kept as a judgement and undone by its id.

    Example: dragoman incidents split i1:5f0c e1:90ab e1:1c2d --store events.duckdb
    """
    from dragoman.run import judging  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415

    with open_store(store, write=True, make=False) as opened:
        made = judging.split(opened, identity, events, _judge(by, on, why))
    _tell(made, quiet=quiet)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Id of the join or split.")],
    *,
    store: StoreFile,
    by: By = None,
    on: On = None,
    why: Why = "",
    quiet: Quiet = False,
) -> None:
    """Take a join or split back; the judgement stays on record as withdrawn.

    Example: dragoman incidents undo j1:3b9e --store events.duckdb
    """
    from dragoman.run import judging  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415

    with open_store(store, write=True, make=False) as opened:
        made = judging.undo(opened, judgement, _judge(by, on, why))
    _tell(made, quiet=quiet)


def _judge(by: str | None, on: str | None, why: str) -> "Judge":
    """Say who judges; a judgement is the one thing that has a clock in it."""
    from dragoman.run.judging import Judge  # noqa: PLC0415 - keeps --help instant

    when: date = day(on, "--on") or today()
    return Judge(by or user("--by"), when, why)


def _tell(judgement: str, *, quiet: bool) -> None:
    sys.stdout.write(f"{judgement}\n")
    note("kept; undo it with: dragoman incidents undo " + judgement, quiet=quiet)


def _form() -> "Form[Incident]":
    from dragoman.records.serial import incident_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.incident_rows import CSV_HEADER, INCIDENT_HEADER, csv_row, incident_row  # noqa: PLC0415

    return Form(INCIDENT_HEADER, incident_row, CSV_HEADER, csv_row, incident_to_json)


def _json(incident: "Incident") -> None:
    from dragoman.records.serial import incident_to_json  # noqa: PLC0415 - keeps --help instant

    json_line(incident_to_json(incident))


def _write_reports(incident: "Incident", reports: "Sequence[Report]", *, corrected: bool) -> None:
    """Write the reports side by side, where they differ, and what they add up to."""
    from dragoman.views import incident_rows as rows  # noqa: PLC0415 - keeps --help instant

    numbered = list(enumerate(reports, start=1))
    table(rows.REPORT_HEADER, (rows.report_row(*report) for report in numbered), title="reports")
    words = [rows.words_row(*one) for one in numbered if not is_hashed(one[1].event.evidence.text)]
    _table(rows.WORDS_HEADER, words, "their words")
    if len(words) < len(reports):
        console().print(
            "The store keeps no text. Put the words back, from the files that were ingested, with:"
        )
        given = "--corrected --text-from PATH" if corrected else "--text-from PATH"
        restored = f"dragoman incidents show {incident.id} --store FILE {given}"
        console().print(f"  {restored}\n", soft_wrap=True)
    _table(
        ("field", "kind", "value", "sources", "said by", "reports"),
        rows.disagreement_rows(incident),
        "where they disagree",
    )
    _table(
        ("number", "best (low-high)", "published", "source", "as said", "low", "high", "report"),
        rows.toll_rows(incident),
        "numbers over time",
    )
    _table(("source", "documents", "reports", "why one"), _sources(incident), "independent sources")
    _table(
        ("source", "side", "in whose voice", "wrong", "misread", "doubt", "reports"),
        rows.belief_rows(incident),
        "belief",
    )
    console().print(incident.belief.arithmetic + "\n", soft_wrap=True)


def _with_words(
    opened: "Store", reports: "Sequence[Report]", files: "Iterable[Reading]", *, quiet: bool
) -> "tuple[Report, ...]":
    """Put the words of reports back, and say of how many no file has the article."""
    from dragoman.run.withholding import texts_of, worded  # noqa: PLC0415 - keeps --help instant

    docs = {report.event.doc for report in reports}
    texts = texts_of(opened, docs, files)
    note_on_missing(opened, docs - texts.keys(), quiet=quiet)
    return tuple(
        replace(one, event=worded(one.event, texts[one.event.doc])) if one.event.doc in texts else one
        for one in reports
    )


def _write_merges(merges: "Sequence[Merge]", reports: int | None) -> None:
    """Write why reports were put together, of a corrected store also what its number of reports tells."""
    from dragoman.views import incident_rows as rows  # noqa: PLC0415 - keeps --help instant

    header = ("score", "left", "right", "best pair", "because")
    _table(header, rows.merge_rows(merges), "why put together")
    others = "" if reports is None else rows.by_rejected(reports, len(merges))
    if others:
        console().print(f"{others}\n", soft_wrap=True)


def _write_head(incident: "Incident") -> None:
    """Write what an incident is, and its bests."""
    from dragoman.views.incident_rows import INCIDENT_HEADER, incident_row  # noqa: PLC0415

    table(("field", "value"), zip(INCIDENT_HEADER, incident_row(incident), strict=True))


def _sources(incident: "Incident") -> Iterable[tuple[object, ...]]:
    return ((group.name, len(group.docs), len(group.events), group.why) for group in incident.sources)


def _table(header: tuple[str, ...], rows: Iterable[tuple[object, ...]], title: str) -> None:
    """Write a table where there is something to write."""
    lines = list(rows)
    if lines:
        table(header, lines, title=title)
