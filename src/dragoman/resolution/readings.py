"""What one mention says by its own words: identity, country, sectors, each with its warrant."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.knowledge.actors import ActorKnowledge, country_on, role_on, surnames_of
from dragoman.knowledge.parties import NON_STATES, Form, Party, Sense
from dragoman.knowledge.wording import pieces
from dragoman.records import ActorKind, Mention, MentionKind
from dragoman.resolution.branches import branch_of
from dragoman.resolution.head_words import (
    are_ethnic,
    are_fallen,
    has_age,
    is_compatriot,
    is_firm,
    is_kin_of_office,
    is_next_door,
    is_of_states,
    names_several,
)
from dragoman.resolution.phrases import Items, Phrase, living, pick_sense, read_phrase, words_of
from dragoman.resolution.sectors import Standing, means_people, standing_of, told_otherwise
from dragoman.resolution.spellings import Spellings
from dragoman.resolution.warrants import CONFIDENCE, CityCountry, Warrant, rivals, warrants_in

# What a state acts through: its adjective before such a word means the state.
_OF_STATES = frozenset("GOV MIL COP LEG JUD SPY PRE".split())
_REMEMBERED = 1 << 12  # names of cities and people or of none; those of news repeat
_OF_PEOPLE = {Form.ADJECTIVE, Form.NATIONAL}
_ALL_STATES = {"international community", "world community", "global community", "community of nations"}


# A tuple, not a dataclass: an article takes some 150, and they are made four times as fast.
class Reading(NamedTuple):
    """What a mention's own words say.

    Attributes:
        name: Canonical name, or the words.
        party: The listed party it names, or None.
        country: Country code, or None.
        basis: Key of ``CONFIDENCE`` for the country, or ``sector`` or ``nothing``.
        reason: The deciding words and how they stand, in words.
        sectors: PLOVER sectors, the primary one first.
        kind: What sort of party.
        role: Office in words, or None.
        national: Whether a state's institution is meant, so that the report's country may be assumed.
        joint: Countries named side by side, when there are several.
        person_name: The proper name of an unlisted or shortened person, or empty.
        counterpart: Whether the words only point to the same office of another country.
        group: Id of the listed armed group whose people are meant ("Taliban fighters"), or None.
    """

    name: str
    party: Party | None = None
    country: str | None = None
    basis: str = "nothing"
    reason: str = "the words name no one"
    sectors: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.UNKNOWN
    role: str | None = None
    national: bool = False
    joint: tuple[str, ...] = ()
    person_name: str = ""
    counterpart: bool = False
    group: str | None = None

    @property
    def confidence(self) -> float:
        """Probability that country and sector are right."""
        return CONFIDENCE[self.basis]


class Reader:
    """Reads mentions against the knowledge."""

    def __init__(self, knowledge: ActorKnowledge, city_country: CityCountry | None) -> None:
        """Take the knowledge and the big cities' countries."""
        self.knowledge = knowledge
        self._cities = lru_cache(_REMEMBERED)(city_country) if city_country is not None else None
        self._spelled = lru_cache(_REMEMBERED)(Spellings(knowledge.people()).nearest)

    def read(self, found: Items, mention: Mention, day: date | None) -> Reading:
        """Read one mention by its own words.

        Args:
            found: Names and roles of its sentence.
            mention: The mention.
            day: The day of the event, for offices and states.
        """
        if mention.kind is MentionKind.PRONOUN:
            return Reading(mention.span.text, reason="a pronoun says nothing by itself")
        first, last = found.whole_name(mention)
        if found.tell_nothing(first, last):
            return Reading(words_of(found.sentence.tokens[first:last]))
        return self._read(read_phrase(found, first, last, mention.head), day)

    def _read(self, phrase: Phrase, day: date | None) -> Reading:
        if not phrase.items and not phrase.proper:
            return Reading(phrase.words(phrase.first, phrase.last))
        warrants = warrants_in(phrase, day, self._cities)
        if phrase.core is not None and phrase.core.senses:
            return self._listed(phrase, phrase.core.senses, warrants, day)
        if phrase.core is not None:
            return self._unlisted_body(phrase, warrants) or _described(phrase, warrants)
        if phrase.name is not None:
            return self._unlisted(phrase, phrase.words(*phrase.name), warrants, day)
        return _other(phrase, warrants)

    def _listed(
        self, phrase: Phrase, senses: tuple[Sense, ...], warrants: list[Warrant], day: date | None
    ) -> Reading:
        live = living(senses, day)
        token = phrase.sentence.tokens[phrase.head]
        plural = token.tag in {"NNS", "NNPS"}
        as_head = token.dep not in {"amod", "compound", "nmod"}
        people = [s for s in live if s.party.kind is ActorKind.PERSON]
        if people:
            sense = max(people, key=lambda s: role_on(s.party, day) is not None)
            return of_person(sense.party, standing_of(phrase), day, "name", sense.written)
        may_be_one = as_head and not plural and any(s.form in _OF_PEOPLE for s in live)
        one = may_be_one and is_compatriot(phrase)
        sense = pick_sense(live, as_head=as_head, plural=plural or one)
        branch = branch_of(phrase, sense, self.knowledge.body_named)
        if branch is not None:
            reason = f"{branch.body!r} stands before {sense.written!r}: a branch there"
            return Reading(branch.name, None, branch.country, "name", reason, branch.sectors, branch.kind)
        ethnic = sense.form is Form.ADJECTIVE and are_ethnic(phrase)
        if sense.party.kind is ActorKind.STATE and (ethnic or self._colours_people(phrase, sense)):
            words = phrase.words(phrase.first, phrase.last)
            reason = f"{words!r} says of which people somebody is"
            return Reading(words, None, sense.country, "state", reason, ("CVL",), ActorKind.POPULATION)
        if sense.party.kind is ActorKind.STATE:
            if one and sense.form is Form.ADJECTIVE and token.text not in {"US", "UK"}:
                sense = replace(sense, form=Form.NATIONAL)
            return _of_state(sense, phrase, warrants, plural=plural)
        return _of_body(sense, warrants)

    def _colours_people(self, phrase: Phrase, sense: Sense) -> bool:
        """Say whether a bare adjective only says whose people somebody is ("two *Costa Rican* pilots")."""
        if sense.form is not Form.ADJECTIVE or phrase.last != phrase.head + 1:
            return False
        coloured = phrase.sentence.tokens[phrase.sentence.tokens[phrase.head].head]
        role = self.knowledge.role(coloured.text) if coloured.i > phrase.head else None
        return role is not None and _OF_STATES.isdisjoint(role.sectors) and role.sectors != ("UNK",)

    def _unlisted(self, phrase: Phrase, name: str, warrants: list[Warrant], day: date | None) -> Reading:
        standing = standing_of(phrase)
        if names_several(phrase):
            words = phrase.words(phrase.first, phrase.last)
            return _with_warrants(Reading(words, kind=ActorKind.GROUP), phrase, warrants, standing)
        label = phrase.sentence.tokens[phrase.head].entity
        if standing.kind is ActorKind.UNKNOWN and has_age(phrase):
            standing = standing._replace(kind=ActorKind.PERSON)
        person = standing.kind is ActorKind.PERSON
        spelled = self._spelled(name) if person or label in {"", "ORG"} else None
        if spelled is not None:
            return of_person(spelled, standing, day, "spelling", name)
        country = None if person else self._city(name)
        if country is not None and label != "ORG":
            return Reading(
                name,
                country=country,
                basis="city",
                reason=f"{name!r} is a city in {country}",
                kind=standing.kind,
            )
        borne = person or bool(self.knowledge.surnamed(name))
        handle = name.startswith("@") and self.knowledge.body_named(name) is not None
        if (label == "ORG" or handle or is_firm(name)) and not borne:
            return self._body(
                _with_warrants(Reading(name, kind=standing.kind), phrase, warrants, standing), name
            )
        reading = Reading(
            name,
            kind=standing.kind,
            national=person and standing.national,
            person_name=name if borne or label in {"", "ORG"} else "",
        )
        return _with_warrants(reading, phrase, warrants, standing)

    def _unlisted_body(self, phrase: Phrase, warrants: list[Warrant]) -> Reading | None:
        """Read a name whose head is a word for people elsewhere: "the Society of Fell Walkers"."""
        head = phrase.sentence.tokens[phrase.head]
        role = phrase.core.role if phrase.core is not None else None
        if (
            head.pos != "PROPN"
            or head.entity != "ORG"
            or role is None
            or role.kind is not ActorKind.POPULATION
        ):
            return None
        words = phrase.words(phrase.first, phrase.last)
        bare = Standing((), ActorKind.ORGANISATION, None, national=False, former=False)
        return self._body(_with_warrants(Reading(words), phrase, warrants, bare), head.text)

    def _body(self, reading: Reading, name: str) -> Reading:
        """Read an unlisted body: where nothing else says what it is, the words of its name do."""
        sort = self.knowledge.body_named(name) if not reading.sectors else None
        if sort is None:
            return reading._replace(kind=ActorKind.ORGANISATION)
        basis = reading.basis if reading.country is not None else "sector"
        reason = f"{reading.reason}; {sort.word!r} in its name says what it is"
        return reading._replace(sectors=sort.sectors, kind=sort.kind, basis=basis, reason=reason)

    def _city(self, name: str) -> str | None:
        return self._cities(name) if self._cities is not None else None


