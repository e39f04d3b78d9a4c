"""The ``code`` command: one article in, its events out."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UnreadableArticle
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
    from dragoman.records import Reported
    from dragoman.run.workers import ArticleCoder
    from dragoman.sources import Reading

FORMATS = ("jsonl", "table", "plover", "polecat", "icews", "phoenix", "gdelt")
OURS = ("jsonl", "table")
"""Formats of our own; the others are those of ``export``, which come from there."""


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
    from dragoman.run.local import with_given  # noqa: PLC0415 - keeps --help instant
    from dragoman.sources import Given, read  # noqa: PLC0415

    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    given = Given(title, day(published, "--published"), source, url)
    make = coder_maker(codebook, actors, model, coder)
    build_places(quiet=quiet)
    readings = with_given(read(article), given, over=True)
    found = _coded(readings, make(), quiet=quiet)
    complete = _write(found, output) if output in OURS else _exchange(found, output, quiet=quiet)
    if not complete:
        raise typer.Exit(1)


def _coded(
    readings: "Iterator[Reading]", coder: "ArticleCoder", *, quiet: bool
) -> "Iterator[tuple[Reported, ...] | None]":
    """Code each article; None stands for one that could not be, whose reason was told."""
    from dragoman.records import Article, Reported, origin_of  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.ledger import reason_of  # noqa: PLC0415
    from dragoman.sources import SetAside  # noqa: PLC0415

    for reading in readings:
        if isinstance(reading, SetAside):
            note(f"{reading.origin}: {reading.reason}", quiet=quiet)
            continue
        if not isinstance(reading, Article):
            fail(f"{reading.origin}: {reading.reason}")
            yield None
            continue
        try:
            report = coder.code_article(reading)
        except UnreadableArticle as error:
            fail(f"{reading.origin}: {reason_of(reading, error)}")
            yield None
        else:
            if not report.events:
                note(f"{reading.origin}: no event found", quiet=quiet)
            origin = origin_of(report.document, reading.title)
            yield tuple(Reported(event, origin) for event in report.events)


def _write(found: "Iterator[tuple[Reported, ...] | None]", output: str) -> bool:
    """Write the events and say whether every article could be coded."""
    from dragoman.records.serial import event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.cli.event_rows import EVENT_HEADER, event_row  # noqa: PLC0415

    complete = True
    for reports in found:
        complete = complete and reports is not None
        if output == "jsonl":
            for reported in reports or ():
                json_line(event_to_json(reported.event))
        elif reports:
            table(EVENT_HEADER, (event_row(reported.event) for reported in reports))
    return complete


def _exchange(found: "Iterator[tuple[Reported, ...] | None]", output: str, *, quiet: bool) -> bool:
    """Write the events in a format of other event data and say whether every article could be coded."""
    from dragoman.views.export.export import write  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.export.formats import FORMATS as EXCHANGED  # noqa: PLC0415

    complete = True

    def coded() -> "Iterator[Reported]":
        nonlocal complete
        for reports in found:
            complete = complete and reports is not None
            yield from reports or ()

    sys.stdout.flush()
    counts = write(EXCHANGED[output], coded(), sys.stdout.buffer)
    for reason, number in counts.left_out.items():
        note(f"left out: {number} because {reason}", quiet=quiet)
    return complete
