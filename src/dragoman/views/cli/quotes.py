"""The ``quotes`` command: who is reported to have said what."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.views.cli.console import Form, is_terminal, many, note, write_all
from dragoman.views.cli.options import (
    Quiet,
    StoreFile,
    TextColumns,
    TextFrom,
    note_on_missing,
    note_on_text,
    one_of,
    readings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dragoman.records import Statement
    from dragoman.sources import Reading
    from dragoman.store.database import Store

FORMATS = ("table", "jsonl", "csv")


def quotes(
    *,
    store: StoreFile,
    speaker: Annotated[str | None, typer.Option(help="Part of the speaker's name or id.")] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else jsonl."
        ),
    ] = None,
    text_from: TextFrom = None,
    columns: TextColumns = None,
    quiet: Quiet = False,
) -> None:
    """List what people are reported to have said.

    Example: dragoman quotes --store events.duckdb --speaker rouhani
    """
    from dragoman.records.serial import statement_to_json  # noqa: PLC0415 - keeps --help instant
    from dragoman.store import read  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.event_rows import (  # noqa: PLC0415
        STATEMENT_CSV_HEADER,
        STATEMENT_HEADER,
        statement_csv_row,
        statement_row,
    )

    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    form = Form(STATEMENT_HEADER, statement_row, STATEMENT_CSV_HEADER, statement_csv_row, statement_to_json)
    with open_store(store) as opened:
        found = read.statements(opened, speaker=speaker)
        if text_from:
            found = _with_words(opened, list(found), readings(text_from, columns), quiet=quiet)
        number = write_all(found, output, form)
        held = read.counts(opened)["statements"]
        if not text_from:
            note_on_text(opened, "dragoman quotes", quiet=quiet)
    note(many(number, "statement"), quiet=quiet)
    if not number and speaker is not None:
        note(
            f"no name or id of a speaker has {speaker!r} in it; the store holds {many(held, 'statement')}",
            quiet=quiet,
        )


def _with_words(
    opened: "Store", found: "list[Statement]", files: "Iterable[Reading]", *, quiet: bool
) -> "Iterator[Statement]":
    """Put the words of statements back, and say of how many no file has the article."""
    from dragoman.run.withholding import texts_of, worded  # noqa: PLC0415 - keeps --help instant

    texts = texts_of(opened, {one.doc for one in found}, files)
    note_on_missing(opened, {one.doc for one in found} - texts.keys(), quiet=quiet)
    return (worded(one, texts[one.doc]) if one.doc in texts else one for one in found)
