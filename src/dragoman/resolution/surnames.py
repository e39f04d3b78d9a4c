"""A bare surname is the one listed person in office who bears it, where the report names no other."""

from collections.abc import Sequence
from datetime import date

from dragoman.knowledge.actors import ActorKnowledge, is_head, role_on
from dragoman.knowledge.parties import Party
from dragoman.records import ActorKind
from dragoman.resolution.actor_scene import is_bare_surname
from dragoman.resolution.readings import Reading, of_person
from dragoman.resolution.scene import Scene
from dragoman.resolution.sectors import Standing

_MANY = 8  # bearers of one surname among the listed


def read_surnames(scene: Scene, knowledge: ActorKnowledge) -> None:
    """Read bare surnames of a report as the listed people who bear them.

    Args:
        scene: The report; its readings are replaced.
        knowledge: Who is listed.
    """
    for mention in scene.report.mentions:
        reading = scene.readings[mention.id]
        if not reading.person_name or not is_bare_surname(scene, mention):
            continue
        person = _bearer(reading, scene, knowledge)
        if person is not None:
            told = Standing(reading.sectors, ActorKind.PERSON, reading.role, national=False, former=False)
            scene.readings[mention.id] = of_person(person, told, scene.day, "surname", reading.person_name)


def _bearer(reading: Reading, scene: Scene, knowledge: ActorKnowledge) -> Party | None:
    bearers = knowledge.surnamed(reading.person_name)
    people = [p for p in bearers if reading.country in {None, p.country}]
    serving = [p for p in people if _in_office(p, reading, scene.day)]
    fitting = [p for p in serving if _office_fits(p, reading, scene.day)]
    if len(fitting) > 1:
        fitting = [p for p in fitting if p.country in scene.around.countries]
    if len(fitting) > 1:  # a president is meant before the family
        fitting = [p for p in fitting if is_head(role_on(p, scene.day))]
    if len(fitting) != 1:
        return None
    # Somebody with a name of millions is one of the many, but for whom the whole world knows.
    famous = scene.day is not None and is_head(role_on(fitting[0], scene.day))
    return fitting[0] if famous or not _is_common(bearers) else None


def _is_common(bearers: Sequence[Party]) -> bool:
    """Say whether a surname is one that many people bear in more countries than one: Smith, Khan, Wu."""
    return len(bearers) >= _MANY and len({p.country for p in bearers}) > 1


def _in_office(person: Party, reading: Reading, day: date | None) -> bool:
    """Say whether somebody holds an office; fame is one only where the report tells of it."""
    office = role_on(person, day)
    if office is None:
        return day is None
    return office.sectors[:1] != ("ELI",) or "ELI" in reading.sectors


def _office_fits(person: Party, reading: Reading, day: date | None) -> bool:
    office = role_on(person, day)
    return office is None or not reading.sectors or bool(set(office.sectors) & set(reading.sectors))
