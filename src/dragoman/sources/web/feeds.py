"""RSS and Atom to targets: each entry's page, with what the feed says of it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from dragoman.errors import FetchError
from dragoman.records import content_id
from dragoman.records.cursor import Target
from dragoman.sources.making import markup_of
from dragoman.sources.publication import published_or_none
from dragoman.sources.web.exchange import Fetched
from dragoman.sources.web.targets import page_key

MOST_ENTRIES = 10_000
"""Entries of one feed: 4 s of reading. Feeds of news sites hold 10 to 200."""

# A feed needs no entities of its own; what declares some may be a bomb or reach for files.
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_ENTRY = re.compile(rb"<(/?)(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
# What feedparser 6.0.14 raised on 5,000 feeds with random damage, beside what it reports.
_BREAKS = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
_ENDS = re.compile(r"\s+")
_PLACE = re.compile(r"<unknown>:(\d+):(\d+): ")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read.

    Attributes:
        targets: Its entries, in its order, each once.
        problem: What is wrong with it though entries could be read, else empty.
        unusable: Entries left out, for they hold neither an address of the web nor text.
        undated: Days of publication that cannot be read, as they are written.
    """

    targets: tuple[Target, ...]
    problem: str = ""
    unusable: int = 0
    undated: tuple[str, ...] = ()


def parse_feed(fetched: Fetched, source: str, outlet: str | None = None) -> Feed:
    """Read a feed.

    Args:
        fetched: Its bytes, and where they came from: relative links start there.
        source: The address it is known by.
        outlet: Its outlet, when the user gave one.

    Raises:
        FetchError: It is no feed.
    """
    narrow = fetched.body.replace(b"\x00", b"")  # UTF-16 and UTF-32 without their zero bytes
    if _declares_entities(narrow):
        raise FetchError("it declares entities of its own, which no feed needs; it is left alone")
    tags = [not match[1] for match in _ENTRY.finditer(narrow)]
    if (number := sum(tags)) > MOST_ENTRIES:
        raise FetchError(f"it holds {number:,} entries; {MOST_ENTRIES:,} are the most that are read")
    parsed = _parse(fetched)
    entries = list(parsed.entries)
    broken = _broken(parsed)
    if broken and entries and tags and tags[-1]:  # it ends inside an entry
        entries.pop()  # half an address is the address of another page; the rest comes with the next reading
    if not entries and not parsed.get("version"):
        raise FetchError(
            f"it is no RSS or Atom feed{f' (broken {broken})' if broken else ''}; check the address"
        )
    if broken and not entries:
        raise FetchError(f"it is broken {broken}, and no entry could be read; check the address")
    made = [_target(entry, parsed.feed, fetched.url, source, outlet) for entry in entries]
    found: dict[str, Target] = {}
    for target in made:
        if target is not None:
            found.setdefault(target.key, target)
    read = f"{len(found)} {'entry was' if len(found) == 1 else 'entries were'} read"
    return Feed(
        tuple(found.values()),
        f"it is broken {broken}; {read}" if broken else "",
        made.count(None),
        tuple(written for written in map(_undated, entries) if written),
    )


def _parse(fetched: Fetched) -> Any:  # noqa: ANN401 - feedparser has no types
    import feedparser  # noqa: PLC0415 - 0.2 s that files need not wait for

    headers = {"content-location": fetched.url}
    if _is_charset(fetched.charset):
        headers["content-type"] = f"application/xml; charset={fetched.charset}"
    try:
        # As a stream: bytes that look like an address or a path would be opened.
        return feedparser.parse(
            io.BytesIO(fetched.body),
            response_headers=headers,
            # Nobody looks at the markup of an entry: its text is taken out of it as of any page. Both took
            # up to 10 s a megabyte on feeds made for it.
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _BREAKS as error:
        raise FetchError(
            f"it is too broken to be read as a feed ({type(error).__name__}: {error})"
        ) from error


def _is_charset(name: str) -> bool:
    """Say whether text can be in a charset of this name; feedparser breaks on others that Python knows."""
    try:
        return bool(name) and b"a".decode(name) == "a"
    except (LookupError, ValueError):
        return False


def _declares_entities(body: bytes) -> bool:
    """Look for entity declarations in front of a feed's root, where alone they count."""
    root = _ROOT.search(body)
    # Behind its root a feed may speak of entities, as a report on XML does.
    return _ENTITIES.search(body, 0, root.start() if root else len(body)) is not None


def _broken(parsed: Any) -> str:  # noqa: ANN401
    """Say where and how a feed's XML is broken; another encoding than declared is not worth a word."""
    error = parsed.get("bozo_exception") if parsed.get("bozo") else None
    if error is None or type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}:
        return ""
    message = _ENDS.sub(" ", str(error))[:200]
    # SAX writes "<unknown>:1:182: not well-formed (invalid token)": of a name that nobody gave it.
    if place := _PLACE.match(message):
        return f"at line {place[1]}, character {int(place[2]) + 1}: {message[place.end() :]}"
    return f"({message})"


