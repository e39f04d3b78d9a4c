"""Fetches one address: few redirects, each checked anew, a cap on bytes and time, and no bombs unpacked."""

import ssl
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import version

import httpcore
import httpx

from dragoman.errors import FetchError
from dragoman.sources.web.addresses import Reach, host_key, read_url
from dragoman.sources.web.clock import Clock, SystemClock
from dragoman.sources.web.exchange import NOTHING_KNOWN, USUAL, Conditions, Fetched, Kind, Limits
from dragoman.sources.web.guard import Deadline, GuardedTransport
from dragoman.sources.web.inflate import ENCODINGS, Inflater

AGENT = "dragoman"
"""The name that robots.txt files address."""

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_PASSING = (408, 421, 425, 500, 502, 504, *range(520, 531))
_GONE = {
    401: "it wants a login",
    403: "the server forbids it",
    404: "there is no such page",
    410: "it is gone",
}
_CHUNK = 65_536


Before = Callable[[httpx.URL], None]
"""Called before each request, redirects too; raises FetchError where it must not be made."""


def agent_line(contact: str | None) -> str:
    """Give the User-Agent: who asks, and whom an operator may write to."""
    name = f"{AGENT}/{version('dragoman')}"
    return f"{name} ({contact})" if contact else name


class Fetcher:
    """Fetches addresses; says nothing of manners, see ``manners``."""

    def __init__(
        self,
        reach: Reach,
        *,
        contact: str | None = None,
        limits: Limits = USUAL,
        proxy: str | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Set up; nothing is asked of anybody yet.

        Args:
            reach: What may be reached.
            contact: Address in the User-Agent.
            limits: How long and how far.
            proxy: Address of a proxy; none is taken from the environment.
            clock: For dates in Retry-After.
        """
        self._reach = reach
        self._agent = agent_line(contact)
        self._limits = limits
        self._proxy = proxy
        self._clock = clock or SystemClock()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    def fetch(
        self,
        address: str,
        kind: Kind,
        *,
        known: Conditions = NOTHING_KNOWN,
        before: Before | None = None,
    ) -> Fetched:
        """Fetch an address.

        Args:
            address: http or https.
            kind: What is asked for.
            known: State of an earlier answer.
            before: Asked before each request.

        Raises:
            FetchError: It may not be fetched or could not be; the message says why.
        """
        url = read_url(address)
        seen = {str(url)}
        for _ in range(self._limits.redirects + 1):
            self._check(url)
            if before is not None:
                before(url)
            answer = self._ask(url, kind, known)
            if isinstance(answer, Fetched):
                return answer
            if str(answer) in seen:
                raise FetchError(f"its redirects lead in a circle ({answer})")
            seen.add(str(answer))
            url = answer
        raise FetchError(f"it redirects more than {self._limits.redirects} times")

    def _check(self, url: httpx.URL) -> None:
        """Behind a proxy it is the proxy that connects: refuse what is known not to be public."""
        if self._proxy is None:
            return
        try:
            self._reach.addresses(url.host, url.port or 443)
        except FetchError as error:
            if not error.passing:  # a name that only the proxy knows is the proxy's to resolve
                raise

    def _ask(self, url: httpx.URL, kind: Kind, known: Conditions) -> Fetched | httpx.URL:
        """Make one request; give the answer or the address it redirects to."""
        deadline = Deadline(self._limits.seconds, self._limits.idle)
        reach = self._reach
        if self._proxy is not None:
            reach = replace(reach, allowed=reach.allowed | {host_key(httpx.URL(self._proxy).host)})
        # Certificates take 50 ms to load; what is not encrypted does not wait for them.
        tls = self._tls if url.scheme == "https" else None
        transport = GuardedTransport(reach, deadline, tls, self._proxy)
        try:
            with (
                httpx.Client(transport=transport, trust_env=False, follow_redirects=False) as client,
                client.stream("GET", url, headers=self._headers(kind, known)) as response,
            ):
                if response.status_code in _REDIRECTS:
                    return _target(response)
                self._check_status(response)
                return self._fetched(response, kind, known)
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            deadline.left()  # says so where it was the whole that took too long
            raise FetchError(
                f"no answer came within {self._limits.idle:g} s; try again later", passing=True
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpx.HTTPError) as error:
            raise FetchError(
                f"the connection failed ({_words(error)}); try again later", passing=True
            ) from error

    def _headers(self, kind: Kind, known: Conditions) -> dict[str, str]:
        wanted = {
            "User-Agent": self._agent,
            "Accept": ", ".join((*kind.types, "*/*;q=0.1")),
            "Accept-Encoding": "gzip, deflate",
            "If-None-Match": known.etag,
            "If-Modified-Since": known.modified,
        }
        return {name: value for name, value in wanted.items() if value}

    def _check_status(self, response: httpx.Response) -> None:
        """Refuse an answer that brings nothing."""
        status = response.status_code
        if status in {200, 203, 304}:
            return
        if status in _BUSY:
            wait = _seconds(response.headers.get("retry-after"), self._clock.now())
            raise FetchError(
                f"the server is busy (HTTP {status}); try again later", passing=True, status=status, wait=wait
            )
        if status in _PASSING:
            raise FetchError(
                f"the server failed (HTTP {status}); try again later", passing=True, status=status
            )
        said = _GONE.get(status, "the server gives no page")
        raise FetchError(f"{said} (HTTP {status}); check the address", status=status)

    def _fetched(self, response: httpx.Response, kind: Kind, known: Conditions) -> Fetched:
        url = str(response.url)
        if response.status_code == 304:
            return Fetched(url, b"", conditions=known, changed=False)
        content_type, _, rest = response.headers.get("content-type", "").partition(";")
        content_type = content_type.strip().lower()
        if content_type and not kind.takes(content_type):
            raise FetchError(f"it is of type {content_type}, which holds no {kind.name.lower()}")
        body = self._body(response, kind)
        if not body and kind is not Kind.ROBOTS:
            raise FetchError("the answer is empty; try again later", passing=True)
        state = Conditions(response.headers.get("etag"), response.headers.get("last-modified"))
        return Fetched(url, body, _charset(rest), state)

    def _body(self, response: httpx.Response, kind: Kind) -> bytes:
        """Read a body, unpacked, up to its cap; of robots.txt what is beyond is left out (RFC 9309)."""
        most = min(kind.most, self._limits.most or kind.most)
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in {"", "identity", *ENCODINGS}:
            raise FetchError(f"it is packed as {encoding!r}, which was not asked for")
        inflater = Inflater(encoding, most) if encoding in ENCODINGS else None
        parts: list[bytes] = []
        size = 0
        for piece in response.iter_raw(_CHUNK):
            part = piece if inflater is None else inflater.feed(piece)
            parts.append(part)
            size += len(part)
            if size > most and kind is Kind.ROBOTS:
                return b"".join(parts)[:most]
            if size > most:
                raise FetchError(f"it is larger than {most:,} bytes; it is left alone")
        if inflater is not None:
            inflater.end()
        return b"".join(parts)


def _target(response: httpx.Response) -> httpx.URL:
    """Give where a redirect leads; it is checked as any address is.

    Raises:
        FetchError: It says not where, or leads where nothing is fetched from.
    """
    location = response.headers.get("location", "")
    if not location:
        raise FetchError(f"it redirects (HTTP {response.status_code}) without saying where")
    try:
        return read_url(str(response.url.join(location)))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"it redirects to {location[:200]!r}, which is no address") from error
    except FetchError as error:
        raise FetchError(f"it redirects where nothing is fetched from: {error}") from error


def _seconds(retry_after: str | None, now: float) -> float | None:
    """Read Retry-After: seconds, or a date."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def _charset(parameters: str) -> str:
    """Find the charset among a content type's parameters."""
    for part in parameters.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
