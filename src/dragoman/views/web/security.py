"""Lets in who may come in: token, session, checks of Host and Origin, headers on every response."""

import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from itsdangerous import BadSignature, TimestampSigner
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.errors import UsageError
from dragoman.views.api.document import ROOT
from dragoman.views.api.problems import as_problem
from dragoman.views.html import element, is_address, page
from dragoman.views.web.headers import Answering

SHORTEST = 20
"""Characters that a token has at least."""
COOKIE: Final = "dragoman_session"
_LASTS = 12 * 3600  # seconds that a session is good for; the server's end ends it too
_GUESSES, _WITHIN = 10, 300.0  # wrong tokens from one address within so many seconds, then none is looked at
_ADDRESSES = 1_000  # addresses whose guesses are remembered
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
_STYLE = "/static/theme.css"
_OPEN = frozenset({"/login", _STYLE, "/static/icon.svg"})
_FORM = 4_096  # bytes of a login form that are read


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a server on a host."""
    return host.lower() in _LOOPBACK or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def checked_token(host: str, token: str | None) -> str | None:
    """Check that a server on a host has the token that it needs.

    Raises:
        UsageError: It has none and others can reach it, or it is too short.
    """
    if token is None and not is_loopback(host):
        raise UsageError(
            f"--host {host}: others can reach it, so it needs --token of at least {SHORTEST} characters; "
            "make one with: python -c 'import secrets; print(secrets.token_urlsafe())'"
        )
    if token is not None and len(token) < SHORTEST:
        raise UsageError(f"--token: it has {len(token)} characters; give at least {SHORTEST}")
    return token


@dataclass(frozen=True, slots=True)
class Guard:
    """What is asked of whoever comes.

    Attributes:
        host: What the server is bound to.
        token: What must be shown once; nothing is asked where None.
        names: Further names that the server is called by, as behind a reverse proxy.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Guesses:
    """Wrong tokens by address, few enough to be remembered."""

    clock: Callable[[], float] = time.monotonic
    _times: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def wait(self, address: str) -> int:
        """Say for how many seconds no token of an address is looked at."""
        times = self._times.get(address, deque())
        while times and times[0] <= self.clock() - _WITHIN:
            times.popleft()
        return int(times[0] + _WITHIN - self.clock()) + 1 if len(times) >= _GUESSES else 0

    def wrong(self, address: str) -> None:
        """Remember one."""
        self._times.setdefault(address, deque(maxlen=_GUESSES)).append(self.clock())
        self._times.move_to_end(address)
        while len(self._times) > _ADDRESSES:
            self._times.popitem(last=False)


