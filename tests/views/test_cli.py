"""The command line: data to standard output, the rest to standard error, one line an error, exits 0, 1, 2."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dragoman.records.serial import event_to_json
from dragoman.run import distributed, worker
from dragoman.run.ledger import Ledger
from dragoman.run.local import LocalCoder
from dragoman.store.database import open_store
from dragoman.store.pack import pack
from dragoman.views.cli import bench, code, doctor, ingest
from dragoman.views.cli.main import app, main
from made_records import TEXT, FakeCoder, fill, lines, made_article, made_document, made_event, make_fake
from made_store import Made, made_store

EVENT = made_event(made_document(made_article()))
START = "import sys; from dragoman.views.cli.main import run; run()"


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Code with the fake coder, and build no gazetteer."""
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    for module in (code, ingest, bench, doctor):
        monkeypatch.setattr(module, "build_places", lambda **_: None)
    monkeypatch.setattr(ingest, "coder_maker", lambda *_: make_fake)  # its workers are processes of their own
    worker.load.cache_clear()
    yield
    worker.load.cache_clear()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Run what must fail; give the status and the one line that says why."""
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("dragoman: ")
    return status, line


def commands(group: Any, *before: str) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - typer keeps its classes private
    """Give the names of everything that does something, groups that work without a command too."""
    for name, command in group.commands.items():
        inner = hasattr(command, "commands")
        if not inner or command.invoke_without_command:
            yield (*before, name)
        if inner:
            yield from commands(command, *before, name)


@pytest.mark.parametrize("words", [*commands(get_command(app))], ids=" ".join)
def test_every_command_has_help_with_an_example_and_quiet(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*words, "--help"])
    assert result.exit_code == 0
    assert f"Example: dragoman {' '.join(words)} " in result.stdout
    assert "--quiet" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        pytest.param(["frobnicate"], 2, "No such command 'frobnicate'", id="no such command"),
        pytest.param(["show"], 2, "Missing argument 'ID'", id="an argument missing"),
        pytest.param(["code", "a.txt", "--colour"], 2, "No such option", id="no such option"),
        pytest.param(["code", "a.txt", "--format", "xml"], 2, "'xml' is not one of", id="no such format"),
        pytest.param(["code", "a.txt", "--published", "today"], 2, "'today' is not a day", id="no day"),
        pytest.param(["code", "none.txt"], 1, "none.txt: there is no such file", id="no such article"),
        pytest.param(["ingest", "none", "--store", "s"], 1, "none: there is no such file", id="no such path"),
        pytest.param(["ingest", "--store", "s", "--source", "X"], 2, "need a PATH", id="source of nothing"),
        pytest.param(["ingest", "--store", "s", "--workers", "0"], 2, "--workers", id="no workers"),
        pytest.param(["ingest", "--store", "s", "--engine", "dask"], 2, "'dask' is not one of", id="engine"),
        pytest.param(["ingest", "--store", "s", "--shards", "f"], 2, "needs --engine ray", id="shards"),
        pytest.param(["events", "--store", "none.duckdb"], 1, "there is no such file", id="no such store"),
        pytest.param(["events", "--store", "s", "--status", "x"], 2, "'x' is not one of", id="no status"),
        pytest.param(["events", "--store", "s", "--from", "x"], 2, "--from: 'x' is not a day", id="no from"),
        pytest.param(["bench", "x", "in", "--out", "o"], 2, "'x' is not one of", id="no such task"),
        pytest.param(["bench", "time", "in", "--out", "o"], 1, "in: there is no such file", id="no input"),
        pytest.param(["bench", "x", "i", "--out", "o", "--threshold", "2"], 2, "--threshold", id="no share"),
    ],
)
def test_what_is_wrong_is_one_line_and_a_status(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    got, line = refused(capsys, *arguments)
    assert (got, words in line) == (status, True), line


@pytest.mark.parametrize(
    "arguments",
    [
        ("assemble",),
        ("forget", "a1:5f0c"),
        ("incidents", "join", "i1:5f0c", "i1:77a1"),
        ("incidents", "split", "i1:5f0c", "e1:90ab"),
        ("incidents", "undo", "j1:3b9e"),
        ("review", "import", "judgements.jsonl"),
    ],
    ids=" ".join,
)
def test_what_changes_a_store_makes_none_where_its_name_is_mistyped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, line = refused(capsys, *arguments, "--store", "evnts.duckdb")
    assert (status, "store evnts.duckdb: there is no such file; make it with" in line) == (1, True), line
    assert [*tmp_path.iterdir()] == []


def test_code_prints_one_public_record_a_line_when_piped(article: Path) -> None:
    result = CliRunner().invoke(app, ["code", str(article), "--published", "2016-05-04"])
    assert result.exit_code == 0, result.output
    assert records(result.stdout) == [json.loads(json.dumps(event_to_json(EVENT)))]


def test_code_gives_a_title_source_and_link_to_the_coder(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    class Looks(FakeCoder):
        def code_article(self, article):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
            seen.append(article)
            return super().code_article(article)

    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: Looks())
    options = ["--title", "T", "--source", "S", "--url", "https://s.example/1", "--published", "2016-05-04"]
    assert CliRunner().invoke(app, ["code", str(article), *options]).exit_code == 0
    (got,) = seen
    assert (got.title, got.source, got.url) == ("T", "S", "https://s.example/1")
    assert (str(got.published), got.published_basis) == ("2016-05-04", "given")


def test_code_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["code", "-", "--format", "jsonl"], input=TEXT)
    assert result.exit_code == 0, result.output
    assert [record["type"] for record in records(result.stdout)] == ["COERCE"]


def test_a_piped_table_names_both_sides_with_their_codes(article: Path) -> None:
    result = CliRunner().invoke(app, ["code", str(article), "--format", "table"])
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    for expected in ("COERCE/arrest", "Police of Ankara", "40 people", "happened", "2016-05-03", "arrested"):
        assert expected in words


def test_code_goes_on_after_an_article_it_cannot_read_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = lines(tmp_path / "in.jsonl", ["Die Strassen", TEXT])
    assert main(["code", str(source), "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert len(records(captured.out)) == 1
    assert captured.err.splitlines() == [
        f"dragoman: {source}:1: it is in German; give an English article or a translation"
    ]


def test_ingest_fills_a_store_and_says_what_became_of_the_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = lines(tmp_path / "in.jsonl", [TEXT, "He strikes", "Die Strassen", "poison"])
    store = tmp_path / "s.duckdb"
    assert main(["ingest", str(source), "--store", str(store)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    fault, tally, skipped = captured.err.splitlines()
    assert fault.startswith(f"dragoman: {source}:4: the coder broke on it (KeyError: 'poison')")
    assert tally == "2 coded, 2 events; 0 were done before, 1 skipped, 1 failed"
    assert skipped == f"skipped: {source}:3: it is in German; give an English article or a translation"
    assert main(["ingest", str(source), "--store", str(store), "--quiet"]) == 0
    assert main(["ingest", "--store", str(store)]) == 0


def test_ingest_without_ray_says_what_to_install(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(distributed, "import_module", absent)
    status, line = refused(capsys, "ingest", article, "--store", tmp_path / "s", "--engine", "ray")
    assert status == 2
    assert "pip install 'dragoman[ray]'" in line


def test_ingest_tells_of_a_run_that_broke_off(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = {"pid": 1, "host": "desk", "since": "2017-05-03 10:00:00 UTC", "command": "dragoman ingest"}
    (tmp_path / "s.lock").write_text(json.dumps(left), "utf-8")
    assert main(["ingest", str(article), "--store", str(tmp_path / "s")]) == 0
    assert "an earlier run broke off" in capsys.readouterr().err


def test_ingest_exits_1_when_nothing_could_be_coded(tmp_path: Path) -> None:
    source = tmp_path / "x.txt"
    source.write_bytes(b"\x00\x01\x02\x03" * 100)
    assert main(["ingest", str(source), "--store", str(tmp_path / "s"), "--quiet"]) == 1


def test_ingest_fills_in_a_day_only_where_there_is_none(tmp_path: Path) -> None:
    source, store = tmp_path / "in.jsonl", tmp_path / "s"
    source.write_text('{"text": "He strikes"}\n{"text": "She strikes", "date": "2016-05-04"}\n', "utf-8")
    assert main(["ingest", str(source), "--store", str(store), "--published", "2001-01-01", "-q"]) == 0
    with open_store(store) as opened:
        days = opened.fetch("SELECT published::VARCHAR, published_basis FROM articles ORDER BY 1")
    assert days == [("2001-01-01", "given"), ("2016-05-04", "field")]


@pytest.mark.parametrize(
    ("options", "number"),
    [([], 1), (["--type", "AID"], 0), (["--actor", "koral"], 0), (["--country", "TUR"], 1)],
)
def test_events_are_listed_as_they_went_in(
    store: Path, capsys: pytest.CaptureFixture[str], options: list[str], number: int
) -> None:
    assert main(["events", "--store", str(store), *options]) == 0
    captured = capsys.readouterr()
    assert records(captured.out) == [json.loads(json.dumps(event_to_json(EVENT)))] * number
    told, *why = captured.err.splitlines()
    assert told == ("1 event" if number else "0 events")
    assert bool(why) == (number == 0)


def test_events_says_how_many_have_no_day_where_days_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made_store(tmp_path / "s.duckdb", [Made("AAA", "BBB", "2030-01-15"), Made("AAA", "BBB", None)])
    assert main(["events", "--store", str(path), "--from", "2030-01-01"]) == 0
    told = "1 event\n1 event not listed: no day, and --from or --to asks for days\n"
    assert capsys.readouterr().err == told
    assert main(["events", "--store", str(path)]) == 0
    assert capsys.readouterr().err == "2 events\n"


def test_events_as_csv_have_a_header_and_one_line_each(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", "--store", str(store), "--format", "csv", "--quiet"]) == 0
    captured = capsys.readouterr()
    header, line = captured.out.splitlines()
    cells = dict(zip(header.split(","), line.split(","), strict=False))
    assert (cells["id"], cells["cameo"], cells["actor_sectors"]) == (EVENT.id, "173", "COP;GOV")
    assert captured.err == ""


def test_quotes_are_listed_with_their_speaker(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--store", str(store), "--speaker", "koral", "--format", "table", "-q"]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "Derya Koral" in words
    assert main(["quotes", "--store", str(store), "--speaker", "nobody"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("0 statements\nno name or id of a speaker has 'nobody' in it; ")


def test_show_marks_the_words_of_every_field_and_says_why(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", EVENT.id[:8], "--store", str(store)]) == 0
    text = capsys.readouterr().out
    assert (
        'ANKARA, May 3 - "[actor: Police] [trigger: arrested] [recipient: 40 people] [place: in Ankara] '
        'on [date: Tuesday]," [speaker: Derya Koral] [cue: said].'
    ) in text
    words = " ".join(text.split())
    assert "rules-1: 'arrest' (coerce.yaml:7)" in words
    assert "odd because" in words, "an explanation of a field nobody foresaw is shown too"
    assert "Ankara, COD 0.25" in words, "what was considered and not chosen is shown"


def test_show_names_an_id_that_is_not_there(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, line = refused(capsys, "show", "e1:none", "--store", store)
    assert status == 1
    assert "there is no event 'e1:none'" in line


def test_a_store_in_use_by_another_process_is_one_line(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        status, line = refused(capsys, "events", "--store", store)
        holder.stdin.close()
    assert status == 1
    assert "another process has it open" in line


def test_bench_knows_the_tasks_that_there_are() -> None:
    from dragoman.evaluation import tasks  # noqa: PLC0415 - loads much, for this test only

    assert set(bench.TASKS) == set(tasks.TASKS)


def test_a_reader_that_goes_away_is_no_error(store: Path) -> None:
    with open_store(store, write=True) as opened:
        fill(opened, *(made_article("He strikes " * 40 + str(n), f"{n}.txt") for n in range(3)))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", START, "events", "--store", str(store)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_fault_of_ours_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    fault = "import dragoman.views.cli.main as m, sys; m.main = lambda: 1 / 0; m.run()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", fault],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("dragoman: a fault of ours: ZeroDivisionError")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize(
    "setting",
    [{"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_piped_data_is_utf_8_whatever_the_locale(tmp_path: Path, form: str, setting: dict[str, str]) -> None:
    name, store, article = "Škoda 村", tmp_path / "s.duckdb", made_article()
    event = replace(EVENT, actors=(replace(EVENT.actors[0], name=name),))
    with open_store(store, write=True) as opened:
        ledger = Ledger(opened)
        (admitted,) = ledger.admit([article])
        ledger.done(admitted, pack(made_document(article), (), (event,), ()))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **setting}
    command = [sys.executable, "-c", START, "events", "--store", str(store), "--format", form]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert name in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


def test_help_loads_no_model_and_no_database() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    heavy = "import sys, dragoman.views.cli.main; print({'spacy', 'duckdb', 'rich'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", heavy], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout == "set()\n"
