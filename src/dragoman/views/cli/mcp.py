"""The ``mcp`` command: a store for language models, by the Model Context Protocol."""

from dragoman.errors import UsageError
from dragoman.views.cli.options import StoreFile


def mcp(*, store: StoreFile) -> None:
    """Serve a store to a client of the Model Context Protocol, over standard input and output, read-only.

    Example: dragoman mcp --store events.duckdb
    """
    try:
        from dragoman.views.mcp.server import serve  # noqa: PLC0415 - an extra, and keeps --help instant
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types", "anyio"}:
            raise
        raise UsageError(f"mcp: {error.name} is not installed; run: pip install 'dragoman[mcp]'") from error
    serve(store)
