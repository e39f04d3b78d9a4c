"""What the mentions of one document say of one another while its actors are resolved."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.knowledge.actors import country_on, role_on
from dragoman.knowledge.wording import pieces, singular
from dragoman.records import ActorKind, Mention, MentionKind, Sentence
from dragoman.resolution.guesses import dealt_with, of_house, of_speaker
from dragoman.resolution.phrases import is_plural
from dragoman.resolution.readings import Reading
from dragoman.resolution.scene import Scene
from dragoman.resolution.surroundings import Guess
from dragoman.resolution.world_regions import OF_STATES, is_of_region

_NAMEABLE = {ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.UNKNOWN}
_PARTIES = {"PERSON", "ORG"}
# An institution so described is expressly not the one of the state the report is about.
_ABROAD = {"foreign", "international", "world", "global", "overseas"}
_OTHERS = {"other", "another", "any", "every", "each", "various"}
# "Other officials" and "other local leaders" are of the same state as those just named.
_AT_HOME = {"political", "local", "party", "opposition", "community", "provincial", "municipal", "city"}
_OFFICERS = {"official", "minister", "officer", "lawmaker", "senator", "prosecutor", "soldier", "policeman"}
# These stand for several states or parties at once.
_OF_SEVERAL = {"side", "bloc", "coalition", "alliance", "union", "community"}
_ANY = {"a", "an", "some", "no", "many", "several", "most"}
_STATES_AND_GOVERNMENTS = {
    "country",
    "nation",
    "state",
    "government",
    "parliament",
    "army",
    "military",
    "republic",
}
_LOCAL = {"COP", "JUD"}  # the police and the courts of a country work there
_HERE = {"CVL", "REF", "UAF", "CRM"}  # bystanders, victims and gunmen are where the sentence is set
# These live or stood where something has just been said to happen.
_NEAR = frozenset("local resident villager townspeople bystander passerby onlooker passer-by".split())
_NEIGHBOURS = {"neighbour", "neighbor"}
_EMPTY = frozenset("a an and for in of on the to who".split())


class Callings:
    """The names that a report has for whom it also describes, found once for all members of a group."""

    def __init__(self, scene: Scene) -> None:
        """Take the report, whose readings stay as they are from here on."""
        self._scene = scene
        self._longest: dict[tuple[int, str | None, bool], str] = {}

    def called(self, mention: Mention, reading: Reading) -> Reading:
        """Give an unlisted person or body its name.

        Args:
            mention: How the text calls it.
            reading: What is known of it.
        """
        if reading.party is not None or reading.kind not in _NAMEABLE:
            return reading
        members, unknown = self._scene.groups[mention.id], reading.kind is ActorKind.UNKNOWN
        key = members[0], reading.country, unknown
        longest = self._longest.get(key)
        if longest is None:
            longest = self._longest[key] = self._find(members, reading.country, unknown=unknown)
        return reading._replace(name=longest) if longest and longest != reading.name else reading

    def _find(self, members: Sequence[int], country: str | None, *, unknown: bool) -> str:
        """Give the longest name of a group's members of a country, or nothing."""
        readings = self._scene.readings
        if country is not None:
            members = [i for i in members if readings[i].country in {None, country}]
        names = [name for i in members if (name := readings[i].person_name)]
        if not unknown and not names:  # a body's name, or a rare one of a person
            named = [i for i in members if self._scene.report.mentions[i].kind is MentionKind.NAME]
            names = [readings[i].name for i in named if readings[i].party is None]
        return max(names, key=len, default="")


# "The two countries": whose they are is told elsewhere, if at all, and never of one alone.
_COUNTED = frozenset({"country", "nation", "neighbour", "neighbor", "side", "state", "government"})
_COUNTS = frozenset({"both", "two", "three", "four"})


def _shared(role: str | None, words: set[str]) -> int:
    return len(words.intersection(pieces(role or "")))


def is_bare_surname(scene: Scene, mention: Mention) -> bool:
    """Say whether all the report calls someone by is one name, and nothing tells who that is."""
    members = [scene.readings[i] for i in scene.groups[mention.id]]
    return all(r.party is None and " " not in r.person_name for r in members)


def let_guesses_agree(scene: Scene, guesses: dict[int, Guess]) -> None:
    """Let guesses for the same words be one: "the junta" is of one country all through a report."""
    alike: dict[str, list[int]] = {}
    for number in guesses:
        alike.setdefault(scene.report.mentions[number].span.text.lower(), []).append(number)
    for numbers in alike.values():
        if len(numbers) == 1:
            continue
        counts = Counter(scene.readings[i].country for i in numbers if scene.readings[i].country)
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            continue
        country = ranked[0][0]
        for i in numbers:
            reading = scene.readings[i]
            refused = reading.country is None
            if reading.country == country or (refused and reading.national):
                continue
            reason = f"the same words are of {country} more often in the report"
            basis = "leading scene" if refused else reading.basis
            scene.readings[i] = reading._replace(country=country, basis=basis, reason=reason)


