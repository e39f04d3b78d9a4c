"""What every format has in common: declared columns, rows, a writer and a reader."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations, product
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from dragoman.records import Actor, Event, Origin, Reported, Status, Support, is_mutual

Cell = str | int | float | tuple[str | None, ...] | None
Row = Mapping[str, Any]

AS_FACTS = frozenset({Status.HAPPENED, Status.ONGOING})
"""Statuses that a format without a place for the status may hold: it would show the others as facts."""


_SINGLE_REPORTS = (
    "where reports disagree: type, status, day, place and numbers are the incident's best",
    "all reports but one: sides, codes, words, link and outlet are those of the one that agrees most with it",
)


class Kind(StrEnum):
    """What a column's cells are once read."""

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole number"
    NUMBER = "number"
    LIST = "list"
    NESTED = "nested"


class Lists(StrEnum):
    """What becomes of an event with several actors or recipients."""

    KEEP = "keep"
    EXPAND = "expand"


@dataclass(frozen=True, slots=True)
class Line:
    """What one row is made of: an event, and those of its parties that the row is about.

    Attributes:
        reported: The event with where it stands.
        actors: All actors where lists are kept, else one or none.
        recipients: The same of the other side.
        number: Which of the event's rows it is, from 0.
    """

    reported: Reported
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    number: int = 0

    @property
    def event(self) -> Event:
        """The event."""
        return self.reported.event

    @property
    def origin(self) -> Origin:
        """Where its report stands."""
        return self.reported.origin

    @property
    def support(self) -> Support:
        """On how many reports it rests."""
        return self.reported.support

    @property
    def id(self) -> str:
        """The event's id; behind the first row of an event with its number, so that no two are the same."""
        return self.event.id if self.number == 0 else f"{self.event.id}/{self.number}"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a format.

    Attributes:
        name: As the format names it.
        kind: What its cells are once read.
        make: Gives the cell of a row.
        source: The field of the record that it is made of, for people; empty where there is none.
        loss: What is not said by it, for people; empty where nothing is lost.
    """

    name: str
    kind: Kind
    make: Callable[[Line], Cell]
    source: str
    loss: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a format whose rows are not made cell by cell; as a column otherwise.

    Attributes:
        name: As the format names it.
        kind: What it is once read.
        source: The field of the record that it is made of, for people.
        loss: What is not said by it, for people.
    """

    name: str
    kind: Kind
    source: str
    loss: str = ""


class Format(Protocol):
    """A format of event data.

    What ``read`` gives is equal to the rows that were written.
    """

    @property
    def name(self) -> str:
        """What users call it."""

    @property
    def about(self) -> str:
        """One sentence on it."""

    @property
    def columns(self) -> tuple[Column | Field, ...]:
        """Its columns in order."""

    @property
    def lost(self) -> tuple[str, ...]:
        """What of the record it has no place for."""

    @property
    def lists(self) -> tuple[Lists, ...]:
        """What it can make of several parties, the usual first."""

    @property
    def reports_only(self) -> str:
        """Why a row cannot be an incident, with the remedy; empty where it can."""

    @property
    def statuses(self) -> frozenset[Status]:
        """Statuses of the events that it takes when not told otherwise."""

    def aside(self, event: Event) -> str | None:
        """Say why it has no place for an event, or None."""

    def rows(self, reports: Iterable[Reported], lists: Lists) -> Iterator[Row]:
        """Give the rows of events, one by one."""

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write rows, one by one, and count them."""

    def read(self, path: Path) -> Iterator[Row]:
        """Give the rows of a file.

        Raises:
            InputError: It is not of this format; the message names the place.
        """


def lines(reports: Iterable[Reported], lists: Lists, *, both_ways: bool = True) -> Iterator[Line]:
    """Give what each row is made of: an event, or each pair of its actors and recipients.

    Args:
        reports: The events.
        lists: What becomes of several parties.
        both_ways: Whether a pair of a mutual event has a row each way, or one.
    """
    for reported in reports:
        event = reported.event
        if lists is Lists.KEEP:
            yield Line(reported, event.actors, event.recipients)
            continue
        for number, (one, other) in enumerate(_pairs(event, both_ways=both_ways)):
            yield Line(reported, one, other, number)


def with_each_other(event: Event) -> list[tuple[Actor, Actor]]:
    """Give the pairs of actors who do something with each other, each both ways: those whose codes differ.

    "France's president and its prime minister hailed the deal" is nothing between the two.
    """
    if not is_mutual(event):
        return []
    return [(one, other) for one, other in permutations(event.actors, 2) if _code(one) != _code(other)]


def _pairs(event: Event, *, both_ways: bool) -> Iterable[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
    mutual = with_each_other(event)
    if not mutual:
        return product(_one_by_one(event.actors), _one_by_one(event.recipients))
    place = {actor: number for number, actor in enumerate(event.actors)}
    return [((a,), (b,)) for a, b in mutual if both_ways or place[a] < place[b]]


def _code(actor: Actor) -> tuple[str | None, tuple[str, ...]]:
    return actor.country, actor.sectors


def _one_by_one(actors: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
    return [(actor,) for actor in actors] or [()]


def losses(form: Format, *, by_incident: bool = False) -> tuple[str, ...]:
    """List what a file of the format does not say, with a row for each report or for each incident."""
    columns = tuple(f"{column.name}: {column.loss}" for column in form.columns if column.loss)
    left = sorted(frozenset(Status) - form.statuses)
    without = (f"events that are {', '.join(left)} are left out unless asked for",) if left else ()
    return (*form.lost, *(_SINGLE_REPORTS if by_incident else ()), *without, *columns)
