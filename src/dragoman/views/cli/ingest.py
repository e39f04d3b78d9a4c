"""The ``ingest`` command: articles into a store, with a ledger of what became of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman.errors import InputError, UsageError
from dragoman.views.cli.console import fail, many, note, note_at_once
from dragoman.views.cli.ingest_options import (
    Again,
    ArticleSeconds,
    ColumnPairs,
    Engine,
    NoText,
    Outlet,
    Paths,
    Published,
    Retry,
    Shards,
    Strict,
)
from dragoman.views.cli.ingest_told import Told
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
    day,
    one_of,
    sources,
)
from dragoman.views.cli.progress import counter
from dragoman.views.cli.typed import Typed, as_typed, written
from dragoman.views.cli.web import (
    AllowHosts,
    Contact,
    Feeds,
    Lists,
    Named,
    Pause,
    Sitemaps,
    is_address,
    tell_notices,
    web_plan,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.run.pipeline import EngineMaker, Plan, Step
    from dragoman.run.reading_on import Followed
    from dragoman.run.web import WebPlan, WebRun
    from dragoman.sources import Given, Reading
    from dragoman.store.database import Store

_ENGINES = ("local", "ray")
_LINES = (".jsonl", ".ndjson")
_LONGEST = 2_000  # characters of a command that is worth writing out
_NAMED = 3
_SIGNALLED = 128  # exit status of a run that a signal ended, less the signal's number


def ingest(  # noqa: PLR0913 - each is an option of the command
    context: typer.Context,
    paths: Paths = None,
    *,
    store: StoreFile,
    published: Published = None,
    source: Outlet = None,
    feed: Feeds = None,
    sitemap: Sitemaps = None,
    urls: Lists = None,
    allow_host: AllowHosts = None,
    contact: Contact = None,
    pause: Pause = None,
    columns: ColumnPairs = None,
    no_text: NoText = False,
    workers: Workers = 1,
    retry: Retry = False,
    again: Again = False,
    strict: Strict = False,
    article_seconds: ArticleSeconds = ARTICLE_SECONDS,
    engine: Engine = "local",
    shards: Shards = None,
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    quiet: Quiet = False,
) -> None:
    """Code articles into a store; what is done already is left alone, so that a broken run resumes.

    Articles that fail are named and the rest goes on: the exit status is 1 where nothing but failures came of
    a run, with --strict also where any article failed, and where a source was not read to its end.

    Example: dragoman ingest reports/ more.jsonl.gz crawl.warc.gz --store events.duckdb --workers 4
    """
    from dragoman.run.pipeline import Plan  # noqa: PLC0415 - keeps --help instant
    from dragoman.sources import Given  # noqa: PLC0415

    given = Given(published=day(published, "--published"), source=source)
    files = [path for path in paths or [] if not is_address(path)]
    pages = [path for path in paths or [] if is_address(path)]
    web = web_plan(Named(feed or (), sitemap or (), urls or (), pages), allow_host, contact, pause)
    if not paths and web is None and (given != Given() or columns or again):
        raise UsageError(
            "--published, --source, --columns and --again need a PATH; without one an earlier run is finished"
        )
    _check_engine(engine, shards)
    if not paths and web is None and not store.exists():
        raise UsageError(f"store {store}: there is no such file, and no PATH to read articles from; name one")
    _check(files)
    plan = Plan(coder_maker(codebook, actors, model, coder), workers, retry, article_seconds, anew=again)
    folder = (shards or store.with_name(f"{store.name}.shards")).absolute() if engine == "ray" else None
    cluster = None if folder is None else _Shards(folder, keep=shards is not None)
    typed = as_typed(context)
    _run(_Asked(store, tuple(files), columns, web, given, no_text, cluster, typed, strict, quiet), plan)


@dataclass(frozen=True, slots=True)
class _Shards:
    """Where a cluster writes its shards, and whether they stay there."""

    folder: Path
    keep: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a run reads and writes.

    Attributes:
        store: The store's file.
        files: Files, folders and ``-``.
        columns: What the user says of their columns.
        web: What is read from the web.
        given: What the user says of articles.
        no_text: Keep no article's words.
        cluster: Where a Ray cluster writes shards; None where this machine codes.
        typed: The command as it was typed.
        strict: Whether any failure is one of the run.
        quiet: Say nothing but errors.
    """

    store: Path
    files: tuple[str, ...]
    columns: str | None
    web: "WebPlan | None"
    given: "Given"
    no_text: bool
    cluster: _Shards | None
    typed: Typed
    strict: bool
    quiet: bool


