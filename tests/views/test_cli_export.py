"""The export command, and code in the formats of other event data."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.run import worker
from dragoman.run.local import LocalCoder
from dragoman.views.cli import code
from dragoman.views.cli.console import many
from dragoman.views.cli.export import FORMATS
from dragoman.views.cli.main import app, main
from dragoman.views.export.formats import FORMATS as KNOWN
from made_records import TEXT, FakeCoder


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Code with the fake coder, and build no gazetteer."""
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    monkeypatch.setattr(code, "build_places", lambda **_: None)
    worker.load.cache_clear()
    yield
    worker.load.cache_clear()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_and_read(name: str, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["export", "--store", str(store), "--format", name, "--out", str(out)])
    assert result.exit_code == 0, result.output
    rows = list(KNOWN[name].read(out))
    assert f" in {many(len(rows), 'row')}; what is lost" in result.stderr
    assert (len(rows) > 0) == (name != "ucdp-ged")
    assert json.loads((tmp_path / "out.manifest.json").read_text("utf-8"))["format"]["name"] == name


def test_what_is_left_out_is_told(store: Path, tmp_path: Path) -> None:
    arguments = ["export", "--store", str(store), "--out", str(tmp_path / "o")]
    result = CliRunner().invoke(app, [*arguments, "--format", "ucdp-ged"])
    assert "left out: 1 because it is no ASSAULT" in result.stderr
    quiet = CliRunner().invoke(
        app, [*arguments, "--format", "csv", "--status", "denied", "--force", "--quiet"]
    )
    assert (quiet.exit_code, quiet.output) == (0, "")


REFUSED = [
    pytest.param(["--format", "xls", "--out", "o"], "'xls' is not one of csv", id="no such format"),
    pytest.param(["--format", "gdelt", "--out", "o", "--list", "keep"], "--list keep: gdelt", id="no lists"),
    pytest.param(["--format", "csv", "--out", "o", "--list", "all"], "'all' is not one of", id="no such way"),
    pytest.param(["--format", "csv", "--out", "o", "--status", "x"], "--status: 'x'", id="no such status"),
    pytest.param(
        ["--format", "csv", "--out", "o", "--count", "incidents"],
        "--count incidents: csv has none: a row is the record of one report; for incidents: dragoman",
        id="no incidents",
    ),
    pytest.param(
        ["--format", "gdelt", "--out", "o", "--count", "one-a-day"],
        "--count: 'one-a-day' is not one of reports, incidents",
        id="no such count",
    ),
    pytest.param(["--format", "csv", "--out", "none/o"], "lies in none", id="no folder"),
    pytest.param(["--format", "csv", "--out", "there"], "is there already", id="a file that is there"),
    pytest.param(["--format", "csv", "--out", "s.duckdb", "--force"], "is the store", id="the store itself"),
    pytest.param(["--format", "csv"], "Missing option '--out'", id="nowhere"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_wrong_usage_is_one_line_and_writes_nothing(
    arguments: list[str],
    words: str,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(store.parent)
    Path("there").write_text("kept", "utf-8")
    before = {path: path.read_bytes() for path in store.parent.iterdir()}
    status = main(["export", "--store", "s.duckdb", *arguments])
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert (status, captured.out, words in line) == (2, "", True), line
    assert {path: path.read_bytes() for path in store.parent.iterdir()} == before


def test_a_row_an_incident_wants_an_assembled_store(store: Path, tmp_path: Path) -> None:
    """Before it, the events that are in no incident are told with the command that assembles them."""
    arguments = ["export", "--store", str(store), "--out", str(tmp_path / "o"), "--format", "gdelt"]
    refused = CliRunner().invoke(app, [*arguments, "--count", "incidents"])
    assert refused.exit_code == 1
    assert "in no incident yet: 1; run: dragoman assemble --store" in str(refused.exception)
    CliRunner().invoke(app, ["assemble", "--store", str(store)])
    made = CliRunner().invoke(app, [*arguments, "--count", "incidents"])
    assert (made.exit_code, "1 incident in 1 row" in made.stderr) == (0, True)


@pytest.mark.parametrize("name", ["plover", "polecat", "icews", "phoenix", "gdelt"])
def test_code_prints_what_export_writes(name: str, store: Path, tmp_path: Path) -> None:
    """One article coded at once has the same row as out of a store."""
    article, out = tmp_path / "a.txt", tmp_path / "o"
    article.write_text(TEXT, "utf-8")
    arguments = ["code", str(article), "--published", "2016-05-04", "--source", "Anatolian Daily"]
    coded = CliRunner().invoke(app, [*arguments, "--format", name])
    assert coded.exit_code == 0, coded.output
    CliRunner().invoke(app, ["export", "--store", str(store), "--format", name, "--out", str(out)])
    assert coded.stdout == out.read_text("utf-8")


def test_code_goes_on_after_an_article_that_cannot_be_coded(tmp_path: Path) -> None:
    """The rows of the others are there, the reason is told, and the command fails."""
    path = tmp_path / "a.jsonl"
    texts = ["Strassen sind gesperrt.", TEXT]
    path.write_text("".join(json.dumps({"text": t, "date": "2016-05-04"}) + "\n" for t in texts), "utf-8")
    result = CliRunner().invoke(app, ["code", str(path), "--format", "icews"])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "it is in German" in result.stderr
