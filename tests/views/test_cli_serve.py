"""The serve command: what it refuses in one line, and how it starts and ends."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from dragoman.store.database import open_store
from dragoman.views.cli.main import main
from made_review import judged_file
from made_web import HOSTILE, made_web

START = "import sys; from dragoman.views.cli.main import run; run()"
TOKEN = "correct horse battery staple"  # noqa: S105 - of the tests
TOLD = "2 events left out and 1 changed by judgements"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_web(tmp_path_factory.mktemp("serve") / "s.duckdb")


@contextmanager
def serving(
    store: Path, *options: str, told: str = "", end: str = "(Ctrl-C ends)\n"
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a store in a process of its own and give its address; what it says on start has these words."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTEST_CURRENT_TEST", None)  # NiceGUI serves nothing where it believes to be tested
    command = [sys.executable, "-c", START, "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=store.parent
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"at (http://\S+)/ ", line)
        try:
            assert found, line
            assert told in line
            assert line.endswith(end)
            yield found[1], process
        finally:
            process.kill()


def test_pages_refuse_a_filter_that_they_do_not_have(store: Path) -> None:
    """A slip would show everything as if it had been filtered."""
    with serving(store) as (url, process):
        for asked, meant in (
            ("/events?tpye=COERCE", "type"),
            ("/incidents?standng=denied", "standing"),
            ("/actors?contry=FRA", "country"),
            ("/positions?abot=talks", "about"),
            ("/review?smple=3", "sample"),
            ("/events/download?tpye=COERCE", "type"),
        ):
            said = httpx.get(url + asked, headers={"Accept": "text/html"}).text
            assert f"there is no such filter on this page; did you mean {meant}?" in said, asked
        rows = httpx.get(f"{url}/events/download?type=COERCE&sort=oldest&format=csv")
        assert rows.status_code == 200
        assert interrupted(process)[0] == 0


def interrupted(process: subprocess.Popen[str], by: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
    """Press Ctrl-C, and give the exit status and what was written since the start."""
    process.send_signal(by)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Run what must fail; give the status and the one line that says why."""
    status = main(["serve", *map(str, arguments)])
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("dragoman: ")
    return status, line


@pytest.mark.slow
def test_pages_are_served_and_ctrl_c_ends_cleanly(store: Path) -> None:
    with serving(store) as (base, process):
        for path in ("/", "/events?type=AID", "/incidents", "/sources", "/events?from=never"):
            found = httpx.get(base + path, timeout=60)
            assert found.status_code == 200, path
            assert "script-src 'self' 'nonce-" in found.headers["content-security-policy"]
            assert HOSTILE[:17] not in found.text
            assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", found.text)
        assert httpx.get(f"{base}/none", headers={"accept": "text/html"}).status_code == 404
        assert httpx.get(f"{base}/static/world.js").status_code == 200
        rows = httpx.get(f"{base}/events/download?format=csv&type=AID").text.splitlines()
        assert len(rows) == 2
        assert httpx.get(f"{base}/events/download?format=exe").status_code == 400
        assert httpx.get(f"{base}/events/download?from=x").status_code == 400
        assert httpx.get(base, headers={"host": "evil.example"}).status_code == 421
        assert interrupted(process) == (0, "", "")
    with open_store(store, write=True) as opened:
        assert opened.notices == ()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a signal of this kind is POSIX")
def test_a_termination_signal_ends_as_cleanly_as_ctrl_c(store: Path) -> None:
    with serving(store) as (base, process):
        assert httpx.get(base, timeout=60).status_code == 200
        assert interrupted(process, signal.SIGTERM) == (0, "", "")
    assert not store.with_name(f"{store.name}.wal").exists()
    with open_store(store, write=True) as opened:
        assert opened.notices == (), "nothing broke off"


