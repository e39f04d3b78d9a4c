"""``gdelt`` and ``gdelt-mentions``: the Events and Mentions tables of GDELT 2.0."""

from collections.abc import Callable, Iterator

from dragoman.knowledge.countries import country_name, fips_code
from dragoman.records import Actor, RegionKind, content_number
from dragoman.views.export import values
from dragoman.views.export.cameo_actors import LOSS, CameoActor, cameo_actor, role
from dragoman.views.export.shape import AS_FACTS, Cell, Column, Kind, Line, Lists
from dragoman.views.export.text_table import Dialect, TextTable

# GDELT's kinds of place: 1 country, 2 state and 3 city of the United States, 4 city and 5 state elsewhere.
_GEO_TYPES = {
    "country": (1, 1),
    "admin1": (2, 5),
    "admin2": (2, 5),
    "city": (3, 4),
    "site": (3, 4),
}
_NO_DATA = "empty: we do not know it"
_ONE = "1 unless rows are incidents"
_WEB, _CITED = 1, 2
_LIST = (Lists.EXPAND,)
_DIALECT = Dialect(header=False)


def _actor(name: str, side: str) -> Iterator[Column]:
    def maker(part: Callable[[CameoActor], str | None]) -> Callable[[Line], Cell]:
        return lambda line: values.first(getattr(line, side), lambda actor: part(cameo_actor(actor)))

    def role_maker(number: int) -> Callable[[Line], Cell]:
        return lambda line: values.first(getattr(line, side), lambda actor: role(actor, number))

    def named(line: Line) -> Cell:
        return values.first(getattr(line, side), lambda actor: actor.name)

    yield Column(f"{name}Code", Kind.CODE, maker(lambda a: a.code), f"{side}.country, {side}.sectors", LOSS)
    yield Column(f"{name}Name", Kind.TEXT, named, f"{side}.name")
    yield Column(f"{name}CountryCode", Kind.CODE, maker(lambda a: a.country), f"{side}.country")
    yield Column(f"{name}KnownGroupCode", Kind.CODE, maker(lambda a: a.group), f"{side}.country")
    for what in ("EthnicCode", "Religion1Code", "Religion2Code"):
        yield Column(f"{name}{what}", Kind.CODE, values.nothing, "", _NO_DATA)
    for number in range(3):
        yield Column(f"{name}Type{number + 1}Code", Kind.CODE, role_maker(number), f"{side}.sectors")


def _no_geo(name: str) -> Iterator[Column]:
    loss = "empty: we place events, not parties"
    kinds = {"Type": Kind.WHOLE, "Lat": Kind.NUMBER, "Long": Kind.NUMBER}
    for part in ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"):
        yield Column(f"{name}Geo_{part}", kinds.get(part, Kind.CODE), values.nothing, "", loss)


def _geo() -> Iterator[Column]:
    yield Column(
        "ActionGeo_Type", Kind.WHOLE, _geo_type, "place.precision", "regions of no country have none"
    )
    yield Column("ActionGeo_FullName", Kind.TEXT, _full_name, "place.name, place.admin1, place.country")
    yield Column(
        "ActionGeo_CountryCode",
        Kind.CODE,
        lambda line: fips_code(values.place_country(line)),
        "place.country",
        "as FIPS 10-4, which has no code for some",
    )
    for part in ("ADM1Code", "ADM2Code"):
        yield Column(f"ActionGeo_{part}", Kind.CODE, values.nothing, "", _NO_DATA)
    yield Column(
        "ActionGeo_Lat",
        Kind.NUMBER,
        values.latitude,
        "place.lat",
        "empty for countries and regions: no centroids",
    )
    yield Column("ActionGeo_Long", Kind.NUMBER, values.longitude, "place.lon")
    yield Column(
        "ActionGeo_FeatureID",
        Kind.CODE,
        values.nothing,
        "",
        "empty: GDELT's are GNS and GNIS numbers, ours GeoNames'",
    )


def _geo_type(line: Line) -> Cell:
    place = line.event.place
    if place is None or place.precision not in _GEO_TYPES:
        return None
    at_home, elsewhere = _GEO_TYPES[place.precision]
    return at_home if place.country == "USA" else elsewhere


def _full_name(line: Line) -> Cell:
    place = line.event.place
    if place is None:
        return None
    return ", ".join(values.distinct((place.name, place.admin1, country_name(place.country)))) or None


def _months(line: Line) -> Cell:
    day = values.settled_month(line)
    return None if day is None else f"{day.year:04d}{day.month:02d}"


def _fraction(line: Line) -> Cell:
    """Give the year with how far it had gone, counted as GDELT does: months of 30 days in a year of 365."""
    day = values.settled_day(line)
    return None if day is None else round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4)


def _is_root(line: Line) -> Cell:
    return int(line.event.region is RegionKind.HEADLINE or line.event.sentence == 0)


def _number(line: Line) -> Cell:
    return content_number(line.id)


def _added(line: Line) -> Cell:
    return values.stamp(line.origin.published)


def _day(line: Line) -> Cell:
    return values.digits(values.settled_day(line))


