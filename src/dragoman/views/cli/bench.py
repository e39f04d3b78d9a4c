"""The ``bench`` command: runs a benchmark task, reading texts and given spans only."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.errors import InputError, UsageError
from dragoman.views.cli.console import note
from dragoman.views.cli.options import Actors, Codebook, Model, Quiet, build_places, coder_maker

TASKS = {
    "relation": "dragoman.evaluation.relation_task:run",
    "dyads": "dragoman.evaluation.dyads_task:run",
    "actors": "dragoman.evaluation.actors_task:run",
    "geo": "dragoman.evaluation.geo_task:run",
    "geo-given": "dragoman.evaluation.geo_task:run_given",
    "time": "dragoman.evaluation.time_task:run",
    "quotes": "dragoman.evaluation.quotes_task:run",
    "factuality": "dragoman.evaluation.factuality_task:run",
    "merge": "dragoman.evaluation.merge_task:run",
    "stories": "dragoman.evaluation.stories_task:run",
    "endtoend": "dragoman.evaluation.endtoend_task:run",
    "seed": "dragoman.evaluation.seed_task:run",
}
"""Each task and its function ``run(input, output, coder)``."""


def bench(  # noqa: PLR0913 - each is an option of the command
    task: Annotated[str, typer.Argument(metavar="TASK", help=f"One of {', '.join(TASKS)}.")],
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="The task's rows; labels are not read.")],
    *,
    out: Annotated[Path, typer.Option(metavar="PRED", help="Where to write what the scorer reads.")],
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
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
    make = coder_maker(codebook, actors, model)
    build_places(quiet=quiet)
    run(source, out, make())
    note(f"wrote {out}", quiet=quiet)


def _function(task: str) -> Any:  # noqa: ANN401 - found by its name
    """Find a task's function.

    Raises:
        UsageError: There is no such task, or it is not built yet.
    """
    if task not in TASKS:
        raise UsageError(f"bench: {task!r} is not one of {', '.join(TASKS)}")
    module, _, name = TASKS[task].partition(":")
    if find_spec(module) is not None and hasattr(found := import_module(module), name):
        return getattr(found, name)
    raise UsageError(f"bench: the task {task} is not built yet in this version; see: dragoman bench --help")
