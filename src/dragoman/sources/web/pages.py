"""A fetched page, or what a feed holds of it, to an Article."""

import html
import re

from dragoman.errors import UnreadableArticle
from dragoman.records import Article
from dragoman.records.cursor import Target
from dragoman.sources.encoding import decode
from dragoman.sources.failure import Failure, Reading
from dragoman.sources.given import Given
from dragoman.sources.making import Beside, make_article, markup_of
from dragoman.sources.page import holds_text
from dragoman.sources.publication import read_published
from dragoman.sources.web.exchange import Fetched

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


def from_page(target: Target, fetched: Fetched) -> Reading:
    """Make an article of a page; of what the feed holds, where the page has no text for us.

    Args:
        target: What the source says of it.
        fetched: The page.
    """
    try:
        text = decode(fetched.body, told=fetched.charset)
        markup = markup_of(text)
        if target.text and markup == "html" and not holds_text(text):
            return from_entry(target, "the page holds no article text")
        return _article(target, text, markup, fetched.url, "page")
    except UnreadableArticle as error:
        return from_entry(target, str(error))


def from_entry(target: Target, reason: str) -> Reading:
    """Make an article of what the feed itself holds.

    Args:
        target: The entry.
        reason: Why it is not the page; the failure's reason where the feed holds no text.
    """
    if not target.text:
        return Failure(target.origin, reason)
    text, markup = target.text, "html"
    if not _MARKUP.search(text):
        text, markup = html.unescape(text), "text"
    elif not text.lstrip().startswith(("<html", "<!DOCTYPE")):
        text = f"<html><body><article>{text}</article></body></html>"
    try:
        return _article(target, text, markup, target.url, target.text_basis)
    except UnreadableArticle as error:
        return Failure(target.origin, str(error))


def _article(target: Target, text: str, markup: str, url: str | None, text_basis: str) -> Article:
    """Put together what is known; the user goes before the page, and the page before the source."""
    said_by_user = target.outlet_basis == "given"
    given = Given(source=target.outlet if said_by_user else None, url=url)
    beside = Beside(
        said=Given(
            target.title,
            read_published(target.published),
            None if said_by_user else target.outlet,
            target.url,
            target.published_basis,
            target.outlet_basis,
        ),
        text_basis=text_basis,
    )
    return make_article(text, given=given, markup=markup, origin=target.origin, beside=beside)
