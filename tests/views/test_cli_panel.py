"""The panel and series commands: rows of a store, what is left out said, wrong usage refused."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.run.ledger import Ledger
from dragoman.store.database import open_store
from dragoman.store.pack import pack
from dragoman.views.cli.main import main
from made_records import made_document
from made_reports import Said, keep
from made_store import Made, made, made_store

EVENTS = (
    Made("AAA", "BBB", "2030-01-15"),
    Made("AAA", "BBB", "2030-03-20", probability=1.0),
    Made("BBB", "AAA", "2030-03-21", type="AID", quad=2, intensity=7.0),
    Made("AAA", "BBB", "2030-03-22", status="planned"),
    Made("AAA", "BBB", None),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("panel") / "s.duckdb", EVENTS)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def cells(out: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in columns) for row in csv.DictReader(io.StringIO(out))]


def test_a_panel_of_dyads_and_months(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, out, err = run(
        capsys, "panel", "--store", str(store), "--unit", "dyad-month", "--weight", "event"
    )
    assert status == 0
    assert cells(out, "unit", "period", "events", "expected", "articles") == [
        ("AAA-BBB", "2030-01", "1", "0.5", "5"),
        ("AAA-BBB", "2030-02", "0", "0.0", "0"),
        ("AAA-BBB", "2030-03", "1", "1.0", "0"),
        ("BBB-AAA", "2030-01", "0", "0.0", "5"),
        ("BBB-AAA", "2030-02", "0", "0.0", "0"),
        ("BBB-AAA", "2030-03", "1", "0.5", "0"),
    ]
    assert err == (
        "1 events not counted: of another status\n"
        "1 events not counted: no day, or one end open\n"
        "6 rows: 2 units by 3 periods\n"
    )


def test_a_series_by_type_as_json(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    options = ("--by", "type", "--period", "year", "--status", "planned", "--status", "happened", "-q")
    status, out, err = run(capsys, "series", "--store", str(store), *options, "--format", "jsonl")
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert (row["events"], row["events_coerce"], row["events_aid"], row["events_assault"]) == (4, 3, 1, 0)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(("--unit", "country-year"), 0.75, id="the place decides"),
        pytest.param(("--unit", "country-year", "--country-of", "any"), 1, id="no field decides"),
        pytest.param(("--unit", "dyad-year"), 0.8125**2, id="both sides decide"),
        pytest.param(("--unit", "dyad-year", "--by", "type"), 0.8125**2 * 0.81234, id="the type too"),
        pytest.param(("--unit", "cell-year", "--type", "COERCE"), 0.75 * 0.81234, id="a type asked for"),
        pytest.param(("--weight", "status", "--unit", "dyad-year"), 0.9, id="as asked for"),
        pytest.param(("--weight", "none", "--unit", "dyad-year"), 1, id="all are taken as certain"),
    ],
)
def test_an_event_counts_with_the_confidences_its_row_hangs_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...], expected: float
) -> None:
    path = made_store(tmp_path / "s.duckdb", [Made("AAA", "BBB", "2030-01-15", probability=1.0)])
    out = run(capsys, "panel", "--store", str(path), *options)[1]
    assert [float(one) for (one,) in cells(out, "expected")][:1] == [pytest.approx(expected, abs=1e-6)]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--unit", "dyad-month"), id="dyads"),
        pytest.param(("--unit", "dyad-month", "--sides", "sector", "--undirected"), id="parts of states"),
        pytest.param(("--unit", "country-week", "--country-of", "any", "--by", "type"), id="countries"),
        pytest.param(("--unit", "cell-year", "--count", "one-a-day"), id="cells of folded reports"),
    ],
)
def test_the_events_behind_a_panel_add_up_to_its_cells(
    capsys: pytest.CaptureFixture[str], store: Path, options: tuple[str, ...]
) -> None:
    words = ("panel", "--store", str(store), *options)
    counts = cells(run(capsys, *words)[1], "unit", "period", "events", "expected")
    status, out, err = run(capsys, *words, "--events-of", "all")
    assert status == 0
    assert "events counted\n" in err
    behind = list(csv.DictReader(io.StringIO(out)))
    for unit, period, *expected in counts:
        own = [row for row in behind if (row["unit"], row["period"]) == (unit, period)]
        found = [sum(float(row[name]) for row in own) for name in ("events", "expected")]
        assert found == pytest.approx([float(one) for one in expected], abs=1e-5)
    assert {(row["unit"], row["period"]) for row in behind} <= {(unit, period) for unit, period, *_ in counts}


def test_the_events_of_one_cell(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    options = ("--unit", "dyad-month", "--only", "AAA-BBB", "--events-of", "2030-03")
    _, out, err = run(capsys, "panel", "--store", str(store), *options)
    assert cells(out, "unit", "period", "events", "from", "type", "recipients") == [
        ("AAA-BBB", "2030-03", "1", "2030-03-20", "COERCE", "People of BBB (BBB)")
    ]
    assert err.endswith("1 row: 1 event counted\n")


def test_a_series_lists_its_events_too(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    options = ("--period", "year", "--dyad", "AAA,BBB", "--events-of", "2030", "--format", "jsonl")
    out = run(capsys, "series", "--store", str(store), *options)[1]
    found = [json.loads(line) for line in out.splitlines()]
    assert [row["unit"] for row in found] == ["AAA-BBB", "AAA-BBB", "BBB-AAA"]


def test_undirected_dyads_are_one_and_may_be_named_either_way(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    options = ("--unit", "dyad-year", "--undirected", "--only", "bbb-aaa", "--weight", "none")
    out = run(capsys, "panel", "--store", str(store), *options)[1]
    assert cells(out, "unit", "events", "expected") == [("AAA-BBB", "3", "3.0")]


def test_one_a_day_is_a_switch_that_says_what_it_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = made_store(tmp_path / "s.duckdb", [Made("AAA", "BBB", "2030-01-15")] * 3)
    _, out, err = run(capsys, "panel", "--store", str(path), "--count", "one-a-day")
    assert cells(out, "events") == [("1",)]
    assert "2 events not counted: reports of the same by one-a-day" in err


@pytest.mark.parametrize("count", ["reports", "incidents", "one-a-day"])
@pytest.mark.parametrize("command", ["panel", "series"])
def test_events_without_a_day_are_told_where_days_are_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, count: str
) -> None:
    path = made_store(tmp_path / "s.duckdb", [*EVENTS, Made("AAA", "BBB", None, status="planned")])
    assert run(capsys, "assemble", "--store", str(path))[0] == 0
    told = "1 events not counted: no day, and --from or --to asks for days\n"
    given = (command, "--store", str(path), "--count", count)
    assert told in run(capsys, *given, "--from", "2030-01-01")[2]
    assert told not in run(capsys, *given)[2]


def test_no_weight_changes_how_many_incidents_there_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A headline that is surer than the sentence has no day and no place."""
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, (Said("1", is_dated=False, place=None, confidence=0.99), Said("2", confidence=0.6)))
    assert run(capsys, "assemble", "--store", str(path))[0] == 0
    given = ("panel", "--store", str(path), "--count", "incidents", "--by", "none", "--from", "2016-05-01")
    for weight in ("event", "date", "none"):
        out = run(capsys, *given, "--weight", weight)[1]
        assert cells(out, "unit", "period", "events") == [("AAA", "2016-05", "1")]


