"""The ``export`` command: a store's events in the formats of other event data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import Status
from dragoman.views.cli import as_reviewed
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import many, note
from dragoman.views.cli.nothing_found import why_nothing
from dragoman.views.cli.options import (
    ActorPart,
    Country,
    EventType,
    First,
    InVoice,
    Last,
    PlacePart,
    Quiet,
    StoreFile,
    days,
    one_of,
    voice,
)

if TYPE_CHECKING:
    from dragoman.store.database import Store
    from dragoman.views.export.export import Choice
    from dragoman.views.export.manifest import Counts

FORMATS = (
    *("csv", "parquet", "plover", "polecat", "icews", "phoenix"),
    *("gdelt", "gdelt-mentions", "ucdp-ged", "geojson", "graphml", "rdf"),
)
LISTS = ("keep", "expand")
COUNTS = ("reports", "incidents")


def export(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The file; FILE.manifest.json is written beside it.")
    ],
    lists: Annotated[
        str | None,
        typer.Option(
            "--list",
            metavar="HOW",
            help="Several actors or recipients: keep them in one row, or expand to a row a pair.",
        ),
    ] = None,
    count: Annotated[str, typer.Option(help=f"What is one: {', '.join(COUNTS)}.")] = "reports",
    status: Annotated[
        list[str] | None,
        typer.Option(
            help=f"One of {', '.join(Status)}; may be repeated. Without it all, or happened and ongoing in "
            "formats that have no place for it."
        ),
    ] = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    first: First = None,
    last: Last = None,
    in_voice: InVoice = None,
    corrected: AsReviewed = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write a store's events or incidents in formats of other event data, with a manifest of what was lost.

    Example: dragoman export --store events.duckdb --format gdelt --out events.CSV
    """
    from dragoman.store.read import EventFilter  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.export.export import Choice  # noqa: PLC0415
    from dragoman.views.export.shape import Lists  # noqa: PLC0415

    one_of(form, FORMATS, "--format")
    how = one_of(lists, LISTS, "--list")
    begin, end = days(first, last)
    choice = Choice(
        EventFilter(event_type, actor, country, begin, end, place=place, voice=voice(in_voice)),
        frozenset(Status(one_of(each, tuple(Status), "--status") or "") for each in status)
        if status
        else None,
        None if how is None else Lists(how),
        by_incident=one_of(count, COUNTS, "--count") == "incidents",
    )
    _check(out, store, force=force)
    with as_reviewed.opened(store, corrected=corrected, quiet=quiet) as opened:
        _write(opened, form, choice, out, quiet=quiet)


def _write(opened: "Store", form: str, choice: "Choice", out: Path, *, quiet: bool) -> None:
    """Write the events that were chosen, and say what was written or why nothing."""
    from dragoman.views.export.export import check  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.export.export import export as write  # noqa: PLC0415
    from dragoman.views.export.formats import FORMATS as KNOWN  # noqa: PLC0415

    named = KNOWN[form]
    check(named, choice)
    counts = write(opened, named, out, choice)
    reason = "" if counts.written or counts.left_out else why_nothing(opened, choice.wanted)
    note(summary(counts, out, "incident" if choice.by_incident else "event"), quiet=quiet)
    if reason:
        note(reason, quiet=quiet)


def summary(counts: "Counts", out: Path, what: str) -> str:
    """Say what was written, and what was left out and why."""
    left = "; ".join(f"{number} because {reason}" for reason, number in counts.left_out.items())
    written = f"{many(counts.written, what)} in {many(counts.rows, 'row')}"
    said = f"{written}; what is lost stands in {out.name}.manifest.json"
    return f"{said}\nleft out: {left}" if left else said


def _check(out: Path, store: Path, *, force: bool) -> None:
    """Refuse an output that cannot be, before a store is read."""
    if str(out) == "-":
        raise UsageError(
            "--out: an export goes into a file, with a manifest beside it; name one, such as e.csv"
        )
    if out.is_dir() or not out.parent.is_dir():
        raise UsageError(f"--out: {out} is a folder or lies in none; name a file in a folder that is there")
    if out.resolve() == store.resolve():
        raise UsageError(f"--out: {out} is the store; name another file")
    if out.exists() and not force:
        raise UsageError(f"--out: {out} is there already; name another file, or give --force")
