"""Stretches of text between quotation marks, whatever the marks look like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Document, RegionKind, Span

_MARKS = re.compile(r"``|''|[\"\u201c\u201d\u201e\u00ab\u00bb\u2033]")
_SINGLE = re.compile(
    r"(?<![\w'\u2019])['\u2018](?=[^\s'\u2019])([^\n\"\u201c\u201d]{2,600}?[^\s])['\u2019](?![\w'\u2019])"
)
_OPENING = {"``", "\u201c", "\u201e", "\u00ab"}
_CLOSING = {"''", "\u201d", "\u00bb"}
_BEFORE_OPENING = set(" \t\u00a0([{\u2014\u2013-/:\u2026")
_AFTER_CLOSING = set(" \t\u00a0)]}\u2014\u2013-/:;,.!?\u2026'")
_PARAGRAPH = re.compile(r"[^\n]+")
# Single marks around fewer words are as often apostrophes as quotation marks.
_SHORTEST_SINGLE = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between an opening mark and its closing one.

    Attributes:
        content: The words, without the marks.
        paragraph: Number of its paragraph in the document.
        paragraph_start: Document offset at which that paragraph begins.
        paragraph_end: Document offset after it.
        is_open: Whether the paragraph ended before a closing mark: the next paragraph goes on.
        is_pull: Whether it is a pull-quote, which has no marks and its speaker on the line below.
    """

    content: Span
    paragraph: int
    paragraph_start: int
    paragraph_end: int
    is_open: bool = False
    is_pull: bool = False


def stretches(document: Document) -> tuple[Stretch, ...]:
    """Find all stretches between quotation marks in text order; a pull-quote is one without marks."""
    found: list[Stretch] = []
    number = 0
    for region in document.regions:
        if region.kind is RegionKind.PULLQUOTE:
            first = document.text.find("\n", region.start, region.end)
            content = _trimmed(document.text, region.start, first if first > 0 else region.end)
            found.append(Stretch(content, number, region.start, region.end, is_pull=True))
            number += 1
            continue
        for match in _PARAGRAPH.finditer(document.text, region.start, region.end):
            double = list(_double(document.text, match.start(), match.end(), number))
            single = [
                s
                for s in _single(document.text, match.start(), match.end(), number)
                if not any(s.content.overlaps(d.content) for d in double)
            ]
            found.extend(sorted((*double, *single), key=lambda s: s.content))
            number += 1
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span.of(text, start, end)


def _double(text: str, start: int, end: int, number: int) -> Iterator[Stretch]:
    """Pair the double marks of a paragraph; an unclosed one counts when it or the next opens one."""
    opened: int | None = None
    first = True
    for match in _MARKS.finditer(text, start, end):
        opens = _opens(text, start, end, match, is_open=opened is not None)
        if opens:
            opened, first = match.end(), first and not text[start : match.start()].strip()
        elif opened is not None:
            content = _trimmed(text, opened, match.start())
            if content.text:
                yield Stretch(content, number, start, end)
            opened, first = None, False
    goes_on = _MARKS.match(text[end : end + 8].lstrip()) is not None
    if opened is not None and (first or goes_on):
        yield Stretch(_trimmed(text, opened, end), number, start, end, is_open=True)


def _opens(text: str, start: int, end: int, mark: re.Match[str], *, is_open: bool) -> bool:
    """Say whether a mark opens: by what stands around it, or by its shape where that leaves it open.

    Writers mix up curly marks often enough that a closing one at the start of a paragraph opens.
    """
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    may_open = before in _BEFORE_OPENING and not after.isspace()
    may_close = (
        not before.isspace() and mark.start() > start and (after in _AFTER_CLOSING or mark.end() == end)
    )
    if may_open != may_close:
        return may_open
    if mark[0] in _OPENING:
        return True
    return mark[0] not in _CLOSING and not is_open


def _single(text: str, start: int, end: int, number: int) -> Iterator[Stretch]:
    """Find stretches between single marks that cannot be apostrophes."""
    for match in _SINGLE.finditer(text, start, end):
        if len(match[1].split()) >= _SHORTEST_SINGLE:
            yield Stretch(Span.of(text, match.start(1), match.end(1)), number, start, end)
