"""What was received: one article, before anything was done to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.records.identity import content_id


class Basis(StrEnum):
    """Who says on which day and by which outlet an article was published.

    ``GIVEN`` is whoever gave the article, by an option or in Python; ``FIELD`` a column of its table or a key
    of its JSON; ``FEED`` its entry in a feed, ``FEED_UPDATED`` the entry's last change where that is the only
    day it has; ``SITEMAP`` a sitemap; ``METADATA`` a meta element of its page; ``LINKED_DATA`` the page's
    JSON-LD; ``PAGE`` another element of the page; ``PRINTED`` a line of a plain text; ``URL`` its link;
    ``FILE_NAME`` the name of its file;
    ``NONE`` nobody.
    """

    GIVEN = "given"
    FIELD = "field"
    FEED = "feed"
    FEED_UPDATED = "feed-updated"
    SITEMAP = "sitemap"
    METADATA = "metadata"
    LINKED_DATA = "json-ld"
    PAGE = "page"
    PRINTED = "printed"
    URL = "url"
    FILE_NAME = "file-name"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as received.

    Attributes:
        id: Content id (``a1:…``) of text, title and publication date.
        text: The text or markup as decoded; every ``article_*`` offset counts its characters.
        markup: ``"text"`` or ``"html"``: how ``text`` is to be read.
        origin: Where it came from, for messages: a path, a path and line, or a URL.
        title: Headline when it was given apart from the text.
        published: Publication day, or None when not given; its basis is ``published_basis``.
        published_basis: Who says so, a ``Basis``.
        source: Outlet, when it is known.
        url: Link, when it is known.
        source_basis: Who names the outlet, a ``Basis``.
        text_basis: ``received``, or for what a feed named: ``page``, ``feed-content`` or ``feed-summary``
            (the page could not be had).
        unread: Columns or keys of its record that were not read, where no day is known; not kept in a store.
    """

    id: str
    text: str
    markup: str = "text"
    origin: str = ""
    title: str | None = None
    published: date | None = None
    published_basis: str = Basis.NONE
    source: str | None = None
    url: str | None = None
    source_basis: str = Basis.NONE
    text_basis: str = "received"
    unread: tuple[str, ...] = ()


def article_id(text: str, title: str | None, day: date | None) -> str:
    """Give the id of an article: of its text or markup, its title, and its day of publication."""
    return content_id("a1", text, title or "", day.isoformat() if day else "")


def undated_id(article: Article) -> str:
    """Give the id that an article would have if nobody knew its day."""
    return article_id(article.text, article.title, None)


def untitled_ids(article: Article) -> tuple[str, ...]:
    """Give the ids that an article would have if nobody knew its title, with its day and without."""
    if not article.title:
        return ()
    return tuple({article_id(article.text, None, day): day for day in (article.published, None)})
