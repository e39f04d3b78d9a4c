"""Frames hold what the store holds: the same events, in the same order, whatever the library."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.records import Voice
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.frames import as_frame
from dragoman.store.observations import observations, volume
from dragoman.store.read import EventFilter
from made_records import TEXT, fill, made_article

FILTERS = [
    EventFilter(),
    EventFilter(type="coerce"),
    EventFilter(type="AID"),
    EventFilter(actor="POLICE"),
    EventFilter(actor="%"),
    EventFilter(country="tur"),
    EventFilter(country="SYR"),
    EventFilter(first=date(2016, 5, 3)),
    EventFilter(first=date(2016, 5, 4)),
    EventFilter(last=date(2016, 5, 3)),
    EventFilter(last=date(2016, 5, 2)),
    EventFilter(status="Happened"),
    EventFilter(status="denied"),
    EventFilter(voice=Voice.NARRATED),
    EventFilter(voice=Voice.ATTRIBUTED),
    EventFilter(limit=2),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        fill(opened, made_article(), *(made_article(f"He strikes {n} strikes", f"{n}") for n in range(3)))
        yield opened


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_frames_and_observations_take_the_events_that_reading_gives(
    store: Store, wanted: EventFilter
) -> None:
    ids = [event.id for event in read.events(store, wanted)]
    assert store.frame(wanted).column("id").to_pylist() == ids
    assert [one.id for one in observations(store, wanted)] == ids


def test_a_frame_has_the_fields_of_the_record(store: Store) -> None:
    (row,) = store.frame(EventFilter(doc=read.documents_with_all(store, [[["ankara"]]])[0])).to_pylist()
    assert row["type"] == "COERCE"
    assert row["actors"] == ["Police of Ankara"]
    assert row["actor_countries"] == ["TUR"]
    assert (row["from"], row["to"]) == (date(2016, 5, 3), date(2016, 5, 3))
    assert (row["lat"], row["place_country"], row["published"]) == (39.91987, "TUR", date(2016, 5, 4))
    assert row["trigger"] in TEXT


def test_a_frame_names_the_incident(store: Store) -> None:
    first, *_ = read.events(store, EventFilter())
    store.fetch("INSERT INTO assembled VALUES (?, 'c1:a', 'i1:a')", [first.id])
    named = dict(zip(*(store.frame().column(name).to_pylist() for name in ("id", "incident")), strict=True))
    assert named.pop(first.id) == "i1:a"
    assert set(named.values()) == {None}


def test_an_empty_store_gives_an_empty_frame_with_all_columns(tmp_path: Path, store: Store) -> None:
    with open_store(tmp_path / "empty.duckdb", write=True) as empty:
        found = empty.frame()
    assert found.num_rows == 0
    assert found.schema == store.frame().schema


def test_pandas_stands_on_arrows_memory(store: Store) -> None:
    pytest.importorskip("pandas")
    frame = store.frame(to="pandas")
    assert list(frame["id"]) == store.frame().column("id").to_pylist()
    assert all("pyarrow" in str(kind) for kind in frame.dtypes)


def test_polars_has_the_same_rows(store: Store) -> None:
    pytest.importorskip("polars")
    assert store.frame(to="polars").to_dicts() == store.frame().to_pylist()


def address(column: Any) -> int:  # noqa: ANN401 - pyarrow has no types
    """Give where the values of a column of numbers lie in memory."""
    return column.chunk(0).buffers()[1].address if hasattr(column, "chunk") else column.buffers()[1].address


def test_numbers_are_not_copied(store: Store) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    table = store.frame()
    for name in ("lat", "intensity", "sentence", "confidence"):
        there = address(table.column(name))
        assert address(as_frame(table, "pandas")[name].array.__arrow_array__()) == there
        assert address(as_frame(table, "polars")[name].to_arrow()) == there


def test_an_unknown_library_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="'excel' is not one of arrow, pandas, polars"):
        store.frame(to="excel")


def test_a_library_that_is_not_installed_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="polars is not installed; run: pip install"):
        store.frame(to="polars")


def test_an_observation_has_what_the_record_has(store: Store) -> None:
    wanted = EventFilter(doc=read.documents_with_all(store, [[["ankara"]]])[0])
    (one,) = observations(store, wanted)
    (event,) = read.events(store, wanted)
    assert event.place is not None
    assert (one.type, one.quad, one.intensity) == (event.type, event.quad, event.intensity)
    assert one.first == one.last == date(2016, 5, 3)
    assert (one.lat, one.lon, one.precision) == (event.place.lat, event.place.lon, "city")
    assert one.probability == event.confidence.event


@pytest.mark.parametrize(
    ("names", "probability"),
    [((), 1.0), (("event",), 0.9), (("event", "type"), 0.9 * 0.81234), (("place",), 0.75)],
)
def test_the_probability_is_the_product_of_confidences(
    store: Store, names: tuple[str, ...], probability: float
) -> None:
    (one, *_) = observations(store, EventFilter(type="COERCE"), names)
    assert one.probability == pytest.approx(probability)


def test_a_confidence_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="'actor' is not one of event, type, actors"):
        list(observations(store, EventFilter(), ["actor"]))


def test_volume_counts_documents_by_day(store: Store) -> None:
    assert volume(store) == {date(2016, 5, 4): 4}
