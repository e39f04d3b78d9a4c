"""The ``changes`` command: two stores of the same articles, event by event."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import Status
from dragoman.views.cli.analysis_options import FORMATS, Format, write_rows
from dragoman.views.cli.console import Form, is_terminal, many, note, write_all
from dragoman.views.cli.nothing_found import why_nothing
from dragoman.views.cli.options import (
    ActorPart,
    Between,
    Country,
    EventType,
    First,
    InVoice,
    Last,
    Quiet,
    days,
    dyad,
    note_on_text,
    one_of,
    voice,
)

if TYPE_CHECKING:
    from dragoman.store.read import EventFilter
    from dragoman.views.analysis.change_sums import Sums
    from dragoman.views.analysis.changes import Changes
    from dragoman.views.change_rows import Placed

SHOWN = ("summary", "types", "pairs", "articles")
_NOT_KEPT = ("changed", "gone", "new")


def changes(  # noqa: PLR0913 - each is an option of the command
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A store.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="One of the same articles, coded otherwise.")],
    *,
    show: Annotated[str, typer.Option(help=f"What to write: {', '.join(SHOWN)}.")] = "summary",
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT",
            help="Of the pairs those that are kept, changed, gone or new, or that differ in this field, such "
            "as type; often. If not given: all but those kept.",
        ),
    ] = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    between: Between = None,
    first: First = None,
    last: Last = None,
    status: Annotated[str | None, typer.Option(help=f"One of {', '.join(Status)}.")] = None,
    in_voice: InVoice = None,
    output: Format = None,
    quiet: Quiet = False,
) -> None:
    """Compare two stores of the same articles: which events are kept, changed, gone and new.

    Example: dragoman changes before.duckdb after.duckdb --show pairs --only status
    """
    from dragoman.store.read import EventFilter  # noqa: PLC0415 - keeps --help instant

    begin, end = days(first, last)
    wanted = EventFilter(
        type=event_type,
        actor=actor,
        country=country,
        dyad=dyad(between),
        first=begin,
        last=end,
        status=one_of(status, tuple(Status), "--status"),
        voice=voice(in_voice),
    )
    what = one_of(show, SHOWN, "--show") or "summary"
    chosen = _only(only, what)
    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "csv")
    _refuse_same(old, new)
    _compare((old, new), wanted, (what, chosen, output), quiet=quiet)


def _compare(
    paths: tuple[Path, Path], wanted: "EventFilter", asked: tuple[str, frozenset[str], str], *, quiet: bool
) -> None:
    """Go through both stores once, write what was asked for, and say what was and was not compared."""
    from dragoman.store.by_article import by_article, has_any  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.analysis.change_sums import Sums  # noqa: PLC0415
    from dragoman.views.analysis.changes import changes as found  # noqa: PLC0415

    sums = Sums()
    with open_store(paths[0]) as old, open_store(paths[1]) as new:
        reason = "" if has_any(old, wanted) or has_any(new, wanted) else why_nothing(new, wanted)
        _write(_counted(found(by_article(old, wanted), by_article(new, wanted)), sums), sums, *asked)
        for store in (old, new):
            note_on_text(store, quiet=quiet)
    _tell(sums, quiet=quiet)
    if reason:
        note(f"{paths[1]}: {reason}", quiet=quiet)


def _counted(found: "Iterable[Changes]", sums: "Sums") -> "Iterator[Changes]":
    for one in found:
        sums.add(one)
        yield one


def _write(found: "Iterator[Changes]", sums: "Sums", what: str, chosen: frozenset[str], output: str) -> None:
    """Write what was asked for; all articles are gone through, whatever it is."""
    from dragoman.views.analysis.change_sums import SUMMARY_HEADER, TYPES_HEADER  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.changes import Where  # noqa: PLC0415
    from dragoman.views.change_rows import CSV_HEADER, TABLE_HEADER, as_json, csv_row, table_row  # noqa: PLC0415

    if what == "pairs":
        form = Form(TABLE_HEADER, table_row, CSV_HEADER, csv_row, as_json)
        write_all(_placed(found, chosen), output, form)
    elif what == "articles":
        rows = (
            (one.article, one.where, one.not_compared, one.origin)
            for one in found
            if one.where is not Where.BOTH
        )
        write_rows(("article", "in", "events_not_compared", "origin"), rows, output)
    else:
        for _ in found:
            pass  # counted as they come
        header, lines = (
            (SUMMARY_HEADER, sums.summary()) if what == "summary" else (TYPES_HEADER, sums.by_type())
        )
        write_rows(header, lines, output)


def _placed(found: "Iterable[Changes]", chosen: frozenset[str]) -> "Iterator[Placed]":
    from dragoman.views.change_rows import Placed  # noqa: PLC0415 - keeps --help instant

    for one in found:
        for pair in one.pairs:
            if chosen & {pair.change, *pair.fields}:
                yield Placed(one.article, one.origin, pair)


def _only(given: list[str] | None, what: str) -> frozenset[str]:
    """Read which pairs are wanted.

    Raises:
        UsageError: There is no such change or field, or no pairs are shown.
    """
    from dragoman.views.analysis.changes import FIELDS, Change  # noqa: PLC0415 - keeps --help instant

    if given and what != "pairs":
        raise UsageError(f"--only {given[0]}: it chooses pairs, and --show {what} has none; add --show pairs")
    return frozenset(one_of(one, (*Change, *FIELDS), "--only") or "" for one in given or _NOT_KEPT)


def _refuse_same(old: Path, new: Path) -> None:
    """Refuse one file named twice, which has no changes.

    Raises:
        UsageError: Both are one file.
    """
    if old.exists() and new.exists() and old.samefile(new):
        raise UsageError(f"{old} and {new} are one file; name the store before and the store after")


def _tell(sums: "Sums", *, quiet: bool) -> None:
    """Say how much was compared, and which articles could not be."""
    from dragoman.views.analysis.changes import COMPARED, Where  # noqa: PLC0415 - keeps --help instant

    both = sum(sums.articles[where] for where in COMPARED)
    alone = (f"{sums.articles[where]:,} {where}" for where in (Where.OLD, Where.NEW))
    note(f"{many(both, 'article')} compared; {', '.join(alone)}", quiet=quiet)
    other = sums.articles[Where.OTHER_TEXT]
    if other:
        more = " and others" if other > len(sums.other_text) else ""
        note(
            f"{many(other, 'article')} not compared, for one id has another text in each store: "
            f"{', '.join(sums.other_text)}{more}; all: --show articles",
            quiet=quiet,
        )
