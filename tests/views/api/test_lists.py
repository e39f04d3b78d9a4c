"""Lists: every item is on one page and one only, and those that a filter lets through are the store's."""

from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.records.serial import event_to_json, statement_to_json
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.incidents import IncidentFilter, incidents
from dragoman.store.read import EventFilter
from made_api import Walk

EVENT_FILTERS = [
    ({"type": "AID"}, EventFilter(type="AID")),
    ({"mode": "arrest"}, EventFilter(mode="arrest")),
    ({"context": "human_rights"}, EventFilter(context="human_rights")),
    ({"quad": "2"}, EventFilter(quad=2)),
    ({"actor": "police of fra"}, EventFilter(actor="police of fra")),
    ({"country": "mli"}, EventFilter(country="MLI")),
    ({"dyad": "FRA,MLI"}, EventFilter(dyad=("FRA", "MLI"))),
    ({"from": "2030-01-02"}, EventFilter(first=date(2030, 1, 2))),
    ({"to": "2029-12-31"}, EventFilter(last=date(2029, 12, 31))),
    ({"from": "2030-01-01", "to": "2030-01-31"}, EventFilter(first=date(2030, 1, 1), last=date(2030, 1, 31))),
    ({"status": "denied"}, EventFilter(status="denied")),
    ({"speaker": "KORAL"}, EventFilter(speaker="koral")),
    ({"speaker": "%"}, EventFilter(speaker="%")),
    ({"place": "MLI"}, EventFilter(place="MLI")),
    ({"source": "anatolian"}, EventFilter(source="anatolian")),
    ({"text": "ARRESTED 40"}, EventFilter(text="arrested 40")),
    ({"text": "'; DROP TABLE events; --"}, EventFilter(text="'; DROP TABLE events; --")),
    ({"confidence": "0.9"}, EventFilter(confidence=0.9)),
    ({"confidence": "0.91"}, EventFilter(confidence=0.91)),
]
INCIDENT_FILTERS = [
    ({"type": "AID"}, IncidentFilter(type="AID")),
    ({"actor": "police of fra"}, IncidentFilter(actor="police of fra")),
    ({"country": "NER"}, IncidentFilter(country="NER")),
    ({"dyad": "mli,fra"}, IncidentFilter(dyad=("MLI", "FRA"))),
    ({"from": "2030-02-01"}, IncidentFilter(first=date(2030, 2, 1))),
    ({"to": "2029-12-31"}, IncidentFilter(last=date(2029, 12, 31))),
    ({"standing": "denied"}, IncidentFilter(standing="denied")),
    ({"reports": "2"}, IncidentFilter(reports=2)),
    ({"sources": "2"}, IncidentFilter(sources=2)),
    ({"disagreeing": "true"}, IncidentFilter(disagreeing=True)),
    ({"disagreeing": "false"}, IncidentFilter(disagreeing=False)),
]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 500])
@pytest.mark.parametrize("full", [True, False])
def test_pages_of_events_hold_every_event_once_in_order(
    store: Store, walk: Walk, *, size: int, full: bool
) -> None:
    found = [row["id"] for row in walk("events", limit=size, full=full)]
    assert found == [event.id for event in read.events(store, EventFilter())]


@pytest.mark.parametrize("size", [1, 2, 500])
@pytest.mark.parametrize("newest", [True, False])
def test_pages_of_incidents_documents_and_statements_hold_every_one_once(
    store: Store, walk: Walk, *, size: int, newest: bool
) -> None:
    happenings = [row["id"] for row in walk("incidents", limit=size, newest=newest)]
    assert sorted(happenings) == sorted(one.id for one in incidents(store))
    documents = [row["id"] for row in walk("documents", limit=size, newest=newest)]
    assert sorted(documents) == list(read.document_ids(store))
    assert walk("statements", limit=size) == [statement_to_json(one) for one in read.statements(store)]


def test_newest_first_is_by_day_backwards_with_unknown_days_last(walk: Walk) -> None:
    days = [row["from"] for row in walk("events", newest=True, limit=2)]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert days[len(known) :] == [None]