def take_described_offices(scene: Scene) -> None:
    """Of the offices a listed person may hold on the day, take the one by which the report describes them."""
    for mention in scene.report.mentions:
        reading = scene.readings[mention.id]
        person, members = reading.party, scene.groups[mention.id]
        if person is None or len(person.offices) < 2 or len(members) < 2:
            continue
        if reading.role not in {office.role for office in person.offices}:
            continue
        others = [scene.readings[i] for i in members if scene.readings[i].party is None]
        words = set(pieces(" ".join(r.name for r in others if r.sectors))) - _EMPTY
        office = role_on(person, scene.day, " ".join(words))
        if office is not None and _shared(office.role, words) > _shared(reading.role, words):
            scene.readings[mention.id] = reading._replace(
                sectors=office.sectors, role=office.role, country=country_on(person, office)
            )


def guess_country(scene: Scene, mention: Mention) -> Guess | None:
    """Guess a party's country from what stands round it; None for one of several states."""
    reading = scene.readings[mention.id]
    found = scene.report.items[mention.sentence]
    if _is_any(found.sentence, mention, reading):
        return None
    of_region = is_of_region(found.sentence, found.words, mention, reading.sectors)
    if of_region or _colours_states(scene, mention):
        return Guess(None, "nothing", "it is of a part of the world that holds several states")
    if _is_of_several(found.sentence, mention):
        return Guess(None, "nothing", "it is of more than one state")
    guess = _of_state_body(scene, mention) if reading.national else _of_others(scene, mention)
    if guess.country is None or scene.around.is_filed_from(guess.country):
        return guess  # "NAIROBI - Lawmakers praised Kenya": their own
    if guess.country == dealt_with(scene, mention):
        return scene.around.instead_of(guess)
    return guess


def _is_of_several(sentence: Sentence, mention: Mention) -> bool:
    """Say whether words are of states that they count: "troops of *both countries*", "the *two sides*"."""
    return any(
        t.lemma in _COUNTED
        and any(
            d.text.lower() in _COUNTS for d in sentence.dependents(t.i, "det", "nummod", "predet", "preconj")
        )
        for t in sentence.tokens[mention.first : mention.last]
    )


def _of_state_body(scene: Scene, mention: Mention) -> Guess:
    """Guess whose an institution of a state is that is named without one."""
    if (said := of_speaker(scene, mention)) is not None:
        return said
    # "In Niamey a crowd attacked the French embassy, and *police* fired tear gas": those of Niamey.
    local = _LOCAL & set(scene.readings[mention.id].sectors)
    set_in = scene.around.of_setting(mention.sentence) if local else None
    if set_in is not None and set_in.country is not None:
        return set_in
    return scene.around.of_institution(mention.sentence)


def _of_others(scene: Scene, mention: Mention) -> Guess:
    """Guess where people and bodies of no state's are from."""
    guess = scene.around.of_scene(mention.sentence)
    if guess.country is None:
        found = _from_sentence(scene, mention, scene.readings[mention.id])
        return next((other for other in found if other.country), guess)
    return guess


def _from_sentence(scene: Scene, mention: Mention, reading: Reading) -> Iterator[Guess]:
    """Give what the sentence and the ones before tell of where people are, for reports set in many places."""
    if _HERE & set(reading.sectors):  # where its own sentence is set
        yield scene.around.of_setting(mention.sentence)
    words = scene.report.tokens(mention)
    if _NEAR.intersection(t.lemma for t in words) and reading.kind is not ActorKind.ORGANISATION:
        yield scene.around.of_setting_before(mention.sentence)
    if (guess := of_house(scene, mention)) is not None:
        yield guess


def is_party(reading: Reading, mention: Mention) -> bool:
    """Say whether a mention is somebody at all: it has a standing, or the name of a person or body."""
    if reading.kind is not ActorKind.UNKNOWN:
        return True
    return bool(reading.person_name) or mention.entity in _PARTIES


def _colours_states(scene: Scene, mention: Mention) -> bool:
    """Say whether a people's name is the side that several states are of: "*Arab* foreign ministers"."""
    if scene.readings[mention.id].sectors[:1] != ("SOC",):
        return False
    token = scene.report.heads[mention.id]
    named = scene.report.at.get((mention.sentence, token.head)) if token.dep in {"amod", "compound"} else None
    return named is not None and not OF_STATES.isdisjoint(scene.readings[named.id].sectors[:1])


def _is_any(sentence: Sentence, mention: Mention, reading: Reading) -> bool:
    """Say whether a phrase means some other or any state's: "a country", "foreign troops", "governments"."""
    tokens = sentence.tokens[mention.first : mention.last]
    before = {t.text.lower() for t in tokens if t.pos != "PROPN" or t.i < mention.head - 1}
    head = sentence.tokens[mention.head]
    if head.lemma in _OF_SEVERAL or not before.isdisjoint(_ABROAD):
        return True
    if head.lemma in _NEIGHBOURS and "GOV" in reading.sectors:
        return True  # of another state than the one the report is about
    of_states = singular(head.text.lower()) in _STATES_AND_GOVERNMENTS
    if not of_states and not reading.national:
        return False
    if before & _OTHERS and not ("other" in before and (before & _AT_HOME or head.lemma in _OFFICERS)):
        return True
    return of_states and (is_plural(head) or bool(before & _ANY))
