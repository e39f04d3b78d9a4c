"""The words of stance: verbs, nouns, adjectives and phrases that are for or against what they are about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from dragoman.errors import KnowledgeError
from dragoman.knowledge.marked_yaml import MarkedFile, read_marked

FOLDER = Path(__file__).parent / "stances"
VERSION = "positions-1"
PLACES = frozenset({"object", "subject", "clause", "compound", "possessive", "name"})
"""Where a matter may stand in a word's construction, besides behind a preposition."""
PREPOSITIONS = frozenset(
    "about against at behind by for from in into of off on out over short through to toward towards upon "
    "with without as".split()
)


class Role(StrEnum):
    """What a word of the lexicon says about the matter in its place."""

    ATTITUDE = "attitude"
    ACT = "act"
    JUDGEMENT = "judgement"
    CUE = "cue"
    NAMING = "naming"
    OPEN = "open"
    ENDING = "ending"
    DRAWING = "drawing"
    FRAME = "frame"
    HOLDER = "holder"


class Pole(StrEnum):
    """Which way a word points."""

    FOR = "for"
    AGAINST = "against"
    NONE = "none"

    @property
    def sign(self) -> int:
        """Give 1 for *for*, -1 for *against*, 0 for neither."""
        return {Pole.FOR: 1, Pole.AGAINST: -1, Pole.NONE: 0}[self]


@dataclass(frozen=True, slots=True)
class StanceWord:
    """One word in one place of the lexicon.

    Attributes:
        word: Base form, with its particle.
        role: What it says.
        pole: Which way.
        negated: Which way it points when it is negated; ``none`` leaves it open.
        alone: Whether the act shows its subject's stance where nothing stands over it.
        origin: File and line.
    """

    word: str
    role: Role
    pole: Pole
    negated: Pole
    alone: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Idiom:
    """A turn of phrase around the matter.

    Attributes:
        before: Base forms right before the matter, each a set of alternatives.
        after: Base forms right behind it.
        pole: Which way it points.
        origin: File and line.
    """

    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]
    pole: Pole
    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class Stances:
    """The whole lexicon.

    Attributes:
        words: By part of speech (``verb``, ``noun``, ``adjective``), base form and place of the matter.
        idioms: The longest first.
    """

    words: Mapping[tuple[str, str, str], StanceWord]
    idioms: tuple[Idiom, ...]

    def find(self, pos: str, word: str, place: str) -> StanceWord | None:
        """Give what a word says of a matter in a place, or None."""
        return self.words.get((pos, word, place))


class _Group(BaseModel):
    """Words that share role, stance and places."""

    model_config = ConfigDict(extra="forbid")
    role: Role
    stance: Pole = Pole.NONE
    negated: Pole | None = None
    alone: bool = True
    matter: list[str] = Field(default_factory=list)
    words: list[str] = Field(min_length=1)


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    groups: list[_Group]


class _Phrases(BaseModel):
    model_config = ConfigDict(extra="forbid")
    stance: Pole
    phrases: list[str] = Field(min_length=1)


class _Idioms(BaseModel):
    model_config = ConfigDict(extra="forbid")
    groups: list[_Phrases]


_POINTING = {Role.ATTITUDE, Role.ACT, Role.JUDGEMENT, Role.CUE, Role.FRAME, Role.HOLDER}
_PLACELESS = {Role.JUDGEMENT}
_FILES = {"verbs.yaml": "verb", "nouns.yaml": "noun", "adjectives.yaml": "adjective"}


@lru_cache(maxsize=1)
def load_stances(folder: Path = FOLDER) -> Stances:
    """Read and check the lexicon.

    Raises:
        KnowledgeError: A file is wrong; the message names file, line and key.
    """
    words: dict[tuple[str, str, str], StanceWord] = {}
    for name, pos in _FILES.items():
        for place, word in _file(folder / name):
            key = (pos, word.word, place)
            if key in words:
                raise KnowledgeError(
                    f"{word.origin}: {word.word!r} with the matter as {place!r} stands in "
                    f"{words[key].origin} already; keep one"
                )
            words[key] = word
    idioms = sorted(_idioms(folder / "idioms.yaml"), key=lambda i: -len(i.before) - len(i.after))
    return Stances(words, tuple(idioms))


def _file(path: Path) -> Iterator[tuple[str, StanceWord]]:
    """Give each word of a file with each place its matter may have."""
    marked = read_marked(path, f"stances/{path.name}")
    for g, group in enumerate(marked.validated(_Words).groups):
        _check(marked, g, group)
        for n, written in enumerate(group.words):
            word, _, places = written.partition(" +")
            line = marked.line(("groups", g, "words", n))
            made = StanceWord(
                word=word,
                role=group.role,
                pole=group.stance,
                negated=group.negated or _negated(group),
                alone=group.alone,
                origin=f"{marked.name}:{line}",
            )
            chosen = places.split() or group.matter or ["subject"]
            for place in chosen:
                if place not in PLACES | PREPOSITIONS:
                    raise marked.error(("groups", g, "words", n), f"{place!r} is no place; {_known()}")
                yield place, made


def _check(marked: MarkedFile, g: int, group: _Group) -> None:
    """Refuse what contradicts itself."""
    for n, place in enumerate(group.matter):
        if place not in PLACES | PREPOSITIONS:
            raise marked.error(("groups", g, "matter", n), f"{place!r} is no place; {_known()}")
    if group.role in _POINTING and group.stance is Pole.NONE:
        raise marked.error(("groups", g), f"a group of role {group.role} needs a stance: for or against")
    if not group.matter and group.role not in _PLACELESS and any(" +" not in w for w in group.words):
        raise marked.error(("groups", g), "a group needs matter: the places where the matter may stand")


def _known() -> str:
    return f"use {', '.join(sorted(PLACES))} or a preposition ({', '.join(sorted(PREPOSITIONS))})"


def _negated(group: _Group) -> Pole:
    """Read a negation as usual: who does not support is against, who does not oppose is neither."""
    if group.stance is Pole.NONE:
        return Pole.NONE
    if group.role is Role.ATTITUDE:
        return Pole.AGAINST if group.stance is Pole.FOR else Pole.NONE
    return Pole.AGAINST if group.stance is Pole.FOR else Pole.FOR


def _idioms(path: Path) -> Iterator[Idiom]:
    marked = read_marked(path, f"stances/{path.name}")
    for g, group in enumerate(marked.validated(_Idioms).groups):
        for n, phrase in enumerate(group.phrases):
            where = ("groups", g, "phrases", n)
            words = phrase.split()
            if words.count("*") != 1 or len(words) < 2:
                raise marked.error(where, f"{phrase!r} must have the matter's * once, with words beside it")
            at = words.index("*")
            before, after = (
                tuple(frozenset(w.split("/")) for w in part) for part in (words[:at], words[at + 1 :])
            )
            yield Idiom(before, after, group.stance, f"{marked.name}:{marked.line(where)}")
