"""The ``positions`` command: what each actor holds on a matter, over time, and who contradicts itself."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import UnreadableArticle, UsageError
from dragoman.records.csv_text import write_table
from dragoman.views.cli import as_reviewed
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import fail, is_terminal, json_line, note, table
from dragoman.views.cli.options import (
    Actors,
    Codebook,
    EventCoderName,
    First,
    Last,
    Model,
    Quiet,
    build_places,
    coder_maker,
    day,
    days,
    one_of,
)

if TYPE_CHECKING:
    from dragoman.events.stance_matter import Matter
    from dragoman.records import Position
    from dragoman.run.coder import Coder
    from dragoman.run.local import LocalCoder
    from dragoman.run.positions import PositionFilter

FORMATS = ("table", "jsonl", "csv")
PERIODS = ("day", "week", "month")


def positions(  # noqa: PLR0913 - each is an option of the command
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARTICLE]...", help="Files, or - for standard input; or a --store."),
    ] = None,
    *,
    store: Annotated[Path | None, typer.Option(metavar="FILE", help="A store instead of articles.")] = None,
    about: Annotated[
        list[str], typer.Option(metavar="TEXT", help="The matter, a noun phrase; may be repeated.")
    ],
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Another name of the one matter; may be repeated."),
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Part of the actor's name or id.")] = None,
    first: First = None,
    last: Last = None,
    as_table: Annotated[bool, typer.Option("--table", help="Actor by matter over time.")] = False,
    by: Annotated[
        str, typer.Option(metavar="PERIOD", help=f"Columns of --table: {', '.join(PERIODS)}.")
    ] = "day",
    only_contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Only where an actor is for and against.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else jsonl."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Publication day of the articles.")
    ] = None,
    codebook: Codebook = None,
    actors: Actors = None,
    model: Model = None,
    coder: EventCoderName = None,
    corrected: AsReviewed = False,
    quiet: Quiet = False,
) -> None:
    """List what each actor holds on a matter: for, against or unclear, with the words that say so.

    Example: dragoman positions --store events.duckdb --about referendum --also "the vote" --table --by week
    """
    show = _contradictions if only_contradictions else _grid if as_table else _list
    given = _Given(
        *(articles or (), store, about, also or (), actor, first, last, published, by, output, corrected)
    )
    # A store has its events already: parsing and naming are left, which every coder does alike.
    make = coder_maker(codebook, actors, model, coder if store is None else "rules")
    _answer(given, make, show, quiet=quiet)


@dataclass(frozen=True, slots=True)
class _Given:
    """Whose positions are asked for, on what, and how they are written, as given on the command line."""

    articles: Sequence[str]
    store: Path | None
    about: Sequence[str]
    also: Sequence[str]
    actor: str | None
    first: str | None
    last: str | None
    published: str | None
    by: str
    output: str | None
    corrected: bool


def _answer(
    given: _Given,
    make: "LocalCoder",
    show: "Callable[[Sequence[Position], str, str], None]",
    *,
    quiet: bool,
) -> None:
    """Write the positions that were asked for.

    Raises:
        UsageError: An option has a value that is not known, or does not go with another.
        Exit: Not every article could be read.
    """
    from dragoman.run.positions import PositionFilter, matters  # noqa: PLC0415 - keeps --help instant

    store = given.store
    if bool(given.articles) == (store is not None):
        raise UsageError("positions: name articles or a --store, one of the two")
    if store is not None and given.published is not None:
        raise UsageError("--published: a store knows its articles' days; leave it out")
    if store is None and given.corrected:
        raise UsageError("--corrected: articles have no reviewers; give a --store, or leave it out")
    output = one_of(given.output, FORMATS, "--format") or ("table" if is_terminal() else "jsonl")
    period = one_of(given.by, PERIODS, "--by") or "day"
    wanted = PositionFilter(given.actor, *days(given.first, given.last))
    asked = matters(given.about, given.also)
    day_given = day(given.published, "--published")
    build_places(quiet=quiet)
    source = _Source(make(), asked, wanted)
    complete = True
    if store is not None:
        found = source.of_store(store, corrected=given.corrected, quiet=quiet)
    else:
        found, complete = source.of_articles(given.articles, day_given)
    show(found, output, period)
    note(_summary(found), quiet=quiet)
    if not complete:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Source:
    """What positions are asked of, and how."""

    coder: "Coder"
    asked: "tuple[Matter, ...]"
    wanted: "PositionFilter"

    def of_store(self, path: Path, *, corrected: bool, quiet: bool) -> "tuple[Position, ...]":
        """Give the positions in a store."""
        from dragoman.run.positions import in_order, positions_in  # noqa: PLC0415

        with as_reviewed.opened(path, corrected=corrected, quiet=quiet) as opened:
            return in_order(positions_in(opened, self.coder, self.asked, self.wanted))

    def of_articles(self, paths: Sequence[str], published: Any) -> "tuple[tuple[Position, ...], bool]":  # noqa: ANN401
        """Give the positions in articles, and whether all could be read; why not is told."""
        from dragoman.records import Article  # noqa: PLC0415 - keeps --help instant
        from dragoman.run.ledger import reason_of  # noqa: PLC0415
        from dragoman.run.local import with_given  # noqa: PLC0415
        from dragoman.run.positions import in_order, material_of, positions_of  # noqa: PLC0415
        from dragoman.sources import Given, read  # noqa: PLC0415

        found: dict[str, Position] = {}
        complete = True
        for path in paths:
            for reading in with_given(read(path), Given(published=published), over=True):
                if not isinstance(reading, Article):
                    fail(f"{reading.origin}: {reading.reason}")
                    complete = False
                    continue
                try:
                    report = self.coder.code_article(reading)
                except UnreadableArticle as error:
                    fail(f"{reading.origin}: {reason_of(reading, error)}")
                    complete = False
                else:
                    # By id, for the same text given twice is one document, as in a store.
                    found |= {p.id: p for p in positions_of(material_of(report), self.asked, self.wanted)}
        return in_order(found.values()), complete


def _list(found: "Sequence[Position]", output: str, _period: str) -> None:
    """Write each position; for people the contradictions below them."""
    from dragoman.assembly.positions import contradictions  # noqa: PLC0415 - keeps --help instant
    from dragoman.records.serial import position_to_json  # noqa: PLC0415
    from dragoman.views.cli.position_rows import CSV_HEADER, HEADER, csv_row, row  # noqa: PLC0415

    if output == "jsonl":
        _lines(position_to_json(position) for position in found)
    elif output == "csv":
        write_table(CSV_HEADER, (csv_row(position) for position in found), sys.stdout)
    else:
        table(HEADER, (row(position) for position in found))
        if contradictions(found):
            _contradictions(found, output, _period)


def _grid(found: "Sequence[Position]", output: str, period: str) -> None:
    """Write actor by matter over time; for people the contradictions below."""
    from dragoman.assembly.positions import Period, cells, contradictions  # noqa: PLC0415
    from dragoman.views.cli.position_rows import CELL_HEADER, cell_json, cell_row, grid  # noqa: PLC0415

    made = cells(found, Period(period))
    if output == "jsonl":
        _lines(cell_json(cell) for cell in made)
    elif output == "csv":
        write_table(CELL_HEADER, (cell_row(cell) for cell in made), sys.stdout)
    else:
        table(*grid(made))
        if contradictions(found):
            _contradictions(found, output, period)


def _contradictions(found: "Sequence[Position]", output: str, _period: str) -> None:
    """Write where an actor is for and against, with both passages."""
    from dragoman.assembly.positions import contradictions  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.cli import position_rows as rows  # noqa: PLC0415

    made = contradictions(found)
    if output == "jsonl":
        _lines(rows.contradiction_json(each) for each in made)
    elif output == "csv":
        write_table(rows.CONTRADICTION_CSV, (rows.contradiction_csv(each) for each in made), sys.stdout)
    else:
        table(
            rows.CONTRADICTION_HEADER, (rows.contradiction_row(each) for each in made), title="Contradictions"
        )


def _lines(records: Iterable[dict[str, Any]]) -> None:
    for record in records:
        json_line(record)


def _summary(found: "Sequence[Position]") -> str:
    from dragoman.assembly.holders import Holders  # noqa: PLC0415 - keeps --help instant
    from dragoman.assembly.positions import contradictions  # noqa: PLC0415

    holders = Holders(found)
    actors = len({holders.key(position) for position in found})
    return f"{len(found)} positions of {actors} actors, {len(contradictions(found))} contradictions"
