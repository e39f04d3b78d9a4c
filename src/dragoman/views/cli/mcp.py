"""The ``mcp`` command: a store for language models, by the Model Context Protocol."""

from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.console import note
from dragoman.views.cli.options import Quiet, StoreFile


def mcp(
    *,
    store: StoreFile,
    corrected: Annotated[
        bool,
        typer.Option(
            "--corrected",
            help="Events as their reviewers have them at each call: rejected ones left out, corrections "
            "put in.",
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Serve a store to a client of the Model Context Protocol, over standard input and output, read-only.

    Example: dragoman mcp --store events.duckdb
    """
    try:
        from dragoman.views.mcp.server import Served, serve  # noqa: PLC0415 - an extra, and keeps --help instant
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types", "anyio"}:
            raise
        raise UsageError(f"mcp: {error.name} is not installed; run: pip install 'dragoman[mcp]'") from error
    served = Served(store, corrected=corrected)
    told = served.check()
    shown = f"{store} as its reviewers have it" if corrected else f"{store}"
    end = f"; {told}" if told else ""
    note(f"serving {shown} to a client on standard input and output; Ctrl-C ends it{end}", quiet=quiet)
    serve(served)
