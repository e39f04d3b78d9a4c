"""Toponyms to places: which place each name means, or why none."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.distance import kilometres
from dragoman.knowledge.places import Gazetteer, PlaceEntry, normalise
from dragoman.records import Annotations, Decision, Document, Option, Place, Span
from dragoman.resolution.place_ranking import NameGroup, Scored, Setting, Weights, rank
from dragoman.resolution.place_words import FREELY_NAMED
from dragoman.resolution.toponym_search import ToponymFinder
from dragoman.resolution.toponyms import LARGE_PEOPLE, Toponym, ToponymKind, ToponymReader

__all__ = [
    "PRECISION_RANK",
    "PlaceResolver",
    "Resolved",
    "Toponym",
    "ToponymKind",
    "place_at",
    "place_of",
    "precision_of",
]

_COMPONENT = "places"
_VERSION = "places-2"
_ALTERNATIVES = 5
# A best candidate scored below this is a hamlet known by an alternate spelling: more often another
# word than that hamlet.
_LEAST_SCORE = 0.0
_PRECISION = {
    "PCLI": "country",
    "PCLH": "region",
    "CONT": "region",
    "ADM1": "admin1",
    "ADM2": "admin2",
    "PPL": "city",
    "PPLC": "city",
    "PPLX": "city",
    "AIRP": "site",
    "AIRB": "site",
    "CMPRF": "site",
    "PSTB": "site",
    "INDS": "site",
    "SQR": "site",
    "BLDG": "site",
    "BDG": "site",
    "INSM": "site",
    "PSN": "site",
    "ST": "site",
    "HLL": "site",
    "CNL": "site",
    "PASS": "site",
    "MT": "site",
    "SHOL": "site",
}
_SUBDIVISIONS = {"ADM1", "ADM2"}
_CITIES = {"PPL", "PPLC"}
_POINTS = _CITIES | {"ADM2"} | {kind for kind, precision in _PRECISION.items() if precision == "site"}
# What a city names as its own may lie so far from it, an airport for one.
_CITY_KM = 80.0
# A building's name is a place's where that is in the city or next to it; a state is none.
_QUARTER_KM = 30.0
_QUARTERS = {"city", "admin2", "site"}
_POINTLESS = {"country", "region"}
# From the finest to the coarsest.
PRECISION_RANK = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "country": 4, "region": 5}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A toponym with the place it means.

    Attributes:
        toponym: The words.
        entry: The gazetteer's place, or None when refused.
        probability: That it is the right one, 0 to 1.
        decision: What was chosen among what, and why.
    """

    toponym: Toponym
    entry: PlaceEntry | None
    probability: float
    decision: Decision


