"""The ``events`` command: what a store holds, filtered."""

import csv
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.records import Status
from dragoman.views.cli.console import is_terminal, json_line, note, table
from dragoman.views.cli.options import Quiet, StoreFile, day, dyad, note_on_text, one_of

if TYPE_CHECKING:
    from dragoman.records import Event

FORMATS = ("table", "jsonl", "csv")


def events(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    event_type: Annotated[str | None, typer.Option("--type", help="PLOVER type, such as ASSAULT.")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of the name or id of either side.")] = None,
    country: Annotated[str | None, typer.Option(help="Country of either side, such as IRN.")] = None,
    between: Annotated[
        str | None, typer.Option("--dyad", metavar="A,B", help="Country of an actor and of a recipient.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="On this day or later.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="On this day or earlier.")] = None,
    status: Annotated[str | None, typer.Option(help=f"One of {', '.join(Status)}.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    legacy: Annotated[
        bool, typer.Option("--one-a-day", help="As older data: one a day, dyad and type. Not incidents.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else jsonl."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """List the events of a store, by day.

    Example: dragoman events --store events.duckdb --type ASSAULT --country SYR --from 2017-01-01
    """
    from dragoman.assembly.one_a_day import WARNING, one_a_day  # noqa: PLC0415 - keeps --help instant
    from dragoman.store import read  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415

    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    wanted = read.EventFilter(
        type=event_type,
        actor=actor,
        country=country,
        dyad=dyad(between),
        first=day(first, "--from"),
        last=day(last, "--to"),
        status=one_of(status, tuple(Status), "--status"),
        limit=limit,
    )
    with open_store(store) as opened:
        found = read.events(opened, wanted)
        if legacy:
            note(WARNING)
            found = one_a_day(found)
        number = _write(found, output)
        note_on_text(opened, quiet=quiet)
    note(f"{number} events", quiet=quiet)


def _write(found: "Iterable[Event]", output: str) -> int:
    """Write the events and count them."""
    from dragoman.records.serial import event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.cli.event_rows import CSV_HEADER, STORED_HEADER, csv_row, stored_row  # noqa: PLC0415

    number = 0
    if output == "table":
        rows = [stored_row(event) for event in found]
        table(STORED_HEADER, rows)
        return len(rows)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if output == "csv":
        writer.writerow(CSV_HEADER)
    for number, event in enumerate(found, start=1):  # noqa: B007 - the last number is the count
        if output == "csv":
            writer.writerow(csv_row(event))
        else:
            json_line(event_to_json(event))
    return number
