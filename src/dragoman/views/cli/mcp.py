"""The ``mcp`` command: a store for language models, by the Model Context Protocol."""

from dragoman.errors import UsageError
from dragoman.views.cli.console import note
from dragoman.views.cli.options import Quiet, StoreFile


def mcp(*, store: StoreFile, quiet: Quiet = False) -> None:
    """Serve a store to a client of the Model Context Protocol, over standard input and output, read-only.

    Example: dragoman mcp --store events.duckdb
    """
    try:
        from dragoman.views.mcp.server import check, serve  # noqa: PLC0415 - an extra, and keeps --help instant
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types", "anyio"}:
            raise
        raise UsageError(f"mcp: {error.name} is not installed; run: pip install 'dragoman[mcp]'") from error
    check(store)
    note(f"serving {store} to a client on standard input and output; Ctrl-C ends it", quiet=quiet)
    serve(store)