AROUND = (
    *("around", "2030-01-15", "--from", "2029-12-01", "--to", "2030-03-01"),
    *("--before", "3", "--after", "3"),
)


@pytest.mark.parametrize("command", [("panel",), ("series",), ("network",), AROUND], ids=lambda one: one[0])
def test_incidents_are_not_counted_before_they_are_assembled(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    """An event in no incident would count as one by itself, without a word."""
    path = made_store(tmp_path / "s.duckdb", [Made("AAA", "BBB", "2030-01-15")] * 3)
    words = (*command, "--store", str(path), "--count", "incidents")
    status, out, err = run(capsys, *words)
    assert (status, out) == (1, "")
    assert err.endswith(f"3 events are in no incident yet; run: dragoman assemble --store {path}\n")
    assert run(capsys, "assemble", "--store", str(path))[0] == 0
    assert run(capsys, *words)[0] == 0


def test_sectors_and_actors_of_one_state_are_two_sides(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The army against rebels of the same country, which as countries are one."""
    path = tmp_path / "s.duckdb"
    article, event = made(Made("AAA", "AAA", "2030-01-15"), 0)
    army, rebels = (
        replace(event.actors[0], sectors=("MIL",)),
        replace(event.recipients[0], sectors=("REB", "UAF")),
    )
    with open_store(path, write=True) as opened:
        ledger = Ledger(opened)
        (admitted,) = ledger.admit([article])
        event = replace(event, actors=(army,), recipients=(rebels,))
        ledger.done(admitted, pack(made_document(article), (), (event,), ()))
    given = ("panel", "--store", str(path), "--unit", "dyad-year")
    units = {
        of: cells(run(capsys, *given, "--sides", of)[1], "unit") for of in ("country", "sector", "actor")
    }
    assert units == {
        "country": [],
        "sector": [("AAA-MIL/AAA-REB",)],
        "actor": [(f"{army.id}:{rebels.id}",)],
    }
    chosen = run(capsys, *given, "--sides", "sector", "--undirected", "--only", "aaa-reb/aaa-mil")[1]
    assert cells(chosen, "unit", "events") == [("AAA-MIL/AAA-REB", "1")]


def test_a_panel_without_days_says_why_nothing_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = made_store(
        tmp_path / "s.duckdb", [Made("AAA", "AAA", "2030-01-15"), Made("AAA", "BBB", None, status="planned")]
    )
    status, _, err = run(
        capsys, "panel", "--store", str(path), "--unit", "dyad-year", "--only", "AAA-AAA", "-q"
    )
    assert status == 2
    assert "(1 not counted: of another status; 1 not counted: no country on one of the sides, or" in err
    assert err.endswith("); give --from and --to\n")


DYADS = ("--unit", "dyad-month")
REFUSED = [
    (("--unit", "planet-month"), "'planet-month' is not a unit and a period"),
    (("--unit", "country"), "write it as country-month"),
    (("--country-of", "speaker"), "is not one of place, actor"),
    (("--sides", "sector"), "--sides sector: a country has no sides; it goes with --unit dyad-month"),
    (("--undirected",), "--undirected: a country has no sides; it goes with --unit dyad-month"),
    (("--unit", "dyad-day", "--country-of", "recipient"), "--country-of recipient: a dyad is no country"),
    (("--unit", "cell-day", "--country-of", "place"), "it goes with --unit country-month"),
    (("--unit", "dyad-day", "--sides", "party"), "is not one of country, sector, actor"),
    (("--by", "mode"), "is not one of quad, type, none"),
    (("--count", "twice"), "is not one of reports, incidents"),
    (("--status", "done"), "is not one of happened"),
    (("--weight", "trust"), "'trust' is not one of event, type"),
    (("--from", "2030-02-01", "--to", "2030-01-01"), "lies before --from"),
    (("--format", "xml"), "is not one of table, jsonl, csv"),
    (("--only", "CCC"), "--only: 'CCC' is no country code; write three letters"),
    (("--only", "Chad"), "--only: 'Chad' is no country code; did you mean TCD?"),
    (("--only", "AAA", "--only", "AAA-BBB"), "'AAA-BBB' is no country code"),
    (("--only", "FRA"), "give --from and --to"),
    ((*DYADS, "--only", "TCD-SUD"), "--only: 'SUD' is no country code"),
    ((*DYADS, "--only", "TCD,SDN"), "'TCD,SDN' is no dyad with --sides country; write it as IRN-IRQ"),
    ((*DYADS, "--only", "tcd/sdn"), "write it as IRN-IRQ"),
    ((*DYADS, "--only", "TCD"), "write it as IRN-IRQ"),
    ((*DYADS, "--only", "TCD-SDN-FRA"), "write it as IRN-IRQ"),
    ((*DYADS, "--sides", "sector", "--only", "TCD-SDN"), "write it as COD-MIL/COD-REB"),
    (
        (*DYADS, "--sides", "sector", "--only", "TCD-ARM/TCD-REB"),
        "'ARM' of 'TCD-ARM' is no sector; there are",
    ),
    ((*DYADS, "--sides", "actor", "--only", "TCD:SDN"), "write it as group/m23:state/rwa"),
    ((*DYADS, "--sides", "actor", "--only", "state/tcd:state/atlantis"), "'state/atlantis' is no id"),
    (("--unit", "cell-month", "--only", "259201"), "is no cell; write its PRIO-GRID number, 1 to 259200"),
]


@pytest.mark.parametrize(("options", "problem"), REFUSED)
def test_wrong_usage_exits_2_in_one_line(
    capsys: pytest.CaptureFixture[str], store: Path, options: tuple[str, ...], problem: str
) -> None:
    status, out, err = run(capsys, "panel", "--store", str(store), *options)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert problem in err


def test_a_series_of_a_dyad_that_there_is_not_is_refused(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    status, out, err = run(capsys, "series", "--store", str(store), "--dyad", "TCD,Sudan")
    assert (status, out) == (2, "")
    assert "--dyad: 'SUDAN' is no country code; did you mean SDN?" in err


@pytest.mark.parametrize(
    ("options", "unit"),
    [
        (("--unit", "country-year", "--only", "tcd"), "TCD"),
        (("--unit", "country-year", "--only", "igo"), "IGO"),
        (("--unit", "dyad-year", "--only", "AAA-tcd"), "AAA-TCD"),
        (("--unit", "dyad-year", "--sides", "sector", "--only", "TCD/TCD-REB"), "TCD/TCD-REB"),
        (("--unit", "dyad-year", "--sides", "actor", "--only", "state/tcd:state/sdn"), "state/tcd:state/sdn"),
        (("--unit", "cell-year", "--only", "1"), "1"),
    ],
)
def test_units_that_there_are_have_zeros(
    capsys: pytest.CaptureFixture[str], store: Path, options: tuple[str, ...], unit: str
) -> None:
    days = ("--from", "2030-01-01", "--to", "2030-12-31")
    out = run(capsys, "panel", "--store", str(store), *options, *days)[1]
    assert cells(out, "unit", "events") == [(unit, "0")]


def test_a_store_without_events_gives_the_header(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = made_store(tmp_path / "s.duckdb", [])
    status, out, err = run(capsys, "panel", "--store", str(path))
    assert (status, len(out.splitlines())) == (0, 1)
    assert err.endswith("0 rows: 0 units by 0 periods\n")
    assert "is empty; code articles into it with: dragoman ingest" in err
