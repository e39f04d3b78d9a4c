"""``--corrected`` of the commands that read events: reviewers' word counts, and readers are told."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.records import Position
from dragoman.run.local import LocalCoder
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import incidents
from dragoman.store.read import EventFilter
from dragoman.views.cli import positions
from dragoman.views.cli.main import main
from made_records import FakeCoder
from made_review import judged_file, review_file

TOLD = "2 events left out and 1 changed by judgements\n"
UNHEEDED = "3 events that reviewers call wrong are read as they were coded; --corrected"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of six COERCE (one rejected), three AID (one is ASSAULT) and a PROTEST (rejected)."""
    return judged_file(tmp_path_factory.mktemp("corrected") / "s.duckdb")


def run(capsys: pytest.CaptureFixture[str], command: str, *more: str) -> tuple[str, str]:
    assert main(command.split() + list(more)) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


LISTED = [
    pytest.param(
        "events --format csv",
        "type",
        {"COERCE": 6, "AID": 3, "PROTEST": 1},
        {"COERCE": 5, "AID": 2, "ASSAULT": 1},
        id="events",
    ),
    pytest.param(
        "incidents --format csv",
        "type",
        {"COERCE": 1, "AID": 1, "PROTEST": 1},
        {"COERCE": 1, "AID": 1},
        id="incidents",
    ),
    pytest.param(
        "panel --unit dyad-year --events-of 2030",
        "unit",
        {"TUR-GRC": 6, "GRC-TUR": 3},
        {"TUR-GRC": 5, "GRC-TUR": 3},
        id="events of a panel",
    ),
]


@pytest.mark.parametrize(("command", "column", "coded", "corrected"), LISTED)
def test_what_is_listed_is_as_coded_or_as_reviewed_and_says_which(
    capsys: pytest.CaptureFixture[str],
    store: Path,
    command: str,
    column: str,
    coded: dict[str, int],
    corrected: dict[str, int],
) -> None:
    for option, expected, told in (((), coded, UNHEEDED), (("--corrected",), corrected, TOLD)):
        out, err = run(capsys, command, "--store", str(store), *option)
        assert Counter(row[column] for row in csv.DictReader(io.StringIO(out))) == expected
        assert err.startswith(told)


COUNTED = [
    pytest.param("panel --unit country-year --weight none --by type", "events_assault", 0, 1, id="panel"),
    pytest.param("panel --unit country-year --count incidents", "events", 3, 2, id="incidents of a panel"),
    pytest.param("series --period year --weight none --by type", "events_coerce", 6, 5, id="series"),
    pytest.param("network", "events", 9, 8, id="network"),
    pytest.param("around 2030-01-15 --before 1 --after 1 --measure events", "after", 6, 5, id="around"),
]


@pytest.mark.parametrize(("command", "column", "coded", "corrected"), COUNTED)
def test_what_is_counted_is_as_coded_or_as_reviewed_and_says_which(
    capsys: pytest.CaptureFixture[str], store: Path, command: str, column: str, coded: int, corrected: int
) -> None:
    for option, expected, told in (((), coded, UNHEEDED), (("--corrected",), corrected, TOLD)):
        out, err = run(
            capsys, command, "--store", str(store), "--from", "2030-01-01", "--to", "2030-12-31", *option
        )
        assert sum(float(row[column]) for row in csv.DictReader(io.StringIO(out))) == expected
        assert err.startswith(told)


def test_an_export_has_what_judgements_changed_in_its_manifest(
    capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path
) -> None:
    for option, number, corrected in (
        ((), 10, None),
        (
            ("--corrected",),
            8,
            {"left_out": 2, "changed": 1, "confirmed": 0, "disputed": 0, "uncorrected": 0, "unfit": 0},
        ),
    ):
        out = tmp_path / "e.csv"
        run(capsys, "export --format csv --force", "--store", str(store), "--out", str(out), *option)
        manifest = json.loads((tmp_path / "e.csv.manifest.json").read_text(encoding="utf-8"))
        assert manifest["counts"]["events"] == number
        assert manifest["store"]["corrected"] == corrected


def test_a_report_says_that_it_is_as_reviewed(
    capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    for option, told in (((), False), (("--corrected",), True)):
        page = tmp_path / "r.html"
        run(capsys, "report --country TUR --force", "--store", str(store), "--out", str(page), *option)
        assert (TOLD.strip() in page.read_text(encoding="utf-8")) is told


def test_quiet_says_nothing_of_judgements(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    for option in ((), ("--corrected",)):
        assert run(capsys, "events --format csv -q", "--store", str(store), *option)[1] == ""


def test_a_store_without_judgements_is_read_without_a_word_of_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = review_file(tmp_path / "s.duckdb")
    assert run(capsys, "events --format csv", "--store", str(path))[1] == "10 events\n"


def incident_of(path: Path, type_: str, *, number: int) -> str:
    """Give the id of the incident of a type with so many reports, as it was coded."""
    with open_store(path) as opened:
        (found,) = (one for one in incidents(opened) if one.type == type_ and len(one.events) == number)
        return found.id


def test_an_incident_is_shown_with_its_reports_as_coded_or_as_reviewed(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    for identity, coded, corrected in (
        (incident_of(store, "COERCE", number=6), ["COERCE"] * 6, ["COERCE"] * 5),
        (incident_of(store, "AID", number=3), ["AID"] * 3, ["AID", "AID", "ASSAULT"]),
    ):
        for option, expected, told in (((), coded, UNHEEDED), (("--corrected",), corrected, TOLD)):
            out, err = run(
                capsys, "incidents show --format jsonl", identity[:10], "--store", str(store), *option
            )
            incident, *reports = map(json.loads, out.splitlines())
            assert incident["id"] == identity
            assert len(incident["events"]) == len(expected)
            assert sorted(one["type"] for one in reports) == expected
            assert err.startswith(told)
            shown, _ = run(capsys, "incidents show", identity, "--store", str(store), *option)
            assert f"{len(expected)} reports, " in shown


def test_an_incident_that_reviewers_took_away_is_told_with_what_shows_it(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    gone = incident_of(store, "PROTEST", number=1)
    show = ["incidents", "show", gone, "--store", str(store)]
    assert main([*show, "--corrected", "--quiet"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"reviewers rejected all reports of the incident {gone}; without --corrected" in line
    assert line.endswith(f"dragoman {' '.join(show)}")
    assert main([*show, "--quiet"]) == 0


def test_an_incident_that_never_was_is_to_be_found_in_the_corrected_list(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    assert main(["incidents", "show", "i1:none", "--store", str(store), "--corrected", "-q"]) == 1
    assert capsys.readouterr().err.endswith(
        f"list them with: dragoman incidents --store {store} --corrected\n"
    )


def test_positions_are_read_off_events_as_coded_or_as_reviewed(
    capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader of articles is another's test: here counts which store it is given."""
    seen: list[int] = []

    def none_of(opened: Store, *_: object) -> Iterator[Position]:
        seen.append(len(list(read.events(opened, EventFilter()))))
        return iter(())

    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    monkeypatch.setattr(positions, "build_places", lambda **_: None)
    monkeypatch.setattr("dragoman.run.positions.positions_in", none_of)
    for option, told in (((), UNHEEDED), (("--corrected",), TOLD)):
        _, err = run(capsys, "positions --about dam", "--store", str(store), *option)
        assert err.startswith(told)
    assert seen == [10, 8]
    assert main(["positions", "a.txt", "--about", "dam", "--corrected"]) == 2
    assert "--corrected: articles have no reviewers" in capsys.readouterr().err
