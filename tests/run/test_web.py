"""From a local server into a store: nothing is lost or doubled, whatever breaks off or fails in between."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.run.forgetting import forget
from dragoman.run.pipeline import Plan, Step, resume
from dragoman.run.web import WebPlan, WebRun
from dragoman.sources import Given
from dragoman.sources.web import SourceKind, WebSource
from dragoman.store import entries, read
from dragoman.store.cursor import StoreCursor
from dragoman.store.database import Store, open_store
from dragoman.store.entries import State
from dragoman.store.texts import keep_no_text
from local_server import HOST, LIMITS, Answer, FakeClock, LocalServer, Request, local_server, resolver
from made_records import make_fake

PLAN = Plan(make_fake)
STORY = "The army strikes village {} in the north, the ministry said, and the mayor asked for help."
XML = {"Content-Type": "application/rss+xml"}


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as served:
        yield served


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


def plan_of(*sources: WebSource, most: int | None = None) -> WebPlan:
    hosts = (HOST, "other.example")
    return WebPlan(sources, hosts, pause=0.0, most=most, limits=LIMITS, resolver=resolver)


def feed_of(server: LocalServer, path: str = "/feed") -> WebSource:
    return WebSource(SourceKind.FEED, server.url(path))


def run(
    store: Store,
    web: WebPlan,
    clock: FakeClock | None = None,
    plan: Plan = PLAN,
    given: Given = Given(),  # noqa: B008 - frozen
) -> list[Step]:
    return list(WebRun(store, web, clock or FakeClock()).steps(plan, given))


def feed(paths: Sequence[str], more: str = "") -> bytes:
    items = "".join(f"<item><title>T{path}</title><link>{path}</link>{more}</item>" for path in paths)
    return f"<rss version='2.0'><channel><title>Daily Courier</title>{items}</channel></rss>".encode()


def serve(server: LocalServer, number: int, *, missing: Sequence[int] = ()) -> None:
    """Have a feed with an ETag, and its pages."""
    paths = [f"/{n}" for n in range(number)]
    body = feed(paths)

    def answers(request: Request) -> Answer:
        if request.headers.get("If-None-Match") == f'"{number}"':
            return Answer(status=304)
        return Answer(body, headers={**XML, "ETag": f'"{number}"'})

    server.routes["/feed"] = answers
    for n, path in enumerate(paths):
        if n not in missing:
            server.page(path, STORY.format(n))


def coded(store: Store) -> list[str]:
    """Give the paths of the articles that are done, in the order of the ledger."""
    done = (entry for entry in entries.entries(store) if entry.state is State.DONE)
    return [entry.origin.rpartition("/")[2] for entry in done]


def test_every_entry_of_a_feed_is_fetched_in_full_and_coded(server: LocalServer, store: Store) -> None:
    serve(server, 3)
    steps = run(store, plan_of(feed_of(server)))
    assert [(step.origin, step.state, step.events) for step in steps] == [
        (server.url(f"/{n}"), State.DONE, 1) for n in range(3)
    ]
    (first, *_) = entries.entries(store)
    assert first.article is not None
    article = read.article(store, first.article)
    assert article is not None
    assert (article.source, article.source_basis, article.text_basis) == ("Daily Courier", "feed", "page")


def test_the_web_is_not_read_into_a_store_without_text(server: LocalServer, store: Store) -> None:
    keep_no_text(store)
    with pytest.raises(StoreError, match="it keeps no text"):
        run(store, plan_of(feed_of(server)))
    assert server.requests == []


def test_a_second_run_asks_only_whether_anything_changed(server: LocalServer, store: Store) -> None:
    serve(server, 3)
    run(store, plan_of(feed_of(server)))
    server.requests.clear()
    again = WebRun(store, plan_of(feed_of(server)), FakeClock())
    assert list(again.steps(PLAN)) == []
    assert server.paths() == ["/feed"]
    assert again.tally() == {"sources": 1, "unchanged": 1}


def test_what_is_new_in_a_feed_is_all_that_is_fetched(server: LocalServer, store: Store) -> None:
    serve(server, 2)
    run(store, plan_of(feed_of(server)))
    serve(server, 4)
    server.requests.clear()
    run(store, plan_of(feed_of(server)))
    assert server.paths() == ["/feed", "/2", "/3"]
    assert coded(store) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("taken", [0, 1, 2, 3])
def test_a_run_that_breaks_off_anywhere_is_finished_by_the_next(
    server: LocalServer, tmp_path: Path, taken: int
) -> None:
    """The feed says that nothing changed, and its entries are known all the same; none is fetched twice."""
    serve(server, 5)
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store:
        steps = WebRun(store, plan_of(feed_of(server)), FakeClock()).steps(PLAN)
        assert len(list(islice(steps, taken))) == taken
        steps.close()  # type: ignore[attr-defined]  # a generator, as a run that dies leaves it
    with open_store(path, write=True) as store:
        list(resume(store, PLAN))
        run(store, plan_of(feed_of(server)))
        assert sorted(coded(store)) == [str(n) for n in range(5)]
        assert len(list(entries.entries(store))) == 5
    assert sorted(server.paths().count(f"/{n}") for n in range(5)) == [1] * 5


def test_a_page_whose_note_fails_is_fetched_again(
    server: LocalServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is taken in the transaction that notes its article, or it is not taken."""
    serve(server, 2)

    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StoreCursor, "settle", breaks)
        with pytest.raises(KeyboardInterrupt):
            run(store, plan_of(feed_of(server)))
    assert list(entries.entries(store)) == []
    run(store, plan_of(feed_of(server)))
    assert coded(store) == ["0", "1"]


