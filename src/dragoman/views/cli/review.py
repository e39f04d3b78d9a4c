"""The ``review`` commands: judge events by keys, see what was said, carry it from store to store."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.analysis_options import Format, write_rows
from dragoman.views.cli.commands import Commands
from dragoman.views.cli.console import is_terminal, json_line, many, note
from dragoman.views.cli.options import (
    ActorPart,
    Codebook,
    Country,
    EventType,
    First,
    Last,
    Quiet,
    StoreFile,
    one_of,
    user,
)
from dragoman.views.cli.review_figures import agreement_of_judges, corrected_totals, precision_of_types
from dragoman.views.cli.review_options import (
    SAMPLE,
    SECOND,
    Fields,
    Given,
    Judge,
    Sample,
    Seed,
    fields_named,
    vocabulary_with,
)
from dragoman.views.today import today

EXPORTS = ("jsonl", "csv")

app = Commands(invoke_without_command=True, rich_markup_mode=None)
app.command("agreement")(agreement_of_judges)
app.command("precision")(precision_of_types)
app.command("totals")(corrected_totals)


@app.callback()
def judge_events(  # noqa: PLR0913 - each is an option of the command
    context: typer.Context,
    *,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="FILE", help="The store, a DuckDB file.")
    ] = None,
    judge: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges; you, if left out.")] = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    first: First = None,
    last: Last = None,
    sample: Sample = SAMPLE,
    seed: Seed = 0,
    second: Annotated[
        float,
        typer.Option(metavar="SHARE", help="Share of the sample that a second judge is asked about too."),
    ] = SECOND,
    fields: Fields = None,
    codebook: Codebook = None,
    quiet: Quiet = False,
) -> None:
    """Judge the events of a sample, by keys: y right, n wrong, c correct, u undo, ? for all of them.

    Example: dragoman review --store events.duckdb --judge mk --sample 300
    """
    if context.invoked_subcommand is not None:
        return
    from dragoman.run.review.desk import open_desk  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.review.plan import make_plan  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.cli.review_keys import Terminal, work  # noqa: PLC0415

    if store is None:
        raise UsageError("--store is missing; write: dragoman review --store FILE")
    if not has_person():
        raise UsageError(
            "review: keys are read from a terminal, and this is none; without one there are "
            "review list, agreement, precision, totals, export and import"
        )
    given = Given(event_type, actor, country, first, last, sample, seed, second, fields)
    asked = given.asked()
    with open_store(store, write=True, make=False) as opened:
        plan = make_plan(opened, asked)
        desk = open_desk(opened, plan, judge or user("--judge"), vocabulary_with(codebook), today)
        note(f"{desk.left} events to judge, of a sample of {len(plan.sample)}; ? shows the keys", quiet=quiet)
        work(opened, desk, Terminal())
    note(
        f"{desk.answered} answers kept by {desk.judge}, {desk.left} events left; "
        "see: dragoman review precision --store F",
        quiet=quiet,
    )


@app.command("list")
def listed(
    *,
    store: StoreFile,
    judge: Judge = None,
    field: Annotated[str | None, typer.Option(help="Only of this field, such as type.")] = None,
    codebook: Codebook = None,
    output: Format = None,
    quiet: Quiet = False,
) -> None:
    """List the judgements that stand, the coder's value beside the judge's.

    Example: dragoman review list --store events.duckdb --field type --format csv
    """
    from dragoman.run.review.exchange import exported  # noqa: PLC0415 - keeps --help instant
    from dragoman.store import read  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.cli.review_rows import LIST_HEADER, list_row  # noqa: PLC0415

    names = None if field is None else {one.stored for one in fields_named(field)}
    vocabulary = vocabulary_with(codebook)
    with open_store(store) as opened:
        found = exported(opened)
        gone = {one.withdraws for one in found}
        wanted = [
            one
            for one in found
            if one.withdraws is None
            and one.id not in gone
            and (judge is None or one.judge == judge)
            and (names is None or one.field in names)
        ]
        subjects = [(one, read.event(opened, one.subject)) for one in wanted]
    rows = [list_row(one, event, vocabulary) for one, event in subjects if event is not None]
    note(many(write_rows(LIST_HEADER, rows, output), "judgement"), quiet=quiet)


@app.command("corrected")
def corrected_events(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these events.")] = None,
    *,
    store: StoreFile,
    codebook: Codebook = None,
    quiet: Quiet = False,
) -> None:
    """Give the judged events as their reviewers have them, with who changed what and where they disagree.

    Example: dragoman review corrected --store events.duckdb > corrected.jsonl
    """
    from dragoman.errors import StoreError  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.review.plan import judged  # noqa: PLC0415
    from dragoman.run.review.reviewed import corrected  # noqa: PLC0415
    from dragoman.store import read  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.cli.review_rows import reviewed_data  # noqa: PLC0415

    vocabulary = vocabulary_with(codebook)
    number = 0
    with open_store(store) as opened:
        said = judged(opened)
        for identity in ids or sorted(said):
            event = read.event(opened, identity)
            if event is None and ids:
                raise StoreError(f"store {store}: there is no event {identity!r}; see: dragoman review list")
            if event is not None:
                json_line(reviewed_data(corrected(event, said.get(event.id, ()), vocabulary)))
                number += 1
    note(many(number, "event"), quiet=quiet)


@app.command("export")
def export_judgements(
    *,
    store: StoreFile,
    output: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"{' or '.join(EXPORTS)}.")] = (
        "jsonl"
    ),
    quiet: Quiet = False,
) -> None:
    """Write all judgements on events, those taken back included, to be read by another store.

    Example: dragoman review export --store events.duckdb --format csv > judgements.csv
    """
    from dragoman.run.review.exchange import as_data, exported, written_csv  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415

    one_of(output, EXPORTS, "--format")
    with open_store(store) as opened:
        found = exported(opened)
    if output == "csv":
        written_csv(found, sys.stdout)
    else:
        for one in found:
            json_line(as_data(one))
    note(many(len(found), "judgement"), quiet=quiet)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Of review export: .csv, else JSON lines.")],
    *,
    store: StoreFile,
    codebook: Codebook = None,
    quiet: Quiet = False,
) -> None:
    """Read judgements into a store that has the events; each is checked; the same file twice adds nothing.

    Example: dragoman review import judgements.csv --store events.duckdb
    """
    from dragoman.run.review.exchange import import_judgements  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415

    with open_store(store, write=True, make=False) as opened:
        found = import_judgements(opened, file, vocabulary_with(codebook))
    for line, reason in found.refused:
        sys.stderr.write(f"{file}, line {line}: not taken: {' '.join(reason.split())}\n")
    note(f"{found.added} judgements added, {found.known} known, {len(found.refused)} not taken", quiet=quiet)
    if found.refused:
        raise typer.Exit(1)


def has_person() -> bool:
    """Say whether somebody sits at a terminal who can press keys."""
    return sys.stdin.isatty() and is_terminal()
