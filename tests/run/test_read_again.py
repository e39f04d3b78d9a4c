"""A page that was read before is read again where there is a reason, and coded where its words changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.records import article_id
from dragoman.run.pipeline import Plan, Step
from dragoman.run.read_again import as_kept
from dragoman.run.remarks import About, Remark
from dragoman.run.web import WebPlan, WebRun
from dragoman.sources.web import SourceKind, WebSource
from dragoman.store import entries
from dragoman.store.cursor import StoreCursor
from dragoman.store.database import Store, open_store
from dragoman.store.entries import State
from local_server import HOST, LIMITS, Answer, FakeClock, LocalServer, Request, local_server, resolver
from made_records import fill, made_article, make_fake

PLAN = Plan(make_fake)
DAY = 86_400.0
STORY = "The army strikes village {} in the north, the ministry said, and the mayor asked for help on Monday."
PAGE = "<html><head><title>{title}</title></head><body><script>var n = '{nonce}';</script><article><p>{text}</p></article></body></html>"  # noqa: E501


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as served:
        yield served


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


def feed(server: LocalServer, *items: str, path: str = "/feed") -> WebSource:
    """Have a feed of items; an item is ``path|title|more``."""
    entries_ = ""
    for item in items:
        link, title, more = item.split("|")
        entries_ += f"<item><title>{title}</title><link>{link}</link>{more}</item>"
    body = f"<rss version='2.0'><channel><title>Daily Courier</title>{entries_}</channel></rss>"
    server.routes[path] = Answer(body.encode(), headers={"Content-Type": "application/rss+xml"})
    return WebSource(SourceKind.FEED, server.url(path))


def page(server: LocalServer, path: str, text: str, *, title: str = "T", nonce: str = "1") -> WebSource:
    """Have a page; what it carries beside its words is new with each nonce."""
    body = PAGE.format(title=title, nonce=nonce, text=text).encode()
    server.routes[path] = Answer(body, headers={"Content-Type": "text/html"})
    return WebSource(SourceKind.PAGE, server.url(path))


def run(
    store: Store,
    *sources: WebSource,
    plan: Plan = PLAN,
    clock: FakeClock | None = None,
    hours: float = 0.0,
    most: int | None = None,
) -> list[Step]:
    web = WebPlan(
        sources, (HOST,), pause=0.0, limits=LIMITS, resolver=resolver, refetch_hours=hours, most=most
    )
    return list(WebRun(store, web, clock or FakeClock()).steps(plan))


def updated(steps: list[Step]) -> list[str]:
    return [step.origin for step in steps for remark in step.remarks if remark.about is About.UPDATED]


def asked(server: LocalServer, path: str = "/0") -> int:
    return server.paths().count(path)


def test_a_page_named_again_is_told_of_with_the_day_it_was_fetched_and_not_asked_for(
    server: LocalServer, store: Store
) -> None:
    source = page(server, "/0", STORY.format(0))
    clock = FakeClock(1_500_000_000)
    run(store, source, clock=clock)
    page(server, "/0", STORY.format(1))
    (step,) = run(store, source, clock=clock)
    assert step == Step(server.url("/0"), State.DONE, remarks=(Remark(About.FETCHED_BEFORE, "2017-07-14"),))
    assert asked(server) == 1


def test_a_page_named_again_is_fetched_anew_where_that_is_asked_for(
    server: LocalServer, store: Store
) -> None:
    source = page(server, "/0", STORY.format(0))
    run(store, source)
    page(server, "/0", STORY.format(1))
    steps = run(store, source, plan=replace(PLAN, anew=True))
    assert ([step.events for step in steps], updated(steps)) == ([1], [server.url("/0")])


def test_fetching_anew_asks_without_conditions(server: LocalServer, store: Store) -> None:
    """Whoever asks for it may have changed the settings: there has to be a page to code."""
    body = PAGE.format(title="T", nonce="1", text=STORY.format(0)).encode()
    server.routes["/0"] = Answer(body, headers={"Content-Type": "text/html", "ETag": '"1"'})
    source = WebSource(SourceKind.PAGE, server.url("/0"))
    run(store, source)
    run(store, source, plan=replace(PLAN, anew=True))
    assert all("If-None-Match" not in request.headers for request in server.requests)
    assert asked(server) == 2


def test_a_page_that_was_given_up_and_is_named_again_says_so(server: LocalServer, store: Store) -> None:
    source = WebSource(SourceKind.PAGE, server.url("/none"))
    run(store, source)
    (step,) = run(store, source)
    assert (step.state, "--retry" in step.reason) == (State.FAILED, True)
    assert asked(server, "/none") == 1


def test_a_page_of_a_store_that_did_not_note_days_is_known_without_one(
    server: LocalServer, store: Store
) -> None:
    source = page(server, "/0", STORY.format(0))
    run(store, source)
    store.fetch("UPDATE cursor_pages SET asked = 0, fetched = NULL")
    (step,) = run(store, source)
    assert step.remarks == (Remark(About.FETCHED_BEFORE, ""),)
    page(server, "/0", STORY.format(0), nonce="2")
    assert [one.events for one in run(store, source, plan=replace(PLAN, anew=True))] == [None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/0|Talks|", "/0|Talks resume|"),
        ("/0|Talks|<guid>a#0</guid>", "/0|Talks|<guid>a#1</guid>"),
        (
            "/0|Talks|<pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate>",
            "/0|Talks|<pubDate>Wed, 03 Apr 2019 12:00:00 GMT</pubDate>",
        ),
    ],
)
def test_a_page_whose_entry_changed_is_read_again_and_told_of_where_its_words_changed(
    server: LocalServer, store: Store, before: str, after: str
) -> None:
    page(server, "/0", STORY.format(0))
    run(store, feed(server, before))
    page(server, "/0", STORY.format(1))
    steps = run(store, feed(server, after))
    assert ([step.events for step in steps], updated(steps)) == ([1], [server.url("/0")])
    assert run(store, feed(server, after)) == []
    assert asked(server) == 2


def test_a_page_whose_entry_is_as_it_was_is_left_alone(server: LocalServer, store: Store) -> None:
    entry = "/0|Talks|<guid>a</guid><pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate>"
    page(server, "/0", STORY.format(0))
    run(store, feed(server, entry))
    page(server, "/0", STORY.format(1))
    assert run(store, feed(server, f"{entry}<category>World</category>")) == []
    assert asked(server) == 1


def test_words_that_are_as_they_were_are_no_other_article(server: LocalServer, store: Store) -> None:
    """Pages carry tokens and counters, and feeds date entries anew: that is nothing to code."""
    page(server, "/0", STORY.format(0))
    run(store, feed(server, "/0|Talks|<pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate>"))
    page(server, "/0", STORY.format(0), nonce="2")
    (step,) = run(store, feed(server, "/0|Talks|<pubDate>Thu, 04 Apr 2019 10:00:00 GMT</pubDate>"))
    assert (step.state, step.events, step.remarks) == (State.DONE, None, ())
    assert len(list(entries.entries(store))) == 1


def test_of_two_feeds_that_word_an_entry_each_its_own_way_one_is_heard(
    server: LocalServer, store: Store
) -> None:
    """Else a page in two feeds would be fetched with every reading of either."""
    page(server, "/0", STORY.format(0))
    both = (feed(server, "/0|Talks|"), feed(server, "/0|Talks on Sudan|", path="/africa"))
    for _ in range(3):
        run(store, *both)
    assert asked(server) == 1


def test_a_page_named_by_hand_is_followed_once_a_feed_names_it(server: LocalServer, store: Store) -> None:
    run(store, page(server, "/0", STORY.format(0)))
    assert run(store, feed(server, "/0|Talks|")) == []
    run(store, feed(server, "/0|Talks resume|"))
    assert asked(server) == 2


@pytest.mark.parametrize(("hours", "later", "again"), [(0, 3_600, 1), (24, 3_600, 2), (24, 2 * DAY, 1)])
def test_young_pages_are_asked_for_again_where_that_is_wished(
    server: LocalServer, store: Store, hours: float, later: float, again: int
) -> None:
    page(server, "/0", STORY.format(0))
    clock = FakeClock()
    source = feed(server, "/0|Talks|")
    run(store, source, clock=clock, hours=hours)
    page(server, "/0", STORY.format(1))
    clock.time += later
    assert len(updated(run(store, source, clock=clock, hours=hours))) == again - 1
    assert asked(server) == again


def test_a_page_is_young_by_its_first_fetch(server: LocalServer, store: Store) -> None:
    """Else each asking would make it young again, and it would be asked for for ever."""
    page(server, "/0", STORY.format(0))
    clock = FakeClock()
    for _ in range(5):
        run(store, feed(server, "/0|Talks|"), clock=clock, hours=24)
        clock.time += 10 * 3_600
    assert asked(server) == 3, "at 0, 10 and 20 hours"


def test_what_is_asked_for_again_is_asked_whether_it_changed(server: LocalServer, store: Store) -> None:
    def answers(request: Request) -> Answer:
        if request.headers.get("If-None-Match") == '"1"':
            return Answer(status=304)
        body = PAGE.format(title="T", nonce="1", text=STORY.format(0)).encode()
        return Answer(body, headers={"Content-Type": "text/html", "ETag": '"1"'})

    server.routes["/0"] = answers
    source = feed(server, "/0|Talks|")
    run(store, source)
    for _ in range(2):
        web = WebRun(
            store,
            WebPlan((source,), (HOST,), pause=0.0, refetch_hours=24, limits=LIMITS, resolver=resolver),
            FakeClock(),
        )
        assert list(web.steps(PLAN)) == []
        assert web.tally()["again"] == 1
    assert (asked(server), StoreCursor(store).count_waiting()) == (3, 0)


def test_new_pages_go_before_those_asked_for_again(server: LocalServer, store: Store) -> None:
    for path in ("/0", "/1", "/2"):
        page(server, path, STORY.format(path))
    clock = FakeClock()
    run(store, feed(server, "/0|A|", "/1|B|"), clock=clock)
    clock.time += 60
    run(store, feed(server, "/0|A|", "/1|B|", "/2|C|"), clock=clock, hours=24, most=2)
    assert [path for path in server.paths() if path != "/feed"] == ["/0", "/1", "/2", "/0"]
    run(store, feed(server, "/0|A|", "/1|B|", "/2|C|"), clock=clock, hours=24, most=1)
    assert server.paths()[-1] == "/1", "the one asked for longest ago is next"


def test_a_page_that_is_gone_later_leaves_what_was_read_of_it(server: LocalServer, store: Store) -> None:
    """And what the feed holds of it, a summary, is no later version of it."""
    held = "<description>The army strikes.</description>"
    page(server, "/0", STORY.format(0))
    run(store, feed(server, f"/0|Talks|{held}"))
    del server.routes["/0"]
    (step,) = run(store, feed(server, f"/0|Talks resume|{held}"))
    assert step.state is State.FAILED
    assert step.reason.endswith("what was read of it before stays")
    assert entries.counts(store)[State.DONE] == 1
    assert run(store, feed(server, f"/0|Talks resume|{held}"), hours=24) == []


def test_a_server_that_fails_meanwhile_is_asked_later(server: LocalServer, store: Store) -> None:
    page(server, "/0", STORY.format(0))
    clock = FakeClock()
    run(store, feed(server, "/0|Talks|"), clock=clock)
    server.routes["/0"] = Answer(status=500)
    (failed,) = run(store, feed(server, "/0|Talks resume|"), clock=clock)
    page(server, "/0", STORY.format(1))
    clock.time += DAY
    steps = run(store, feed(server, "/0|Talks resume|"), clock=clock)
    assert (failed.state, updated(steps)) == (State.FAILED, [server.url("/0")])
    assert entries.counts(store)[State.FAILED] == 0


@pytest.mark.parametrize(
    ("text", "title", "same"),
    [
        ("{0} It was quiet.", "Talks", True),
        ("{0} It was loud.", "Talks", False),
        ("{0} It was quiet.", "Talks end", False),
        ("  {0}   It was quiet.  ", "Talks", True),
    ],
)
def test_headline_and_text_tell_whether_it_is_the_article_that_it_was(
    store: Store, text: str, title: str, *, same: bool
) -> None:
    first = STORY.format(0)
    old = replace(made_article(f"{first} It was quiet."), title="Talks", url="https://news.example/0")
    fill(store, old)
    words = text.format(first)
    new = replace(old, id=article_id(words, title, None), text=words, title=title, published=None, origin="x")
    assert as_kept(store, new) == (replace(old, origin="x") if same else new)


def test_other_links_are_other_articles(store: Store) -> None:
    old = replace(made_article(), url="https://news.example/0")
    fill(store, old)
    new = replace(old, id="a1:new", url="https://news.example/1")
    assert as_kept(store, new) == new
