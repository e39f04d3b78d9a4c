"""Sums of incidents: they add up to the incidents that the same filter lists."""

from collections.abc import Iterator

import pytest

from dragoman.errors import UsageError
from dragoman.run.incidents import assemble
from dragoman.store import overview
from dragoman.store.database import Store, open_store
from dragoman.store.incident_sums import SPLITS, incidents_by, incidents_by_period
from dragoman.store.incidents import IncidentFilter, incidents
from dragoman.store.overview import Unit
from dragoman.store.read import EventFilter
from made_store import Made, made_store

MADE = [
    Made("FRA", "MLI", "2030-01-02"),
    Made("MLI", "FRA", "2030-03-02", type="AID", quad=2),
    Made("NER", "MLI", None),
]
FILTERS = (
    IncidentFilter(),
    IncidentFilter(type="aid"),
    IncidentFilter(country="NER"),
    IncidentFilter(reports=2),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = made_store(tmp_path_factory.mktemp("sums") / "s.duckdb", MADE)
    with open_store(path, write=True) as opened:
        list(assemble(opened))
        yield opened


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
@pytest.mark.parametrize("split", SPLITS)
def test_kinds_and_periods_add_up(store: Store, wanted: IncidentFilter, split: str) -> None:
    found = list(incidents(store, wanted))
    assert sum(incidents_by(store, wanted, split).values()) == len(found)
    dated = [one for one in found if one.first is not None]
    for unit in Unit:
        counted = incidents_by_period(store, wanted, unit=unit, split=split)
        assert sum(one.count for one in counted) == len(dated)
        assert [one.period for one in counted] == sorted(one.period for one in counted)


def test_what_cannot_be_counted_by_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="decade"):
        incidents_by_period(store, IncidentFilter(), unit="decade")
    with pytest.raises(UsageError, match="belief"):
        incidents_by(store, IncidentFilter(), "belief")


@pytest.mark.parametrize("unit", Unit)
def test_events_without_a_day_are_counted_beside_the_periods(store: Store, unit: str) -> None:
    dated, undated = overview.by_period_and_undated(store, EventFilter(), unit=unit)
    assert dated == overview.by_period(store, EventFilter(), unit=unit)
    assert undated == {"COERCE": 1}