def of_person(person: Party, standing: Standing, day: date | None, basis: str, written: str) -> Reading:
    """Give the reading of a listed person: the office on the day, or the words of the text.

    Args:
        person: The person.
        standing: What the phrase says.
        day: The day, or None for the office held last.
        basis: Key of ``CONFIDENCE``.
        written: The words that name the person.
    """
    office = role_on(person, day, standing.title or "")
    sectors, role = standing.sectors, standing.title
    reason = f"{written!r} is {person.name}"
    if office is not None and not standing.former and not told_otherwise(office.sectors, standing):
        sectors, role = office.sectors, office.role
        reason += f", {office.role}"
    elif office is None and not sectors:
        sectors, role = _out_of_office(person, day)
        reason += ", in no listed office on that day"
    country = country_on(person, office if role is not None and office and role == office.role else None)
    return Reading(person.name, person, country, basis, reason, sectors, ActorKind.PERSON, role=role)


def _out_of_office(person: Party, day: date | None) -> tuple[tuple[str, ...], str | None]:
    """Give the standing of someone whose listed offices are past, or nothing if they lie ahead."""
    past = [o for o in person.offices if day is not None and o.last is not None and o.last < day]
    if not past:
        return (), None
    latest = max(past, key=lambda o: o.last or date.min)
    return ("ELI",), f"former {latest.role}"


