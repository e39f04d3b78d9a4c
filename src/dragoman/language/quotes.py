"""Reported speech: what is said, the word that reports it and who is said to say it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.nobody import speaks_for_nobody
from dragoman.language.quote_direct import direct
from dragoman.language.quote_headed import headed
from dragoman.language.quote_indirect import indirect
from dragoman.language.quote_marks import Stretch, stretches
from dragoman.language.quote_sources import with_sources
from dragoman.records import Document, Quote, Sentence, Span, SpeechKind

_FIRST_PERSONS = {"i", "we", "you"}
# Share of an indirect quote's characters in quotation marks at which the marks decide.
_COVERED = 0.7


def find_quotes(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """Find reported speech in text order.

    Args:
        document: The document.
        sentences: Its parse.

    Returns:
        Quotes: quotations with marks, clauses under saying verbs, and what stands "according to" someone.
    """
    found = stretches(document)
    clipped = (
        _within_marks(document, quote, found)
        for sentence in sentences
        for quote in indirect(document, sentence)
    )
    reported = [quote for quote in clipped if quote is not None]
    marked = list(direct(document, sentences, reported, found))
    kept = [_mixed(document, quote, found) for quote in reported if not _is_repeated(quote, marked)]
    titles = list(headed(document, sentences))
    kept = [q for q in kept if not any(t.content[0].overlaps(q.content[0]) for t in titles)]
    marked = [q for q in marked if not any(t.content[0].contains(q.content[0]) for t in titles)]
    kept.extend(titles)
    starts = [sentence.start for sentence in sentences]
    spoken = (q for q in (*marked, *kept) if not _is_nobodys(sentences, starts, q))
    whole = [_with_sources(document, sentences, starts, quote) for quote in spoken]
    return tuple(sorted(whole, key=lambda q: (q.content[0].start, -q.content[-1].end)))


def _within_marks(document: Document, quote: Quote, found: Sequence[Stretch]) -> Quote | None:
    """Keep what a quoted cue reports within the same marks: "“…, *I think*, …”, he said"."""
    around = next((s.content for s in found if quote.cue is not None and s.content.contains(quote.cue)), None)
    if around is None or all(around.contains(piece) for piece in quote.content):
        return quote
    inside = [
        Span.of(document.text, max(piece.start, around.start), min(piece.end, around.end))
        for piece in quote.content
        if piece.overlaps(around)
    ]
    return replace(quote, content=tuple(inside)) if inside else None


def _is_nobodys(sentences: Sequence[Sentence], starts: Sequence[int], quote: Quote) -> bool:
    """Say whether a quote is what nobody said: "*no witness* said that …"."""
    if quote.speaker is None:
        return False
    there = sentences[max(0, bisect_right(starts, quote.speaker.start) - 1)]
    return speaks_for_nobody(there, quote.speaker)


def _with_sources(
    document: Document, sentences: Sequence[Sentence], starts: Sequence[int], quote: Quote
) -> Quote:
    if quote.cue is None or not sentences:
        return quote
    return with_sources(document, sentences[max(0, bisect_right(starts, quote.cue.start) - 1)], quote)


def _is_repeated(quote: Quote, marked: Sequence[Quote]) -> bool:
    """Say whether a clause is a quotation found by its marks, or the speaker's own "I think" inside one."""
    cue = quote.cue
    around, beside = list[Span](), list[Span]()
    for piece in (piece for other in marked for piece in other.content):
        inside = cue is not None and piece.start <= cue.start < piece.end
        (around if inside else beside).append(piece)
    if _is_covered(quote, beside):
        return True
    own = quote.speaker is None or quote.speaker.text.lower() in _FIRST_PERSONS
    return own and _is_covered(quote, around)


def _is_covered(quote: Quote, pieces: Sequence[Span]) -> bool:
    """Say whether most of a quote's words lie in stretches of speech."""
    covered = sum(
        max(0, min(own.end, piece.end) - max(own.start, piece.start))
        for own in quote.content
        for piece in pieces
    )
    return covered >= _COVERED * sum(own.end - own.start for own in quote.content)


def _mixed(document: Document, quote: Quote, found: Sequence[Stretch]) -> Quote:
    """Call an indirect quote mixed when it holds words in quotation marks, and let it end where they end."""
    last = quote.content[-1]
    over = next(
        (s.content for s in found if last.start <= s.content.start < last.end < s.content.end - 2), None
    )
    if over is not None:
        whole = Span.of(document.text, last.start, over.end)
        return replace(quote, content=(*quote.content[:-1], whole), kind=SpeechKind.MIXED)
    held = any(
        piece.start <= stretch.content.start and stretch.content.end <= piece.end + 2
        for stretch in found
        for piece in quote.content
    )
    return replace(quote, kind=SpeechKind.MIXED) if held else quote
