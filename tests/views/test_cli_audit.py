"""The audit commands: a sheet goes out, comes back judged, and every slip in it is named."""

import csv
import io
from pathlib import Path

import pytest

from dragoman.views.cli.main import main
from made_store import Made, made_store

EVENTS = (
    *[Made("AAA", "BBB", "2030-01-15")] * 6,
    *[Made("BBB", "AAA", "2030-03-21", type="AID", quad=2, intensity=7.0)] * 3,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("audit") / "s.duckdb", EVENTS)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["audit", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def judged(path: Path, out: str, *verdicts: str, column: str = "right") -> Path:
    """Fill in a sheet as a person would, with a spreadsheet's byte order mark."""
    rows = list(csv.DictReader(io.StringIO(out)))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for row, verdict in zip(rows, verdicts, strict=True):
            writer.writerow({**row, column: verdict})
    return path


def test_a_sheet_goes_out_and_comes_back(
    capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path
) -> None:
    status, out, err = run(capsys, "sample", "--store", str(store), "--size", "5", "--least", "2")
    assert status == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["stratum"], row["stratum_size"]) for row in rows] == [
        *[("AID", "3")] * 2,
        *[("COERCE", "6")] * 3,
    ]
    assert rows[0]["actors"] == "Police of BBB (BBB)"
    assert rows[2]["sentence"].startswith("ANKARA, May 3")
    assert "5 events of 2 strata" in err
    sheet = judged(tmp_path / "s.csv", out, "yes", "NO", "y", "1", "")
    status, out, err = run(capsys, "read", str(sheet))
    table = {row["stratum"]: row for row in csv.DictReader(io.StringIO(out))}
    assert status == 0
    assert [table[name]["precision"] for name in ("AID", "COERCE", "all")] == ["0.5", "1.0", "0.833333"]
    assert table["all"]["corrected"] == "7.5"
    assert err == "right: 1 of 5 events not judged\n"


def test_another_field_may_be_judged(capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path) -> None:
    out = run(capsys, "sample", "--store", str(store), "--size", "3", "--by", "none")[1]
    sheet = judged(tmp_path / "s.csv", out, "yes", "no", "no", column="right_place")
    rows = list(csv.DictReader(io.StringIO(run(capsys, "read", str(sheet), "-q")[1])))
    assert {(row["field"], row["stratum"]) for row in rows} == {("right_place", "all")}


def test_a_sample_is_the_same_bytes_each_time(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    first, again = (run(capsys, "sample", "--store", str(store), "--size", "6")[1] for _ in range(2))
    assert first == again


HEADER = "stratum,stratum_size,id,right\n"
SLIPS = [
    ("stratum,id,right\na,1,yes\n", "there is no column 'stratum_size'", 1),
    (HEADER + "a,3,e1:1,maybe\n", "line 2: right is 'maybe'; write yes or no", 1),
    (HEADER + "a,three,e1:1,yes\n", "line 2: stratum_size is 'three'", 1),
    (HEADER + "a,3,e1:1,yes\na,4,e1:2,yes\n", "line 3: stratum 'a' has 4 events here and 3 above", 1),
    (HEADER + "a,3,e1:1,yes\na,3,e1:1,no\n", "line 3: e1:1 stands here twice", 1),
    (HEADER + "a,1,e1:1,yes\na,1,e1:2,no\n", "has 2 lines and only 1 events", 1),
    (HEADER + "a,3,e1:1,\n", "nothing is judged under right", 2),
    ("", "there is no column 'stratum'", 1),
]


@pytest.mark.parametrize(("text", "problem", "wanted"), SLIPS)
def test_a_slip_in_a_sheet_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, problem: str, wanted: int
) -> None:
    path = tmp_path / "s.csv"
    path.write_text(text, "utf-8")
    status, out, err = run(capsys, "read", str(path))
    assert (status, out, err.count("\n")) == (wanted, "", 1)
    assert problem in err


def test_a_sheet_that_is_not_there_exits_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "read", str(tmp_path / "none.csv"))
    assert status == 1
    assert "none.csv: cannot be read (No such file" in err


def test_too_small_a_sample_exits_2(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, _, err = run(capsys, "sample", "--store", str(store), "--size", "3")
    assert status == 2
    assert "--size: 3 is too few" in err


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_sheet_may_come_back_with_other_separators(
    capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path, delimiter: str
) -> None:
    """As spreadsheets save CSV where the comma is the decimal sign."""
    out = run(capsys, "sample", "--store", str(store), "--size", "5", "--least", "2")[1]
    sheet = judged(tmp_path / "s.csv", out, "yes", "no", "yes", "yes", "yes")
    expected = run(capsys, "read", str(sheet))[1]
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"))))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    assert run(capsys, "read", str(sheet)) == (0, expected, "")
