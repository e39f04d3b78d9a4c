"""What the store is like, the codebook its events are coded in, and what people said of them."""

from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Query, Request, Response

from dragoman import __version__
from dragoman.records.serial import SCHEMA
from dragoman.store import judgements, overview
from dragoman.store.assembled import count_new_events
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Store
from dragoman.store.read import coded_by
from dragoman.store.texts import keeps_text
from dragoman.views.api.answers import answer, reply
from dragoman.views.api.bodies import (
    CodebookBody,
    CodebookEntry,
    CodebookMode,
    CodebookType,
    Component,
    CorrectionCounts,
    JudgementBody,
    Judgements,
    StatusBody,
)
from dragoman.views.api.queries import JudgementQuery, Nothing
from dragoman.views.api.routes import Route

if TYPE_CHECKING:
    from dragoman.knowledge.codebook import Codebook, EventType


async def get_status(request: Request, query: Annotated[Nothing, Query()]) -> Response:  # noqa: ARG001 - refuses parameters
    """Say what the store holds, up to which day, and which versions coded it."""
    return await reply(request, _status)


async def get_codebook(request: Request, query: Annotated[Nothing, Query()]) -> Response:  # noqa: ARG001 - as above
    """Give the event types with their modes, the contexts, sectors and non-state codes."""
    return answer(request, cast("CodebookBody", request.app.state.codebook))


async def list_judgements(request: Request, query: Annotated[JudgementQuery, Query()]) -> Response:
    """Give what people said of a record, in the order it came; nothing where nobody judged it."""
    return await reply(request, _judgements, query.subject, query.withdrawn)


def codebook_body(codebook: "Codebook") -> CodebookBody:
    """Write a codebook as the answer to ``get_codebook``."""
    sectors = [CodebookEntry(name=one.code, definition=one.definition) for one in codebook.sectors.values()]
    return CodebookBody(
        types=[_type(codebook, one) for one in codebook.types.values()],
        contexts=[
            CodebookEntry(name=one.name, definition=one.definition) for one in codebook.contexts.values()
        ],
        sectors=sectors,
        non_state=[CodebookEntry(name=code, definition=text) for code, text in codebook.non_state.items()],
    )


def _type(codebook: "Codebook", made: "EventType") -> CodebookType:
    modes = [
        CodebookMode(
            name=mode.name,
            intensity=codebook.intensity(made.name, mode.name),
            cameo=codebook.cameo_for(made.name, mode.name),
            definition=mode.definition,
        )
        for mode in made.modes.values()
    ]
    return CodebookType(
        name=made.name,
        quad=made.quad,
        intensity=made.intensity,
        cameo=made.cameo,
        definition=made.definition,
        includes=list(made.includes),
        excludes=list(made.excludes),
        modes=modes,
    )


def _status(store: Store) -> StatusBody:
    totals, corrections = overview.totals(store), corrections_of(store)
    return StatusBody(
        version=__version__,
        record_schema=SCHEMA,
        has_text=keeps_text(store),
        counts=totals.records,
        ledger=totals.ledger,
        not_assembled=count_new_events(store),
        first_published=totals.first,
        last_published=totals.last,
        components=[Component(name=name, version=version) for name, version in coded_by(store)],
        corrected=None if corrections is None else CorrectionCounts.model_validate(corrections),
    )


def _judgements(store: Store, subject: str, withdrawn: bool) -> Judgements:
    found = (judgements.history if withdrawn else judgements.standing)(store, subject)
    return Judgements(subject=subject, items=[JudgementBody.model_validate(one) for one in found])


ROUTES = (
    Route("/status", get_status, "What the store holds", "about", StatusBody),
    Route("/codebook", get_codebook, "The ontology", "about", CodebookBody),
    Route("/judgements", list_judgements, "What people said of a record", "judgements", Judgements),
)
