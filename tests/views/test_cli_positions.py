"""The positions command: what it refuses, and what it writes in each form."""

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.assembly.positions import Period, cells, contradictions
from dragoman.records import Position, Stance
from dragoman.run.local import LocalCoder
from dragoman.views.cli import position_rows as rows
from dragoman.views.cli import positions as command
from dragoman.views.cli.main import main
from made_positions import position
from made_records import FakeCoder

FOR, AGAINST = Stance.FOR, Stance.AGAINST
HELD = (
    position("Torvald", FOR, "2017-09-25"),
    position("Torvald", AGAINST, "2017-10-03", start=1),
    position("Aldous", FOR, None, told_by="Brisk"),
)


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give made-up positions, and load nothing."""
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    monkeypatch.setattr(command, "build_places", lambda **_: None)
    monkeypatch.setattr(command._Source, "of_articles", lambda *_: (HELD, True))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["positions", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


REFUSED = [
    ((), "--about"),
    (("--about", "dam"), "name articles or a --store"),
    (("a.txt", "--store", "s.duckdb", "--about", "dam"), "name articles or a --store"),
    (("--store", "s.duckdb", "--about", "dam", "--published", "2017-09-28"), "leave it out"),
    (("a.txt", "--about", "the"), "has no noun to look for"),
    (("a.txt", "--about", "dam", "--about", "mine", "--also", "x"), "one at a time"),
    (("a.txt", "--about", "dam", "--by", "year"), "is not one of day, week, month"),
    (("a.txt", "--about", "dam", "--from", "soon"), "is not a day"),
]


@pytest.mark.parametrize(("arguments", "problem"), REFUSED)
def test_wrong_usage_exits_2_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], problem: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert problem in err


def test_a_store_that_is_not_there_exits_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "--store", str(tmp_path / "none.duckdb"), "--about", "dam")
    assert status == 1
    assert "there is no such file" in err


def test_json_lines_are_records(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "a.txt", "--about", "dam", "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [(r["actor"]["name"], r["stance"], r["date"]["from"]) for r in found] == [
        ("Torvald", "for", "2017-09-25"),
        ("Torvald", "against", "2017-10-03"),
        ("Aldous", "for", None),
    ]
    assert err == "3 positions of 2 actors, 1 contradictions\n"


def test_quiet_says_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "a.txt", "--about", "dam", "--format", "csv", "--quiet")[2] == ""


def test_a_list_for_people_has_the_contradictions_below(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "a.txt", "--about", "dam", "--format", "table")[1]
    assert "Contradictions" in out
    assert out.index("rejected the dam") < out.index("Contradictions")


FORMS = [
    ((), rows.CSV_HEADER, 3),
    (("--table", "--by", "month"), rows.CELL_HEADER, 3),
    (("--contradictions",), rows.CONTRADICTION_CSV, 1),
]


@pytest.mark.parametrize(("flags", "header", "number"), FORMS)
def test_a_sheet_has_a_row_for_each(
    capsys: pytest.CaptureFixture[str], flags: tuple[str, ...], header: tuple[str, ...], number: int
) -> None:
    out = run(capsys, "a.txt", "--about", "dam", "--format", "csv", *flags)[1]
    read = list(csv.reader(io.StringIO(out)))
    assert tuple(read[0]) == header
    assert [len(row) for row in read] == [len(header)] * (number + 1)


@pytest.mark.parametrize("flag", ["--table", "--contradictions"])
def test_tables_are_also_json(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    out = run(capsys, "a.txt", "--about", "dam", "--format", "jsonl", flag)[1]
    assert {json.loads(line)["actor"] for line in out.splitlines()} <= {"Torvald", "Aldous"}


def grid(held: tuple[Position, ...], by: Period) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    return rows.grid(cells(held, by))


def test_the_grid_has_actors_down_and_periods_across() -> None:
    header, body = grid(HELD, Period.MONTH)
    assert header == ("actor", "2017-09-01", "2017-10-01", "undated")
    assert body == [("Torvald (NOR)", "for", "against", ""), ("Aldous (NOR)", "", "", "for")]


def test_several_matters_are_columns_of_their_own() -> None:
    header, _ = grid((*HELD[:1], position("Torvald", FOR, "2017-09-25", matter="mine")), Period.DAY)
    assert header == ("actor", "dam 2017-09-25", "mine 2017-09-25")


def test_a_contradiction_shows_both_passages() -> None:
    (found,) = contradictions(HELD)
    row = rows.contradiction_row(found)
    assert row[:4] == ("Torvald (NOR GOV)", "dam", "later", "2017-09-25")
    assert row.count("Torvald rejected the dam.") == 2
