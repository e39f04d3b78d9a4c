"""Puts the API together: alone, or into an application that serves more."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, Request

from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.views.api import about, counts, documents, events, incidents
from dragoman.views.api.access import Access
from dragoman.views.api.document import ROOT, document
from dragoman.views.api.methods import Methods
from dragoman.views.api.problems import MEDIA_TYPE, install, wrong_value
from dragoman.views.api.routes import Route
from dragoman.views.api.vocabulary import vocabulary_of

ROUTES: tuple[Route, ...] = (
    *events.ROUTES,
    *incidents.ROUTES,
    *documents.ROUTES,
    *counts.ROUTES,
    *about.ROUTES,
)
_PROBLEM_SCHEMA = {"schema": {"$ref": "#/components/schemas/Problem"}}
_ALWAYS = {
    401: "A token is wanted: give it as `Authorization: Bearer …`. Only where the server has one.",
    403: "A page of another site began the request.",
    421: "The server is not called by the name in `Host`; start it with `--allow-host`.",
    422: "A parameter is wrong, unknown or given twice; `errors` has each.",
    429: "Too many wrong tokens; `Retry-After` says for how many seconds.",
    500: "The store could not be read, or the server failed.",
    503: "The store is being written; ask again later.",
}
_TAG = {"description": "Of exactly this content.", "schema": {"type": "string"}}
_LINK = {
    "description": "The page behind this one, as `rel=next`; not on the last.",
    "schema": {"type": "string"},
}


class _Described(FastAPI):
    """An application whose OpenAPI document is ours."""

    def openapi(self) -> dict[str, Any]:
        """Make the document once."""
        if not self.openapi_schema:
            self.openapi_schema = document(self, self.state.vocabulary)
        return self.openapi_schema


def create(access: Access, *, codebook: Path | None = None) -> FastAPI:
    """Make an application of the API alone, which stands at ``/api/v1``.

    Args:
        access: The way to the store; ``OwnAccess(store)`` where nothing else serves it.
        codebook: A user's own file on top of ours, as ``ingest`` was given: its types can be asked for.

    Raises:
        KnowledgeError: The codebook is wrong.
    """
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    install(app)
    mount(app, access, codebook=codebook)
    return app


def mount(app: FastAPI, access: Access, *, codebook: Path | None = None) -> None:
    """Put the API into an application, at ``/api/v1``; arguments and errors as for ``create``."""
    api = _api(_ours() if codebook is None else load_codebook(codebook))
    api.state.access = access
    app.mount(ROOT, api)


@cache
def described() -> dict[str, Any]:
    """Give the OpenAPI document of the API with our codebook, without a store."""
    return _api(_ours()).openapi()


@cache
def _ours() -> Codebook:
    """Load our codebook once: it takes most of the time that an application takes to make."""
    return load_codebook()


def _api(codebook: Codebook) -> FastAPI:
    # No pages of documentation: those of FastAPI fetch their scripts from another host.
    app = _Described(docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.vocabulary = vocabulary_of(codebook)
    app.state.codebook = about.codebook_body(codebook)
    install(app)
    app.include_router(_router())
    app.add_middleware(Methods, routes=app.routes)
    return app


def _router() -> APIRouter:
    router = APIRouter(dependencies=[Depends(_each_once), Depends(_conditional)])
    for route in ROUTES:
        router.add_api_route(
            route.path,
            route.handler,
            operation_id=route.handler.__name__,
            summary=route.summary,
            tags=[route.tag],
            response_model=route.body,
            response_description="As asked for.",
            responses=_responses(route),
        )
    return router


def _responses(route: Route) -> dict[int | str, dict[str, Any]]:
    """Describe every status that an address may answer with."""
    links = {
        name: {"operationId": operation, "parameters": dict(parameters)}
        for name, (operation, parameters) in route.links.items()
    }
    pages = {"Link": _LINK} if route.handler.__name__.startswith("list_") else {}
    found: dict[int | str, dict[str, Any]] = {
        200: {"headers": {"ETag": _TAG, **pages}, **({"links": links} if links else {})},
        304: {"description": "What you have is what there is.", "headers": {"ETag": _TAG}},
    }
    problems = {**_ALWAYS, **({} if route.missing is None else {404: route.missing})}
    for status, what in sorted(problems.items()):
        found[status] = {"description": what, "content": {MEDIA_TYPE: _PROBLEM_SCHEMA}}
    return found


async def _each_once(request: Request) -> None:
    """Refuse a parameter that is given twice, for one of the two would be passed over.

    Raises:
        RequestValidationError: One is.
    """
    for name, number in Counter(name for name, _ in request.query_params.multi_items()).items():
        if number > 1:
            values = ", ".join(request.query_params.getlist(name))
            raise wrong_value(name, values, why="is given more than once; give one value")


async def _conditional(
    if_none_match: Annotated[
        str | None,
        Header(
            alias="If-None-Match",
            description="Tags of the answers that you have.",
            examples=['"5d41402abc4b2a76b9719d911017c592"'],
        ),
    ] = None,
) -> None:
    """Describe the header; ``answers`` reads it, for it may be given several times."""