class PlaceResolver:
    """Finds toponyms and says which places they mean."""

    def __init__(self, gazetteer: Gazetteer, *, weights: Weights | None = None) -> None:
        """Take the gazetteer.

        Args:
            gazetteer: Where names are looked up.
            weights: What each sign is worth; the swept ones when not given.
        """
        self._gazetteer = gazetteer
        self._reader = ToponymReader(gazetteer)
        self._finder = ToponymFinder(gazetteer, self._reader)
        self._weights = weights or Weights()

    def toponyms(self, document: Document, annotations: Annotations) -> tuple[Toponym, ...]:
        """Give every toponym of a document in text order.

        Args:
            document: The document.
            annotations: Its parse.
        """
        return self._finder.find(document, annotations)

    def toponyms_at(self, document: Document, spans: Iterable[tuple[int, int]]) -> tuple[Toponym, ...]:
        """Describe toponyms at spans that are known to be some."""
        return tuple(self._reader.at(document, start, end) for start, end in spans)

    def resolve(
        self, document: Document, annotations: Annotations, *, centroids: bool = False
    ) -> tuple[tuple[Place, ...], tuple[Decision, ...]]:
        """Give the place of every toponym that has one, and the decision for every toponym.

        Args:
            document: The document.
            annotations: Its parse.
            centroids: Give countries and regions the point of their middle.
        """
        resolved = self.resolve_toponyms(document, self.toponyms(document, annotations))
        places = (place_of(r, centroids=centroids) for r in resolved)
        return tuple(p for p in places if p is not None), tuple(r.decision for r in resolved)

    def resolve_toponyms(self, document: Document, toponyms: Sequence[Toponym]) -> tuple[Resolved, ...]:
        """Say which place each toponym means, in the light of all of them.

        Args:
            document: For dateline and outlet.
            toponyms: All toponyms of the document.
        """
        groups = self._groups(toponyms)
        ranked = rank(list(groups.values()), self._setting(document), self._weights)
        told = self._countries(document, toponyms, ranked)
        return tuple(self._decide(t, ranked, told) for t in toponyms)

    def _countries(
        self, document: Document, toponyms: Sequence[Toponym], ranked: Mapping[str, tuple[Scored, ...]]
    ) -> frozenset[str]:
        """Give the countries a document is about: of its places, but not of what buildings are called."""
        found = (ranked[normalise(t.name)][:1] for t in toponyms if not t.building)
        named = {
            s.entry.country for best in found for s in best if s.score >= _LEAST_SCORE and s.entry.country
        }
        return frozenset(named) | self._setting(document).countries

    def _groups(self, toponyms: Sequence[Toponym]) -> dict[str, NameGroup]:
        """Put the mentions of each name together: one name means one place in one document."""
        groups: dict[str, NameGroup] = {}
        for toponym in toponyms:
            key = normalise(toponym.name)
            group = groups.get(key)
            if group is None:
                group = NameGroup(key, 0, self._gazetteer.candidates(toponym.name))
            hints = tuple(dict.fromkeys((*group.hints, *filter(None, (toponym.hint,)))))
            contained = tuple(dict.fromkeys((*group.contained, *self._contained(toponym.containers))))
            groups[key] = replace(group, mentions=group.mentions + 1, contained=contained, hints=hints)
        for city in {t.city for t in toponyms if t.city}:
            key = normalise(city)
            groups.setdefault(key, NameGroup(key, 1, self._gazetteer.candidates(city)))
        return groups

    def _contained(self, names: tuple[str, ...]) -> Iterable[str | int]:
        """Give what the text puts a place in: a country's code, or rows of subdivisions."""
        for name in names:
            for entry in self._gazetteer.candidates(name):
                if entry.feature == "PCLI" and entry.country:
                    yield entry.country
                elif entry.feature in {"ADM1", "ADM2"}:
                    yield entry.id

    def _setting(self, document: Document) -> Setting:
        """Read dateline and outlet: their countries and subdivisions."""
        line = document.dateline.place.text if document.dateline and document.dateline.place else ""
        dateline = next(iter(self._gazetteer.candidates(line)), None)
        home = self._reader.home_of(document.source) if document.source else None
        return Setting(
            frozenset(e.country for e in (dateline, home) if e is not None and e.country),
            dateline.admin1_id if dateline else None,
            home.admin1_id if home else None,
        )

    def _decide(
        self, toponym: Toponym, all_ranked: Mapping[str, tuple[Scored, ...]], told: frozenset[str]
    ) -> Resolved:
        """Take the best candidate or refuse, and write down why."""
        ranked = all_ranked[normalise(toponym.name)]
        around = self._around(toponym, all_ranked)
        if toponym.building and around:
            ranked = _in_city(ranked, around[0].entry) or ranked
        within = bool(around) and (not ranked or _lies_elsewhere(toponym, ranked[0].entry, around[0].entry))
        if within:
            ranked = around
        best = ranked[0] if ranked else None
        if within and best is not None:
            reason = f"no place called {toponym.name!r} is known in {best.entry.name}, where the text puts it"
        elif best is not None and not around and _is_only_called_so(toponym, best.entry, told):
            reason = (
                f"a {toponym.building} may be called {toponym.name!r} in any country; the report names others"
            )
            best = None
        elif best is None:
            reason = f"no place of the gazetteer is called {toponym.name!r}"
        elif best.score < _LEAST_SCORE:
            reason = f"only small places are called {toponym.name!r}, by other names of theirs"
            best = None
        else:
            reason = _reason(toponym, ranked)
        decision = Decision(
            subject=f"{toponym.span.start}:{toponym.span.end}",
            field="place",
            chosen=_value(best.entry) if best else None,
            alternatives=tuple(
                Option(_value(s.entry), round(s.score, 3), _label(s.entry)) for s in ranked[:_ALTERNATIVES]
            ),
            reason=reason,
            component=_COMPONENT,
            version=f"{_VERSION} {self._gazetteer.version}",
        )
        probability = best.probability if best else 0.0
        return Resolved(
            toponym, best.entry if best else None, probability / 2 if within else probability, decision
        )

    def _around(self, toponym: Toponym, ranked: Mapping[str, tuple[Scored, ...]]) -> tuple[Scored, ...]:
        """Give the city or subdivision the text puts a place in: less exact, and still true."""
        if toponym.city and toponym.city != toponym.name:
            found = tuple(s for s in ranked[normalise(toponym.city)] if s.entry.feature in _CITIES)
            if found:
                return found
        for name in toponym.containers:
            found = tuple(s for s in ranked.get(normalise(name), ()) if s.entry.feature == "ADM1")
            if found:
                return found
        return ()


