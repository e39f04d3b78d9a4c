"""The entry point: every command, and every error as one line."""

import errno
import io
import os
import select
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer
from typer.main import get_command

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError
from dragoman.views.cli.actors import app as actors
from dragoman.views.cli.around import around
from dragoman.views.cli.assemble import assemble
from dragoman.views.cli.audit import app as audit
from dragoman.views.cli.bench import bench
from dragoman.views.cli.changes import changes
from dragoman.views.cli.code import code
from dragoman.views.cli.codebook import app as codebook
from dragoman.views.cli.commands import Commands
from dragoman.views.cli.compare import compare
from dragoman.views.cli.console import fail
from dragoman.views.cli.doctor import doctor
from dragoman.views.cli.events import events
from dragoman.views.cli.export import export
from dragoman.views.cli.forget import forget
from dragoman.views.cli.incidents import app as incidents
from dragoman.views.cli.ingest import ingest
from dragoman.views.cli.mcp import mcp
from dragoman.views.cli.network import network
from dragoman.views.cli.panel import panel, series
from dragoman.views.cli.positions import positions
from dragoman.views.cli.quotes import quotes
from dragoman.views.cli.report import report
from dragoman.views.cli.review import app as review
from dragoman.views.cli.serve import serve
from dragoman.views.cli.show import show
from dragoman.views.cli.watch import watch

FAILURE, WRONG_USAGE, INTERRUPTED = 1, 2, 130
TRACEBACK = "DRAGOMAN_TRACEBACK"
"""Environment variable that has a fault of ours shown with its traceback, for a report."""

_UNWRITABLE = {
    errno.ENOSPC: "make room, or write elsewhere",
    errno.EDQUOT: "make room, or write elsewhere",
    errno.EFBIG: "make room, or write elsewhere",
    errno.EROFS: "write elsewhere",
}

app = Commands(
    name="dragoman",
    help="Reads news reports and writes down who did what to whom, with the words that say it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
for _command in (
    code,
    ingest,
    watch,
    forget,
    assemble,
    events,
    quotes,
    positions,
    show,
    serve,
    export,
    panel,
    series,
    around,
    network,
    compare,
    changes,
    report,
    mcp,
    bench,
    doctor,
):
    app.command()(_command)
app.add_typer(incidents, name="incidents")
app.add_typer(codebook, name="codebook")
app.add_typer(actors, name="actors")
app.add_typer(audit, name="audit")
app.add_typer(review, name="review")


@app.callback()
def _whole(
    *,
    version: Annotated[bool, typer.Option("--version", help="Give the version and end.")] = False,
) -> None:
    if version:
        sys.stdout.write(f"dragoman {__version__}\n")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status.

    Args:
        arguments: Words behind the program's name; the process's own where None.
    """
    output, errors = sys.stdout, sys.stderr
    try:
        status = get_command(app).main(
            None if arguments is None else list(arguments), prog_name="dragoman", standalone_mode=False
        )
        sys.stdout.flush()
    except typer.TyperException as error:
        return _usage(error)
    except UsageError as error:
        fail(str(error))
        return WRONG_USAGE
    except DragomanError as error:
        fail(str(error))
        return FAILURE
    except (OSError, SystemExit) as error:
        # Where a pipe breaks, typer wraps the streams and exits with 1 and no word.
        sys.stdout, sys.stderr = output, errors
        return _system(error)
    except (KeyboardInterrupt, typer.Abort):
        fail("interrupted; what is in the store stays there")
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def run() -> None:
    """Run the process's command line and end the process."""
    sys.excepthook = _fault
    opened = _opened()
    _as_utf8()
    status = main() if opened else FAILURE
    # Ended without taking the loaded models apart, which took 0.3 s: stores are closed and output is written.
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _close_output()
    os._exit(status)


def _opened() -> bool:
    """Put something in the place of streams that the caller closed; False where the data would go nowhere."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - read until the process ends
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = sys.stderr
        fail("standard output is closed, so nothing could be written; leave it open, or lead it into a file")
        return False
    return True


def _as_utf8() -> None:
    """Write data in UTF-8 with line feeds whatever the locale, but to a terminal, which has its own."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _system(end: OSError | SystemExit) -> int:
    """End with failure where the disk is full, which is told, and well where the reader has gone.

    ``head`` has what it wanted: nothing failed, so there is nothing to tell, and a status of 1 without a line
    would end a script that runs with ``pipefail``.
    """
    error = end.__context__ if isinstance(end, SystemExit) else end
    if isinstance(error, BrokenPipeError) and _reader_has_gone():
        _close_output()
        return 0
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        place = error.filename or "standard output"
        fail(f"{place}: {error.strerror}; {_UNWRITABLE[error.errno]}")
        _close_output()
        return FAILURE
    raise error if isinstance(error, OSError) else end


def _usage(error: typer.TyperException) -> int:
    """Write what is wrong with the arguments; bare ``dragoman`` has its help as the message."""
    message = error.format_message()
    if "\n" in message.strip():
        sys.stderr.write(f"{message}\n")
    else:
        fail(f"{message} (see --help)")
    return WRONG_USAGE


def _reader_has_gone() -> bool:
    """Say whether the pipe that broke is standard output, and no worker's."""
    if not hasattr(select, "poll"):  # Windows has no such pipes
        return False
    asked = select.poll()
    asked.register(sys.stdout.fileno(), 0)  # that nobody reads is told unasked
    return any(state & (select.POLLERR | select.POLLHUP) for _, state in asked.poll(0))


def _close_output() -> None:
    """Leave standard output to nobody: whoever read it has gone, and the interpreter flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write an error that nobody foresaw as one line too."""
    if os.environ.get(TRACEBACK):
        sys.__excepthook__(kind, error, trace)
    else:
        fail(f"a fault of ours: {kind.__name__}: {error}; report it, with {TRACEBACK}=1 set")


if __name__ == "__main__":
    run()
