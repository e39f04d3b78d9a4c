"""Whom a store knows: every name with its counts, and who is meant by a name or id."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import UsageError
from dragoman.knowledge.wording import pieces
from dragoman.store.connection import STRINGS, many
from dragoman.store.database import Store
from dragoman.store.read import MUTUAL

MOST = 500
"""Names on a page at most."""


class Known(StrEnum):
    """By what a party is known."""

    ID = "id"
    NAME = "name"
    COUNTRY = "country"


class Side(StrEnum):
    """On which side of an event a party stands."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class Key:
    """Which party is meant.

    Attributes:
        known: By what it is known.
        value: The id, the name as coded, or the country code.
        name: What to call it.
    """

    known: Known
    value: str
    name: str

    def condition(self, side: Side) -> str:
        """Write as SQL that the party stands on a side of ``events e``; ``value`` is its one parameter."""
        columns = {Known.ID: f"{side}_ids", Known.NAME: f"{side}s", Known.COUNTRY: f"{side}_countries"}
        return f"list_contains(e.{columns[self.known]}, ?)"


def between(actor: Key, recipient: Key) -> tuple[str, list[str]]:
    """Write as SQL that one party does something of ``events e`` to another, or with it, with its values."""
    acts, suffers = actor.condition(Side.ACTOR), recipient.condition(Side.RECIPIENT)
    if actor == recipient:
        return f"{acts} AND {suffers}", [actor.value, recipient.value]
    with_it = f"{MUTUAL} AND len(e.actors) > 1 AND {recipient.condition(Side.ACTOR)}"
    return f"{acts} AND ({suffers} OR {with_it})", [actor.value, recipient.value, recipient.value]


@dataclass(frozen=True, slots=True)
class Listed:
    """One name of the list of parties.

    Attributes:
        key: Its id, or its name where it has none.
        name: Its name.
        country: The country it is coded with most often, or None.
        countries: With how many countries it is coded: of a description such as "officials" with several.
        acts: Events in which it acts.
        suffers: Events in which it is acted upon.
        statements: Statements of which it is the speaker.
    """

    key: str
    name: str
    country: str | None
    countries: int
    acts: int
    suffers: int
    statements: int


class Order(StrEnum):
    """What a list of names is ordered by."""

    ALL = "all"
    ACTS = "acts"
    SUFFERS = "suffers"
    STATEMENTS = "statements"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class NameFilter:
    """Which names are wanted; what is None does not matter.

    Attributes:
        words: Part of name or id, whatever case and accents.
        country: Country code it is coded with most often.
        known: Whether only those with an id in the knowledge are wanted.
    """

    words: str | None = None
    country: str | None = None
    known: bool = False


# A name stands for one id: the resolver calls a party by its one name.
_LIST = """
WITH named AS (
    SELECT name, max(actor) AS actor, mode(country) AS country,
           count(DISTINCT country) AS countries
    FROM mentions GROUP BY name
), seen AS (
    SELECT unnest(list_distinct(e.actors)) AS name, 1 AS acts, 0 AS suffers, 0 AS says FROM events e
    UNION ALL SELECT unnest(list_distinct(e.recipients)), 0, 1, 0 FROM events e
    UNION ALL SELECT s.speaker, 0, 0, 1 FROM statements s WHERE s.speaker IS NOT NULL
), counted AS (
    SELECT name, sum(acts)::BIGINT AS acts, sum(suffers)::BIGINT AS suffers, sum(says)::BIGINT AS statements
    FROM seen GROUP BY name
), listed AS (
    SELECT coalesce(n.actor, c.name) AS key, c.name, n.country, coalesce(n.countries, 0) AS countries,
           c.acts, c.suffers, c.statements,
           c.acts + c.suffers + c.statements AS total, n.actor
    FROM counted c LEFT JOIN named n ON n.name = c.name
)
"""
_PAGE = """
SELECT key, name, country, countries, acts, suffers, statements FROM listed
WHERE {condition} ORDER BY {order}
"""
_COUNT = "SELECT count(*) FROM listed WHERE {condition}"
_WORDS = """
(contains(strip_accents(lower(name)), strip_accents(lower(?)))
 OR contains(coalesce(actor, ''), strip_accents(lower(?))))
"""
_ORDERS = {
    Order.ALL: "total DESC, name",
    Order.ACTS: "acts DESC, total DESC, name",
    Order.SUFFERS: "suffers DESC, total DESC, name",
    Order.STATEMENTS: "statements DESC, total DESC, name",
    Order.NAME: "lower(name), name",
}
_WHO = """
SELECT actor, name FROM mentions WHERE actor = lower($1) OR name = $1 OR lower(name) = lower($1)
GROUP BY actor, name
ORDER BY (actor IS NOT DISTINCT FROM lower($1)) DESC, name = $1 DESC, actor IS NULL, count(*) DESC, name
LIMIT 1
"""
_IS_COUNTRY = """
SELECT 1 FROM events e
WHERE list_contains(e.actor_countries, $1) OR list_contains(e.recipient_countries, $1) LIMIT 1
"""
_BY_NAME = f"SELECT name, max(actor) FROM mentions WHERE name IN {STRINGS} GROUP BY name"  # noqa: S608
_NEAR = """
SELECT name FROM (
    SELECT name, jaro_winkler_similarity(folded, $1) AS likeness,
           len(list_filter($2::VARCHAR[], lambda word: contains(folded, word))) AS shared
    FROM (SELECT DISTINCT name, strip_accents(lower(name)) AS folded FROM mentions)
)
WHERE likeness >= 0.8 OR shared > 0
ORDER BY (likeness >= 0.8) DESC, shared DESC, likeness DESC, name
LIMIT $3
"""
_SHORTEST = 3  # letters of a word by which names are near


