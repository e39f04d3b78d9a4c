"""--plot of every analysis command, and the report command: files of the form asked for, refused early."""

import csv
import io
from pathlib import Path

import pytest
from lxml import etree

from dragoman.views.cli.main import main
from made_store import Made, made_store

EVENTS = (
    Made("AAA", "BBB", "2030-01-15"),
    Made("AAA", "BBB", "2030-03-20", probability=1.0),
    Made("BBB", "AAA", "2030-03-21", type="AID", quad=2, intensity=7.0),
    Made("CCC", "AAA", "2030-03-21", type="ACCUSE", quad=3, intensity=-3.0),
)
TABLE = """\
event_id_cnty,event_date,time_precision,event_type,latitude,longitude,geo_precision
A1,2030-03-21,1,Battles,39.93,32.85,1
"""
DAYS = ("--from", "2030-01-01", "--to", "2030-04-30")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("plot") / "s.duckdb", EVENTS)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "sheet.csv"
    path.write_text("stratum,stratum_size,id,right\nAID,4,e1:a,yes\nAID,4,e1:b,no\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("acled") / "acled.csv"
    path.write_text(TABLE, "utf-8")
    return path


COMMANDS = (
    ("panel", "--unit", "dyad-month", "--store", "STORE"),
    ("series", "--store", "STORE"),
    ("series", "--dyad", "aaa,BBB", "--store", "STORE"),
    ("around", "2030-02-15", "--store", "STORE", "--before", "7", "--after", "7", *DAYS),
    ("network", "--store", "STORE"),
    ("compare", "TABLE", "--store", "STORE", "--any-type"),
    ("audit", "read", "SHEET"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words[:3]))
@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_is_written_beside_the_same_rows(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    request: pytest.FixtureRequest,
    command: tuple[str, ...],
    form: str,
) -> None:
    given = [
        str(request.getfixturevalue(word.lower())) if word in {"STORE", "TABLE", "SHEET"} else word
        for word in command
    ]
    assert main([*given, "-q"]) == 0
    rows = capsys.readouterr().out
    path = tmp_path / f"picture.{form}"
    assert main([*given, "-q", "--plot", str(path)]) == 0
    assert capsys.readouterr().out == rows
    made = path.read_bytes()
    if form == "svg":
        assert etree.fromstring(made).tag.endswith("svg")
    else:
        assert made.startswith(b"\x89PNG")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words[:3]))
def test_a_file_of_another_form_is_refused_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Not even the store need be there."""
    if command[0] == "compare":
        (tmp_path / "TABLE").write_text(TABLE)
    words = [str(tmp_path / word) if word.isupper() else word for word in command]
    assert main([*words, "--plot", "picture.gif"]) == 2
    assert "picture.gif does not end in .png or .svg" in capsys.readouterr().err


def test_a_series_of_a_dyad_has_both_directions(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    assert main(["series", "--store", str(store), "--dyad", "bbb,AAA", "--weight", "none"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [(row["unit"], row["period"], row["events"]) for row in rows] == [
        ("AAA-BBB", "2030-01", "1"),
        ("AAA-BBB", "2030-02", "0"),
        ("AAA-BBB", "2030-03", "1"),
        ("BBB-AAA", "2030-01", "0"),
        ("BBB-AAA", "2030-02", "0"),
        ("BBB-AAA", "2030-03", "1"),
    ]


def test_a_series_of_one_country_with_itself_is_refused(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    assert main(["series", "--store", str(store), "--dyad", "AAA,aaa"]) == 2
    assert "one country; name two" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ("--dyad", "AAA,BBB"),
        ("--country", "AAA", "--first", "2030-02-01", "--last", "2030-12-31"),
        ("--actor", "Police", "--from", "2030-02-01"),
    ],
)
def test_a_report_is_one_page(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, store: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "report.html"
    assert main(["report", "--store", str(store), *options, "--out", str(path)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "incidents shown" in captured.err
    assert "in no incident yet; run: dragoman assemble" in captured.err
    assert path.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "r.html"), "give one of --dyad A,B, --actor NAME and --country C"),
        (("--country", "AAA", "--actor", "x", "--out", "r.html"), "give one of"),
        (("--dyad", "AAA", "--out", "r.html"), "--dyad: 'AAA' is not two country codes"),
        (("--country", "AAA", "--out", "r.pdf"), "a browser makes"),
        (("--country", "AAA", "--out", "r.doc"), "does not end in .html"),
        (("--country", "AAA", "--out", "nowhere/r.html"), "a folder or lies in none"),
        (("--country", "AAA", "--out", "there.html"), "is there already"),
        (("--country", "AAA", "--from", "2030", "--out", "r.html"), "--from: '2030' is not a day"),
    ],
)
def test_a_report_that_cannot_be_is_refused_before_the_store_is_read(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.html").touch()
    assert main(["report", "--store", "none.duckdb", *options]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["there.html"]