_ID = Column(
    "GlobalEventID",
    Kind.WHOLE,
    _number,
    "id",
    "a number made of our id, another for each pair of parties; the id itself is not there",
)
_EVENTS = (
    _ID,
    Column("Day", Kind.CODE, _day, "date.from, date.to", values.DAY_LOSS),
    Column("MonthYear", Kind.CODE, _months, "date.from, date.to"),
    Column("Year", Kind.WHOLE, values.settled_year, "date.from, date.to"),
    Column("FractionDate", Kind.NUMBER, _fraction, "date.from, date.to"),
    *_actor("Actor1", "actors"),
    *_actor("Actor2", "recipients"),
    Column(
        "IsRootEvent",
        Kind.WHOLE,
        _is_root,
        "region, sentence",
        "1 in the headline or first sentence, not the first paragraph",
    ),
    Column("EventCode", Kind.CODE, lambda line: line.event.cameo, "cameo"),
    Column("EventBaseCode", Kind.CODE, lambda line: (line.event.cameo or "")[:3], "cameo"),
    Column("EventRootCode", Kind.CODE, lambda line: values.root(line.event.cameo), "cameo"),
    Column(
        "QuadClass", Kind.WHOLE, lambda line: line.event.quad, "quad", "PLOVER's, not recomputed from CAMEO"
    ),
    Column("GoldsteinScale", Kind.NUMBER, lambda line: values.number(line.event.goldstein), "goldstein"),
    Column("NumMentions", Kind.WHOLE, lambda line: line.support.reports, "events, of the incident", _ONE),
    Column(
        "NumSources",
        Kind.WHOLE,
        lambda line: line.support.sources,
        "sources, of the incident",
        f"{_ONE}; independent sources: copies and reports of one agency are one",
    ),
    Column("NumArticles", Kind.WHOLE, lambda line: line.support.documents, "doc, of its reports", _ONE),
    Column("AvgTone", Kind.NUMBER, values.nothing, "", "empty: we measure no tone"),
    *_no_geo("Actor1"),
    *_no_geo("Actor2"),
    *_geo(),
    Column("DATEADDED", Kind.CODE, _added, "published, of the document", "the publication day, at midnight"),
    Column("SOURCEURL", Kind.TEXT, lambda line: line.origin.url, "url, of the document"),
)


def _offset(side: str) -> Callable[[Line], Cell]:
    def make(line: Line) -> Cell:
        parties: tuple[Actor, ...] = getattr(line, side)
        return parties[0].start if parties else None

    return make


def _in_tens(line: Line) -> Cell:
    sure = min(1.0, max(0.1, line.event.confidence.event))
    return round(sure * 10) * 10


_MENTIONS = (
    _ID,
    Column(
        "EventTimeDate", Kind.CODE, _added, "published, of the document", "the publication day, at midnight"
    ),
    Column(
        "MentionTimeDate", Kind.CODE, _added, "published, of the document", "the publication day, at midnight"
    ),
    Column(
        "MentionType",
        Kind.WHOLE,
        lambda line: _WEB if line.origin.url else _CITED,
        "url, of the document",
        "1 with a link, else 2",
    ),
    Column("MentionSourceName", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
    Column(
        "MentionIdentifier",
        Kind.TEXT,
        lambda line: line.origin.url or line.origin.article,
        "url, of the document, or the article's id",
    ),
    Column("SentenceID", Kind.WHOLE, lambda line: line.event.sentence + 1, "sentence"),
    Column("Actor1CharOffset", Kind.WHOLE, _offset("actors"), "actors.start"),
    Column("Actor2CharOffset", Kind.WHOLE, _offset("recipients"), "recipients.start"),
    Column("ActionCharOffset", Kind.WHOLE, lambda line: line.event.trigger.start, "trigger.start"),
    Column("InRawText", Kind.WHOLE, lambda _: 1, "", "always 1: nothing is rewritten before it is read"),
    Column("Confidence", Kind.WHOLE, _in_tens, "confidence.event", "in tens from 10 to 100"),
    Column("MentionDocLen", Kind.WHOLE, lambda line: line.origin.length, "text, of the document"),
    Column("MentionDocTone", Kind.NUMBER, values.nothing, "", "empty: we measure no tone"),
    Column("MentionDocTranslationInfo", Kind.TEXT, values.nothing, "", "empty: nothing is translated"),
    Column("Extras", Kind.TEXT, values.nothing, "", "empty, as in GDELT"),
)
_LOST = "tabs and line breaks in names are spaces"
GDELT = TextTable(
    name="gdelt",
    about="The 61 columns of GDELT 2.0 Events, with tabs and no header.",
    columns=_EVENTS,
    dialect=_DIALECT,
    lists=_LIST,
    statuses=AS_FACTS,
    lost=(
        "PLOVER type, mode and contexts",
        "status, speakers, numbers, confidence and the words themselves",
        "unless rows are incidents, every report has its row: GDELT joins those that agree",
        _LOST,
    ),
)
GDELT_MENTIONS = TextTable(
    name="gdelt-mentions",
    about="The 16 columns of GDELT 2.0 Mentions, with tabs and no header; its ids are those of gdelt.",
    columns=_MENTIONS,
    dialect=_DIALECT,
    lists=_LIST,
    statuses=AS_FACTS,
    lost=("all that the Events table says", "one mention an event", _LOST),
    reports_only="a mention is one report, whose parties need not be its incident's; gdelt counts them",
)
