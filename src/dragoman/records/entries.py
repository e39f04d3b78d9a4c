"""The entries of a live report: what one tells of is no warrant for what another leaves out."""

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.records.annotation import Sentence
from dragoman.records.document import Document, Region, RegionKind


def entries_of(document: Document, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Number the entries of a live report by sentence: each begins with a clock or a day.

    The clock before a turn of a transcript only tells how far the tape has run.

    Args:
        document: With its regions.
        sentences: Its sentences.

    Returns:
        The number of each sentence's entry; empty where the report is one.
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
