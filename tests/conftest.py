"""Fixtures that several packages' tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from dragoman.knowledge.gazetteer_build import build_file
from dragoman.knowledge.gazetteer_sources import SourceData
from dragoman.knowledge.places import Gazetteer

# No test is a race: a crowded machine is no fault of the code.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

# name, GeoNames id, alpha-2, population, latitude, longitude, subdivision rows, alternate names;
# the ids are invented.
_CITIES = [
    ("Paris", 101, "FR", 2_100_000, 48.86, 2.35, "7", ["Parigi", "bali"]),
    ("Paris", 102, "US", 25_000, 33.66, -95.56, "1|4", []),
    ("Paris", 103, "US", 10_000, 36.30, -88.33, "2", []),
    ("Dallas", 104, "US", 1_300_000, 32.78, -96.80, "1", ["DAL"]),
    ("Reno", 105, "US", 3_000, 33.67, -95.48, "1|4", []),
    ("Aleppo", 106, "SY", 2_000_000, 36.20, 37.16, "3", ["Halab", "Alep"]),
    ("Manbij", 107, "SY", 100_000, 36.53, 37.95, "3", ["Menbij"]),
    ("Damascus", 108, "SY", 1_600_000, 33.51, 36.29, "", ["Dimashq"]),
    ("London", 109, "GB", 8_900_000, 51.51, -0.13, "6", []),
    ("London", 110, "US", 10_000, 39.89, -83.45, "", []),
    ("St. Ives", 111, "GB", 16_000, 52.33, -0.07, "6", []),
]
_COUNTRIES = [
    ("US", "USA", 201, "United States", "Washington", 330_000_000),
    ("SY", "SYR", 202, "Syria", "Damascus", 18_000_000),
    ("FR", "FRA", 203, "France", "Paris", 67_000_000),
    ("GB", "GBR", 204, "United Kingdom", "London", 66_000_000),
    ("XK", "XKX", 205, "Kosovo", "Pristina", 1_800_000),
]
# name, ISO 3166-2, GeoNames code, GeoNames id, kind, aliases, level, parent row, country row
_SUBDIVISIONS = [
    ("Texas", "US-TX", "US.TX", "301", "State", "", "1", "", "1"),
    ("Tennessee", "US-TN", "US.TN", "302", "State", "", "1", "", "1"),
    ("Halab", "SY-HL", "SY.09", "303", "Province", "Aleppo|Aleppo Governorate", "1", "", "2"),
    ("Lamar County", "", "US.TX.277", "304", "", "Lamar", "2", "1", "1"),
    ("Tartus", "", "SY.14", "305", "Province", "", "1", "", "2"),
    ("England", "GB-ENG", "GB.ENG", "306", "Country", "", "1", "", "4"),
    ("Dagestan, Respublika", "RU-DA", "RU.17", "307", "Republic", "", "1", "", "3"),
]


_SOURCE = SourceData(
    cities={
        str(number): {
            "name": name,
            "countrycode": country,
            "population": people,
            "latitude": lat,
            "longitude": lon,
            "alternatenames": others,
        }
        for name, number, country, people, lat, lon, _, others in _CITIES
    },
    countries={
        two: {
            "geonameid": number,
            "name": name,
            "iso": two,
            "iso3": three,
            "capital": capital,
            "population": people,
        }
        for two, three, number, name, capital, people in _COUNTRIES
    },
    continents={
        "AF": {
            "geonameId": 401,
            "name": "Africa",
            "lat": "7.2",
            "lng": "21.1",
            "population": 1_000_000_000,
        }
    },
    subdivisions=tuple(_SUBDIVISIONS),
    country_rows=tuple((name, two, three, str(n), "", "", "") for two, three, n, name, _, _ in _COUNTRIES),
    city_rows=tuple(
        (name, str(n), subs, "", str(people), str(lat), str(lon))
        for name, n, _, people, lat, lon, subs, _ in _CITIES
    ),
    points={"US-TX": (31.5, -99.3), "US-TN": (35.8, -86.3)},
    country_info={
        "USA": {"latlng": [38, -97], "demonym": "American"},
        "SYR": {"latlng": [35, 38], "demonym": "Syrian"},
        "FRA": {"latlng": [46, 2], "demonym": "French"},
    },
    own={
        "regions.yaml": {
            "points": {"USA": [39.8, -98.5]},
            "subdivisions": {"RU-DA": ["Dagestan region"]},
            "regions": [
                {"name": "Sahel", "aliases": ["Sahel region"], "feature": "RGN", "lat": 15.0, "lon": 5.0},
                {
                    "name": "Eastern Ghouta",
                    "aliases": ["East Ghouta"],
                    "country": "SYR",
                    "feature": "RGN",
                    "lat": 33.5,
                    "lon": 36.4,
                    "within": "SY-HL",
                },
            ],
        },
        "abbreviations.yaml": {
            "subdivisions": {"US-TX": ["Tex.", "TX"], "US-TN": ["Tenn."]},
            "countries": {"USA": ["U.S."]},
            "cities": [{"name": "Dallas", "country": "USA", "aliases": ["Big D"]}],
        },
        "demonyms.yaml": {"US-TX": ["Texan", "Texans"], "+AF": ["African"]},
    },
)


@pytest.fixture
def tiny_source() -> SourceData:
    """A handful of places in the shape that the packages give them."""
    return _SOURCE


@pytest.fixture(scope="session")
def tiny_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The handful of places, compiled as the whole gazetteer is."""
    path: Path = tmp_path_factory.mktemp("gazetteer") / "tiny.sqlite"
    build_file(path, _SOURCE)
    return Gazetteer(path)
