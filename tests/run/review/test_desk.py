"""A judge at work: answers are kept at once, corrections hang together, everything can be undone."""

from pathlib import Path

import pytest

from dragoman.errors import StoreError, UsageError
from dragoman.run.review.desk import Desk
from dragoman.run.review.fields import Field
from dragoman.run.review.plan import Asked, make_plan
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Verdict, every, standing
from dragoman.store.texts import keep_no_text
from made_review import desk, review_store

R, W = Verdict.RIGHT, Verdict.WRONG


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return review_store(tmp_path / "s.duckdb")


def asked(at: Desk, store: Store) -> Field:
    view = at.view(store)
    assert view is not None
    return view.field


def event_of(at: Desk, store: Store) -> str:
    view = at.view(store)
    assert view is not None
    return view.coded.id


def test_fields_are_asked_one_after_the_other_and_then_the_next_event(store: Store) -> None:
    at = desk(store, "mk")
    first = event_of(at, store)
    seen = []
    for _ in Field:
        seen.append(asked(at, store))
        at.answer(store, R)
    assert seen == list(Field)
    assert event_of(at, store) != first
    assert at.left == at.of - 1
    assert len(standing(store, first)) == len(Field)


def test_an_answer_is_kept_with_who_and_when(store: Store) -> None:
    at = desk(store, "  Mina   K. ")
    event = event_of(at, store)
    assert at.answer(store, R) == "event: right"
    (one,) = standing(store, event)
    assert (one.judge, str(one.day), one.verdict, one.field) == ("Mina K.", "2030-06-01", R, "")


def test_an_event_that_is_none_is_left_at_once(store: Store) -> None:
    at = desk(store, "mk")
    first = event_of(at, store)
    at.answer(store, W)
    assert event_of(at, store) != first


def test_a_correction_is_seen_in_what_is_asked_next(store: Store) -> None:
    """With another type, other modes are to be chosen from."""
    plan = make_plan(store, Asked(read.EventFilter(type="COERCE"), size=6))
    at = desk(store, "mk", plan)
    at.answer(store, R)
    assert at.answer(store, W, "assault") == "type: corrected to ASSAULT"
    view = at.view(store)
    assert view is not None
    assert (view.field, view.event.type, view.event.mode) == (Field.MODE, "ASSAULT", None)
    assert view.coded.type == "COERCE"
    assert at.answer(store, W, "beat") == "mode: corrected to beat"


def test_what_does_not_fit_keeps_nothing_and_asks_again(store: Store) -> None:
    at = desk(store, "mk")
    at.answer(store, R)
    event = event_of(at, store)
    with pytest.raises(UsageError, match="'ATTACK' is not one of"):
        at.answer(store, W, "ATTACK")
    assert asked(at, store) is Field.TYPE
    assert len(standing(store, event)) == 1
    assert at.undo(store) == "undone: the last step"
    assert standing(store, event) == ()


def test_undo_goes_back_over_events_to_the_first_answer(store: Store) -> None:
    at = desk(store, "mk")
    first = event_of(at, store)
    at.answer(store, R)
    at.accept_rest(store)
    at.skip(store)
    at.answer(store, W)
    for _ in range(4):
        at.undo(store)
    assert (event_of(at, store), asked(at, store), at.answered) == (first, Field.EVENT, 0)
    assert all(one.withdraws or one.id in {w.withdraws for w in every(store)} for one in every(store))
    with pytest.raises(UsageError, match="nothing to undo"):
        at.undo(store)


def test_what_was_undone_may_be_answered_as_before(store: Store) -> None:
    at = desk(store, "mk")
    event = event_of(at, store)
    for _ in range(3):
        at.answer(store, R)
        at.undo(store)
    at.answer(store, R)
    assert [one.verdict for one in standing(store, event)] == [R]


def test_the_rest_is_accepted_and_what_was_said_stays(store: Store) -> None:
    at = desk(store, "mk")
    event = event_of(at, store)
    at.answer(store, R)
    at.answer(store, W)
    told = at.accept_rest(store)
    assert told.startswith("mode, contexts, actors")
    assert {one.field: one.verdict for one in standing(store, event)}["type"] is W
    assert len(standing(store, event)) == len(Field)


def test_a_field_can_be_gone_back_to_and_judged_anew(store: Store) -> None:
    at = desk(store, "mk")
    event = event_of(at, store)
    at.answer(store, R)
    at.answer(store, W, "ACCUSE")
    at.move(store, -1)
    assert asked(at, store) is Field.TYPE
    at.answer(store, R)
    assert [(one.field, one.verdict) for one in standing(store, event)] == [("", R), ("type", R)]
    assert asked(at, store) is Field.MODE
    at.move(store, 1)
    at.answer(store, R)
    assert asked(at, store) is Field.MODE


def test_a_corrected_field_corrected_to_the_coders_value_is_refused(store: Store) -> None:
    """The judgement is on what was coded: to say that it was right after all is to call it right."""
    plan = make_plan(store, Asked(read.EventFilter(type="AID"), size=3))
    at = desk(store, "mk", plan)
    at.answer(store, R)
    at.answer(store, W, "ACCUSE")
    at.move(store, -1)
    with pytest.raises(UsageError, match="that is what the record says"):
        at.answer(store, W, "AID")


def test_a_skipped_event_comes_again_in_another_session(store: Store) -> None:
    at = desk(store, "mk")
    first = event_of(at, store)
    at.skip(store)
    assert event_of(at, store) != first
    assert event_of(desk(store, "mk"), store) == first


def test_nobody_sees_what_others_said(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=1))
    one = desk(store, "mk", plan)
    event = event_of(one, store)
    one.answer(store, R)
    one.answer(store, W, "ACCUSE")
    other = desk(store, "ob", plan)
    while event_of(other, store) != event:
        other.skip(store)
    view = other.view(store)
    assert view is not None
    assert (view.mine, view.event, view.field) == ({}, view.coded, Field.EVENT)


def test_at_the_end_there_is_nothing_to_see_and_the_last_answer_can_be_undone(store: Store) -> None:
    at = desk(store, "mk")
    for _ in range(at.of):
        at.answer(store, W)
    assert at.view(store) is None
    assert at.left == 0
    with pytest.raises(UsageError, match="nothing is left to judge"):
        at.answer(store, R)
    at.undo(store)
    assert at.left == 1


@pytest.mark.parametrize(
    ("name", "words"), [("  ", "it is empty"), ("\u202e\ud800", "it is empty"), ("x" * 81, "81 characters")]
)
def test_a_judge_needs_a_name_that_can_be_written(store: Store, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=f"--judge: .*{words}"):
        desk(store, name)


def test_a_store_without_text_cannot_be_judged(tmp_path: Path) -> None:
    store = open_store(tmp_path / "n.duckdb", write=True)
    keep_no_text(store)
    with pytest.raises(StoreError, match="it keeps no text"):
        desk(store, "mk")
