"""The ``bench`` command: runs a benchmark task, reading texts and given spans only."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.errors import InputError, UsageError
from dragoman.views.cli.console import note
from dragoman.views.cli.options import (
    Actors,
    Codebook,
    EventCoderName,
    Model,
    Quiet,
    build_places,
    coder_maker,
)

TASKS = (
    "relation", "dyads", "actors", "geo", "geo-given", "time", "quotes", "factuality", "merge", "stories",
    "endtoend", "seed", "behaviour", "positions",
)  # fmt: skip
"""The tasks' names; what they do is looked up only when one is run, so that help stays instant."""
_POINTS = {"dyads": 0.2}
"""Certainties asked for where a task has a point of its own: dyads wants recall at two events a sentence."""


def bench(  # noqa: PLR0913 - each is an option of the command
    task: Annotated[str, typer.Argument(metavar="TASK", help=f"One of {', '.join(TASKS)}.")],
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="The task's rows; labels are not read.")],
    *,
    out: Annotated[Path, typer.Option(metavar="PRED", help="Where to write what the scorer reads.")],
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            metavar="CERTAINTY",
            min=0,
            max=1,
            help="From which the Reader codes an event. Default: its own, by word; for dyads 0.2.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Run a benchmark task and write what its scorer reads.

    Example: dragoman bench time train.jsonl --out predicted.jsonl
    """
    run = _function(task)
    if not source.is_file():
        raise InputError(f"{source}: there is no such file; check the path")
    if not out.parent.is_dir():
        raise InputError(f"--out {out}: there is no folder {out.parent}; make it, or name another")
    if threshold is None and coder != "rules":
        threshold = _POINTS.get(task)
    make = coder_maker(codebook, actors, model, coder, threshold)
    build_places(quiet=quiet)
    run(source, out, make())
    note(f"wrote {out}", quiet=quiet)


def _function(name: str) -> Callable[[Path, Path, Any], None]:
    """Find a task's function.

    Raises:
        UsageError: There is no such task.
    """
    if name not in TASKS:
        raise UsageError(f"bench: {name!r} is not one of {', '.join(TASKS)}")
    from dragoman.evaluation import tasks  # noqa: PLC0415 - loads models

    return tasks.TASKS[name]
