"""The around command: one row, its placebo days on request, wrong usage refused."""

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.views.cli.main import main
from made_store import Made, made_store

EVENTS = (*[Made("AAA", "BBB", "2030-01-15")] * 3, Made("AAA", "BBB", "2030-01-02"))
DAYS = ("--from", "2030-01-01", "--to", "2030-02-28", "--before", "7", "--after", "7")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("around") / "s.duckdb", EVENTS)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["around", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_one_row_says_what_changed(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, out, err = run(capsys, "2030-01-15", "--store", str(store), *DAYS, "--measure", "events")
    (row,) = csv.DictReader(io.StringIO(out))
    assert status == 0
    assert (row["measure"], row["day"], row["before"], row["after"]) == (
        "events",
        "2030-01-15",
        "0.0",
        "0.428571",
    )
    assert "take p for a hint" in err


def test_placebo_days_are_rows(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    out = run(capsys, "2030-01-15", "--store", str(store), *DAYS, "--show-placebos")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [rows[0]["day"], rows[-1]["day"]] == ["2030-01-29", "2030-02-22"]
    assert {row["effect"] for row in rows} == {"0.0"}


@pytest.mark.parametrize("shown", [(), ("--show-placebos",)], ids=["study", "placebos"])
def test_json_lines_have_what_csv_has(
    capsys: pytest.CaptureFixture[str], store: Path, shown: tuple[str, ...]
) -> None:
    given = ("2030-01-15", "--store", str(store), *DAYS, *shown, "--format")
    rows = list(csv.DictReader(io.StringIO(run(capsys, *given, "csv")[1])))
    status, out, _ = run(capsys, *given, "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [{name: str(value) for name, value in row.items()} for row in found] == rows


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("soon",), "'soon' is not a day"),
        (("2030-01-15", "--measure", "mood"), "is not one of expected, events"),
        (("2030-01-15",), "are not within the data, 2030-01-01 to 2030-01-01"),
        (("2030-01-15", "--before", "0"), "--before"),
    ],
)
def test_wrong_usage_exits_2_in_one_line(
    capsys: pytest.CaptureFixture[str], store: Path, arguments: tuple[str, ...], problem: str
) -> None:
    status, out, err = run(capsys, *arguments, "--store", str(store))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert problem in err
