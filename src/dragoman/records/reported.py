"""An event beside where its report stands: what the formats of other event data ask for in one row."""

from dataclasses import dataclass
from datetime import date

from dragoman.records.document import Document
from dragoman.records.event import Event


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report stands.

    Attributes:
        article: Id of the article.
        published: Publication day, or None.
        source: Outlet, or None.
        url: Link, or None.
        title: Headline where it was given apart from the text, or None.
        length: Characters of the cleaned document.
    """

    article: str
    published: date | None
    source: str | None
    url: str | None
    title: str | None
    length: int


@dataclass(frozen=True, slots=True)
class Reported:
    """One event with where its report stands."""

    event: Event
    origin: Origin


def origin_of(document: Document, title: str | None = None) -> Origin:
    """Give where the events of a document stand."""
    return Origin(
        document.article, document.published, document.source, document.url, title, len(document.text)
    )
