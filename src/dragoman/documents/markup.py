"""Reads the text segments of HTML with their places, without judging what is article and what is not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.documents.cleaning import mend
from dragoman.documents.marked import Marked
from dragoman.documents.tracked import Tracked, join
from dragoman.records import RegionKind

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_OPENED = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_SENTENCE_ENDS = ".!?…:\"'”\u2019»)]"
_SILENT = frozenset({"script", "style", "template", "svg", "iframe", "noscript", "textarea", "select"})
_CAPTION = re.compile(r"""class\s*=\s*["'][^"']*caption|itemprop\s*=\s*["']caption""", re.IGNORECASE)
_PULLQUOTE = re.compile(r"""class\s*=\s*["'][^"']*pull-?_?quote""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own words.

    Attributes:
        text: All text outside tags and scripts, entities read, blanks kept; a line break between tags.
        marked: Headings, captions and pull quotes, in page order.
    """

    text: Tracked
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    closing: bool
    start: int
    end: int


def read_markup(article: str) -> Page:
    """Split a page into tags and text in one pass over its characters."""
    whole = Tracked.of(article)
    parts: list[Tracked] = []
    tags: list[_Tag] = []
    for start, end, tag in _pieces(article):
        if tag is None:
            parts.append(whole.cut(start, end))
        else:
            tags.append(tag)
            parts.append(Tracked.inserted("\n", tag.start))
    return Page(mend(join(parts)), tuple(_marked(article, tags)))


def breaks_off(article: str) -> bool:
    """Say whether a page was cut inside a tag or a sentence, as one is that was not saved whole.

    Pages need not close their ``html`` and ``body``; one that does, or ends as a sentence does, is whole.
    """
    if _CLOSED.search(article) or not _OPENED.search(article):
        return False
    end = article.rstrip()
    behind = end[end.rfind(">") + 1 :].strip()
    return bool(behind) and behind[-1] not in _SENTENCE_ENDS


def _pieces(article: str) -> Iterator[tuple[int, int, _Tag | None]]:
    """Walk over text and tags; comments, scripts and styles give nothing."""
    done = position = 0
    while (position := article.find("<", position)) >= 0:
        match = _NAME.match(article, position)
        if match is None and not article.startswith(("<!", "<?"), position):
            position += 1
            continue
        if done < position:
            yield done, position, None
        if article.startswith("<!--", position):
            done = _behind(article, "-->", position + 4)
        else:
            done = _behind(article, ">", position)
            if match is not None:
                tag = _Tag(match[1].lower(), article[position + 1] == "/", position, done)
                yield position, done, tag
                if tag.name in _SILENT and not tag.closing and article[done - 2] != "/":
                    done = _behind_closing(article, tag.name, done)
        position = done
    if done < len(article):
        yield done, len(article), None


def _behind(article: str, what: str, start: int) -> int:
    """Give the offset behind the next occurrence, or the end of the page."""
    found = article.find(what, start)
    return found + len(what) if found >= 0 else len(article)


def _behind_closing(article: str, name: str, start: int) -> int:
    """Give the offset of an element's closing tag, or ``start`` where it is never closed."""
    closing = re.compile(f"</{name}\\b", re.IGNORECASE).search(article, start)
    return closing.start() if closing else start


def _marked(article: str, tags: list[_Tag]) -> Iterator[Marked]:
    """Find the elements whose name or class says what they are, each up to its closing tag."""
    inside = 0
    for number, tag in enumerate(tags):
        kind = _kind(article, tag)
        if kind is None or tag.start < inside:
            continue
        end = _closing(tags, number)
        if end > tag.end:
            inside = end
            yield Marked(kind, tag.end, end)


def _kind(article: str, tag: _Tag) -> RegionKind | None:
    if tag.closing:
        return None
    if tag.name == "h1":
        return RegionKind.HEADLINE
    words = article[tag.start : min(tag.end, tag.start + 1_000)]
    if tag.name == "figcaption" or (tag.name in {"p", "div", "span"} and _CAPTION.search(words)):
        return RegionKind.CAPTION
    if tag.name in {"p", "div", "aside", "blockquote", "section"} and _PULLQUOTE.search(words):
        return RegionKind.PULLQUOTE
    return None


def _closing(tags: list[_Tag], number: int) -> int:
    """Give where the element closes, counting its namesakes inside; 0 where it does not soon."""
    depth = 0
    for tag in tags[number : number + 60]:
        if tag.name == tags[number].name:
            depth += -1 if tag.closing else 1
            if depth == 0:
                return tag.start
    return 0
