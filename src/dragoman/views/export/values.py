"""Cells that several formats have: names, codes, days and numbers, made of a row's event."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dragoman.records import Actor, Count
from dragoman.views.export.shape import Cell, Line

_WEEK = 7
DAY_LOSS = "the first of at most seven days, without its precision; empty where the date is vaguer"


def each(actors: Iterable[Actor], part: Callable[[Actor], str | None]) -> tuple[str | None, ...]:
    """Give one value an actor, in their order: a column of it stands beside the others'."""
    return tuple(part(actor) for actor in actors)


def first(actors: Sequence[Actor], part: Callable[[Actor], str | None]) -> str | None:
    """Give a value of the first actor, if there is one."""
    return part(actors[0]) if actors else None


def distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """Give each value once, in the order they come."""
    return tuple(dict.fromkeys(value for value in values if value))


def primary(actor: Actor) -> str | None:
    """Give an actor's first sector."""
    return actor.sectors[0] if actor.sectors else None


def sectors(actor: Actor) -> str | None:
    """Give an actor's sectors as one value: ``GOV+MIL``."""
    return "+".join(actor.sectors) or None


def speaker(line: Line) -> str | None:
    """Name the outermost speaker."""
    chain = line.event.attribution
    return chain[0].speaker.name if chain else None


def speakers(line: Line) -> tuple[str | None, ...]:
    """Name the speakers, outermost first."""
    return tuple(link.speaker.name for link in line.event.attribution)


def place(part: str) -> Callable[[Line], Cell]:
    """Give what makes a cell of one part of the place."""
    return lambda line: getattr(line.event.place, part) if line.event.place else None


def published(line: Line) -> str | None:
    """Give the publication day."""
    day = line.origin.published
    return None if day is None else day.isoformat()


def first_day(line: Line) -> date | None:
    """Give the first day that the event may have been on, or None where that is no day of the calendar."""
    return _day(line.event.date.first)


def last_day(line: Line) -> date | None:
    """Give the last day."""
    return _day(line.event.date.last)


def settled_day(line: Line) -> date | None:
    """Give the first day where the date is known to a week or better: a month or a year is not a day."""
    first, last = first_day(line), last_day(line)
    if first is None or last is None or not 0 <= (last - first).days < _WEEK:
        return None
    return first


def settled_month(line: Line) -> date | None:
    """Give a day of the month that the whole date lies in, if there is one."""
    first, last = first_day(line), last_day(line)
    if first is None or last is None:
        return None
    return first if (first.year, first.month) == (last.year, last.month) else None


def settled_year(line: Line) -> int | None:
    """Give the year that the whole date lies in, if there is one."""
    first, last = first_day(line), last_day(line)
    return first.year if first and last and first.year == last.year else None


def event_day(line: Line) -> str | None:
    """Write the day of an event for formats that have one day."""
    day = settled_day(line)
    return None if day is None else day.isoformat()


def digits(day: date | None) -> str | None:
    """Write a day without dashes, 20160503."""
    return None if day is None else day.isoformat().replace("-", "")


def stamp(day: date | None) -> str | None:
    """Write a day as the instant of its beginning, 20160503000000."""
    return None if day is None else f"{digits(day)}000000"


def latitude(line: Line) -> float | None:
    """Give degrees north, where the place is a point."""
    place = line.event.place
    return place.lat if place and place.lon is not None else None


def longitude(line: Line) -> float | None:
    """Give degrees east, where the place is a point."""
    place = line.event.place
    return place.lon if place and place.lat is not None else None


def place_country(line: Line) -> str | None:
    """Give the code of the country where the event was."""
    return line.event.place.country if line.event.place else None


def province(line: Line) -> str | None:
    """Name the first-order subdivision."""
    place = line.event.place
    if place is None:
        return None
    return place.admin1 or (place.name if place.precision == "admin1" else None)


def named_at(*precisions: str) -> Callable[[Line], Cell]:
    """Make the maker of a cell that names the place if it is of one of these precisions."""

    def make(line: Line) -> Cell:
        place = line.event.place
        return place.name if place and place.precision in precisions else None

    return make


def root(code: str | None) -> str | None:
    """Give the first two digits of a CAMEO code."""
    return code[:2] if code else None


def number(value: float | None) -> float | None:
    """Give a number as one with a point, so that 1 and 1.0 are written alike."""
    return None if value is None else float(value)


def best(count: Count | None) -> int | None:
    """Give a count's best reading."""
    return None if count is None else count.best


def nothing(_line: Line) -> Cell:
    """Leave a cell empty: we know nothing for it."""
    return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
