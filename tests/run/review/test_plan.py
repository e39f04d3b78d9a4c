"""Who is asked about what: a seeded sample by type, a queue of each judge's own, a share for two."""

from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.run.review.fields import Field
from dragoman.run.review.plan import Asked, Plan, judged, make_plan, open_fields, queue
from dragoman.store.database import Store
from dragoman.store.judgements import Verdict
from dragoman.store.read import EventFilter
from made_review import review_store, say

R, W = Verdict.RIGHT, Verdict.WRONG


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return review_store(tmp_path / "s.duckdb")


def done(store: Store, event: str, judge: str, plan: Plan) -> None:
    for field in plan.asked.fields:
        say(store, event, field, R, judge)


def test_a_sample_has_each_type_and_its_seed_fixes_it(store: Store) -> None:
    plan = make_plan(store, Asked(size=6))
    assert plan == make_plan(store, Asked(size=6))
    assert plan.sizes == {"AID": 3, "COERCE": 6, "PROTEST": 1}
    assert set(Counter(one.stratum for one in plan.sample)) == set(plan.sizes)
    assert len(plan.sample) == 6
    others = [make_plan(store, Asked(size=6, seed=seed)).sample for seed in range(1, 6)]
    assert any(other != plan.sample for other in others)


def test_a_sample_may_be_of_one_type(store: Store) -> None:
    plan = make_plan(store, Asked(EventFilter(type="AID"), size=10))
    assert plan.sizes == {"AID": 3}
    assert len(plan.sample) == 3


@pytest.mark.parametrize(
    ("asked", "words"), [(Asked(size=2), "2 is too few for 3 types"), (Asked(second=1.2), "1.2 is no share")]
)
def test_a_sample_that_cannot_be_drawn_is_refused(store: Store, asked: Asked, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        make_plan(store, asked)


def test_an_empty_store_has_an_empty_sample(tmp_path: Path) -> None:
    assert make_plan(review_store(tmp_path / "e.duckdb", ()), Asked()).sample == ()


def test_what_a_judge_has_done_is_not_asked_again(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=1))
    first, second, *rest = queue(plan, "mk", judged(store))
    done(store, first, "mk", plan)
    say(store, second, Field.TYPE, R)
    assert queue(plan, "mk", judged(store)) == (second, *rest)


def test_an_event_that_is_none_is_done_with_that_answer(store: Store) -> None:
    plan = make_plan(store, Asked(size=10))
    first = queue(plan, "mk", {})[0]
    say(store, first, Field.EVENT, W)
    assert first not in queue(plan, "mk", judged(store))


def test_only_the_shared_part_is_asked_of_two_and_of_no_third(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=0.5))
    assert 0 < len(plan.shared) < 10
    for event in queue(plan, "mk", {}):
        done(store, event, "mk", plan)
    left = queue(plan, "ob", judged(store))
    assert set(left) == set(plan.shared)
    for event in left:
        done(store, event, "ob", plan)
    assert queue(plan, "third", judged(store)) == ()


def test_the_shared_part_comes_first(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=0.5))
    order = queue(plan, "mk", {})
    assert set(order[: len(plan.shared)]) == set(plan.shared)


def test_each_judge_has_an_order_of_their_own(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=0))
    orders = {queue(plan, name, {}) for name in ("mk", "ob", "third", "fourth")}
    assert len(orders) == 4
    assert len({frozenset(order) for order in orders}) == 1


def test_half_an_event_of_another_judge_hides_nothing(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=0))
    event = plan.sample[0].id
    say(store, event, Field.TYPE, R, "ob")
    assert event in queue(plan, "mk", judged(store))


def test_only_the_fields_that_are_asked_for_are_open(store: Store) -> None:
    plan = make_plan(store, Asked(fields=(Field.EVENT, Field.STATUS)))
    event = plan.sample[0].id
    say(store, event, Field.EVENT, R)
    said = judged(store)[event]
    assert open_fields(plan, "mk", said) == (Field.STATUS,)
    assert open_fields(plan, "ob", said) == (Field.EVENT, Field.STATUS)
