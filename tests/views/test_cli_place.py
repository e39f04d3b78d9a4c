"""Events can be asked for by where they were, wherever events are listed, counted or exported."""

import csv
import io
from pathlib import Path

import pytest

from dragoman.store.database import open_store
from dragoman.views.cli.main import main
from made_reports import Said, keep

SAID = (
    Said("one"),
    Said("two", place="Veld", words="Shells hit the harbour", trigger="shells"),
    Said("three", place="Otria", words="Rockets hit the bridge", trigger="rockets"),
    Said("nowhere", place=None, words="Mines hit a lorry", trigger="mines"),
)
# Part of the name in any case, the id whole, the country's code; a part of an id is no id.
CASES = [("kors", 1), ("VELD", 1), ("103", 0), ("102", 1), ("10", 0), ("aaa", 2), ("BBB", 1), ("%", 0)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("place") / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, SAID)
    assert main(["assemble", "--store", str(path), "--quiet"]) == 0
    return str(path)


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main([*words, "--format", "csv", "--quiet"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize(("place", "number"), CASES)
def test_events_and_exports_by_place(
    capsys: pytest.CaptureFixture[str], store: str, tmp_path: Path, place: str, number: int
) -> None:
    assert len(rows(capsys, "events", "--store", store, "--place", place)) == number
    out = tmp_path / "e.csv"
    given = ["--store", store, "--format", "csv", "--out", str(out), "--place", place]
    assert main(["export", *given, "--quiet"]) == 0
    with out.open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == number


@pytest.mark.parametrize(("place", "number"), [case for case in CASES if case[1]])
@pytest.mark.parametrize(
    ("command", "column"), [(["panel", "--by", "none"], "events"), (["series", "--by", "none"], "events")]
)
def test_panels_and_series_by_place(
    capsys: pytest.CaptureFixture[str], store: str, command: list[str], column: str, place: str, number: int
) -> None:
    found = rows(capsys, *command, "--store", store, "--place", place)
    assert sum(int(float(row[column])) for row in found) == number


@pytest.mark.parametrize(("place", "number"), CASES)
def test_incidents_by_place(
    capsys: pytest.CaptureFixture[str], store: str, tmp_path: Path, place: str, number: int
) -> None:
    assert len(rows(capsys, "incidents", "--store", store, "--place", place)) == number
    out = tmp_path / "e.geojson"
    given = ["--store", store, "--format", "geojson", "--count", "incidents", "--out", str(out)]
    assert main(["export", *given, "--place", place, "--quiet"]) == 0
    assert out.read_text("utf-8").count('"type":"Feature"') == number


def test_networks_by_place(capsys: pytest.CaptureFixture[str], store: str) -> None:
    given = ("network", "--store", store, "--place")
    assert [row["events"] for row in rows(capsys, *given, "aaa")] == ["2"]
    assert rows(capsys, *given, "Nowhere") == []


def test_a_place_that_no_event_has_is_named(capsys: pytest.CaptureFixture[str], store: str) -> None:
    assert main(["events", "--store", store, "--place", "Ulm"]) == 0
    assert "no event at all fits --place Ulm; the store holds 4 events" in capsys.readouterr().err
