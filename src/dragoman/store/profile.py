"""Sums up what a store holds of one party: as who acts, as who is acted upon, with whom."""

from collections import Counter
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.store.database import Store
from dragoman.store.filters import where
from dragoman.store.read import EventFilter

_EVENTS = """
SELECT e.type, e.actors, e.actor_texts, e.actor_ids, e.recipients, e.recipient_texts, e.recipient_ids
FROM events e WHERE {condition}
"""
_NAMED = """
SELECT name, actor, country, count(DISTINCT doc) AS documents FROM mentions
WHERE contains(lower(concat_ws(' ', name, text, actor)), lower(?))
GROUP BY name, actor, country ORDER BY documents DESC, name, actor NULLS LAST, country NULLS LAST
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A party whose name, words or id hold the words asked for.

    Attributes:
        name: Its name.
        id: Its id in the knowledge, or None.
        country: Its country code, or None.
        documents: In how many documents events or statements name it, on whatever day.
    """

    name: str
    id: str | None
    country: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Sides:
    """Events of one kind or with one partner, by the side that the party is on."""

    key: str
    as_actor: int
    as_recipient: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store holds of a party.

    Attributes:
        events: Events with it on either side.
        types: Their numbers by type, most events first.
        partners: Who stands on the other side, most events first.
    """

    events: int
    types: tuple[Sides, ...]
    partners: tuple[Sides, ...]


def named(store: Store, words: str) -> tuple[Named, ...]:
    """Give the parties whose name, words or id hold some words, those of most documents first."""
    return tuple(Named(*row) for row in store.fetch(_NAMED, [words]))


def profile(store: Store, wanted: EventFilter) -> Profile:
    """Count a party's events by type and by who stands on the other side.

    Args:
        store: An open store.
        wanted: Whose events, by ``actor``, and which of them; its limit does not matter.

    Raises:
        UsageError: No actor is asked for.
    """
    if wanted.actor is None:
        raise UsageError("actor: it is missing; give part of a name or id")
    condition, values = where(wanted)
    words, events = wanted.actor.lower(), 0
    types: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    partners: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for event_type, *sides in store.stream(_EVENTS.format(condition=condition), values):
        events += 1
        for side, (own, other) in enumerate(((sides[:3], sides[3]), (sides[3:], sides[0]))):
            if any(words in name.lower() for names in own for name in names):
                types[side][event_type] += 1
                # A name that stands on a side twice is one partner.
                partners[side].update(set(other))
    return Profile(events, _sides(*types), _sides(*partners))


def _sides(acts: "Counter[str]", receives: "Counter[str]") -> tuple[Sides, ...]:
    both = acts + receives
    return tuple(Sides(key, acts[key], receives[key]) for key in sorted(both, key=lambda k: (-both[k], k)))
