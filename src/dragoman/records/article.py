"""What was received: one article, before anything was done to it."""

from dataclasses import dataclass
from datetime import date


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
        published_basis: ``given``, ``metadata`` (found in the page), ``feed``, ``feed-updated`` (its last
            change, the only day that the feed has), ``sitemap``, or ``none``.
        source: Outlet, when given.
        url: Link, when given.
        source_basis: Where the outlet stands: ``given``, ``metadata``, ``feed``, ``sitemap`` or ``none``.
        text_basis: ``received``, or for what a feed named: ``page``, ``feed-content`` or ``feed-summary``
            (the page could not be had).
    """

    id: str
    text: str
    markup: str = "text"
    origin: str = ""
    title: str | None = None
    published: date | None = None
    published_basis: str = "none"
    source: str | None = None
    url: str | None = None
    source_basis: str = "none"
    text_basis: str = "received"
