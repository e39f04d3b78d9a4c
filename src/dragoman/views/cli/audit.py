"""The ``audit`` commands: draw a sample of events to judge, and estimate precision from the judged sheet."""

import sys
from dataclasses import astuple, fields
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records.csv_text import write_table
from dragoman.views.cli.analysis_options import Format, write_rows
from dragoman.views.cli.commands import Commands
from dragoman.views.cli.console import note
from dragoman.views.cli.options import (
    ActorPart,
    Country,
    EventType,
    First,
    Last,
    Quiet,
    StoreFile,
    days,
    one_of,
)
from dragoman.views.cli.plot_option import PlotFile, check_plot, write_plot

STRATA = ("type", "quad", "status", "none")

app = Commands(help="Judge a sample of events, and say how many are right.", no_args_is_help=True)


@app.command("sample")
def sample(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    size: Annotated[int, typer.Option(min=1, help="Events to draw.")] = 200,
    by: Annotated[str, typer.Option(help=f"Strata: {', '.join(STRATA)}.")] = "type",
    least: Annotated[int, typer.Option(min=1, help="Of each stratum at least so many, or all it has.")] = 5,
    seed: Annotated[int, typer.Option(help="Another seed draws other events.")] = 0,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    first: First = None,
    last: Last = None,
    quiet: Quiet = False,
) -> None:
    """Draw a stratified sample of a store's events as a CSV sheet, to be judged in a spreadsheet.

    Example: dragoman audit sample --store events.duckdb --size 300 --from 2017-01-01 > sheet.csv
    """
    from dragoman.run.review.sampling import Stratum, draw  # noqa: PLC0415
    from dragoman.store import read  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.store.observations import kinds  # noqa: PLC0415
    from dragoman.views.analysis.sheet import HEADER, sheet_rows  # noqa: PLC0415

    stratum = Stratum(one_of(by, STRATA, "--by") or "type")
    wanted = read.EventFilter(event_type, actor, country, *days(first, last))
    with open_store(store) as opened:
        drawn = draw(kinds(opened, wanted), stratum, size, least, seed)
        found = [(one, event) for one in drawn if (event := read.event(opened, one.id)) is not None]
    write_table(HEADER, sheet_rows(found), sys.stdout)
    note(
        f"{len(drawn)} events of {len({one.stratum for one in drawn})} strata; "
        "write yes or no under right, then: dragoman audit read",
        quiet=quiet,
    )


@app.command("read")
def read_judged(
    file: Annotated[Path, typer.Argument(metavar="SHEET", help="The judged sheet, CSV.")],
    *,
    field: Annotated[
        str | None,
        typer.Option(help="Only this column, such as right_type; all that were judged if not given."),
    ] = None,
    output: Format = None,
    plot: PlotFile = None,
    quiet: Quiet = False,
) -> None:
    """Estimate precision from a judged sheet, by stratum and for all, with intervals and corrected totals.

    Example: dragoman audit read sheet.csv --format csv
    """
    from dragoman.run.review.precision import Precision, precisions, tally  # noqa: PLC0415
    from dragoman.views.analysis.sheet import VERDICTS, read_sheet  # noqa: PLC0415

    check_plot(plot)
    wanted = one_of(field, VERDICTS, "--field")
    found = read_sheet(file)
    names = [name for name in VERDICTS if any(v is not None for _, v in found.verdicts[name])]
    if wanted is not None:
        names = [name for name in names if name == wanted]
    if not names:
        raise UsageError(f"{file}: nothing is judged under {wanted or 'right'}; write yes or no there")
    made = {name: precisions(tally(found.verdicts[name], found.sizes)) for name in names}
    rows = [(name, *astuple(row)) for name in names for row in made[name]]
    write_rows(("field", *(part.name for part in fields(Precision))), rows, output)
    if plot is not None:
        from dragoman.views.analysis.plots.audited import audit_plot  # noqa: PLC0415 - needs an extra

        write_plot(plot, audit_plot(made, f"Precision as judged: {file.name}"))
    for name in names:
        empty = sum(verdict is None for _, verdict in found.verdicts[name])
        if empty:
            note(f"{name}: {empty} of {len(found.verdicts[name])} events not judged", quiet=quiet)
