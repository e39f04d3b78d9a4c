"""A bare surname is the one listed person in office who bears it, where the report names no other.

A title beside it tells the office. Without one it has to be a name that reports use alone: of who leads or
led a state, of a foreign minister and the like, in a report that names their country. Of some hundred bare
names of 500 real articles that were read as other listed people, ambassadors or singers, four in five were
somebody else, a given name or no name at all.
"""

from collections.abc import Sequence
from datetime import date

from dragoman.knowledge.actors import ActorKnowledge, country_on, is_head, role_on
from dragoman.knowledge.given_names import is_given
from dragoman.knowledge.parties import Office, Party
from dragoman.records import ActorKind, Mention
from dragoman.resolution.actor_scene import is_bare_surname
from dragoman.resolution.readings import Reading, of_person
from dragoman.resolution.scene import Scene
from dragoman.resolution.sectors import Standing

_MANY = 8  # bearers of one surname among the listed
# How offices begin whose holders reports call by their surname alone, beside heads of state and government.
_USED_ALONE = (
    "foreign minister", "minister of foreign affairs", "foreign secretary", "defence minister",
    "defence secretary", "defense secretary", "secretary of defense", "interior minister",
    "secretary of state of the United States", "presidential candidate", "opposition leader",
    "secretary-general", "secretary general", "EU High Representative", "chief cabinet secretary",
    "director general of the International Atomic Energy Agency",
)  # fmt: skip
_LABELS = frozenset({"PERSON", "ORG", ""})  # the parser takes many a president for a body
_LED = frozenset({"REB", "PTY"})  # the leader of a party or of rebels as well, not of any body


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
        titled = bool(reading.sectors) and reading.kind is ActorKind.PERSON
        if person is not None and (titled or _is_told_alone(person, mention, scene)):
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


def _is_told_alone(person: Party, mention: Mention, scene: Scene) -> bool:
    """Say whether a name without any title may mean somebody: as a name, of an office, in their country."""
    word = scene.readings[mention.id].person_name
    leads = any(is_head(office) for office in person.offices)
    if not _is_name(word) or (is_given(word) and not (leads and person.name.endswith(f" {word}"))):
        return False  # "Abbas" leads a state, but no "William"
    known = [o for o in person.offices if _is_used_alone(o) and _is_at_home(person, o, scene)]
    serves = leads or any(scene.day is not None and office.covers(scene.day) for office in known)
    return bool(known) and mention.entity in (_LABELS if serves else {"PERSON"})


def _is_name(word: str) -> bool:
    """Say whether a word is written as a name, not as a common noun or short for a month or a state."""
    return word[:1].isupper() and word[-1:].isalpha()


def _is_used_alone(office: Office) -> bool:
    """Say whether reports call the holder of an office by a surname alone."""
    leads = office.role.startswith("leader of ") and not _LED.isdisjoint(office.sectors[:1])
    return leads or is_head(office) or office.role.startswith(_USED_ALONE)


def _is_at_home(person: Party, office: Office, scene: Scene) -> bool:
    """Say whether a report names the country of an office or a place there, or all the world its holder."""
    held = office.last is None if scene.day is None else office.covers(scene.day)
    return (held and is_head(office)) or country_on(person, office) in scene.around.homes


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
