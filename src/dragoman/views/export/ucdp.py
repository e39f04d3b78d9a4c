"""``ucdp-ged``: assaults in which someone died, in the columns of the UCDP Georeferenced Event Dataset."""

import math
from collections.abc import Callable

from dragoman.knowledge.countries import country_name
from dragoman.records import Actor, Count, Event, content_number
from dragoman.views.export import values
from dragoman.views.export.shape import AS_FACTS, Cell, Column, Kind, Line, Lists
from dragoman.views.export.text_table import CSV, TextTable

_STATE, _ARMED = frozenset({"GOV", "MIL", "COP", "SPY"}), frozenset({"REB", "UAF", "PRM", "CRM"})
_CIVILIANS = frozenset({"CVL", "REF", "JRN", "EDU", "MED", "REL", "AGR", "LAB", "SOC"})
_VIOLENT = "ASSAULT"
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_WHERE = {"site": 1, "city": 1, "admin2": 3, "admin1": 4, "country": 6}
_CELLS_A_DEGREE, _CELLS_A_ROW = 2, 720
_UNKNOWN = "empty: UCDP's own numbering and judgement"
_WHOSE = "empty: the text gives no side of the dead, or it is not read"


def _violence(line: Line) -> Cell:
    """Say which of UCDP's types of violence it is, where the sides' sectors say so."""
    if not line.actors or not line.recipients:
        return None
    one, other = _sort(line.actors[0]), _sort(line.recipients[0])
    if other == "civilian" and one in {"state", "armed"}:
        return _ONE_SIDED
    if {one, other} <= {"state", "armed"}:
        return _NON_STATE if {one, other} == {"armed"} else _STATE_BASED
    return None


def _sort(actor: Actor) -> str | None:
    primary = values.primary(actor)
    if primary is None:
        return "state" if actor.kind == "state" else None
    groups = (("state", _STATE), ("armed", _ARMED), ("civilian", _CIVILIANS))
    return next((name for name, sectors in groups if primary in sectors), None)


def _date_precision(line: Line) -> Cell:
    """Give UCDP's grade of a date: 1 a day, 2 some days, 3 a week, 4 a month, 5 a year or more."""
    first, last = values.first_day(line), values.last_day(line)
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    grades = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((grade for most, grade in grades if days <= most), 5)


def _deaths(bound: str) -> Callable[[Line], Cell]:
    def make(line: Line) -> Cell:
        dead = line.event.size.dead
        return None if dead is None else getattr(dead, bound)

    return make


def _grid(line: Line) -> Cell:
    """Give the cell of PRIO-GRID: half a degree wide, counted from the south-west corner."""
    lat, lon = values.latitude(line), values.longitude(line)
    if lat is None or lon is None or not (-90 <= lat < 90 and -180 <= lon < 180):
        return None
    row, column = math.floor((lat + 90) * _CELLS_A_DEGREE), math.floor((lon + 180) * _CELLS_A_DEGREE)
    return row * _CELLS_A_ROW + column + 1


def _point(line: Line) -> Cell:
    lat, lon = values.latitude(line), values.longitude(line)
    return None if lat is None or lon is None else f"POINT ({lon!r} {lat!r})"


def _dyad(line: Line) -> Cell:
    names = [values.first(side, lambda actor: actor.name) for side in (line.actors, line.recipients)]
    return " - ".join(name for name in names if name) if all(names) else None


def _article(line: Line) -> Cell:
    origin = line.origin
    return ", ".join(part for part in (origin.source, values.published(line), origin.title) if part) or None


def _precision(line: Line) -> Cell:
    return _WHERE.get(line.event.place.precision) if line.event.place else None


def _empty(name: str, kind: Kind = Kind.WHOLE, loss: str = _UNKNOWN) -> Column:
    return Column(name, kind, values.nothing, "", loss)


