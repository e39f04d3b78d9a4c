"""Manners: robots.txt is heeded, hosts are asked one at a time and not too soon, and those that fail rest."""

import pytest

from dragoman.errors import FetchError
from dragoman.records.cursor import HostState
from dragoman.sources.web import PoliteFetcher
from dragoman.sources.web.exchange import Kind
from dragoman.sources.web.manners import back_off
from local_server import HOST, Answer, FakeClock, LocalServer, made_fetcher, made_polite


def refused(fetcher: PoliteFetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(address, Kind.PAGE)
    return caught.value


RULES = b"""\
User-agent: dragoman
Disallow: /private/
Disallow: /*?print=
Allow: /private/open
Crawl-delay: 7

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/a", True), ("/private/a", False), ("/private/open", True), ("/a?print=1", False), ("/a?x=1", True)],
)
def test_robots_txt_is_heeded_by_its_longest_match_and_wildcards(
    server: LocalServer, path: str, allowed: bool
) -> None:
    server.routes["/robots.txt"] = Answer(RULES)
    server.page(path, "here")
    fetcher = made_polite(FakeClock())
    if allowed:
        assert fetcher.fetch(server.url(path), Kind.PAGE).body
    else:
        error = refused(fetcher, server.url(path))
        assert (error.passing, "robots.txt of news.example does not allow" in str(error)) == (False, True)
        assert server.paths() == []


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        pytest.param(Answer(status=404), True, id="none"),
        pytest.param(Answer(status=403), True, id="forbidden"),
        pytest.param(Answer(status=410), True, id="gone"),
        pytest.param(Answer(b""), True, id="empty"),
        pytest.param(Answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), False, id="with a mark"),
        pytest.param(Answer(b"<html>Not found</html>"), True, id="a page"),
        pytest.param(Answer(bytes(range(256)) * 10), True, id="noise"),
        pytest.param(Answer(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), True, id="beyond the cap"),
        pytest.param(Answer(status=302, headers={"Location": "/robots.txt"}), True, id="a circle"),
        pytest.param(Answer(status=302, headers={"Location": "http://10.0.0.1/"}), True, id="leads within"),
        pytest.param(Answer(status=500), False, id="broken"),
        pytest.param(Answer(status=503), False, id="busy"),
        pytest.param(Answer(status=429), False, id="too many"),
    ],
)
def test_what_stands_for_a_robots_txt(server: LocalServer, answer: Answer, allowed: bool) -> None:
    """A file that is not there forbids nothing; one that cannot be had forbids everything for now."""
    server.routes["/robots.txt"] = answer
    server.page("/a", "here")
    fetcher = made_polite(FakeClock())
    if allowed:
        assert fetcher.fetch(server.url("/a"), Kind.PAGE).body
    else:
        refused(fetcher, server.url("/a"))
        assert server.paths() == []


def test_robots_txt_is_asked_for_once_a_day_and_sooner_after_a_failure(server: LocalServer) -> None:
    clock = FakeClock()
    fetcher = made_polite(clock)
    server.page("/a", "here")
    server.routes["/robots.txt"] = Answer(status=500)
    for after, asked in ((0, 1), (10, 1), (1_000, 2)):
        clock.time += after
        refused(fetcher, server.url("/a"))
        assert len(server.requests) == asked
    server.routes["/robots.txt"] = Answer(status=404)
    for after, asked in ((1_000, 3), (80_000, 3), (10_000, 4)):
        clock.time += after
        fetcher.fetch(server.url("/a"), Kind.PAGE)
        assert sum(request.path == "/robots.txt" for request in server.requests) == asked


def test_redirects_are_checked_against_the_rules_of_where_they_lead(server: LocalServer) -> None:
    server.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /b")
    server.routes["/a"] = Answer(status=302, headers={"Location": "/b"})
    assert "does not allow" in str(refused(made_polite(FakeClock()), server.url("/a")))
    assert server.paths() == ["/a"]


def test_a_host_is_left_alone_between_requests_and_others_are_not_waited_for(server: LocalServer) -> None:
    clock = FakeClock()
    fetcher = made_polite(clock, pause=2)
    for path in ("/a", "/b"):
        server.page(path, "here")
        for host in (HOST, "other.example"):
            fetcher.fetch(server.url(path, host), Kind.PAGE)
    # robots.txt, pause, page; the other host's turn comes for nothing more than its own pauses.
    assert clock.slept == [2, 2, 2]
    assert clock.time == 1_000_006


def test_the_delay_that_robots_txt_asks_for_is_kept(server: LocalServer) -> None:
    clock = FakeClock()
    fetcher = made_polite(clock, pause=2)
    server.routes["/robots.txt"] = Answer(RULES)
    for path in ("/a", "/b"):
        server.page(path, "here")
        fetcher.fetch(server.url(path), Kind.PAGE)
    assert clock.slept == [7, 7]


def test_a_host_that_wants_long_pauses_rests_instead(server: LocalServer) -> None:
    """Nobody else waits for it, and it is asked when its time has come."""
    clock = FakeClock()
    fetcher = made_polite(clock)
    server.routes["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 600")
    server.page("/a", "here")
    error = refused(fetcher, server.url("/a"))
    assert (error.asked, error.passing, clock.slept) == (False, True, [])
    assert fetcher.rests(HOST)
    clock.time += 600
    assert fetcher.fetch(server.url("/a"), Kind.PAGE).body


def test_a_host_that_says_when_to_come_back_is_left_alone_until_then(server: LocalServer) -> None:
    clock = FakeClock()
    fetcher = made_polite(clock)
    server.routes["/a"] = Answer(status=429, headers={"Retry-After": "300"})
    assert refused(fetcher, server.url("/a")).asked
    assert fetcher.changes() == [HostState(HOST, 1, int(clock.time) + 300)]
    server.page("/a", "here")
    clock.time += 299
    assert not refused(fetcher, server.url("/a")).asked
    assert server.paths() == ["/a"], "it was asked while it rested"
    clock.time += 1
    assert fetcher.fetch(server.url("/a"), Kind.PAGE).body
    assert fetcher.changes() == [HostState(HOST)]


def test_a_host_rests_after_three_failures_and_longer_each_time(server: LocalServer) -> None:
    clock = FakeClock()
    fetcher = made_polite(clock)
    server.routes["/a"] = Answer(status=500)
    rests = []
    for _ in range(6):
        refused(fetcher, server.url("/a"))
        (state,) = fetcher.changes()
        rests.append(max(0, state.until - int(clock.time)))
        clock.time += rests[-1]
    assert rests == [0, 0, 60, 120, 240, 480]


def test_a_page_that_is_not_there_is_no_failure_of_its_host(server: LocalServer) -> None:
    fetcher = made_polite(FakeClock())
    for _ in range(5):
        assert refused(fetcher, server.url("/none")).asked
    assert fetcher.changes() == []


def test_a_rest_that_was_kept_goes_on(server: LocalServer) -> None:
    """A run that begins anew does not ask a host that the last one left to rest."""
    clock = FakeClock()
    hosts = {HOST: HostState(HOST, 4, int(clock.time) + 60)}
    fetcher = PoliteFetcher(made_fetcher(clock), clock, pause=0, hosts=hosts)
    assert not refused(fetcher, server.url("/a")).asked
    assert server.requests == []


def test_a_run_that_ends_asks_nobody_anything_more(server: LocalServer) -> None:
    clock = FakeClock()
    fetcher = made_polite(clock, pause=2)
    server.page("/a", "here")
    fetcher.fetch(server.url("/a"), Kind.PAGE)
    clock.ended = True
    before = len(server.requests)
    assert not refused(fetcher, server.url("/a")).asked
    assert len(server.requests) == before


@pytest.mark.parametrize(
    ("failures", "asked", "seconds"),
    [
        *((0, None, 0), (1, None, 60), (2, None, 120), (3, None, 240), (50, None, 86_400)),
        *((1, 5.0, 60), (1, 300.0, 300), (1, 1e9, 86_400)),
    ],
)
def test_back_off_doubles_and_has_an_end(failures: int, asked: float | None, seconds: int) -> None:
    assert back_off(failures, asked=asked) == seconds
