"""``csv``: our own record in one row, for spreadsheets and statistics."""

from collections.abc import Callable, Iterator

from dragoman.records import CONFIDENCES, COUNTED, Actor, Count, Status
from dragoman.records.serial import SCHEMA
from dragoman.views.export import values
from dragoman.views.export.shape import Cell, Column, Kind, Line, Lists
from dragoman.views.export.text_table import CSV, TextTable

_BOUNDS = ("low", "best", "high")
_PARTS: tuple[tuple[str, Callable[[Actor], str | None], str], ...] = (
    ("names", lambda actor: actor.name, ""),
    ("texts", lambda actor: actor.text, ""),
    ("spans", lambda actor: f"{actor.start}-{actor.end}", ""),
    ("ids", lambda actor: actor.id, ""),
    ("countries", lambda actor: actor.country, ""),
    ("sectors", values.sectors, ""),
    ("kinds", lambda actor: actor.kind, ""),
    ("roles", lambda actor: actor.role, ""),
)


def _of(name: str, kind: Kind = Kind.TEXT) -> Column:
    """Declare a column that is a field of the event."""

    def make(line: Line) -> Cell:
        value = getattr(line.event, name)
        return values.number(value) if kind is Kind.NUMBER else value

    return Column(name, kind, make, name)


def _side(side: str) -> Iterator[Column]:
    """Declare the columns of actors or recipients: the parts of each list stand in the same order."""

    def maker(part: Callable[[Actor], str | None]) -> Callable[[Line], Cell]:
        return lambda line: values.each(getattr(line, f"{side}s"), part)

    for name, part, loss in _PARTS:
        yield Column(f"{side}_{name}", Kind.LIST, maker(part), f"{side}s", loss)


def _span(name: str, *parts: str) -> Iterator[Column]:
    """Declare the columns of words with their place."""

    def maker(part: str) -> Callable[[Line], Cell]:
        return lambda line: getattr(getattr(line.event, name), part)

    yield Column(name, Kind.TEXT, maker("text"), f"{name}.text")
    for part in parts:
        yield Column(f"{name}_{part}", Kind.WHOLE, maker(part), f"{name}.{part}")


def _date() -> Iterator[Column]:
    def maker(part: str) -> Callable[[Line], Cell]:
        return lambda line: getattr(line.event.date, part)

    names = {"from": "first", "to": "last"}
    for name in ("text", "from", "to", "precision", "basis"):
        yield Column(f"date_{name}", Kind.TEXT, maker(names.get(name, name)), f"date.{name}")


def _place() -> Iterator[Column]:
    kinds = {"geonameid": Kind.WHOLE, "lat": Kind.NUMBER, "lon": Kind.NUMBER, "confidence": Kind.NUMBER}
    for part in (
        *("text", "name", "geonameid", "lat", "lon", "country", "admin1", "feature", "precision"),
        "confidence",
    ):
        yield Column(f"place_{part}", kinds.get(part, Kind.TEXT), values.place(part), f"place.{part}")


def _sizes() -> Iterator[Column]:
    def maker(what: str, bound: str) -> Callable[[Line], Cell]:
        def make(line: Line) -> Cell:
            count: Count | None = getattr(line.event.size, what)
            return None if count is None else getattr(count, bound)

        return make

    for what in COUNTED:
        for bound in _BOUNDS:
            yield Column(f"{what}_{bound}", Kind.WHOLE, maker(what, bound), f"size.{what}.{bound}")


def _confidences() -> Iterator[Column]:
    def maker(part: str) -> Callable[[Line], Cell]:
        return lambda line: getattr(line.event.confidence, part)

    for part in CONFIDENCES:
        yield Column(f"confidence_{part}", Kind.NUMBER, maker(part), f"confidence.{part}")


_COLUMNS = (
    Column("schema", Kind.TEXT, lambda _: SCHEMA, "schema"),
    Column("id", Kind.TEXT, lambda line: line.id, "id", "rows of one event end in /1, /2 … when expanded"),
    *(_of("doc"), _of("incident"), _of("type"), _of("mode"), _of("contexts", Kind.LIST)),
    *(_of("quad", Kind.WHOLE), _of("intensity", Kind.NUMBER)),
    *(_of("cameo", Kind.CODE), _of("goldstein", Kind.NUMBER)),
    *(_of("status"), _of("auxiliary", Kind.LIST), _of("certainty", Kind.NUMBER)),
    *_side("actor"),
    *_side("recipient"),
    *_date(),
    *_place(),
    Column("speakers", Kind.LIST, values.speakers, "attribution", "cues and stretches said"),
    Column(
        "speaker_countries",
        Kind.LIST,
        lambda line: values.each((link.speaker for link in line.event.attribution), lambda a: a.country),
        "attribution",
    ),
    Column(
        "speech_kinds",
        Kind.LIST,
        lambda line: tuple(link.kind for link in line.event.attribution),
        "attribution",
    ),
    *_sizes(),
    *_span("trigger", "start", "end", "article_start", "article_end"),
    *_span("evidence", "start", "end", "article_start", "article_end"),
    *(_of("region"), _of("sentence", Kind.WHOLE)),
    *_confidences(),
    Column("published", Kind.TEXT, values.published, "published, of the document"),
    Column("source", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
    Column("url", Kind.TEXT, lambda line: line.origin.url, "url, of the document"),
    Column("title", Kind.TEXT, lambda line: line.origin.title, "title, of the article"),
)
CSV_FLAT = TextTable(
    name="csv",
    about="Our own record in one row, with commas and a header.",
    columns=_COLUMNS,
    dialect=CSV,
    lists=(Lists.KEEP, Lists.EXPAND),
    statuses=frozenset(Status),
    reports_only="a row is the record of one report; for incidents: dragoman incidents --format csv",
    lost=(
        "why each field was decided",
        "the confidence of each party",
        "semicolons in the parts of a list are commas",
        "the difference between an empty text and none",
    ),
)
