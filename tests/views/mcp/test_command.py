"""The real command: spoken to over its standard input and output, and told when it cannot serve."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from dragoman.views.cli.main import main
from made_store import Made, made_store

COMMAND = "from dragoman.views.cli.main import run; run()"
EVENTS = (Made("AAA", "BBB", "2030-01-15"), Made("BBB", "AAA", "2030-02-20", type="AID", quad=2))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return made_store(tmp_path / "s.duckdb", EVENTS)


def test_the_command_serves_over_standard_input_and_output(store: Path) -> None:
    """A client starts the command, finds its tools, calls one, and hears errors as errors."""
    # A client gives a server little of its environment unless told to.
    arguments = ["-c", COMMAND, "mcp", "--store", str(store)]
    server = StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))

    async def talk() -> tuple[int, object, bool]:
        async with Client(server, read_timeout_seconds=60) as client:
            listed = await client.list_tools()
            found = await client.call_tool("search_events", {"type": "AID"})
            wrong = await client.call_tool("get_event", {"id": "e1:none"})
            assert found.structured_content is not None
            return len(listed.tools), found.structured_content["total"], bool(wrong.is_error)

    assert anyio.run(talk) == (10, 1, True)


def test_standard_output_carries_the_protocol_only(store: Path) -> None:
    """Every line of standard output is a message, whatever comes in; the end of input ends the command."""
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "0"}}
    said = (
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asked}),
        '{"jsonrpc":"2.0","method":"notifications/initialized"}',
        "this is no message",
        '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"store_status","arguments":{}}}',
        '{"jsonrpc":"2.0","id":3,"method":"no/such/method"}',
    )
    command = [sys.executable, "-c", COMMAND, "mcp", "--store", str(store)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write("".join(f"{line}\n" for line in said))
        server.stdin.flush()
        messages: list[dict[str, Any]] = []
        # As a client does: what is asked when the input ends need not be answered any more.
        while not any(message.get("id") == 3 for message in messages):
            messages.append(json.loads(server.stdout.readline()))
        server.stdin.close()
        messages += [json.loads(line) for line in server.stdout]
        assert server.wait(timeout=60) == 0
    assert all(message["jsonrpc"] == "2.0" for message in messages)
    answers = {message.get("id"): message for message in messages}
    assert answers[1]["result"]["serverInfo"]["name"] == "dragoman"
    assert "error" in answers[3]


def test_a_store_that_is_not_there_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mcp", "--store", str(tmp_path / "none.duckdb")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "there is no such file" in told.err
    assert told.err.count("\n") == 1


def test_without_the_extra_it_says_what_to_install(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("dragoman.views.mcp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp_types", None)
    assert main(["mcp", "--store", str(store)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "pip install 'dragoman[mcp]'" in told.err
