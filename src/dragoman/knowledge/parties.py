"""The records of actor knowledge: states, bodies and people, the words that name them, and role words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dragoman.records import ActorKind

SECTORS = frozenset(
    """
    COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK
    AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC
    """.split()
)
NON_STATES = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())


@dataclass(frozen=True, slots=True)
class Office:
    """A post a person held.

    Attributes:
        role: In words ("president of Iran").
        sectors: PLOVER sectors, the primary one first.
        first: First possible day, or None when unknown.
        last: Last possible day, or None when unknown or still held.
        country: Whom its holder stands for, where that is not the holder's own state: a Norwegian heads NATO.
    """

    role: str
    sectors: tuple[str, ...]
    first: date | None
    last: date | None
    country: str | None = None

    def covers(self, day: date) -> bool:
        """Say whether the post may have been held on a day; with no dates at all it may always."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something with an entry in the knowledge.

    Attributes:
        id: ``state/irn``, ``igo/nato``, ``group/pkk``, ``person/hassan-rouhani`` …
        name: Canonical name.
        country: ISO 3166 alpha-3 or a PLOVER non-state code; of a dependency, the sovereign's.
        sectors: PLOVER sectors; empty for people, whose offices have them.
        kind: What sort of party.
        first: First day of its existence, or None.
        last: Last day, or None.
        part_of: Id of the body it belongs to, or None.
        offices: A person's posts in the order of the file.
    """

    id: str
    name: str
    country: str
    sectors: tuple[str, ...]
    kind: ActorKind
    first: date | None = None
    last: date | None = None
    part_of: str | None = None
    offices: tuple[Office, ...] = ()

    def exists_on(self, day: date | None) -> bool:
        """Say whether it may exist on a day."""
        return day is None or (
            (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
        )


class Form(StrEnum):
    """By what kind of word a party is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    NATIONAL = "national"
    CAPITAL = "capital"
    SEAT = "seat"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word or phrase can name.

    Attributes:
        party: Whom it names.
        form: By what kind of word.
        country: The party's country, or the seat's own ("Brussels" speaks for the EU).
        sectors: The party's sectors, or the seat's own ("the Pentagon": MIL).
        written: The alias as the file writes it.
    """

    party: Party
    form: Form
    country: str
    sectors: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class Role:
    """A word for an office, an institution or a sort of people.

    Attributes:
        word: As the file writes it, in the singular.
        sectors: PLOVER sectors, the primary one first.
        kind: What one of them is.
        national: An institution of a state, so that a report may leave the country out.
        bearer: Takes the sectors of the body it is named with.
        modifier: Only colours the word it stands before.
        in_names: Tells what a body is only as a word of its own name ("the Erie *Times-News*").
    """

    word: str
    sectors: tuple[str, ...]
    kind: ActorKind
    national: bool = False
    bearer: bool = False
    modifier: bool = False
    in_names: bool = False


class Found(NamedTuple):
    """A stretch of tokens that names parties or a role.

    Attributes:
        first: Index of the first token.
        last: Index after the last token.
        senses: What the name can mean, in the order of the files; empty for a role word.
        role: The role, or None for a name.
    """

    first: int
    last: int
    senses: tuple[Sense, ...] = ()
    role: Role | None = None
