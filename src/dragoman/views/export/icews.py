"""``icews``: the twenty columns of the ICEWS event data."""

from functools import cache

from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.countries import country_name
from dragoman.records import content_number
from dragoman.views.export import values
from dragoman.views.export.shape import AS_FACTS, Cell, Column, Kind, Line, Lists
from dragoman.views.export.text_table import Dialect, TextTable

_HASHED = "a number made of our id, another for each pair of parties; the id itself is not there"


@cache
def _event_texts() -> dict[str, str]:
    return {code: entry.description for code, entry in load_cameo().items()}


def _event_text(line: Line) -> Cell:
    return _event_texts().get(line.event.cameo or "")


_COLUMNS = (
    Column("Event ID", Kind.WHOLE, lambda line: content_number(line.id), "id", _HASHED),
    Column("Event Date", Kind.TEXT, values.event_day, "date.from, date.to", values.DAY_LOSS),
    Column("Source Name", Kind.TEXT, lambda line: values.first(line.actors, lambda a: a.name), "actors.name"),
    Column(
        "Source Sectors",
        Kind.LIST,
        lambda line: line.actors[0].sectors if line.actors else (),
        "actors.sectors",
        "PLOVER's codes, where ICEWS has words of its own",
    ),
    Column(
        "Source Country",
        Kind.TEXT,
        lambda line: values.first(line.actors, lambda a: country_name(a.country)),
        "actors.country",
        "English names of GeoNames; codes of bodies of no country stand as they are",
    ),
    Column("Event Text", Kind.TEXT, _event_text, "cameo", "our own words for the code, not the article's"),
    Column("CAMEO Code", Kind.CODE, lambda line: line.event.cameo, "cameo"),
    Column(
        "Intensity",
        Kind.NUMBER,
        lambda line: values.number(line.event.goldstein),
        "goldstein",
        "our table of Goldstein values, which ICEWS' own differs from in places",
    ),
    Column(
        "Target Name",
        Kind.TEXT,
        lambda line: values.first(line.recipients, lambda a: a.name),
        "recipients.name",
    ),
    Column(
        "Target Sectors",
        Kind.LIST,
        lambda line: line.recipients[0].sectors if line.recipients else (),
        "recipients.sectors",
    ),
    Column(
        "Target Country",
        Kind.TEXT,
        lambda line: values.first(line.recipients, lambda a: country_name(a.country)),
        "recipients.country",
    ),
    Column(
        "Story ID",
        Kind.WHOLE,
        lambda line: content_number(line.event.doc),
        "doc",
        "a number made of our id",
    ),
    Column("Sentence Number", Kind.WHOLE, lambda line: line.event.sentence + 1, "sentence"),
    Column("Publisher", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
    Column("City", Kind.TEXT, values.named_at("city", "site"), "place.name"),
    Column("District", Kind.TEXT, values.named_at("admin2"), "place.name"),
    Column("Province", Kind.TEXT, values.province, "place.admin1"),
    Column("Country", Kind.TEXT, lambda line: country_name(values.place_country(line)), "place.country"),
    Column(
        "Latitude", Kind.NUMBER, values.latitude, "place.lat", "empty for countries and regions: no centroids"
    ),
    Column("Longitude", Kind.NUMBER, values.longitude, "place.lon"),
)
ICEWS = TextTable(
    name="icews",
    about="The twenty columns of the ICEWS event data, with tabs and a header.",
    columns=_COLUMNS,
    dialect=Dialect(separator=","),
    lists=(Lists.EXPAND,),
    statuses=AS_FACTS,
    lost=(
        "PLOVER type, mode and contexts",
        "status, speakers, numbers, confidence and the words themselves",
        "tabs and line breaks in names are spaces",
    ),
)
