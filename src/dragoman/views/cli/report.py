"""The ``report`` command: a dyad, an actor or a country on one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli import as_reviewed
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import many, note
from dragoman.views.cli.nothing_found import why_nothing
from dragoman.views.cli.options import ActorPart, Quiet, StoreFile, days, dyad, unassembled

if TYPE_CHECKING:
    from dragoman.store.database import Store
    from dragoman.views.analysis.report.record import Report
    from dragoman.views.analysis.report.scope import Scope

First = Annotated[str | None, typer.Option("--from", "--first", metavar="DAY", help="On this day or later.")]
Last = Annotated[str | None, typer.Option("--to", "--last", metavar="DAY", help="On this day or earlier.")]


def report(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write; it ends in .html.")],
    between: Annotated[
        str | None, typer.Option("--dyad", metavar="A,B", help="Two countries, both directions.")
    ] = None,
    actor: ActorPart = None,
    country: Annotated[
        str | None,
        typer.Option(help="What its parties did or suffered, and what happened there; such as IRN."),
    ] = None,
    first: First = None,
    last: Last = None,
    corrected: AsReviewed = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write a report on a dyad, an actor or a country: one HTML page with figures, sentences and sources.

    Example: dragoman report --store events.duckdb --dyad ISR,IRN --from 2017-01-01 --out report.html
    """
    from dragoman.views.analysis.plots.forms import (  # noqa: PLC0415 - keeps --help instant
        need_matplotlib,
        write_file,
    )
    from dragoman.views.analysis.report.scope import Scope  # noqa: PLC0415

    _check(out, force=force)
    scope = Scope(dyad(between), actor, country, *days(first, last))
    scope.check()
    need_matplotlib("report")
    from dragoman.views.analysis.report.gather import make_report  # noqa: PLC0415 - needs an extra
    from dragoman.views.analysis.report.page import page  # noqa: PLC0415

    with as_reviewed.opened(store, corrected=corrected, quiet=quiet) as opened:
        waiting = unassembled(opened)
        made = make_report(opened, scope)
        reason = "" if made.method.counted else _why_none(opened, scope, made)
    write_file(out, page(made).encode())
    counted = f"{many(made.method.counted, 'event')} of {many(made.method.articles, 'article')}"
    note(f"{out}: {counted}, {many(len(made.incidents), 'incident')} shown", quiet=quiet)
    if waiting:
        note(waiting, quiet=quiet)
    if reason:
        empty = "counts no event" if made.incidents else "has nothing to show"
        note(f"the page {empty}: {reason}", quiet=quiet)


def _why_none(opened: "Store", scope: "Scope", made: "Report") -> str:
    """Say why no event is counted: all that there are may be plans or denials."""
    others = ", ".join(f"{number:,} {status}" for status, number in made.method.not_counted)
    if others:
        return f"none is reported as happened or ongoing ({others})"
    return why_nothing(opened, scope.event_filters()[0])


def _check(out: Path, *, force: bool) -> None:
    """Refuse an output that cannot be, before a store is read."""
    if out.suffix.lower() == ".pdf":
        raise UsageError(
            f"--out: {out} would be a PDF, which a browser makes of the page: give "
            f"{out.with_suffix('.html')}, open it and print it to a file"
        )
    if out.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(f"--out: {out} does not end in .html; name the file so")
    if out.is_dir() or not out.parent.is_dir():
        raise UsageError(f"--out: {out} is a folder or lies in none; name a file in a folder that is there")
    if out.exists() and not force:
        raise UsageError(f"--out: {out} is there already; name another file, or give --force")
