"""A store read as its reviewers have it: every question sees the corrections, and the file stays as it is."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.run.incidents import assemble, merges_of
from dragoman.run.review.corrected_store import open_corrected
from dragoman.run.review.fields import Field
from dragoman.store import assembled, incidents, read
from dragoman.store.corrections import (
    Corrections,
    as_coded,
    corrections_of,
    event_gone,
    incident_gone,
)
from dragoman.store.database import open_store
from dragoman.store.dump import fingerprint
from dragoman.store.judgements import Verdict, count_wrong, withdraw
from dragoman.store.observations import observations
from dragoman.store.read import EventFilter
from made_review import DAY, review_file, say

R, W = Verdict.RIGHT, Verdict.WRONG
EVERY = EventFilter()
DATE = (
    '{"text":null,"start":null,"end":null,"from":"2031-05-02","to":"2031-05-02","precision":"day",'
    '"basis":"published"}'
)
PARTY = (
    '[{"text":"Police","start":0,"end":6,"name":"Army of Peru","id":null,"country":"PER","sectors":["MIL"],'
    '"kind":"organisation","role":null,"confidence":1.0}]'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = review_file(tmp_path_factory.mktemp("made") / "s.duckdb")
    with open_store(path, write=True) as opened:
        list(assemble(opened))
    return path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, made: bytes) -> Path:
    """Give a store of ten events in three incidents: six COERCE, three AID, one PROTEST."""
    path = tmp_path / "s.duckdb"
    path.write_bytes(made)
    return path


def ids(path: Path, type_: str | None = None) -> list[str]:
    with open_store(path) as opened:
        return read.event_ids(opened, EventFilter(type=type_))


def judge(
    path: Path, event: str, field: Field, verdict: Verdict, by: str = "mk", value: str | None = None
) -> str:
    with open_store(path, write=True) as opened:
        return say(opened, event, field, verdict, by, value=value)


def test_a_store_of_which_nobody_said_anything_is_read_as_it_was_coded(store: Path) -> None:
    with open_store(store) as coded, open_store(store) as again:
        expected, counts = list(read.events(coded, EVERY)), read.counts(again)
    with open_corrected(store) as opened:
        assert list(read.events(opened, EVERY)) == expected
        assert read.counts(opened) == counts
        assert opened.corrections == Corrections()


def test_rejected_events_are_in_no_answer(store: Path) -> None:
    first, *others = ids(store, "COERCE")
    judge(store, first, Field.EVENT, W)
    with open_corrected(store) as opened:
        assert read.event_ids(opened, EventFilter(type="COERCE")) == others
        assert read.event(opened, first) is None
        assert first not in {one.id for one in observations(opened, EVERY)}
        assert first not in opened.frame().column("id").to_pylist()
        assert read.counts(opened)["events"] == 9
        assert assembled.count_new_events(opened) == 0
        assert corrections_of(opened) == Corrections(left_out=1)


CORRECTIONS = [
    pytest.param(Field.TYPE, "PROTEST", EventFilter(type="PROTEST"), 2, id="type"),
    pytest.param(Field.TYPE, "AGREE", EventFilter(quad=1), 1, id="quad class of a type"),
    pytest.param(Field.STATUS, "planned", EventFilter(status="planned"), 1, id="status"),
    pytest.param(Field.DATE, DATE, EventFilter(first=date(2031, 1, 1)), 1, id="date"),
    pytest.param(Field.ACTORS, PARTY, EventFilter(actor="Army of Peru"), 1, id="actors"),
    pytest.param(Field.ACTORS, PARTY, EventFilter(dyad=("PER", "GRC")), 1, id="dyad"),
    pytest.param(Field.RECIPIENTS, PARTY, EventFilter(dyad=("TUR", "PER")), 1, id="recipients"),
    pytest.param(Field.PLACE, "none", EventFilter(place="GRC"), 5, id="place"),
    pytest.param(Field.CONTEXTS, "refugees", EventFilter(context="refugees"), 1, id="contexts"),
]


@pytest.mark.parametrize(("field", "value", "wanted", "number"), CORRECTIONS)
def test_a_corrected_field_is_what_is_asked_for_and_counted(
    store: Path, field: Field, value: str, wanted: EventFilter, number: int
) -> None:
    first = ids(store, "COERCE")[0]
    judge(store, first, field, W, value=value)
    with open_corrected(store) as opened:
        assert len(list(read.events(opened, wanted))) == number
        assert len(list(observations(opened, wanted))) == number
        assert opened.corrections == Corrections(changed=1)


def test_what_is_called_right_counts_as_sure(store: Path) -> None:
    first = ids(store)[0]
    judge(store, first, Field.EVENT, R)
    with open_corrected(store) as opened:
        found = {one.id: one.probability for one in observations(opened, EVERY)}
        assert opened.corrections == Corrections(confirmed=1)
    assert found.pop(first) == 1.0
    assert set(found.values()) == {0.5}


def test_where_judges_disagree_the_coder_stands(store: Path) -> None:
    first, second, third, *_ = ids(store)
    judge(store, first, Field.EVENT, W)
    judge(store, first, Field.EVENT, R, "ob")
    judge(store, second, Field.TYPE, W)
    judge(store, third, Field.TYPE, W, value="NO_SUCH_TYPE")
    with open_store(store) as coded:
        expected = list(read.events(coded, EVERY))
    with open_corrected(store) as opened:
        assert list(read.events(opened, EVERY)) == expected
        assert opened.corrections == Corrections(disputed=1, uncorrected=1, unfit=1)


def test_an_incident_has_the_reports_that_are_left_under_the_same_id(store: Path) -> None:
    with open_store(store) as coded:
        before = {one.id: one for one in incidents.incidents(coded)}
    (big,) = (one for one in before.values() if len(one.events) == 6)
    for rejected in big.events[:2]:
        judge(store, rejected, Field.EVENT, W)
    with open_corrected(store) as opened:
        found = {one.id: one for one in incidents.incidents(opened)}
        several = incidents.incident_ids(opened, incidents.IncidentFilter(reports=5))
        told = list(read.events(opened, EventFilter(incident=big.id)))
    assert found[big.id].events == big.events[2:]
    assert several == []
    assert {event.id for event in told} == set(big.events[2:])
    assert {key: one for key, one in found.items() if key != big.id} == {
        key: one for key, one in before.items() if key != big.id
    }


def test_an_incident_of_rejected_reports_alone_does_not_count(store: Path) -> None:
    (protest,) = ids(store, "PROTEST")
    judge(store, protest, Field.EVENT, W)
    with open_corrected(store) as opened:
        assert {one.type for one in incidents.incidents(opened)} == {"COERCE", "AID"}
        assert read.counts(opened)["incidents"] == 2


def test_an_incident_is_of_the_type_that_reviewers_give_its_reports(store: Path) -> None:
    (protest,) = ids(store, "PROTEST")
    judge(store, protest, Field.TYPE, W, value="ASSAULT")
    with open_corrected(store) as opened:
        (found,) = incidents.incidents(opened, incidents.IncidentFilter(type="ASSAULT"))
    assert found.events == (protest,)


def test_what_was_taken_back_changes_nothing(store: Path) -> None:
    first = ids(store)[0]
    said = judge(store, first, Field.EVENT, W)
    with open_store(store, write=True) as opened:
        assert count_wrong(opened, [""]) == 1
        withdraw(opened, said, judge="mk", day=DAY)
        assert count_wrong(opened, [""]) == 0
    with open_corrected(store) as opened:
        assert opened.corrections == Corrections()


def test_of_a_judge_the_last_word_counts_as_wrong(store: Path) -> None:
    first = ids(store)[0]
    judge(store, first, Field.TYPE, W)
    judge(store, first, Field.TYPE, R)
    with open_store(store) as opened:
        assert count_wrong(opened, ["", "type"]) == 0


def test_the_file_stays_as_it_is_and_is_not_written_to(store: Path) -> None:
    first = ids(store)[0]
    judge(store, first, Field.EVENT, W)
    with open_store(store) as coded:
        before = fingerprint(coded)
    with open_corrected(store) as opened, pytest.raises(StoreError):
        opened.fetch("DELETE FROM coded.main.events")
    with open_store(store) as coded:
        assert fingerprint(coded) == before


def test_a_copy_of_it_for_another_thread_reads_the_same(store: Path) -> None:
    judge(store, ids(store)[0], Field.EVENT, W)
    with open_corrected(store) as opened:
        other = opened.parallel()
        assert read.counts(other)["events"] == 9
        assert corrections_of(other) == Corrections(left_out=1)


def test_a_store_that_is_not_there_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such file"):
        open_corrected(tmp_path / "none.duckdb")


def test_beside_it_the_coded_records_can_be_read_by_every_way_of_asking(store: Path) -> None:
    first, second, *_ = ids(store, "COERCE")
    judge(store, first, Field.EVENT, W)
    judge(store, second, Field.TYPE, W, value="ASSAULT")
    with open_store(store) as file:
        expected = list(read.events(file, EVERY))
    with open_corrected(store) as opened, as_coded(opened.parallel()) as coded:
        assert list(read.events(coded, EVERY)) == expected  # streamed
        assert read.events_of(coded, [one.id for one in expected]) == tuple(expected)
        assert coded.frame().num_rows == len(expected)
        assert read.counts(coded.parallel())["events"] == len(expected)
        assert corrections_of(coded) is None
        assert read.counts(opened)["events"] == len(expected) - 1


def test_a_store_as_it_was_coded_is_itself(store: Path) -> None:
    with open_store(store) as opened, as_coded(opened) as coded:
        assert coded is opened


def test_what_reviewers_took_away_is_told_and_nothing_else(store: Path) -> None:
    first, second, *_ = ids(store, "COERCE")
    (protest,) = ids(store, "PROTEST")
    for rejected in (first, protest):
        judge(store, rejected, Field.EVENT, W)
    with open_store(store) as coded:
        homes = assembled.incidents_of(coded, [first, protest])
        assert event_gone(coded, first) == ""
        assert incident_gone(coded, homes[protest]) == ""
    with open_corrected(store) as opened:
        assert event_gone(opened, first[:12]) == (
            f"reviewers rejected the event {first}; without --corrected it is there as it was coded"
        )
        assert incident_gone(opened, homes[protest]).startswith(
            f"reviewers rejected all reports of the incident {homes[protest]}; without --corrected"
        )
        assert event_gone(opened, second) == ""
        assert incident_gone(opened, homes[first]) == ""
        assert event_gone(opened, "e1:none") == ""
        assert incident_gone(opened, "i1:none") == ""


def test_why_reports_were_put_together_is_told_as_it_was_done(store: Path) -> None:
    """A corrected type would part them: the reasons that were there would be told of as none."""
    first, second, *_ = ids(store, "COERCE")
    with open_store(store) as coded:
        home = assembled.incidents_of(coded, [first])[first]
        (whole,) = (one for one in incidents.incidents(coded) if one.id == home)
        before = merges_of(coded, whole)
    assert len(before) == len(whole.events) - 1
    judge(store, first, Field.TYPE, W, value="AID")
    with open_corrected(store) as opened:
        assert merges_of(opened, whole) == before
    judge(store, second, Field.EVENT, W)
    with open_corrected(store) as opened:
        (left,) = (one for one in incidents.incidents(opened) if one.id == home)
        told = {event for merge in merges_of(opened, left) for event in (*merge.left, *merge.right)}
        assert told == set(left.events)
