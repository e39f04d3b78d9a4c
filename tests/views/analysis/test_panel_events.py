"""The events behind a panel's numbers: for every cell they add up to it, whatever was asked for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.records import Origin, Reported
from dragoman.store.observations import Observation
from dragoman.views.analysis import panel_events
from dragoman.views.analysis.panel import Panel, PanelPlan, header, make_panel, rows
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.units import CountryOf, Placing, Unit
from made_observations import seen
from made_records import made_article, made_document, made_event

ORIGIN = Origin("a1:a", date(2030, 1, 2), "Sahel Wire", "https://example.org/a", None, 100)
EVENT = made_event(made_document(made_article()))
SEEN = st.lists(
    st.builds(
        seen,
        st.sampled_from([None, "2030-01-15", "2030-01-31"]),
        st.sampled_from(["2030-01-31", "2030-02-02", "2030-04-01"]),
        recipient_countries=st.sampled_from([("BBB",), ("BBB", "CCC"), ("AAA",)]),
        place_country=st.sampled_from([None, "BBB"]),
        probability=st.floats(0, 1),
    ),
    max_size=12,
)


def told(found: Sequence[Observation]) -> Mapping[str, Reported]:
    return {one.id: Reported(replace(EVENT, id=one.id), ORIGIN) for one in found}


def listed(made: Panel, found: Sequence[Observation], period: str | None = None) -> list[dict[str, Any]]:
    counted = panel_events.counted(made, period)
    lines = panel_events.rows(counted, made.plan.period, told(found))
    return [dict(zip(panel_events.HEADER, line, strict=True)) for line in lines]


@settings(max_examples=40, deadline=None)
@given(
    found=SEEN,
    placing=st.sampled_from([Placing(Unit.DYAD), Placing(Unit.COUNTRY, CountryOf.ANY), Placing(Unit.CELL)]),
    period=st.sampled_from(Period),
    spread=st.booleans(),
)
def test_for_every_cell_of_a_panel_the_events_listed_add_up_to_it(
    *, found: list[Observation], placing: Placing, period: Period, spread: bool
) -> None:
    plan = PanelPlan(placing, period, first=date(2030, 1, 10), last=date(2030, 2, 20), spread=spread)
    made = make_panel(found, {}, plan)
    sums: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in listed(made, found):
        sums[line["unit"], line["period"]].append(line)
    for values in rows(made):
        row = dict(zip(header(plan), values, strict=True))
        behind = sums.pop((row["unit"], row["period"]), [])
        for column in ("events", "expected"):
            assert sum(line[column] for line in behind) == pytest.approx(row[column], abs=1e-4)
    assert not sums


def test_a_row_has_the_event_with_its_words_and_where_they_stand() -> None:
    found = [seen("2030-01-30", "2030-02-02", probability=0.5)]
    plan = PanelPlan(Placing(Unit.DYAD), Period.MONTH, spread=True)
    (row,) = listed(make_panel(found, {}, plan), found, "2030-01")
    assert (row["unit"], row["period"], row["events"], row["expected"]) == ("AAA-BBB", "2030-01", 0.5, 0.25)
    assert (row["id"], row["type"], row["sentence"]) == (found[0].id, EVENT.type, EVENT.evidence.text)
    assert (row["source"], row["published"], row["url"]) == ("Sahel Wire", "2030-01-02", ORIGIN.url)


def test_a_period_that_the_panel_does_not_have_is_wrong_usage() -> None:
    found = [seen("2030-01-15"), seen("2030-03-15")]
    made = make_panel(found, {}, PanelPlan(Placing(Unit.DYAD), Period.MONTH))
    with pytest.raises(UsageError, match=r"'2030-3' is no period of this panel \(2030-01 to 2030-03\)"):
        panel_events.counted(made, "2030-3")
    assert panel_events.counted(made, "2030-02") == ()
