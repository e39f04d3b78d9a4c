"""An older store gets the tables for incidents without losing anything; asking goes by ids and finds all."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.records import Ruling
from dragoman.run.incidents import assemble
from dragoman.store import read
from dragoman.store.connection import literals, many
from dragoman.store.database import open_store
from dragoman.store.incidents import IncidentFilter, incident, incidents
from dragoman.store.rulings import add_join, rulings
from made_records import fill, made_article
from made_reports import Said, keep


def older(path: Path) -> None:
    """Make a store as version 1 of the schema has it, with an incident as it was then."""
    sql = files("dragoman.store.migrations").joinpath("0001_tables.sql").read_text("utf-8")
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL)")
        connection.execute(sql)
        connection.execute("INSERT INTO migrations VALUES (1, 'tables')")
        connection.execute("INSERT INTO incidents VALUES ('i1:old', 'AID', NULL, NULL, ['e1:a'])")


def test_an_older_store_is_brought_up_to_date_and_assembled(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    older(path)
    with pytest.raises(StoreError, match="its schema is number 1"):
        open_store(path)
    with open_store(path, write=True) as store:
        fill(store, made_article())
        list(assemble(store))
        (event,) = read.events(store, read.EventFilter())
        assert [one.events for one in incidents(store)] == [(event.id,)]


def test_an_incident_is_found_by_the_beginning_of_its_id_when_only_one_begins_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        keep(store, [Said("a"), Said("b", day="2016-04-01", published="2016-04-02")])
        list(assemble(store))
        first, second = incidents(store)
        assert incident(store, first.id[:-1]) == first
        assert incident(store, second.id) == second
        assert incident(store, "i1:zz") is None
        with pytest.raises(StoreError, match="several incidents begin with 'i1:'"):
            incident(store, "i1:")
        assert list(incidents(store, IncidentFilter(type="ASSAULT"))) == [first, second]


def test_a_ruling_comes_out_as_it_went_in_and_one_without_events_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        made = add_join(store, ["e1:b", "e1:a"], judge="mk", day=date(2020, 2, 2))
        assert rulings(store) == (Ruling(made, together=True, events=("e1:a", "e1:b")),)
        store.fetch("UPDATE judgements SET value = NULL")
        with pytest.raises(StoreError, match="names no events to join"):
            rulings(store)


def test_ids_are_written_so_that_no_id_ends_a_statement() -> None:
    assert literals(["a'; DROP TABLE events; --"]) == "'a''; DROP TABLE events; --'"
    assert many(["b", "a", "b"]) == '["a", "b"]'
