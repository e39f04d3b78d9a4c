"""Which of the places of one name a document means: a sum of documented weights, settled in rounds."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.distance import kilometres
from dragoman.knowledge.places import Match, PlaceEntry


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign is worth, in units of a tenfold population.

    Swept one at a time, given spans, on all of the LGL, TR-News and GeoWebNews documents at hand, so
    figures on those are in-sample; within the ranges tried accuracy moved by under two points.
    ``dateline`` and ``home`` are judgement: those sets name neither datelines nor outlets.

    Attributes:
        country: All other places of the document lie in the country.
        admin1: All other places of the document lie in the first-order subdivision.
        near: Another place of the document is next to it.
        container: The text says what it lies in ("Paris, Texas").
        hint: The words beside it say its kind ("county").
        dateline: It lies in the dateline's or outlet's country, and again for the dateline's subdivision.
        home: It lies in the outlet's subdivision: a local paper's Paris is seldom the French one.
        seat: A subdivision named like a large city in it, where no word beside says "province".
        indirect: It is known by this name only as an alternate.
        short: The name leaves out the word for its kind ("Avoyelles" for the parish).
        own: It is an entry of our own: by name alone beside cities of that name.
        temperature: Divides scores before they become probabilities.
    """

    country: float = 3.5
    admin1: float = 6.0
    near: float = 5.0
    container: float = 8.0
    hint: float = 3.0
    dateline: float = 1.0
    home: float = 3.0
    seat: float = 1.5
    indirect: float = 2.0
    short: float = 1.2
    own: float = 6.0
    temperature: float = 0.8


# What a kind of place is worth beside the logarithm of its population.
_KIND = {"PCLI": 2.5, "CONT": 0.0, "PPLC": 1.6, "PPL": 0.0, "ADM1": 0.0, "ADM2": -1.5}
_HINTED = {
    "county": {"ADM2"},
    "district": {"ADM2"},
    "province": {"ADM1"},
    "city": {"PPL", "PPLC", "PPLX"},
}
_NEAR_KM = 80.0
_COOLING = (1.6, 1.2, 0.8)
# Kherson's city has a ninth of the people of its region and is still what its name means.
_SEAT_SHARE = 20
_LIKELY = 12
_LEAST = 0.02
_SMALL = {"PPL", "PPLC", "ADM2"}
# Votes that no document gives: with few places named, their agreement says little.
_DOUBT = 1.0


