"""The server of a store as its reviewers have it: what its tools answer, and what is said of that."""

from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client

from dragoman.errors import StoreBusy
from dragoman.run.review.fields import Field
from dragoman.store.assembled import incidents_of
from dragoman.store.database import open_store
from dragoman.store.judgements import Verdict
from dragoman.store.read import EventFilter, event_ids
from dragoman.views.cli.main import main
from dragoman.views.mcp import server
from dragoman.views.mcp.server import AS_REVIEWED, INSTRUCTIONS
from made_mcp import ask, data
from made_review import judged_file, say

TOLD = "2 events left out and 1 changed by judgements"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a store of six COERCE (one rejected), three AID (one is ASSAULT) and a PROTEST (rejected)."""
    return judged_file(tmp_path / "s.duckdb")


def answer(path: Path, tool: str, **arguments: object) -> dict[str, Any]:
    """Call a tool of a server of the corrected store."""
    result = ask(path, lambda client: client.call_tool(tool, arguments), corrected=True)
    assert not result.is_error, result.content
    return dict(result.structured_content or {})


def refusal(path: Path, tool: str, **arguments: object) -> str:
    result = ask(path, lambda client: client.call_tool(tool, arguments), corrected=True)
    assert result.is_error
    return result.model_dump_json()


def test_tools_answer_of_the_events_that_reviewers_left(path: Path) -> None:
    assert answer(path, "search_events")["total"] == 8
    (found,) = answer(path, "search_events", type="ASSAULT")["items"]
    shown = answer(path, "get_event", id=found["id"])
    assert shown["event"]["why"]["type"].startswith("corrected by mk")
    assert answer(path, "evidence", id=found["id"])["type"] == "ASSAULT"
    reports = {one["type"]: one["reports"] for one in answer(path, "search_incidents")["items"]}
    assert reports == {"COERCE": 5, "AID": 3}
    series = answer(path, "dyad_series", one="TUR", other="GRC", unit="year", split="type")
    assert (series["one_to_other"], series["other_to_one"]) == (5, 3)


def test_what_reviewers_took_away_is_told(path: Path) -> None:
    with open_store(path) as store:
        (protest,) = event_ids(store, EventFilter(type="PROTEST"))
        home = incidents_of(store, [protest])[protest]
    assert f"reviewers rejected the event {protest}; without --corrected" in refusal(
        path, "get_event", id=protest
    )
    assert "reviewers rejected all reports of the incident" in refusal(path, "get_incident", id=home)


def test_a_client_is_told_how_the_store_is_read(path: Path) -> None:
    async def instructions(client: Client) -> str | None:
        return client.instructions

    assert ask(path, instructions, corrected=True) == f"{INSTRUCTIONS}\n{AS_REVIEWED}"
    assert answer(path, "store_status")["corrected"] == TOLD
    assert data(path, "store_status")["corrected"] is None


def test_a_judgement_is_seen_by_the_next_call(path: Path) -> None:
    """The store is opened for each call: reviewing goes on between."""

    async def question(client: Client) -> list[object]:
        found = []
        for _ in range(2):
            status = await client.call_tool("store_status", {})
            found.append((status.structured_content or {})["corrected"])
            with open_store(path, write=True) as store:
                say(store, event_ids(store, EventFilter(type="AID"))[1], Field.EVENT, Verdict.WRONG)
        return found

    assert ask(path, question, corrected=True) == [TOLD, TOLD.replace("2 events", "3 events")]


def test_calls_at_once_are_all_answered(path: Path) -> None:
    async def question(client: Client) -> list[int]:
        totals: list[int] = []

        async def one() -> None:
            found = await client.call_tool("search_events", {"limit": 1})
            totals.append((found.structured_content or {})["total"])

        async with anyio.create_task_group() as group:
            for _ in range(6):
                group.start_soon(one)
        return totals

    assert ask(path, question, corrected=True) == [8] * 6


def test_the_command_says_on_start_what_is_served(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "serve", lambda _: None)
    for option, told in (([], False), (["--corrected"], True)):
        assert main(["mcp", "--store", str(path), *option]) == 0
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert (f"{path} as its reviewers have it to a client" in err) is told
        assert err.endswith(f"Ctrl-C ends it; {TOLD}\n") is told


def test_a_store_that_is_being_written_at_the_start_is_served_all_the_same(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("it is being written")

    monkeypatch.setattr(server, "serve", lambda _: None)
    monkeypatch.setattr("dragoman.run.review.corrected_store.open_corrected", busy)
    assert main(["mcp", "--store", str(path), "--corrected"]) == 0
    assert capsys.readouterr().err.endswith("Ctrl-C ends it\n")
