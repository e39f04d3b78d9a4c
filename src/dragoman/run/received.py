"""What somebody hands to a coder in Python, as an article; what cannot be meant is refused in a line."""

from dataclasses import replace
from datetime import date

from dragoman.errors import UnreadableArticle, UsageError
from dragoman.records import Article, Basis, article_id
from dragoman.sources import read_published
from dragoman.sources.failure import mended
from dragoman.sources.making import markup_of
from dragoman.sources.printed import read_printed


def article_of(
    text: object,
    published: object = None,
    *,
    title: object = None,
    source: object = None,
    url: object = None,
) -> Article:
    """Make an article of a text and what is known beside it, as ``ingest`` reads a field of each.

    Args:
        text: Plain text.
        published: A publication day in any form that ``ingest`` reads; None for the one that the text prints.
        title: Headline.
        source: Outlet.
        url: Link.

    Raises:
        UsageError: One of them is not of its kind, ``published`` is no day, or the text is a page.
    """
    words, headline = words_of("text", text), _words_or_none("title", title)
    if markup_of(words) == "html":
        # Taken as it stands, its menu and teasers would be news and its tags would be part of names.
        raise UsageError(
            "text: it is an HTML page and no plain text; give it as "
            "coder.code_article(dragoman.sources.make_article(page, given=Given(published=day)))"
        )
    day, basis = _day(published), Basis.GIVEN
    if day is None:
        printed = read_printed(words)
        day, basis = printed.published, Basis(printed.published_basis)
    return Article(
        id=article_id(words, headline, day),
        text=words,
        title=headline,
        published=day,
        published_basis=basis if day else Basis.NONE,
        source=_words_or_none("source", source),
        url=_words_or_none("url", url),
    )


def sound(article: object) -> Article:
    """Give an article with U+FFFD for what UTF-8 cannot write, as files are read.

    Raises:
        UsageError: It is no article.
    """
    if not isinstance(article, Article):
        raise UsageError(f"article: {shown(article)} is not an Article; give code() its text, or make one")
    title = None if article.title is None else mended(article.title)
    text = mended(article.text)
    same = (text, title) == (article.text, article.title)
    return article if same else replace(article, text=text, title=title)


def words_of(name: str, value: object) -> str:
    """Give a string with U+FFFD for what UTF-8 cannot write, halves of surrogate pairs, as files are read.

    Args:
        name: What the message calls it.
        value: What was given.

    Raises:
        UsageError: It is no string.
    """
    if isinstance(value, str):
        return mended(value)
    remedy = "decode it first, as by .decode('utf-8')" if isinstance(value, bytes) else "give its words"
    raise UsageError(f"{name}: {shown(value)} is no string; {remedy}")


def shown(value: object) -> str:
    """Name a value in a message: its kind alone where it is long."""
    if value is None or isinstance(value, bool | int | float):
        return repr(value)[:60]
    written = f"{type(value).__name__} {value!r}"
    return written if len(written) <= 60 else f"{written[:59]}…"


def _words_or_none(name: str, value: object) -> str | None:
    return None if value is None else words_of(name, value)


def _day(published: object) -> date | None:
    try:
        return read_published(published)
    except UnreadableArticle as error:
        raise UsageError(f"published: {error}") from None