def _target(entry: Any, feed: Any, base: str, source: str, outlet: str | None) -> Target | None:  # noqa: ANN401
    """Make a target of an entry; None when it holds neither address nor text."""
    link = _link(entry, base)
    text, text_basis = _text(entry)
    if link is None and text is None:
        return None
    title = _plain(entry.get("title"))
    day, day_basis = _day(entry)
    own = _plain((entry.get("source") or {}).get("title")) or _plain(feed.get("title"))
    # Identifiers are of no help: feeds repeat one for all entries, or give a new one for the same page.
    key = page_key(link) if link else content_id("t1", source, entry.get("id") or "", title or "", text or "")
    return Target(
        key=key,
        url=link,
        source=source,
        title=title,
        published=day.isoformat() if day else None,
        published_basis=day_basis,
        outlet=outlet or own,
        outlet_basis="given" if outlet else "feed" if own else "none",
        text=text,
        text_basis=text_basis,
        stated=_stated(entry),
    )


def _stated(entry: Any) -> str:  # noqa: ANN401
    """Give what changes with an entry: its title, days and identifier, which BBC feeds number anew."""
    return content_id(
        "v1", *(str(dict.get(entry, name) or "") for name in ("title", "published", "updated", "id"))
    )


def _link(entry: Any, base: str) -> str | None:  # noqa: ANN401
    """Give an entry's address in full, or None."""
    link = str(entry.get("link") or "").strip()
    if not link:
        return None
    try:
        full = urljoin(base, link)
    except ValueError:
        return link  # fetching it will say what is wrong with it
    return full if full.lower().startswith(("http:", "https:")) else None


def _text(entry: Any) -> tuple[str | None, str]:  # noqa: ANN401
    """Give what the entry holds of the text: its longest content, or its summary."""
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    longest = max(contents, key=len, default="").strip()
    summary = str(entry.get("summary") or "").strip()
    if longest and len(longest) >= len(summary):
        return longest, "feed-content"
    return (summary, "feed-summary") if summary else (None, "none")


def _day(entry: Any) -> tuple[date | None, str]:  # noqa: ANN401
    """Give the publication day as the entry writes it, with its basis."""
    for name, basis in (("published", "feed"), ("updated", "feed-updated")):
        for day in _days(entry, name):
            return day, basis
    return None, "none"


def _days(entry: Any, name: str) -> Iterator[date]:  # noqa: ANN401
    # An entry answers for "updated" with "published" where it has no other; here each is asked for itself.
    written = dict.get(entry, name)
    day = published_or_none(written if isinstance(written, str) else None)
    if day is None and (parts := dict.get(entry, f"{name}_parsed")) and parts[0] > 0:
        day = date(*parts[:3])
    if day is not None:
        yield day


def _undated(entry: Any) -> str:  # noqa: ANN401
    """Give the day of publication that an entry writes where none of its days can be read, else nothing."""
    written = str(dict.get(entry, "published") or dict.get(entry, "updated") or "").strip()
    return "" if _day(entry)[0] else written


def _plain(value: object) -> str | None:
    """Give a title as plain words, or None."""
    if not isinstance(value, str) or not value.strip():
        return None
    if markup_of(value) == "html" or re.search(r"<[a-zA-Z/][^>]*>", value):
        value = re.sub(r"<[^>]{0,2000}>", "", value)
    return _ENDS.sub(" ", value).strip() or None
