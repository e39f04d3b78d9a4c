"""Make event types and their triggers from checked files: classes expanded, defaults filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.errors import KnowledgeError
from dragoman.knowledge.codebook_file import (
    NO_SLOT,
    ExampleEntry,
    ExampleEventEntry,
    TriggerEntry,
    TypeFile,
    TypesFile,
    Vocabulary,
)
from dragoman.knowledge.codebook_parts import EventType, Example, ExampleEvent, Mode, Trigger
from dragoman.knowledge.marked_yaml import MarkedFile

_DEFAULT_SOURCES = {
    "verb": ("subject",),
    "noun": ("possessive", "by", "from", "modifier"),
    "adjective": ("subject",),
}
_NEEDED = ("quad", "intensity", "recipient", "cameo", "definition")


@dataclass(frozen=True, slots=True)
class TypeSource:
    """One event type as a file gives it, with its place in that file.

    Attributes:
        file: The file.
        path: Where in the file the type stands; empty when it is the whole file.
        entry: The checked content.
    """

    file: MarkedFile
    path: tuple[str | int, ...]
    entry: TypeFile

    def event_type(self, ours: EventType | None) -> EventType:
        """Make the event type, on top of the one already known if there is one.

        Raises:
            KnowledgeError: It is new and lacks what a type must have, or a mode lacks its name.
        """
        entry = self.entry
        made = self._extended(ours) if ours else self._whole()
        for i, example in enumerate(entry.examples):
            for k, event in enumerate(example.events):
                if event.type in {None, made.name}:
                    self._check_mode(event.mode, made, ("examples", i, "events", k, "mode"))
        return made

    def triggers(self, made: EventType) -> Iterator[Trigger]:
        """Make one trigger a lemma, in file order.

        Raises:
            KnowledgeError: A trigger has a mode that the type has not, or a class that the file has not; or
                the file has a class that nothing uses.
        """
        classes = self._classes()
        for i, entry in enumerate(self.entry.triggers):
            self._check_mode(entry.mode, made, ("triggers", i, "mode"))
            yield from self._lemmas(entry, i, classes)
        self._check_use()

    def _whole(self) -> EventType:
        entry = self.entry
        if (
            entry.quad is None
            or entry.intensity is None
            or entry.recipient is None
            or entry.cameo is None
            or entry.definition is None
        ):
            lacking = [key for key in _NEEDED if getattr(entry, key) is None]
            raise self._error(
                ("type",),
                f"{entry.type!r} is not there to extend, so it must be whole: add {', '.join(lacking)}",
            )
        return EventType(
            name=entry.type,
            quad=entry.quad,
            intensity=entry.intensity,
            recipient=entry.recipient,
            cameo=entry.cameo,
            definition=entry.definition.strip(),
            includes=entry.includes,
            excludes=entry.excludes,
            modes=self._modes(),
            examples=self._examples(),
        )

    def _extended(self, ours: EventType) -> EventType:
        entry = self.entry
        return EventType(
            name=ours.name,
            quad=entry.quad or ours.quad,
            intensity=ours.intensity if entry.intensity is None else entry.intensity,
            recipient=entry.recipient or ours.recipient,
            cameo=entry.cameo or ours.cameo,
            definition=(entry.definition or ours.definition).strip(),
            includes=(*ours.includes, *entry.includes),
            excludes=(*ours.excludes, *entry.excludes),
            modes={**ours.modes, **self._modes()},
            examples=(*ours.examples, *self._examples()),
        )

    def _modes(self) -> dict[str, Mode]:
        modes = self.entry.modes.items()
        return {name: Mode(name, mode.intensity, mode.cameo, mode.definition.strip()) for name, mode in modes}

    def _examples(self) -> tuple[Example, ...]:
        return tuple(_example(example, self.entry.type) for example in self.entry.examples)

    def _lemmas(self, entry: TriggerEntry, i: int, classes: dict[str, frozenset[str]]) -> Iterator[Trigger]:
        pos, lemmas = entry.words
        objects = self._heads(entry.object, classes, ("triggers", i, "object"))
        subjects = self._heads(entry.subject, classes, ("triggers", i, "subject"))
        sources = _DEFAULT_SOURCES[pos] if entry.sources is None else _slots(entry.sources)
        targets = _default_targets(pos, entry) if entry.targets is None else _slots(entry.targets)
        origin = f"{self.file.name}:{self.file.line((*self.path, 'triggers', i))}"
        for lemma in lemmas:
            yield Trigger(
                pos=pos,
                lemma=lemma,
                type=self.entry.type,
                mode=entry.mode,
                object=objects,
                subject=subjects,
                needs=entry.needs,
                sources=sources,
                targets=targets,
                mutual=entry.mutual,
                cameo=entry.cameo,
                contexts=entry.contexts,
                status=entry.status,
                strength=entry.strength,
                origin=origin,
            )

    def _classes(self) -> dict[str, frozenset[str]]:
        """Expand the file's word classes; a class may hold classes written above it."""
        classes: dict[str, frozenset[str]] = {}
        for name, words in self.entry.classes.items():
            classes[name] = self._heads(words, classes, ("classes", name))
        return classes

    def _heads(
        self, words: Sequence[str], classes: dict[str, frozenset[str]], path: tuple[str | int, ...]
    ) -> frozenset[str]:
        heads: set[str] = set()
        for word in words:
            if not word.startswith("@"):
                heads.add(word)
            elif word[1:] in classes:
                heads |= classes[word[1:]]
            else:
                known = ", ".join(f"@{name}" for name in classes) or "none"
                raise self._error(path, f"{word!r} is no class of this file; classes here: {known}")
        return frozenset(heads)

    def _check_mode(self, mode: str | None, made: EventType, path: tuple[str | int, ...]) -> None:
        if mode is not None and mode not in made.modes:
            allowed = ", ".join(made.modes) or "none, this type has no modes"
            raise self._error(path, f"{mode!r} is no mode of {made.name}; allowed: {allowed}")

    def _check_use(self) -> None:
        """Refuse a class that neither a trigger nor another class names: a slip, or left over."""
        entries = self.entry.triggers
        lists = (*self.entry.classes.values(), *(words for e in entries for words in (e.object, e.subject)))
        used = {word for words in lists for word in words}
        for name in self.entry.classes:
            if f"@{name}" not in used:
                raise self._error(
                    ("classes", name), f"no trigger uses this class; write '@{name}' in one, or take it out"
                )

    def _error(self, path: tuple[str | int, ...], problem: str) -> KnowledgeError:
        return self.file.error((*self.path, *path), problem)


def type_sources(file: MarkedFile, vocabulary: Vocabulary) -> list[TypeSource]:
    """Check a file of one event type, or of several under ``types:``.

    Raises:
        KnowledgeError: The file does not have the format, or names a code or context that is not there.
    """
    if "types" not in file.data:
        return [TypeSource(file, (), file.validated(TypeFile, vocabulary))]
    entries = file.validated(TypesFile, vocabulary).types
    return [TypeSource(file, ("types", i), entry) for i, entry in enumerate(entries)]


def _default_targets(pos: str, entry: TriggerEntry) -> tuple[str, ...]:
    """A verb acts on its object, unless the object is part of the phrase."""
    return ("object",) if pos == "verb" and not entry.object else ()


def _slots(slots: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(slot for slot in slots if slot != NO_SLOT)


def _example(entry: ExampleEntry, type_name: str) -> Example:
    return Example(entry.text, tuple(_example_event(event, type_name) for event in entry.events))


def _example_event(entry: ExampleEventEntry, type_name: str) -> ExampleEvent:
    return ExampleEvent(
        type=entry.type or type_name,
        trigger=entry.trigger,
        mode=entry.mode,
        actors=entry.actors,
        recipients=entry.recipients,
        status=entry.status,
    )
