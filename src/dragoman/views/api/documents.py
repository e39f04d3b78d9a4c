"""Documents with their text, their events, and what is said in them."""

from typing import Annotated

from fastapi import Query, Request, Response

from dragoman.records import Basis, Document
from dragoman.records.serial import statement_to_json
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.pages import document_page
from dragoman.store.read import EventFilter
from dragoman.store.statements import StatementFilter, statement_page
from dragoman.store.texts import keeps_text
from dragoman.views.api import events
from dragoman.views.api.answers import paged, reply
from dragoman.views.api.bodies import (
    DocumentPage,
    DocumentText,
    EventPage,
    EventRecordPage,
    Region,
    StatementPage,
)
from dragoman.views.api.problems import not_found
from dragoman.views.api.queries import (
    DocumentEventQuery,
    DocumentId,
    DocumentQuery,
    Nothing,
    Paging,
    StatementQuery,
)
from dragoman.views.api.routes import Route, first_item, own


async def list_documents(request: Request, query: Annotated[DocumentQuery, Query()]) -> Response:
    """Give the documents that all parameters let through, by day; those of no known day last."""
    return await reply(request, _listing, query)


async def get_document(
    request: Request,
    document_id: DocumentId,
    query: Annotated[Nothing, Query()],  # noqa: ARG001 - refuses parameters
) -> Response:
    """Give a document's text and regions; where the store keeps no text, that is said in `note`."""
    return await reply(request, _one, document_id)


async def list_document_events(
    request: Request, document_id: DocumentId, query: Annotated[DocumentEventQuery, Query()]
) -> Response:
    """Give the events found in a document."""
    return await reply(request, _events, document_id, query)


async def list_document_statements(
    request: Request, document_id: DocumentId, query: Annotated[Paging, Query()]
) -> Response:
    """Give what people are reported to have said in a document, in text order."""
    return await reply(request, _document_statements, document_id, query)


async def list_statements(request: Request, query: Annotated[StatementQuery, Query()]) -> Response:
    """Give what people are reported to have said, by document and place in the text."""
    return await reply(request, _statements, query.wanted(), query)


def _listing(store: Store, query: DocumentQuery) -> DocumentPage:
    wanted = query.wanted()
    page = paged(document_page, store, wanted, after=query.after, size=query.limit, newest=query.newest)
    return DocumentPage.model_validate(page)


def _one(store: Store, identity: str) -> DocumentText:
    document = _known(store, identity)
    article = read.article(store, document.article)
    has_text = keeps_text(store)
    note = "this store keeps no text, only where things stand in it and the article's link"
    return DocumentText(
        id=document.id,
        article=document.article,
        title=None if article is None else article.title,
        source=document.source,
        url=document.url,
        published=document.published,
        published_basis=Basis.NONE if article is None else article.published_basis,
        text=document.text if has_text else None,
        regions=[Region.model_validate(region) for region in document.regions],
        has_text=has_text,
        note=None if has_text else note,
    )


def _events(store: Store, identity: str, query: DocumentEventQuery) -> EventPage | EventRecordPage:
    return events.listing(store, EventFilter(doc=_known(store, identity).id), query)


def _document_statements(store: Store, identity: str, query: Paging) -> StatementPage:
    return _statements(store, StatementFilter(doc=_known(store, identity).id), query)


def _statements(store: Store, wanted: StatementFilter, query: Paging) -> StatementPage:
    page = paged(statement_page, store, wanted, after=query.after, size=query.limit)
    return StatementPage(
        items=[statement_to_json(row.statement) for row in page.items], next=page.next, total=page.total
    )


def _known(store: Store, identity: str) -> Document:
    found = read.document(store, identity)
    if found is None:
        raise not_found(f"there is no document {identity!r}; list those that there are at /api/v1/documents")
    return found


_MISSING = "There is no such document."
_NO_PAGE = "`after` is not the end of a page."
ROUTES = (
    Route(
        "/documents",
        list_documents,
        "List documents",
        "documents",
        DocumentPage,
        missing=_NO_PAGE,
        links={
            "document": first_item("get_document", "document_id", "id"),
            "events": first_item("list_document_events", "document_id", "id"),
            "statements": first_item("list_document_statements", "document_id", "id"),
        },
    ),
    Route(
        "/documents/{document_id}",
        get_document,
        "One document with its text",
        "documents",
        DocumentText,
        missing=_MISSING,
        links={
            "events": own("list_document_events", "document_id"),
            "statements": own("list_document_statements", "document_id"),
        },
    ),
    Route(
        "/documents/{document_id}/events",
        list_document_events,
        "The events of a document",
        "documents",
        EventPage | EventRecordPage,
        missing=f"{_MISSING} Or {_NO_PAGE}",
    ),
    Route(
        "/documents/{document_id}/statements",
        list_document_statements,
        "What is said in a document",
        "documents",
        StatementPage,
        missing=f"{_MISSING} Or {_NO_PAGE}",
    ),
    Route(
        "/statements",
        list_statements,
        "List statements",
        "statements",
        StatementPage,
        missing=_NO_PAGE,
        links={"document": first_item("get_document", "document_id", "doc")},
    ),
)
