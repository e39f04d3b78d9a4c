"""Article to Document: clean text, regions, dateline, and the way back to the article."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dragoman.documents.cleaning import clean, mend, tidy
from dragoman.documents.dateline import IsPlace, Opening, find_dateline
from dragoman.documents.english import require_english
from dragoman.documents.heads import Head, find_heads
from dragoman.documents.markdown import without_markdown
from dragoman.documents.marked import Marked
from dragoman.documents.page_text import PageText, extract_page
from dragoman.documents.regions import Line, caption_words, classify
from dragoman.documents.tables import find_tables
from dragoman.documents.titles import find_title, without_site
from dragoman.documents.tracked import Tracked, join
from dragoman.errors import UnreadableArticle
from dragoman.records import Article, Dateline, Document, Region, RegionKind, Span, content_id

_DATELINE_PARAGRAPHS = 3
# Each of these is one thing to its reader; a run of paragraphs of the others is one region.
_RUNS = frozenset({RegionKind.BODY, RegionKind.OTHER, RegionKind.PULLQUOTE, RegionKind.TABLE})


def prepare(article: Article, is_place: IsPlace | None = None) -> Document:
    """Clean an article and cut it into regions.

    Args:
        article: As received.
        is_place: Knows places, for datelines that have only one ("Kano - Doctors said").

    Raises:
        UnreadableArticle: It is empty, holds no letters, is not in English, or is a page without an
            article; the message names the article's origin.
    """
    try:
        page = _taken(article)
        require_english(page.text.text)
    except UnreadableArticle as error:
        raise type(error)(f"{article.origin or 'the article'}: {error}") from error
    text, title_end, headlines = _with_title(article, page)
    regions, dateline = _regions(
        text, page.marked, title_end=title_end, headlines=headlines, is_place=is_place
    )
    return Document(
        id=content_id("d1", article.id, text.text),
        article=article.id,
        text=text.text,
        regions=regions,
        offsets=text.offset_map(),
        published=article.published,
        dateline=dateline,
        source=article.source,
        url=article.url,
    )


def _taken(article: Article) -> PageText:
    """Take the words out of the article as received."""
    if article.markup == "html":
        return extract_page(article.text, title=article.title)
    tables = find_tables(article.text)
    return PageText(clean(Tracked.of(article.text), apart=tables), tables, None)


def _with_title(article: Article, page: PageText) -> tuple[Tracked, int | None, frozenset[int]]:
    """Give the text with its headline, the headline's end where it shares a line, and its line number."""
    text = page.text
    title = tidy(without_markdown(mend(Tracked.inserted(article.title or "", 0)))).text.replace("\n", " ")
    title = without_site(title, source=article.source)
    if not title:
        return text, None, frozenset()
    lines = text.text.split("\n")
    if found := find_title(title, lines):
        number, length = found
        return text, (length if length < len(lines[number]) else None), frozenset({number})
    placed = page.title.cut(0, len(title)) if page.title and page.title.text.startswith(title) else None
    headline = placed or Tracked.inserted(title, 0)
    return join([headline, Tracked.inserted("\n", headline.origins[-1]), text]), None, frozenset({0})


