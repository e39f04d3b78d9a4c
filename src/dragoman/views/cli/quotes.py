"""The ``quotes`` command: who is reported to have said what."""

from typing import Annotated

import typer

from dragoman.views.cli.console import is_terminal, json_line, note, table
from dragoman.views.cli.options import Quiet, StoreFile, note_on_text, one_of

FORMATS = ("table", "jsonl")


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
    from dragoman.views.cli.event_rows import STATEMENT_HEADER, statement_row  # noqa: PLC0415

    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    number = 0
    with open_store(store) as opened:
        found = read.statements(opened, speaker=speaker)
        if output == "table":
            rows = [statement_row(statement) for statement in found]
            table(STATEMENT_HEADER, rows)
            number = len(rows)
        else:
            for number, statement in enumerate(found, start=1):  # noqa: B007 - the last number is the count
                json_line(statement_to_json(statement))
        note_on_text(opened, quiet=quiet)
    note(f"{number} statements", quiet=quiet)
