"""Whose positions are one actor's: names without case and article, and a person whose country varies."""

from collections.abc import Iterable, Sequence

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Actor, ActorKind, Position

_PRONOUNS = frozenset("i you he she it we they".split())
_ARTICLES = frozenset("the a an".split())
_PEOPLE = word_lists("people")
_TITLES = _PEOPLE["people"] | _PEOPLE["male"] | _PEOPLE["female"] | _ARTICLES
_PERSON_OR_UNKNOWN = frozenset({ActorKind.PERSON, ActorKind.UNKNOWN})
# What the resolver gives a name without any standing: it contradicts no office.
_PRIVATE = "CVL"


class Holders:
    """Knows which positions among those given are of one actor."""

    def __init__(self, positions: Iterable[Position]) -> None:
        """Take all positions that are looked at together, in any order."""
        held = sorted(positions, key=lambda p: p.id)
        self._keys = {p.id: _own_key(p) for p in held}
        by_name: dict[tuple[str, str], list[Position]] = {}
        for position in held:
            if _is_full_name(position.actor):
                by_name.setdefault((position.matter, _name(position.actor)), []).append(position)
        for named in by_name.values():
            if _is_one_person([p.actor for p in named]):
                key = _own_key(min(named, key=lambda p: _least_known(p.actor)))
                self._keys |= {p.id: key for p in named}
        self._shown: dict[str, Actor] = {}
        for position in sorted(held, key=lambda p: _least_known(p.actor)):
            self._shown.setdefault(self._keys[position.id], position.actor)

    def key(self, position: Position) -> str:
        """Give what makes two actors one."""
        return self._keys[position.id]

    def actor(self, position: Position) -> Actor:
        """Give the actor by which all positions of the same one are shown."""
        return self._shown[self._keys[position.id]]


def _own_key(position: Position) -> str:
    """Give an actor's id, else its name and country.

    A pronoun without a name stands for somebody else in each article.
    """
    actor, name = position.actor, _name(position.actor)
    return actor.id or "|".join((name, actor.country or "", *((position.doc,) if name in _PRONOUNS else ())))


def _name(actor: Actor) -> str:
    words = actor.name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _is_full_name(actor: Actor) -> bool:
    """Say whether a name has two words or more and is no title: not "Mr Okoro", nor "Finance Minister"."""
    words = actor.name.split()
    if len(words) < 2 or actor.kind not in _PERSON_OR_UNKNOWN:
        return False
    written = words[0][:1].isupper() and words[-1][:1].isupper()
    title = words[0].casefold() in _TITLES or actor.name.casefold() in (actor.role or "").casefold()
    return written and not title


def _is_one_person(actors: Sequence[Actor]) -> bool:
    """Say whether actors of one full name are one person: some are told to be, and no offices contradict."""
    if all(actor.kind is not ActorKind.PERSON for actor in actors):
        return False
    if len({actor.id for actor in actors if actor.id is not None}) > 1:
        return False
    offices = [actor for actor in actors if _has_office(actor)]
    countries = {actor.country for actor in offices}
    if len(countries) <= 1:
        return True
    shared = frozenset.intersection(*(frozenset(actor.sectors) for actor in offices))
    return len(countries - {None}) == 1 and bool(shared)


def _has_office(actor: Actor) -> bool:
    return bool(actor.sectors) and _PRIVATE not in actor.sectors


def _least_known(actor: Actor) -> tuple[bool, bool, float, str, int, str]:
    """Order actors by how little is known of them, for ties by the longer name and the alphabet."""
    sure = actor.confidence if actor.country is not None else 0.0
    return actor.id is None, not _has_office(actor), -sure, actor.country or "~", -len(actor.name), actor.name
