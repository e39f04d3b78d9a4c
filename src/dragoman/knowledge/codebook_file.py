"""The shape of the codebook's YAML files, checked with pydantic at this edge."""

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from dragoman.records.annotation import PARTY_LABELS
from dragoman.records.event import Status

# What spaCy tags as a preposition in news, and what the codebook's triggers may hang their parties on.
PREPOSITIONS = frozenset(
    """
    about above across after against ahead along alongside amid among around as at away before behind below
    beneath beside between beyond by concerning despite down due during except following for from in inside
    into like near of off on onto opposite out outside over past per regarding round since than through
    throughout to together toward towards under underneath unlike until up upon versus via with within without
    """.split()
)
SYNTACTIC_SLOTS = ("subject", "object", "indirect", "possessive", "modifier", "clause", "speaker")
NO_SLOT = "none"
CONSTRUCTIONS = ("infinitive", "that", "gerund", "object", "possessive", "if")
STATUSES = tuple(status.value for status in Status)


class Vocabulary(BaseModel):
    """The closed lists that the files of one codebook point to; handed to validation as its context."""

    model_config = ConfigDict(frozen=True)

    cameo: frozenset[str]
    contexts: frozenset[str]


def _listed(value: object) -> object:
    """Let one word stand for a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _lower(word: str) -> str:
    if not word.strip() or word != word.lower() or word != " ".join(word.split()):
        raise ValueError(f"{word!r} is no lemma: write it in lower case, without spaces around it")
    return word


def _type_name(name: str) -> str:
    if not re.fullmatch("[A-Z][A-Z_]+", name):
        raise ValueError(f"{name!r} is no name of a type: write it in capitals, such as COERCE")
    return name


def _slot(word: str) -> str:
    if word in PREPOSITIONS or word in SYNTACTIC_SLOTS or word == NO_SLOT:
        return word
    allowed = ", ".join((*SYNTACTIC_SLOTS, NO_SLOT))
    raise ValueError(f"{word!r} is no slot; allowed: {allowed}, or a preposition")


def _need(word: str) -> str:
    if word in PREPOSITIONS or word in CONSTRUCTIONS:
        return word
    raise ValueError(f"{word!r} is no need; allowed: {', '.join(CONSTRUCTIONS)}, or a preposition")


def _status(word: str) -> str:
    if word in STATUSES:
        return word
    raise ValueError(f"{word!r} is no status; allowed: {', '.join(STATUSES)}")


def _vocabulary(info: ValidationInfo) -> Vocabulary | None:
    return info.context if isinstance(info.context, Vocabulary) else None


def _cameo(code: str, info: ValidationInfo) -> str:
    vocabulary = _vocabulary(info)
    if vocabulary and code not in vocabulary.cameo:
        near = ", ".join(sorted(c for c in vocabulary.cameo if c.startswith(code[:2]))) or "none of that root"
        raise ValueError(f"{code!r} is no CAMEO code; allowed with its root: {near}")
    return code


def _context(name: str, info: ValidationInfo) -> str:
    vocabulary = _vocabulary(info)
    if vocabulary and name not in vocabulary.contexts:
        raise ValueError(f"{name!r} is no context; allowed: {', '.join(sorted(vocabulary.contexts))}")
    return name


def _class_or_lemma(word: str) -> str:
    """Read a head: a class (``@military``), a label of names, which any word so labelled has, or a lemma."""
    return word if word.startswith("@") or word in PARTY_LABELS else _lower(word)


Listed = BeforeValidator(_listed)
Lemma = Annotated[str, AfterValidator(_lower)]
Lemmas = Annotated[tuple[Lemma, ...], Listed, Field(min_length=1)]
Heads = Annotated[tuple[Annotated[str, AfterValidator(_class_or_lemma)], ...], Listed]
Slots = Annotated[tuple[Annotated[str, AfterValidator(_slot)], ...], Listed]
Needs = Annotated[tuple[Annotated[str, AfterValidator(_need)], ...], Listed]
Lines = Annotated[tuple[str, ...], Listed]
CameoRef = Annotated[str, AfterValidator(_cameo)]
ContextRefs = Annotated[tuple[Annotated[str, AfterValidator(_context)], ...], Listed]
Intensity = Annotated[float, Field(ge=-10, le=10)]
StatusName = Annotated[str, AfterValidator(_status)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ModeEntry(_Strict):
    """One mode of a type."""

    intensity: Intensity | None = None
    cameo: CameoRef | None = None
    definition: str


class ExampleEventEntry(_Strict):
    """One event that an example sentence must give."""

    type: str | None = None
    trigger: str
    mode: str | None = None
    actors: Lines = ()
    recipients: Lines = ()
    status: StatusName = "happened"


class ExampleEntry(_Strict):
    """A sentence and its events; an empty list means it looks like an event and is none."""

    text: str
    events: tuple[ExampleEventEntry, ...]

    @model_validator(mode="before")
    @classmethod
    def _tuples(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("events"), list):
            return {**value, "events": tuple(value["events"])}
        return value


class TriggerEntry(_Strict):
    """One line of the lexicon: lemmas that share their constraints."""

    verb: Lemmas | None = None
    noun: Lemmas | None = None
    adjective: Lemmas | None = None
    object: Heads = ()
    subject: Heads = ()
    needs: Needs = ()
    sources: Slots | None = Field(default=None, alias="from")
    targets: Slots | None = Field(default=None, alias="to")
    mutual: bool = False
    mode: str | None = None
    cameo: CameoRef | None = None
    contexts: ContextRefs = ()
    status: StatusName | None = None
    strength: Literal[1, 2, 3] = 2

    @property
    def words(self) -> tuple[str, tuple[str, ...]]:
        """Give the part of speech and the lemmas."""
        if self.verb is not None:
            return "verb", self.verb
        return ("noun", self.noun) if self.noun is not None else ("adjective", self.adjective or ())

    @model_validator(mode="after")
    def _one_part_of_speech(self) -> "TriggerEntry":
        if sum(lemmas is not None for lemmas in (self.verb, self.noun, self.adjective)) != 1:
            raise ValueError("needs exactly one of verb, noun, adjective")
        for slots in (self.sources, self.targets):
            if slots and NO_SLOT in slots and len(slots) > 1:
                raise ValueError(f"{NO_SLOT!r} stands alone: remove the other slots or it")
        return self


class TypeFile(_Strict):
    """One event type; a user's file may give only what it adds."""

    type: Annotated[str, AfterValidator(_type_name)]
    replace: bool = False
    quad: Literal[1, 2, 3, 4] | None = None
    intensity: Intensity | None = None
    recipient: Literal["required", "optional", "one-sided"] | None = None
    cameo: CameoRef | None = None
    definition: str | None = None
    includes: Lines = ()
    excludes: Lines = ()
    modes: dict[str, ModeEntry] = Field(default_factory=dict)
    classes: dict[str, Heads] = Field(default_factory=dict)
    examples: Annotated[tuple[ExampleEntry, ...], Listed] = ()
    triggers: Annotated[tuple[TriggerEntry, ...], Listed] = ()


class TypesFile(_Strict):
    """Several event types in one file, as users may write them."""

    types: Annotated[tuple[TypeFile, ...], Listed]


class CameoEntry(_Strict):
    """One CAMEO code and what it becomes in PLOVER."""

    code: Annotated[str, Field(pattern="^(0[1-9]|1[0-9]|20)[0-9]{0,2}$")]
    description: str
    goldstein: Intensity
    type: str | None
    mode: str | None = None
    contexts: ContextRefs = ()


class CameoFile(_Strict):
    """The table of CAMEO codes."""

    codes: Annotated[tuple[CameoEntry, ...], Listed]


class ContextEntry(_Strict):
    """One context with the words that warrant it."""

    definition: str
    cues: Lemmas
    strong: Annotated[tuple[Lemma, ...], Listed] = ()


class ContextsFile(_Strict):
    """The table of contexts."""

    contexts: dict[str, ContextEntry]


class SectorsFile(_Strict):
    """The sectors, and the codes that stand where a country would for parties of no state."""

    sectors: dict[Annotated[str, Field(pattern="^[A-Z]{3}$")], str]
    non_state: dict[Annotated[str, Field(pattern="^[A-Z]{3}$")], str]
