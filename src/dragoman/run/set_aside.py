"""What of an article was not read, on record with the reason."""

from dragoman.documents.markup import breaks_off
from dragoman.records import Article, Decision, Document, RegionKind

BREAKS_OFF = "the page breaks off in the middle, and what is missing was not read; save it anew"
_VERSION = "regions-1"
_PAGE_VERSION = "pages-1"


def cut(article: Article) -> tuple[Decision, ...]:
    """Give a decision where an article is a page that was not saved whole: what there is of it is read.

    Args:
        article: As received.
    """
    if article.markup != "html" or not breaks_off(article.text):
        return ()
    return (
        Decision(
            subject=article.id,
            field="article",
            chosen="what there is of it",
            alternatives=(),
            reason=BREAKS_OFF,
            component="pages",
            version=_PAGE_VERSION,
        ),
    )


def set_aside(document: Document) -> tuple[Decision, ...]:
    """Give a decision for each table of a document: rows in columns are no sentences, and give no events.

    Args:
        document: With its regions.
    """
    return tuple(
        Decision(
            subject=f"{region.start}:{region.end}",
            field="region",
            chosen=region.kind.value,
            alternatives=(),
            reason=f"{document.text.count(chr(10), region.start, region.end) + 1} rows in columns: not read",
            component="regions",
            version=_VERSION,
        )
        for region in document.regions
        if region.kind is RegionKind.TABLE
    )