def _of_state(sense: Sense, phrase: Phrase, warrants: list[Warrant], *, plural: bool) -> Reading:
    core = phrase.core
    words = phrase.words(core.first, core.last) if core is not None else sense.written
    basis = {Form.SEAT: "seat", Form.CAPITAL: "seat", Form.REGION: "region"}.get(sense.form, "state")
    reason = f"{words!r} is the {sense.form.value} of {sense.party.name}"
    kind, name = ActorKind.STATE, sense.party.name
    if sense.form is Form.NATIONAL:
        kind, name = (ActorKind.POPULATION if plural else ActorKind.PERSON), words
    elif sense.form is Form.REGION:
        kind, name = ActorKind.UNKNOWN, words
    elif sense.form is Form.SEAT and (
        sense.sectors[0] != "GOV" or sense.country != sense.party.country or _is_office(sense)
    ):
        kind, name = ActorKind.ORGANISATION, sense.written
        owner = _other_state(warrants, sense.country)
        if owner is not None:  # "the Philippine Justice Department"
            reason = f"{owner.words!r} stands before {words!r}"
            return Reading(name, None, owner.country, owner.basis, reason, sense.sectors, kind)
    return Reading(
        name,
        sense.party if kind is ActorKind.STATE else None,
        sense.country,
        basis,
        reason,
        sense.sectors,
        kind,
    )


def _of_body(sense: Sense, warrants: list[Warrant]) -> Reading:
    """Read a listed body; a country named before it says which branch ("the Pakistani Taliban")."""
    country, basis, reason = sense.country, "name", f"{sense.written!r} is {sense.party.name}"
    branch = _other_state(warrants, country)
    if branch is not None and country in NON_STATES and sense.party.kind is ActorKind.GROUP:
        country, basis = branch.country, branch.basis
        reason += f" of {branch.words!r}"
    return Reading(sense.party.name, sense.party, country, basis, reason, sense.sectors, sense.party.kind)


