"""Makes an Article out of its parts; the one place where an article gets its id."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from dragoman.errors import UnreadableArticle
from dragoman.records import Article, Basis, article_id
from dragoman.sources.encoding import LONGEST_ARTICLE
from dragoman.sources.failure import glimpse, mended
from dragoman.sources.given import NOTHING_GIVEN, Given, completed
from dragoman.sources.links import of_link
from dragoman.sources.page import read_metadata
from dragoman.sources.printed import read_printed
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
_SHOWN = 20
_LONGEST_NUMBER = 256  # bits; Python refuses to write out numbers of over 4,300 digits

_TAG = re.compile(
    r"</?(?:p|div|br|html|body|head|span|article|h1|h2|ul|table)\b[^<>]{0,2000}>", re.IGNORECASE
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a feed or sitemap says of a page, which fills what the page does not say of itself.

    Attributes:
        said: Its words, with where it has day and outlet from.
        text_basis: Where the text itself is from.
    """

    said: Given = NOTHING_GIVEN
    text_basis: str = "received"


_NOTHING_BESIDE = Beside()


def make_article(
    text: str,
    *,
    given: Given = NOTHING_GIVEN,
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
        The article; a page's own title, date, outlet and link fill what was not given, then what stands
        beside it, then the day that a plain text prints, then its link.

    Raises:
        UnreadableArticle: It is longer than one article may be.
    """
    if len(text) > LONGEST_ARTICLE:
        raise UnreadableArticle(
            f"it holds {len(text):,} characters and one article may hold {LONGEST_ARTICLE:,}; "
            "split it, or give many articles as JSON lines"
        )
    text = mended(text)
    markup = markup or markup_of(text)
    page = read_metadata(text, url=given.url) if markup == "html" else NOTHING_GIVEN
    if page.source_basis == Basis.URL:  # a makeshift, after whatever else is known
        page = replace(page, source=None)
    known = completed(completed(given, page), beside.said)
    if markup == "text" and known.published is None:
        known = completed(known, read_printed(text))
    made = Article("", text, markup, mended(origin), text_basis=beside.text_basis)
    return _with_id(made, completed(known, of_link(known.url)))


def told(article: Article, given: Given, *, over: bool) -> Article:
    """Put what a user says of an article into it.

    Args:
        article: As read.
        given: What the user says.
        over: Whether it goes before what came with the article, or fills only what is missing.
    """
    own = Given(
        article.title,
        article.published,
        article.source,
        article.url,
        article.published_basis,
        article.source_basis,
    )
    if not over:
        # The host of a link is a makeshift for an outlet's name, a printed line one for the day; a user's
        # word is better.
        outlet = None if given.source and own.source_basis == Basis.URL else own.source
        day = None if given.published and own.published_basis == Basis.PRINTED else own.published
        return _with_id(article, completed(replace(own, source=outlet, published=day), given))
    # The name of a file is one for the day, after a link.
    known = completed(given, replace(own, published=None) if own.published_basis == Basis.FILE_NAME else own)
    return _with_id(article, completed(completed(known, of_link(known.url)), own))


def _with_id(article: Article, known: Given) -> Article:
    """Fill in what is known of an article, and its id."""
    day, title = known.published, mended(known.title or "")
    return replace(
        article,
        id=article_id(article.text, title, day),
        title=title or None,
        published=day,
        published_basis=known.published_basis if day else Basis.NONE,
        source=mended(known.source or "") or None,
        url=mended(known.url or "") or None,
        source_basis=known.source_basis if known.source else Basis.NONE,
    )


def keys_of(columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give for each part of an article its keys: the one that a user names, then the usual ones.

    A run reads many files, and what is said of one that has names of its own does not hide what others hold.
    """
    return {field: (*filter(None, [columns.get(field)]), *usual) for field, usual in ALIASES.items()}


def article_from_record(
    record: object,
    *,
    origin: str,
    columns: Mapping[str, str] = MappingProxyType({}),
    unread: Sequence[str] | None = None,
) -> Article:
    """Make an article out of one JSON object or row of a table.

    Args:
        record: The decoded object; its keys are read by ``ALIASES``.
        origin: Path and line; an id in the record is added behind ``#``.
        columns: For a part of the article, the key that holds it, sought before the aliases.
        unread: What stands beside it in a table and was not read; of an object, found in its keys.

    Raises:
        UnreadableArticle: It is no object, holds no text, or a field is not what it should be.
    """
    if not isinstance(record, dict):
        raise UnreadableArticle(
            f"it is a {_json_name(record)}, not an object; give an object with a text key"
        )
    keys = keys_of(columns)
    article = _made(record, keys, origin)
    if article.published is not None:
        return article
    beside = unread if unread is not None else _unread(record, keys)
    return replace(article, unread=tuple(beside))


def _unread(record: Mapping[object, object], keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Name the first keys of an object that hold something and are those of no part of an article."""
    known = {key for several in keys.values() for key in several}
    named = (key for key, value in record.items() if key not in known and value not in (None, "", [], {}))
    return [glimpse(str(key)) for key in islice(named, _SHOWN)]


def _made(record: Mapping[object, object], keys: Mapping[str, tuple[str, ...]], origin: str) -> Article:
    """Make an article of the keys that hold its parts."""
    found = {field: _first(record, names) for field, names in keys.items()}
    named = _words(found, "id")
    given = Given(
        title=_words(found, "title"),
        published=read_published(found["published"]),
        source=_words(found, "source"),
        url=_words(found, "url"),
        published_basis=Basis.FIELD,
        source_basis=Basis.FIELD,
    )
    origin = f"{origin}#{glimpse(named)}" if named else origin
    if text := _words(found, "text"):
        return make_article(text, given=given, origin=origin)
    if html := _words(found, "html"):
        return make_article(html, given=given, markup="html", origin=origin)
    accepted = (*keys["text"], *keys["html"])
    if any(key in record for key in accepted):
        raise UnreadableArticle("its text is empty; give its words, or leave it out")
    there = ", ".join(sorted(glimpse(str(key)) for key in record)[:8]) or "no keys"
    raise UnreadableArticle(
        f"it holds no text (found {there}); say which key holds the words: --columns text=NAME, or put them "
        f"under one of: {', '.join(accepted)}"
    )


def markup_of(text: str) -> str:
    """Tell a page from plain text: ``html`` or ``text``."""
    start = text[:20_000]
    return "html" if _PAGE.match(start) or len(_TAG.findall(start)) >= 4 else "text"


def _first(record: Mapping[object, object], keys: tuple[str, ...]) -> object:
    """Give the first filled value among several keys."""
    return next((value for key in keys if (value := record.get(key)) not in (None, "")), None)


def _words(found: Mapping[str, object], field: str) -> str | None:
    """Give a field that must be a string; numbers are written out, for ids."""
    value = found[field]
    if isinstance(value, int) and not isinstance(value, bool):
        if value.bit_length() > _LONGEST_NUMBER:
            raise UnreadableArticle(f"its {field} is a number of over 70 digits; give it as a string")
        return str(value)
    if value is not None and not isinstance(value, str):
        raise UnreadableArticle(f"its {field} is a {_json_name(value)}, not a string; give it as a string")
    return value.strip() or None if value is not None and field not in {"text", "html"} else value


def _json_name(value: object) -> str:
    """Name a decoded value as JSON does, or by its type where it came from a table."""
    if value is None:
        return "JSON null"
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "list", dict: "object"}
    name = names.get(type(value))
    return f"JSON {name}" if name else f"value of type {type(value).__name__}"
