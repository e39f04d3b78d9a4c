"""Claims can be left out, or asked for alone, wherever events are listed, counted or exported."""

import csv
import io
from pathlib import Path

import pytest

from dragoman.store.database import open_store
from dragoman.views.cli.main import main
from made_reports import Said, keep

SAID = (
    Said("told"),
    Said("claimed", speaker="Derya Koral/AAA"),
    Said(
        "claimed alone", place="Veld", words="Shells hit the harbour", trigger="shells", speaker="Ada Mos/BBB"
    ),
)
CASES = [("narrated", 1, 1), ("attributed", 2, 2), (None, 3, 2)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("voice") / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, SAID)
    assert main(["assemble", "--store", str(path), "--quiet"]) == 0
    return str(path)


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main([*words, "--format", "csv", "--quiet"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize(("voice", "events", "incidents"), CASES)
def test_events_and_incidents_by_voice(
    capsys: pytest.CaptureFixture[str], store: str, voice: str | None, events: int, incidents: int
) -> None:
    """An incident with reports of both voices is found by each."""
    given = ("--store", store, *(() if voice is None else ("--voice", voice)))
    assert len(rows(capsys, "events", *given)) == events
    assert len(rows(capsys, "incidents", *given)) == incidents


@pytest.mark.parametrize(("voice", "events", "incidents"), CASES)
def test_panels_and_series_by_voice(
    capsys: pytest.CaptureFixture[str], store: str, voice: str | None, events: int, incidents: int
) -> None:
    given = ("--store", store, *(() if voice is None else ("--voice", voice)))
    assert sum(int(row["events"]) for row in rows(capsys, "series", *given)) == events
    counted = rows(capsys, "panel", "--unit", "dyad-year", "--count", "incidents", *given)
    assert sum(int(row["events"]) for row in counted) == incidents


@pytest.mark.parametrize(("voice", "events"), [case[:2] for case in CASES])
def test_an_export_by_voice(tmp_path: Path, store: str, voice: str | None, events: int) -> None:
    """The manifest says by which it was chosen."""
    path = tmp_path / "e.csv"
    given = () if voice is None else ("--voice", voice)
    assert main(["export", "--store", store, "--format", "csv", "--out", str(path), *given, "-q"]) == 0
    assert len(path.read_text("utf-8").splitlines()) == events + 1
    manifest = path.with_name("e.csv.manifest.json").read_text("utf-8")
    assert ('"voice": "narrated"' in manifest) == (voice == "narrated")


def test_another_voice_is_refused(capsys: pytest.CaptureFixture[str], store: str) -> None:
    assert main(["events", "--store", store, "--voice", "hearsay"]) == 2
    assert "--voice: 'hearsay' is not one of narrated, attributed" in capsys.readouterr().err
