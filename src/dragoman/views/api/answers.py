"""Answers as JSON with a tag of their content, so that what did not change is not sent again."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from pydantic import BaseModel

from dragoman.errors import UsageError
from dragoman.store.pages import Page as StorePage
from dragoman.views.api.access import Access
from dragoman.views.api.bodies import Page
from dragoman.views.api.problems import SAFE, not_found
from dragoman.views.api.vocabulary import Vocabulary

_TAG_BYTES = 16
_T = TypeVar("_T")
Body = BaseModel | Mapping[str, Any]


def vocabulary(request: Request) -> Vocabulary:
    """Give the names of types, modes and contexts that this API knows."""
    return cast("Vocabulary", request.app.state.vocabulary)


async def reply(request: Request, function: Callable[..., Body], *args: Any) -> Response:  # noqa: ANN401 - what it takes
    """Ask the store and answer with what it gave.

    Args:
        request: The request.
        function: Run as ``function(store, *args)``; gives the body.
        args: What it is asked with.
    """
    access = cast("Access", request.app.state.access)
    return answer(request, await access.ask(function, *args))


def answer(request: Request, body: Body) -> Response:
    """Write a body, or 304 where the client has it already."""
    data = body.model_dump(mode="json", by_alias=True) if isinstance(body, BaseModel) else body
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    tag = f'"{hashlib.blake2b(content, digest_size=_TAG_BYTES).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if isinstance(body, Page) and body.next is not None:
        headers["Link"] = f'<{_following(request, body.next)}>; rel="next"'
    if _has(request.headers.getlist("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="application/json")


def _has(lines: list[str], tag: str) -> bool:
    """Say whether one of the tags that a client has is this; weak ones count, as RFC 9110 wants of GET."""
    given = [part.strip().removeprefix("W/") for line in lines for part in line.split(",")]
    return "*" in given or tag in given


def _following(request: Request, cursor: str) -> str:
    """Give the address of the next page, without the host: a server behind another does not know it."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{quote(request.url.path, safe=SAFE)}?{urlencode([*asked, ('after', cursor)])}"


def paged(give: Callable[..., StorePage[_T]], *args: Any, **options: Any) -> StorePage[_T]:  # noqa: ANN401 - what it takes
    """Give a page of a list.

    Raises:
        HTTPException: With 404, for there is no page that begins behind ``after``.
    """
    try:
        return give(*args, **options)
    except UsageError as error:
        raise not_found(str(error)) from error
