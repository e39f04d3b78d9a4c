"""Incidents are the same in whatever order and steps their reports came, and follow people's word."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.assembly import blocking, joining
from dragoman.assembly.reports import traits
from dragoman.errors import StoreError, UsageError
from dragoman.records import Incident, Status
from dragoman.run import incidents as run
from dragoman.run.incidents import assemble, merges_of, reports_of
from dragoman.run.judging import Judge, join, known, split, undo
from dragoman.store import read, rulings
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import IncidentFilter, history, incidents
from made_records import whole
from made_reports import Said, event_of, keep, report_of

JUDGE = Judge("mk", date(2020, 2, 2), "read both")
WORDS = (
    "A bomb tore through the grain market of Korsk",
    "Shells hit the harbour wall at Veld before dawn",
    "Gunmen fired on a bus near the ferry",
)
SAID = st.builds(
    Said,
    name=st.uuids().map(str),
    type=st.sampled_from(("ASSAULT", "PROTEST")),
    status=st.sampled_from((Status.HAPPENED, Status.HAPPENED, Status.DENIED, Status.PLANNED)),
    day=st.sampled_from(("2016-05-03", "2016-05-04", "2016-05-05", None)),
    published=st.sampled_from(("2016-05-04", "2016-05-05", "2016-05-07")),
    source=st.sampled_from((None, "Korsk Daily", "veldpost.com")),
    place=st.sampled_from(("Korsk", "Veld", None)),
    recipients=st.sampled_from((("BBB",), (), ("villagers",))),
    dead=st.sampled_from((None, 3, 12)),
    words=st.sampled_from(WORDS),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


def assembled(store: Store, *batches: Sequence[Said]) -> list[Incident]:
    """Keep and assemble reports batch by batch, and give the incidents."""
    for batch in batches:
        keep(store, batch)
        list(assemble(store))
    return list(incidents(store))


def cut(reports: Sequence[Said], size: int) -> list[Sequence[Said]]:
    return [reports[at : at + size] for at in range(0, len(reports), size)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(SAID, min_size=2, max_size=12, unique_by=lambda said: said.name).flatmap(
        lambda reports: st.tuples(st.just(reports), st.permutations(reports))
    ),
    st.integers(1, 5),
    st.integers(2, 4),
)
def test_any_order_and_any_steps_come_to_the_same_incidents(
    reports: tuple[Sequence[Said], Sequence[Said]], size: int, bound: int
) -> None:
    """What comes in one by one, in any order, with crowded blocks, is what comes at once."""
    first, shuffled = reports
    with TemporaryDirectory() as folder, patch.object(blocking, "BOUND", bound):
        with open_store(Path(folder) / "a", write=True) as store:
            at_once = assembled(store, first)
        with open_store(Path(folder) / "b", write=True) as store, patch.object(run, "_AT_ONCE", 2):
            in_steps = assembled(store, *cut(shuffled, size))
        each = {trait.id: trait for trait in (traits(report_of(said)) for said in first)}
        joined = joining.join(each, joining.blocks_of(each.values()).values(), ())
    assert in_steps == at_once
    assert {tuple(sorted(one.events)) for one in at_once} == set(joined.incidents)


def test_reports_of_one_happening_come_together_and_others_stay_apart(store: Store) -> None:
    """Same day, place and dead are one; another city, another day, or a plan is another."""
    one = [Said("a", dead=4), Said("b", dead=4, published="2016-05-05", day=None, source="x.com")]
    others = [
        Said("c", place="Veld", dead=40, words=WORDS[1]),
        Said("d", day="2016-04-20"),
        Said("e", status=Status.PLANNED),
    ]
    found = assembled(store, [*one, *others])
    assert sorted(len(incident.events) for incident in found) == [1, 1, 1, 2]
    (both,) = (incident for incident in found if len(incident.events) == 2)
    assert set(both.events) == {event_of(said).id for said in one}


def test_assembling_twice_changes_nothing(store: Store) -> None:
    assembled(store, [Said("a"), Said("b")])
    before = whole(store)
    assert list(assemble(store)) == []
    assert whole(store) == before


def test_a_later_report_leaves_the_incidents_id_and_its_past_can_be_read(store: Store) -> None:
    (before,) = assembled(store, [Said("a")])
    (after,) = assembled(store, [Said("b", published="2016-05-06")])
    assert before.id == after.id
    (past,) = history(store, after.id)
    assert (past.events, past.became) == (before.events, (after.id,))


def test_only_what_a_new_report_touches_is_looked_at_again(store: Store) -> None:
    assembled(store, [Said("a"), Said("b"), Said("far", day="2010-01-01", published="2010-01-02")])
    keep(store, [Said("c")])
    (step,) = assemble(store)
    assert (step.events, step.touched, step.changed) == (1, 2, 1)


def test_events_name_their_incident(store: Store) -> None:
    (incident,) = assembled(store, [Said("a"), Said("b")])
    for wanted in (read.EventFilter(), read.EventFilter(type="ASSAULT")):
        assert {event.incident for event in read.events(store, wanted)} == {incident.id}


def test_a_join_holds_against_the_comparison_until_it_is_undone(store: Store) -> None:
    """People's word goes before likeness; undone, all is as it was."""
    apart = assembled(store, [Said("a"), Said("b", place="Veld", dead=40, words=WORDS[1])])
    assert len(apart) == 2
    judgement = join(store, [one.id for one in apart], JUDGE)
    assert [len(one.events) for one in incidents(store)] == [2]
    undo(store, judgement, JUDGE)
    assert list(incidents(store)) == apart


