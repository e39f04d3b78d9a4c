"""The ``compare`` command: a store's events beside those of a table of ACLED or UCDP."""

from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Annotated

import typer

from dragoman.views.cli.analysis_options import (
    Asked,
    CountedAs,
    Format,
    Statuses,
    read_material,
    tell_set_aside,
    write_rows,
)
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import note
from dragoman.views.cli.options import ActorPart, Country, EventType, First, Last, Quiet, StoreFile, one_of
from dragoman.views.cli.plot_option import PlotFile, check_plot, title_of, write_plot

SHOWN = ("summary", "matrix", "pairs", "windows")
WINDOW_HEADER = ("days", "km", "pairs", "share_of_theirs", "share_of_ours")


def compare(  # noqa: PLR0913 - each is an option of the command
    table: Annotated[Path, typer.Argument(help="A CSV file with the columns of ACLED or of UCDP GED.")],
    *,
    store: StoreFile,
    days: Annotated[
        int, typer.Option(min=0, max=366, help="Days that may lie between two reports of one event.")
    ] = 1,
    km: Annotated[float, typer.Option(min=0, help="Kilometres that may.")] = 25.0,
    types: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own map of types: YAML, theirs: [OURS, OURS].")
    ] = None,
    any_type: Annotated[bool, typer.Option("--any-type", help="Whatever the types.")] = False,
    show: Annotated[str, typer.Option(help=f"What to write: {', '.join(SHOWN)}.")] = "summary",
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    first: First = None,
    last: Last = None,
    corrected: AsReviewed = False,
    status: Statuses = None,
    count: CountedAs = "reports",
    output: Format = None,
    plot: PlotFile = None,
    quiet: Quiet = False,
) -> None:
    """Compare a store with a table of ACLED or UCDP: which events both have, by day, distance and type.

    Example: dragoman compare ged.csv --store events.duckdb --days 2 --km 50 --show matrix
    """
    asked = Asked(event_type, actor, country, first, last, status, count, ("none",), corrected=corrected)
    given = _Given(table, days, km, types, any_type, show)
    _compare(store, asked, given, output, plot, quiet=quiet)


@dataclass(frozen=True, slots=True)
class _Given:
    """What a store is compared with, by which rules, and what is written, as given on the command line."""

    table: Path
    days: int
    km: float
    types: Path | None
    any_type: bool
    show: str


def _compare(
    store: Path, asked: Asked, given: _Given, output: str | None, plot: Path | None, *, quiet: bool
) -> None:
    """Write the comparison, draw it where asked to, and say what is not in it."""
    from dragoman.views.analysis.compare import (  # noqa: PLC0415 - keeps --help instant
        Pair,
        Rules,
        compared,
        matrix,
        summary,
        windows,
    )
    from dragoman.views.analysis.reference_tables import (  # noqa: PLC0415
        TYPES,
        narrowed,
        read_table,
        read_types,
    )

    check_plot(plot)
    what = one_of(given.show, SHOWN, "--show") or "summary"
    table = given.table
    theirs = narrowed(read_table(table), asked.country, *asked.days())
    named = TYPES[theirs.shape] if given.types is None or given.any_type else read_types(given.types)
    rules = Rules(given.days, given.km, None if given.any_type else named)
    material = read_material(store, asked, quiet=quiet)
    made = compared(material.found, theirs.events, rules)
    if what == "matrix":
        write_rows(*matrix(made), output)
    elif what == "windows":
        write_rows(WINDOW_HEADER, windows(material.found, theirs.events, rules), output)
    elif what == "pairs":
        write_rows([field.name for field in fields(Pair)], map(astuple, made.pairs), output)
    else:
        write_rows(("side", "type", "events", "matched", "share"), summary(made), output)
    if plot is not None:
        from dragoman.views.analysis.plots.overlap import overlap_plot  # noqa: PLC0415 - needs an extra

        write_plot(plot, overlap_plot(*matrix(made), title_of(f"Ours beside {table.name}", asked)))
    tell_set_aside(material.set_aside, made.set_aside, quiet=quiet)
    unnamed = {f"of the type {kind!r}, which is not compared": n for kind, n in made.unnamed.items()}
    for why, number in (*theirs.set_aside.items(), *unnamed.items()):
        note(f"{number} rows of {table.name}, {why}", quiet=quiet)
    note(f"{len(made.pairs)} pairs of {len(made.ours)} events here and {len(made.theirs)} there", quiet=quiet)
