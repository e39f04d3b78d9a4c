"""The ``serve`` command: a store in the browser."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.console import note
from dragoman.views.cli.options import Quiet, StoreFile

TOKEN = "DRAGOMAN_TOKEN"  # noqa: S105 - a name
"""Environment variable that holds the token."""
_NEEDED = ("nicegui", "fastapi", "starlette", "uvicorn", "itsdangerous")


def serve(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    host: Annotated[str, typer.Option(help="Address to be reached at; all but loopback need a token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any that is free.")] = 8080,
    token: Annotated[
        str | None,
        typer.Option(help=f"What to log in with, at least 20 characters; else of the variable {TOKEN}."),
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="A file that holds the token.")
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="A name that it is called by too, as behind a proxy.",
        ),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Open the store for reading alone; others may read it too.")
    ] = False,
    corrected: Annotated[
        bool,
        typer.Option(
            "--corrected",
            help="Events as their reviewers have them. Opens for reading alone: nothing can be judged, and "
            "what is judged after the start is not seen.",
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Look at a store in the browser, and judge its events; ends with Ctrl-C.

    Example: dragoman serve --store events.duckdb --port 8080
    """
    given = _token(token, token_file)
    try:
        from dragoman.views.web.security import Guard, checked_token  # noqa: PLC0415 - an extra
        from dragoman.views.web.server import serve as run  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _NEEDED:
            raise
        raise UsageError(
            f"serve: {error.name} is not installed; run: pip install 'dragoman[serve]'"
        ) from error
    guard = Guard(host, checked_token(host, given), tuple(allow_host or ()))
    tell = partial(note, quiet=quiet)
    run(store, guard, port, read_only=read_only, corrected=corrected, tell=tell)


def _token(token: str | None, file: Path | None) -> str | None:
    """Read the token from where it is given.

    Raises:
        UsageError: Two are given, or the file cannot be read.
    """
    if file is None:
        return token if token is not None else os.environ.get(TOKEN)
    if token is not None:
        raise UsageError("--token and --token-file do not go together; give one of them")
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--token-file {file}: cannot be read ({error}); name a text file") from error
