"""Which rows an event counts in: its countries, its dyads, its grid cell."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.store.observations import Observation, Sides

CELL = 0.5
"""Degrees of a grid cell's side: those of PRIO-GRID."""

BETWEEN: Mapping[Sides, str] = {Sides.COUNTRY: "-", Sides.SECTOR: "/", Sides.ACTOR: ":"}
"""What stands between the sides of a dyad: ``SYR-TUR``, ``COD-MIL/COD-REB``, ``group/m23:state/rwa``."""

_ACROSS, _UP = round(360 / CELL), round(180 / CELL)
CELLS = _ACROSS * _UP
"""Number of the last cell."""
# A province is wider than a cell, and its point only names it.
_FINE = frozenset({"site", "city", "admin2"})


class Unit(StrEnum):
    """What a row of a panel is about."""

    COUNTRY = "country"
    DYAD = "dyad"
    CELL = "cell"
    ALL = "all"


class CountryOf(StrEnum):
    """Whose country an event is counted in."""

    PLACE = "place"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    ANY = "any"


_LACKING: Mapping[Sides, str] = {
    Sides.COUNTRY: "country on one of the sides, or the same",
    Sides.SECTOR: "country on one of the sides, or the same country and sector",
    Sides.ACTOR: "actor with an id on one of the sides, or the same",
}
# With any, an event may be there by one field though another is wrong: none of them decides.
_OF_COUNTRY: Mapping[CountryOf, tuple[str, ...]] = {
    CountryOf.PLACE: ("place",),
    CountryOf.ACTOR: ("actors",),
    CountryOf.RECIPIENT: ("recipients",),
    CountryOf.ANY: (),
}


@dataclass(frozen=True, slots=True)
class Placing:
    """How events are put into units.

    Attributes:
        unit: What a unit is.
        country_of: With ``country``: whose.
        directed: With ``dyad``: whether A to B is another dyad than B to A.
        sides: With ``dyad``: what its two sides are; the observations must have been read by the same.
    """

    unit: Unit
    country_of: CountryOf = CountryOf.PLACE
    directed: bool = True
    sides: Sides = Sides.COUNTRY

    def units(self, one: Observation) -> tuple[str, ...]:
        """Give the units that an event counts in, sorted, each once; none where it is not known."""
        return tuple(sorted(set(_UNITS[self.unit](one, self))))

    def named(self, unit: str) -> str:
        """Give a unit as we write it: capitals but for ids, an undirected dyad with its sides in order."""
        if self.unit is not Unit.DYAD:
            return unit.upper()
        name = unit.lower() if self.sides is Sides.ACTOR else unit.upper()
        between = BETWEEN[self.sides]
        return name if self.directed else between.join(sorted(name.split(between)))

    def confidences(self) -> tuple[str, ...]:
        """Name the confidences of the fields that a unit hangs on."""
        if self.unit is Unit.DYAD:
            # Those confidences are of country and sectors: a name is what the text says.
            return () if self.sides is Sides.ACTOR else ("actors", "recipients")
        if self.unit is Unit.CELL:
            return ("place",)
        return _OF_COUNTRY[self.country_of] if self.unit is Unit.COUNTRY else ()

    def missing(self, one: Observation) -> str:
        """Say why an event has no unit."""
        if self.unit is Unit.COUNTRY:
            return f"no country of {self.country_of}"
        if self.unit is Unit.DYAD:
            return f"no {_LACKING[self.sides]} on both"
        return "place coarser than a cell" if one.lat is not None else "no place with coordinates"


def cell_of(lat: float, lon: float) -> str:
    """Give the PRIO-GRID number of the cell that a point lies in.

    Cells of half a degree are numbered from 1 at 90° south, 180° west, eastwards, then northwards (Tollefsen,
    Strand & Buhaug 2012, "PRIO-GRID: A unified spatial data structure", Journal of Peace Research 49).

    Args:
        lat: Degrees north; the pole belongs to the last row.
        lon: Degrees east; 180 is -180.
    """
    row = min(math.floor((lat + 90) / CELL), _UP - 1)
    column = math.floor((lon + 180) / CELL) % _ACROSS
    return str(row * _ACROSS + column + 1)


def centre(cell: str) -> tuple[float, float]:
    """Give latitude and longitude of a cell's middle."""
    row, column = divmod(int(cell) - 1, _ACROSS)
    return (row + 0.5) * CELL - 90, (column + 0.5) * CELL - 180


def _countries(one: Observation, placing: Placing) -> Iterable[str]:
    place = (one.place_country,) if one.place_country else ()
    sides = {
        CountryOf.PLACE: place,
        CountryOf.ACTOR: one.actor_countries,
        CountryOf.RECIPIENT: one.recipient_countries,
        CountryOf.ANY: (*place, *one.actor_countries, *one.recipient_countries),
    }
    return sides[placing.country_of]


def _dyads(one: Observation, placing: Placing) -> Iterable[str]:
    for pair in one.dyads():
        yield BETWEEN[placing.sides].join(pair if placing.directed else sorted(pair))


def _cells(one: Observation, _: Placing) -> Iterable[str]:
    if one.lat is not None and one.lon is not None and one.precision in _FINE:
        yield cell_of(one.lat, one.lon)


def _all(_one: Observation, _: Placing) -> Iterable[str]:
    return ("all",)


_UNITS: Mapping[Unit, Callable[[Observation, Placing], Iterable[str]]] = {
    Unit.COUNTRY: _countries,
    Unit.DYAD: _dyads,
    Unit.CELL: _cells,
    Unit.ALL: _all,
}
