"""What an HTML page says of itself: title, day, outlet, link."""

from datetime import date

from lxml import etree

from dragoman.errors import UnreadableArticle
from dragoman.sources.publication import read_published

# htmldate refuses days after today unless told otherwise, and today must not show in the output.
# Its extensive search takes any day found in the running text; a guess is worse than none.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}

Metadata = tuple[str | None, date | None, str | None, str | None]
"""Title, publication day, outlet and link."""


def read_metadata(markup: str) -> Metadata:
    """Read a page's own title, publication day, outlet and link, each None where the page does not say.

    A page that cannot be parsed says nothing of itself; whether it holds an article is found out later.
    """
    from trafilatura import extract_metadata  # noqa: PLC0415 - 0.2 s that plain text need not wait for

    try:
        found = extract_metadata(markup, date_config=_DATES, extensive=False)
    except (etree.LxmlError, ValueError, AttributeError):
        # lxml refuses empty and broken trees with three kinds of errors; none says more than "no page".
        return (None, None, None, None)
    return (found.title or None, _day(found.date), found.sitename or None, found.url or None)


def _day(value: str | None) -> date | None:
    """Read the page's day; one that cannot be read was not given by the user, so it counts as absent."""
    try:
        return read_published(value)
    except UnreadableArticle:
        return None


def holds_text(markup: str) -> bool:
    """Say whether a page holds running text: one that is put together in the browser holds none."""
    from trafilatura import extract  # noqa: PLC0415 - 0.2 s that plain text need not wait for

    try:
        return bool(extract(markup, favor_precision=False, include_comments=False, deduplicate=False))
    except (etree.LxmlError, ValueError, AttributeError):
        return False  # as in read_metadata
