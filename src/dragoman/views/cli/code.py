"""The ``code`` command: one article in, its events out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UnreadableArticle, UsageError
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
    from dragoman.records import Event
    from dragoman.run.workers import ArticleCoder
    from dragoman.sources import Reading

FORMATS = ("jsonl", "table", "plover", "polecat", "icews", "phoenix", "gdelt")
BUILT = ("jsonl", "table")


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

    output = _format(output)
    given = Given(title, day(published, "--published"), source, url)
    make = coder_maker(codebook, actors, model, coder)
    build_places(quiet=quiet)
    readings = with_given(read(article), given, over=True)
    if not _write(_coded(readings, make(), quiet=quiet), output):
        raise typer.Exit(1)


def _format(asked: str | None) -> str:
    """Choose the format.

    Raises:
        UsageError: It is unknown, or not built yet.
    """
    output = one_of(asked, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    if output not in BUILT:
        raise UsageError(f"--format {output} is not built yet; use {' or '.join(BUILT)}")
    return output


def _coded(
    readings: "Iterator[Reading]", coder: "ArticleCoder", *, quiet: bool
) -> "Iterator[tuple[Event, ...] | None]":
    """Code each article; None stands for one that could not be, whose reason was told."""
    from dragoman.records import Article  # noqa: PLC0415 - keeps --help instant
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
            found = coder.code_article(reading).events
        except UnreadableArticle as error:
            fail(f"{reading.origin}: {reason_of(reading, error)}")
            yield None
        else:
            if not found:
                note(f"{reading.origin}: no event found", quiet=quiet)
            yield found


def _write(found: "Iterator[tuple[Event, ...] | None]", output: str) -> bool:
    """Write the events and say whether every article could be coded."""
    from dragoman.records.serial import event_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.cli.event_rows import EVENT_HEADER, event_row  # noqa: PLC0415

    complete = True
    for events in found:
        complete = complete and events is not None
        if output == "jsonl":
            for event in events or ():
                json_line(event_to_json(event))
        elif events:
            table(EVENT_HEADER, (event_row(event) for event in events))
    return complete
