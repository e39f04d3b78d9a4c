"""Sitemaps to targets: indexes, lists of pages, news sitemaps with titles, days and outlets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lxml import etree

from dragoman.errors import FetchError
from dragoman.records.cursor import Target
from dragoman.sources.publication import published_or_none
from dragoman.sources.web.exchange import Fetched, Kind
from dragoman.sources.web.inflate import gunzip
from dragoman.sources.web.targets import page_key

MOST_PAGES = 50_000
MOST_CHILDREN = 1_000
"""The first is the most that sitemaps.org allows one sitemap; of an index it allows 50,000 children."""

_END = re.compile(rb"</(?:\w+:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)
_TAIL = 4_096  # some end with a comment of who made them
_CUT = "it is cut short; what stands before the cut was read"


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index names, and when it changed last: as a day, and as the index writes it."""

    url: str
    modified: date | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap as read: an index has children, another has targets.

    Attributes:
        children: Sitemaps it names.
        targets: Pages it names, each once.
        problem: What was left out, else empty.
        unusable: Entries left out, for they hold no address of the web.
        undated: Days of publication that cannot be read, as they are written.
    """

    children: tuple[Child, ...] = ()
    targets: tuple[Target, ...] = ()
    problem: str = ""
    unusable: int = 0
    undated: tuple[str, ...] = ()


def parse_sitemap(
    fetched: Fetched, source: str, outlet: str | None = None, since: date | None = None
) -> Sitemap:
    """Read a sitemap.

    Args:
        fetched: Its bytes, gzip or not.
        source: The address it is known by.
        outlet: Its outlet, when the user gave one.
        since: Leave out what it says is older; what it says nothing of is kept.

    Raises:
        FetchError: It is no sitemap, or not a safe one.
    """
    body = fetched.body
    if body.startswith(b"\x1f\x8b"):
        body = gunzip(body, Kind.SITEMAP.most)
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _from_lines(body, source, outlet)
    root = _root(body)
    cut = len(root) > 0 and _END.search(body.replace(b"\x00", b"")[-_TAIL:]) is None
    if cut:
        root.remove(root[-1])  # half an address is the address of another page
    name = _local(root)
    if name == "sitemapindex":
        found = _index(root, since)
    elif name == "urlset":
        found = _urlset(root, source, outlet, since)
    else:
        raise FetchError(f"it is no sitemap: its root is {name!r}; check the address")
    return replace(found, problem=_CUT) if cut else found


def _index(root: Any, since: date | None) -> Sitemap:  # noqa: ANN401 - lxml has no types
    named = [child for child in map(_child, root) if child is not None]
    children = [child for child in named if _recent(child.modified, since)]
    left_out = len(children) - MOST_CHILDREN
    problem = f"it names more than {MOST_CHILDREN:,} sitemaps; {left_out:,} are left out"
    return Sitemap(
        children=tuple(children[:MOST_CHILDREN]),
        problem=problem if left_out > 0 else "",
        unusable=sum(_local(one) == "sitemap" for one in root) - len(named),
    )


def _urlset(root: Any, source: str, outlet: str | None, since: date | None) -> Sitemap:  # noqa: ANN401
    entries = [_fields(element) for element in root if _local(element) == "url"]
    usable = [fields for fields in entries if _is_address(fields.get("loc", ""))]
    days = [day for fields in usable if (day := fields.get("publication_date"))]
    return replace(
        _sitemap(list(_pages(usable, source, outlet, since))),
        unusable=len(entries) - len(usable),
        undated=tuple(day for day in days if published_or_none(day) is None),
    )


def _sitemap(pages: list[Target]) -> Sitemap:
    first: dict[str, Target] = {}
    for page in pages:
        first.setdefault(page.key, page)
    unique = tuple(first.values())
    left_out = len(unique) - MOST_PAGES
    problem = f"it names more than {MOST_PAGES:,} pages; {left_out:,} are left out" if left_out > 0 else ""
    return Sitemap(targets=unique[:MOST_PAGES], problem=problem)


def _root(body: bytes) -> Any:  # noqa: ANN401 - lxml has no types
    """Parse XML that reaches for nothing and declares nothing."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        recover=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError) as error:
        raise FetchError(f"it is no XML ({' '.join(str(error).split())[:200]}); check the address") from error
    if root is None:
        raise FetchError("it is no XML; check the address")
    if root.getroottree().docinfo.internalDTD is not None:
        raise FetchError("it declares a document type, which no sitemap needs; it is left alone")
    return root


def _from_lines(body: bytes, source: str, outlet: str | None) -> Sitemap:
    """Read a sitemap that is plain text: an address a line."""
    lines = [line.strip() for line in body.decode("utf-8-sig", errors="replace").splitlines()]
    pages = [
        Target(page_key(line), line, source, outlet=outlet, outlet_basis="given" if outlet else "none")
        for line in lines
        if _is_address(line)
    ]
    if not pages:
        raise FetchError("it is no sitemap: it holds neither XML nor addresses; check the address")
    return replace(_sitemap(pages), unusable=sum(map(bool, lines)) - len(pages))


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _child(element: Any) -> Child | None:  # noqa: ANN401
    fields = _fields(element)
    stated = fields.get("lastmod")
    usable = _is_address(fields.get("loc", ""))
    return Child(fields["loc"], published_or_none(stated), stated) if usable else None


def _pages(
    entries: Iterable[Mapping[str, str]], source: str, outlet: str | None, since: date | None
) -> Iterator[Target]:
    for fields in entries:
        address = fields["loc"]
        # The day of the last change is not the day of publication: it only says what is too old.
        day = published_or_none(fields.get("publication_date"))
        if not _recent(day or published_or_none(fields.get("lastmod")), since):
            continue
        own = fields.get("name")
        yield Target(
            key=page_key(address),
            url=address,
            source=source,
            title=fields.get("title"),
            published=day.isoformat() if day else None,
            published_basis="sitemap" if day else "none",
            outlet=outlet or own,
            outlet_basis="given" if outlet else "sitemap" if own else "none",
        )


def _fields(element: Any) -> dict[str, str]:  # noqa: ANN401
    """Give an entry's own fields and those of its news element; images and videos keep theirs."""
    fields: dict[str, str] = {}
    for child in element:
        name = _local(child)
        inner = child.iter() if name == "news" else (child,)
        for part in inner:
            if isinstance(part.tag, str) and part.text and part.text.strip():
                fields.setdefault(_local(part), " ".join(part.text.split()))
    return fields


def _local(element: Any) -> str:  # noqa: ANN401
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _recent(day: date | None, since: date | None) -> bool:
    return since is None or day is None or day >= since