def test_one_page_in_two_feeds_is_one_article(server: LocalServer, store: Store) -> None:
    serve(server, 2)
    server.routes["/other"] = Answer(feed(["/1", "/0?utm_source=x"]), headers=XML)
    run(store, plan_of(feed_of(server), feed_of(server, "/other")))
    assert coded(store) == ["0", "1"]


def test_a_page_that_is_gone_fails_once_and_the_rest_goes_on(server: LocalServer, store: Store) -> None:
    serve(server, 3, missing=[1])
    web = plan_of(feed_of(server))
    steps = run(store, web)
    (failed,) = (step for step in steps if step.state is State.FAILED)
    assert (failed.origin, "HTTP 404" in failed.reason) == (server.url("/1"), True)
    assert coded(store) == ["0", "2"]
    server.page("/1", STORY.format(1))
    assert run(store, web) == []
    assert [step.origin for step in run(store, web, plan=replace(PLAN, retry=True))] == [server.url("/1")]
    assert entries.counts(store)[State.FAILED] == 0, "a failure that is mended is no failure any more"


def test_what_the_feed_holds_stands_in_for_a_page_that_is_gone(server: LocalServer, store: Store) -> None:
    held = "<pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate><description>The army strikes.</description>"
    server.routes["/feed"] = Answer(feed(["/none"], held), headers=XML)
    (step,) = run(store, plan_of(feed_of(server)))
    assert (step.state, step.events) == (State.DONE, 1)
    (entry,) = entries.entries(store)
    article = read.article(store, entry.article or "")
    assert article is not None
    assert (article.text_basis, article.published, article.published_basis) == (
        "feed-summary",
        date(2019, 4, 3),
        "feed",
    )


def test_a_server_that_fails_is_tried_later_and_given_up_in_the_end(
    server: LocalServer, store: Store
) -> None:
    serve(server, 1)
    server.routes["/0"] = Answer(status=500)
    clock = FakeClock()
    web = plan_of(feed_of(server))
    asked = []
    for _ in range(12):
        before = len(server.paths())
        steps = run(store, web, clock)
        asked.append(server.paths()[before:].count("/0"))
        assert all(step.state is State.FAILED for step in steps)
        clock.time += 3_600
    assert sum(asked) == 6, "six tries, and no more once it is given up"
    assert StoreCursor(store).count_waiting() == 0
    (entry,) = entries.entries(store)
    assert (entry.state, entry.origin) == (State.FAILED, server.url("/0"))


def test_a_page_that_comes_at_the_second_try_is_no_failure(server: LocalServer, store: Store) -> None:
    serve(server, 1)
    server.routes["/0"] = Answer(status=503, headers={"Retry-After": "120"})
    clock = FakeClock()
    web = plan_of(feed_of(server))
    run(store, web, clock)
    server.page("/0", STORY.format(0))
    clock.time += 60
    resting = WebRun(store, web, clock)
    assert list(resting.steps(PLAN)) == [], "the host rests: neither feed nor page is asked for"
    assert resting.tally()["waiting"] == 1
    clock.time += 61
    run(store, web, clock)
    assert [(e.origin, e.state) for e in entries.entries(store)] == [(server.url("/0"), State.DONE)]


def test_a_feed_that_fails_is_in_the_ledger_until_it_is_read(server: LocalServer, store: Store) -> None:
    web = plan_of(feed_of(server), WebSource(SourceKind.PAGE, server.page("/p", STORY.format("p"))))
    steps = run(store, web)
    assert [(step.origin, step.state) for step in steps] == [
        (server.url("/feed"), State.FAILED),
        (server.url("/p"), State.DONE),
    ]
    serve(server, 1)
    run(store, web)
    assert [(e.origin, e.state) for e in entries.entries(store)] == [
        (server.url("/p"), State.DONE),
        (server.url("/0"), State.DONE),
    ]