@pytest.mark.slow
def test_a_token_is_asked_for_and_others_may_read_meanwhile(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", "utf-8")
    with serving(store, "--token-file", str(file), "--read-only") as (base, process):
        assert httpx.get(f"{base}/events/download").status_code == 401
        assert httpx.get(f"{base}/_nicegui_ws/socket.io/?transport=polling&EIO=4").status_code == 401
        with httpx.Client(base_url=base, follow_redirects=True) as browser:
            assert "Log in" in browser.get("/", headers={"accept": "text/html"}).text
            inside = browser.post("/login?next=/sources", data={"token": TOKEN}, headers={"origin": base})
            assert inside.url.path == "/sources"
            assert "read-only" in inside.text
        with open_store(store) as opened:
            assert opened.fetch("SELECT 1") == [(1,)]
        assert interrupted(process)[0] == 0


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--host", "0.0.0.0"), 2, "others can reach it, so it needs --token"),  # noqa: S104 - of the tests
        (("--token", "short"), 2, "--token: it has 5 characters; give at least 20"),
        (("--token", TOKEN, "--token-file", "x"), 2, "do not go together"),
        (("--token-file", "/no/such/file"), 2, "/no/such/file: cannot be read"),
        (("--host", "no.such.host.invalid", "--token", TOKEN), 2, "no such host"),
        (("--port", "70000"), 2, "65535"),
    ],
    ids=str,
)
def test_what_cannot_be_served_is_refused_in_a_line(
    store: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], status: int, words: str
) -> None:
    found, line = refused(capsys, "--store", store, *options)
    assert found == status
    assert words in line


def test_the_token_may_come_from_the_environment(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_TOKEN", "short")
    assert "at least 20" in refused(capsys, "--store", store)[1]


def test_a_store_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in ([], ["--read-only"], ["--corrected"]):
        status, line = refused(capsys, "--store", tmp_path / "none.duckdb", "--port", "0", *options)
        assert status == 1
        assert "there is no such file" in line
    assert [*tmp_path.iterdir()] == []


def test_a_port_that_is_taken_is_named(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, line = refused(capsys, "--store", store, "--port", port)
    assert status == 2
    assert f"--port {port}: another program has it on 127.0.0.1" in line


@pytest.mark.parametrize(
    ("mode", "serve", "words"),
    [
        ("write=True", ("--read-only",), "--read-only does not help meanwhile"),
        ("write=True", ("--corrected",), "it is being written by process"),
        ("write=True", (), "it is being written by process"),
        ("write=False", (), "if that only reads, serve it with --read-only"),
    ],
)
def test_a_store_that_another_process_has_is_refused_with_what_helps(
    store: Path, capsys: pytest.CaptureFixture[str], mode: str, serve: tuple[str, ...], words: str
) -> None:
    hold = (
        f"import sys; from dragoman.store.database import open_store; s = open_store(sys.argv[1], {mode}); "
        "print(1, flush=True); sys.stdin.read()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", hold, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        status, line = refused(capsys, "--store", store, "--port", "0", *serve)
        holder.stdin.close()
    assert status == 1
    assert words in line


def test_without_its_extra_the_command_says_how_to_get_it(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nicegui", None)
    for name in [one for one in sys.modules if one.startswith("dragoman.views.web.")]:
        monkeypatch.delitem(sys.modules, name)
    status, line = refused(capsys, "--store", store)
    assert status == 2
    assert "pip install 'dragoman[serve]'" in line


def test_a_store_is_served_as_its_reviewers_have_it_and_stays_as_it_was(tmp_path: Path) -> None:
    judged = judged_file(tmp_path / "j.duckdb")
    before = judged.read_bytes()
    told = f"serving {judged} as its reviewers have it, for reading alone, at http://"
    with serving(judged, "--corrected", told=told, end=f" (Ctrl-C ends): {TOLD}\n") as (url, process):
        assert httpx.get(f"{url}/api/v1/events").json()["total"] == 8
        status = httpx.get(f"{url}/api/v1/status").json()
        assert (status["counts"]["incidents"], status["corrected"]["left_out"]) == (2, 2)
        rows = httpx.get(f"{url}/events/download?format=csv", timeout=60).text.splitlines()
        assert len(rows) == 1 + 8
        page = httpx.get(f"{url}/review", headers={"Accept": "text/html"}, timeout=60).text
        assert "as reviewed" in page
        assert "nothing can be judged here: judged is what was coded" in page
        with open_store(judged) as opened:
            assert opened.fetch("SELECT count(*) FROM events") == [(10,)]
        assert interrupted(process)[0] == 0
    assert judged.read_bytes() == before
