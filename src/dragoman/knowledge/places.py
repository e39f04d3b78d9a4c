"""The gazetteer: what places a name may name, read from the compiled file."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.gazetteer_build import Progress, compiled_file, connect
from dragoman.knowledge.gazetteer_sources import Match
from dragoman.knowledge.place_names import normalise

__all__ = ["Gazetteer", "Match", "PlaceEntry", "Progress", "normalise"]

# Names of news repeat; a few thousand looked-up names take some ten megabytes.
_REMEMBERED = 4_000
# "Springfield" names 100 places, "San Antonio" 700: the small ones of the same name are beyond telling apart.
_MOST = 120
_CANDIDATES = """
SELECT p.id, p.geonameid, p.name, p.feature, p.country, p.admin1, a.name, p.admin2, p.lat, p.lon,
       p.population, n.match
FROM name AS n JOIN place AS p ON p.id = n.place LEFT JOIN place AS a ON a.id = p.admin1
WHERE n.norm = ? ORDER BY n.match = 5, p.population DESC, p.id LIMIT ?
"""
_BIG_CITY = 100_000
_TOWN = 50_000  # inhabitants
_WIDE = frozenset({"PPLC", "PCLI", "ADM1"})
# A city owns its name when it has this many times the people of the next of another country.
_CLEARLY = 5
_CITIES = """
SELECT DISTINCT name FROM place
WHERE (feature IN ('PPL', 'PPLC') AND population > 200000 OR feature IN ('ADM1', 'PCLI'))
"""
_CITY_WORDS = f"{_CITIES} AND name NOT LIKE '% %'"
_CITY_NAMES = f"{_CITIES} AND name LIKE '% %'"


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place that a name may name.

    Attributes:
        id: Row of the compiled gazetteer; stable only within one compiled file.
        geonameid: GeoNames id, or None for entries of our own.
        name: Preferred name.
        feature: GeoNames feature code.
        country: ISO 3166 alpha-3 (KOS for Kosovo), or None.
        admin1_id: Row of the first-order subdivision (its own for one), or None.
        admin1: Name of that subdivision, or None.
        admin2_id: Row of the second-order subdivision (its own for one), or None.
        lat: Latitude in degrees north of its point or middle, or None.
        lon: Longitude in degrees east, or None.
        population: Inhabitants; 0 when unknown.
        match: How directly the looked-up name names it.
    """

    id: int
    geonameid: int | None
    name: str
    feature: str
    country: str | None
    admin1_id: int | None
    admin1: str | None
    admin2_id: int | None
    lat: float | None
    lon: float | None
    population: int
    match: Match


class Gazetteer:
    """Looks places up by name; reading only, some 30 µs a name."""

    def __init__(self, path: Path) -> None:
        """Open a compiled file.

        Args:
            path: As ``compiled_file`` gives it.
        """
        self._path = path
        self._database = connect(path)
        self._found: dict[str, tuple[PlaceEntry, ...]] = {}
        # "places-1-1f0c…": recipe and hash of the sources, for decisions.
        self.version = path.stem

    @classmethod
    def open(cls, *, progress: Progress | None = None) -> "Gazetteer":
        """Open the gazetteer, building it on first use (under a minute).

        Args:
            progress: Told how the build goes: what is being done, how far, of how much.

        Raises:
            KnowledgeError: It can be built nowhere.
        """
        return cls(compiled_file(progress=progress))

    def candidates(self, name: str) -> tuple[PlaceEntry, ...]:
        """Give the places that a name may name, direct names first, the most populous first.

        Args:
            name: As written; case, accents, dots, "St." and the article do not matter.
        """
        norm = normalise(name)
        found = self._found.get(norm)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[norm] = tuple(
                PlaceEntry(*(*row[:-1], Match(row[-1]))) for row in self._rows(_CANDIDATES, (norm, _MOST))
            )
        return found

    def _rows(self, statement: str, values: tuple[str | int, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise KnowledgeError(
                f"the compiled gazetteer {self._path} cannot be read ({error}); delete it, it is rebuilt"
            ) from error

    def big_city_country(self, name: str) -> str | None:
        """Give the country (alpha-3) of the one city of over 100,000 that clearly owns a name, or None.

        Args:
            name: As written.
        """
        cities = [c for c in self.candidates(name) if c.feature.startswith("PPL") and c.match < Match.DEMONYM]
        cities.sort(key=lambda c: -c.population)
        if not cities or cities[0].population <= _BIG_CITY:
            return None
        rivals = [c.population for c in cities[1:] if c.country != cities[0].country]
        return cities[0].country if max(rivals, default=0) * _CLEARLY < cities[0].population else None

    def is_well_known(self, name: str) -> bool:
        """Say whether a name is a state's, a first-order subdivision's or a town's of some size.

        Args:
            name: As written.
        """
        return any(
            c.feature in _WIDE or (c.feature.startswith("PPL") and c.population >= _TOWN)
            for c in self.candidates(name)
            if c.match < Match.DEMONYM
        )

    def city_words(self) -> frozenset[str]:
        """Give the single words that name countries, first-order subdivisions and cities over 200,000.

        In running-text case, for restoring the case of lower-cased text.
        """
        words = (str(row[0]) for row in self._rows(_CITY_WORDS))
        return frozenset(word for word in words if word[:1].isupper() and word.isascii() and len(word) > 2)

    def city_names(self) -> frozenset[str]:
        """Give the names of several words of countries, first-order subdivisions and cities over 200,000."""
        return frozenset(str(row[0]) for row in self._rows(_CITY_NAMES) if str(row[0]).isascii())
