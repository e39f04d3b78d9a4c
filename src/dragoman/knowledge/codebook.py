"""The codebook: event types with their lexicon, CAMEO, contexts and sectors, loaded from YAML files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from dragoman.errors import KnowledgeError
from dragoman.knowledge.codebook_file import CameoFile, ContextsFile, SectorsFile, Vocabulary
from dragoman.knowledge.codebook_parts import (
    CameoCode,
    Context,
    EventType,
    Example,
    ExampleEvent,
    Mode,
    Sector,
    Trigger,
)
from dragoman.knowledge.codebook_types import TypeSource, type_sources
from dragoman.knowledge.marked_yaml import read_marked

__all__ = [
    "CameoCode",
    "Codebook",
    "Context",
    "EventType",
    "Example",
    "ExampleEvent",
    "Mode",
    "Sector",
    "Trigger",
    "load_cameo",
    "load_codebook",
]

FOLDER = Path(__file__).parent / "codebooks"
# The quad classes of PLOVER's per-type sections: SANCTION is 4 there (its separate quad table prints 3).
QUAD_SCHEME = "plover-2.0-sections"
_T = TypeVar("_T")
# The parser makes a possessive ending and a hyphen between letters tokens of their own, save in al-Names.
_OWN_TOKEN = re.compile(r"(?<=[a-z])((?<!\bal)-(?=[a-z])|'s\b|'(?=\s|$))")


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """All that coding needs to know of the ontology.

    Attributes:
        types: By name.
        triggers: By part of speech and first word of the lemma; a user's come before ours.
        cameo: By code.
        contexts: By name.
        sectors: By code.
        non_state: Codes that stand where a country would, with their definitions.
        quad_scheme: Which of the quad conventions ``quad`` follows.
    """

    types: Mapping[str, EventType]
    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    cameo: Mapping[str, CameoCode]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    non_state: Mapping[str, str]
    quad_scheme: str = QUAD_SCHEME

    def event_type(self, name: str) -> EventType:
        """Give an event type.

        Raises:
            KnowledgeError: No such type.
        """
        return _looked_up(self.types, name, "event type")

    def mode(self, type_name: str, mode: str) -> Mode:
        """Give a mode of a type.

        Raises:
            KnowledgeError: No such type, or no such mode of it.
        """
        return _looked_up(self.event_type(type_name).modes, mode, f"mode of {type_name}")

    def quad(self, type_name: str) -> int:
        """Give the quad class of a type, 1 to 4."""
        return self.event_type(type_name).quad

    def intensity(self, type_name: str, mode: str | None = None) -> float:
        """Give the PLOVER score of the mode, or of the type where the mode has none."""
        own = self.mode(type_name, mode).intensity if mode else None
        return self.event_type(type_name).intensity if own is None else own

    def cameo_for(self, type_name: str, mode: str | None = None) -> str:
        """Give the default native CAMEO code of the mode, or of the type where the mode has none."""
        own = self.mode(type_name, mode).cameo if mode else None
        return own or self.event_type(type_name).cameo

    def goldstein(self, code: str) -> float:
        """Give the Goldstein value of exactly this code; a root's value never stands in for another's.

        Raises:
            KnowledgeError: No such code.
        """
        return _looked_up(self.cameo, code, "CAMEO code").goldstein


def load_codebook(extra: Path | None = None) -> Codebook:
    """Load our codebook and, on top of it, a user's own file.

    Args:
        extra: A file in the format of ours (one type, or several under ``types:``). What it gives for a
            type we have is added to ours or, for single values, put in place of ours; with
            ``replace: true`` ours is dropped first. Any other type is new and must be whole.

    Raises:
        KnowledgeError: A file is wrong; the message names file, line and key and what is allowed.
    """
    cameo, contexts = load_cameo(), _contexts()
    vocabulary = Vocabulary(cameo=frozenset(cameo), contexts=frozenset(contexts))
    theirs = type_sources(read_marked(extra), vocabulary) if extra else []
    paths = sorted((FOLDER / "plover").glob("*.yaml"))
    ours = list(chain.from_iterable(type_sources(read_marked(path), vocabulary) for path in paths))
    replaced = {source.entry.type for source in theirs if source.entry.replace}
    types: dict[str, EventType] = {}
    kept = [source for source in ours if source.entry.type not in replaced]
    our_triggers = list(chain.from_iterable(_added(source, types) for source in kept))
    their_triggers = list(chain.from_iterable(_added(source, types) for source in theirs))
    sectors = read_marked(FOLDER / "sectors.yaml").validated(SectorsFile)
    return Codebook(
        types=dict(sorted(types.items())),
        triggers=_keyed([*their_triggers, *our_triggers]),
        cameo=cameo,
        contexts=contexts,
        sectors={code: Sector(code, text.strip()) for code, text in sectors.sectors.items()},
        non_state={code: text.strip() for code, text in sectors.non_state.items()},
    )


def _added(source: TypeSource, types: dict[str, EventType]) -> list[Trigger]:
    """Put a source's type among the types and give its triggers."""
    made = source.event_type(types.get(source.entry.type))
    types[made.name] = made
    return list(source.triggers(made))


def load_cameo() -> dict[str, CameoCode]:
    """Load our CAMEO codes alone, by code.

    Raises:
        KnowledgeError: The file is wrong.
    """
    file = read_marked(FOLDER / "cameo.yaml")
    codes: dict[str, CameoCode] = {}
    for i, row in enumerate(file.validated(CameoFile).codes):
        if row.code in codes:
            raise file.error(("codes", i, "code"), f"{row.code!r} stands twice; keep one row a code")
        codes[row.code] = CameoCode(**dict(row))
    return codes


def _contexts() -> dict[str, Context]:
    rows = read_marked(FOLDER / "contexts.yaml").validated(ContextsFile).contexts.items()
    return {
        name: Context(name, row.definition.strip(), _cues(row.cues), _cues(row.strong)) for name, row in rows
    }


def _cues(words: Iterable[str]) -> tuple[str, ...]:
    """Space cues out as the parser splits words, so that ``cue.split()`` lines up with tokens."""
    return tuple(_OWN_TOKEN.sub(r" \1 ", cue).replace("  ", " ").strip() for cue in words)


def _keyed(triggers: Iterable[Trigger]) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    keyed: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in triggers:
        keyed.setdefault((trigger.pos, trigger.lemma.split(" ", 1)[0]), []).append(trigger)
    return {key: tuple(found) for key, found in keyed.items()}


def _looked_up(table: Mapping[str, _T], key: str, what: str) -> _T:
    """Give an entry, or say in one line which there are."""
    try:
        return table[key]
    except KeyError:
        raise KnowledgeError(f"{key!r} is no {what} of the codebook; there are: {', '.join(table)}") from None
