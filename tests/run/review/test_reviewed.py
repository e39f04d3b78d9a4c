"""The corrected view: what all judges agree on is put in with their names; where they disagree, both show."""

from pathlib import Path

import pytest

from dragoman.run.review.corrections import canonical
from dragoman.run.review.fields import Field
from dragoman.run.review.reviewed import Reviewed, Standing, corrected
from dragoman.run.review.words import Subject
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, history, standing, withdraw
from made_records import TEXT, made_article, made_document, made_event
from made_review import DAY, review_store, say, vocabulary

EVENT = made_event(made_document(made_article()))
R, W = Verdict.RIGHT, Verdict.WRONG


def said(field: Field, verdict: Verdict, judge: str = "mk", value: str | None = None) -> Judgement:
    return Judgement(EVENT.id, field.stored, verdict, judge, DAY, value=value, id=f"j1:{judge}{field}")


def review(*judgements: Judgement) -> Reviewed:
    return corrected(EVENT, judgements, vocabulary())


def test_an_event_of_which_nobody_said_anything_is_as_it_was_coded() -> None:
    found = review()
    assert found.event == EVENT
    assert (found.standing, found.changes, found.disputes) == (Standing.OPEN, (), ())


def test_a_correction_is_put_in_with_who_made_it() -> None:
    found = review(said(Field.STATUS, W, value="denied"))
    assert found.event.status == "denied"
    assert found.event.confidence.status == 1.0
    assert found.event.why["status"] == "corrected by mk on 2030-06-01 (j1:mkstatus)"
    (change,) = found.changes
    assert (change.field, change.before, change.after) == (Field.STATUS, "happened", "denied")
    assert (change.judges, change.judgements) == (("mk",), ("j1:mkstatus",))


def test_what_judges_call_right_is_sure() -> None:
    found = review(said(Field.ACTORS, R), said(Field.ACTORS, R, "ob"))
    assert found.event.actors == EVENT.actors
    assert found.event.confidence.actors == 1.0
    assert found.right == (Field.ACTORS,)
    assert "confirmed by mk on 2030-06-01" in found.event.why["actors"]
    assert "ob on" in found.event.why["actors"]


def test_what_is_wrong_and_not_corrected_stays_as_coded_and_is_named() -> None:
    found = review(said(Field.PLACE, W))
    assert found.event == EVENT
    assert found.wrong == (Field.PLACE,)


@pytest.mark.parametrize(
    "other",
    [
        said(Field.TYPE, R, "ob"),
        said(Field.TYPE, W, "ob"),
        said(Field.TYPE, W, "ob", "PROTEST"),
    ],
)
def test_a_dispute_is_shown_and_not_resolved(other: Judgement) -> None:
    mine = said(Field.TYPE, W, value="ASSAULT")
    found = review(mine, other)
    assert found.event.type == "COERCE"
    assert found.changes == ()
    (dispute,) = found.disputes
    assert (dispute.field, dispute.said) == (Field.TYPE, (mine, other))


def test_two_who_correct_alike_agree() -> None:
    found = review(said(Field.TYPE, W, value="ASSAULT"), said(Field.TYPE, W, "ob", "ASSAULT"))
    assert found.event.type == "ASSAULT"
    assert found.changes[0].judges == ("mk", "ob")


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((R,), Standing.ACCEPTED),
        ((W,), Standing.REJECTED),
        ((R, R), Standing.ACCEPTED),
        ((R, W), Standing.DISPUTED),
    ],
)
def test_an_event_stands_as_its_judges_say(verdicts: tuple[Verdict, ...], expected: Standing) -> None:
    names = ("mk", "ob")
    found = review(*(said(Field.EVENT, one, name) for one, name in zip(verdicts, names, strict=False)))
    assert found.standing is expected


def test_the_last_word_of_a_judge_counts() -> None:
    found = review(said(Field.STATUS, R), said(Field.STATUS, W, value="denied"))
    assert found.event.status == "denied"
    assert found.disputes == ()


def test_a_mode_is_put_into_the_corrected_type_whatever_the_order() -> None:
    kind, mode = said(Field.TYPE, W, value="ASSAULT"), said(Field.MODE, W, value="beat")
    assert review(mode, kind).event.mode == review(kind, mode).event.mode == "beat"


def test_what_this_version_cannot_apply_is_set_aside_with_the_reason() -> None:
    odd = said(Field.TYPE, W, value="REVOLT")
    found = review(odd, said(Field.STATUS, W, value="denied"))
    assert found.event.type == "COERCE"
    assert found.event.status == "denied"
    assert found.unfit[0][0] == odd
    assert "'REVOLT' is not one of" in found.unfit[0][1]


def test_words_on_other_things_do_not_count() -> None:
    ruling = Judgement(EVENT.id, "incident", R, "mk", DAY, value="e1:a e1:b")
    assert review(ruling).event == EVENT


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return review_store(tmp_path / "s.duckdb")


def test_what_is_withdrawn_is_said_again_and_stands(store: Store) -> None:
    """The same judgement on the same day is another one once the first was taken back."""
    event = next(read.events(store, read.EventFilter()))
    first = say(store, event.id, Field.TYPE, W, value="ASSAULT")
    withdraw(store, first, judge="mk", day=DAY)
    again = say(store, event.id, Field.TYPE, W, value="ASSAULT")
    assert again != first
    assert [one.id for one in standing(store, event.id)] == [again]
    assert say(store, event.id, Field.TYPE, W, value="ASSAULT") == again
    assert len(history(store, event.id)) == 3


def test_the_coded_event_is_never_overwritten(store: Store) -> None:
    event = next(read.events(store, read.EventFilter()))
    value = canonical(Field.ACTORS, "Derya Koral [TUR]", Subject(event, TEXT), vocabulary())
    say(store, event.id, Field.ACTORS, W, value=value)
    after = corrected(event, standing(store, event.id), vocabulary()).event
    assert [one.text for one in after.actors] == ["Derya Koral"]
    assert read.event(store, event.id) == event
