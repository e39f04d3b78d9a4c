"""An article's cleaned text, cut into regions, every character mapped back to the article."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.records.span import Span


class RegionKind(StrEnum):
    """What a piece of an article is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    PULLQUOTE = "pullquote"
    TEASER = "teaser"
    SPEAKER = "speaker"
    """Who speaks, before what is said or on the line above it: "MS OKORO:" in a transcript."""
    TIME = "time"
    """The clock or the day that heads an entry of a live report."""
    TABLE = "table"
    """Rows in columns, which are no sentences; not parsed."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the document of one kind; regions do not overlap and stand in text order.

    A parser never reads across a region's edge: headline and caption would fuse into one sentence.
    """

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Piecewise map from document offsets to article offsets.

    Attributes:
        starts: Document offset at which each piece begins, ascending.
        sources: Article offset of that first character.
        lengths: Characters of the article that the piece covers one to one; a piece of document text
            that was inserted by cleaning (a joining line break) has length 0 and maps to its point.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    lengths: tuple[int, ...]

    def to_article(self, offset: int) -> int:
        """Give the article offset of a document offset."""
        piece = bisect_right(self.starts, offset) - 1
        if piece < 0:
            return 0
        return self.sources[piece] + min(offset - self.starts[piece], self.lengths[piece])

    def span_to_article(self, start: int, end: int) -> tuple[int, int]:
        """Give the article span of a document span; the end is mapped through its last character."""
        if end <= start:
            return self.to_article(start), self.to_article(start)
        return self.to_article(start), self.to_article(end - 1) + 1

    def words_in_article(self, start: int, end: int) -> tuple[int, int] | tuple[None, None]:
        """Give the article span of some words; None twice where the article's text does not hold them.

        So it is with a title that was given apart: it stands at one point of the article and covers none.
        """
        piece = bisect_right(self.starts, start) - 1
        is_last = piece + 1 == len(self.starts)
        if (
            piece >= 0
            and end - start > 1
            and not self.lengths[piece]
            and (is_last or end <= self.starts[piece + 1])
        ):
            return None, None
        return self.span_to_article(start, end)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day a report was filed from, as its opening says."""

    place: Span | None
    date: Span | None


@dataclass(frozen=True, slots=True)
class Document:
    """Cleaned text with regions.

    Attributes:
        id: Content id (``d1:…``).
        article: Id of the article it was made from.
        text: Cleaned text; every ``start``/``end`` in every record counts its characters.
        regions: In text order.
        offsets: The way back to the article.
        published: Publication day, if known.
        dateline: Place and day of the opening, if there is one.
        source: Outlet, if known.
        url: Link, if known.
    """

    id: str
    article: str
    text: str
    regions: tuple[Region, ...]
    offsets: OffsetMap
    published: date | None = None
    dateline: Dateline | None = None
    source: str | None = None
    url: str | None = None
