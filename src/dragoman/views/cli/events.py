"""The ``events`` command: what a store holds, filtered."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.records import Status
from dragoman.views.cli import as_reviewed
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import Form, is_terminal, many, note, write_all
from dragoman.views.cli.nothing_found import UNDATED, why_nothing
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
    days,
    dyad,
    note_on_text,
    one_of,
    voice,
)

if TYPE_CHECKING:
    from dragoman.records import Event

FORMATS = ("table", "jsonl", "csv")


def events(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    between: Between = None,
    first: First = None,
    last: Last = None,
    status: Annotated[str | None, typer.Option(help=f"One of {', '.join(Status)}.")] = None,
    in_voice: InVoice = None,
    corrected: AsReviewed = False,
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
    from dragoman.store.filters import undated  # noqa: PLC0415

    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    begin, end = days(first, last)
    wanted = read.EventFilter(
        type=event_type,
        actor=actor,
        country=country,
        place=place,
        dyad=dyad(between),
        first=begin,
        last=end,
        status=one_of(status, tuple(Status), "--status"),
        limit=limit,
        voice=voice(in_voice),
    )
    with as_reviewed.opened(store, corrected=corrected, quiet=quiet) as opened:
        found = read.events(opened, wanted)
        if legacy:
            note(WARNING)
            found = one_a_day(found)
        number = write_all(found, output, _form())
        reason = "" if number else why_nothing(opened, wanted)
        dayless = len(undated(opened, wanted))
        note_on_text(opened, quiet=quiet)
    note(many(number, "event"), quiet=quiet)
    for why in (f"{many(dayless, 'event')} not listed: {UNDATED}" if dayless else "", reason):
        if why:
            note(why, quiet=quiet)


def _form() -> "Form[Event]":
    from dragoman.records.serial import event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.event_rows import CSV_HEADER, STORED_HEADER, csv_row, stored_row  # noqa: PLC0415

    return Form(STORED_HEADER, stored_row, CSV_HEADER, csv_row, event_to_json)
