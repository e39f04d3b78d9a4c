"""Who is let in: by token and session, from which host and origin, and what every response carries."""

import re
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dragoman.errors import UsageError
from dragoman.views.web.security import COOKIE, Guard, Guesses, Security, checked_token, is_loopback

TOKEN = "correct horse battery staple"  # noqa: S105 - of the tests
HERE = "http://127.0.0.1:8080"
PAGE = '<html><script src="/a.js"></script><script>b()</script>&lt;script>c()</html>'


async def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


async def words(request: Request) -> Response:
    return PlainTextResponse(request.method)


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("hello")
    await websocket.close()


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def client(guard: Guard, *, guesses: Guesses | None = None, base: str = HERE) -> TestClient:
    app = Starlette(
        routes=[
            Route("/", page),
            Route("/words", words, methods=["GET", "POST", "DELETE"]),
            WebSocketRoute("/socket", socket),
        ]
    )
    return TestClient(Security(app, guard, guesses), base_url=base, follow_redirects=False)


OPEN = Guard()
CLOSED = Guard(token=TOKEN)


@pytest.mark.parametrize(
    ("guard", "host", "status"),
    [
        (OPEN, "127.0.0.1:8080", 200),
        (OPEN, "localhost:8080", 200),
        (OPEN, "LOCALHOST", 200),
        (OPEN, "[::1]:8080", 200),
        (OPEN, "evil.example", 421),
        (OPEN, "127.0.0.1.evil.example", 421),
        (OPEN, "192.0.2.7", 421),
        (OPEN, "", 421),
        (OPEN, "a@localhost", 421),
        (OPEN, "localhost:x", 421),
        (Guard("0.0.0.0", TOKEN), "192.0.2.7:8080", 401),  # noqa: S104 - of the tests
        (Guard("0.0.0.0", TOKEN), "evil.example", 421),  # noqa: S104 - of the tests
        (Guard("192.0.2.7", TOKEN), "192.0.2.7", 401),
        (Guard("192.0.2.7", TOKEN), "192.0.2.8", 421),
        (Guard(names=("desk.example",)), "Desk.Example", 200),
    ],
    ids=str,
)
def test_a_name_that_was_bent_to_our_address_gets_nothing(guard: Guard, host: str, status: int) -> None:
    assert client(guard).get("/words", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, 200),
        ("POST", {}, 200),
        ("POST", {"origin": HERE}, 200),
        ("POST", {"origin": "https://127.0.0.1:8080"}, 200),
        ("POST", {"sec-fetch-site": "same-origin"}, 200),
        ("GET", {"sec-fetch-site": "cross-site"}, 200),
        ("POST", {"sec-fetch-site": "cross-site"}, 403),
        ("POST", {"sec-fetch-site": "same-site"}, 403),
        ("POST", {"origin": "null"}, 403),
        ("POST", {"origin": "http://127.0.0.1:9999"}, 403),
        ("DELETE", {"origin": "https://evil.example"}, 403),
        ("GET", {"origin": "https://evil.example"}, 403),
    ],
    ids=str,
)
def test_a_request_that_another_site_began_is_refused(
    method: str, headers: dict[str, str], status: int
) -> None:
    assert client(OPEN).request(method, "/words", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("guard", "headers", "is_let_in"),
    [
        (OPEN, {"origin": HERE}, True),
        (OPEN, {}, False),
        (OPEN, {"origin": "https://evil.example"}, False),
        (OPEN, {"origin": HERE, "host": "evil.example"}, False),
        (CLOSED, {"origin": HERE}, False),
        (CLOSED, {"origin": HERE, "authorization": f"Bearer {TOKEN}"}, True),
        (CLOSED, {"origin": HERE, "authorization": "Bearer wrong"}, False),
    ],
    ids=str,
)
def test_a_websocket_is_only_for_pages_of_ours(
    guard: Guard, headers: dict[str, str], *, is_let_in: bool
) -> None:
    browser, headers = client(guard), {"host": "127.0.0.1:8080", **headers}
    if is_let_in:
        with browser.websocket_connect("/socket", headers=headers) as open_socket:
            assert open_socket.receive_text() == "hello"
    else:
        with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/socket", headers=headers):
            pass


def log_in(browser: TestClient, token: str = TOKEN, onward: str = "/") -> Response:
    found: Response = browser.post(  # type: ignore[assignment]
        "/login", params={"next": onward}, data={"token": token}, headers={"origin": HERE}
    )
    return found