@dataclass(frozen=True, slots=True)
class NameGroup:
    """All mentions of one name in one document, which mean one place.

    Attributes:
        key: The normalised name.
        mentions: How many there are.
        candidates: The places it may name.
        contained: Ids of countries (as alpha-3) and subdivisions (as rows) the text puts it in.
        hints: Kinds of place the words beside it say.
    """

    key: str
    mentions: int
    candidates: tuple[PlaceEntry, ...]
    contained: tuple[str | int, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the report comes from.

    Attributes:
        countries: Countries of its dateline and outlet.
        dateline: Row of the dateline's first-order subdivision, or None.
        home: Row of the outlet's, or None.
    """

    countries: frozenset[str] = frozenset()
    dateline: int | None = None
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and probability among its rivals."""

    entry: PlaceEntry
    score: float
    probability: float


def rank(groups: Sequence[NameGroup], setting: Setting, weights: Weights) -> dict[str, tuple[Scored, ...]]:
    """Rank the candidates of every name of a document, each in the light of the others.

    Args:
        groups: One a name.
        setting: Dateline and outlet.
        weights: What each sign is worth.

    Returns:
        Name key to its candidates, best first; empty for a name without any.
    """
    base = {g.key: [_alone(g, c, setting, weights) for c in g.candidates] for g in groups}
    ranked = {g.key: _settle(g.candidates, base[g.key], _COOLING[0]) for g in groups}
    for temperature in (*_COOLING[1:], weights.temperature):
        votes = _Votes.of(groups, ranked)
        ranked = {
            g.key: _settle(
                g.candidates,
                [b + votes.support(g, c, weights) for b, c in zip(base[g.key], g.candidates, strict=True)],
                temperature,
            )
            for g in groups
        }
    return ranked


def _alone(group: NameGroup, entry: PlaceEntry, setting: Setting, weights: Weights) -> float:
    """Score a candidate by itself."""
    score = math.log10(entry.population + 10) + _KIND.get(entry.feature, 0.0)
    if entry.geonameid is None or entry.feature == "CONT":
        score = weights.own
    score -= {Match.ALTERNATE: weights.indirect, Match.SHORT: weights.short}.get(entry.match, 0.0)
    if (
        entry.country in group.contained
        or entry.admin1_id in group.contained
        or entry.admin2_id in group.contained
    ):
        score += weights.container
    for hint in group.hints:
        score += weights.hint * (entry.feature in _HINTED[hint])
    score += weights.dateline * (entry.country in setting.countries)
    if entry.admin1_id is not None:
        score += weights.dateline * (entry.admin1_id == setting.dateline)
        score += weights.home * (entry.admin1_id == setting.home)
    if entry.feature in {"ADM1", "ADM2"} and _has_seat(group, entry):
        score -= weights.seat
    return score


def _has_seat(group: NameGroup, subdivision: PlaceEntry) -> bool:
    """Say whether a city of weight of the same name lies in a subdivision: news then means the city."""
    return any(
        c.population * _SEAT_SHARE > subdivision.population
        and c.feature.startswith("PPL")
        and subdivision.id in {c.admin1_id, c.admin2_id}
        for c in group.candidates
    )


def _settle(
    candidates: Sequence[PlaceEntry], scores: Sequence[float], temperature: float
) -> tuple[Scored, ...]:
    """Turn scores into probabilities, best first."""
    if not candidates:
        return ()
    top = max(scores)
    shares = [math.exp((s - top) / temperature) for s in scores]
    total = sum(shares)
    scored = [Scored(c, s, p / total) for c, s, p in zip(candidates, scores, shares, strict=True)]
    return tuple(sorted(scored, key=lambda s: (-s.score, s.entry.id)))


@dataclass(frozen=True, slots=True)
class _Votes:
    """What the names of a document say about where it plays, each name by its likely places."""

    country: Mapping[str, float]
    admin1: Mapping[int, float]
    total: float
    points: tuple[tuple[str, float, float, float], ...]
    own: Mapping[str, tuple[Mapping[str, float], Mapping[int, float], float]]

    @classmethod
    def of(cls, groups: Sequence[NameGroup], ranked: Mapping[str, tuple[Scored, ...]]) -> "_Votes":
        country: dict[str, float] = defaultdict(float)
        admin1: dict[int, float] = defaultdict(float)
        total, points, own = 0.0, [], {}
        for group in groups:
            likely = [s for s in ranked[group.key][:_LIKELY] if s.probability > _LEAST]
            weight = 1.0 + math.log(group.mentions)
            mine_country: dict[str, float] = defaultdict(float)
            mine_admin: dict[int, float] = defaultdict(float)
            for s in likely:
                if s.entry.country:
                    mine_country[s.entry.country] += weight * s.probability
                if s.entry.admin1_id is not None:
                    mine_admin[s.entry.admin1_id] += weight * s.probability
                if s.entry.feature in _SMALL and s.entry.lat is not None and s.entry.lon is not None:
                    points.append((group.key, s.entry.lat, s.entry.lon, s.probability))
            for code, vote in mine_country.items():
                country[code] += vote
            for row, vote in mine_admin.items():
                admin1[row] += vote
            total += weight if likely else 0.0
            own[group.key] = (mine_country, mine_admin, weight if likely else 0.0)
        return cls(country, admin1, total, tuple(points), own)

    def support(self, group: NameGroup, entry: PlaceEntry, weights: Weights) -> float:
        """Give what the other names add to a candidate's score."""
        mine_country, mine_admin, mine = self.own[group.key]
        others = self.total - mine + _DOUBT
        country = self.country.get(entry.country or "", 0.0) - mine_country.get(entry.country or "", 0.0)
        added = weights.country * country / others
        if entry.admin1_id is not None:
            row = entry.admin1_id
            added += weights.admin1 * (self.admin1.get(row, 0.0) - mine_admin.get(row, 0.0)) / others
        return added + weights.near * self._nearness(group.key, entry)

    def _nearness(self, key: str, entry: PlaceEntry) -> float:
        """Give how near the nearest likely other place is: 1 at the spot, a third at 80 km, 0 far off."""
        if entry.feature not in _SMALL or entry.lat is None or entry.lon is None:
            return 0.0
        best = 0.0
        for other, lat, lon, probability in self.points:
            if other != key and abs(lat - entry.lat) < 4.0 and probability > best:
                distance = kilometres(entry.lat, entry.lon, lat, lon)
                best = max(best, probability * math.exp(-distance / _NEAR_KM))
        return best
