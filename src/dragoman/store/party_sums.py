"""Sums about one party: what it did and suffered by type and time, as what it was coded, with whom, where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.store.connection import STRINGS, many
from dragoman.store.database import Store
from dragoman.store.parties import Key, Known, Side


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How often a party did something of a type, and had it done to it."""

    type: str
    done: int
    suffered: int


@dataclass(frozen=True, slots=True)
class PeriodSums:
    """A party's events in a period, by first possible day; cooperation is quad 1 and 2, conflict 3 and 4."""

    period: date
    done_cooperation: int
    done_conflict: int
    suffered_cooperation: int
    suffered_conflict: int


@dataclass(frozen=True, slots=True)
class Standing:
    """As what a party was coded, and in articles of which days.

    Attributes:
        role: Office or role in words, or None.
        country: Country code, or None.
        sectors: PLOVER sectors.
        kind: What sort of party.
        first: Earliest publication day, or None where no article has one.
        last: Latest.
        mentions: How many mentions were coded so.
        confidence: Mean probability that country and sectors are right.
    """

    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    kind: str
    first: date | None
    last: date | None
    mentions: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words by which texts name a party, and how often."""

    text: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Partner:
    """Whom a party has events with.

    Attributes:
        name: The partner's name.
        done: Events of the party asked for upon this one.
        suffered: Events of this one upon the party asked for.
        done_intensity: Mean PLOVER intensity of the first, or None.
        suffered_intensity: Mean of the second, or None.
    """

    name: str
    done: int
    suffered: int
    done_intensity: float | None
    suffered_intensity: float | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place with its country, and how many events happened there."""

    place: str
    country: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in one line.

    Attributes:
        id: Its id.
        doc: Its document.
        kind: ``direct``, ``indirect`` or ``mixed``.
        content: What was said.
        published: When the article was published, or None.
        title: Its title, or None.
        source: Its outlet, or None.
    """

    id: str
    doc: str
    kind: str
    content: str
    published: date | None
    title: str | None
    source: str | None


_TYPES = """
SELECT type, count(*) FILTER ({done}) AS done, count(*) FILTER ({suffered}) AS suffered
FROM events e WHERE {done} OR {suffered}
GROUP BY type ORDER BY done + suffered DESC, type
"""
_PERIODS = """
SELECT date_trunc(?, e.first_day)::DATE AS period,
       count(*) FILTER ({done} AND quad <= 2), count(*) FILTER ({done} AND quad > 2),
       count(*) FILTER ({suffered} AND quad <= 2), count(*) FILTER ({suffered} AND quad > 2)
FROM events e WHERE ({done} OR {suffered}) AND e.first_day IS NOT NULL
GROUP BY 1 ORDER BY 1
"""
_IDS = """
SELECT e.id FROM events e WHERE {condition}
ORDER BY e.first_day DESC NULLS LAST, e.doc, e.sentence, e.trigger_start, e.id LIMIT ?
"""
_SPAN = "SELECT min(first_day), max(coalesce(last_day, first_day)) FROM events e WHERE {done} OR {suffered}"
_STANDING = """
SELECT m.role, m.country, m.sectors, m.kind, min(d.published), max(d.published), count(*), avg(m.confidence)
FROM mentions m LEFT JOIN documents d ON d.id = m.doc WHERE {is}
GROUP BY m.role, m.country, m.sectors, m.kind
ORDER BY count(*) DESC, 5 NULLS LAST, m.role, m.country, m.sectors, m.kind LIMIT ?
"""
_SPELLINGS = """
SELECT text, count(*) AS n, count(DISTINCT doc) FROM mentions m WHERE {is}
GROUP BY text ORDER BY n DESC, text LIMIT ?
"""
_PARTNERS = """
SELECT name, count(*) FILTER (is_done) AS done, count(*) FILTER (NOT is_done) AS suffered,
       avg(intensity) FILTER (is_done), avg(intensity) FILTER (NOT is_done)
