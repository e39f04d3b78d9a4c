"""Events: lists, single records, the words behind them, the choices that made them."""

from typing import Annotated

from fastapi import Query, Request, Response

from dragoman.errors import StoreError
from dragoman.records import Document, Event
from dragoman.records.hashed import is_hashed
from dragoman.records.serial import decision_to_json, event_to_json
from dragoman.store import read
from dragoman.store.corrections import event_gone
from dragoman.store.database import Store
from dragoman.store.pages import event_page
from dragoman.store.read import EventFilter
from dragoman.store.texts import keeps_text
from dragoman.store.trace import trace
from dragoman.views.api.answers import paged, reply, vocabulary
from dragoman.views.api.bodies import Decisions, EventPage, EventRecord, EventRecordPage, Evidence, Passage
from dragoman.views.api.problems import not_found
from dragoman.views.api.queries import DocumentEventQuery, EventId, EventQuery, EvidenceQuery, Nothing
from dragoman.views.api.routes import Route, first_item, own
from dragoman.views.api.vocabulary import refuse_slips

NO_TEXT = (
    "this store keeps no text; whoever has the files sees the words with: "
    "dragoman show {identity} --store FILE --text-from PATH"
)


async def list_events(request: Request, query: Annotated[EventQuery, Query()]) -> Response:
    """Give the events that all parameters let through, by day; those of no known day last."""
    return await reply(request, listing, query.wanted(vocabulary(request)), query)


async def get_event(request: Request, event_id: EventId, query: Annotated[Nothing, Query()]) -> Response:  # noqa: ARG001 - refuses parameters
    """Give one whole event record, as `dragoman events --format jsonl` writes it."""
    return await reply(request, _one, event_id)


async def get_evidence(
    request: Request, event_id: EventId, query: Annotated[EvidenceQuery, Query()]
) -> Response:
    """Give the trigger, its sentence and the text around, with offsets into document and article."""
    return await reply(request, _evidence, event_id, query.around)


async def get_decisions(request: Request, event_id: EventId, query: Annotated[Nothing, Query()]) -> Response:  # noqa: ARG001 - as above
    """Give every choice made for the event and the words it carries, with alternatives and reasons."""
    return await reply(request, _decisions, event_id)


def listing(
    store: Store, wanted: EventFilter, query: EventQuery | DocumentEventQuery
) -> EventPage | EventRecordPage:
    """Give one page of events, as rows or whole."""
    page = paged(event_page, store, wanted, after=query.after, size=query.limit, newest=query.newest)
    if not page.total:
        refuse_slips(store, wanted)
    if not query.full:
        return EventPage.model_validate(page)
    records = [event_to_json(one) for one in read.events_of(store, [row.id for row in page.items])]
    return EventRecordPage(items=records, next=page.next, total=page.total)


def _one(store: Store, identity: str) -> dict[str, object]:
    return event_to_json(_known(store, identity))


def _evidence(store: Store, identity: str, around: int) -> Evidence:
    event = _known(store, identity)
    document = read.document(store, event.doc)
    if document is None:
        raise StoreError(f"store {store.path}: the document {event.doc} of {event.id} is missing")
    article = read.article(store, document.article)
    start, end = event.evidence.start, event.evidence.end
    has_text = keeps_text(store)
    return Evidence(
        event=event.id,
        doc=document.id,
        article=document.article,
        source=document.source,
        title=None if article is None else article.title,
        url=document.url,
        published=document.published,
        region=event.region,
        trigger=_anchor(event, "trigger"),
        sentence=_anchor(event, "evidence"),
        before=_passage(document, max(0, start - around), start),
        after=_passage(document, end, end + around),
        has_text=has_text,
        note=None if has_text else NO_TEXT.format(identity=event.id),
    )


def _decisions(store: Store, identity: str) -> Decisions:
    event = _known(store, identity)
    made = trace(store, event.id).decisions
    return Decisions(event=event.id, items=[decision_to_json(one) for one in made])


def _known(store: Store, identity: str) -> Event:
    found = read.event(store, identity)
    if found is None:
        hint = event_gone(store, identity) or "list those that there are at /api/v1/events"
        raise not_found(f"there is no event {identity!r}; {hint}")
    return found


def _anchor(event: Event, name: str) -> Passage:
    anchor = event.trigger if name == "trigger" else event.evidence
    return Passage(
        text=None if is_hashed(anchor.text) else anchor.text,
        start=anchor.start,
        end=anchor.end,
        article_start=anchor.article_start,
        article_end=anchor.article_end,
    )


def _passage(document: Document, start: int, end: int) -> Passage:
    """Cut a stretch out of a document; one that reaches beyond its end, or has no text, is shorter."""
    if not document.text:
        end = start
    end = max(start, min(end, len(document.text))) if document.text else end
    article_start, article_end = document.offsets.words_in_article(start, end)
    return Passage(
        text=document.text[start:end] if document.text else None,
        start=start,
        end=end,
        article_start=article_start,
        article_end=article_end,
    )


_MISSING = "There is no such event."
ROUTES = (
    Route(
        "/events",
        list_events,
        "List events",
        "events",
        EventPage | EventRecordPage,
        missing="`after` is not the end of a page.",
        links={
            "event": first_item("get_event", "event_id", "id"),
            "evidence": first_item("get_evidence", "event_id", "id"),
            "decisions": first_item("get_decisions", "event_id", "id"),
            "document": first_item("get_document", "document_id", "doc"),
            "judgements": first_item("list_judgements", "subject", "id"),
        },
    ),
    Route(
        "/events/{event_id}",
        get_event,
        "One event, whole",
        "events",
        EventRecord,
        missing=_MISSING,
        links={"evidence": own("get_evidence", "event_id"), "decisions": own("get_decisions", "event_id")},
    ),
    Route(
        "/events/{event_id}/evidence",
        get_evidence,
        "The words behind an event",
        "events",
        Evidence,
        missing=_MISSING,
    ),
    Route(
        "/events/{event_id}/decisions",
        get_decisions,
        "The choices behind an event",
        "events",
        Decisions,
        missing=_MISSING,
    ),
)
