"""The cursor keeps sources with the pages they named, both or neither, and forgets nothing that waits."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.records.cursor import HostState, PageState, Settled, SourceState, Target
from dragoman.sources import Failure
from dragoman.store import read
from dragoman.store.cursor import StoreCursor
from dragoman.store.database import Store, open_store
from dragoman.store.migrations.runner import known_migrations
from made_records import fill, made_article

FEED = SourceState("https://news.example/feed", '"1"', "then")


def pages(number: int) -> list[Target]:
    return [
        Target(f"k{n}", f"https://news.example/{n}", FEED.url, "T", "2019-04-03", "feed", text="words")
        for n in range(number)
    ]


def test_what_goes_in_comes_out_in_order(tmp_path: Path) -> None:
    full = Target(
        "t1:a", None, FEED.url, "T", "2019-04-03", "feed", "O", "given", "<p>x</p>", "feed-content", 0
    )
    wanted = [*pages(3), full]
    with open_store(tmp_path / "s", write=True) as store:
        cursor = StoreCursor(store)
        assert cursor.source(FEED.url) == SourceState(FEED.url)
        assert cursor.add(FEED, wanted) == 4
    with open_store(tmp_path / "s", write=True) as store:
        cursor = StoreCursor(store)
        assert (cursor.source(FEED.url), cursor.waiting(0)) == (FEED, wanted)


def test_a_page_that_is_known_is_not_added_again_whatever_became_of_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        cursor = StoreCursor(store)
        cursor.add(FEED, pages(2))
        cursor.settle([Settled("k0", PageState.TAKEN), Settled("k1", PageState.FAILED)], [])
        assert cursor.add(replace(FEED, etag='"2"'), [*pages(3), *pages(3)]) == 1
        assert [target.key for target in cursor.waiting(0)] == ["k2"]
        assert cursor.source(FEED.url).etag == '"2"'


def test_a_page_waits_until_it_is_due_and_keeps_its_tries(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        cursor = StoreCursor(store)
        cursor.add(FEED, pages(1))
        cursor.settle([Settled("k0", PageState.WAITING, 2, due=100)], [])
        assert (cursor.waiting(99), cursor.count_waiting()) == ([], 1)
        (target,) = cursor.waiting(100)
        assert (target.tries, target.text) == (2, "words")


def test_what_was_given_up_is_taken_up_again_when_asked_for(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        cursor = StoreCursor(store)
        cursor.add(FEED, pages(2))
        cursor.settle([Settled("k0", PageState.FAILED, 6), Settled("k1", PageState.TAKEN)], [])
        cursor.reopen()
        assert [(target.key, target.tries) for target in cursor.waiting(0)] == [("k0", 0)]


def test_hosts_are_kept_until_they_are_well_again(tmp_path: Path) -> None:
    ill, other = HostState("news.example", 3, 500), HostState("other.example", 1, 0)
    with open_store(tmp_path / "s", write=True) as store:
        cursor = StoreCursor(store)
        cursor.settle([], [ill, other])
        cursor.settle([], [replace(ill, until=900)])
        assert cursor.hosts() == {"news.example": replace(ill, until=900), "other.example": other}
        cursor.settle([], [HostState("news.example")])
        assert list(cursor.hosts()) == ["other.example"]


def test_pages_and_state_are_kept_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a server would say that nothing changed, and pages that were never kept would be lost."""

    def breaks(_self: Store, _table: str, _rows: str) -> None:
        raise StoreError("the disk is full")

    with open_store(tmp_path / "s", write=True) as store:
        with monkeypatch.context() as patch:
            patch.setattr(Store, "insert", breaks)
            with pytest.raises(StoreError):
                StoreCursor(store).add(FEED, pages(1))
        assert StoreCursor(store).source(FEED.url) == SourceState(FEED.url)


def test_a_source_that_is_read_again_has_failed_no_more(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        fill(store, Failure(FEED.url, "HTTP 500"))
        StoreCursor(store).add(FEED, [])
        assert store.fetch("SELECT * FROM ledger") == []


def test_an_article_keeps_where_its_outlet_and_text_stand(tmp_path: Path) -> None:
    article = replace(
        made_article(), published_basis="feed", source_basis="sitemap", text_basis="feed-summary"
    )
    with open_store(tmp_path / "s", write=True) as store:
        fill(store, article)
        assert read.article(store, article.id) == article


def test_a_store_of_before_is_brought_up_to_date_and_claims_nothing_it_did_not_keep(tmp_path: Path) -> None:
    path = tmp_path / "s"
    first = known_migrations()[0]
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL)")
        connection.execute(first.sql)
        connection.execute("INSERT INTO migrations VALUES (1, 'tables')")
        connection.execute(
            "INSERT INTO articles VALUES ('a1:x', 'a', 'text', NULL, NULL, 'none', 'Courier', NULL, 'W.')"
        )
    with open_store(path, write=True) as store:
        article = read.article(store, "a1:x")
    assert article is not None
    assert (article.source, article.source_basis, article.text_basis) == ("Courier", "unknown", "received")
