"""The ``quotes`` command: who is reported to have said what."""

from typing import Annotated

import typer

from dragoman.views.cli.console import Form, is_terminal, many, note, write_all
from dragoman.views.cli.options import Quiet, StoreFile, note_on_text, one_of

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
        number = write_all(read.statements(opened, speaker=speaker), output, form)
        held = read.counts(opened)["statements"]
        note_on_text(opened, quiet=quiet)
    note(many(number, "statement"), quiet=quiet)
    if not number and speaker is not None:
        note(
            f"no name or id of a speaker has {speaker!r} in it; the store holds {many(held, 'statement')}",
            quiet=quiet,
        )
