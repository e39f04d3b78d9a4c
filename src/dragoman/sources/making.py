"""Makes an Article out of its parts; the one place where an article gets its id."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from dragoman.errors import UnreadableArticle
from dragoman.records import Article, content_id
from dragoman.sources.encoding import LONGEST_ARTICLE
from dragoman.sources.page import read_metadata
from dragoman.sources.publication import read_published

ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body"),
    "html": ("html",),
    "title": ("title", "headline"),
    "published": ("published", "date", "dct", "publication_date"),
    "source": ("source", "publisher", "outlet"),
    "url": ("url", "link"),
    "id": ("id", "doc_id"),
}
"""Keys of a JSON article, the public name first; of several that are filled, the first one counts."""

_Value = TypeVar("_Value")
_TAG = re.compile(
    r"</?(?:p|div|br|html|body|head|span|article|h1|h2|ul|table)\b[^<>]{0,2000}>", re.IGNORECASE
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a text; each field None where it was not given."""

    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a feed or sitemap says of a page, which fills what the page does not say of itself.

    Attributes:
        said: Its words.
        published_basis: Where it has the day from.
        source_basis: Where it has the outlet from.
        text_basis: Where the text itself is from.
    """

    said: Given = Given()
    published_basis: str = "none"
    source_basis: str = "none"
    text_basis: str = "received"


_NOTHING_GIVEN = Given()
_NOTHING_BESIDE = Beside()


def make_article(
    text: str,
    *,
    given: Given = _NOTHING_GIVEN,
    markup: str | None = None,
    origin: str = "",
    beside: Beside = _NOTHING_BESIDE,
) -> Article:
    """Make an article.

    Args:
        text: Text or markup.
        given: What is known beside the text; it goes before what a page says of itself.
        markup: ``text`` or ``html``; found from the text where None.
        origin: Where it came from, for messages.
        beside: What a feed or sitemap says of it.

    Returns:
        The article; a page's own title, date, outlet and link fill what was not given, and what stands
        beside it fills what is missing then.

    Raises:
        UnreadableArticle: It is longer than one article may be.
    """
    if len(text) > LONGEST_ARTICLE:
        raise UnreadableArticle(
            f"it holds {len(text):,} characters and one article may hold {LONGEST_ARTICLE:,}; "
            "split it, or give many articles as JSON lines"
        )
    markup = markup or markup_of(text)
    page = Given(*read_metadata(text)) if markup == "html" else _NOTHING_GIVEN
    said = beside.said
    published, basis = _first_known(
        (given.published, "given"), (page.published, "metadata"), (said.published, beside.published_basis)
    )
    source, source_basis = _first_known(
        (given.source, "given"), (page.source, "metadata"), (said.source, beside.source_basis)
    )
    title = given.title or page.title or said.title
    return Article(
        id=content_id("a1", text, title or "", published.isoformat() if published else ""),
        text=text,
        markup=markup,
        origin=origin,
        title=title,
        published=published,
        published_basis=basis,
        source=source,
        url=given.url or page.url or said.url,
        source_basis=source_basis,
        text_basis=beside.text_basis,
    )


def filled(article: Article, given: Given) -> Article:
    """Give an article with what it lacks filled from what a user says; what it has stays, with its basis."""
    title = article.title or given.title
    published = article.published or given.published
    return replace(
        article,
        id=content_id("a1", article.text, title or "", published.isoformat() if published else ""),
        title=title,
        published=published,
        published_basis="given" if published and not article.published else article.published_basis,
        source=article.source or given.source,
        source_basis="given" if given.source and not article.source else article.source_basis,
        url=article.url or given.url,
    )


def _first_known(*offers: tuple[_Value | None, str]) -> tuple[_Value | None, str]:
    """Give the first value that is known, with its basis."""
    return next(((value, basis) for value, basis in offers if value), (None, "none"))


def article_from_record(record: object, *, origin: str) -> Article:
    """Make an article out of one JSON object.

    Args:
        record: The decoded object; its keys are read by ``ALIASES``.
        origin: Path and line; an id in the record is added behind ``#``.

    Raises:
        UnreadableArticle: It is no object, holds no text, or a field is not what it should be.
    """
    if not isinstance(record, dict):
        raise UnreadableArticle(
            f"it is a JSON {_json_name(record)}, not an object; give an object with a text key"
        )
    named = _words(record, "id")
    given = Given(
        title=_words(record, "title"),
        published=read_published(_first(record, "published")),
        source=_words(record, "source"),
        url=_words(record, "url"),
    )
    origin = f"{origin}#{named}" if named else origin
    if text := _words(record, "text"):
        return make_article(text, given=given, origin=origin)
    if html := _words(record, "html"):
        return make_article(html, given=given, markup="html", origin=origin)
    keys = ", ".join(sorted(map(str, record))[:8]) or "no keys"
    accepted = ", ".join((*ALIASES["text"], *ALIASES["html"]))
    raise UnreadableArticle(f"it holds no text (found {keys}); put the text under one of: {accepted}")


def markup_of(text: str) -> str:
    """Tell a page from plain text: ``html`` or ``text``."""
    start = text[:20_000]
    return "html" if _PAGE.match(start) or len(_TAG.findall(start)) >= 4 else "text"


def _first(record: Mapping[object, object], field: str) -> object:
    """Give the first filled value among a field's aliases."""
    values = (record.get(key) for key in ALIASES[field])
    return next((value for value in values if value not in (None, "")), None)


def _words(record: Mapping[object, object], field: str) -> str | None:
    """Give a field that must be a string; numbers are written out, for ids."""
    value = _first(record, field)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise UnreadableArticle(
            f"its {field} is a JSON {_json_name(value)}, not a string; give it as a string"
        )
    return value.strip() or None if value is not None and field not in {"text", "html"} else value


def _json_name(value: object) -> str:
    """Name a decoded value as JSON does."""
    if value is None:
        return "null"
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "list", dict: "object"}
    return names[type(value)]
