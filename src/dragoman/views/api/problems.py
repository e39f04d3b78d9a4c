"""Errors as RFC 9457 problems: what was wrong, where, and what to do instead."""

import json
import logging
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from dragoman.errors import DragomanError, StoreBusy, UsageError
from dragoman.views.api.forms import IN_WORDS

MEDIA_TYPE = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
_SHOWN = 80  # characters of a wrong value: enough to know it again
SAFE = "/:@!$&'()*+,;=-._~"
"""What a path may hold unquoted, RFC 3986."""
_log = logging.getLogger(__name__)


class WrongValue(BaseModel):
    """One value of a request that was not accepted."""

    place: str = Field(description="Where it stands: `query` or `path` or `header`, a dot, and the name.")
    value: Any = Field(description="The value, shortened where it is long; null where there was none.")
    detail: str = Field(description="What is wrong with it, and what is accepted.")


class Problem(BaseModel):
    """Why a request could not be answered, as RFC 9457 writes it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "there is no event 'e1:00000000000000000000'; list them at /api/v1/events",
                    "instance": "/api/v1/events/e1:00000000000000000000",
                }
            ]
        }
    )

    type: str = Field(description="`about:blank`: the status says what kind of problem it is.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="The value, the place and the remedy, in a sentence.")
    instance: str = Field(description="Path of the request.")
    errors: list[WrongValue] | None = Field(
        default=None, description="With status 422: every value that was not accepted."
    )


def install(app: FastAPI) -> None:
    """Have every error of an application answered by a problem."""
    app.add_exception_handler(RequestValidationError, _wrong_values)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(DragomanError, _failed)
    app.add_exception_handler(Exception, _broken)


def not_found(detail: str) -> HTTPException:
    """Give the error for something that is not there, to be raised."""
    return HTTPException(404, detail)


def wrong_value(name: str, value: str, *, among: Sequence[str] = (), why: str = "") -> RequestValidationError:
    """Give the error for one query parameter, to be raised.

    Args:
        name: The parameter.
        value: What it was.
        among: The values that it may have, where they are a closed list.
        why: What is wrong otherwise, with the remedy.
    """
    if not why:
        near = get_close_matches(value, among, n=2, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"write one of {', '.join(among)}"
        why = f"is not known; {hint}"
    return RequestValidationError([{"type": "ours", "loc": ("query", name), "msg": why, "input": value}])


def problem(
    path: str,
    status: int,
    detail: str,
    *,
    errors: Sequence[Mapping[str, Any]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Write a problem as a response; also for whoever stands before the API and lets nobody in.

    Args:
        path: Of the request, as the server has it: not quoted.
        status: The HTTP status.
        detail: What is wrong with which value, and the remedy.
        errors: Each value that was not accepted.
        headers: Further headers.
    """
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": _quoted_path(path),
    }
    if errors is not None:
        body["errors"] = list(errors)
    content = json.dumps(body, ensure_ascii=True)  # a wrong value may be no valid Unicode
    kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})}
    return Response(content, status, kept, media_type=MEDIA_TYPE)


def as_problem(path: str, refusal: Response) -> Response:
    """Say as a problem what whoever stands before the API says in plain words.

    Args:
        path: Of the request.
        refusal: What would be answered; one that leads elsewhere is left as it is.
    """
    if refusal.status_code < HTTPStatus.BAD_REQUEST:
        return refusal
    kept = {
        name: refusal.headers[name] for name in ("Retry-After", "WWW-Authenticate") if name in refusal.headers
    }
    return problem(path, refusal.status_code, bytes(refusal.body).decode().strip(), headers=kept)


async def _wrong_values(request: Request, error: Exception) -> Response:
    known = _parameters(request)
    errors = [_described(one, known) for one in cast("RequestValidationError", error).errors()]
    detail = "; ".join(f"{one['place']} {_quoted(one['value'])}: {one['detail']}" for one in errors)
    return problem(_path(request), 422, detail, errors=errors)


async def _refused(request: Request, error: Exception) -> Response:
    refused = cast("HTTPException", error)
    headers = dict(refused.headers or {})
    detail = refused.detail
    if refused.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = METHODS
        detail = f"{request.method} is not possible: this is for reading; use GET"
    elif detail == HTTPStatus(refused.status_code).phrase:
        detail = (
            f"there is nothing at {_quoted_path(_path(request))}; what there is, says /api/v1/openapi.json"
        )
    return problem(_path(request), refused.status_code, detail, headers=headers)


async def _failed(request: Request, error: Exception) -> Response:
    """Answer an error of ours; those of the store name files of the server, which are for its log."""
    if isinstance(error, UsageError):
        return problem(_path(request), 422, str(error), errors=[])
    _log.error("%s %s: %s", request.method, _quoted_path(_path(request)), error)
    if isinstance(error, StoreBusy):
        return problem(
            _path(request), 503, "the store is being written; ask again later", headers={"Retry-After": "5"}
        )
    return problem(_path(request), 500, "the store could not be read; the server's log says why")


async def _broken(request: Request, error: Exception) -> Response:
    _log.error("%s %s", request.method, _quoted_path(_path(request)), exc_info=error)
    return problem(_path(request), 500, "the server failed at this; its log says how; please report it")


def _path(request: Request) -> str:
    return str(request.scope.get("path", "/"))


def _quoted_path(path: str) -> str:
    return quote(path.encode("utf-8", "replace"), safe=SAFE)


def _quoted(value: object) -> str:
    return "(missing)" if value is None else repr(value)


def _parameters(request: Request) -> list[str]:
    """Name the parameters of the query that an address has."""
    route = request.scope.get("route")
    paths = cast("FastAPI", request.app).openapi()["paths"] if route is not None else {}
    stated = paths.get(getattr(route, "path", ""), {}).get("get", {}).get("parameters", [])
    return [one["name"] for one in stated if one["in"] == "query"]


def _described(error: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    """Say of one error of validation where it is and what would be right."""
    place = ".".join(str(part) for part in error["loc"])
    value = None if error["type"] == "missing" else _shortened(error.get("input"))
    return {"place": place, "value": value, "detail": _why(error, known)}


def _why(error: Mapping[str, Any], known: Sequence[str]) -> str:
    message, limits = str(error["msg"]), error.get("ctx", {})
    said = {
        "ours": message,
        "missing": "it is wanted; give it",
        "extra_forbidden": _unknown(str(error["loc"][-1]), known),
        "enum": f"is not known; write one of {limits.get('expected')}",
        "string_pattern_mismatch": f"has another form than it should; {_form(limits)}",
        "value_error": str(limits.get("error", message)),
    }
    return said.get(error["type"], f"{message[:1].lower()}{message[1:]}")


def _form(limits: Mapping[str, Any]) -> str:
    """Say in words what to write where a pattern does not fit."""
    return IN_WORDS.get(str(limits.get("pattern")), "its form stands in /api/v1/openapi.json")


def _unknown(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1)
    others = f"here are {', '.join(known)}" if known else "this address has none"
    return f"there is no such parameter; {f'did you mean {near[0]}?' if near else others}"


def _shortened(value: object) -> object:
    """Give back a wrong value, not all of it where it is long."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
