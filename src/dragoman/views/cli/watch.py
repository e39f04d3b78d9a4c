"""The ``watch`` command: reads feeds, sitemaps and lists again and again, and codes what is new."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.console import fail, many, note, note_at_once
from dragoman.views.cli.options import (
    ARTICLE_SECONDS,
    Actors,
    Codebook,
    EventCoderName,
    Model,
    Quiet,
    StoreFile,
    Workers,
    build_places,
    coder_maker,
)
from dragoman.views.cli.web import AllowHosts, Contact, no_days, tell_notices

if TYPE_CHECKING:
    from dragoman.run.pipeline import Step
    from dragoman.run.watch import Round

_EVERY = "15m"
_SIGNALLED = 128  # shells add a signal's number to it


def watch(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to read, as TOML.")],
    *,
    store: StoreFile,
    once: Annotated[bool, typer.Option("--once", help="One round, for cron and the like.")] = False,
    every: Annotated[
        str | None,
        typer.Option(
            "--every", metavar="TIME", help=f"From round to round: 15m, 6h; else as FILE, or {_EVERY}."
        ),
    ] = None,
    workers: Workers = 1,
    allow_host: AllowHosts = None,
    contact: Contact = None,
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    quiet: Quiet = False,
) -> None:
    """Read feeds, sitemaps and lists again and again and code what is new; ends after the article in hand.

    Example: dragoman watch feeds.toml --store events.duckdb --every 15m
    """
    from dragoman.run.pipeline import Plan  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.stopping import stopping  # noqa: PLC0415
    from dragoman.run.watch import watch as rounds  # noqa: PLC0415
    from dragoman.run.watch_file import read_watch_file  # noqa: PLC0415
    from dragoman.sources.web import SystemClock  # noqa: PLC0415

    if once and every:
        raise UsageError("--once and --every do not go together; give one of them")
    asked = _seconds(every)
    read = read_watch_file(file)
    plan = replace(
        read.plan,
        allow_hosts=(*read.plan.allow_hosts, *(allow_host or ())),
        contact=contact or read.plan.contact,
    )
    seconds = None if once else asked or read.every or _seconds(_EVERY)
    build_places(quiet=quiet)
    coding = Plan(coder_maker(codebook, actors, model, coder), workers, seconds=ARTICLE_SECONDS)
    clock = SystemClock()
    read_any, tell = True, partial(_tell, store, quiet=quiet)

    def end() -> None:
        clock.stop()
        if not quiet:
            note_at_once("ending after the article in hand; once more ends at once")

    with stopping(end) as stop:
        for done in rounds(store, plan, coding, clock, every=seconds, tell=tell):
            _tell_round(done, quiet=quiet)
            read_any = done.tally["sources"] > 0
    # A watch ends in no other way, so that is its success; a single round that was broken off is not done.
    if once and stop.signal is not None:
        raise typer.Exit(_SIGNALLED + stop.signal)
    if once and not read_any:
        raise typer.Exit(1)


def _seconds(every: str | None) -> float | None:
    """Read a duration given on the command line.

    Raises:
        UsageError: It is none.
    """
    from dragoman.run.watch_file import duration  # noqa: PLC0415 - keeps --help instant

    try:
        return None if every is None else duration(every)
    except ValueError as error:
        raise UsageError(f"--every: {error}") from None


def _tell(store: Path, step: "Step", *, quiet: bool) -> None:
    """Tell what became of a page where that is more than a number, a line for each."""
    if step.state == "failed":
        fail(f"{step.origin}: {step.reason}")
    if step.state == "skipped":
        note(f"skipped: {step.origin}: {step.reason}", quiet=quiet)
    for remark in step.remarks:
        if remark.about == "updated":
            kept = f"updated: {step.origin} is in the store with other words, both kept: {remark.detail}"
            note(f"{kept}; what is not wanted goes with: dragoman forget ID --store {store}", quiet=quiet)


def _tell_round(done: "Round", *, quiet: bool) -> None:
    """Tell of a round's sources, what it did, and what its articles lack."""
    tell_notices(done.notices, quiet=quiet)
    note(_line(done), quiet=quiet)
    if done.dayless:
        note(no_days(done.dayless), quiet=quiet)


def _line(done: "Round") -> str:
    """Say in a line what a round did."""
    tally = done.tally
    if done.busy:
        return f"{done.begun}: nothing read: {done.busy}"
    unread = f", {tally['unread']} not read" if tally["unread"] else ""
    sources = f"{many(tally['sources'], 'source')} read, {tally['unchanged']} unchanged{unread}"
    waited = f", {tally['waited']} that waited" if tally["waited"] else ""
    again = f", {tally['again']} asked for again" if tally["again"] else ""
    pages = f"{many(tally['new'], 'page')} new{waited}{again}"
    known = f", {tally['known']} in the store already" if tally["known"] else ""
    coded = f"{tally['coded']} coded, {many(tally['events'], 'event')}{known}"
    # A source that failed is told of by its own line, and is no page.
    failed = tally["failed"] - tally["faults"]
    retried = f", {tally['retried']} of them after a failure" if tally["retried"] else ""
    rest = f"{tally['skipped']} skipped, {failed} failed, {tally['waiting']} waiting{retried}"
    return f"{done.begun}: {sources}, {pages}; {coded}, {rest}"