def _is_office(sense: Sense) -> bool:
    """Say whether a seat is named like an institution that other states have too."""
    return "Department" in sense.written or "Office" in sense.written


def _other_state(warrants: list[Warrant], country: str) -> Warrant | None:
    """Give the warrant of another state standing directly before a name, if there is one."""
    direct = (w for w in warrants if w.basis == "modifier" and w.country not in NON_STATES)
    return next((w for w in direct if w.country != country), None)


def _described(phrase: Phrase, warrants: list[Warrant]) -> Reading:
    standing = standing_of(phrase)
    words = phrase.words(phrase.first, phrase.last)
    core = phrase.core.role.word if phrase.core is not None and phrase.core.role is not None else ""
    if not standing.sectors and _is_state_body(phrase, warrants):
        standing = standing._replace(sectors=("GOV",))
    if means_people(phrase, core):
        standing = standing._replace(sectors=("CVL",), kind=ActorKind.POPULATION)
    if is_next_door(phrase, core):
        standing = standing._replace(sectors=("CVL",), kind=ActorKind.PERSON)
    if is_kin_of_office(phrase, core):
        standing = standing._replace(sectors=("ELI",))
    if standing.former and standing.kind in {ActorKind.PERSON, ActorKind.GROUP}:
        # Who was the UN's is now of some state.
        warrants = [w for w in warrants if w.country not in NON_STATES]
    if not warrants and (core in _ALL_STATES or is_of_states(phrase, core)):
        reason = f"{core!r} is of all states"
        return Reading(words, None, "IGO", "of", reason, standing.sectors, standing.kind)
    reading = Reading(
        words,
        kind=standing.kind,
        role=standing.title,
        national=standing.national,
        counterpart=core in {"counterpart", "opposite number"},
        group=standing.group,
    )
    return _with_warrants(reading, phrase, warrants, standing)


def _is_state_body(phrase: Phrase, warrants: list[Warrant]) -> bool:
    """Say whether a capitalised service or board has a state before it ("the U.S. Forest Service")."""
    named = phrase.sentence.tokens[phrase.head].pos == "PROPN"
    return (
        named and bool(warrants) and warrants[0].basis == "modifier" and warrants[0].country not in NON_STATES
    )


def _other(phrase: Phrase, warrants: list[Warrant]) -> Reading:
    """Read a phrase whose head names no party ("a U.S. Supreme Court decision"): whose it is."""
    if not phrase.items and not warrants:
        return Reading(phrase.words(phrase.first, phrase.last))
    standing = standing_of(phrase)
    near = [w for w in warrants if w.basis in {"modifier", "of", "from"}]
    kind = ActorKind.POPULATION if are_fallen(phrase) else ActorKind.UNKNOWN
    reading = _with_warrants(
        Reading(phrase.words(phrase.first, phrase.last), kind=kind), phrase, near, standing
    )
    return reading._replace(role=None) if reading.role is not None else reading


def _with_warrants(reading: Reading, phrase: Phrase, warrants: list[Warrant], standing: Standing) -> Reading:
    basis, reason = (
        ("sector", "no word says whose it is") if standing.sectors else ("nothing", reading.reason)
    )
    country = None
    joint = rivals(warrants, phrase) if len(warrants) > 1 else ()
    if joint:
        basis, reason = warrants[0].basis, f"it stands for {' and '.join(joint)} at once"
    elif warrants:
        best = warrants[0]
        country, basis = best.country, best.basis
        reason = f"{best.words!r} stands in the phrase ({best.basis})"
    return Reading(
        reading.name,
        None,
        country,
        basis,
        reason,
        standing.sectors,
        reading.kind,
        reading.role or standing.title,
        reading.national,
        joint,
        reading.person_name,
        reading.counterpart,
        reading.group,
    )


def short_names(reading: Reading) -> tuple[str, ...]:
    """Give the folded words by which a person's full name may be repeated, or nothing."""
    full = reading.person_name or (reading.name if reading.kind is ActorKind.PERSON and reading.party else "")
    return surnames_of(full, reading.country) if len(pieces(full)) > 1 else ()