def test_nothing_is_shown_before_the_token_and_everything_after_it() -> None:
    browser = client(CLOSED)
    asked = browser.get("/?a=1", headers={"accept": "text/html"})
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?next=%2F%3Fa%3D1")
    assert browser.get("/words").status_code == 401
    form = browser.get(asked.headers["location"])
    assert form.status_code == 200
    assert 'action="/login?next=%2F%3Fa%3D1"' in form.text
    inside = log_in(browser, onward="/?a=1")
    assert (inside.status_code, inside.headers["location"]) == (303, "/?a=1")
    assert browser.get("/words").text == "GET"


def test_the_session_is_for_this_site_and_no_script() -> None:
    cookie = log_in(client(CLOSED)).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    secure = client(CLOSED, base="https://localhost")
    kept = secure.post("/login", data={"token": TOKEN}, headers={"origin": "https://localhost"})
    assert "Secure" in kept.headers["set-cookie"]
    assert "max-age" in kept.headers["strict-transport-security"]


def test_a_session_of_another_server_or_one_that_was_ended_is_none() -> None:
    browser = client(CLOSED)
    log_in(browser)
    other = client(CLOSED)
    other.cookies.set(COOKIE, browser.cookies[COOKIE])
    assert other.get("/words").status_code == 401
    assert browser.post("/logout", headers={"origin": HERE}).headers["location"] == "/login"
    assert browser.get("/words").status_code == 401


@pytest.mark.parametrize("onward", ["https://evil.example", "//evil.example", "/\\evil.example", "x", ""])
def test_the_login_leads_nowhere_else(onward: str) -> None:
    assert log_in(client(CLOSED), onward=onward).headers["location"] == "/"


@pytest.mark.parametrize("given", ["", "wrong", TOKEN[:-1], TOKEN + "x", TOKEN.upper()])
def test_a_wrong_token_is_refused(given: str) -> None:
    refused = log_in(client(CLOSED), given)
    assert refused.status_code == 401
    assert "set-cookie" not in refused.headers


def by_form(browser: TestClient, token: str) -> int:
    return log_in(browser, token).status_code


def by_header(browser: TestClient, token: str) -> int:
    return browser.get("/words", headers={"authorization": f"Bearer {token}"}).status_code


@pytest.mark.parametrize("guess", [by_form, by_header])
def test_guessing_is_stopped_and_taken_up_again_later(guess: Callable[[TestClient, str], int]) -> None:
    clock = Clock()
    browser = client(CLOSED, guesses=Guesses(clock))
    assert [guess(browser, "wrong") for _ in range(12)] == [401] * 10 + [429] * 2
    # Not even the right one: an answer would tell a guesser that it is.
    assert guess(browser, TOKEN) == 429
    clock.now += 301
    assert guess(browser, TOKEN) in (200, 303)


def test_addresses_that_guessed_are_forgotten_before_they_fill_the_memory() -> None:
    guesses = Guesses(Clock())
    for number in range(5_000):
        guesses.wrong(str(number))
    assert len(guesses._times) == 1_000


@pytest.mark.parametrize("path", ["/", "/words", "/none", "/login"])
def test_every_response_says_what_it_may_load_and_who_may_frame_it(path: str) -> None:
    found = client(CLOSED).get(path, headers={"authorization": f"Bearer {TOKEN}"})
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert not re.search(r"https?:|\*|blob:", policy)
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["referrer-policy"] == "same-origin"
    assert "no-store" in found.headers["cache-control"]


def test_scripts_of_a_page_carry_the_number_of_their_response() -> None:
    browser = client(OPEN)
    first, second = browser.get("/"), browser.get("/")
    numbers = []
    for found in (first, second):
        (number,) = re.findall(r"'nonce-([\w-]+)'", found.headers["content-security-policy"])
        assert found.text == PAGE.replace("<script", f'<script nonce="{number}"')
        assert int(found.headers["content-length"]) == len(found.content)
        numbers.append(number)
    assert numbers[0] != numbers[1]


@pytest.mark.parametrize(
    ("host", "token", "words"),
    [
        ("0.0.0.0", None, "others can reach it"),  # noqa: S104 - of the tests
        ("192.0.2.7", None, "others can reach it"),
        ("desk.example", None, "others can reach it"),
        ("127.0.0.1", "short", "at least 20"),
        ("0.0.0.0", "x" * 19, "at least 20"),  # noqa: S104 - of the tests
    ],
)
def test_a_host_that_others_reach_needs_a_long_token(host: str, token: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        checked_token(host, token)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_this_machine_alone_needs_none(host: str) -> None:
    assert is_loopback(host)
    assert checked_token(host, None) is None
    assert checked_token("192.0.2.7", "x" * 20) == "x" * 20
