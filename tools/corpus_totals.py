"""Counts what the corpus holds against what it must hold, and sorts the gaps by need."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from corpus_format import CorpusEvent, Passage
from corpus_grammar import Grammar

from dragoman.knowledge.codebook import FOLDER as CODEBOOKS
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Status

STATES = CODEBOOKS.parent / "actors" / "states.yaml"
_NO_TITLE = r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt|No))(?<!\b(?:Mrs|Gen|Col|Rev|Sgt|Sen|Gov|Rep))(?<!\bCapt)"
_SENTENCE_END = re.compile(_NO_TITLE + r"[.!?][\"'\u201d\u2019)]*(?=\s+[\"'\u201c\u2018(]*[A-Z])|\n")


@dataclass(frozen=True, slots=True)
class Total:
    """One thing counted.

    Attributes:
        group: What it belongs to, such as ``mode``.
        name: What is counted.
        have: The count or the share.
        target: What it must be, or None when it is only told.
        at_most: Whether the target is a ceiling.
        share: Whether it is a share, 0 to 1.
    """

    group: str
    name: str
    have: float
    target: float | None = None
    at_most: bool = False
    share: bool = False

    @property
    def need(self) -> float:
        """How far off the target is, as a share of it; 0 when it is met."""
        if self.target is None:
            return 0.0
        away = self.have - self.target if self.at_most else self.target - self.have
        return max(away / self.target, 0.0)

    def line(self) -> str:
        """Say it in one line."""
        shown: Callable[[float], str] = (lambda x: f"{x:.1%}") if self.share else (lambda x: f"{x:.0f}")
        goal = "" if self.target is None else f"  {'<=' if self.at_most else '>='} {shown(self.target)}"
        return f"{self.group:9} {self.name:28} {shown(self.have):>7}{goal}{'  short' if self.need else ''}"


def totals(
    passages: Sequence[Passage], codebook: Codebook, grammar: Mapping[str, Sequence[Grammar]] | None
) -> list[Total]:
    """Count everything.

    Args:
        passages: The corpus.
        codebook: For the types, modes and contexts that must occur.
        grammar: By passage id, the grammar of each event's trigger; None when the passages were not parsed.

    Returns:
        The totals, group by group.
    """
    events = [event for passage in passages for event in passage.events]
    found = [*_whole(passages, events), *_by_code(events, codebook), *_lengths(passages)]
    if grammar is not None:
        found += _grammatical(passages, grammar)
    return found


def gaps(found: Sequence[Total]) -> list[Total]:
    """Give the totals that are short, the neediest first."""
    return sorted((total for total in found if total.need), key=lambda t: (-t.need, t.group, t.name))


def states_named(texts: Sequence[str], states: Path = STATES) -> set[str]:
    """Give the country codes whose name, adjective or people's name stands in the texts."""
    codes: dict[str, str] = {}
    for row in yaml.load(states.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        given = [row["name"], *row.get("aliases", []), *row.get("adjectives", []), *row.get("nationals", [])]
        names = [name for entry in given for name in str(entry).split(";")]
        codes |= dict.fromkeys(names, row["country"])
    longest_first = sorted(codes, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return {codes[match] for text in texts for match in pattern.findall(text)}


def sentences(text: str) -> int:
    """Count the sentences of a passage, roughly."""
    return len(_SENTENCE_END.findall(text)) + 1


def _whole(passages: Sequence[Passage], events: Sequence[CorpusEvent]) -> Iterator[Total]:
    empty = sum(not passage.events for passage in passages)
    yield Total("corpus", "passages", len(passages), 8000)
    yield Total("corpus", "events", len(events), 12000)
    yield Total("corpus", "without event", empty / max(len(passages), 1), 0.25, share=True)
    yield Total("corpus", "events with a speaker", sum(bool(event.speaker) for event in events), 1500)
    yield Total("corpus", "events with two speakers", sum(len(event.speaker) > 1 for event in events))
    yield Total("corpus", "events with size", sum(bool(event.size) for event in events), 800)
    yield Total("corpus", "events without context", sum(not event.contexts for event in events))
    yield Total("corpus", "states named", len(states_named([p.text for p in passages])), 180)


def _by_code(events: Sequence[CorpusEvent], codebook: Codebook) -> Iterator[Total]:
    types = Counter(event.type for event in events)
    modes = Counter((event.type, event.mode) for event in events)
    contexts = Counter(context for event in events for context in event.contexts)
    statuses = Counter(event.status for event in events)
    yield from (Total("type", name, types[name], 450) for name in codebook.types)
    for name, type_ in codebook.types.items():
        yield from (Total("mode", f"{name} {mode}", modes[name, mode], 60) for mode in type_.modes)
    yield from (Total("context", name, contexts[name], 100) for name in codebook.contexts)
    for status in Status:
        yield Total("status", status.value, statuses[status], None if status is Status.HAPPENED else 600)
    codes = {event.cameo for event in events}
    yield Total("cameo", "distinct codes", len(codes))


def _lengths(passages: Sequence[Passage]) -> Iterator[Total]:
    counts = Counter(min(sentences(passage.text), 7) for passage in passages)
    whole = max(len(passages), 1)
    yield Total("length", "1 sentence", counts[1] / whole, share=True)
    yield Total("length", "2-3 sentences", (counts[2] + counts[3]) / whole, share=True)
    yield Total("length", "4-6 sentences", (counts[4] + counts[5] + counts[6]) / whole, 0.20, share=True)
    yield Total("length", "7 or more", counts[7] / whole, 0.05, at_most=True, share=True)
    registers = Counter(passage.register for passage in passages)
    yield from (Total("register", name, registers[name] / whole, share=True) for name in sorted(registers))


def _grammatical(passages: Sequence[Passage], grammar: Mapping[str, Sequence[Grammar]]) -> Iterator[Total]:
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    nouns = passives = events = 0
    for passage in passages:
        for event, word in zip(passage.events, grammar[passage.id], strict=True):
            by_type[event.type][word.lemma] += 1
            nouns += word.noun
            passives += word.passive
            events += 1
    lemmas = {lemma for counts in by_type.values() for lemma in counts}
    yield Total("trigger", "nouns", nouns / max(events, 1), 0.25, share=True)
    yield Total("trigger", "passive or reduced", passives / max(events, 1), 0.15, share=True)
    yield Total("trigger", "distinct lemmas", len(lemmas), 1500)
    for name, counts in sorted(by_type.items()):
        lemma, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        share = most / counts.total()
        yield Total("lemma", f"{name} {lemma}", share, 0.06, at_most=True, share=True)
