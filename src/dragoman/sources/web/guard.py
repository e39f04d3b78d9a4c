"""Connects to the very address that was checked, and to nothing when the time is up."""

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from dragoman.errors import FetchError
from dragoman.sources.web.addresses import Reach


class Deadline:
    """One point in time by which a whole exchange must be over, however its bytes trickle."""

    def __init__(self, seconds: float, idle: float) -> None:
        """Begin now.

        Args:
            seconds: For everything.
            idle: For one wait.
        """
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self._idle = idle

    def left(self) -> float:
        """Give the seconds that one wait may last.

        Raises:
            FetchError: The time is up.
        """
        remaining = self._end - time.monotonic()
        if remaining <= 0:
            raise FetchError(f"it took longer than {self._seconds:g} s; try again later", passing=True)
        return min(remaining, self._idle)


class GuardedStream(httpcore.NetworkStream):
    """A connection whose every wait ends with the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline's goes before it
        """Read what has come."""
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send."""
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Close."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> "GuardedStream":
        """Begin TLS; the certificate is checked against the name that was asked for, not the address."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return GuardedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the library's own signature
        """Give what the connection knows of itself."""
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks what comes, and connects to that: a second answer is never asked for."""

    def __init__(self, reach: Reach, deadline: Deadline) -> None:
        self._reach = reach
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline's goes before it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the checked addresses that answers."""
        failed: Exception | None = None
        for address in self._reach.addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return GuardedStream(stream, self._deadline)
        raise failed or httpcore.ConnectError(f"{host} has no address")


class _Body(httpx.SyncByteStream):
    """A response's bytes; closing it closes the connection."""

    def __init__(self, response: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._response = response
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._pool.close()


class GuardedTransport(httpx.BaseTransport):
    """Sends each request over a connection of its own, guarded.

    One connection a request costs little at one request in seconds, and none is ever shared by two names.
    """

    def __init__(
        self, reach: Reach, deadline: Deadline, tls: ssl.SSLContext | None, proxy: str | None
    ) -> None:
        self._reach = reach
        self._deadline = deadline
        self._tls = tls
        self._proxy = None if proxy is None else httpcore.Proxy(proxy)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give the response, its body still to be read."""
        pool = httpcore.ConnectionPool(
            ssl_context=self._tls,
            proxy=self._proxy,
            max_keepalive_connections=0,
            network_backend=GuardedBackend(self._reach, self._deadline),
        )
        url = request.url
        response = None
        try:
            response = pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                    ),
                    headers=request.headers.raw,
                )
            )
        finally:
            if response is None:
                pool.close()
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response, pool), request=request
        )
