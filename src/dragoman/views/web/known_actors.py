"""What the knowledge says of a party: its entry, loaded when the first page asks for one."""

from dataclasses import dataclass
from datetime import date
from threading import Lock

from dragoman.knowledge.actor_search import search
from dragoman.knowledge.actors import ActorKnowledge, load_actors
from dragoman.knowledge.parties import Form, Office, Party


@dataclass(frozen=True, slots=True)
class Entry:
    """A party's entry in the knowledge.

    Attributes:
        id: Its id.
        name: Canonical name.
        kind: What sort of party.
        country: Country code or non-state code.
        sectors: PLOVER sectors; empty for people, whose offices have them.
        first: First day of its existence, or None.
        last: Last day, or None.
        names: Other names, the shortest first.
        offices: A person's posts.
        part_of: Id and name of the body it belongs to, or None.
    """

    id: str
    name: str
    kind: str
    country: str
    sectors: tuple[str, ...]
    first: date | None
    last: date | None
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    part_of: tuple[str, str] | None


class KnownActors:
    """Loads the actor files once, in whatever thread asks first: that takes two seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loaded: ActorKnowledge | None = None

    def entry(self, asked: str) -> Entry | None:
        """Give the entry of an id, or of a name that one party alone has; None where there is none."""
        knowledge = self._knowledge()
        party = knowledge.parties.get(asked.lower())
        if party is None:
            named = {s.party.id: s.party for s in knowledge.senses(asked) if s.form is Form.NAME}
            party = next(iter(named.values())) if len(named) == 1 else None
        return None if party is None else _entry(party, knowledge)

    def near(self, asked: str, *, limit: int = 5) -> tuple[tuple[str, str], ...]:
        """Give ids and names of known parties whose names are near some words."""
        found = search(asked, self._knowledge(), limit=limit)
        return tuple((match.party.id, match.party.name) for match in found)

    def _knowledge(self) -> ActorKnowledge:
        with self._lock:
            if self._loaded is None:
                self._loaded = load_actors()
            return self._loaded


def _entry(party: Party, knowledge: ActorKnowledge) -> Entry:
    written = {
        sense.written
        for senses in knowledge.spellings().values()
        for sense in senses
        if sense.party.id == party.id and sense.form is Form.NAME and sense.written != party.name
    }
    above = None if party.part_of is None else (party.part_of, knowledge.parties[party.part_of].name)
    return Entry(
        *(party.id, party.name, party.kind.value, party.country, party.sectors, party.first, party.last),
        *(tuple(sorted(written, key=lambda name: (len(name), name))), party.offices, above),
    )
