"""Makes actor entries of a Wikidata dump: people with the offices they held, and bodies with a country.

The dump is read three times and never held: for countries and for what offices and classes are named; for
the names of those; for the people and bodies. Memory grows with the entries and the offices and classes
named, not with the dump: its peak was the same at 1, 13 and 65 MB of entities that give no entry.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.knowledge.actor_import import SetAside, is_code, speaking_country
from dragoman.knowledge.actor_write import OwnEntry, OwnOffice, in_order, slug, spellings
from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.label_sectors import BodyClass, body_class, office_sectors
from dragoman.knowledge.wikidata_entities import (
    ALPHA_3,
    CITIZENSHIP,
    COUNTRY,
    END,
    HUMAN,
    INSTANCE_OF,
    JURISDICTION,
    POSITION_HELD,
    START,
    UNUSABLE,
    Entity,
    Statement,
    entities,
)
from dragoman.records import ActorKind

_FOLDERS = {"JRN": "media", "BUS": "company"}


@dataclass(frozen=True, slots=True)
class _Position:
    """An office as the dump describes it; ``countries`` are the ids it names, coded or not."""

    label: str
    sectors: tuple[str, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of the dump besides people and bodies, all by Wikidata id."""

    codes: dict[str, str] = field(default_factory=dict)
    named_offices: set[str] = field(default_factory=set)
    named_classes: set[str] = field(default_factory=set)
    positions: dict[str, _Position] = field(default_factory=dict)
    classes: dict[str, BodyClass] = field(default_factory=dict)

    def code_of(self, ids: Iterable[str]) -> str | None:
        return next((self.codes[i] for i in ids if i in self.codes), None)

    def explains(self, entity: Entity) -> bool:
        """Say whether an entity only explains others: a country, an office, a class."""
        return any(
            entity.id in known for known in (self.codes, self.named_offices, self.classes, self.named_classes)
        )


