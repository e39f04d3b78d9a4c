"""Progress bars on standard error, for people only: none when it is piped or quiet is asked for."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]
"""Told what is being done, how far, of how much."""


@contextmanager
def steps(*, quiet: bool) -> Iterator[Tell]:
    """Show a bar that is told what is being done, how far, of how much."""
    from rich.console import Console  # noqa: PLC0415 - keeps --help instant
    from rich.progress import Progress  # noqa: PLC0415

    hidden = quiet or not sys.stderr.isatty()
    with Progress(console=Console(file=sys.stderr), disable=hidden, transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total, visible=True)

        yield tell


@contextmanager
def counter(what: str, expected: int | None, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show how many went by of how many are expected; each call tells of one more, with a tally."""
    from rich.console import Console  # noqa: PLC0415 - keeps --help instant
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    hidden = quiet or not sys.stderr.isatty()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[tally]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=sys.stderr), disable=hidden, transient=True) as bar:
        task = bar.add_task(what, total=expected, tally="")
        yield lambda tally: bar.update(task, advance=1, tally=tally)
