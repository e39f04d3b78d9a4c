"""The ``ingest`` command: articles into a store, with a ledger of what became of each."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import InputError, UsageError
from dragoman.views.cli.console import fail, note
from dragoman.views.cli.options import (
    Actors,
    Codebook,
    EventCoderName,
    Model,
    Quiet,
    StoreFile,
    build_places,
    coder_maker,
    day,
    one_of,
)
from dragoman.views.cli.progress import counter

if TYPE_CHECKING:
    from dragoman.run.distributed import Cluster
    from dragoman.run.pipeline import Plan, Step
    from dragoman.sources import Reading

_ENGINES = ("local", "ray")
_LINES = (".jsonl", ".ndjson")
_SIGNALLED = 128  # exit status of a run that a signal ended, less the signal's number


def ingest(  # noqa: PLR0913 - each is an option of the command
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Files, folders, JSON lines, or -; none: finish a run that broke off."
        ),
    ] = None,
    *,
    store: StoreFile,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Publication day of articles that come without one.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Outlet of articles that come without one.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes; the store is the same whatever it is.")] = 1,
    retry: Annotated[bool, typer.Option("--retry", help="Code again what failed or was skipped.")] = False,
    article_seconds: Annotated[
        float,
        typer.Option(
            min=1, metavar="SECONDS", help="An article that takes longer is tried once more, alone."
        ),
    ] = 120,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="local, or ray: a Ray cluster (pip install 'dragoman[ray]').")
    ] = "local",
    shards: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="With --engine ray: keep the Parquet shards here, seen by all machines."
        ),
    ] = None,
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    quiet: Quiet = False,
) -> None:
    """Code articles into a store; what is done already is left alone, so that a broken run resumes.

    Example: dragoman ingest reports/ more.jsonl --store events.duckdb --workers 4
    """
    from dragoman.run.local import with_given  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.pipeline import Plan, resume  # noqa: PLC0415
    from dragoman.run.pipeline import ingest as fill  # noqa: PLC0415
    from dragoman.run.stopping import stopping  # noqa: PLC0415
    from dragoman.sources import Given  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415

    given = Given(published=day(published, "--published"), source=source)
    if not paths and given != Given():
        raise UsageError("--published and --source need a PATH; without one an earlier run is finished")
    one_of(engine, _ENGINES, "--engine")
    if shards is not None and engine != "ray":
        raise UsageError("--shards needs --engine ray; the local engine writes none")
    _check(paths or [])
    with stopping(_say_stopping) as stop, open_store(store, write=True) as opened:
        for notice in opened.notices:
            note(notice, quiet=quiet)
        build_places(quiet=quiet)
        plan = Plan(coder_maker(codebook, actors, model, coder), workers, retry, article_seconds, stop)
        if engine == "ray":
            folder = shards or store.with_name(f"{store.name}.shards")
            plan = replace(
                plan, engine=_cluster(plan, article_seconds, folder.absolute(), keep=shards is not None)
            )
        if paths:
            readings = with_given(_readings(paths), given, over=False)
            steps = fill(opened, readings, plan)
        else:
            steps = resume(opened, plan)
        tally = _follow(steps, _expected(paths or []), quiet=quiet)
    note(_summary(tally), quiet=quiet)
    if stop.signal is not None:
        fail(f"stopped after the articles in hand; go on with: dragoman ingest --store {store}")
        raise typer.Exit(_SIGNALLED + stop.signal)
    if tally["failed"] and not tally["coded"] + tally["known"] + tally["skipped"]:
        raise typer.Exit(1)


def _cluster(plan: "Plan", seconds: float, folder: Path, *, keep: bool) -> "Cluster":
    from dragoman.run.distributed import Cluster  # noqa: PLC0415 - keeps --help instant

    return Cluster(plan.make, plan.workers, seconds, folder, keep, plan.stop)


def _say_stopping() -> None:
    """Tell that a wish to stop was heard; straight to the system, for a signal may come amid a write."""
    os.write(sys.stderr.fileno(), b"stopping after the articles in hand; once more to stop at once\n")


def _check(paths: Iterable[str]) -> None:
    """Refuse a path that is not there before anything is loaded."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise InputError(f"{path}: there is no such file or folder; check the path")


def _readings(paths: Iterable[str]) -> "Iterator[Reading]":
    from dragoman.sources import read  # noqa: PLC0415 - keeps --help instant

    return chain.from_iterable(read(path) for path in paths)


def _follow(steps: "Iterable[Step]", expected: int | None, *, quiet: bool) -> Counter[str]:
    """Count what becomes of the articles, tell of failures, and move the bar."""
    tally: Counter[str] = Counter()
    with counter("articles", expected, quiet=quiet) as tell:
        for step in steps:
            coded = step.events is not None
            tally["coded" if coded else "known" if step.state == "done" else str(step.state)] += 1
            tally["events"] += step.events or 0
            if step.state == "failed":
                fail(f"{step.origin}: {step.reason}")
            tell(f"{tally['events']} events, {tally['failed']} failed")
    return tally


def _summary(tally: Counter[str]) -> str:
    return (
        f"{tally['coded']} coded, {tally['events']} events; {tally['known']} were done before, "
        f"{tally['skipped']} skipped, {tally['failed']} failed"
    )


def _expected(paths: Iterable[str]) -> int | None:
    """Count the articles to come, for the bar: lines of JSON lines, one for any other file."""
    number = 0
    for path in map(Path, paths):
        if str(path) == "-":
            return None
        files = [path] if path.is_file() else (file for file in path.rglob("*") if file.is_file())
        number += sum(_articles_in(file) for file in files)
    return number or None


def _articles_in(file: Path) -> int:
    if file.suffix.lower() not in _LINES:
        return 1
    try:
        with file.open("rb") as stream:
            return sum(1 for _ in stream)
    except OSError:
        return 0  # the reader will say what is wrong with it
