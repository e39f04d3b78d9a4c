"""A party's events are counted by the side it is on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.store.database import Store, open_store
from dragoman.store.profile import Named, Sides, named, profile
from dragoman.store.read import EventFilter
from made_reports import Said, keep

REPORTS = (
    Said("one", actors=("AAA", "Marshal Dovan/AAA"), recipients=("BBB",)),
    Said("two", actors=("AAA",), recipients=("BBB", "BBB")),
    Said("three", type="AID", mode=None, day="2016-07-01", actors=("BBB",), recipients=("AAA",)),
    Said("other", actors=("CCC",), recipients=("BBB",)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep(opened, REPORTS)
        yield opened


def test_both_sides_are_counted_apart(store: Store) -> None:
    found = profile(store, EventFilter(actor="AAA"))
    assert found.events == 3
    assert found.types == (Sides("ASSAULT", 2, 0), Sides("AID", 0, 1))
    assert found.partners == (Sides("BBB", 2, 1),)


def test_days_and_other_filters_hold(store: Store) -> None:
    found = profile(store, EventFilter(actor="state/bbb", type="AID"))
    assert found.types == (Sides("AID", 1, 0),)
    assert profile(store, EventFilter(actor="nobody")).events == 0


def test_who_is_meant_by_part_of_a_name(store: Store) -> None:
    assert named(store, "dovan") == (Named("Marshal Dovan", "person/marshal-dovan", "AAA", 1),)
    assert [one.name for one in named(store, "bb")] == ["BBB"]
    assert named(store, "%") == ()


def test_without_an_actor_it_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="actor: it is missing"):
        profile(store, EventFilter())
