"""``phoenix``: the twenty-six columns of the Phoenix event data."""

from collections.abc import Callable, Iterator

from dragoman.knowledge.countries import country_name
from dragoman.records import Actor
from dragoman.views.export import values
from dragoman.views.export.cameo_actors import LOSS, CameoActor, cameo_actor
from dragoman.views.export.shape import AS_FACTS, Cell, Column, Kind, Line, Lists
from dragoman.views.export.text_table import Dialect, TextTable


def _month(line: Line) -> Cell:
    day = values.settled_month(line)
    return None if day is None else day.month


def _day(line: Line) -> Cell:
    day = values.settled_day(line)
    return None if day is None else day.day


def _party(name: str, side: str) -> Iterator[Column]:
    def maker(part: Callable[[CameoActor], str | None]) -> Callable[[Line], Cell]:
        def make(line: Line) -> Cell:
            parties: tuple[Actor, ...] = getattr(line, side)
            return part(cameo_actor(parties[0])) if parties else None

        return make

    yield Column(f"{name}Full", Kind.CODE, maker(lambda a: a.code), f"{side}.country, {side}.sectors", LOSS)
    yield Column(f"{name}Root", Kind.CODE, maker(_root), f"{side}.country")
    yield Column(f"{name}Agent", Kind.CODE, maker(lambda a: "".join(a.roles[:1])), f"{side}.sectors")
    yield Column(f"{name}Others", Kind.CODE, maker(lambda a: "".join(a.roles[1:])), f"{side}.sectors")


def _root(actor: CameoActor) -> str | None:
    return actor.country or actor.group or (actor.roles[0] if actor.roles else None)


def _place_name(line: Line) -> Cell:
    place = line.event.place
    return place.name if place and place.precision not in {"country", "admin1"} else None


_COLUMNS = (
    Column("EventID", Kind.TEXT, lambda line: line.id, "id"),
    Column(
        "Date",
        Kind.CODE,
        lambda line: values.digits(values.settled_day(line)),
        "date.from, date.to",
        f"{values.DAY_LOSS}; Phoenix itself has the story's day here",
    ),
    Column("Year", Kind.WHOLE, values.settled_year, "date.from, date.to"),
    Column("Month", Kind.WHOLE, _month, "date.from, date.to"),
    Column("Day", Kind.WHOLE, _day, "date.from, date.to"),
    *_party("Source", "actors"),
    *_party("Target", "recipients"),
    Column("EventCode", Kind.CODE, lambda line: line.event.cameo, "cameo"),
    Column("EventRootCode", Kind.CODE, lambda line: values.root(line.event.cameo), "cameo"),
    Column(
        "QuadClass",
        Kind.WHOLE,
        lambda line: line.event.quad,
        "quad",
        "PLOVER's classes 1 to 4, not Phoenix' own 0 to 4",
    ),
    Column("Goldstein", Kind.NUMBER, lambda line: values.number(line.event.goldstein), "goldstein"),
    Column(
        "Issues", Kind.LIST, lambda line: line.event.contexts, "contexts", "PLOVER's contexts, without counts"
    ),
    Column("Lat", Kind.NUMBER, values.latitude, "place.lat", "empty for countries and regions: no centroids"),
    Column("Lon", Kind.NUMBER, values.longitude, "place.lon"),
    Column("LocationName", Kind.TEXT, _place_name, "place.name"),
    Column("StateName", Kind.TEXT, values.province, "place.admin1"),
    Column("CountryName", Kind.TEXT, lambda line: country_name(values.place_country(line)), "place.country"),
    Column("SentenceIDs", Kind.TEXT, lambda line: f"{line.event.doc}_{line.event.sentence}", "doc, sentence"),
    Column("URLs", Kind.TEXT, lambda line: line.origin.url, "url, of the document"),
    Column("NewsSources", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
)
PHOENIX = TextTable(
    name="phoenix",
    about="The twenty-six columns of the Phoenix event data, with tabs and no header.",
    columns=_COLUMNS,
    dialect=Dialect(header=False, separator=";"),
    lists=(Lists.EXPAND,),
    statuses=AS_FACTS,
    lost=(
        "PLOVER type and mode",
        "names of parties, status, speakers, numbers, confidence and the words themselves",
        "unless rows are incidents, a report has its row: Phoenix joins those of one day, parties and code",
    ),
)
