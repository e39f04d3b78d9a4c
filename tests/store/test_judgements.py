"""A judgement is added, never overwritten, and taken back by another that names it."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict, add, history, standing, withdraw

DAY = date(2020, 2, 2)
WRONG = Judgement("e1:a", "type", Verdict.WRONG, "mk", DAY, value="ASSAULT", note="they shot")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.duckdb", write=True)


def test_a_judgement_comes_out_as_it_went_in_with_its_id(store: Store) -> None:
    identity = add(store, WRONG)
    (found,) = standing(store, "e1:a")
    assert found.id == identity
    assert (found.verdict, found.value, found.note, found.day) == (Verdict.WRONG, "ASSAULT", "they shot", DAY)
    assert standing(store, "e1:b") == ()


def test_the_same_judgement_twice_is_kept_once(store: Store) -> None:
    assert add(store, WRONG) == add(store, WRONG)
    assert len(history(store, "e1:a")) == 1


def test_two_people_may_disagree_and_both_stand(store: Store) -> None:
    add(store, WRONG)
    add(store, Judgement("e1:a", "type", Verdict.RIGHT, "ob", DAY))
    assert [judgement.verdict for judgement in standing(store, "e1:a")] == [Verdict.WRONG, Verdict.RIGHT]


def test_what_is_taken_back_no_longer_stands_and_is_still_there(store: Store) -> None:
    identity = add(store, WRONG)
    withdraw(store, identity, judge="mk", day=DAY, note="misread")
    assert standing(store, "e1:a") == ()
    assert [judgement.verdict for judgement in history(store, "e1:a")] == [Verdict.WRONG, Verdict.WITHDRAWN]


def test_what_is_not_there_cannot_be_taken_back(store: Store) -> None:
    with pytest.raises(StoreError, match="there is no judgement j1:none"):
        withdraw(store, "j1:none", judge="mk", day=DAY)
