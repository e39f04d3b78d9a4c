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
class Support:
    """On what a row rests: one report, or all those of an incident.

    Attributes:
        reports: Reports.
        sources: Sources that know of it independently of one another.
        documents: Documents that the reports stand in.
    """

    reports: int = 1
    sources: int = 1
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Reported:
    """One event with where its report stands; or what the reports of an incident agree upon.

    Attributes:
        event: The event.
        origin: Where its report stands; of an incident the report that agrees most with it.
        support: The reports behind it.
    """

    event: Event
    origin: Origin
    support: Support = Support()


def origin_of(document: Document, title: str | None = None) -> Origin:
    """Give where the events of a document stand."""
    return Origin(
        document.article, document.published, document.source, document.url, title, len(document.text)
    )