class WikidataImport:
    """Reads one dump; see ``entries``."""

    def __init__(self, path: Path, knowledge: ActorKnowledge, aside: SetAside) -> None:
        """Take the dump, the role words that say what offices and classes are, and where to count."""
        self._path, self._knowledge, self._aside = path, knowledge, aside
        self._around = _Around()

    def entries(self) -> Iterator[OwnEntry]:
        """Give people and bodies in the order of the dump; everything else is counted with its reason.

        Raises:
            InputError: The dump cannot be read.
        """
        self._survey()
        self._describe()
        seen: set[str] = set()
        for entity in entities(self._path, _again):
            entry = self._entry(entity)
            if entry is None:
                continue
            if entity.id in seen:
                self._aside.add("entities that stand in the dump twice", entity.place)
                continue
            seen.add(entity.id)
            yield entry

    def _survey(self) -> None:
        """First reading: the codes of countries, and which offices and classes are named."""
        around = self._around
        for entity in entities(self._path, self._broken):
            code = next(filter(is_code, entity.values(ALPHA_3)), None)
            if code is not None:
                around.codes[entity.id] = speaking_country(code, self._knowledge) or code
            if HUMAN in entity.values(INSTANCE_OF):
                around.named_offices.update(entity.values(POSITION_HELD))
            elif entity.values(COUNTRY):
                around.named_classes.update(entity.values(INSTANCE_OF))

    def _describe(self) -> None:
        """Second reading: what the named offices and classes are."""
        around = self._around
        for entity in entities(self._path, _again):
            label = entity.english()
            if label is None:
                continue
            if entity.id in around.named_offices:
                countries = (*entity.values(JURISDICTION), *entity.values(COUNTRY))
                sectors = office_sectors(label, self._knowledge)
                around.positions[entity.id] = _Position(label, sectors, countries)
            if entity.id in around.named_classes:
                found = body_class(label, self._knowledge)
                if found is not None:
                    around.classes[entity.id] = found

    def _entry(self, entity: Entity) -> OwnEntry | None:
        """Third reading: one person or body."""
        classes = entity.values(INSTANCE_OF)
        if HUMAN in classes:
            return self._person(entity)
        found = next((self._around.classes[c] for c in classes if c in self._around.classes), None)
        if found is not None and entity.values(COUNTRY):
            return self._body(entity, found)
        if not self._around.explains(entity):
            without = "entities that are neither people nor bodies with a country"
            unread = "entities whose classes are no words for a body, or not in the dump"
            self._aside.add(unread if entity.values(COUNTRY) else without, entity.place)
        return None

    def _person(self, entity: Entity) -> OwnEntry | None:
        held = entity.statements(POSITION_HELD)
        name = entity.name()
        if not held or name is None:
            reason = "people without an office" if not held else "people with no name in Latin script"
            self._aside.add(reason, entity.place)
            return None
        located = [found for statement in held if (found := self._office(entity, statement)) is not None]
        if not located:
            self._aside.add("people none of whose offices could be taken", entity.place)
            return None
        country = _country_of(located)
        for place, office in located:
            if place != country:
                self._aside.add(f"offices of another country than {_MOST}", f"{office.role}: {entity.place}")
        return OwnEntry(
            id=f"person/{slug(name, entity.id)}",
            name=name,
            aliases=spellings(name, entity.other_names(), country, ActorKind.PERSON),
            country=country,
            kind=ActorKind.PERSON,
            offices=tuple(office for place, office in located if place == country),
        )

    def _office(self, entity: Entity, statement: Statement) -> tuple[str, OwnOffice] | None:
        """Give an office with its country, or count why there is none."""
        position = self._around.positions.get(statement.value or "")
        place = f"{statement.value or 'unknown value'}: {entity.place}"
        if position is None:
            self._aside.add("offices that the dump does not describe in English", place)
        elif not position.sectors:
            self._aside.add("offices whose names say no sector", f"{position.label}: {entity.place}")
        elif (country := self._office_country(entity, position)) is None:
            self._aside.add("offices whose country is not in the dump", f"{position.label}: {entity.place}")
        else:
            office = self._dated(position, statement, place)
            return None if office is None else (country, office)
        return None

    def _office_country(self, entity: Entity, position: _Position) -> str | None:
        """Give the office's own country, else the citizenship; an office of an unknown country has none."""
        if position.countries:
            return self._around.code_of(position.countries)
        return self._around.code_of(entity.values(CITIZENSHIP))

    def _dated(self, position: _Position, statement: Statement, place: str) -> OwnOffice | None:
        """Give the office with its days; one that would wrongly count as still held is set aside."""
        last, first = statement.moment(END), statement.moment(START)
        if last is UNUSABLE or (first is UNUSABLE and last is None):
            self._aside.add("offices whose days are not known to the year", place)
            return None
        office = OwnOffice(position.label, position.sectors, first or None, last or None)
        if not in_order(office.first, office.last):
            self._aside.add("offices that end before they begin", place)
            return None
        return office

    def _body(self, entity: Entity, found: BodyClass) -> OwnEntry | None:
        country, name = self._around.code_of(entity.values(COUNTRY)), entity.name()
        if country is None or name is None:
            reason = "country is not in the dump" if country is None else "names are not in Latin script"
            self._aside.add(f"bodies whose {reason}", entity.place)
            return None
        return OwnEntry(
            id=f"{_FOLDERS.get(found.sectors[0], 'group')}/{slug(name, entity.id)}",
            name=name,
            aliases=spellings(name, entity.other_names(), country, found.kind),
            country=country,
            kind=found.kind,
            sectors=found.sectors,
        )

    def _broken(self, reason: str, line: int) -> None:
        self._aside.add(reason, f"line {line}")


_MOST = "most of the person's"


def _again(reason: str, line: int) -> None:
    """Broken lines are counted in the first reading."""


def _country_of(located: list[tuple[str, OwnOffice]]) -> str:
    """Give the country of most offices; of several that of the office begun last."""
    counts = Counter(country for country, _ in located)
    latest = max(located, key=lambda found: (counts[found[0]], found[1].first or "", found[0]))
    return latest[0]
