"""The compare command: a store beside a table, as summary, matrix and pairs."""

import csv
import io
from pathlib import Path

import pytest

from dragoman.views.cli.main import main
from made_store import Made, made_store

EVENTS = (
    Made("AAA", "BBB", "2030-01-15", type="ASSAULT"),
    Made("BBB", "AAA", "2030-01-15", type="PROTEST", quad=3),
)
# The made-up events happen in Ankara.
TABLE = """\
event_id_cnty,event_date,time_precision,event_type,latitude,longitude,geo_precision
A1,2030-01-16,1,Battles,39.93,32.85,1
A2,2030-01-15,1,Protests,41.01,28.95,1
A3,2030-01-15,1,Riots,41.01,28.95,3
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("compare") / "s.duckdb", EVENTS)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "acled.csv"
    path.write_text(TABLE, "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["compare", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_summary_says_what_both_have(capsys: pytest.CaptureFixture[str], store: Path, table: Path) -> None:
    status, out, err = run(capsys, str(table), "--store", str(store))
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert [(row["side"], row["type"], row["events"], row["matched"]) for row in rows] == [
        ("theirs", "Battles", "1", "1"),
        ("theirs", "Protests", "1", "0"),
        ("theirs", "all", "2", "1"),
        ("ours", "ASSAULT", "1", "1"),
        ("ours", "PROTEST", "1", "0"),
        ("ours", "all", "2", "1"),
    ]
    assert err == (
        "1 rows of acled.csv, no point, or a place coarser than a district\n"
        "1 pairs of 2 events here and 2 there\n"
    )


def test_pairs_and_matrix(capsys: pytest.CaptureFixture[str], store: Path, table: Path) -> None:
    out = run(capsys, str(table), "--store", str(store), "--show", "pairs")[1]
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["theirs"], row["type"], row["their_type"], row["days"]) == ("A1", "ASSAULT", "Battles", "1")
    out = run(capsys, str(table), "--store", str(store), "--show", "matrix", "--km", "500")[1]
    assert out == "theirs,ASSAULT,PROTEST,none\nBattles,1,0,0\nProtests,0,1,0\nnone,0,0,0\n"


def test_windows_say_what_hangs_on_the_choice(
    capsys: pytest.CaptureFixture[str], store: Path, table: Path
) -> None:
    out = run(capsys, str(table), "--store", str(store), "--show", "windows", "--km", "50", "--days", "0")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["days"], row["km"], row["pairs"]) for row in rows] == [
        ("0", "5.0", "0"),
        ("0", "25.0", "0"),
        ("0", "50.0", "0"),
        ("0", "100.0", "0"),
    ]


def test_types_may_be_given_or_left_aside(
    capsys: pytest.CaptureFixture[str], store: Path, table: Path, tmp_path: Path
) -> None:
    own = tmp_path / "types.yaml"
    own.write_text("Battles: [PROTEST]\n", "utf-8")
    out = run(capsys, str(table), "--store", str(store), "--show", "pairs", "--types", str(own))[1]
    assert "PROTEST,Battles" in out
    out = run(capsys, str(table), "--store", str(store), "--show", "matrix", "--any-type")[1]
    assert out.splitlines()[-1].startswith("none,")


PLACED = """\
event_id_cnty;event_date;event_type;country;latitude;longitude
A1;2030-01-15;Battles;Turkey;39,93;32,85
A2;2030-02-20;Battles;Turkey;41,01;28,95
A3;2030-01-15;Battles;Congo;-4,26;15,28
A4;2030-01-15;Battles;Atlantis;0,0;0,0
A5;2030-01-15;Raids;Turkey;39,93;32,85
"""


def test_both_sides_are_narrowed_and_every_row_is_accounted_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The other table's share would be of rows that were not asked for."""
    store = made_store(tmp_path / "s.duckdb", [Made("AAA", "TUR", "2030-01-15", type="ASSAULT")])
    table = tmp_path / "acled.csv"
    table.write_text(PLACED, "utf-8")
    options = ("--from", "2030-01-01", "--to", "2030-01-31", "--country", "tur")
    status, out, err = run(capsys, str(table), "--store", str(store), *options)
    rows = [
        (row["side"], row["type"], row["events"], row["share"]) for row in csv.DictReader(io.StringIO(out))
    ]
    assert status == 0
    assert rows[:2] == [("theirs", "Battles", "1", "1.0"), ("theirs", "all", "1", "1.0")]
    assert err == (
        "1 rows of acled.csv, of a country whose name is not known: 'Atlantis'\n"
        "1 rows of acled.csv, of another country than --country\n"
        "1 rows of acled.csv, outside --from and --to\n"
        "1 rows of acled.csv, of the type 'Raids', which is not compared\n"
        "1 pairs of 1 events here and 1 there\n"
    )


def test_a_table_without_countries_cannot_be_narrowed_to_one(
    capsys: pytest.CaptureFixture[str], store: Path, table: Path
) -> None:
    status, out, err = run(capsys, str(table), "--store", str(store), "--country", "AAA")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--country: no row of the other table has a known name in the column country (they have '')" in err


@pytest.mark.parametrize(
    ("options", "status", "problem"),
    [
        (("--show", "map"), 2, "is not one of summary, matrix, pairs, windows"),
        (("--types", "none.yaml"), 1, "none.yaml: the map of types cannot be read"),
    ],
)
def test_wrong_usage_is_one_line(
    capsys: pytest.CaptureFixture[str],
    store: Path,
    table: Path,
    options: tuple[str, ...],
    status: int,
    problem: str,
) -> None:
    found, out, err = run(capsys, str(table), "--store", str(store), *options)
    assert (found, out, err.count("\n")) == (status, "", 1)
    assert problem in err
