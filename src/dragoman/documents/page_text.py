"""HTML to the article's own paragraphs: trafilatura chooses, the page's markup gives captions and places."""

from dataclasses import dataclass

from dragoman.documents.alignment import align, find_words
from dragoman.documents.cleaning import mend, tidy
from dragoman.documents.marked import Marked
from dragoman.documents.markup import Page, read_markup
from dragoman.documents.tracked import Tracked, join
from dragoman.errors import UnreadableArticle
from dragoman.records import RegionKind

_LONGEST_CAPTION = 800


@dataclass(frozen=True, slots=True)
class PageText:
    """What was taken from a page.

    Attributes:
        text: The article's paragraphs, one a line.
        marked: What the markup calls captions and pull quotes, in article offsets.
        title: Where the given title stands on the page, or None.
    """

    text: Tracked
    marked: tuple[Marked, ...]
    title: Tracked | None


def extract_page(markup: str, *, title: str | None) -> PageText:
    """Take the article out of a page.

    Args:
        markup: The page.
        title: The headline, sought on the page so that it maps to its words there.

    Raises:
        UnreadableArticle: The page holds no running text.
    """
    # Precision first: a menu or a teaser list taken for body adds events that the article does not report.
    text = _extract(markup, precise=True) or _extract(markup, precise=False)
    if not text:
        raise UnreadableArticle(
            "the page holds no article text; give the text itself or a page with paragraphs"
        )
    page = read_markup(markup)
    lines = align([line for line in text.split("\n") if line.strip()], page.text)
    found = find_words(title, page.text) if title else None
    return PageText(_with_captions(lines, page), page.marked, found)


def _extract(markup: str, *, precise: bool) -> str | None:
    from trafilatura import extract  # noqa: PLC0415 - 0.2 s that plain text need not wait for

    text = extract(
        markup, favor_precision=precise, include_comments=False, include_tables=not precise, deduplicate=False
    )
    return mend(Tracked.of(text)).text if text else None


def _with_captions(lines: list[Tracked], page: Page) -> Tracked:
    """Put the captions in that stand inside the article and were left out, each where the page has it."""
    taken = "".join("".join(line.text.split()) for line in lines)
    first = next((m.start for m in page.marked if m.kind is RegionKind.HEADLINE), lines[0].origins[0])
    last = lines[-1].origins[-1]
    placed = [(line.origins[0], line) for line in lines]
    for mark in page.marked:
        if mark.kind is not RegionKind.CAPTION or not first <= mark.start <= last:
            continue
        caption = _words_of(page, mark)
        if 0 < len(caption.text) <= _LONGEST_CAPTION and "".join(caption.text.split()) not in taken:
            placed.append((caption.origins[0], caption))
    # Sorting keeps the extractor's own order: its lines only make room for the captions.
    return _joined(_merged(placed, count=len(lines)))


def _merged(placed: list[tuple[int, Tracked]], *, count: int) -> list[Tracked]:
    """Set each caption before the first line that stands behind it on the page."""
    lines, captions = [line for _, line in placed[:count]], placed[count:]
    result: list[Tracked] = []
    for line in lines:
        while captions and captions[0][0] < line.origins[0]:
            result.append(captions.pop(0)[1])
        result.append(line)
    return result + [caption for _, caption in captions]


def _joined(lines: list[Tracked]) -> Tracked:
    parts: list[Tracked] = []
    for line in lines:
        parts += (line, Tracked.inserted("\n", line.origins[-1] + 1))
    return tidy(join(parts))


def _words_of(page: Page, mark: Marked) -> Tracked:
    """Give the words of a marked element on one line."""
    origins = page.text.origins
    inside = [i for i in range(len(origins)) if mark.start <= origins[i] < mark.end]
    if not inside:
        return page.text.cut(0, 0)
    words = page.text.cut(inside[0], inside[-1] + 1)
    return tidy(Tracked(words.text.replace("\n", " "), words.origins))