def _regions(
    text: Tracked,
    marked: tuple[Marked, ...],
    *,
    title_end: int | None,
    headlines: frozenset[int],
    is_place: IsPlace | None,
) -> tuple[tuple[Region, ...], Dateline | None]:
    """Cut the text into regions and read its dateline."""
    paragraphs = _line_spans(text.text, title_end)
    tabled = {n for n, (start, _) in enumerate(paragraphs) if _is_tabled(text.origins[start], marked)}
    heads = find_heads(
        [text.text[start:end] for start, end in paragraphs], apart=headlines | frozenset(tabled)
    )
    spans = _own_words(paragraphs, heads)
    lines = [
        Line(text.text[start:end], number, len(spans), _mark_of(text.origins[start], marked))
        for number, (start, end) in enumerate(spans.values())
    ]
    kinds = classify(lines, headlines=_placed(headlines, spans), headed=_placed(_headed(heads), spans))
    opening = _opening(lines, kinds, is_place)
    regions = [
        Region(head.kind, paragraphs[n][0] + head.start, paragraphs[n][0] + head.end)
        for n, found in heads.items()
        for head in found
    ]
    dateline = None
    for line, kind, (start, end) in zip(lines, kinds, spans.values(), strict=True):
        begin = start
        if opening and line.number == opening[0]:
            begin = start + opening[1].end
            dateline = _dateline(text.text, start, opening[1])
            regions.append(Region(RegionKind.DATELINE, start, start + len(text.text[start:begin].rstrip())))
        told = caption_words(line.text) if kind is RegionKind.CAPTION else (begin - start, end - start)
        edges = (begin, start + told[0], start + told[1], end)
        for part, one, two in zip((RegionKind.OTHER, kind, RegionKind.OTHER), edges, edges[1:], strict=False):
            if one < two:
                regions.append(Region(part, one, two))
    return _runs(sorted(regions, key=lambda region: region.start)), dateline


def _own_words(
    paragraphs: list[tuple[int, int]], heads: Mapping[int, Sequence[Head]]
) -> dict[int, tuple[int, int]]:
    """Give the paragraphs by number without their heads; one that is nothing else is left out."""
    begins = {
        number: start + heads[number][-1].words if number in heads else start
        for number, (start, _) in enumerate(paragraphs)
    }
    return {
        number: (begins[number], end) for number, (_, end) in enumerate(paragraphs) if begins[number] < end
    }


def _headed(heads: Mapping[int, Sequence[Head]]) -> frozenset[int]:
    """Give the numbers of paragraphs behind a head, on its line or the next."""
    return frozenset(heads) | frozenset(number + 1 for number in heads)


def _placed(numbers: frozenset[int], spans: Mapping[int, tuple[int, int]]) -> frozenset[int]:
    """Count paragraphs without those that are left out."""
    return frozenset(place for place, number in enumerate(spans) if number in numbers)


def _line_spans(text: str, title_end: int | None) -> list[tuple[int, int]]:
    """Give the paragraphs; a title that shares the first line is cut off it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    if title_end is not None:
        first = spans[0]
        behind = title_end + len(text[title_end : first[1]]) - len(text[title_end : first[1]].lstrip())
        spans[:1] = [(0, title_end), (behind, first[1])]
    return [span for span in spans if span[0] < span[1]]


def _mark_of(origin: int, marked: tuple[Marked, ...]) -> RegionKind | None:
    """Give what the page's markup calls the element that an article offset stands in."""
    number = bisect_right(marked, origin, key=lambda mark: mark.start) - 1
    return marked[number].kind if number >= 0 and origin < marked[number].end else None


def _is_tabled(origin: int, marked: tuple[Marked, ...]) -> bool:
    return _mark_of(origin, marked) is RegionKind.TABLE


def _opening(
    lines: list[Line], kinds: list[RegionKind], is_place: IsPlace | None
) -> tuple[int, Opening] | None:
    """Find the dateline among the first paragraphs of the body."""
    body = [line for line, kind in zip(lines, kinds, strict=True) if kind is RegionKind.BODY]
    found = [(line, find_dateline(line.text, is_place)) for line in body[:_DATELINE_PARAGRAPHS]]
    return next(((line.number, opening) for line, opening in found if opening), None)


def _dateline(text: str, start: int, opening: Opening) -> Dateline:
    def span(found: tuple[int, int] | None) -> Span | None:
        return Span.of(text, start + found[0], start + found[1]) if found else None

    return Dateline(place=span(opening.place), date=span(opening.date))


def _runs(parts: list[Region]) -> tuple[Region, ...]:
    """Make one region of each run."""
    regions: list[Region] = []
    for part in parts:
        if regions and regions[-1].kind is part.kind and part.kind in _RUNS:
            regions[-1] = Region(part.kind, regions[-1].start, part.end)
        else:
            regions.append(part)
    return tuple(regions)
