"""From an event's id one gets to its characters, its speech and the choices behind it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict, add
from dragoman.store.trace import trace
from made_records import fill, made_article, made_decisions, made_document, made_event, made_statement

EVENT = made_event(made_document(made_article()))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "s.duckdb", write=True)
    fill(store, made_article())
    return store


def test_an_event_is_followed_to_its_document_article_and_characters(store: Store) -> None:
    found = trace(store, EVENT.id)
    assert found.event == EVENT
    assert found.document == made_document(made_article())
    assert found.article == made_article()
    assert found.received() == "arrested"


def test_a_trigger_in_a_title_given_apart_is_given_in_its_words(store: Store) -> None:
    """Without offsets in the article, the whole article would stand for it."""
    found = trace(store, EVENT.id)
    nowhere = replace(EVENT.trigger, article_start=None, article_end=None)
    assert replace(found, event=replace(EVENT, trigger=nowhere)).received() == "arrested"


def test_only_decisions_about_the_event_or_its_words_are_given(store: Store) -> None:
    assert [decision.field for decision in trace(store, EVENT.id).decisions] == ["place", "type"]
    assert len(made_decisions(EVENT)) == 3


def test_the_speech_around_the_trigger_is_given(store: Store) -> None:
    assert trace(store, EVENT.id).statements == (made_statement(made_document(made_article())),)


def test_standing_judgements_come_along(store: Store) -> None:
    add(store, Judgement(EVENT.id, "type", Verdict.RIGHT, "mk", date(2020, 2, 2)))
    assert [judgement.verdict for judgement in trace(store, EVENT.id).judgements] == [Verdict.RIGHT]


def test_an_unknown_id_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="there is no event 'e1:none'"):
        trace(store, "e1:none")