def _in_city(ranked: tuple[Scored, ...], city: PlaceEntry) -> tuple[Scored, ...]:
    """Give the candidates that are a quarter of a city or lie beside it: a building's name may be one's."""
    return tuple(s for s in ranked if s.score >= _LEAST_SCORE and _apart(s.entry, city) <= _QUARTER_KM)


def _apart(entry: PlaceEntry, city: PlaceEntry) -> float:
    """Give the kilometres between a place of the size of a city or less and a city; for others endless."""
    if precision_of(entry.feature) not in _QUARTERS:
        return math.inf
    if entry.lat is None or entry.lon is None or city.lat is None or city.lon is None:
        return math.inf
    return kilometres(entry.lat, entry.lon, city.lat, city.lon)


def _is_only_called_so(toponym: Toponym, entry: PlaceEntry, told: frozenset[str]) -> bool:
    """Say whether a building of a place's name tells nothing: the report is about other countries."""
    return toponym.building in FREELY_NAMED and bool(told) and entry.country not in told


def _lies_elsewhere(toponym: Toponym, entry: PlaceEntry, around: PlaceEntry) -> bool:
    """Say whether a place cannot be the one in a subdivision or city: it lies in another or far off."""
    if toponym.building and around.feature in _CITIES:
        return _apart(entry, around) > _QUARTER_KM
    if around.feature in _SUBDIVISIONS:
        return around.id not in {entry.id, entry.admin1_id, entry.admin2_id} and entry.feature != "PCLI"
    if entry.lat is None or entry.lon is None or around.lat is None or around.lon is None:
        return False
    well_known = entry.population > LARGE_PEOPLE and toponym.kind is not ToponymKind.EMBEDDED
    if entry.feature not in _POINTS or well_known:
        return False
    return kilometres(entry.lat, entry.lon, around.lat, around.lon) > _CITY_KM


def _value(entry: PlaceEntry) -> str:
    return f"geonames/{entry.geonameid}" if entry.geonameid else f"region/{normalise(entry.name)}"


def _label(entry: PlaceEntry) -> str:
    return ", ".join(filter(None, (entry.name, entry.admin1, entry.country, entry.feature)))


def _reason(toponym: Toponym, ranked: tuple[Scored, ...]) -> str:
    if len(ranked) == 1:
        return "the only place of that name"
    if toponym.containers:
        return f"the text puts it in {', '.join(toponym.containers)}"
    return f"best of {len(ranked)} by size, kind, and the other places named"


def precision_of(feature: str) -> str:
    """Give how finely a place of a kind says where: from ``site`` to ``country`` and ``region``."""
    return _PRECISION.get(feature, "region")


def place_of(resolved: Resolved, *, centroids: bool = False) -> Place | None:
    """Give the place record of a resolved toponym, or None when it was refused.

    Args:
        resolved: The toponym and what it means.
        centroids: Give countries and regions the point of their middle.
    """
    if resolved.entry is None:
        return None
    confidence = round(resolved.probability, 3)
    return place_at(resolved.toponym.span, resolved.entry, confidence=confidence, centroids=centroids)


def place_at(span: Span, entry: PlaceEntry, *, confidence: float, centroids: bool = False) -> Place:
    """Give the place record of words that mean a place of the gazetteer.

    Args:
        span: The words.
        entry: The place.
        confidence: Probability that it is the right one.
        centroids: Give countries and regions the point of their middle.
    """
    precision = precision_of(entry.feature)
    point = centroids or precision not in _POINTLESS
    return Place(
        text=span.text,
        start=span.start,
        end=span.end,
        name=entry.name,
        geonameid=entry.geonameid,
        lat=entry.lat if point else None,
        lon=entry.lon if point else None,
        country=entry.country,
        admin1=entry.admin1,
        feature=entry.feature,
        precision=precision,
        confidence=confidence,
    )
