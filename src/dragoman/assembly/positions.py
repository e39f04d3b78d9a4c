"""Positions put side by side: actor by matter over time, and where an actor contradicts itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from dragoman.assembly.holders import Holders
from dragoman.records import Actor
from dragoman.records.position import Position, Stance

UNDATED = "undated"


class Period(StrEnum):
    """How long a column of the table is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Change(StrEnum):
    """How two opposite positions of one actor lie in time."""

    SAME_DAY = "same day"
    LATER = "later"
    UNKNOWN = "order unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """An actor's positions on a matter in a period.

    Attributes:
        actor: Name of the actor.
        country: Its country code, or None.
        matter: The matter as asked for.
        period: First day of the period, or ``undated``.
        counts: How many positions of each stance.
    """

    actor: str
    country: str | None
    matter: str
    period: str
    counts: Mapping[Stance, int]

    def shown(self) -> str:
        """Give the cell's stance: ``both`` of for and against; unclear only where nothing else is."""
        sides = [stance for stance in (Stance.FOR, Stance.AGAINST) if self.counts.get(stance)]
        if len(sides) == 2:
            return "both"
        return str(sides[0]) if sides else str(Stance.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two opposite positions of one actor on one matter, one after the other in time.

    Attributes:
        first: The earlier one; on the same day the one that stands first.
        second: The later one.
        change: How they lie in time.
        second_hand: Whether one of them is only told by somebody else.
    """

    first: Position
    second: Position
    change: Change
    second_hand: bool


def day_of(position: Position) -> str | None:
    """Give the day a position is put on: its first, else its last, or None."""
    return position.date.first or position.date.last


def cells(positions: Iterable[Position], by: Period) -> tuple[Cell, ...]:
    """Count positions by actor, matter and period.

    Args:
        positions: In any order.
        by: How long a period is.

    Returns:
        Cells by actor, the one with most positions first, then by matter and period.
    """
    made = tuple(positions)
    holders = Holders(made)
    grouped: dict[tuple[str, str, str], list[Position]] = {}
    for position in made:
        place = (holders.key(position), position.matter, period_of(day_of(position), by))
        grouped.setdefault(place, []).append(position)
    totals = Counter({actor: 0 for actor, _, _ in grouped})
    for (actor, _, _), held in grouped.items():
        totals[actor] += len(held)
    order = sorted(grouped, key=lambda place: (-totals[place[0]], place))
    return tuple(
        _cell(grouped[place], holders.actor(grouped[place][0]), place[1], place[2]) for place in order
    )


def _cell(held: Sequence[Position], named: Actor, matter: str, period: str) -> Cell:
    counts = {stance: sum(p.stance is stance for p in held) for stance in Stance}
    return Cell(named.name, named.country, matter, period, counts)


def period_of(day: str | None, by: Period) -> str:
    """Give the first day of the period that a day lies in."""
    if day is None:
        return UNDATED
    if by is Period.DAY:
        return day
    when = date.fromisoformat(day)
    first = when.replace(day=1) if by is Period.MONTH else when - timedelta(days=when.weekday())
    return first.isoformat()


def contradictions(positions: Iterable[Position]) -> tuple[Contradiction, ...]:
    """Give each place where an actor's position follows one of the opposite stance.

    What is unclear contradicts nothing. Positions are taken by day and place in the text; a second pair of
    the same two days and stances is left out, so that a report printed twice is one contradiction.
    """
    ordered = sorted(positions, key=_place)
    holders = Holders(ordered)
    settled: dict[tuple[str, str], list[Position]] = {}
    for position in ordered:
        if position.stance is not Stance.UNCLEAR:
            settled.setdefault((holders.key(position), position.matter), []).append(position)
    return tuple(pair for _, held in sorted(settled.items()) for pair in _turns(held))


def _place(position: Position) -> tuple[str, str, int, str]:
    return day_of(position) or "~", position.doc, position.evidence.start, position.id


def _turns(held: Sequence[Position]) -> Iterator[Contradiction]:
    seen: set[tuple[str | None, str | None, Stance]] = set()
    for first, second in pairwise(held):
        days = (day_of(first), day_of(second), first.stance)
        if first.stance is not second.stance and days not in seen:
            seen.add(days)
            yield Contradiction(
                first, second, _change(first, second), _at_second_hand(first) or _at_second_hand(second)
            )


def _change(first: Position, second: Position) -> Change:
    one, two = day_of(first), day_of(second)
    if one is None or two is None:
        return Change.UNKNOWN
    return Change.SAME_DAY if one == two else Change.LATER


def _at_second_hand(position: Position) -> bool:
    """Say whether somebody else's words report a position, and not the actor's own."""
    if not position.attribution:
        return False
    last = position.attribution[-1].speaker
    return last.name != position.actor.name and (last.id is None or last.id != position.actor.id)
