"""An incident counts where and when its reports agree that it was, whatever its events are weighed by."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.records import Status
from dragoman.run.incidents import assemble
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import IncidentFilter, incidents, undated_incidents
from dragoman.store.observations import Observation
from dragoman.store.read import EventFilter
from dragoman.views.analysis.incidents_counted import counted_incidents
from dragoman.views.export.by_incident import by_incident
from made_reports import Said, keep

HEADLINE = Said("1", is_dated=False, place=None, confidence=0.99, source="Alpha")
BODY = Said("2", confidence=0.6, source="Beta")
ALONE = Said("3", type="PROTEST", mode=None, place="Otria", day="2016-09-01", trigger="march")
NEVER = Said("4", type="AID", mode=None, place="Veld", is_dated=False, trigger="grain", status=Status.PLANNED)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep(opened, (HEADLINE, BODY, ALONE, NEVER))
        list(assemble(opened))
        yield opened


def counted(store: Store, *weights: str) -> list[tuple[Observation, int]]:
    return list(counted_incidents(store, incidents(store), weights or ("event",)))


def test_the_best_day_and_place_are_those_of_an_incident_not_of_its_surest_report(store: Store) -> None:
    """A headline without a day is surer than the sentence that has the day and the place."""
    attack, *_ = counted(store)
    assert (attack[0].first, attack[0].last) == (date(2016, 5, 3), date(2016, 5, 3))
    assert (attack[0].place_country, attack[0].precision, attack[1]) == ("AAA", "city", 2)


def test_rows_are_those_that_an_export_has(store: Store) -> None:
    exported = [one.event for one in by_incident(store, EventFilter())]
    assert [
        (
            *(one.type, one.status, one.actor_countries, one.recipient_countries),
            None if one.first is None else one.first.isoformat(),
            one.place_country,
        )
        for one, _ in counted(store)
    ] == [
        (
            *(event.type, event.status),
            *(tuple(party.country for party in side) for side in (event.actors, event.recipients)),
            event.date.first,
            None if event.place is None else event.place.country,
        )
        for event in exported
    ]


@pytest.mark.parametrize("weights", [("event",), ("date",), ("place", "actors", "type")])
def test_a_weight_changes_the_probability_alone(store: Store, weights: tuple[str, ...]) -> None:
    def shown(found: list[tuple[Observation, int]]) -> list[tuple[object, ...]]:
        return [(one.id, one.first, one.type, one.place_country, number) for one, number in found]

    assert shown(counted(store, *weights)) == shown(counted(store, "status"))


def test_incidents_without_a_day_are_told_where_days_are_asked_for(store: Store) -> None:
    wanted = IncidentFilter(first=date(2016, 1, 1))
    assert [one.type for one in undated_incidents(store, wanted)] == ["AID"]
    assert {one.type for one in incidents(store, wanted)} == {"ASSAULT", "PROTEST"}
    assert list(undated_incidents(store, IncidentFilter())) == []


THERE, BACK = {"actors": ("AAA",), "recipients": ("BBB",)}, {"actors": ("BBB",), "recipients": ("AAA",)}


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        pytest.param("CONSULT", {("AAA", "BBB"), ("BBB", "AAA")}, id="who meets is met"),
        pytest.param("ASSAULT", {("AAA", "BBB")}, id="who attacks is not attacked"),
    ],
)
def test_reports_in_opposite_order_count_both_ways_where_both_do_it(
    tmp_path: Path, type_: str, expected: set[tuple[str, str]]
) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep(opened, (Said("1", type=type_, mode=None, **THERE), Said("2", type=type_, mode=None, **BACK)))
        list(assemble(opened))
        found = [one for one, number in counted(opened) if number == 2]
        assert [set(one.dyads()) for one in found] == [expected]
