"""What answers say: agreement, precision by type and corrected totals, worked out by hand."""

from pathlib import Path

import pytest

from dragoman.run.review.fields import Field
from dragoman.run.review.figures import ANOTHER, NO_EVENT, agreements, precision_by_type, totals
from dragoman.run.review.plan import Asked, Plan, judged, make_plan
from dragoman.run.review.precision import Precision, wilson
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.judgements import Verdict
from made_review import review_store, say

R, W = Verdict.RIGHT, Verdict.WRONG


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return review_store(tmp_path / "s.duckdb")


@pytest.fixture
def plan(store: Store) -> Plan:
    return make_plan(store, Asked(size=10))


def of(plan: Plan, stratum: str) -> list[str]:
    return [one.id for one in plan.sample if one.stratum == stratum]


def row(plan: Plan, store: Store, field: Field, stratum: str, judge: str | None = None) -> Precision:
    found = next(one for one in precision_by_type(plan, judged(store), judge=judge) if one.field is field)
    return next(one for one in found.rows if one.stratum == stratum)


def test_precision_is_of_each_type_and_of_all_by_their_sizes(store: Store, plan: Plan) -> None:
    for event in of(plan, "COERCE")[:4]:
        say(store, event, Field.TYPE, R)
    say(store, of(plan, "COERCE")[4], Field.TYPE, W)
    say(store, of(plan, "AID")[0], Field.TYPE, W, value="CONSULT")
    say(store, of(plan, "PROTEST")[0], Field.TYPE, R)
    coerce = row(plan, store, Field.TYPE, "COERCE")
    assert (coerce.size, coerce.judged, coerce.right, coerce.precision) == (6, 5, 4, 0.8)
    assert (coerce.low, coerce.high) == tuple(round(end, 6) for end in wilson(4, 5, 6))
    assert row(plan, store, Field.TYPE, "AID").precision == 0
    total = row(plan, store, Field.TYPE, "all")
    assert total.precision == pytest.approx((6 * 0.8 + 0 + 1) / 10)
    assert total.corrected == pytest.approx(5.8)
    assert total.low is not None
    assert total.high is not None
    assert total.low < 0.58 < total.high


def test_an_event_that_is_none_has_no_field_right(store: Store, plan: Plan) -> None:
    event = of(plan, "AID")[0]
    say(store, event, Field.TYPE, R)
    say(store, event, Field.EVENT, W)
    for field in (Field.EVENT, Field.TYPE, Field.PLACE):
        found = row(plan, store, field, "AID")
        assert (found.judged, found.right) == (1, 0)


def test_disputed_events_are_counted_apart_and_neither_way(store: Store, plan: Plan) -> None:
    one, other = of(plan, "COERCE")[:2]
    say(store, one, Field.STATUS, R)
    say(store, one, Field.STATUS, W, "ob")
    say(store, other, Field.STATUS, R)
    found = next(f for f in precision_by_type(plan, judged(store)) if f.field is Field.STATUS)
    assert found.disputed == 1
    assert row(plan, store, Field.STATUS, "COERCE").judged == 1
    assert row(plan, store, Field.STATUS, "COERCE", "ob").right == 0
    assert row(plan, store, Field.STATUS, "COERCE", "mk").judged == 2


def test_two_who_call_it_wrong_agree_whatever_they_put_in_its_place(store: Store, plan: Plan) -> None:
    event = of(plan, "COERCE")[0]
    say(store, event, Field.TYPE, W, value="ASSAULT")
    say(store, event, Field.TYPE, W, "ob", value="PROTEST")
    found = next(f for f in precision_by_type(plan, judged(store)) if f.field is Field.TYPE)
    assert found.disputed == 0
    assert row(plan, store, Field.TYPE, "COERCE").judged == 1


def test_only_the_sample_counts(store: Store) -> None:
    plan = make_plan(store, Asked(size=3))
    outside = next(one.id for one in make_plan(store, Asked(size=10)).sample if one.id not in _ids(plan))
    say(store, outside, Field.TYPE, R)
    rows = [row for found in precision_by_type(plan, judged(store)) for row in found.rows]
    assert {row.judged for row in rows} == {0}


def test_totals_count_what_is_truly_of_a_type(store: Store, plan: Plan) -> None:
    """Of six COERCE two are ASSAULT and one is none; of three AID one is COERCE; the rest is right."""
    first, second, third, *rest = of(plan, "COERCE")
    say(store, first, Field.TYPE, W, value="ASSAULT")
    say(store, second, Field.TYPE, W, value="ASSAULT")
    say(store, third, Field.EVENT, W)
    aid, *others = of(plan, "AID")
    say(store, aid, Field.TYPE, W, value="COERCE")
    for event in (*rest, *others, *of(plan, "PROTEST")):
        say(store, event, Field.TYPE, R)
    found = {one.type: (one.raw, one.corrected, one.low, one.high) for one in totals(plan, judged(store))}
    # All events were judged: nothing is left to doubt.
    assert found == {
        "AID": (3, 2, 2, 2),
        "ASSAULT": (0, 2, 2, 2),
        "COERCE": (6, 4, 4, 4),
        "PROTEST": (1, 1, 1, 1),
        NO_EVENT: (0, 1, 1, 1),
    }


def test_totals_of_a_part_have_intervals_and_are_unknown_while_a_type_has_no_answer(
    store: Store, plan: Plan
) -> None:
    say(store, of(plan, "COERCE")[0], Field.TYPE, W)
    assert {one.corrected for one in totals(plan, judged(store))} == {None}
    say(store, of(plan, "COERCE")[1], Field.TYPE, R)
    say(store, of(plan, "AID")[0], Field.TYPE, R)
    say(store, of(plan, "PROTEST")[0], Field.TYPE, R)
    found = {one.type: one for one in totals(plan, judged(store))}
    assert found["COERCE"].corrected == pytest.approx(3)
    assert found[ANOTHER].corrected == pytest.approx(3)
    assert found["COERCE"].low is not None
    assert found["COERCE"].high is not None
    assert found["COERCE"].low < 3 < found["COERCE"].high


def test_agreement_is_on_verdicts_and_for_lists_on_values(store: Store, plan: Plan) -> None:
    events = [one.id for one in plan.sample]
    for number, event in enumerate(events):
        say(store, event, Field.TYPE, R if number % 2 else W, value=None if number % 2 else "ASSAULT")
        say(store, event, Field.TYPE, R if number % 2 else W, "ob", value=None if number % 2 else "PROTEST")
        say(store, event, Field.ACTORS, R)
    coded = {event.id: event for event in read.events_of(store, events)}
    found = {(one.field, one.on): one.found for one in agreements(judged(store), coded, tuple(Field))}
    assert (found[Field.TYPE, "verdict"].units, found[Field.TYPE, "verdict"].alpha) == (10, 1.0)
    value = found[Field.TYPE, "value"]
    assert (value.units, value.agreed) == (10, 0.5)
    assert value.alpha is not None
    assert value.alpha < 1
    assert found[Field.ACTORS, "verdict"].units == 0
    assert (Field.ACTORS, "value") not in found


def test_a_value_that_is_wrong_without_more_is_unlike_the_coders(store: Store, plan: Plan) -> None:
    event = of(plan, "AID")[0]
    say(store, event, Field.TYPE, R)
    say(store, event, Field.TYPE, W, "ob")
    coded = {one.id: one for one in read.events_of(store, [event])}
    found = agreements(judged(store), coded, (Field.TYPE,))
    assert [one.found.agreed for one in found] == [0, 0]


def _ids(plan: Plan) -> set[str]:
    return {one.id for one in plan.sample}
