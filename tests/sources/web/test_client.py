"""One fetch: redirects checked anew, bytes and time capped, bombs left packed, addresses met as checked."""

import gzip
import ssl
import time
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore
import pytest

from dragoman.errors import FetchError
from dragoman.sources.web import Limits, Reach
from dragoman.sources.web.client import Fetcher, agent_line
from dragoman.sources.web.exchange import Conditions, Kind
from dragoman.sources.web.inflate import Inflater, gunzip
from local_server import HOST, LIMITS, REACH, Answer, FakeClock, LocalServer, Request, made_fetcher

HTML = {"Content-Type": "text/html; charset=utf-8"}


def refused(
    server: LocalServer,
    path: str,
    kind: Kind = Kind.PAGE,
    *,
    limits: Limits = LIMITS,
    clock: FakeClock | None = None,
) -> FetchError:
    with pytest.raises(FetchError) as caught:
        made_fetcher(clock, limits=limits).fetch(server.url(path), kind)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_comes_with_its_bytes_charset_and_state(server: LocalServer) -> None:
    headers = {"Content-Type": 'text/html; Charset="ISO-8859-1"', "ETag": '"a"', "Last-Modified": "then"}
    server.routes["/a"] = Answer(b"caf\xe9", headers=headers)
    fetched = made_fetcher().fetch(server.url("/a#part"), Kind.PAGE)
    assert (fetched.url, fetched.body, fetched.charset) == (server.url("/a"), b"caf\xe9", "ISO-8859-1")
    assert fetched.conditions == Conditions('"a"', "then")
    (request,) = server.requests
    assert request.headers["Host"] == f"{HOST}:{server.port}"
    assert request.headers["User-Agent"].startswith("dragoman/")
    assert request.headers["Accept-Encoding"] == "gzip, deflate"
    assert "Cookie" not in request.headers


def test_the_user_agent_says_whom_to_write_to() -> None:
    assert agent_line("desk@news.example").endswith(" (desk@news.example)")
    assert "(" not in agent_line(None)


def test_what_has_not_changed_is_not_sent_again(server: LocalServer) -> None:
    def answers(request: Request) -> Answer:
        same = (
            request.headers.get("If-None-Match") == '"a"' and request.headers["If-Modified-Since"] == "then"
        )
        return Answer(status=304) if same else Answer(b"new", headers=HTML)

    server.routes["/a"] = answers
    known = Conditions('"a"', "then")
    fetched = made_fetcher().fetch(server.url("/a"), Kind.PAGE, known=known)
    assert (fetched.changed, fetched.body, fetched.conditions) == (False, b"", known)
    assert made_fetcher().fetch(server.url("/a"), Kind.PAGE).changed


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_is_told(server: LocalServer, status: int) -> None:
    server.routes["/a"] = Answer(status=status, headers={"Location": "/b?x=1"})
    server.routes["/b?x=1"] = Answer(b"here", headers=HTML)
    fetched = made_fetcher().fetch(server.url("/a"), Kind.PAGE)
    assert (fetched.url, fetched.body) == (server.url("/b?x=1"), b"here")


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.1/", "loopback"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://[::1]/", "loopback"),
        ("http://0x7f000001/", "neither a name nor an address"),
        ("//10.0.0.1/", "private"),
        ("http://private.example/", "loopback"),
        ("file:///etc/passwd", "not an http or https"),
        ("http://user:word@news.example/", "user name or password"),
        ("http://[/", "neither a name nor an address"),
        ("", "without saying where"),
    ],
)
def test_every_redirect_is_checked_anew(server: LocalServer, location: str, words: str) -> None:
    """A public page that leads to a host within is the usual way in."""
    server.routes["/a"] = Answer(status=302, headers={"Location": location})
    assert words in str(refused(server, "/a"))
    assert server.paths() == ["/a"]


def test_redirects_in_a_circle_and_too_many_end(server: LocalServer) -> None:
    server.routes["/a"] = Answer(status=302, headers={"Location": "/b"})
    server.routes["/b"] = Answer(status=302, headers={"Location": "/a"})
    assert "in a circle" in str(refused(server, "/a"))
    for number in range(9):
        server.routes[f"/{number}"] = Answer(status=302, headers={"Location": f"/{number + 1}"})
    server.requests.clear()
    assert "more than 5 times" in str(refused(server, "/0"))
    assert len(server.requests) == 6


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate"])
def test_packed_bodies_are_unpacked(server: LocalServer, encoding: str) -> None:
    text = b"Ships left the harbour of Odesa. " * 500
    packed = (
        gzip.compress(text[:100]) + gzip.compress(text[100:]) if encoding == "gzip" else zlib.compress(text)
    )
    packed = packed[2:-4] if encoding == "raw deflate" else packed
    pieces = [packed[i : i + 7] for i in range(0, len(packed), 7)]
    server.routes["/a"] = Answer(
        pieces, headers={**HTML, "Content-Encoding": encoding.rsplit(maxsplit=1)[-1]}
    )
    assert made_fetcher().fetch(server.url("/a"), Kind.PAGE).body == text


