"""The tools about events: search them, show one, and give the words it stands on."""

from dragoman.errors import UsageError
from dragoman.records import Article, Document
from dragoman.store import judgements, read
from dragoman.store.corrections import event_gone
from dragoman.store.database import Store
from dragoman.store.pages import EventRow, event_page
from dragoman.store.read import EventFilter
from dragoman.store.slips import refuse_slips
from dragoman.store.texts import keeps_text
from dragoman.store.trace import Trace, trace
from dragoman.views.mcp import results
from dragoman.views.mcp.arguments import ById, EvidenceOf, SearchEvents, cursor_given, days
from dragoman.views.mcp.book import check_type
from dragoman.views.mcp.bounds import echoed
from dragoman.views.shown import marks_of


def search_events(store: Store, asked: SearchEvents) -> results.EventsFound:
    """Give a page of events."""
    with cursor_given():
        page = event_page(store, _filter(asked), after=asked.cursor, size=asked.limit, newest=asked.newest)
    if page.total == 0:
        check_type(asked.type)
        refuse_slips(store, _filter(asked))
    return results.EventsFound(tuple(map(found, page.items)), page.total, page.next)


def get_event(store: Store, asked: ById) -> results.EventShown:
    """Give an event's record, its article and what people said of it."""
    seen = _traced(store, asked.id)
    return results.EventShown(
        seen.event, source_of(seen.document, seen.article), tuple(map(_judged, seen.judgements))
    )


def evidence(store: Store, asked: EvidenceOf) -> results.Evidence:
    """Give the words that an event's fields stand on, and the text around them."""
    seen = _traced(store, asked.id)
    event, document = seen.event, seen.document
    start = max(event.evidence.start - asked.around, 0)
    end = min(event.evidence.end + asked.around, len(document.text))
    return results.Evidence(
        event=event.id,
        type=event.type,
        text_kept=keeps_text(store),
        words=tuple(_said(document, mark.label, mark.start, mark.end) for mark in marks_of(event)),
        sentence=_said(document, "evidence", event.evidence.start, event.evidence.end),
        around=_said(document, "around", start, max(end, event.evidence.end)),
        region=event.region,
        source=source_of(document, seen.article),
    )


def found(row: EventRow) -> results.EventFound:
    """Give an event in brief."""
    return results.EventFound(
        id=row.id,
        doc=row.doc,
        incident=row.incident,
        type=row.type,
        mode=row.mode,
        contexts=row.contexts,
        quad=row.quad,
        intensity=row.intensity,
        status=row.status,
        first=written(row.first),
        last=written(row.last),
        precision=row.precision,
        actors=row.actors,
        actor_countries=row.actor_countries,
        recipients=row.recipients,
        recipient_countries=row.recipient_countries,
        place=row.place,
        place_country=row.place_country,
        lat=row.lat,
        lon=row.lon,
        speaker=row.speaker,
        trigger=row.trigger,
        quoted=row.evidence,
        confidence=row.confidence,
        outlet=row.source,
        title=row.title,
        published=written(row.published),
    )


def source_of(document: Document, article: Article | None) -> results.Source:
    """Give the article that something stands in."""
    title = None if article is None else article.title
    return results.Source(document.id, title, document.source, document.url, written(document.published))


def written(day: object) -> str | None:
    """Write a day, or None."""
    return None if day is None else str(day)


def _filter(asked: SearchEvents) -> EventFilter:
    first, last = days(asked.first, asked.last)
    return EventFilter(
        type=asked.type,
        actor=asked.actor,
        country=asked.country,
        first=first,
        last=last,
        status=asked.status,
        doc=asked.doc,
        dyad=None if asked.dyad is None else (asked.dyad[0], asked.dyad[1]),
        mode=asked.mode,
        context=asked.context,
        quad=asked.quad,
        speaker=asked.speaker,
        place=asked.place,
        source=asked.source,
        text=asked.text,
        confidence=asked.confidence,
        incident=asked.incident,
    )


def _traced(store: Store, identity: str) -> Trace:
    """Follow an event back.

    Raises:
        UsageError: There is no such event.
    """
    event = read.event(store, identity)
    if event is None:
        hint = event_gone(store, identity) or "find ids with search_events"
        raise UsageError(f"there is no event {echoed(identity)}; {hint}")
    return trace(store, event.id)


def _judged(one: judgements.Judgement) -> results.Judged:
    return results.Judged(one.field, one.verdict, one.value, one.judge, str(one.day), one.note)


def _said(document: Document, field: str, start: int, end: int) -> results.Said:
    """Give words with their places; nothing where the store keeps no text."""
    return results.Said(
        field, document.text[start:end], start, end, *document.offsets.words_in_article(start, end)
    )
