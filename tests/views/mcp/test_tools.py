"""Each tool over the client's own memory transport: what it finds, page by page, and the words behind it."""

from pathlib import Path

import pytest

from dragoman.run.pipeline import Plan, ingest
from dragoman.store.database import open_store
from dragoman.store.texts import keep_no_text
from dragoman.views.mcp import tools
from made_mcp import LONG, data, described, event_of, failed, mcp_store, read_resource
from made_records import (
    TEXT,
    made_article,
    make_fake,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an incident of several reports, statements, a hostile article and a long one."""
    return mcp_store(tmp_path_factory.mktemp("mcp") / "made.duckdb")


def test_events_are_found_by_every_filter(path: Path) -> None:
    given: dict[str, object] = {
        "type": "coerce",
        "mode": "arrest",
        "context": "human_rights",
        "quad": 4,
        "actor": "police",
        "country": "tur",
        "speaker": "koral",
        "place": "ankara",
        "source": "anatolian",
        "text": "40 people",
        "status": "happened",
        "confidence": 0.5,
        "first": "2016-05-03",
        "last": "2016-05-03",
        "newest": True,
    }
    found = data(path, "search_events", **given)
    assert found["total"] == 3
    assert {item["trigger"] for item in found["items"]} == {"arrested"}
    assert data(path, "search_events", dyad=["AAA", "BBB"])["total"] == 4
    assert data(path, "search_events", confidence=1)["total"] == 0


def test_pages_give_every_event_once(path: Path) -> None:
    seen, cursor = [], None
    for _ in range(20):
        page = data(path, "search_events", limit=3, cursor=cursor)
        assert page["total"] == 8
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    whole = data(path, "search_events", limit=50)
    assert whole["next"] is None
    assert seen == [item["id"] for item in whole["items"]]
    assert len(set(seen)) == 8


def test_an_event_with_article_and_judgement(path: Path) -> None:
    shown = data(path, "get_event", id=event_of(TEXT)[:12])
    assert shown["event"]["trigger"]["text"] == "arrested"
    assert shown["event"]["why"]["odd"] == "because"
    assert shown["source"]["outlet"] == "Anatolian Daily"
    assert shown["judgements"] == [
        {
            "field": "type",
            "verdict": "wrong",
            "value": "ASSAULT",
            "judge": "Derya",
            "day": "2026-01-02",
            "note": "worse",
        }
    ]


def test_evidence_gives_words_that_stand_at_their_offsets(path: Path) -> None:
    found = data(path, "evidence", id=event_of(LONG), around=20)
    assert {said["field"] for said in found["words"]} >= {
        "trigger",
        "actor",
        "recipient",
        "place",
        "date",
        "speaker",
    }
    for said in (*found["words"], found["around"]):
        assert LONG[said["start"] : said["end"]].startswith(said["quoted"])
        assert LONG[said["article_start"] : said["article_end"]].startswith(said["quoted"])
    # The made-up sentence is the whole text: longer than is given, and that is said.
    assert found["cut"][0].startswith("sentence.quoted: the last ")
    assert found["source"]["published"] == "2016-05-04"


def test_incidents_with_reports_disagreements_and_reasons(path: Path) -> None:
    found = data(path, "search_incidents", type="ASSAULT", reports=3)
    (one,) = found["items"]
    assert found["unassembled"] == 0
    shown = data(path, "get_incident", id=one["id"], limit=2, skip=1)
    assert shown["reports_total"] == one["reports"]
    assert len(shown["reports"]) == 2
    assert "dead" in {differs["field"] for differs in shown["incident"]["disagreements"]}
    assert shown["merges"]
    assert all(merge["because"] for merge in shown["merges"])
    assert shown["incident"]["belief"]["arithmetic"]


def test_pages_give_every_incident_once(path: Path) -> None:
    first = data(path, "search_incidents", limit=1, newest=True)
    second = data(path, "search_incidents", limit=50, newest=True, cursor=first["next"])
    ids = [item["id"] for page in (first, second) for item in page["items"]]
    assert len(set(ids)) == len(ids) == first["total"]


def test_a_profile_counts_both_ways(path: Path) -> None:
    found = data(path, "actor_profile", name="state/aaa")
    assert found["matched"] == [{"name": "AAA", "id": "state/aaa", "country": "AAA", "documents": 5}]
    assert found["by_type"] == [
        {"type": "ASSAULT", "as_actor": 4, "as_recipient": 0},
        {"type": "AID", "as_actor": 0, "as_recipient": 1},
    ]
    assert found["partners"] == [{"name": "BBB", "from_party": 4, "to_party": 1}]
    assert found["latest"][0]["type"] == "AID"
    assert data(path, "actor_profile", name="aaa", last="2016-06-01")["events"] == 4


def test_a_series_counts_each_way(path: Path) -> None:
    found = data(path, "dyad_series", one="aaa", other="bbb", split="type")
    assert found["rows"] == [
        {"period": "2016-05-01", "key": "ASSAULT", "one_to_other": 4, "other_to_one": 0},
        {"period": "2016-07-01", "key": "AID", "one_to_other": 0, "other_to_one": 1},
    ]
    assert (
        data(path, "dyad_series", one="AAA", other="BBB", unit="year", status="denied")["one_to_other"] == 1
    )
    assert "name another" in failed(path, "dyad_series", one="AAA", other="aaa")


def test_statements_page_by_page(path: Path) -> None:
    first = data(path, "statements", speaker="koral", text="ARRESTED 40", limit=2)
    assert first["total"] == 3
    rest = data(path, "statements", speaker="koral", limit=2, cursor=first["next"])
    items = [*first["items"], *rest["items"]]
    assert rest["next"] is None
    assert len({item["id"] for item in items}) == 3
    assert all(TEXT[item["start"] : item["end"]] == item["quoted"] for item in items)
    doc = items[0]["source"]["doc"]
    assert data(path, "statements", doc=doc)["total"] == 1


def test_the_codebook_says_what_names_mean(path: Path) -> None:
    kinds = {entry["kind"] for entry in data(path, "codebook", name="arrest")["entries"]}
    assert kinds == {"mode"}
    (entry,) = data(path, "codebook", name="coerce")["entries"]
    assert entry["quad"] == 4
    assert len(data(path, "codebook")["entries"]) == 16
    for name in ("human_rights", "GOV", "173", "denied", "UNO"):
        assert data(path, "codebook", name=name)["entries"][0]["definition"]
    assert "did you mean COERCE" in failed(path, "codebook", name="COERSE")


def test_the_store_says_what_it_holds(path: Path) -> None:
    found = data(path, "store_status")
    assert found["holds"]["events"] == 8
    assert found["text_kept"] is True
    assert found["first"] == "2016-05-04"


def test_a_store_without_text_says_so(tmp_path: Path) -> None:
    """Where the words were not kept, hashes or nothing stand for them, and the answer says it."""
    bare = tmp_path / "bare.duckdb"
    with open_store(bare, write=True) as store:
        keep_no_text(store)
        list(ingest(store, [made_article()], Plan(make_fake)))
    found = data(bare, "evidence", id=event_of(TEXT))
    assert found["text_kept"] is False
    assert {said["quoted"] for said in found["words"]} == {""}
    assert all(said["end"] > said["start"] for said in found["words"])
    piece = read_resource(bare, f"dragoman://document/{found['source']['doc']}")
    assert (piece["text_kept"], piece["quoted"]) == (False, "")
    assert data(bare, "store_status")["text_kept"] is False


def test_every_tool_is_tried_here(path: Path) -> None:
    """Whoever adds a tool adds its test."""
    assert {tool.name for tool in tools.TOOLS} == set(described(path))
    source = Path(__file__).read_text("utf-8")
    assert [tool.name for tool in tools.TOOLS if f'data(path, "{tool.name}"' not in source] == []
