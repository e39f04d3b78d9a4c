"""What the analysis commands share: which events they take, how they count them, where the rows go."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import StoreError
from dragoman.records import OCCURRED, Status
from dragoman.records.csv_text import write_table
from dragoman.views.cli import as_reviewed
from dragoman.views.cli.console import is_terminal, json_line, note, table
from dragoman.views.cli.nothing_found import UNDATED, why_nothing
from dragoman.views.cli.options import days, one_of, unassembled, voice

if TYPE_CHECKING:
    from dragoman.store.database import Store
    from dragoman.store.observations import Observation, Sides
    from dragoman.store.read import EventFilter

FORMATS = ("table", "jsonl", "csv")
COUNTS = ("reports", "incidents", "one-a-day")
PERIODS = ("day", "week", "month", "year")

Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", help=f"Of {', '.join(Status)}; often. If not given: {', '.join(OCCURRED)}."),
]
CountedAs = Annotated[str, typer.Option("--count", help=f"What is one: {', '.join(COUNTS)}.")]
Weights = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="FIELD",
        help="Confidence that an event counts with; often: their product; none: 1. "
        "If not given: event, and the fields that its row hangs on.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else csv."),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted and how they count, as given on the command line.

    Attributes:
        type: PLOVER type.
        actor: Part of a name or id.
        country: Country of either side.
        first: On this day or later.
        last: On this day or earlier.
        statuses: Statuses, or None: what occurred.
        count: What is counted as one.
        weights: Confidences that make the probability, or None: that of the event and of what it is used by.
        voice: In whose voice, or None: whoever says so.
        corrected: Whether events are read as their reviewers have them.
        place: Part of the place's name, its id, or its country.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None
    statuses: Sequence[str] | None = None
    count: str = "reports"
    weights: Sequence[str] | None = None
    voice: str | None = None
    corrected: bool = False
    place: str | None = None

    def days(self) -> tuple[date | None, date | None]:
        """Give first and last day.

        Raises:
            UsageError: One is no day, or the last lies before the first.
        """
        return days(self.first, self.last)

    def confidences(self, used: Sequence[str]) -> tuple[str, ...]:
        """Give the names of the confidences to multiply.

        Args:
            used: Fields that what is made of the events hangs on; the type too where one was asked for.
        """
        if self.weights:
            return () if tuple(self.weights) == ("none",) else tuple(dict.fromkeys(self.weights))
        asked = ("type",) if self.type is not None else ()
        return tuple(dict.fromkeys(("event", *asked, *used)))


@dataclass(frozen=True, slots=True)
class Material:
    """What was read from a store.

    Attributes:
        found: The events.
        volume: Documents published on each day.
        set_aside: Why events were left out so far, and how many.
    """

    found: "Sequence[Observation]"
    volume: Mapping[date, int]
    set_aside: Mapping[str, int] = field(default_factory=dict)


def read_material(
    store: Path, asked: Asked, used: Sequence[str] = (), *, sides: str = "country", quiet: bool = False
) -> Material:
    """Read the events that were asked for, folded as asked.

    Args:
        store: The store.
        asked: Which events.
        used: Fields that their use hangs on, whose confidences count unless others were asked for.
        sides: What dyads are of: ``country``, ``sector`` or ``actor``.
        quiet: Whether not to say why there is nothing.

    Raises:
        UsageError: An option has a value that is not known.
        StoreError: The store cannot be read, or incidents are to be counted and some events are in none yet.
    """
    with as_reviewed.opened(store, corrected=asked.corrected, quiet=quiet) as opened:
        return material_of(opened, asked, used, sides=sides, quiet=quiet)


def material_of(
    opened: "Store", asked: Asked, used: Sequence[str] = (), *, sides: str = "country", quiet: bool = False
) -> Material:
    """Read what ``read_material`` does out of a store that is open.

    Raises:
        UsageError: An option has a value that is not known.
        StoreError: Incidents are to be counted and some events are in none yet.
    """
    from dragoman.store.observations import Sides, volume  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.read import EventFilter  # noqa: PLC0415
    from dragoman.views.analysis.folding import Count, one_a_day  # noqa: PLC0415

    count = Count(one_of(asked.count, COUNTS, "--count") or "reports")
    statuses = [one_of(status, tuple(Status), "--status") for status in asked.statuses or OCCURRED]
    first, last = asked.days()
    wanted = EventFilter(
        *(asked.type, asked.actor, asked.country, first, last), place=asked.place, voice=voice(asked.voice)
    )
    if count is Count.INCIDENTS and (waiting := unassembled(opened)):
        raise StoreError(f"--count incidents: {waiting}")
    read = _incidents if count is Count.INCIDENTS else _reports
    everything, undated = read(opened, wanted, asked.confidences(used), Sides(sides))
    if not everything:
        note(why_nothing(opened, wanted), quiet=quiet)
    kept = [(one, reports) for one, reports in everything if one.status in statuses]
    found = [one for one, _ in kept]
    folded = one_a_day(found) if count is Count.ONE_A_DAY else found
    of_kept = sum(reports for _, reports in kept)
    aside = {
        UNDATED: sum(number for status, number in undated if status in statuses),
        "of another status": sum(reports for _, reports in everything) - of_kept,
        f"reports of the same by {count}": of_kept - len(folded),
    }
    return Material(folded, volume(opened), {why: number for why, number in aside.items() if number})


_Read = tuple[list[tuple["Observation", int]], list[tuple[str, int]]]
"""What is to be counted, each with its number of reports; of what is left out for it has no day, status and
number of reports."""


def _reports(opened: "Store", wanted: "EventFilter", confidences: Sequence[str], sides: "Sides") -> _Read:
    from dragoman.store.filters import undated  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.observations import observations  # noqa: PLC0415

    found = [(one, 1) for one in observations(opened, wanted, confidences, sides=sides)]
    return found, [(status, 1) for status in undated(opened, wanted).values()]


def _incidents(opened: "Store", wanted: "EventFilter", confidences: Sequence[str], sides: "Sides") -> _Read:
    from dragoman.store.incidents import (  # noqa: PLC0415 - keeps --help instant
        incidents,
        like_events,
        undated_incidents,
    )
    from dragoman.views.analysis.incidents_counted import counted_incidents  # noqa: PLC0415

    like = like_events(wanted)
    found = list(counted_incidents(opened, incidents(opened, like), confidences, sides=sides))
    left = counted_incidents(opened, undated_incidents(opened, like))
    return found, [(one.status, reports) for one, reports in left]


def write_rows(header: Sequence[str], rows: Iterable[Sequence[object]], output: str | None) -> int:
    """Write rows to standard output and count them.

    Args:
        header: Names of the columns.
        rows: Their values; None is an empty cell, in JSON null.
        output: One of ``FORMATS``, or None: by whether a person looks.
    """
    output = one_of(output, FORMATS, "--format") or ("table" if is_terminal() else "csv")
    number = 0
    if output == "table":
        lines = list(rows)
        table(header, lines)
        return len(lines)
    if output == "csv":
        return write_table(header, rows, sys.stdout)
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the count
        json_line(dict(zip(header, map(_plain, row), strict=True)))
    return number


def _plain(value: object) -> object:
    """Give a value as JSON can have it: days as the other forms write them."""
    return value.isoformat() if isinstance(value, date) else value


def tell_set_aside(*reasons: Mapping[str, int], quiet: bool) -> None:
    """Say on standard error which events are not in the numbers, and why."""
    for why, number in (pair for part in reasons for pair in part.items()):
        note(f"{number} events not counted: {why}", quiet=quiet)
