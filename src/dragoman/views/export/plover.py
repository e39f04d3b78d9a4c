"""``plover``: the JSON lines of the PLOVER manual."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.knowledge.countries import country_name
from dragoman.records import Actor, Event, Place, Reported, Status
from dragoman.views.export import values
from dragoman.views.export.json_lines import read_lines, write_lines
from dragoman.views.export.shape import Cell, Column, Kind, Line, Lists, Row, lines

REQUIRED = ("id", "date", "actor", "event")
_RESOLUTIONS = {"site": 5, "city": 4, "admin2": 3, "admin1": 2, "country": 1}
_CODEBOOK = "PLOVER 2.0"


def _entity(actor: Actor) -> dict[str, Any]:
    return _known(
        code=actor.country,
        sector=list(actor.sectors),
        entity_text=actor.text,
        identifier_text=actor.name,
        office=actor.role,
    )


def _location(place: Place) -> dict[str, Any]:
    return _known(
        extracted_place=place.text,
        resolved_place=place.name,
        geonameid=place.geonameid,
        lat=place.lat,
        lon=place.lon,
        city=place.name if place.precision in {"city", "site"} else None,
        district=place.name if place.precision == "admin2" else None,
        province=place.admin1,
        country=country_name(place.country),
        country_code=place.country,
        feature_code=place.feature,
        resolution=_RESOLUTIONS.get(place.precision),
    )


def _comment(event: Event) -> str:
    """Say what the format has no field for and no reader should miss: status and speakers."""
    said = " > ".join(link.speaker.name for link in event.attribution)
    return f"status: {event.status}" + (f"; according to: {said}" if said else "")


def _ends(line: Line) -> Cell:
    when = line.event.date
    return when.last if when.last != when.first else None


def _size(event: Event) -> dict[str, Any]:
    counts = {"dead": event.size.dead, "injured": event.size.injured, "arrested": event.size.arrested}
    return _known(**{name: values.best(count) for name, count in counts.items()})


def _known(**fields: object) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _column(name: str, make: Callable[[Line], Any], source: str, loss: str = "") -> Column:
    return Column(name, Kind.NESTED, make, source, loss)


_COLUMNS = (
    _column("id", lambda line: line.id, "id"),
    _column(
        "date", lambda line: line.event.date.first, "date.from", "precision and basis; null where not known"
    ),
    _column("enddate", _ends, "date.to"),
    _column(
        "actor",
        lambda line: [_entity(actor) for actor in line.actors],
        "actors",
        "our ids, kind and confidence; identifier_id is Wikidata's and left out",
    ),
    _column("recipient", lambda line: [_entity(actor) for actor in line.recipients], "recipients"),
    _column("event", lambda line: [line.event.type], "type"),
    _column(
        "event_loc",
        lambda line: _location(line.event.place) if line.event.place else None,
        "place",
        "confidence; a region of no country has no resolution",
    ),
    _column("event_text", lambda line: [line.event.trigger.text], "trigger.text"),
    _column("quad_code", lambda line: line.event.quad, "quad"),
    _column("event_scale", lambda line: line.event.intensity, "intensity"),
    _column(
        "mode",
        lambda line: [*filter(None, [line.event.mode]), *line.event.auxiliary],
        "mode, auxiliary",
        "the auxiliary modes stand behind the mode",
    ),
    _column("context", lambda line: list(line.event.contexts), "contexts"),
    _column("link", lambda line: line.origin.url, "url, of the document"),
    _column("text", lambda line: line.event.evidence.text, "evidence.text"),
    _column(
        "text_info",
        lambda line: {
            "sequence": line.event.sentence,
            "start": line.event.evidence.start,
            "end": line.event.evidence.end,
        },
        "sentence, evidence",
        "offsets into the article as received",
    ),
    _column("size", lambda line: _size(line.event), "size", "bounds, and the displaced and participants"),
    _column(
        "cite_info",
        lambda line: _known(
            url=line.origin.url,
            title=line.origin.title,
            language="en",
            publication=line.origin.source,
            codebook=_CODEBOOK,
            version=f"dragoman {__version__}",
        ),
        "of the document",
        "the publication day",
    ),
    _column("coder", lambda _: "dragoman", ""),
    _column("comment", lambda line: _comment(line.event), "status, attribution", "as words, not as fields"),
)


@dataclass(frozen=True, slots=True)
class PloverLines:
    """PLOVER's JSON lines: what is not known is left out, but for the four fields that must be there."""

    name: str = "plover"
    about: str = "JSON lines with the fields of the PLOVER manual."
    columns: tuple[Column, ...] = _COLUMNS
    lost: tuple[str, ...] = (
        "CAMEO code, Goldstein value, certainty, confidence and why each field was decided",
    )
    lists: tuple[Lists, ...] = (Lists.KEEP, Lists.EXPAND)
    statuses: frozenset[Status] = frozenset(Status)
    reports_only: str = ""

    def aside(self, _event: Event) -> str | None:
        """Have a place for every event."""
        return None

    def rows(self, reports: Iterable[Reported], lists: Lists) -> Iterator[Row]:
        """Give the rows of events."""
        for line in lines(reports, lists):
            made = {column.name: column.make(line) for column in self.columns}
            yield {
                name: value
                for name, value in made.items()
                if name in REQUIRED or value not in (None, "", [], {})
            }

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write rows, one by one, and count them."""
        return write_lines(rows, stream)

    def read(self, path: Path) -> Iterator[Row]:
        """Give the rows of a file.

        Raises:
            InputError: A line is no JSON or lacks what PLOVER requires.
        """
        for number, row in enumerate(read_lines(path), start=1):
            lacking = [name for name in REQUIRED if name not in row]
            if lacking:
                raise InputError(
                    f"{path}: line {number} lacks {', '.join(lacking)}, which PLOVER requires; add it"
                )
            yield row


PLOVER = PloverLines()