def test_a_split_holds_for_later_assemblies_until_it_is_undone(store: Store) -> None:
    (one,) = assembled(store, [Said("a"), Said("b")])
    judgement = split(store, one.id, [one.events[1]], JUDGE)
    assert len(list(incidents(store))) == 2
    found = assembled(store, [Said("c")])
    assert not any({*one.events} <= {*incident.events} for incident in found)
    undo(store, judgement, JUDGE)
    assert [len(incident.events) for incident in incidents(store)] == [3]


def test_judgements_come_to_the_same_whether_reports_came_before_or_after(tmp_path: Path) -> None:
    reports = [Said("a"), Said("b", place="Veld", dead=40, words=WORDS[1]), Said("c", published="2016-05-06")]
    found = []
    for name, early, late in (("x", reports[:2], reports[2:]), ("y", reports, [])):
        with open_store(tmp_path / name, write=True) as store:
            assembled(store, early)
            ids = [
                one.id for one in incidents(store) for said in reports[:2] if event_of(said).id in one.events
            ]
            join(store, ids, JUDGE)
            found.append(assembled(store, late))
    assert {frozenset(one.events) for one in found[0]} == {frozenset(one.events) for one in found[1]}


def test_judgements_that_contradict_each_other_are_refused_with_the_one_that_stands(store: Store) -> None:
    (one,) = assembled(store, [Said("a"), Said("b")])
    judgement = split(store, one.id, [one.events[0]], JUDGE)
    both = [incident.id for incident in incidents(store)]
    with pytest.raises(StoreError, match=rf"{judgement} \(split by mk on 2020-02-02\)"):
        join(store, both, JUDGE)
    assert [incident.id for incident in incidents(store)] == both


@pytest.mark.parametrize("events", [[], ["e1:zz"]], ids=["none", "unknown"])
def test_a_split_of_nothing_is_wrong_usage(store: Store, events: list[str]) -> None:
    (one,) = assembled(store, [Said("a"), Said("b")])
    with pytest.raises(UsageError, match="split: "):
        split(store, one.id, events, JUDGE)


def test_an_incident_that_is_gone_names_what_it_became(store: Store) -> None:
    apart = assembled(store, [Said("a"), Said("b", place="Veld", dead=40, words=WORDS[1])])
    join(store, [one.id for one in apart], JUDGE)
    (now,) = incidents(store)
    (gone,) = (one for one in apart if one.id != now.id)
    with pytest.raises(StoreError, match=f"it is now {now.id}"):
        known(store, gone.id)


def test_an_incident_that_is_gone_names_where_its_reports_are_now_and_no_step_between(store: Store) -> None:
    """It grew, was joined and was parted again since: only what there is now is named."""
    apart = assembled(
        store,
        [Said("a"), Said("b", place="Veld", dead=40, words=WORDS[1])],
        [Said("c", published="2016-05-01", day="2016-05-03")],
    )
    judgement = join(store, [one.id for one in apart], JUDGE)
    now = {one.id for one in incidents(store)}
    gone = sorted({past.incident for one in now for past in history(store, one)} - now)
    assert gone
    for identity in gone:
        with pytest.raises(
            StoreError, match=f"it is now {next(iter(now))}; see it with: dragoman incidents show"
        ):
            known(store, identity[:10])
    undo(store, judgement, JUDGE)
    there = {one.id for one in incidents(store)}
    for identity in set(gone) - there:
        with pytest.raises(StoreError) as error:
            known(store, identity)
        assert set(re.findall(r"i1:\w{20}", str(error.value))) - {identity} <= there