def test_a_bomb_is_not_unpacked(server: LocalServer) -> None:
    """A hundred megabytes in a tenth of one are refused by its ratio, before it is large."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(10_000_000)) for _ in range(10)) + packer.flush()
    server.routes["/a"] = Answer(bomb, headers={**HTML, "Content-Encoding": "gzip"})
    error = refused(server, "/a")
    assert "times its size" in str(error)
    assert not error.passing
    assert "unpacks to more than 500,000" in str(refused(server, "/a", limits=Limits(most=500_000)))


def test_the_inflater_holds_no_more_than_it_may() -> None:
    with pytest.raises(FetchError, match="more than 1,000"):
        gunzip(gzip.compress(b"x" * 2_000), 1_000)
    assert gunzip(gzip.compress(b"x" * 1_000), 1_000) == b"x" * 1_000
    assert Inflater("gzip", 10).feed(b"") == b""


@pytest.mark.parametrize(
    ("encoding", "body", "words", "passing"),
    [
        pytest.param("gzip", gzip.compress(b"Ships left." * 99)[:40], "cut short", True, id="cut"),
        pytest.param("gzip", b"no gzip at all", "damaged", True, id="damaged"),
        pytest.param("br", b"abc", "not asked for", False, id="another packing"),
        pytest.param(
            "gzip, gzip", gzip.compress(gzip.compress(b"a")), "not asked for", False, id="packed twice"
        ),
    ],
)
def test_damaged_and_odd_packing_is_refused(
    server: LocalServer, encoding: str, body: bytes, words: str, passing: bool
) -> None:
    server.routes["/a"] = Answer(body, headers={**HTML, "Content-Encoding": encoding})
    error = refused(server, "/a")
    assert (words in str(error), error.passing) == (True, passing)


def test_a_body_larger_than_the_cap_is_left_whatever_length_it_tells(server: LocalServer) -> None:
    server.routes["/a"] = Answer([b"x" * 1_000] * 40, headers=HTML)
    assert "larger than 20,000 bytes" in str(refused(server, "/a", limits=Limits(most=20_000)))


def test_a_body_that_trickles_ends_with_the_time(server: LocalServer) -> None:
    """Each byte comes in time; the whole does not."""
    server.routes["/a"] = Answer([b"x"] * 100, headers=HTML, before_piece=lambda: time.sleep(0.05))
    error = refused(server, "/a", limits=Limits(seconds=0.4, idle=0.3))
    assert (error.passing, "longer than 0.4 s" in str(error)) == (True, True)


def test_a_server_that_says_nothing_ends_with_the_wait(server: LocalServer) -> None:
    server.routes["/a"] = Answer(b"x", headers=HTML, before_piece=lambda: time.sleep(0.6))
    error = refused(server, "/a", limits=Limits(seconds=5, idle=0.2))
    assert (error.passing, "no answer came" in str(error)) == (True, True)


def test_a_body_shorter_than_its_length_is_no_page(server: LocalServer) -> None:
    server.routes["/a"] = Answer(b"half", headers={**HTML, "Connection": "close"}, length=5_000)
    assert refused(server, "/a", limits=Limits(seconds=2, idle=0.5)).passing


@pytest.mark.parametrize(
    ("status", "passing"),
    [
        *((204, False), (400, False), (401, False), (403, False), (404, False), (410, False), (451, False)),
        *((408, True), (429, True), (500, True), (502, True), (503, True), (504, True), (522, True)),
    ],
)
def test_a_status_says_whether_trying_again_helps(server: LocalServer, status: int, passing: bool) -> None:
    server.routes["/a"] = Answer(b"" if status == 204 else b"no", status)
    error = refused(server, "/a")
    assert (error.status, error.passing) == (status, passing)
    assert str(status) in str(error)


@pytest.mark.parametrize(
    ("written", "wait"),
    [
        ("120", 120.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Mon, 12 Jan 1970 13:47:40 GMT", 60.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(
    server: LocalServer, written: str, wait: float | None
) -> None:
    server.routes["/a"] = Answer(b"busy", 429, headers={"Retry-After": written})
    assert refused(server, "/a", clock=FakeClock(1_000_000)).wait == wait


@pytest.mark.parametrize(
    ("content_type", "kind", "good"),
    [
        ("text/html", Kind.PAGE, True),
        ("TEXT/HTML; charset=x", Kind.PAGE, True),
        ("application/pdf", Kind.PAGE, False),
        ("image/png", Kind.PAGE, False),
        ("video/mp4", Kind.PAGE, False),
        ("application/rss+xml", Kind.FEED, True),
        ("text/html", Kind.FEED, True),
        ("application/x-rss+xml", Kind.FEED, True),
        ("image/svg+xml", Kind.PAGE, False),
        ("application/json", Kind.FEED, False),
        ("application/x-gzip", Kind.SITEMAP, True),
        ("anything/else", Kind.ROBOTS, True),
        ("", Kind.PAGE, True),
    ],
)
def test_only_types_that_may_hold_what_is_asked_for_are_read(
    server: LocalServer, content_type: str, kind: Kind, good: bool
) -> None:
    server.routes["/a"] = Answer(b"words", headers={"Content-Type": content_type} if content_type else {})
    if good:
        assert made_fetcher().fetch(server.url("/a"), kind).body == b"words"
    else:
        assert content_type in str(refused(server, "/a", kind))


def test_an_empty_answer_is_no_page(server: LocalServer) -> None:
    server.routes["/a"] = Answer(b"", headers=HTML)
    assert "empty" in str(refused(server, "/a"))


def test_nothing_listening_is_a_failure_that_passes() -> None:
    with pytest.raises(FetchError, match="connection failed") as caught:
        made_fetcher().fetch(f"http://{HOST}:1/", Kind.PAGE)
    assert caught.value.passing


def test_proxies_of_the_environment_are_not_used(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    server.page("/a", "here")
    assert made_fetcher().fetch(server.url("/a"), Kind.PAGE).changed


def test_a_proxy_that_is_asked_for_is_used_and_leads_to_nothing_within(server: LocalServer) -> None:
    """The proxy connects; what is known here not to be public is not asked of it."""
    server.routes["http://far.invalid/a"] = Answer(b"through", headers=HTML)
    fetcher = made_fetcher(proxy=server.url("/"), reach=Reach(resolver=REACH.resolver))
    assert fetcher.fetch("http://far.invalid/a", Kind.PAGE).body == b"through"
    for address in ("http://10.0.0.1/", "http://inside.example/"):
        with pytest.raises(FetchError, match="not public"):
            fetcher.fetch(address, Kind.PAGE)


class FakeStream(httpcore.NetworkStream):
    """A connection that notes what was asked of it and answers one page."""

    def __init__(self) -> None:
        self.sent = b""
        self.names: list[str | None] = []
        self.contexts: list[ssl.SSLContext] = []
        self.answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\npage"

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        part, self.answer = self.answer[:max_bytes], self.answer[max_bytes:]
        return part

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self.sent += buffer

    def close(self) -> None:
        """Nothing is open."""

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> "FakeStream":
        self.names.append(server_hostname)
        self.contexts.append(ssl_context)
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401, ARG002
        return None


def connected(
    monkeypatch: pytest.MonkeyPatch, answers: Iterable[Sequence[str]], url: str
) -> tuple[list[str], FakeStream]:
    """Fetch with a resolver that gives one answer after the other; give the addresses met."""
    met: list[str] = []
    stream = FakeStream()

    def connect(_self: object, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
        met.append(host)
        if host == "192.0.1.1":
            raise httpcore.ConnectError("nobody there")
        return stream

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    given = iter(answers)
    fetcher = Fetcher(Reach(resolver=lambda *_: next(given)))
    assert fetcher.fetch(url, Kind.PAGE).body == b"page"
    return met, stream


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The name is resolved once, and the address that was checked is the one met (no rebinding)."""
    met, _ = connected(monkeypatch, [["93.184.216.34"], ["127.0.0.1"]], "http://rebinds.example/")
    assert met == ["93.184.216.34"]


def test_the_next_address_is_tried_where_the_first_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    met, _ = connected(monkeypatch, [["192.0.1.1", "93.184.216.34"]], "http://news.example/")
    assert met == ["192.0.1.1", "93.184.216.34"]


def test_tls_is_checked_against_the_name_and_not_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    met, stream = connected(monkeypatch, [["93.184.216.34"]], "https://news.example/a")
    assert (met, stream.names) == (["93.184.216.34"], ["news.example"])
    assert b"Host: news.example\r\n" in stream.sent
    (context,) = stream.contexts
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_a_server_that_speaks_no_tls_is_a_failure_of_the_connection(server: LocalServer) -> None:
    """A server without TLS is no https server; the error is said, not raised as it is."""
    with pytest.raises(FetchError, match="connection failed"):
        made_fetcher().fetch(server.url("/a").replace("http:", "https:"), Kind.PAGE)