def names(
    store: Store, wanted: NameFilter, *, order: Order = Order.ALL, page: int = 1, size: int = 50
) -> tuple[tuple[Listed, ...], int]:
    """Give one page of the names that events and statements hold, and how many there are on all pages.

    Args:
        store: An open store.
        wanted: Which names.
        order: What stands first.
        page: Number of the page, from 1.
        size: Names on a page.

    Raises:
        UsageError: There is no such page or size.
    """
    if page < 1 or not 1 <= size <= MOST:
        raise UsageError(f"page {page} of {size} names: give a page from 1 and a size of 1 to {MOST}")
    asked: tuple[tuple[str, object], ...] = (
        (_WORDS, wanted.words or None),
        ("country = upper(?)", wanted.country or None),
        ("(actor IS NOT NULL) = ?", wanted.known or None),
    )
    given = [(sql, value) for sql, value in asked if value is not None]
    condition = " AND ".join(sql for sql, _ in given) or "true"
    values = [value for sql, value in given for _ in range(sql.count("?"))]
    ((total,),) = store.fetch(_LIST + _COUNT.format(condition=condition), values)
    sql = _LIST + _PAGE.format(condition=condition, order=_ORDERS[order]) + " LIMIT ? OFFSET ?"
    rows = store.fetch(sql, [*values, size, (page - 1) * size])
    return tuple(Listed(*row) for row in rows), total


def who(store: Store, asked: str) -> Key | None:
    """Say who is meant by an id or a whole name, whatever its case; None where the store knows nobody so."""
    rows = store.fetch(_WHO, [asked])
    if not rows:
        return None
    actor, name = rows[0]
    return Key(Known.NAME, name, name) if actor is None else Key(Known.ID, actor, name)


def side_of(store: Store, asked: str) -> Key | None:
    """Say which country, by its code, or which party is meant by one side of a dyad."""
    if len(asked) == len("FRA") and store.fetch(_IS_COUNTRY, [asked.upper()]):
        return Key(Known.COUNTRY, asked.upper(), asked.upper())
    return who(store, asked)


def near(store: Store, asked: str, *, limit: int = 8) -> tuple[Key, ...]:
    """Give the parties whose names are like some words or have some of them, the likest first."""
    folded = " ".join(pieces(asked))
    words = [word for word in folded.split() if len(word) >= _SHORTEST]
    found = [name for (name,) in store.fetch(_NEAR, [folded, words, limit])]
    ids = keys_of(store, found)
    return tuple(
        Key(Known.NAME, name, name) if ids[name] == name else Key(Known.ID, ids[name], name) for name in found
    )


def keys_of(store: Store, given: Sequence[str]) -> dict[str, str]:
    """Give for each name the id that it stands for, or itself."""
    known: dict[str, str | None] = dict(iter(store.fetch(_BY_NAME, [many(given)])))
    return {name: known.get(name) or name for name in given}
