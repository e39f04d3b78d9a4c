"""What an HTML page says of itself: title, day, outlet, link, and where it says the day and the outlet."""

import re
from datetime import date

from lxml import etree

from dragoman.records import Basis
from dragoman.sources.given import NOTHING_GIVEN, Given
from dragoman.sources.links import of_link
from dragoman.sources.publication import published_or_none

# htmldate refuses days after today unless told otherwise, and today must not show in the output.
# Its extensive search takes any day found in the running text; a guess is worse than none.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"<>]{4,60})"')
_CONTENT = r"[^<>]{0,1000}?\bcontent\s*=\s*[\"']?\s*([^\"'<>]{4,60})"
_META = re.compile(rf"<meta\b(?=[^<>]{{0,1000}}(?:publish|date|issued|created)){_CONTENT}", re.IGNORECASE)
_STATED = re.compile(rf"<meta\b(?=[^<>]{{0,1000}}(?:published|pubdate)){_CONTENT}", re.IGNORECASE)


def read_metadata(markup: str, *, url: str | None = None) -> Given:
    """Read a page's own title, publication day, outlet and link, each None where the page does not say.

    A page that cannot be parsed says nothing of itself; whether it holds an article is found out later.

    Args:
        markup: The page.
        url: Where it was fetched from, if that is known.
    """
    from trafilatura import extract_metadata  # noqa: PLC0415 - 0.2 s that plain text need not wait for

    try:
        found = extract_metadata(markup, default_url=url, date_config=_DATES, extensive=False)
    except (etree.LxmlError, ValueError, AttributeError):
        # lxml refuses empty and broken trees with three kinds of errors; none says more than "no page".
        return NOTHING_GIVEN
    link = of_link(found.url)
    day, basis = _day_and_basis(markup, published_or_none(found.date), link.published)
    # Where a page does not name its outlet, the library gives the host of its link.
    by_host = _is_host(found.sitename, link.source)
    return Given(
        title=found.title or None,
        published=day,
        source=(link.source if by_host else found.sitename) or None,
        url=found.url or None,
        published_basis=basis,
        source_basis=Basis.URL if by_host else Basis.METADATA,
    )


def _is_host(outlet: str | None, host: str | None) -> bool:
    return host is not None and (outlet or host).partition(":")[0].removeprefix("www.") == host


def _day_and_basis(markup: str, found: date | None, in_link: date | None) -> tuple[date | None, Basis]:
    """Say where on the page the day stands that was found; the plainest place counts.

    Where nothing was found, or only a day in the link, meta elements or linked data that all name one
    publication day give it.
    """
    stated = {published_or_none(value) for value in _STATED.findall(markup)} - {None}
    linked = {published_or_none(value) for value in _LINKED_DATA.findall(markup)} - {None}
    if found is None or (found == in_link and found not in stated | linked):
        for days, basis in ((stated, Basis.METADATA), (linked, Basis.LINKED_DATA)):
            if len(days) == 1:
                return days.pop(), basis
    if found is None:
        return None, Basis.NONE
    if found in {published_or_none(value) for value in _META.findall(markup)}:
        return found, Basis.METADATA
    if found in linked:
        return found, Basis.LINKED_DATA
    return found, Basis.URL if found == in_link else Basis.PAGE


def holds_text(markup: str) -> bool:
    """Say whether a page holds running text: one that is put together in the browser holds none."""
    from trafilatura import extract  # noqa: PLC0415 - 0.2 s that plain text need not wait for

    try:
        return bool(extract(markup, favor_precision=False, include_comments=False, deduplicate=False))
    except (etree.LxmlError, ValueError, AttributeError):
        return False  # as in read_metadata