def test_a_broken_feed_gives_its_entries_and_is_asked_for_whole_again(
    server: LocalServer, store: Store
) -> None:
    serve(server, 2)
    server.routes["/feed"] = Answer(feed(["/0", "/1"])[:-8], headers={**XML, "ETag": '"1"'})
    steps = run(store, plan_of(feed_of(server)))
    assert [step.state for step in steps] == [State.FAILED, State.DONE, State.DONE]
    assert "it is broken" in steps[0].reason
    server.requests.clear()
    run(store, plan_of(feed_of(server)))
    (request,) = (request for request in server.requests if request.path == "/feed")
    assert "If-None-Match" not in request.headers


def test_a_sitemap_index_is_followed_and_its_children_are_asked_whether_they_changed(
    server: LocalServer, store: Store
) -> None:
    def child(request: Request) -> Answer:
        if request.headers.get("If-None-Match"):
            return Answer(status=304)
        body = f"<urlset><url><loc>{server.url('/0')}</loc></url></urlset>"
        return Answer(body.encode(), headers={"Content-Type": "text/xml", "ETag": '"1"'})

    index = f"<sitemapindex><sitemap><loc>{server.url('/child')}</loc></sitemap></sitemapindex>"
    server.routes["/map"] = Answer(index.encode(), headers={"Content-Type": "text/xml", "ETag": '"i"'})
    server.routes["/child"] = child
    server.page("/0", STORY.format(0))
    web = plan_of(WebSource(SourceKind.SITEMAP, server.url("/map")))
    assert [step.state for step in run(store, web)] == [State.DONE]
    server.requests.clear()
    again = WebRun(store, web, FakeClock())
    assert list(again.steps(PLAN)) == []
    assert server.paths() == ["/map", "/child"]
    assert again.tally()["unchanged"] == 1


@pytest.mark.parametrize(
    ("stated", "then", "asked"),
    [
        ("2019-04-03T10:00:00Z", "2019-04-03T10:00:00Z", 1),
        ("2019-04-03T10:00:00Z", "2019-04-03T11:00:00Z", 2),
        ("2019-04-01", "2019-04-01", 1),
        ("2019-04-03", "2019-04-03", 2),
        ("", "", 2),
        ("soon", "soon", 2),
    ],
)
def test_a_child_is_not_asked_for_when_its_index_says_that_it_has_not_changed(
    server: LocalServer, store: Store, stated: str, then: str, asked: int
) -> None:
    """Today's sitemap grows under one day, so that a day says nothing until it is over."""
    web = plan_of(WebSource(SourceKind.SITEMAP, server.url("/map")))
    server.page("/0", STORY.format(0))
    server.routes["/child"] = Answer(f"<urlset><url><loc>{server.url('/0')}</loc></url></urlset>".encode())
    clock = FakeClock(datetime(2019, 4, 3, 12, tzinfo=UTC).timestamp())
    for last in (stated, then):
        child = f"<sitemap><loc>{server.url('/child')}</loc><lastmod>{last}</lastmod></sitemap>"
        server.routes["/map"] = Answer(f"<sitemapindex>{child}</sitemapindex>".encode())
        run(store, web, clock)
    assert server.paths().count("/child") == asked


_CRASH = """
import os, sys
from pathlib import Path
from local_server import FakeClock, LIMITS, resolver
from made_records import make_fake
from dragoman.run.pipeline import Plan
from dragoman.run.web import WebPlan, WebRun
from dragoman.sources.web import SourceKind, WebSource
from dragoman.store.database import open_store

feed = WebSource(SourceKind.FEED, sys.argv[1])
web = WebPlan((feed,), ("news.example",), pause=0.0, limits=LIMITS, resolver=resolver)
store = open_store(sys.argv[2], write=True)
for number, step in enumerate(WebRun(store, web, FakeClock()).steps(Plan(make_fake)), start=1):
    if number == 3:
        os._exit(9)
"""


@pytest.mark.slow
def test_a_run_that_is_killed_is_finished_by_the_next(server: LocalServer, tmp_path: Path) -> None:
    serve(server, 60)
    path = tmp_path / "s.duckdb"
    killed = subprocess.run(
        [sys.executable, "-c", _CRASH, server.url("/feed"), str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])},
        check=False,
    )
    assert killed.returncode == 9
    with open_store(path, write=True) as store:
        assert StoreCursor(store).count_waiting() > 0
        list(resume(store, PLAN))
        run(store, plan_of(feed_of(server)))
        assert sorted(coded(store), key=int) == [str(n) for n in range(60)]
        assert StoreCursor(store).count_waiting() == 0
    # What was fetched and not noted when it died is fetched again; what was noted is not.
    assert all(1 <= server.paths().count(f"/{n}") <= 2 for n in range(60))
    assert all(server.paths().count(f"/{n}") == 1 for n in range(3))


