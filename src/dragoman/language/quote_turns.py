"""Turns of transcripts and interviews: what stands behind each speaker's label is that speaker's words."""

import re
from collections.abc import Iterator, Sequence

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Document, Quote, Region, RegionKind, Sentence, Span, SpeechKind

_LISTS = word_lists("phrases")
_ASKING, _ANSWERING = _LISTS["asking"], _LISTS["answering"]
_NAME = re.compile(r"[^:,(\[]*[^:,(\[\s]")
_QUESTION = re.compile(r"[A-Za-z]+")
_PARAGRAPH = re.compile(r"[^\n\s][^\n]*")
# "(Applause.)", "[crosstalk]": a whole paragraph in brackets is told by whoever wrote the words down.
_ASIDE = re.compile(r"[\"\u201c]?[(\[][^()\[\]]*[)\]]\s*")
_MARKS = "\"'\u201c\u201d\u2018\u2019"
_OPENING, _CLOSING = '"\u201c', '"\u201d'


def turns(document: Document, sentences: Sequence[Sentence]) -> Iterator[Quote]:
    """Give each turn of a transcript as a quotation of its speaker, a piece a paragraph.

    A question's speaker is not named; an answer's is the one person named before the first label.

    Args:
        document: With the labels of its speakers as regions.
        sentences: Its parse.
    """
    turned = [(region, _paragraphs(document, region)) for region in _labels(document)]
    longest = max((len(said) for _, said in turned[:-1]), default=1)
    for number, (label, said) in enumerate(turned):
        # Nothing ends the last turn: it is no longer than the others, and what follows is the report's own.
        kept = said if number < len(turned) - 1 else said[:longest]
        if kept:
            speaker = _speaker(document, sentences, label, turned[0][0].start)
            at = max((s.number for s in sentences if s.start <= kept[0].start), default=0)
            yield Quote(tuple(kept), None, speaker, SpeechKind.DIRECT, at)


def _labels(document: Document) -> list[Region]:
    return [region for region in document.regions if region.kind is RegionKind.SPEAKER]


def _paragraphs(document: Document, label: Region) -> list[Span]:
    """Give the paragraphs behind a label up to the next part of the article that is not body."""
    behind = (region for region in document.regions if region.start >= label.end)
    region = next(behind, None)
    if region is None or region.kind is not RegionKind.BODY:
        return []
    found = _PARAGRAPH.finditer(document.text, region.start, region.end)
    return [_bare(document.text, m.start(), m.end()) for m in found if not _ASIDE.fullmatch(m[0])]


def _bare(text: str, start: int, end: int) -> Span:
    """Give a paragraph without blanks at its end and marks around it, or at one end with no other inside."""
    end = start + len(text[start:end].rstrip())
    if end - start > 2 and text[start] in _MARKS and text[end - 1] in _MARKS:
        start, end = start + 1, end - 1
    elif text[start] in _OPENING and not any(mark in text[start + 1 : end] for mark in _CLOSING):
        start += 1
    elif text[end - 1] in _CLOSING and not any(mark in text[start : end - 1] for mark in _OPENING):
        end -= 1
    return Span.of(text, start, end)


def _speaker(document: Document, sentences: Sequence[Sentence], label: Region, first: int) -> Span | None:
    """Give the words that name who speaks, without a country, an outlet or the colon."""
    start = label.start + (document.text[label.start] in _OPENING)
    match = _NAME.match(document.text, start, label.end)
    word = _QUESTION.match(document.text, start, label.end)
    if match is None or word is None:
        return None
    alone = word.end() >= start + len(match[0].rstrip(" .0123456789\u2013\u2014-"))
    if alone and word[0].lower() in _ASKING:
        return None
    if alone and word[0].lower() in _ANSWERING:
        return _interviewed(document, sentences, first)
    printed = document.text[label.end - 1] == "." and match.end() == label.end  # "Mr. LOPEZ."
    return Span.of(document.text, match.start(), match.end() - printed)


def _interviewed(document: Document, sentences: Sequence[Sentence], first: int) -> Span | None:
    """Give the one person whom the lines above the first label name, where they name one."""
    named = [
        Span.of(document.text, s.tokens[begin].start, s.tokens[after - 1].end)
        for s in sentences
        if s.start < first
        for begin, after, label in s.entities
        if label == "PERSON" and after - begin > 1  # a parser takes rare places for persons
    ]
    return named[0] if len({name.text.split()[-1] for name in named}) == 1 else None
