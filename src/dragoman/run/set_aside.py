"""What of an article was not read, on record with the reason."""

from dragoman.records import Decision, Document, RegionKind

_VERSION = "regions-1"


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