def test_an_index_that_names_itself_ends(server: LocalServer, store: Store) -> None:
    index = f"<sitemapindex><sitemap><loc>{server.url('/map')}</loc></sitemap></sitemapindex>"
    server.routes["/map"] = Answer(index.encode(), headers={"Content-Type": "text/xml"})
    (step,) = run(store, plan_of(WebSource(SourceKind.SITEMAP, server.url("/map"))))
    assert "inside an index" in step.reason
    assert len(server.paths()) == 3


def test_a_list_is_read_and_its_bad_lines_are_told(server: LocalServer, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text(f"# pages\n{server.page('/0', STORY.format(0))}\nhttp://2130706433/\n")
    steps = run(store, plan_of(WebSource(SourceKind.LIST, str(path))))
    assert [(step.origin, step.state) for step in steps] == [
        (f"{path}:3", State.FAILED),
        (server.url("/0"), State.DONE),
    ]


def test_a_feed_that_leads_within_gets_nothing(server: LocalServer, store: Store) -> None:
    """An entry is a stranger's word: it is checked as any address is."""
    serve(server, 1)
    inside = [
        "http://127.0.0.1:1/admin",
        "http://private.example/x",
        "http://169.254.169.254/latest/meta-data/",
    ]
    server.routes["/feed"] = Answer(feed([*inside, "/0"]), headers=XML)
    steps = run(store, plan_of(feed_of(server)))
    assert sorted(step.state for step in steps) == [State.DONE, State.FAILED, State.FAILED, State.FAILED]
    assert all("not public" in step.reason for step in steps if step.state is State.FAILED)


def test_hosts_take_turns_and_no_more_pages_are_fetched_than_asked_for(
    server: LocalServer, store: Store
) -> None:
    serve(server, 3)
    other = [server.url(f"/{n}", "other.example") for n in (10, 11)]
    for n in (10, 11):
        server.page(f"/{n}", STORY.format(n))
    server.routes["/feed"] = Answer(feed(["/0", "/1", "/2", *other]), headers=XML)
    web = plan_of(feed_of(server), most=3)
    run(store, web)
    assert coded(store) == ["0", "10", "1"]
    run(store, web)
    assert coded(store) == ["0", "10", "1", "2", "11"]


def test_what_the_user_says_fills_what_nobody_else_says(server: LocalServer, store: Store) -> None:
    page = WebSource(SourceKind.PAGE, server.page("/0", STORY.format(0)))
    run(store, plan_of(page), given=Given(published=date(2019, 4, 3), source="Port Herald"))
    (entry,) = entries.entries(store)
    article = read.article(store, entry.article or "")
    assert article is not None
    assert (article.published, article.published_basis) == (date(2019, 4, 3), "given")
    assert (article.source, article.source_basis) == ("Port Herald", "given")


def test_a_run_that_is_told_to_end_keeps_what_is_in_hand(server: LocalServer, store: Store) -> None:
    serve(server, 5)
    clock = FakeClock()

    def last(_: Request) -> Answer:
        clock.ended = True
        return Answer(STORY.format(1).encode(), headers={"Content-Type": "text/plain"})

    server.routes["/1"] = last
    steps = run(store, plan_of(feed_of(server)), clock)
    assert [step.state for step in steps] == [State.DONE, State.DONE]
    assert StoreCursor(store).count_waiting() == 3


def test_a_page_whose_article_was_forgotten_stays_forgotten_until_it_is_asked_for_anew(
    server: LocalServer, store: Store
) -> None:
    """Neither an entry that changes nor a page that is young brings back what a user withdrew."""
    serve(server, 2)
    web = replace(plan_of(feed_of(server)), refetch_hours=1)
    run(store, web)
    gone = forget(store, [server.url("/0")])
    assert gone.pages == (server.url("/0"),)
    held = store.fetch("SELECT title, text FROM cursor_pages WHERE state = 'forgotten'")
    assert held == [(None, None)], "nor are its words kept"
    server.routes["/feed"] = Answer(feed(["/0", "/1"], "<guid>anew</guid>"), headers=XML)
    server.requests.clear()
    run(store, web, plan=replace(PLAN, retry=True))
    assert server.paths() == ["/feed", "/1"]
    page = plan_of(WebSource(SourceKind.PAGE, server.url("/0")))
    (told,) = run(store, page)
    assert told.remarks[0].about == "fetched before"
    run(store, page, plan=replace(PLAN, anew=True))
    assert sorted(coded(store)) == ["0", "1"]


def test_a_page_with_another_article_is_followed_on(server: LocalServer, store: Store) -> None:
    serve(server, 1)
    page = plan_of(WebSource(SourceKind.PAGE, server.url("/0")))
    run(store, page)
    server.page("/0", STORY.format(7))
    run(store, page, plan=replace(PLAN, anew=True))
    first, _ = entries.entries(store)
    assert forget(store, [first.key]).pages == ()
    assert len(forget(store, [server.url("/0")]).pages) == 1
