"""A web server on this machine, a clock that only tests move, and names that lead where tests say."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dragoman.sources.web import Fetcher, Limits, PoliteFetcher, Reach

HOST = "news.example"
"""A name that the tests' resolver leads to this machine, and that is allowed by name."""


@dataclass(frozen=True)
class Answer:
    """What the server says to one request.

    Attributes:
        body: The bytes, or pieces of them.
        status: HTTP status.
        headers: Headers beside the length.
        before_piece: Called before each piece: waits, for slow bodies.
        length: The length that is told; that of the body where None.
    """

    body: bytes | Sequence[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    before_piece: Callable[[], object] = lambda: None
    length: int | None = None


Route = Answer | Callable[["Request"], Answer]


@dataclass(frozen=True)
class Request:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]


class LocalServer:
    """Routes by path, and every request that came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []

    def url(self, path: str = "/", host: str = HOST) -> str:
        """Give an address on this server."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Give the paths asked for, robots.txt left out."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def page(self, path: str, text: str, **headers: str) -> str:
        """Have a page of one paragraph at a path; give its address."""
        body = f"<html><head><title>T</title></head><body><article><p>{text}</p></article></body></html>"
        self.routes[path] = Answer(body.encode(), headers={"Content-Type": "text/html", **headers})
        return self.url(path)


@contextmanager
def local_server() -> Iterator[LocalServer]:
    """Start a server, and stop it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            request = Request(self.path, dict(self.headers.items()))
            served.requests.append(request)
            route = served.routes.get(self.path, Answer(b"no such page", 404))
            _send(self, route if isinstance(route, Answer) else route(request))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = LocalServer(server.server_address[1])
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01))
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    pieces = [answer.body] if isinstance(answer.body, bytes) else list(answer.body)
    try:
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        length = sum(map(len, pieces)) if answer.length is None else answer.length
        if answer.status != 304:
            handler.send_header("Content-Length", str(length))
        handler.end_headers()
        for piece in pieces:
            answer.before_piece()
            handler.wfile.write(piece)
            handler.wfile.flush()
    except (BrokenPipeError, ConnectionResetError):
        handler.close_connection = True


class FakeClock:
    """A clock that moves by what is slept, and by what a test says."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.time = now
        self.slept: list[float] = []
        self.ended = False

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> bool:
        if self.ended:
            return False
        self.slept.append(seconds)
        self.time += max(0.0, seconds)
        return True

    def stopped(self) -> bool:
        return self.ended


def resolver(host: str, _port: int) -> Sequence[str]:
    """Lead every name under ``.example`` here, and no other anywhere: no test leaves this machine."""
    if host.endswith(".example"):
        return ("127.0.0.1",)
    raise OSError("no such name in tests")


REACH = Reach(frozenset({HOST, "other.example"}), resolver)
LIMITS = Limits(seconds=5, idle=2)


def made_fetcher(
    clock: FakeClock | None = None, *, reach: Reach = REACH, limits: Limits = LIMITS, proxy: str | None = None
) -> Fetcher:
    """Give a fetcher that reaches the local server under its names, and nothing else."""
    return Fetcher(reach, limits=limits, proxy=proxy, clock=clock)


def made_polite(clock: FakeClock, *, pause: float = 0.0, limits: Limits = LIMITS) -> PoliteFetcher:
    """Give a fetcher with manners, without pauses."""
    return PoliteFetcher(made_fetcher(clock, limits=limits), clock, pause=pause)
