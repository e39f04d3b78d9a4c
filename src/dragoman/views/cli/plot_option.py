"""The ``--plot`` option of the analysis commands: the same numbers as a picture, in a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.views.analysis.plots.style import Plot
    from dragoman.views.cli.analysis_options import Asked

PlotFile = Annotated[
    Path | None,
    typer.Option("--plot", metavar="FILE", help="Draw it too: a file that ends in .png or .svg."),
]


def check_plot(path: Path | None) -> None:
    """Refuse a picture that cannot be, before a store is read.

    Raises:
        UsageError: The name ends in neither form, it lies in no folder, or matplotlib is not installed.
    """
    if path is None:
        return
    from dragoman.views.analysis.plots.forms import form_of  # noqa: PLC0415 - keeps --help instant

    form_of(path)


def write_plot(path: Path, plot: "Plot") -> None:
    """Draw a picture into a file, over what is there.

    Raises:
        InputError: The file cannot be written.
    """
    from dragoman.views.analysis.plots.forms import form_of, write_file  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.plots.style import render  # noqa: PLC0415

    write_file(path, render(plot, form_of(path)))


def title_of(what: str, asked: "Asked") -> str:
    """Give a picture's title: what it shows, of which events."""
    first, last = asked.days()
    days = " to ".join(str(one) for one in (first, last) if one is not None)
    if first is None or last is None:
        days = f"from {first}" if first is not None else f"to {last}" if last is not None else ""
    codes = (asked.type and asked.type.upper(), asked.actor, asked.country and asked.country.upper())
    parts = (*codes, asked.place and f"at {asked.place}", days)
    reviewed = ("as reviewed",) if asked.corrected else ()
    chosen = ", ".join(part for part in (*parts, *reviewed) if part)
    return f"{what}: {chosen}" if chosen else what
