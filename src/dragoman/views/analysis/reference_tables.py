"""Tables of events in the columns of ACLED and of UCDP GED, as far as comparing needs them."""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import yaml

from dragoman.errors import InputError, UsageError
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.countries import countries
from dragoman.views.analysis.csv_file import read_csv

# Not the calendar module's: those follow the machine's language.
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
# Days that span more than this say too little to be a partner's.
_LONGEST = 366
# Names that UCDP has and we do not, or have for another country.
_THEIR_NAMES = {
    "congo": "COG",
    "kingdom of eswatini (swaziland)": "SWZ",
    "macedonia, fyr": "MKD",
}
_FEW = 5  # values that a line names
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
        country: Name of its country there, or nothing.
    """

    id: str
    type: str
    first: date
    last: date
    lat: float
    lon: float
    country: str = ""


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
    columns, rows = read_csv(path)
    shape = _shape(path, columns)
    found: dict[str, Reference] = {}
    aside: Counter[str] = Counter()
    for _, row in rows:
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


def narrowed(
    table: ReferenceTable, country: str | None, first: date | None, last: date | None
) -> ReferenceTable:
    """Keep the events of a country and of some days; the rest is counted as not asked for.

    Args:
        table: The table.
        country: Code of the country in which they were, or None.
        first: Events whose days reach to this day or beyond it, or None.
        last: Events whose days begin on this day or before it, or None.

    Raises:
        UsageError: A country is asked for and no row names one that is known.
    """
    if country is None and first is None and last is None:
        return table
    names = {one.country for one in table.events} if country is not None else set()
    codes = _codes(names) if names else {}
    if names and not codes:
        raise UsageError(
            f"--country: no row of the other table has a known name in the column country "
            f"(they have {', '.join(map(repr, sorted(names)[:_FEW]))}); leave --country out"
        )
    kept: list[Reference] = []
    aside: Counter[str] = Counter(table.set_aside)
    for one in table.events:
        if one.last < (first or one.last) or one.first > (last or one.first):
            aside["outside --from and --to"] += 1
        elif country is None or codes.get(one.country) == country.upper():
            kept.append(one)
        elif one.country in codes:
            aside["of another country than --country"] += 1
        else:
            aside[f"of a country whose name is not known: {one.country!r}"] += 1
    return ReferenceTable(table.shape, tuple(kept), dict(sorted(aside.items())))


def _codes(names: Iterable[str]) -> dict[str, str]:
    """Give the codes of countries by their names, ``DR Congo (Zaire)`` too; those that are known."""
    known = load_actors()
    by_name = {one.name.lower(): one.code for one in countries().values()} | _THEIR_NAMES
    codes: dict[str, str] = {}
    for name in names:
        for words in (name.partition("(")[0].strip().lower(), name.strip().lower()):
            parties = {sense.party.id: sense.party for sense in known.senses(words)}
            states = {
                one.country for key, one in parties.items() if key == f"state/{one.country or ''}".lower()
            }
            code = by_name.get(words) or (states.pop() if len(states) == 1 else None)
            if code is not None:
                codes[name] = code
    return codes


def _shape(path: Path, columns: Iterable[str]) -> Shape:
    given = set(columns)
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
    return Reference(row["event_id_cnty"], row["event_type"], first, last, *point, row.get("country") or "")


def _ucdp(row: Mapping[str, str]) -> Reference | str:
    first, last, point = _day(row["date_start"]), _day(row["date_end"]), _point(row)
    if first is None or last is None or not 0 <= (last - first).days <= _LONGEST:
        return "no day, or days of more than a year"
    if point is None or row.get("where_prec", "1") not in _FINE_UCDP:
        return "no point, or a place coarser than a district"
    return Reference(row["id"], row["type_of_violence"], first, last, *point, row.get("country") or "")


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
        # Where semicolons separate cells, the decimal sign mostly is a comma.
        lat, lon = (float(row[name].replace(",", ".")) for name in ("latitude", "longitude"))
    except (AttributeError, ValueError):
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


_READERS: Mapping[Shape, Callable[[Mapping[str, str]], Reference | str]] = {
    Shape.ACLED: _acled,
    Shape.UCDP: _ucdp,
}