def _run(asked: _Asked, plan: "Plan") -> None:
    """Fill the store, and say what became of the articles."""
    from dragoman.run.reading_on import Followed  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.stopping import stopping  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.store.read import count_dayless  # noqa: PLC0415
    from dragoman.store.texts import keep_no_text  # noqa: PLC0415
    from dragoman.store.unread import unread  # noqa: PLC0415

    quiet, files = asked.quiet, asked.files
    told = Told()
    with stopping(_say_stopping) as stop, open_store(asked.store, write=True) as opened:
        plan = replace(plan, stop=stop)
        if asked.cluster is not None:
            plan = replace(plan, engine=_cluster(plan, asked.cluster))
        for notice in opened.notices:
            note(notice, quiet=quiet)
        if asked.no_text:
            keep_no_text(opened)
        build_places(quiet=quiet)
        followed = Followed(opened, asked.typed.quoted_options)
        plan = replace(plan, noted=followed.settle)
        found = _found(asked, followed, told)
        steps, run = _steps(opened, found, asked.web, plan, asked.given)
        tally = _follow(steps, told, None if asked.web else _expected(files), quiet=quiet)
        followed.settle()
        left = {} if files or asked.web else unread(opened)
        web = run.tally() if run is not None else Counter()
        dayless = count_dayless(opened) if tally["coded"] else 0
    note(_summary(tally), quiet=quiet)
    told.tell(asked.store, quiet=quiet)
    tell_notices(run.notices if run is not None else (), quiet=quiet)
    if dayless:
        note(told.no_days(dayless), quiet=quiet)
    if web["waiting"]:
        pages = many(web["waiting"], "page is", "pages are")
        note(f"{pages} still to be fetched; run the same command again later", quiet=quiet)
    if stop.signal is not None:
        fail(f"stopped after the articles in hand; {_go_on(asked.typed)}")
        raise typer.Exit(_SIGNALLED + stop.signal)
    for line in _unfinished(left, asked.typed):
        fail(line)
    if left or _is_failure(tally, web, strict=asked.strict):
        raise typer.Exit(1)


def _is_failure(tally: Counter[str], web: Counter[str], *, strict: bool) -> bool:
    """Say whether a run is one: nothing but failures came of it, or nothing could be read at all."""
    if strict and tally["failed"] + web["unread"]:
        return True
    if tally["coded"] + tally["known"]:
        return False
    # A source that was not asked, for its host rests, is no failure of the ledger.
    return tally["failed"] > 0 or (not web["sources"] and web["unread"] + web["waiting"] > 0)


def _found(asked: _Asked, followed: "Followed", told: Told) -> "Iterator[Reading] | None":
    """Give what stands in the files, but not the store's own; None where no file is named."""
    from dragoman.store.own_files import own_files  # noqa: PLC0415 - keeps --help instant

    if not asked.files:
        return None
    readings = followed.readings(sources(asked.files, asked.columns, own_files(asked.store)))
    return told.read(readings) if asked.given.published is None else readings


def _go_on(typed: Typed) -> str:
    """Say how a run that was stopped goes on."""
    command = str(typed)
    if len(command) > _LONGEST:
        return "go on with the same command"
    fed = "-" in (*typed.arguments, *typed.options)
    return f"feed the same input again to: {command}" if fed else f"go on with: {command}"


def _unfinished(left: "Mapping[str, str]", typed: Typed) -> Iterator[str]:
    """Say which sources were not read to their end, by the options that they were read with."""
    by_options: dict[str, list[str]] = defaultdict(list)
    for place, options in left.items():
        by_options[options].append(place)
    for options, places in by_options.items():
        more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        names = ", ".join("standard input" if place == "-" else place for place in places[:_NAMED])
        given = written(typed.command, places if not more else ["PATH"], options)
        yield f"reading of {names}{more} was not finished; give {'them' if more else 'it'} again: {given}"


def _steps(
    store: "Store", files: "Iterable[Reading] | None", web: "WebPlan | None", plan: "Plan", given: "Given"
) -> "tuple[Iterator[Step], WebRun | None]":
    """Give the steps of a run, and what reads the web in it."""
    from dragoman.run.local import with_given  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.pipeline import ingest as fill  # noqa: PLC0415
    from dragoman.run.pipeline import resume  # noqa: PLC0415

    if files is None and web is None:
        return resume(store, plan), None
    steps = fill(store, with_given(files or (), given, over=False), plan)
    if web is None:
        return steps, None
    from dragoman.run.web import WebRun  # noqa: PLC0415 - files need not wait for it
    from dragoman.sources.web import SystemClock  # noqa: PLC0415

    run = WebRun(store, web, SystemClock())
    return chain(steps, run.steps(plan, given)), run


def _cluster(plan: "Plan", shards: _Shards) -> "EngineMaker":
    from dragoman.run.distributed import Cluster  # noqa: PLC0415 - keeps --help instant

    seconds = plan.seconds or ARTICLE_SECONDS
    return lambda make: Cluster(make, plan.workers, seconds, shards.folder, shards.keep, plan.stop)


def _say_stopping() -> None:
    """Tell that a wish to stop was heard."""
    note_at_once("stopping after the articles in hand; once more to stop at once")


def _check_engine(engine: str, shards: Path | None) -> None:
    one_of(engine, _ENGINES, "--engine")
    if shards is not None and engine != "ray":
        raise UsageError("--shards needs --engine ray; the local engine writes none")


def _check(paths: Iterable[str]) -> None:
    """Refuse a path that is not there before anything is loaded."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise InputError(f"{path}: there is no such file or folder; check the path")


def _follow(steps: "Iterable[Step]", told: Told, expected: int | None, *, quiet: bool) -> Counter[str]:
    """Count what becomes of the articles, tell of failures, and move the bar."""
    from dragoman.run.pipeline import count  # noqa: PLC0415 - keeps --help instant

    tally: Counter[str] = Counter()
    with counter("articles", expected, quiet=quiet) as tell:
        for step in steps:
            count(tally, step)
            told.hear(step)
            tell(f"{tally['events']} events, {tally['failed']} failed")
    return tally


def _summary(tally: Counter[str]) -> str:
    doubles = tally["doubles"]
    told = f"{many(doubles, 'is a double', 'are doubles')} of others in this run, " if doubles else ""
    return (
        f"{tally['coded']} coded, {tally['events']} {'event' if tally['events'] == 1 else 'events'}; {told}"
        f"{tally['known']} {'was' if tally['known'] == 1 else 'were'} done before, "
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
