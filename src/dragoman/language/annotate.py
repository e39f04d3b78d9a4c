"""A document to its annotations: parse, mentions, reported speech, chains."""

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.language.coreference import chain
from dragoman.language.mentions import find_mentions
from dragoman.language.parse import Parser
from dragoman.language.quotes import find_quotes
from dragoman.records import Annotations, Document, Region, RegionKind, Sentence


def annotate(document: Document, parser: Parser) -> Annotations:
    """Annotate a document.

    Args:
        document: With its regions.
        parser: A loaded parser.

    Returns:
        Sentences, quotes, and mentions chained to the first of the same one.
    """
    sentences = parser.parse(document)
    quotes = find_quotes(document, sentences)
    found = find_mentions(document, sentences)
    mentions = chain(found, sentences, quotes, parts=_parts(document, sentences))
    return Annotations(sentences, mentions, quotes)


def _parts(document: Document, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Number the entries of a live report by sentence: each begins with a clock or a day.

    The clock before a turn of a transcript only tells how far the tape has run.
    """
    behind = (*document.regions[1:], None)
    begins = [
        region.start
        for region, following in zip(document.regions, behind, strict=True)
        if region.kind is RegionKind.TIME and not _is_turn(following)
    ]
    return tuple(bisect_right(begins, sentence.start) for sentence in sentences) if begins else ()


def _is_turn(region: Region | None) -> bool:
    return region is not None and region.kind is RegionKind.SPEAKER
