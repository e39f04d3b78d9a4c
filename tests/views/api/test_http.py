"""How the API behaves as HTTP: tags, methods, problems, and input that no store foresaw."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from starlette.testclient import TestClient

from dragoman.errors import StoreBusy, StoreError
from dragoman.store.database import Store
from dragoman.views.api.access import OwnAccess
from dragoman.views.api.app import create, mount
from dragoman.views.web.security import Guard, Security
from made_api import an_id

PATHS = (
    *("events", "incidents", "documents", "statements", "actors", "series", "dyads", "status", "codebook"),
    f"judgements?subject={an_id('e')}",
)


class Failing:
    """A way to a store that fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def ask(self, _: Callable[..., Any], /, *_args: Any) -> Any:  # noqa: ANN401 - as the protocol
        raise self._error


def is_problem(answer: Response, status: int) -> dict[str, Any]:
    """Check the form of a problem and give it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= body.keys()
    assert body["status"] == status
    return body


@pytest.mark.parametrize("path", PATHS)
def test_a_tag_stands_for_exactly_the_content(client: TestClient, path: str) -> None:
    first, second = client.get(path), client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('"')  # strong
    assert second.headers["etag"] == tag
    assert first.content == second.content
    for has in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = client.get(path, headers={"If-None-Match": has})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_other_content_has_another_tag(client: TestClient) -> None:
    tags = {client.get(path).headers["etag"] for path in (*PATHS, "events?limit=1", "events?newest=true")}
    assert len(tags) == len(PATHS) + 2


@pytest.mark.parametrize("path", [*PATHS, "nothing", f"events/{an_id('e')}", "events?limit=0"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert head.headers == got.headers
    assert head.content == b""


def test_options_says_what_is_possible(client: TestClient) -> None:
    answer = client.options("events")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    assert client.options(f"events/{an_id('e')}/evidence").status_code == 204
    is_problem(client.options("nothing"), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "events")
    assert "use GET" in is_problem(answer, 405)["detail"]
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("query", "place", "remedy"),
    [
        ("limit=0", "query.limit", "greater than or equal to 1"),
        ("limit=501", "query.limit", "less than or equal to 500"),
        ("limit=99999999999999999999999", "query.limit", "500"),
        ("limit=1e400", "query.limit", "integer"),
        ("from=20170101", "query.from", "YYYY-MM-DD"),
        ("from=2017-02-30", "query.from", "YYYY-MM-DD"),
        ("from=1485907200", "query.from", "YYYY-MM-DD"),
        ("to=today", "query.to", "YYYY-MM-DD"),
        ("to=\u0662\u0660\u0661\u0667-01-01", "query.to", "YYYY-MM-DD"),
        ("type=assault", "query.type", "ASSAULT"),
        ("type=ASSULT", "query.type", "did you mean ASSAULT"),
        ("mode=", "query.mode", "arrest"),
        ("context=xyz", "query.context", "human_rights"),
        ("status=maybe", "query.status", "'happened'"),
        ("quad=5", "query.quad", "1, 2, 3 or 4"),
        ("dyad=FRA", "query.dyad", "write two codes of three letters with a comma between them"),
        ("country=France", "query.country", "write three letters, such as TUR"),
        ("country=ROM", "query.country", "is no country code; did you mean ROU?"),
        ("country=ZZZ&type=AID", "query.country", "is no country code; write three letters"),
        ("dyad=FRA,ZZZ&full=true", "query.dyad", "is no country code"),
        ("from=2030-02-01&to=2030-01-01", "query.to", "lies before from 2030-02-01; turn them round"),
        ("after=%20", "query.after", "give the `next` of the page before"),
        ("confidence=nan", "query.confidence", "1"),
        ("confidence=2", "query.confidence", "1"),
        ("actor=%00", "query.actor", "form"),
        ("actor=", "query.actor", "form"),
        ("actor=%1b[31m", "query.actor", "form"),
        (f"actor={'x' * 201}", "query.actor", "200"),
        ("doc=x", "query.doc", "give a whole id, such as d1:"),
        ("full=perhaps", "query.full", "boolean"),
        ("tpye=AID", "query.tpye", "did you mean type?"),
        ("type=AID&type=COERCE", "query.type", "give one value"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_place_and_remedy(
    client: TestClient, query: str, place: str, remedy: str
) -> None:
    body = is_problem(client.get(f"events?{query}"), 422)
    (error,) = body["errors"]
    assert error["place"] == place
    assert remedy in error["detail"]
    assert place in body["detail"]
    assert remedy in body["detail"]
    assert body["instance"] == "/api/v1/events"


@pytest.mark.parametrize("path", ["incidents", "actors", "series", "dyads"])
def test_countries_and_days_are_checked_wherever_they_are_asked_by(client: TestClient, path: str) -> None:
    slip = is_problem(client.get(f"{path}?country=ROM"), 422)
    assert slip["detail"] == "query.country 'ROM': is no country code; did you mean ROU?"
    for turned in (path, "documents"):
        body = is_problem(client.get(f"{turned}?from=2030-02-01&to=2030-01-01"), 422)
        assert "'2030-01-01': lies before from 2030-02-01; turn them round" in body["detail"]
    assert client.get(f"{path}?country=ESP").status_code == 200, "a country without events is one"


def test_all_wrong_parameters_are_named_at_once(client: TestClient) -> None:
    body = is_problem(client.get("events?limit=0&quad=9&nothing=1"), 422)
    assert {error["place"] for error in body["errors"]} == {"query.limit", "query.quad", "query.nothing"}


@pytest.mark.parametrize(
    "path", ["status", "codebook", f"events/{an_id('e')}", f"incidents/{an_id('i')}/merges"]
)
def test_an_address_without_parameters_takes_none(client: TestClient, path: str) -> None:
    assert "this address has none" in is_problem(client.get(f"{path}?limit=5"), 422)["detail"]


@pytest.mark.parametrize(
    "path",
    [
        *(
            "events/x",
            "events/e1:",
            "events/%00",
            "events/e1%3A%0a",
            "events/..%2f..%2fetc",
            "documents/%ff%fe",
        ),
        *("incidents/e1:00000000000000000000", "events/%F0%9F%98%80", "events/'--", "documents/d1:%00"),
        f"events/{'9' * 5000}",
    ],
)
def test_a_strange_id_is_refused(client: TestClient, path: str) -> None:
    answer = client.get(path)
    is_problem(answer, 404 if "%2f" in path or "%0a" in path else 422)
    assert len(answer.json()["detail"]) < 500  # what was sent is not sent back at length


@pytest.mark.parametrize(
    "words", ["%", "_", "'", '"', "\\", "\u202e", "é", "😀", "ﷺ" * 100, "a\u0301", "\uff05", "<b>"]
)
@pytest.mark.parametrize("name", ["actor", "speaker", "place", "source", "text"])
def test_strange_words_are_only_words(client: TestClient, name: str, words: str) -> None:
    answer = client.get("events", params={name: words})
    assert answer.status_code == 200
    found = answer.json()["items"]
    # Accents do not matter, and every sentence has quotation marks.
    assert found == [] or words in {"é", "a\u0301", '"'}


def test_invalid_unicode_in_an_address_breaks_nothing(client: TestClient) -> None:
    assert client.get("events?text=%ff%fe%ed%a0%80").status_code == 200
    is_problem(client.get("events?%ff=%fe"), 422)


def test_an_unknown_address_says_where_to_look(client: TestClient) -> None:
    for url in ("http://test/api/v1/nothing", "http://test/nothing", "http://test/api/v1/events/"):
        assert "/api/v1/openapi.json" in is_problem(client.get(url), 404)["detail"]


def test_a_busy_store_is_passing_and_a_broken_one_keeps_its_path_to_itself() -> None:
    busy = TestClient(create(Failing(StoreBusy("store /secret/f.duckdb: busy"))))
    answer = busy.get("/api/v1/events")
    assert "later" in is_problem(answer, 503)["detail"]
    assert answer.headers["retry-after"] == "5"
    for error in (StoreError("store /secret/f.duckdb: broken"), ValueError("/secret")):
        broken = TestClient(create(Failing(error)), raise_server_exceptions=False)
        answer = broken.get("/api/v1/status")
        is_problem(answer, 500)
        assert "secret" not in answer.text


def test_a_store_that_is_open_elsewhere_can_be_served_within_another_application(store: Store) -> None:
    app = FastAPI(openapi_url=None)
    mount(app, OwnAccess(store))

    @app.get("/")
    def home() -> str:
        return "home"

    client = TestClient(app)
    assert client.get("/").json() == "home"
    assert (
        client.get("/api/v1/events?limit=1").links["next"]["url"].startswith("/api/v1/events?limit=1&after=")
    )
    is_problem(client.get("/api/v1/nothing"), 404)
    assert client.get("/nothing").headers["content-type"] == "application/json"  # the other's own


def test_no_page_of_documentation_fetches_from_another_host(client: TestClient) -> None:
    for path in ("docs", "redoc"):
        is_problem(client.get(path), 404)


def test_a_codebook_of_ones_own_can_be_asked_for(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "type: BARTER\nquad: 2\nintensity: 3.0\nrecipient: required\ncameo: '061'\n"
        "definition: Two sides trade goods without money.\n"
        "modes:\n  swap: {definition: One thing for another.}\n"
        "triggers:\n  - {verb: barter, from: subject, to: with}\n",
        "utf-8",
    )
    client = TestClient(create(OwnAccess(store), codebook=own))
    assert client.get("/api/v1/events?type=BARTER").json()["total"] == 0
    assert "BARTER" in json.dumps(client.get("/api/v1/openapi.json").json())


def test_many_ask_at_once_and_get_the_same(store: Store) -> None:
    """Each question has a connection of its own; one that were shared would mix up rows."""
    access = OwnAccess(store)
    paths = ["events?limit=3", "incidents", "documents", "status", "events?full=true"] * 8

    async def asked(path: str) -> Response:
        transport = ASGITransport(app)
        async with AsyncClient(transport=transport, base_url="http://test/api/v1/") as client:
            return await client.get(path)

    async def everything() -> list[Response]:
        return list(await asyncio.gather(*map(asked, paths)))

    app = create(access)
    answers = asyncio.run(everything())
    assert {answer.status_code for answer in answers} == {200}
    assert len({(path, answer.content) for path, answer in zip(paths, answers, strict=True)}) == 5


def test_whoever_is_not_let_in_gets_a_problem(store: Store) -> None:
    token = "t" * 24
    app = Security(create(OwnAccess(store)), Guard("testserver", token))
    client = TestClient(app)
    answer = client.get("/api/v1/events")
    assert "Authorization: Bearer" in is_problem(answer, 401)["detail"]
    assert answer.headers["www-authenticate"] == "Bearer"
    is_problem(client.get("/api/v1/events", headers={"Authorization": "Bearer wrong"}), 401)
    is_problem(client.get("/api/v1/events", headers={"Host": "elsewhere.example"}), 421)
    assert client.get("/api/v1/events", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert client.get("/elsewhere").headers["content-type"].startswith("text/plain")