FROM (
    SELECT unnest(list_distinct(e.recipients)) AS name, true AS is_done, e.intensity
    FROM events e WHERE {done}
    UNION ALL
    SELECT unnest(list_distinct(e.actors)), false, e.intensity FROM events e WHERE {suffered}
)
WHERE name <> ? GROUP BY name ORDER BY done + suffered DESC, name LIMIT ?
"""
_PLACES = """
SELECT e.place, e.place_country, count(*) AS n FROM events e
WHERE {condition} AND e.place IS NOT NULL
GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT ?
"""
_SAYS = """
FROM statements s LEFT JOIN documents d ON d.id = s.doc LEFT JOIN articles a ON a.id = d.article
WHERE {is_speaker}
"""
_STATEMENTS = """
SELECT s.id, s.doc, s.kind, s.content, d.published, a.title, d.source
{says}
ORDER BY d.published DESC NULLS LAST, s.doc, s.start_at, s.id LIMIT ?
"""
_DOCUMENTS = "SELECT DISTINCT m.doc FROM mentions m WHERE {is}"


def by_type(store: Store, key: Key) -> tuple[TypeCount, ...]:
    """Count by type what a party did and suffered, the most frequent first."""
    values = [key.value] * 4
    return tuple(TypeCount(*row) for row in store.fetch(_TYPES.format(**_sides(key)), values))


def by_period(store: Store, key: Key, unit: str) -> tuple[PeriodSums, ...]:
    """Count cooperation and conflict, done and suffered, by ``day``, ``week``, ``month`` or ``year``."""
    values = [unit, *[key.value] * 6]
    return tuple(PeriodSums(*row) for row in store.fetch(_PERIODS.format(**_sides(key)), values))


def days(store: Store, key: Key) -> tuple[date | None, date | None]:
    """Give the first and the last day of a party's events."""
    ((first, last),) = store.fetch(_SPAN.format(**_sides(key)), [key.value] * 2)
    return first, last


def latest_ids(store: Store, key: Key, side: Side, *, limit: int) -> tuple[str, ...]:
    """Give the ids of a party's latest events on a side."""
    rows = store.fetch(_IDS.format(condition=key.condition(side)), [key.value, limit])
    return tuple(identity for (identity,) in rows)


def standings(store: Store, key: Key, *, limit: int) -> tuple[Standing, ...]:
    """Say as what a party was coded, the most frequent first."""
    rows = store.fetch(_STANDING.format(**{"is": _is(key)}), [key.value, limit])
    return tuple(Standing(role, country, tuple(sectors), *rest) for role, country, sectors, *rest in rows)


def spellings(store: Store, key: Key, *, limit: int) -> tuple[Spelling, ...]:
    """Give the words by which texts name a party, the most frequent first."""
    return tuple(
        Spelling(*row) for row in store.fetch(_SPELLINGS.format(**{"is": _is(key)}), [key.value, limit])
    )


def partners(store: Store, key: Key, *, limit: int) -> tuple[Partner, ...]:
    """Give whom a party has most events with."""
    values = [key.value, key.value, key.name, limit]
    return tuple(Partner(*row) for row in store.fetch(_PARTNERS.format(**_sides(key)), values))


def places(store: Store, key: Key, *, limit: int) -> tuple[PlaceCount, ...]:
    """Give where most of a party's events happened."""
    sides = _sides(key)
    sql = _PLACES.format(condition=f"({sides['done']} OR {sides['suffered']})")
    return tuple(PlaceCount(*row) for row in store.fetch(sql, [key.value, key.value, limit]))


def places_of(store: Store, ids: Sequence[str], *, limit: int) -> tuple[PlaceCount, ...]:
    """Give where most of some events happened, by their whole ids."""
    sql = _PLACES.format(condition=f"e.id IN {STRINGS}")
    return tuple(PlaceCount(*row) for row in store.fetch(sql, [many(ids), limit]))


def statements(store: Store, key: Key, *, limit: int) -> tuple[tuple[Said, ...], int]:
    """Give a party's latest statements, and how many it has in all."""
    says = _SAYS.format(is_speaker="s.speaker_id = ?" if key.known is Known.ID else "s.speaker = ?")
    ((total,),) = store.fetch(f"SELECT count(*) {says}", [key.value])
    rows = store.fetch(_STATEMENTS.format(says=says), [key.value, limit])
    return tuple(Said(*row) for row in rows), total


def documents_naming(store: Store, key: Key) -> frozenset[str]:
    """Give the documents in whose events or statements a party occurs."""
    rows = store.fetch(_DOCUMENTS.format(**{"is": _is(key)}), [key.value])
    return frozenset(doc for (doc,) in rows)


def _sides(key: Key) -> dict[str, str]:
    return {"done": key.condition(Side.ACTOR), "suffered": key.condition(Side.RECIPIENT)}


def _is(key: Key) -> str:
    columns = {Known.ID: "m.actor", Known.NAME: "m.name", Known.COUNTRY: "m.country"}
    return f"{columns[key.known]} = ?"
