"""Reads the units that a panel is asked for: a slip would make a row of zeros that looks like peace."""

import re
from collections.abc import Iterable, Sequence

from dragoman.errors import UsageError
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.codebook import load_codebook
from dragoman.store.database import Store
from dragoman.store.observations import Sides
from dragoman.store.slips import refuse_codes
from dragoman.views.analysis.units import BETWEEN, CELLS, Placing, Unit

_WRITTEN = {Sides.COUNTRY: "IRN-IRQ", Sides.SECTOR: "COD-MIL/COD-REB", Sides.ACTOR: "group/m23:state/rwa"}
_IS_SIDE = {
    Sides.COUNTRY: re.compile(r"\w+"),
    Sides.SECTOR: re.compile(r"\w+(-\w+)?"),
    Sides.ACTOR: re.compile(r"[^:/]+/[^:]+"),
}
_PARTIES = "SELECT DISTINCT unnest(list_concat(actor_ids, recipient_ids)) FROM events"


def wanted_units(
    store: Store, given: Iterable[str], placing: Placing, option: str = "--only"
) -> tuple[str, ...]:
    """Give the units that are asked for as we write them, each once.

    Args:
        store: Whose events may have countries and actors that only a file of the user's own has.
        given: The units as given.
        placing: What a unit is.
        option: What they are asked for by, for the message.

    Raises:
        UsageError: One is not written as a unit is, or has a country, sector or actor that there is not.
    """
    asked = list(given)
    if placing.unit is Unit.ALL:
        return tuple(asked)
    if placing.unit is Unit.COUNTRY:
        refuse_codes(store, option, asked)
    elif placing.unit is Unit.CELL:
        _check_cells(asked, option)
    else:
        sides = [side for unit in asked for side in _sides(unit, placing.sides, option)]
        _check_sides(store, sides, placing.sides, option)
    return tuple(dict.fromkeys(map(placing.named, asked)))


def _check_cells(asked: Iterable[str], option: str) -> None:
    for unit in asked:
        if not (unit.isascii() and unit.isdigit() and unit[0] != "0" and int(unit) <= CELLS):
            raise UsageError(
                f"{option}: {unit!r} is no cell; write its PRIO-GRID number, 1 to {CELLS}, as a row has it"
            )


def _sides(unit: str, kind: Sides, option: str) -> tuple[str, str]:
    """Take a dyad apart."""
    one, _, other = unit.partition(BETWEEN[kind])
    if not (_IS_SIDE[kind].fullmatch(one) and _IS_SIDE[kind].fullmatch(other)):
        raise UsageError(f"{option}: {unit!r} is no dyad with --sides {kind}; write it as {_WRITTEN[kind]}")
    return one, other


def _check_sides(store: Store, sides: Sequence[str], kind: Sides, option: str) -> None:
    if kind is Sides.ACTOR:
        _check_actors(store, sides, option)
        return
    refuse_codes(store, option, [side.partition("-")[0] for side in sides])
    known = load_codebook().sectors
    for side in sides:
        sector = side.partition("-")[2]
        if sector and sector.upper() not in known:
            raise UsageError(f"{option}: {sector!r} of {side!r} is no sector; there are: {', '.join(known)}")


def _check_actors(store: Store, sides: Sequence[str], option: str) -> None:
    held = {identity for (identity,) in store.fetch(_PARTIES)}
    unheld = [side for side in sides if side.lower() not in held]
    known = load_actors().parties if unheld else {}
    for side in unheld:
        if side.lower() not in known:
            raise UsageError(f"{option}: {side!r} is no id of an actor; find it with: dragoman actors search")
