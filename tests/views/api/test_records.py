"""Single records, the words behind them, counts and what is said about the store."""

import pytest
from starlette.testclient import TestClient

from dragoman.documents import prepare
from dragoman.knowledge.codebook import load_codebook
from dragoman.records.serial import decision_to_json, event_from_json, event_to_json, incident_to_json
from dragoman.run.assemble import anchor
from dragoman.run.incidents import merges_of, reports_of
from dragoman.sources import Given, make_article
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.incidents import incidents
from dragoman.store.read import EventFilter
from dragoman.store.trace import trace
from dragoman.views.api.bodies import Passage
from dragoman.views.api.events import _passage
from made_api import HOSTILE, MADE, Walk, an_id


def test_an_event_is_the_public_record(store: Store, client: TestClient) -> None:
    for event in read.events(store, EventFilter()):
        body = client.get(f"events/{event.id}").json()
        assert body == event_to_json(event)
        assert event_from_json(body).id == event.id


def test_evidence_gives_the_words_at_their_offsets(store: Store, client: TestClient) -> None:
    for event in read.events(store, EventFilter()):
        body = client.get(f"events/{event.id}/evidence", params={"around": 10}).json()
        document = read.document(store, event.doc)
        assert document is not None
        article = read.article(store, document.article)
        assert article is not None
        assert (body["article"], body["title"]) == (article.id, article.title)
        assert body["trigger"]["text"] == event.trigger.text
        assert body["sentence"]["text"] == event.evidence.text
        for part in ("before", "after"):
            stated = body[part]
            assert document.text[stated["start"] : stated["end"]] == stated["text"]
            assert article.text[stated["article_start"] : stated["article_end"]] == stated["text"]
            assert len(stated["text"]) <= 10
        assert body["has_text"] is True
        assert body["note"] is None


def test_words_of_a_title_given_apart_have_no_offsets_in_the_article() -> None:
    """A highlighter would mark the first letter of the text."""
    document = prepare(
        make_article("Nobody in Korsk saw the boats leave.", given=Given(title="Boats leave Korsk"))
    )
    assert _passage(document, 0, 5) == Passage(
        text="Boats", start=0, end=5, article_start=None, article_end=None
    )
    begin = document.text.index("Korsk saw")
    assert (_passage(document, begin, begin + 5).article_start, anchor(document, 0, 5).article_start) == (
        10,
        None,
    )


def test_decisions_are_those_of_the_trace(store: Store, client: TestClient) -> None:
    found = 0
    for event in read.events(store, EventFilter()):
        body = client.get(f"events/{event.id}/decisions").json()
        assert body["items"] == [decision_to_json(one) for one in trace(store, event.id).decisions]
        found += len(body["items"])
    assert found


def test_an_incident_with_its_reports_and_merges(store: Store, client: TestClient) -> None:
    several = 0
    for incident in incidents(store):
        assert client.get(f"incidents/{incident.id}").json() == incident_to_json(incident)
        reports = client.get(f"incidents/{incident.id}/reports").json()["items"]
        assert [one["event"] for one in reports] == [
            event_to_json(one.event) for one in reports_of(store, incident)
        ]
        merges = client.get(f"incidents/{incident.id}/merges").json()["items"]
        assert [one["left"] for one in merges] == [list(one.left) for one in merges_of(store, incident)]
        assert len(merges) == len(incident.events) - 1
        several += len(merges)
    assert several


