"""``geojson``: events as features, those without a point as features without a geometry."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import InputError
from dragoman.records import Event, Reported, Status
from dragoman.views.export import values
from dragoman.views.export.json_lines import json_bytes
from dragoman.views.export.shape import Column, Kind, Line, Lists, Row, lines

_OPENING, _CLOSING = b'{"type":"FeatureCollection","features":[', b"\n]}\n"


def _place(part: str, line: Line) -> Any:  # noqa: ANN401 - each part has its own type
    return getattr(line.event.place, part) if line.event.place else None


def _names(side: str, part: str, line: Line) -> Any:  # noqa: ANN401 - a list of JSON, which no cell of a table is
    return [getattr(actor, part) for actor in getattr(line, side)]


_COLUMNS = (
    Column("id", Kind.TEXT, lambda line: line.id, "id"),
    Column("lon", Kind.NUMBER, values.longitude, "place.lon"),
    Column(
        "lat",
        Kind.NUMBER,
        values.latitude,
        "place.lat",
        "no geometry for countries and regions: no centroids",
    ),
    Column("type", Kind.TEXT, lambda line: line.event.type, "type"),
    Column("mode", Kind.TEXT, lambda line: line.event.mode, "mode"),
    Column("quad", Kind.WHOLE, lambda line: line.event.quad, "quad"),
    Column("intensity", Kind.NUMBER, lambda line: line.event.intensity, "intensity"),
    Column("cameo", Kind.CODE, lambda line: line.event.cameo, "cameo"),
    Column("goldstein", Kind.NUMBER, lambda line: line.event.goldstein, "goldstein"),
    Column("status", Kind.TEXT, lambda line: str(line.event.status), "status"),
    Column("incident", Kind.TEXT, lambda line: line.event.incident, "incident"),
    Column("actors", Kind.NESTED, lambda line: _names("actors", "name", line), "actors.name"),
    Column("actor_countries", Kind.NESTED, lambda line: _names("actors", "country", line), "actors.country"),
    Column("recipients", Kind.NESTED, lambda line: _names("recipients", "name", line), "recipients.name"),
    Column(
        "recipient_countries",
        Kind.NESTED,
        lambda line: _names("recipients", "country", line),
        "recipients.country",
    ),
    Column("from", Kind.TEXT, lambda line: line.event.date.first, "date.from"),
    Column("to", Kind.TEXT, lambda line: line.event.date.last, "date.to"),
    Column("date_precision", Kind.TEXT, lambda line: line.event.date.precision, "date.precision"),
    Column("place", Kind.TEXT, lambda line: _place("name", line), "place.name"),
    Column("geonameid", Kind.WHOLE, lambda line: _place("geonameid", line), "place.geonameid"),
    Column("country", Kind.CODE, values.place_country, "place.country"),
    Column("admin1", Kind.TEXT, values.province, "place.admin1"),
    Column("precision", Kind.TEXT, lambda line: _place("precision", line), "place.precision"),
    Column("place_confidence", Kind.NUMBER, lambda line: _place("confidence", line), "place.confidence"),
    Column(
        "dead", Kind.WHOLE, lambda line: values.best(line.event.size.dead), "size.dead.best", "its bounds"
    ),
    Column("speaker", Kind.TEXT, values.speaker, "attribution", "the outermost speaker alone"),
    Column("confidence", Kind.NUMBER, lambda line: line.event.confidence.event, "confidence.event"),
    Column("evidence", Kind.TEXT, lambda line: line.event.evidence.text, "evidence.text", "offsets"),
    Column("doc", Kind.TEXT, lambda line: line.event.doc, "doc"),
    Column("source", Kind.TEXT, lambda line: line.origin.source, "source, of the document"),
    Column("published", Kind.TEXT, values.published, "published, of the document"),
    Column("url", Kind.TEXT, lambda line: line.origin.url, "url, of the document"),
)
_OUTSIDE = ("id", "lon", "lat")


@dataclass(frozen=True, slots=True)
class GeoJson:
    """A feature collection of RFC 7946, one feature a line."""

    name: str = "geojson"
    about: str = "Features for maps (RFC 7946); events without a point have no geometry."
    columns: tuple[Column, ...] = _COLUMNS
    lost: tuple[str, ...] = (
        "contexts, auxiliary modes, sectors and ids of parties, injured and other numbers",
        "why each field was decided",
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
            yield {column.name: column.make(line) for column in self.columns}

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write rows, one by one, and count them."""
        count = 0
        stream.write(_OPENING)
        for row in rows:
            stream.write((b",\n" if count else b"\n") + json_bytes(_feature(row)))
            count += 1
        stream.write(_CLOSING)
        return count

    def read(self, path: Path) -> Iterator[Row]:
        """Give the rows of a file, which is held whole.

        Raises:
            InputError: It is no feature collection, or a feature is not one of ours.
        """
        try:
            found = json.loads(path.read_bytes())
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
        except ValueError as error:
            raise InputError(f"{path}: is not JSON ({error}); name another file") from error
        if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
            raise InputError(f"{path}: is no feature collection; name a GeoJSON file")
        for number, feature in enumerate(found["features"], start=1):
            yield self._row(feature, path, number)

    def _row(self, feature: dict[str, Any], path: Path, number: int) -> Row:
        properties = feature.get("properties") or {}
        names = {column.name for column in self.columns if column.name not in _OUTSIDE}
        if properties.keys() != names:
            wrong = ", ".join(sorted(properties.keys() ^ names))
            raise InputError(f"{path}: feature {number}: missing or unknown properties: {wrong}; mend it")
        lon, lat = feature["geometry"]["coordinates"] if feature["geometry"] else (None, None)
        return {"id": feature["id"], "lon": lon, "lat": lat, **properties}


def _feature(row: Row) -> dict[str, Any]:
    point = None
    if row["lon"] is not None and row["lat"] is not None:
        point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": point,
        "properties": {name: value for name, value in row.items() if name not in _OUTSIDE},
    }


GEOJSON = GeoJson()
