"""``--corrected`` of the commands that read events: reviewers' word counts, and readers are told."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from dragoman.run.incidents import assemble
from dragoman.run.review.fields import Field
from dragoman.store import read
from dragoman.store.database import open_store
from dragoman.store.judgements import Verdict
from dragoman.store.read import EventFilter
from dragoman.views.cli.main import main
from made_review import review_file, say

TOLD = "2 events left out and 1 changed by judgements\n"
UNHEEDED = "3 events that reviewers call wrong are read as they were coded; --corrected"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of six COERCE (one rejected), three AID (one is ASSAULT) and a PROTEST (rejected)."""
    path = review_file(tmp_path_factory.mktemp("corrected") / "s.duckdb")
    with open_store(path, write=True) as opened:
        list(assemble(opened))
        coerce, aid, protest = (
            read.event_ids(opened, EventFilter(type=name))[0] for name in ("COERCE", "AID", "PROTEST")
        )
        say(opened, coerce, Field.EVENT, Verdict.WRONG)
        say(opened, protest, Field.EVENT, Verdict.WRONG)
        say(opened, aid, Field.TYPE, Verdict.WRONG, value="ASSAULT")
    return path


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