_COLUMNS = (
    Column("id", Kind.WHOLE, lambda line: content_number(line.id), "id", "a number made of our id"),
    Column("relid", Kind.TEXT, lambda line: line.id, "id"),
    Column("year", Kind.WHOLE, values.settled_year, "date.from, date.to"),
    *(_empty("active_year"), _empty("code_status", Kind.TEXT)),
    Column(
        "type_of_violence",
        Kind.WHOLE,
        _violence,
        "actors.sectors, recipients.sectors",
        "empty where sectors do not say it",
    ),
    *(_empty("conflict_dset_id"), _empty("conflict_new_id"), _empty("conflict_name", Kind.TEXT)),
    *(_empty("dyad_dset_id"), _empty("dyad_new_id")),
    Column("dyad_name", Kind.TEXT, _dyad, "actors.name, recipients.name", "our names, not UCDP's"),
    *(_empty("side_a_dset_id"), _empty("side_a_new_id")),
    Column("side_a", Kind.TEXT, lambda line: values.first(line.actors, lambda a: a.name), "actors.name"),
    *(_empty("side_b_dset_id"), _empty("side_b_new_id")),
    Column(
        "side_b", Kind.TEXT, lambda line: values.first(line.recipients, lambda a: a.name), "recipients.name"
    ),
    Column(
        "number_of_sources",
        Kind.WHOLE,
        lambda line: line.support.sources,
        "sources, of the incident",
        "1 unless rows are incidents",
    ),
    Column("source_article", Kind.TEXT, _article, "source, published and title, of the article"),
    Column("source_office", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
    Column("source_date", Kind.TEXT, values.published, "published, of the document"),
    Column("source_headline", Kind.TEXT, lambda line: line.origin.title, "title, of the article"),
    Column("source_original", Kind.TEXT, values.speaker, "attribution", "the outermost speaker alone"),
    Column("where_prec", Kind.WHOLE, _precision, "place.precision", "1, 3, 4 or 6; empty for regions"),
    Column("where_coordinates", Kind.TEXT, values.place("name"), "place.name"),
    Column("where_description", Kind.TEXT, values.place("text"), "place.text"),
    Column("adm_1", Kind.TEXT, values.province, "place.admin1"),
    Column("adm_2", Kind.TEXT, values.named_at("admin2"), "place.name"),
    Column(
        "latitude", Kind.NUMBER, values.latitude, "place.lat", "empty for countries and regions: no centroids"
    ),
    Column("longitude", Kind.NUMBER, values.longitude, "place.lon"),
    Column("geom_wkt", Kind.TEXT, _point, "place.lat, place.lon"),
    Column("priogrid_gid", Kind.WHOLE, _grid, "place.lat, place.lon"),
    Column("country", Kind.TEXT, lambda line: country_name(values.place_country(line)), "place.country"),
    *(_empty("country_id"), _empty("region", Kind.TEXT), _empty("event_clarity")),
    Column("date_prec", Kind.WHOLE, _date_precision, "date.from, date.to"),
    Column("date_start", Kind.TEXT, lambda line: line.event.date.first, "date.from"),
    Column("date_end", Kind.TEXT, lambda line: line.event.date.last, "date.to"),
    *(_empty(f"deaths_{side}", Kind.WHOLE, _WHOSE) for side in ("a", "b", "civilians", "unknown")),
    *(Column(name, Kind.WHOLE, _deaths(name), f"size.dead.{name}") for name in ("best", "high", "low")),
    *(_empty("gwnoa"), _empty("gwnob")),
)


def _without_dead(event: Event) -> str | None:
    """Set aside what UCDP would not count: no violence (a flood has dead too), or no dead."""
    if event.type != _VIOLENT:
        return f"it is no {_VIOLENT}"
    dead: Count | None = event.size.dead
    return None if dead is not None and dead.best > 0 else "it states no dead"


UCDP_GED = TextTable(
    name="ucdp-ged",
    about="Assaults that state dead, in the 49 columns of UCDP GED, with commas and a header.",
    columns=_COLUMNS,
    dialect=CSV,
    lists=(Lists.EXPAND,),
    statuses=AS_FACTS,
    lost=(
        "types and codes of PLOVER and CAMEO, status, confidence and the words themselves",
        "events that are no ASSAULT or state no dead are left out",
        "the dead of an event with several pairs of parties stand in each of their rows",
        "who fought each other is one pair, in the order of the text",
        "shaped like UCDP's data, not coded by its rules: no threshold of conflicts, no judgement of intent",
    ),
    sets_aside=_without_dead,
    both_ways=False,
)
