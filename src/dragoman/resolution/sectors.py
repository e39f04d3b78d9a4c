"""Which sectors a phrase stands for: its head word's, its rank's, or the body's it is named with."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from dragoman.knowledge.parties import Form, Found, Role, Sense
from dragoman.records import BODY_KINDS, ActorKind, Sentence
from dragoman.resolution.members import group_of
from dragoman.resolution.phrases import Phrase, is_plural, pick_sense

_FORMER = {"former", "ex", "ousted", "deposed", "onetime", "erstwhile", "disgraced", "retired", "toppled"}
# What follows other prepositions is whom the phrase deals with, not what it belongs to.
_BELONGING = {"", "of", "from", "for", "at", "with", "in"}
_BEFORE_TITLE = {"det", "predet", "poss", "cc", "case", "punct"}
_PEOPLES = {"country", "nation"}
# What is done so to a country is done to its people.
_MOVING = frozenset(
    "address shock stun horrify grip unite divide console reassure thank rally captivate".split()
)
# Standings of those who hold no office of a state: a report that calls them something else is believed.
_PRIVATE = frozenset("OPP ELI BUS SOC EDU JRN REL".split())
_TOLD = frozenset("OPP BUS SOC EDU JRN REL".split())
# Whoever has fled war or home is a refugee, whatever word the report has for them.
_UPROOTED = {"displace", "uproot"}
_REFUGE = {"refuge", "asylum"}
_SEEKING = {"seek", "take", "find", "claim", "request", "receive", "win", "get", "want", "need"}
_FLED = frozenset(
    """
    war fighting violence conflict persecution home homeland country village town invasion offensive regime
    famine drought hunger poverty repression clash hostility bombardment shelling insurgency genocide
    """.split()
)
# Titles whose former holders PLOVER counts among the elites.
_POWERFUL = {"GOV", "MIL", "LEG", "SPY", "COP", "JUD"}
_IS_NATIONAL, _IS_BEARER = attrgetter("national"), attrgetter("bearer")


class Standing(NamedTuple):
    """What the words of a phrase say about standing.

    Attributes:
        sectors: PLOVER sectors, the primary one first.
        kind: What sort of party.
        title: Words of the office, or None.
        national: Whether its institution is a state's.
        former: Whether the text says that the office is past.
        told: Whether a word for a role says so, and not only a body named beside.
        group: Id of the listed armed group whose people are meant, or None.
    """

    sectors: tuple[str, ...]
    kind: ActorKind
    title: str | None
    national: bool
    former: bool
    told: bool = False
    group: str | None = None


def standing_of(phrase: Phrase) -> Standing:
    """Read sectors, kind and title from the words of a phrase.

    Args:
        phrase: The phrase; its core is a role, or it ends in an unlisted or a person's name.
    """
    roles = _roles(phrase)
    if not roles:
        bodies = dict.fromkeys([s for item in phrase.items for s in _body_sectors(phrase, item)])
        kind = (
            ActorKind.PERSON if phrase.sentence.tokens[phrase.head].entity == "PERSON" else ActorKind.UNKNOWN
        )
        return Standing(tuple(bodies), kind, None, national=False, former=False)
    core = phrase.core if phrase.core is not None and phrase.core.role is not None else None
    former = _is_former(phrase, roles)
    # A phrase of one role and no name, as most are, belongs to no body.
    group = group_of(phrase) if core is not None and len(phrase.items) > 1 and not former else None
    sectors = _sectors(phrase, roles, core, group)
    if sectors[:1] == ("CVL",) and _has_fled(phrase.sentence, phrase.head):
        sectors = ("REF", *sectors)
    if former and not _POWERFUL.isdisjoint(sectors):
        sectors = ("ELI", *(s for s in sectors if s != "ELI"))
    kind = _kind(phrase.sentence, core) if core is not None else _named_kind(phrase, roles)
    title = _title(phrase, core) if kind is ActorKind.PERSON else None
    told = [item.role for item in roles if item.role is not None]
    deciding = told if core is None or core.role is None else [core.role]
    return Standing(
        sectors,
        kind,
        title,
        national=any(map(_IS_NATIONAL, deciding)) or _default_only(told),
        former=former,
        told=any(map(_strict, roles)),
        group=group.party.id if group is not None and kind in BODY_KINDS else None,
    )


def means_people(phrase: Phrase, word: str) -> bool:
    """Say whether a country's people are meant: "*the whole country* mourns", "she addressed *the nation*".

    Args:
        phrase: The phrase.
        word: Its role word.
    """
    if word not in _PEOPLES:
        return False
    sentence = phrase.sentence
    before = {t.text.lower() for t in sentence.tokens[phrase.first : phrase.head]}
    head = sentence.tokens[phrase.head]
    moved = head.dep in {"dobj", "nsubjpass"} and sentence.tokens[head.head].lemma in _MOVING
    return bool(before & {"whole", "entire"}) or moved


def told_otherwise(office: tuple[str, ...], standing: Standing) -> bool:
    """Say whether the words before a name give a private person another standing ("the tycoon X").

    Args:
        office: The sectors that are listed.
        standing: What the phrase says.
    """
    told = standing.sectors[:1]
    private = _PRIVATE.issuperset(office[:1]) and _TOLD.issuperset(told)
    return standing.told and bool(told) and private and told[0] not in office


def _roles(phrase: Phrase) -> list[Found]:
    """Give the role items that belong to the phrase, the nearest to its head first."""
    core = phrase.core
    anchor = core.first if core is not None else phrase.head
    own = [
        item
        for item in phrase.items
        if item.role is not None and (item.last <= anchor or item is core or _belongs(phrase, item))
    ]
    if len(own) < 2:
        return own
    return sorted(own, key=lambda item: (item.first > anchor, abs(item.first - anchor)))


def _belongs(phrase: Phrase, item: Found) -> bool:
    return phrase.preposition(item) in _BELONGING


def _sectors(phrase: Phrase, roles: list[Found], core: Found | None, group: Sense | None) -> tuple[str, ...]:
    """Put together the sectors: the head's own, or of a bearer those of the body it is named with.

    A group's fighters are what the group is, whatever the report calls them.
    """
    if len(phrase.items) == 1:
        return _strict(roles[0]) or _default(roles)
    if core is not None and core.role is not None and not core.role.bearer:
        if group is not None:
            return group.sectors
        coloured = [s for item in roles if item.first < core.first for s in _strict(item)]
        return tuple(dict.fromkeys((*core.role.sectors, *coloured)))
    end = _own_end(phrase)
    own = [item for item in roles if item.first < end]
    strict = _strictly(own or roles)
    bodies = [s for item in phrase.items if item.first < end for s in _body_sectors(phrase, item)]
    before_name = core is None and strict
    return tuple(dict.fromkeys((*strict, *bodies) if before_name else (*bodies, *strict) or _default(roles)))


def _default(roles: list[Found]) -> tuple[str, ...]:
    """Give the sector of bearers whose body is not named."""
    return tuple([s for item in roles if item.role is not None for s in item.role.sectors if s != "UNK"])[:1]


def _own_end(phrase: Phrase) -> int:
    """Give where another party begins: "an envoy of the government *and* fighters of the rebel army"."""
    others = phrase.sentence.dependents(phrase.head, "conj")
    behind = [token.i for token in others if token.i > phrase.head]
    return min([phrase.sentence.subtree(i)[0] for i in behind], default=phrase.last)


def _has_fled(sentence: Sentence, head: int) -> bool:
    """Say whether a clause tells that somebody had to leave: "families *who fled the fighting*"."""
    for clause in sentence.dependents(head, "relcl", "acl"):
        for token in (clause, *sentence.dependents(clause.i, "advcl", "xcomp", "conj")):
            objects = sentence.dependents(token.i, "dobj")
            lemmas = {t.lemma for t in objects}
            uprooted = token.lemma in _UPROOTED and (
                token.tag == "VBN" or bool(sentence.dependents(token.i, "nsubjpass"))
            )
            if uprooted or (token.lemma in _SEEKING and lemmas & _REFUGE):
                return True
            fled = lemmas & _FLED or any(t.entity in {"GPE", "NORP"} for t in objects)
            if token.lemma == "flee" and fled:
                return True
    return False


def _strictly(roles: list[Found]) -> list[str]:
    return [sector for item in roles for sector in _strict(item)]


def _strict(item: Found) -> tuple[str, ...]:
    return item.role.sectors if item.role is not None and not item.role.bearer else ()


def _body_sectors(phrase: Phrase, item: Found) -> tuple[str, ...]:
    """Give the sectors of a listed body that the phrase belongs to ("a Hamas official")."""
    if not item.senses or item is phrase.core or not _belongs(phrase, item):
        return ()
    sense = pick_sense(item.senses, as_head=False, plural=False)
    if sense.party.kind in BODY_KINDS or sense.form is Form.SEAT:
        return sense.sectors
    return ()


def _kind(sentence: Sentence, core: Found) -> ActorKind:
    if core.role is None:
        return ActorKind.UNKNOWN
    if core.role.kind is not ActorKind.PERSON:
        return core.role.kind
    plural = any(map(is_plural, sentence.tokens[core.first : core.last]))
    return ActorKind.GROUP if plural else ActorKind.PERSON


def _named_kind(phrase: Phrase, roles: list[Found]) -> ActorKind:
    """A name behind a person's title is a person; otherwise the parser's label decides."""
    label = phrase.sentence.tokens[phrase.head].entity
    anchor = phrase.name[0] if phrase.name is not None else phrase.head
    titled = any(
        item.role is not None and item.role.kind is ActorKind.PERSON and item.last == anchor for item in roles
    )
    return ActorKind.PERSON if titled or label == "PERSON" else ActorKind.UNKNOWN


def _is_former(phrase: Phrase, roles: list[Found]) -> bool:
    first = min([item.first for item in roles]) if len(roles) > 1 else roles[0].first
    tokens = phrase.sentence.tokens
    if tokens[first].text[:3].lower() == "ex-":
        return True
    if first == phrase.first:
        return False
    return not _FORMER.isdisjoint([t.text.lower().rstrip("-") for t in tokens[phrase.first : first]])


def _default_only(roles: Sequence[Role]) -> bool:
    """Say whether only bearers speak: officials and spokesmen of no named body are a government's."""
    return all(map(_IS_BEARER, roles)) and all(
        role.kind is ActorKind.PERSON and "GOV" in role.sectors for role in roles
    )


def _title(phrase: Phrase, core: Found | None) -> str | None:
    """Give the words of an office: of a named person those before the name, else the whole phrase."""
    last = phrase.last
    if core is None:
        last = phrase.name[0] if phrase.name is not None else phrase.head
        person = next((i for i in phrase.items if i.first <= phrase.head < i.last and i.senses), None)
        last = person.first if person is not None else last
    first = phrase.first
    while first < last and phrase.sentence.tokens[first].dep in _BEFORE_TITLE:
        first += 1
    return phrase.words(first, last) or None