def test_a_document_is_given_as_it_is_whatever_it_holds(store: Store, walk: Walk, client: TestClient) -> None:
    (row,) = walk("documents", text="otrian")
    answer = client.get(f"documents/{row['id']}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    body = answer.json()
    assert body["text"] == HOSTILE
    assert body["regions"] == [{"kind": "body", "start": 0, "end": len(HOSTILE)}]
    assert body["has_text"] is True
    assert read.document(store, row["id"]) is not None


def test_a_store_without_text_says_so(wordless: TestClient) -> None:
    (row,) = wordless.get("events").json()["items"]
    evidence = wordless.get(f"events/{row['id']}/evidence").json()
    assert evidence["has_text"] is False
    assert f"dragoman show {row['id']}" in evidence["note"]
    texts = [evidence[part]["text"] for part in ("trigger", "sentence", "before", "after")]
    assert texts == [None] * 4
    assert evidence["trigger"]["start"] < evidence["trigger"]["end"]
    document = wordless.get(f"documents/{row['doc']}").json()
    assert (document["text"], document["has_text"]) == (None, False)
    assert "keeps no text" in document["note"]
    assert wordless.get("status").json()["has_text"] is False


@pytest.mark.parametrize(
    "path",
    [
        *(f"events/{an_id('e')}", f"events/{an_id('e')}/evidence", f"events/{an_id('e')}/decisions"),
        *(f"incidents/{an_id('i')}", f"incidents/{an_id('i')}/merges", f"incidents/{an_id('i')}/reports"),
        *(f"documents/{an_id('d')}", f"documents/{an_id('d')}/events", f"documents/{an_id('d')}/statements"),
    ],
)
def test_what_is_not_there_is_a_problem_that_says_where_to_look(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert path.split("/")[1] in answer.json()["detail"]
    assert f"/api/v1/{path.split('/', maxsplit=1)[0]}" in answer.json()["detail"]


def test_counts_add_up_to_the_events(store: Store, client: TestClient) -> None:
    total = len(list(read.events(store, EventFilter())))
    dated = len([one for one in read.events(store, EventFilter()) if one.date.first is not None])
    for split in ("type", "quad", "status"):
        items = client.get("series", params={"split": split, "unit": "year"}).json()["items"]
        assert sum(one["count"] for one in items) == dated
    assert client.get("series?type=AID&unit=day").json()["items"] == [
        {"period": "2030-01-02", "key": "AID", "count": 1},
        {"period": "2030-02-01", "key": "AID", "count": 1},
    ]
    actors = client.get("actors?limit=500").json()["items"]
    assert sum(one["events"] for one in actors) == 2 * total  # one name on each side
    assert len(client.get("actors?limit=1").json()["items"]) == 1
    dyads = [(one["actor"], one["recipient"], one["count"]) for one in client.get("dyads").json()["items"]]
    assert dyads == [("FRA", "MLI", 2), ("MLI", "FRA", 1), ("NER", "MLI", 1)]
    assert len(client.get("dyads?limit=1").json()["items"]) == 1


def test_the_codebook_is_ours(client: TestClient) -> None:
    body, book = client.get("codebook").json(), load_codebook()
    assert [one["name"] for one in body["types"]] == list(book.types)
    assert [mode["name"] for one in body["types"] for mode in one["modes"]] == [
        mode for one in book.types.values() for mode in one.modes
    ]
    assert [one["name"] for one in body["contexts"]] == list(book.contexts)


def test_status_counts_what_the_store_holds(store: Store, client: TestClient) -> None:
    body = client.get("status").json()
    assert body["counts"] == read.counts(store)
    assert body["schema"] == "dragoman/1"
    assert body["ledger"] == {"done": len(MADE) + 2}
    assert body["last_published"] == "2030-01-05"
    assert body["not_assembled"] == 0
    assert [(one["name"], one["version"]) for one in body["components"]] == list(read.coded_by(store))


def test_judgements_are_those_that_stand_or_all(store: Store, client: TestClient) -> None:
    subject = next(iter(read.events(store, EventFilter()))).id
    standing = client.get("judgements", params={"subject": subject}).json()["items"]
    assert [(one["judge"], one["verdict"]) for one in standing] == [("Ben", "right")]
    every = client.get("judgements", params={"subject": subject, "withdrawn": "true"}).json()["items"]
    assert [(one["judge"], one["verdict"]) for one in every] == [
        ("Ana", "wrong"),
        ("Ben", "right"),
        ("Ana", "withdrawn"),
    ]
    assert every[2]["withdraws"] == every[0]["id"]
    assert client.get("judgements", params={"subject": an_id("e")}).json()["items"] == []
