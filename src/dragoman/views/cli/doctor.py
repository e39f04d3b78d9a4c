"""The ``doctor`` command: is this installation, and a store, in order?"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import __version__
from dragoman.views.cli.options import (
    Actors,
    Codebook,
    EventCoderName,
    Model,
    Quiet,
    build_places,
    coder_maker,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.run.checkup import Finding


def doctor(
    *,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="FILE", help="Look at this store too.")
    ] = None,
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    quiet: Quiet = False,
) -> None:
    """Show versions, model and knowledge, and code a known text; exits 1 where something is wrong.

    Example: dragoman doctor --store events.duckdb
    """
    from dragoman.run.checkup import look_over  # noqa: PLC0415 - keeps --help instant

    good = True
    if not quiet:
        sys.stdout.write(f"{'dragoman':24}{__version__}\n")
    build_places(quiet=quiet)
    for finding in _findings(look_over(coder_maker(codebook, actors, model, coder)), store):
        good = good and finding.good
        if not (quiet and finding.good):
            flag = "" if finding.good else "WRONG: "
            sys.stdout.write(f"{finding.name:24}{flag}{finding.value}\n")
    if not good:
        raise typer.Exit(1)


def _findings(first: "Iterator[Finding]", store: Path | None) -> "Iterator[Finding]":
    """Give what the installation shows, then what the store does."""
    from dragoman.run.checkup import look_at_store  # noqa: PLC0415 - keeps --help instant

    yield from first
    if store is not None:
        yield from look_at_store(store)