def test_a_split_against_a_join_says_what_to_type_and_is_possible_then(store: Store) -> None:
    apart = assembled(store, [Said("a"), Said("b", place="Veld", dead=40, words=WORDS[1])])
    judgement = join(store, [one.id for one in apart], JUDGE)
    (one,) = incidents(store)
    with pytest.raises(StoreError, match=f"dragoman incidents undo {judgement} --store {store.path}"):
        split(store, one.id, [one.events[1]], JUDGE)
    undo(store, judgement, JUDGE)
    assert list(incidents(store)) == apart


def test_where_two_joins_stand_against_a_split_both_are_named_and_no_others(store: Store) -> None:
    """Taking one of them back would not do."""
    reports = [Said("a"), Said("b", place="Veld", dead=40, words=WORDS[1])]
    apart = assembled(store, [*reports, Said("c", day="2016-01-01"), Said("d", day="2015-01-01")])
    a, b, c, d = (
        next(one for one in apart if event_of(said).id in one.events)
        for said in (*reports, Said("c", day="2016-01-01"), Said("d", day="2015-01-01"))
    )
    other = join(store, [c.id, d.id], JUDGE)
    first = join(store, [a.id, b.id], JUDGE)
    (both,) = (one for one in incidents(store) if a.events[0] in one.events)
    second = rulings.add_join(store, both.events, judge="op", day=JUDGE.day)
    with pytest.raises(StoreError, match="otherwise: ") as error:
        split(store, both.id, [b.events[0]], JUDGE)
    assert first in str(error.value)
    assert second in str(error.value)
    assert other not in str(error.value)


def test_a_merge_is_explained_field_by_field(store: Store) -> None:
    (one,) = assembled(store, [Said("a", dead=4), Said("b", dead=4)])
    (merge,) = merges_of(store, one)
    assert merge.best is not None
    assert any(reason.startswith("tolls +1.5: the same number") for reason in merge.best.reasons)


def test_copies_count_as_one_source_and_other_outlets_as_more(store: Store) -> None:
    """One text in two papers is one source; an own text is a second."""
    long = " ".join(f"Sentence {n} of the long report tells of the market and its people." for n in range(12))
    own = " ".join(f"Our reporter counted {n} stalls that were closed, and walked on." for n in range(20, 32))
    (one,) = assembled(
        store,
        [
            Said("a", source="one.com", text=long),
            Said("b", source="two.com", text=long),
            Said("c", source="three.com", text=own),
        ],
    )
    assert sorted(group.why for group in one.sources) == [(), ("near-copies of one text",)]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (IncidentFilter(type="assault"), 2),
        (IncidentFilter(type="AID"), 0),
        (IncidentFilter(dyad=("AAA", "BBB")), 2),
        (IncidentFilter(dyad=("BBB", "AAA")), 0),
        (IncidentFilter(country="bbb"), 2),
        (IncidentFilter(actor="state/a"), 2),
        (IncidentFilter(first=date(2016, 5, 1)), 1),
        (IncidentFilter(last=date(2016, 5, 1)), 1),
        (IncidentFilter(reports=2), 1),
        (IncidentFilter(sources=2), 1),
        (IncidentFilter(disagreeing=True), 1),
        (IncidentFilter(standing="disputed"), 1),
        (IncidentFilter(limit=1), 1),
    ],
    ids=str,
)
def test_incidents_are_filtered(store: Store, wanted: IncidentFilter, number: int) -> None:
    assembled(
        store,
        [
            Said("a", source="one.com"),
            Said("b", source="two.com", status=Status.DENIED, speaker="AAA"),
            Said("c", day="2016-04-01", published="2016-04-02"),
        ],
    )
    assert len(list(incidents(store, wanted))) == number


def test_every_event_is_in_exactly_one_incident(store: Store) -> None:
    found = assembled(store, [Said("a"), Said("b"), Said("c", day="2016-04-01", published="2016-04-02")])
    assert not any(set(a.events) & set(b.events) for a, b in combinations(found, 2))
    ids = {event.id for event in read.events(store, read.EventFilter())}
    assert {event for one in found for event in one.events} == ids
    assert [report.event.id for report in reports_of(store, found[-1])] == list(found[-1].events)