@pytest.mark.parametrize(("query", "wanted"), EVENT_FILTERS, ids=lambda case: str(case)[:60])
def test_a_filter_lets_the_same_events_through_as_in_the_store(
    store: Store, walk: Walk, query: dict[str, Any], wanted: EventFilter
) -> None:
    expected = list(read.events(store, wanted))
    assert [row["id"] for row in walk("events", limit=2, **query)] == [event.id for event in expected]
    assert walk("events", limit=2, full=True, **query) == [event_to_json(event) for event in expected]


def test_filters_tell_events_apart(store: Store) -> None:
    """The cases above could not fail if every filter let everything or nothing through."""
    everything = len(list(read.events(store, EventFilter())))
    numbers = {len(list(read.events(store, wanted))) for _, wanted in EVENT_FILTERS}
    assert len(numbers - {0, everything}) >= 3


@pytest.mark.parametrize(("query", "wanted"), INCIDENT_FILTERS, ids=lambda case: str(case)[:60])
def test_a_filter_lets_the_same_incidents_through_as_in_the_store(
    store: Store, walk: Walk, query: dict[str, Any], wanted: IncidentFilter
) -> None:
    assert [row["id"] for row in walk("incidents", limit=1, **query)] == [
        one.id for one in incidents(store, wanted)
    ]


def test_filters_by_document_and_incident_give_their_events(store: Store, walk: Walk) -> None:
    for event in read.events(store, EventFilter()):
        assert event.id in [row["id"] for row in walk("events", doc=event.doc)]
        assert event.id in [row["id"] for row in walk("events", incident=event.incident)]
        assert [row["id"] for row in walk(f"documents/{event.doc}/events", limit=1)] == [
            row["id"] for row in walk("events", doc=event.doc)
        ]


def test_documents_are_found_by_words_outlet_and_day(walk: Walk) -> None:
    (hostile,) = walk("documents", text="otrian JETS")
    assert hostile["title"] == "<b>Jets</b>"
    assert hostile["events"] == 2
    assert walk("documents", **{"from": "2030-01-05", "to": "2030-01-05"}) == [hostile]
    assert walk("documents", source="no such outlet") == []


def test_statements_are_found_by_speaker_and_document(store: Store, walk: Walk) -> None:
    (said,) = walk("statements", speaker="koral")
    assert walk("statements", doc=said["doc"]) == [said]
    assert walk(f"documents/{said['doc']}/statements") == [said]
    assert walk("statements", text="POLICE arrested") == [said]
    assert walk("statements", speaker="nobody") == walk("statements", text="nothing") == []
    assert [said] == [statement_to_json(one) for one in read.statements(store)]


def test_a_next_page_keeps_the_filter(client: TestClient) -> None:
    first = client.get("events?type=AID&limit=1&newest=true")
    second = client.get(f"http://test{first.links['next']['url']}")
    assert first.json()["total"] == second.json()["total"] == 2
    assert {row["type"] for row in (*first.json()["items"], *second.json()["items"])} == {"AID"}
    assert "link" not in second.headers


# Cursors that are none: no base64, no list, wrong kinds, a number beyond the columns, half a character.
@pytest.mark.parametrize("path", ["events", "incidents", "documents", "statements"])
@pytest.mark.parametrize(
    "after",
    [
        *("0", "x", "bnVsbA", "W10", "WzEsMl0", "WyIyMDMwLTk5LTAxIiwiYSIsMSwxLCJlIl0", "eyJhIjoxfQ"),
        "W251bGwsImEiLDk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OSwxLCJlIl0",
        "W251bGwsIlx1ZDgwMCIsMSwxLCJlIl0",
        "W251bGwsIlx1ZDgwMCJd",
        "WyJcdWQ4MDAiLDEsMSwiZSJd",
        "WyJkIiw5OTk5OTk5OTk5OTk5OTk5OTk5LDEsImUiXQ",
        "WzEsMSwxLDFd",
        "WyJkIiwxLDEsWzFdXQ",
        "W1tb" * 250,
    ],
)
def test_a_cursor_that_is_none_of_ours_names_no_page(client: TestClient, path: str, after: str) -> None:
    answer = client.get(path, params={"after": after})
    assert answer.status_code == 404, answer.text
    assert "give `next` of the page before" in answer.json()["detail"]
