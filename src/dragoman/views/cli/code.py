"""The ``code`` command: one article in, its events out."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import InputError, UnreadableArticle
from dragoman.views.cli.console import fail, is_terminal, json_line, note, table
from dragoman.views.cli.options import (
    Actors,
    Codebook,
    EventCoderName,
    Model,
    Quiet,
    build_places,
    coder_maker,
    day,
    one_of,
)

if TYPE_CHECKING:
    from dragoman.records import Event, Reported
    from dragoman.run.workers import ArticleCoder, CoderMaker
    from dragoman.sources import Reading

FORMATS = ("jsonl", "table", "plover", "polecat", "icews", "phoenix", "gdelt")
NO_DAY = "no day of publication is known, so dates such as “on Monday” stay empty; give --published DAY"
OURS = ("jsonl", "table")
"""Formats of our own; the others are those of ``export``, which come from there."""


@dataclass(frozen=True, slots=True)
class _Coded:
    """What was found in one article, and where that stands."""

    place: str
    reports: "tuple[Reported, ...]"


def code(  # noqa: PLR0913 - each is an option of the command
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A file, or - for standard input.")],
    *,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Publication day; relative dates count from it.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else jsonl."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline, when it is not in the text.")] = None,
    source: Annotated[str | None, typer.Option(help="Outlet.")] = None,
    url: Annotated[str | None, typer.Option(help="Link.")] = None,
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    quiet: Quiet = False,
) -> None:
    """Code an article: who did what to whom, when, where, according to whom.

    Example: dragoman code report.txt --published 2017-09-28 --format jsonl
    """
    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    when = day(published, "--published")
    if article != "-" and not Path(article).exists():
        raise InputError(f"{article}: there is no such file; check the path")
    from dragoman.run.local import with_given  # noqa: PLC0415 - keeps --help instant
    from dragoman.sources import Given, read  # noqa: PLC0415

    given = Given(title, when, source, url)
    make = coder_maker(codebook, actors, model, coder)
    readings = with_given(read(article), given, over=True)
    found = _coded(readings, partial(_loaded, make, quiet=quiet), quiet=quiet)
    complete = _write(found, output, article) if output in OURS else _exchange(found, output, quiet=quiet)
    if not complete:
        raise typer.Exit(1)


def _loaded(make: "CoderMaker", *, quiet: bool) -> "ArticleCoder":
    """Load knowledge and models: seconds, so not before there is an article to code."""
    build_places(quiet=quiet)
    return make()


def _coded(
    readings: "Iterator[Reading]", load: "Callable[[], ArticleCoder]", *, quiet: bool
) -> "Iterator[_Coded | None]":
    """Code each article; None stands for one that could not be, whose reason was told."""
    from dragoman.records import Article, Reported, origin_of  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.ledger import reason_of  # noqa: PLC0415
    from dragoman.run.set_aside import BREAKS_OFF  # noqa: PLC0415
    from dragoman.sources import SetAside  # noqa: PLC0415

    coder: ArticleCoder | None = None
    for reading in readings:
        if isinstance(reading, SetAside):
            note(f"{reading.origin}: {reading.reason}", quiet=quiet)
            continue
        if not isinstance(reading, Article):
            fail(f"{reading.origin}: {reading.reason}")
            yield None
            continue
        coder = coder or load()
        try:
            report = coder.code_article(reading)
        except UnreadableArticle as error:
            fail(f"{reading.origin}: {reason_of(reading, error)}")
            yield None
        else:
            if any(decision.reason == BREAKS_OFF for decision in report.decisions):
                note(f"{reading.origin}: {BREAKS_OFF}", quiet=quiet)
            if not report.events:
                note(f"{reading.origin}: no event found", quiet=quiet)
            elif report.document.published is None and any(_dayless(event) for event in report.events):
                note(f"{reading.origin}: {NO_DAY}", quiet=quiet)
            origin = origin_of(report.document, reading.title)
            yield _Coded(reading.origin, tuple(Reported(event, origin) for event in report.events))


def _dayless(event: "Event") -> bool:
    return event.date.first is None and event.date.last is None


def _write(found: "Iterator[_Coded | None]", output: str, article: str) -> bool:
    """Write the events and say whether every article could be coded.

    Where a file holds several articles, each table says of which it is.
    """
    from dragoman.records.serial import event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.event_rows import EVENT_HEADER, event_row  # noqa: PLC0415

    complete = True
    for coded in found:
        complete = complete and coded is not None
        reports = coded.reports if coded else ()
        if output == "jsonl":
            for reported in reports:
                json_line(event_to_json(reported.event))
        elif coded and reports:
            title = None if coded.place == article else coded.place
            table(EVENT_HEADER, (event_row(reported.event) for reported in reports), title=title)
    return complete


def _exchange(found: "Iterator[_Coded | None]", output: str, *, quiet: bool) -> bool:
    """Write the events in a format of other event data and say whether every article could be coded."""
    from dragoman.views.export.export import write  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.export.formats import FORMATS as EXCHANGED  # noqa: PLC0415

    complete = True

    def coded() -> "Iterator[Reported]":
        nonlocal complete
        for one in found:
            complete = complete and one is not None
            yield from one.reports if one else ()

    sys.stdout.flush()
    counts = write(EXCHANGED[output], coded(), sys.stdout.buffer)
    for reason, number in counts.left_out.items():
        note(f"left out: {number} because {reason}", quiet=quiet)
    return complete