class Security:
    """Stands before everything else: an application around an application."""

    def __init__(self, app: ASGIApp, guard: Guard, guesses: Guesses | None = None) -> None:
        self._app = app
        self._guard = guard
        self._guesses = guesses or Guesses()
        # Made anew with each start: sessions end with the server.
        self._signer = TimestampSigner(secrets.token_bytes(32), digest_method=sha256)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse or pass on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None and scope["path"].startswith(f"{ROOT}/"):
            refusal = as_problem(scope["path"], refusal)
        if scope["type"] == "websocket":
            if refusal is None:
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008, "reason": "refused"})
            return
        answering = Answering(send, is_secure=scope["scheme"] == "https")
        answer: ASGIApp = refusal or self._app
        if refusal is None and self._guard.token is not None and scope["path"] in ("/login", "/logout"):
            answer = await self._door(Request(scope, receive))
        await answer(scope, receive, answering)

    def _refusal(self, scope: Scope) -> Response | None:
        """Say why a request gets nothing, or None."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not _is_ours(host, self._guard):
            return PlainTextResponse(
                f"The name {host[:100]!r} is none of this server's; start it with --allow-host.\n",
                421,
            )
        if not _is_from_us(scope, headers, host):
            return PlainTextResponse("A request from another site is refused.\n", 403)
        if self._guard.token is None or scope["path"] in _OPEN:
            return None
        return self._unknown(scope, headers)

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """Say what one without a session or token gets, or None where there is one."""
        if self._has_session(_cookies(headers).get(COOKIE, "")):
            return None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._judged(_address(scope), given.strip())
        if scope["type"] == "http" and scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            asked = scope["path"] + (
                f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
            )
            return RedirectResponse(f"/login?next={quote(asked, safe='')}", 303)
        return PlainTextResponse(
            "Not logged in; open /login, or send the header Authorization: Bearer TOKEN.\n",
            401,
            {"WWW-Authenticate": "Bearer"},
        )

    def _judged(self, address: str, given: str) -> Response | None:
        """Look at a token: None where it is right, else the answer."""
        if wait := self._guesses.wait(address):
            return PlainTextResponse(
                f"Too many wrong tokens; try again in {wait} seconds.\n", 429, {"Retry-After": str(wait)}
            )
        if _is_same(given, self._guard.token or ""):
            return None
        self._guesses.wrong(address)
        return PlainTextResponse("The token is wrong.\n", 401, {"WWW-Authenticate": "Bearer"})

    def _has_session(self, cookie: str) -> bool:
        try:
            return self._signer.unsign(cookie, max_age=_LASTS) == b"in"
        except BadSignature:
            return False

    async def _door(self, request: Request) -> Response:
        """Show the login form, take what was written into it, or end the session."""
        wanted = request.query_params.get("next", "/")
        onward = wanted if is_address(wanted) and wanted.startswith("/") else "/"
        if request.method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Only GET and POST.\n", 405, {"Allow": "GET, POST"})
        if request.url.path == "/logout":
            gone = RedirectResponse("/login", 303)
            if request.method == "POST":
                gone.delete_cookie(COOKIE)
            return gone
        if request.method != "POST":
            return _form(onward)
        found = parse_qs((await _body(request)).decode("utf-8", "replace"))
        refused = self._judged(_address(request.scope), found.get("token", [""])[0].strip())
        if refused is not None:
            return _form(onward, bytes(refused.body).decode(), refused)
        inside = RedirectResponse(onward, 303)
        inside.set_cookie(
            COOKIE,
            self._signer.sign(b"in").decode(),
            max_age=_LASTS,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return inside


def _is_ours(host: str, guard: Guard) -> bool:
    """Say whether a Host header names this server: another name may be one that was bent to our address."""
    name = _hostname(host)
    if name is None:
        return False
    if name in _LOOPBACK or name in {one.lower() for one in (guard.host, *guard.names)}:
        return True
    # A number cannot be bent.
    return guard.host in _ANY and _is_number(name)


def _is_from_us(scope: Scope, headers: Headers, host: str) -> bool:
    """Say whether a request was begun by a page of ours, or by no page at all.

    Browsers send Origin with every websocket and with every request that could change something.
    """
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower() in (f"http://{host}".lower(), f"https://{host}".lower())
    if scope["type"] == "websocket":
        return False
    is_harmless = scope["method"] in ("GET", "HEAD", "OPTIONS")
    return is_harmless or headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _hostname(host: str) -> str | None:
    """Take the port off a Host header."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _is_same(given: str, token: str) -> bool:
    """Compare in a time that tells nothing of either, their lengths included."""
    return hmac.compare_digest(sha256(given.encode()).digest(), sha256(token.encode()).digest())


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("unknown",))[0])


def _cookies(headers: Headers) -> Mapping[str, str]:
    pairs: Iterable[tuple[str, str, str]] = (
        part.strip().partition("=") for part in headers.get("cookie", "").split(";")
    )
    return {name: value for name, _, value in pairs}


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _FORM:
            return b""
    return body


def _form(onward: str, refusal: str | None = None, refused: Response | None = None) -> HTMLResponse:
    action = f"/login?next={quote(onward, safe='')}"
    found = page(
        "Dragoman: log in",
        element(
            "main",
            element("h1", "Dragoman"),
            element(
                "form",
                element("p", refusal, role="alert", class_="alert") if refusal else None,
                element("label", "Token", for_="token"),
                element(
                    "input",
                    type="password",
                    id="token",
                    name="token",
                    required=True,
                    autofocus=True,
                    autocomplete="current-password",
                ),
                element("p", "The one that the server was started with.", class_="quiet"),
                element("button", "Log in", type="submit"),
                method="post",
                action=action,
            ),
            class_="door",
        ),
        stylesheet=_STYLE,
    )
    kept = {} if refused is None or "retry-after" not in refused.headers else refused.headers
    return HTMLResponse(
        found,
        200 if refused is None else refused.status_code,
        {"Cache-Control": "no-store", **({"Retry-After": kept["retry-after"]} if kept else {})},
    )
