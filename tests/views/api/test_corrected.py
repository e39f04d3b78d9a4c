"""The API of a store as its reviewers have it: each answer is about the events that they left."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.run.review.corrected_store import open_corrected
from dragoman.store.assembled import incidents_of
from dragoman.store.database import open_store
from dragoman.store.read import EventFilter, event_ids
from dragoman.views.api.access import OwnAccess
from dragoman.views.api.app import create
from made_review import judged_file

LEFT = {"COERCE": 5, "AID": 2, "ASSAULT": 1}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of six COERCE (one rejected), three AID (one is ASSAULT) and a PROTEST (rejected)."""
    return judged_file(tmp_path_factory.mktemp("api") / "s.duckdb")


@pytest.fixture(scope="module")
def api(path: Path) -> Iterator[TestClient]:
    with open_corrected(path) as opened:
        yield TestClient(create(OwnAccess(opened)), base_url="http://test/api/v1/")


@pytest.fixture(scope="module")
def rejected(path: Path) -> dict[str, str]:
    """Give the ids of the rejected PROTEST and of its incident, which has no other report."""
    with open_store(path) as opened:
        (event,) = event_ids(opened, EventFilter(type="PROTEST"))
        return {"event": event, "incident": incidents_of(opened, [event])[event]}


def items(api: TestClient, address: str) -> list[dict[str, Any]]:
    """Give all items of a list, page by page."""
    found: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        answer = api.get(following)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        link = answer.links.get("next")
        following = None if link is None else f"http://test{link['url']}"
    return found


@pytest.mark.parametrize("address", ["events", "events?limit=3", "events?full=true", "events?newest=true"])
def test_events_are_those_that_reviewers_left(api: TestClient, address: str) -> None:
    assert Counter(one["type"] for one in items(api, address)) == LEFT


@pytest.mark.parametrize(
    ("filters", "number"), [("type=ASSAULT", 1), ("type=AID", 2), ("quad=4", 6), ("type=PROTEST", 0)]
)
def test_filters_see_what_was_corrected(api: TestClient, filters: str, number: int) -> None:
    assert api.get(f"events?{filters}").json()["total"] == number


def test_incidents_have_the_reports_that_are_left(api: TestClient) -> None:
    assert {one["type"]: one["reports"] for one in items(api, "incidents")} == {"COERCE": 5, "AID": 3}
    for row in items(api, "incidents"):
        whole = api.get(f"incidents/{row['id']}").json()
        reports = api.get(f"incidents/{row['id']}/reports").json()["items"]
        assert [one["event"]["id"] for one in reports] == whole["events"]
        told = Counter(one["event"]["type"] for one in reports)
        assert told == ({"COERCE": 5} if row["type"] == "COERCE" else {"AID": 2, "ASSAULT": 1})
        assert {one["incident"] for one in items(api, f"events?incident={row['id']}")} == {row["id"]}
        merges = api.get(f"incidents/{row['id']}/merges").json()["items"]
        assert {one for merge in merges for side in ("left", "right") for one in merge[side]} == set(
            whole["events"]
        )


def test_counts_are_of_what_is_left(api: TestClient) -> None:
    series = api.get("series?unit=year&split=type").json()["items"]
    assert {one["key"]: one["count"] for one in series} == LEFT
    dyads = api.get("dyads").json()["items"]
    assert {(one["actor"], one["recipient"]): one["count"] for one in dyads} == {
        ("TUR", "GRC"): 5,
        ("GRC", "TUR"): 3,
    }
    assert sum(one["events"] for one in api.get("actors").json()["items"]) == 16  # a name on each side


def test_status_says_what_judgements_changed(api: TestClient) -> None:
    body = api.get("status").json()
    assert (body["counts"]["events"], body["counts"]["incidents"], body["not_assembled"]) == (8, 2, 0)
    others = dict.fromkeys(("confirmed", "disputed", "uncorrected", "unfit"), 0)
    assert body["corrected"] == {"left_out": 2, "changed": 1, **others}


def test_status_of_a_store_as_it_was_coded_says_so(path: Path) -> None:
    with open_store(path) as opened:
        api = TestClient(create(OwnAccess(opened)), base_url="http://test/api/v1/")
        assert api.get("status").json()["corrected"] is None


def test_a_document_has_the_events_that_are_left_in_it(api: TestClient) -> None:
    documents = items(api, "documents")
    told = Counter[str]()
    for one in documents:
        within = items(api, f"documents/{one['id']}/events")
        assert len(within) == one["events"]
        told.update(event["type"] for event in within)
    assert told == LEFT
    assert len(documents) > sum(LEFT.values()), "a document without its event is there all the same"


def test_a_corrected_event_can_be_followed_back(api: TestClient) -> None:
    (row,) = items(api, "events?type=ASSAULT")
    event = api.get(f"events/{row['id']}").json()
    assert (event["type"], event["quad"], event["confidence"]["type"]) == ("ASSAULT", 4, 1.0)
    assert event["why"]["type"].startswith("corrected by mk on 2030-06-01")
    evidence = api.get(f"events/{row['id']}/evidence").json()
    assert evidence["trigger"]["text"] == event["trigger"]["text"]
    assert api.get(f"events/{row['id']}/decisions").status_code == 200
    (said,) = api.get(f"judgements?subject={row['id']}").json()["items"]
    assert (said["field"], said["value"]) == ("type", "ASSAULT")


@pytest.mark.parametrize("below", ["", "/evidence", "/decisions"])
def test_a_rejected_event_is_not_there_and_it_is_said_why(
    api: TestClient, rejected: dict[str, str], below: str
) -> None:
    answer = api.get(f"events/{rejected['event']}{below}")
    assert answer.status_code == 404
    assert "reviewers rejected the event" in answer.json()["detail"]
    assert "without --corrected" in answer.json()["detail"]


@pytest.mark.parametrize("below", ["", "/merges", "/reports"])
def test_an_incident_without_reports_is_not_there_and_it_is_said_why(
    api: TestClient, rejected: dict[str, str], below: str
) -> None:
    answer = api.get(f"incidents/{rejected['incident']}{below}")
    assert answer.status_code == 404
    assert "reviewers rejected all reports of the incident" in answer.json()["detail"]
