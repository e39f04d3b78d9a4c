"""Tables of events in the columns of ACLED and of UCDP GED, as far as comparing needs them."""

import csv
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import yaml

from dragoman.errors import InputError

# Not the calendar module's: those follow the machine's language.
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
# Days that span more than this say too little to be a partner's.
_LONGEST = 366
# ACLED's 3 is a region; UCDP's 4 and more are a first-order division, a country, or the sea.
_FINE_ACLED, _FINE_UCDP = frozenset("12"), frozenset("123")


class Shape(StrEnum):
    """Whose columns a table has."""

    ACLED = "acled"
    UCDP = "ucdp"


TYPES: Mapping[Shape, Mapping[str, frozenset[str]]] = {
    Shape.ACLED: {
        "Battles": frozenset({"ASSAULT"}),
        "Explosions/Remote violence": frozenset({"ASSAULT"}),
        "Violence against civilians": frozenset({"ASSAULT", "COERCE"}),
        "Protests": frozenset({"PROTEST"}),
        "Riots": frozenset({"PROTEST", "ASSAULT"}),
        "Strategic developments": frozenset({"AGREE", "COERCE", "MOBILIZE", "RETREAT"}),
    },
    # State-based, non-state and one-sided violence, each with at least one death.
    Shape.UCDP: {kind: frozenset({"ASSAULT"}) for kind in "123"},
}
"""Which PLOVER types may be reports of which of their types."""

_NEEDED: Mapping[Shape, tuple[str, ...]] = {
    Shape.ACLED: ("event_id_cnty", "event_date", "event_type", "latitude", "longitude"),
    Shape.UCDP: ("id", "date_start", "date_end", "type_of_violence", "latitude", "longitude"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """An event of a table.

    Attributes:
        id: Its id there.
        type: Its type there.
        first: Earliest day.
        last: Latest day.
        lat: Latitude.
        lon: Longitude.
    """

    id: str
    type: str
    first: date
    last: date
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A table that was read.

    Attributes:
        shape: Whose columns it has.
        events: What can be compared, in the order of the table.
        set_aside: Why rows cannot, and how many.
    """

    shape: Shape
    events: tuple[Reference, ...]
    set_aside: Mapping[str, int]


def read_table(path: Path) -> ReferenceTable:
    """Read a table; its columns say whose it is.

    A row without a day or a point, or with a place coarser than a district, cannot be compared and is
    counted. ACLED's days that are known to the week or month only (``time_precision`` 2 and 3) become six
    days before to six after, and the month.

    Raises:
        InputError: It cannot be read, has the columns of neither, or an id twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            shape = _shape(path, reader.fieldnames or ())
            rows = list(reader)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: the table cannot be read: {error}; save it as CSV in UTF-8") from error
    found: dict[str, Reference] = {}
    aside: Counter[str] = Counter()
    for row in rows:
        event = _READERS[shape](row)
        if isinstance(event, str):
            aside[event] += 1
        elif event.id in found:
            raise InputError(f"{path}: the id {event.id!r} stands there twice; keep one of the rows")
        else:
            found[event.id] = event
    return ReferenceTable(shape, tuple(found.values()), dict(sorted(aside.items())))


def read_types(path: Path) -> dict[str, frozenset[str]]:
    """Read a map of types: YAML, each of their types with a list of PLOVER types.

    Raises:
        InputError: It cannot be read or is no such map.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            f"{path}: the map of types cannot be read: {' '.join(str(error).split())}"
        ) from error
    if not isinstance(data, dict) or not all(isinstance(value, list) for value in data.values()):
        raise InputError(f"{path}: write each of their types with a list, as Battles: [ASSAULT, COERCE]")
    return {str(theirs): frozenset(str(name).upper() for name in ours) for theirs, ours in data.items()}


def _shape(path: Path, columns: object) -> Shape:
    given = set(columns if isinstance(columns, list | tuple) else ())
    for shape, needed in _NEEDED.items():
        if given >= set(needed):
            return shape
    raise InputError(
        f"{path}: it has the columns of neither ACLED ({', '.join(_NEEDED[Shape.ACLED])}) "
        f"nor UCDP GED ({', '.join(_NEEDED[Shape.UCDP])})"
    )


def _acled(row: Mapping[str, str]) -> Reference | str:
    day, point = _day(row["event_date"]), _point(row)
    if day is None:
        return "no day, or days of more than a year"
    if point is None or row.get("geo_precision", "1") not in _FINE_ACLED:
        return "no point, or a place coarser than a district"
    first, last = day, day
    if row.get("time_precision") == "2":
        first, last = day - timedelta(days=6), day + timedelta(days=6)
    if row.get("time_precision") == "3":
        first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return Reference(row["event_id_cnty"], row["event_type"], first, last, *point)


def _ucdp(row: Mapping[str, str]) -> Reference | str:
    first, last, point = _day(row["date_start"]), _day(row["date_end"]), _point(row)
    if first is None or last is None or not 0 <= (last - first).days <= _LONGEST:
        return "no day, or days of more than a year"
    if point is None or row.get("where_prec", "1") not in _FINE_UCDP:
        return "no point, or a place coarser than a district"
    return Reference(row["id"], row["type_of_violence"], first, last, *point)


def _day(text: str | None) -> date | None:
    """Read a day: 2017-09-28, also with a time behind it, or 28 September 2017 as in ACLED's exports."""
    words = (text or "").split()
    try:
        if len(words) == 3 and words[1].lower() in _MONTHS:
            return date(int(words[2]), _MONTHS.index(words[1].lower()) + 1, int(words[0]))
        return date.fromisoformat(words[0][:10]) if words else None
    except ValueError:
        return None


def _point(row: Mapping[str, str]) -> tuple[float, float] | None:
    try:
        lat, lon = float(row["latitude"]), float(row["longitude"])
    except (TypeError, ValueError):
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


_READERS: Mapping[Shape, Callable[[Mapping[str, str]], Reference | str]] = {
    Shape.ACLED: _acled,
    Shape.UCDP: _ucdp,
}
