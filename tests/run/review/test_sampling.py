"""Samples: shared out as promised, the same whatever the order, every event as likely as another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.run.review.sampling import Sampled, Stratum, allocate, draw
from dragoman.store.observations import Observation
from dragoman.views.analysis.sheet import HEADER, sheet_rows
from made_observations import seen
from made_records import made_article, made_document, made_event

BASE = made_event(made_document(made_article()))


def made(number: int, **other: object) -> list[Observation]:
    return [seen(doc=f"d1:{n}", **other) for n in range(number)]


@pytest.mark.parametrize(
    ("sizes", "size", "least", "wanted"),
    [
        pytest.param({"a": 80, "b": 20}, 10, 1, {"a": 8, "b": 2}, id="in proportion"),
        pytest.param({"a": 95, "b": 5}, 10, 3, {"a": 7, "b": 3}, id="the least of each first"),
        pytest.param({"a": 2, "b": 98}, 10, 5, {"a": 2, "b": 8}, id="all of a small one"),
        pytest.param({"a": 1, "b": 1, "c": 1}, 2, 0, {"a": 1, "b": 1, "c": 0}, id="a tie goes by name"),
        pytest.param({"a": 3, "b": 2}, 99, 1, {"a": 3, "b": 2}, id="no more than there are"),
        pytest.param({}, 10, 1, {}, id="nothing"),
    ],
)
def test_how_a_sample_is_shared(sizes: dict[str, int], size: int, least: int, wanted: dict[str, int]) -> None:
    assert allocate(sizes, size, least) == wanted


def test_too_small_a_sample_is_refused() -> None:
    with pytest.raises(UsageError, match="give 10 or more"):
        allocate({"a": 50, "b": 50}, 9, 5)


@given(st.dictionaries(st.text(max_size=2), st.integers(1, 50), max_size=6), st.integers(30, 300))
def test_a_sample_has_the_size_asked_for_and_no_stratum_gives_more_than_it_has(
    sizes: dict[str, int], size: int
) -> None:
    found = allocate(sizes, size, 5)
    assert sum(found.values()) == min(size, sum(sizes.values()))
    assert all(min(5, sizes[name]) <= number <= sizes[name] for name, number in found.items())


def test_the_order_of_events_does_not_matter_and_the_seed_does() -> None:
    events = [*made(30, type="AID"), *made(10, type="ASSAULT")]
    drawn = draw(events, Stratum.TYPE, 12, 2, 0)
    assert drawn == draw(events[::-1], Stratum.TYPE, 12, 2, 0)
    assert drawn != draw(events, Stratum.TYPE, 12, 2, 1)
    assert {(one.stratum, one.size) for one in drawn} == {("AID", 30), ("ASSAULT", 10)}
    assert len({one.id for one in drawn}) == 12


def test_every_event_is_drawn_about_as_often_as_another() -> None:
    """Of 10 events 5 are drawn 400 times: each 200 times, with a standard deviation of 10."""
    events = made(10)
    times = dict.fromkeys((event.id for event in events), 0)
    for seed in range(400):
        for one in draw(events, Stratum.NONE, 5, 1, seed):
            times[one.id] += 1
    assert all(150 < number < 250 for number in times.values())


@pytest.mark.parametrize(
    ("by", "strata"),
    [
        (Stratum.TYPE, {"ASSAULT"}),
        (Stratum.QUAD, {"4"}),
        (Stratum.STATUS, {"happened"}),
        (Stratum.NONE, {"all"}),
    ],
)
def test_strata(by: Stratum, strata: set[str]) -> None:
    assert {one.stratum for one in draw(made(3), by, 3, 1, 0)} == strata


def test_a_sentence_of_a_sheet_is_one_line() -> None:
    anchor = replace(BASE.evidence, text="They met\nagain")
    (row,) = sheet_rows([(Sampled("all", 1, BASE.id), replace(BASE, evidence=anchor))])
    assert row[HEADER.index("sentence")] == "They met again"
    assert len(row) == len(HEADER)
