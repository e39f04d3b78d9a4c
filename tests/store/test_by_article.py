"""A store is read article by article: every article, its events in text order, and which are asked for."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.records.hashed import hashed
from dragoman.run.ledger import Ledger
from dragoman.store import by_article as by_article_module
from dragoman.store import connection, withholding
from dragoman.store.by_article import Coded, by_article, has_any
from dragoman.store.database import Store, open_store
from dragoman.store.pack import pack
from dragoman.store.read import EventFilter
from dragoman.store.texts import keep_no_text
from dragoman.store.withholding import withheld
from made_records import TEXT, fill, made_article, made_document, made_report

TWO = "Iran strikes first and Iraq strikes back"
_EVENT = "id || n AS id, doc || n AS doc"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


def test_every_article_comes_with_its_events(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles come in the order of their ids, those without an event too, however few records are held."""
    monkeypatch.setattr(by_article_module, "_AT_ONCE", 1)
    articles = [made_article(text, text) for text in (TWO, "Nothing happened", TEXT)]
    fill(store, *articles)
    found = list(by_article(store, EventFilter()))
    assert [one.article for one in found] == sorted(article.id for article in articles)
    at = {one.article: one for one in found}
    assert [len(at[article.id].events) for article in articles] == [2, 0, 1]
    assert [event.trigger.start for event in at[articles[0].id].events] == [5, 28]
    document = made_document(articles[0])
    assert at[articles[0].id] == Coded(
        articles[0].id,
        TWO,
        (document.id,),
        hashed(TWO),
        at[articles[0].id].events,
        frozenset(event.id for event in at[articles[0].id].events),
    )


def test_what_a_filter_does_not_let_through_comes_unmarked(store: Store) -> None:
    """Partners are sought among all events of an article, so all of them come along."""
    fill(store, made_article())
    (found,) = by_article(store, EventFilter(type="ASSAULT"))
    assert (len(found.events), found.wanted) == (1, frozenset())
    assert not has_any(store, EventFilter(type="ASSAULT"))
    assert has_any(store, EventFilter(type="COERCE"))


def test_an_article_whose_text_is_not_kept_is_known_by_its_hash(tmp_path: Path, store: Store) -> None:
    """A store with text and one without can be told to have the same article."""
    article = made_article()
    fill(store, article)
    made = made_report(article)
    coded = withheld(withholding.Coded(made.document, made.statements, made.events, made.decisions))
    with open_store(tmp_path / "w.duckdb", write=True) as other:
        keep_no_text(other)
        ledger = Ledger(other)
        (admitted,) = ledger.admit([article])
        ledger.done(admitted, pack(coded.document, coded.statements, coded.events, coded.decisions))
        (kept,), (without,) = by_article(store, EventFilter()), by_article(other, EventFilter())
    assert kept.text == without.text == hashed(TEXT)
    assert without.events[0].trigger.text == hashed("arrested")


def test_memory_does_not_grow_with_the_number_of_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store larger than memory can be compared: records go as they come."""
    monkeypatch.setattr(by_article_module, "_AT_ONCE", 20)
    monkeypatch.setattr(connection, "_FETCHED", 20)

    def peak(number: int) -> int:
        with open_store(tmp_path / f"{number}.duckdb", write=True) as store:
            fill(store, made_article(TWO))
            for table, ids in (("documents", "id || n AS id, article || n AS article"), ("events", _EVENT)):
                rows = f"SELECT t.* REPLACE ({ids}) FROM {table} t, range(1, {number}) r(n)"  # noqa: S608
                store.fetch(f"INSERT INTO {table} BY NAME {rows}")
            tracemalloc.start()
            assert sum(len(one.events) for one in by_article(store, EventFilter())) == 2 * number
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return most

    peak(50)
    few, many = peak(100), peak(500)
    assert many < few * 1.5 + 50_000
