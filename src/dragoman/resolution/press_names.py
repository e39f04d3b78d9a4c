"""Names of those who made the report, outlets, agencies and photographers: none says where it is set."""

from collections.abc import Iterator, Sequence

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.records import MentionKind, RegionKind, Sentence
from dragoman.resolution.asides import TAKEN, WRITTEN
from dragoman.resolution.phrases import Items
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_PRESS = ("JRN",)
_BODIES = {"ORG", "WORK_OF_ART"}
_MADE = TAKEN | WRITTEN | {"written", "edited", "compiled"}
_OPENING = {"(", "[", ";", "additional"}
# These tell who wrote, took or put out something, and not what happened.
_ABOUT_THE_REPORT = frozenset({RegionKind.BYLINE, RegionKind.OTHER})


def press_spans(
    knowledge: ActorKnowledge, report: Report, readings: Sequence[Reading]
) -> tuple[tuple[int, int], ...]:
    """Give the stretches that tell who made the report: bylines, credits, names of outlets and journalists.

    Args:
        knowledge: Outlets, and the words by which unlisted ones are told.
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        Document offsets of each, some within others.
    """
    spans = [(s.start, s.end) for s in report.sentences if s.region in _ABOUT_THE_REPORT]
    for found in report.items:
        tokens = found.sentence.tokens
        credited = _credits(found.sentence) if "by" in found.words else ()
        for first, last in (*_outlets(knowledge, found), *credited):
            spans.append((tokens[first].start, tokens[last - 1].end))
    for mention in report.mentions:
        if mention.entity != "PERSON" or readings[mention.id].sectors[:1] != _PRESS:
            continue
        if mention.kind is MentionKind.NAME:
            sentence = report.sentences[mention.sentence]
            spans += [
                (sentence.tokens[first].start, sentence.tokens[last - 1].end)
                for first, last, _ in sentence.entities
                if first <= mention.head < last
            ]
    return tuple(spans)


def is_within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether some words stand within one of some stretches.

    Args:
        start: Document offset of the words.
        end: Document offset after them.
        spans: Start and end of each stretch.
    """
    return any(first <= start and end <= last for first, last in spans)


def _outlets(knowledge: ActorKnowledge, found: Items) -> Iterator[tuple[int, int]]:
    """Give the tokens of each outlet's name in a sentence, listed or told by a word: "the *Lagos Herald*"."""
    for item in found.all:
        if item.senses and item.senses[0].sectors[:1] == _PRESS:
            yield item.first, item.last
    for first, last, label in found.sentence.entities:
        if label in _BODIES and last - first > 1:
            sort = knowledge.body_named(_words(found.sentence, first, last))
            if sort is not None and sort.sectors[:1] == _PRESS:
                yield first, last


def _credits(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the tokens that name who wrote or took something: "(*Reporting by Ana Ruiz*; *Editing by …*)"."""
    tokens = sentence.tokens
    for by in tokens[1:]:
        made = tokens[by.i - 1]
        if by.text.lower() != "by" or made.text.lower() not in _MADE:
            continue
        opens = made.i == 0 or made.text[:1].isupper() or tokens[made.i - 1].text.lower() in _OPENING
        if opens:
            ends = (t.i for t in tokens[by.i :] if t.text in {")", "]"})
            yield made.i, next(ends, len(tokens))


def _words(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(token.text for token in sentence.tokens[first:last])
