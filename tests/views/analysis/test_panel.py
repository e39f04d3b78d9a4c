"""Panels: every unit and period has its row, and no event is lost or doubled on the way."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.store.observations import Observation
from dragoman.views.analysis.panel import PanelPlan, Split, header, make_panel, rows
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.units import CountryOf, Placing, Unit
from made_observations import seen

COUNTRY = Placing(Unit.COUNTRY)
MONTHS = PanelPlan(COUNTRY, Period.MONTH)
PLACED = st.builds(
    seen,
    st.sampled_from(["2029-11-30", "2030-01-15", "2030-03-01", "2030-12-31"]),
    st.sampled_from(["2030-12-31", "2031-02-01"]),
    place_country=st.sampled_from(["BBB", "CCC"]),
    quad=st.integers(1, 4),
    probability=st.floats(0, 1),
)


def table(
    found: Sequence[Observation], plan: PanelPlan, volume: dict[date, int] | None = None
) -> list[dict[str, Any]]:
    made = make_panel(found, volume or {}, plan)
    return [dict(zip(header(plan), row, strict=True)) for row in rows(made)]


def test_a_panel_by_hand() -> None:
    """Two reports in January (one half sure, one sure), none in February, one in March."""
    found = [
        seen("2030-01-15"),
        seen("2030-01-16", probability=1.0, quad=1, intensity=2.0, goldstein=None),
        seen("2030-03-01", "2030-03-31"),
    ]
    volume = {date(2030, 1, 2): 300, date(2030, 1, 31): 200, date(2030, 3, 1): 10}
    january, february, march = table(found, MONTHS, volume)
    assert january["period"] == "2030-01"
    assert (january["from"], january["to"]) == ("2030-01-01", "2030-01-31")
    assert (january["events"], january["expected"]) == (2, 1.5)
    assert (january["expected_low"], january["expected_high"]) == (1, 2)
    assert (january["articles"], january["rate"], january["share"]) == (500, 3.0, 1.0)
    assert (january["events_verbal_cooperation"], january["expected_material_conflict"]) == (1, 0.5)
    assert january["intensity"] == pytest.approx(0.5 * -9 + 2)
    assert january["goldstein"] == pytest.approx(-5)
    assert (february["events"], february["expected"], february["expected_high"]) == (0, 0, 0)
    assert (february["articles"], february["rate"], february["share"]) == (0, None, None)
    assert (march["events"], march["rate"]) == (1, 50.0)


@given(
    st.lists(PLACED, max_size=6, unique_by=lambda one: one.id),
    st.sampled_from([Period.WEEK, Period.MONTH, Period.YEAR]),
)
@settings(deadline=None)
def test_with_spread_a_panel_holds_every_event_once(found: list[Observation], period: Period) -> None:
    plan = PanelPlan(COUNTRY, period, Split.NONE, spread=True)
    panel = table(found, plan)
    assert sum(row["events"] for row in panel) == pytest.approx(len(found), abs=1e-3)
    assert sum(row["expected"] for row in panel) == pytest.approx(
        sum(one.probability for one in found), abs=1e-3
    )


@given(st.lists(PLACED, max_size=6, unique_by=lambda one: one.id))
def test_counts_by_quad_make_the_count(found: list[Observation]) -> None:
    for row in table(found, MONTHS):
        apart = [value for name, value in row.items() if name.startswith("events_")]
        assert len(apart) == 4
        assert sum(apart) == row["events"]


@given(st.lists(PLACED, max_size=6, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_change_a_byte(found: list[Observation], order: Random) -> None:
    mixed = list(found)
    order.shuffle(mixed)
    plan = PanelPlan(COUNTRY, Period.MONTH, spread=True)
    assert table(mixed, plan) == table(found, plan)


@given(st.lists(PLACED, max_size=6, unique_by=lambda one: one.id))
def test_an_event_is_counted_or_set_aside(found: list[Observation]) -> None:
    made = make_panel(found, {}, MONTHS)
    assert sum(map(len, made.cells.values())) + sum(made.set_aside.values()) == len(found)


def test_every_unit_has_every_period() -> None:
    found = [seen("2030-01-15"), seen("2030-02-10", place_country="CCC")]
    plan = PanelPlan(COUNTRY, Period.WEEK, first=date(2029, 12, 1), last=date(2030, 3, 1))
    panel = table(found, plan)
    times = {row["period"] for row in panel}
    assert {"2029-W48", "2030-W09"} <= times
    assert Counter((row["unit"], row["period"]) for row in panel) == Counter(
        (unit, time) for unit in ("BBB", "CCC") for time in times
    )


@pytest.mark.parametrize("spread", [False, True])
def test_the_first_and_the_last_row_hold_the_days_asked_for_alone(spread: bool) -> None:
    """Articles of days whose events are not read would make the rate too low."""
    days = {"first": date(2030, 1, 15), "last": date(2030, 3, 10)}
    plan = PanelPlan(COUNTRY, Period.MONTH, Split.NONE, spread=spread, **days)
    volume = {date(2030, 1, day): 100 for day in (1, 14, 15, 31)} | {
        date(2030, 3, 10): 10,
        date(2030, 3, 11): 1,
    }
    found = [
        seen("2030-01-14"),
        seen("2030-01-15"),
        seen("2030-02-01"),
        seen("2030-03-10"),
        seen("2030-03-11"),
    ]
    rows_ = table(found, plan, volume)
    assert [(row["period"], row["from"], row["to"], row["articles"], row["events"]) for row in rows_] == [
        ("2030-01", "2030-01-15", "2030-01-31", 200, 1),
        ("2030-02", "2030-02-01", "2030-02-28", 0, 1),
        ("2030-03", "2030-03-01", "2030-03-10", 10, 1),
    ]
    assert rows_[0]["rate"] == 2.5
    assert make_panel(found, volume, plan).set_aside == {"outside the days asked for": 2}


def test_days_outside_those_asked_for_are_spread_to_nowhere() -> None:
    """Of ten days of an event five are asked for."""
    plan = PanelPlan(COUNTRY, Period.MONTH, Split.NONE, first=date(2030, 1, 15), spread=True)
    (row,) = table([seen("2030-01-10", "2030-01-19", probability=1.0)], plan)
    assert (row["from"], row["events"], row["expected"]) == ("2030-01-15", 0.5, 0.5)


def test_units_asked_for_are_there_with_zeros_and_others_are_not() -> None:
    plan = PanelPlan(COUNTRY, Period.MONTH, only=("ZZZ", "BBB"))
    panel = table([seen(), seen(place_country="CCC", probability=1.0)], plan)
    assert [(row["unit"], row["events"]) for row in panel] == [("BBB", 1), ("ZZZ", 0)]
    assert panel[0]["share"] == 0.5


def test_days_of_two_periods_are_left_out_or_shared() -> None:
    event = seen("2030-01-31", "2030-02-03", probability=1.0)
    made = make_panel([event], {}, MONTHS)
    assert made.set_aside == {"days of more than one month": 1}
    assert [row["events"] for row in table([event], PanelPlan(COUNTRY, Period.MONTH, spread=True))] == [
        0.25,
        0.75,
    ]


def test_a_panel_without_events_has_no_rows_and_one_with_days_and_units_has_zeros() -> None:
    assert table([], MONTHS) == []
    days = {"first": date(2030, 1, 1), "last": date(2030, 2, 1)}
    assert [row["events"] for row in table([], PanelPlan(COUNTRY, Period.MONTH, only=("BBB",), **days))] == [
        0,
        0,
    ]
    with pytest.raises(UsageError, match="give --from and --to"):
        table([], PanelPlan(COUNTRY, Period.MONTH, only=("BBB",)))


def test_a_panel_that_is_too_large_is_refused() -> None:
    plan = PanelPlan(Placing(Unit.COUNTRY, CountryOf.ACTOR), Period.DAY, first=date(1, 1, 1), last=date.max)
    many = [seen(actor_countries=("AAA", "BBB", "CCC"))]
    with pytest.raises(UsageError, match="more than 5000000 rows"):
        make_panel(many, {}, plan)


def test_types_are_columns_in_the_order_given() -> None:
    plan = PanelPlan(COUNTRY, Period.MONTH, Split.TYPE, ("AID", "ASSAULT"))
    (row,) = table([seen()], plan)
    assert (row["events_aid"], row["events_assault"], row["expected_assault"]) == (0, 1, 0.5)


def test_cells_have_their_middle() -> None:
    (row,) = table([seen()], PanelPlan(Placing(Unit.CELL), Period.YEAR))
    assert (row["lat"], row["lon"]) == (10.25, 20.25)
