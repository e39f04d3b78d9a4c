"""``polecat``: the forty columns of the POLECAT event data."""

from collections.abc import Callable, Iterator

from dragoman import __version__
from dragoman.records import Actor
from dragoman.views.export import values
from dragoman.views.export.shape import AS_FACTS, Cell, Column, Kind, Line, Lists
from dragoman.views.export.text_table import Dialect, TextTable

_LANGUAGE = "English"


def _party(name: str, side: str) -> Iterator[Column]:
    """Declare the columns of one side: every list has its parts in the order of the parties."""

    def maker(part: Callable[[Actor], str | None]) -> Callable[[Line], Cell]:
        return lambda line: values.each(getattr(line, side), part)

    def all_sectors(line: Line) -> Cell:
        parties: tuple[Actor, ...] = getattr(line, side)
        return values.distinct(sector for actor in parties for sector in actor.sectors)

    yield Column(f"{name} Name", Kind.LIST, maker(lambda a: a.name), f"{side}.name")
    yield Column(f"{name} Country", Kind.LIST, maker(lambda a: a.country), f"{side}.country")
    yield Column(f"{name} COW", Kind.LIST, lambda _: (), "", "empty: we have no Correlates of War numbers")
    yield Column(f"Primary {name} Sector", Kind.LIST, maker(values.primary), f"{side}.sectors")
    yield Column(
        f"{name} Sectors", Kind.LIST, all_sectors, f"{side}.sectors", "which party each is of, where several"
    )
    yield Column(f"{name} Title", Kind.LIST, maker(lambda a: a.role), f"{side}.role")
    yield Column(f"{name} Name Raw", Kind.LIST, maker(lambda a: a.text), f"{side}.text")
    yield Column(f"Wikipedia {name} ID", Kind.LIST, lambda _: (), "", "empty: our ids are not Wikipedia's")


_COLUMNS = (
    Column("Event ID", Kind.TEXT, lambda line: line.id, "id"),
    Column("Event Date", Kind.TEXT, values.event_day, "date.from, date.to", values.DAY_LOSS),
    Column("Event Type", Kind.TEXT, lambda line: line.event.type, "type"),
    Column("Event Mode", Kind.TEXT, lambda line: line.event.mode, "mode"),
    Column("Intensity", Kind.NUMBER, lambda line: values.number(line.event.intensity), "intensity"),
    Column(
        "Quad Code",
        Kind.CODE,
        lambda line: str(line.event.quad),
        "quad",
        "a number, 1 verbal cooperation to 4 material conflict",
    ),
    Column("Contexts", Kind.LIST, lambda line: line.event.contexts, "contexts"),
    *_party("Actor", "actors"),
    *_party("Recipient", "recipients"),
    Column("Placename", Kind.TEXT, values.place("name"), "place.name"),
    Column("City", Kind.TEXT, values.named_at("city", "site"), "place.name"),
    Column("District", Kind.TEXT, values.named_at("admin2"), "place.name"),
    Column("Province", Kind.TEXT, values.province, "place.admin1"),
    Column("Country", Kind.CODE, values.place_country, "place.country"),
    Column(
        "Latitude",
        Kind.NUMBER,
        values.latitude,
        "place.lat",
        "missing for countries and regions: no centroids",
    ),
    Column("Longitude", Kind.NUMBER, values.longitude, "place.lon"),
    Column("GeoNames ID", Kind.WHOLE, values.place("geonameid"), "place.geonameid"),
    Column("Raw Placename", Kind.TEXT, values.place("text"), "place.text"),
    Column("Feature Type", Kind.CODE, values.place("feature"), "place.feature"),
    Column("Source", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
    Column("Publication Date", Kind.TEXT, values.published, "published, of the document"),
    *(
        Column(f"Story {what}", Kind.LIST, lambda _: (), "", "missing: a row knows its event, not its story")
        for what in ("People", "Organizations", "Locations")
    ),
    Column("Language", Kind.TEXT, lambda _: _LANGUAGE, "", "always English"),
    Column("Version", Kind.TEXT, lambda _: f"dragoman {__version__}", "", "of this program"),
)
POLECAT = TextTable(
    name="polecat",
    about="The forty columns of the POLECAT event data, with tabs, a header, and None for what is missing.",
    columns=_COLUMNS,
    dialect=Dialect(missing="None"),
    lists=(Lists.KEEP, Lists.EXPAND),
    statuses=AS_FACTS,
    lost=(
        "CAMEO code, Goldstein value, status, speakers, numbers, confidence and the words themselves",
        "tabs and line breaks in names are spaces, semicolons in them commas, and the name None is missing",
    ),
)
