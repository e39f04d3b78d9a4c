"""The ledger says of each article how far it is, and what is done is never done again."""

from pathlib import Path

import pytest

from dragoman.errors import OtherLanguage, UnreadableArticle
from dragoman.run.ledger import Again, Ledger, needs_work, refused
from dragoman.sources import Failure
from dragoman.store.database import Store, open_store
from dragoman.store.entries import State, counts, entries, entry, failure_key
from made_records import FakeCoder, fill, made_article, whole

ARTICLE = made_article()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.duckdb", write=True)


@pytest.mark.parametrize(
    ("state", "retry", "wanted"),
    [
        (None, False, True),
        (State.NEW, False, True),
        (State.DONE, False, False),
        (State.DONE, True, False),
        (State.FAILED, False, False),
        (State.FAILED, True, True),
        (State.SKIPPED, False, False),
        (State.SKIPPED, True, True),
    ],
)
def test_only_what_is_new_or_asked_for_again_is_coded(state: State | None, retry: bool, wanted: bool) -> None:
    assert needs_work(state, retry=retry) is wanted


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        pytest.param(UnreadableArticle("it is empty"), State.FAILED, "it is empty", id="unreadable"),
        pytest.param(
            UnreadableArticle("a.txt: it has no letters"), State.FAILED, "it has no letters", id="its origin"
        ),
        pytest.param(OtherLanguage("it is in German"), State.SKIPPED, "it is in German", id="language"),
        pytest.param(KeyError("x"), State.FAILED, "the coder broke on it (KeyError: 'x')", id="fault"),
    ],
)
def test_an_error_becomes_a_state_with_its_reason(error: Exception, state: State, words: str) -> None:
    entry = refused(ARTICLE, error)
    assert entry.state is state
    assert entry.reason.startswith(words), "the origin stands in a column of its own"


def test_an_admitted_article_is_new_and_its_text_is_kept(store: Store) -> None:
    ledger = Ledger(store)
    assert ledger.admit([ARTICLE, ARTICLE]) == [ARTICLE]
    found = entry(store, ARTICLE.id)
    assert found is not None
    assert found.state is State.NEW
    assert list(ledger.pending()) == [ARTICLE]


def test_an_article_that_is_done_is_neither_admitted_nor_pending(store: Store) -> None:
    fill(store, ARTICLE)
    before = whole(store)
    ledger = Ledger(store, Again(retry=True))
    assert ledger.admit([ARTICLE]) == []
    assert list(ledger.pending()) == []
    assert whole(store) == before


def test_what_cannot_be_read_is_one_row_under_its_place_however_often_it_is_met(store: Store) -> None:
    failure = Failure("news.jsonl:7", "malformed JSON")
    for _ in range(2):
        assert Ledger(store).admit([failure, failure]) == []
    (found,) = entries(store)
    assert (found.key, found.article, found.origin, found.state, found.reason) == (
        *(failure_key("news.jsonl:7"), None, "news.jsonl:7"),
        *(State.FAILED, "malformed JSON"),
    )


def test_a_mended_source_takes_its_failure_out(store: Store) -> None:
    Ledger(store).admit([Failure("a.txt", "it is empty")])
    Ledger(store).admit([ARTICLE])
    assert counts(store) == {State.NEW: 1, State.DONE: 0, State.FAILED: 0, State.SKIPPED: 0}


def test_a_refused_article_can_be_done_later(store: Store) -> None:
    Ledger(store).admit([ARTICLE])
    Ledger(store).refuse(ARTICLE, UnreadableArticle("a model was missing"))
    assert Ledger(store).admit([ARTICLE]) == []
    assert Ledger(store, Again(retry=True)).admit([ARTICLE]) == [ARTICLE]
    assert FakeCoder().code_article(ARTICLE).events
