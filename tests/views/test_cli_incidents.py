"""The commands ``assemble`` and ``incidents``: what they print, and what they refuse."""

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.records import Status
from dragoman.store.database import open_store
from dragoman.views.cli.main import main
from dragoman.views.incident_rows import by_rejected, told_by
from made_reports import Said, event_of, keep

SHELLS = "Shells hit the harbour wall at Veld before dawn"
REPORTS = (
    Said("a", source="one.com", dead=4),
    Said("b", source="two.com", dead=9),
    Said("c", source="three.com", status=Status.DENIED, speaker="Derya Koral/AAA"),
    Said("d", place="Veld", dead=60, words=SHELLS, trigger="shells"),
)


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, REPORTS)
    assert main(["assemble", "--store", str(path), "--quiet"]) == 0
    return str(path)


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """Run a command and read its lines of JSON."""
    capsys.readouterr()
    assert main([*words, "--quiet"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def listed(capsys: pytest.CaptureFixture[str], store: str, *words: str) -> list[dict[str, object]]:
    return lines(capsys, "incidents", "--store", store, "--format", "jsonl", *words)


def test_assemble_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, REPORTS)
    for expected in ("4 new events, 2 incidents new or changed; 2 incidents", "0 new events, 0 incidents"):
        assert main(["assemble", "--store", str(path)]) == 0
        assert expected in capsys.readouterr().err


def test_assemble_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assemble", "--store", str(tmp_path / "s.duckdb")]) == 1
    assert "there is no such file" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ((), 2),
        (("--min-sources", "3"), 1),
        (("--min-reports", "2"), 1),
        (("--standing", "disputed"), 1),
        (("--disagreeing",), 1),
        (("--dyad", "AAA,BBB", "--from", "2016-05-01", "--to", "2016-05-31"), 2),
        (("--dyad", "BBB,AAA"), 0),
        (("--type", "PROTEST"), 0),
        (("--limit", "1"), 1),
    ],
    ids=str,
)
def test_incidents_lists_what_is_asked_for(
    store: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], number: int
) -> None:
    assert len(listed(capsys, store, *words)) == number


@pytest.mark.parametrize(
    ("reports", "sources", "words"),
    [
        (5, 3, "5 reports, 3 independent sources"),
        (1, 1, "1 report, 1 independent source"),
        (1_200, 1, "1,200 reports, 1 independent source"),
    ],
)
def test_reports_and_sources_read_as_no_fraction(reports: int, sources: int, words: str) -> None:
    assert told_by(reports, sources) == words


def test_csv_has_a_column_for_each_cell(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["incidents", "--store", store, "--format", "csv", "--quiet"]) == 0
    header, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert [len(row) for row in rows] == [len(header)] * 2
    assert header[:4] == ["id", "type", "mode", "standing"]


def test_show_gives_reports_disagreements_belief_and_reasons(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person needs to judge an incident stands on one page."""
    identity = str(listed(capsys, store, "--limit", "1")[0]["id"])
    assert main(["incidents", "show", identity, "--store", store]) == 0
    shown = capsys.readouterr().out
    for words in ("reports", "where they disagree", "rival", "numbers over time", "independent sources"):
        assert words in shown
    for words in ("support 1 - ", "why put together", "Derya Koral", "their words"):
        assert words in shown


def test_show_as_lines_gives_the_incident_and_its_reports(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    identity = str(listed(capsys, store, "--limit", "1")[0]["id"])
    incident, *reports = lines(capsys, "incidents", "show", identity, "--store", store, "--format", "jsonl")
    assert incident["events"] == [report["id"] for report in reports]


def test_join_split_and_undo_by_the_ids_they_print(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each prints the judgement's id; undone, the list is what it was."""
    before = listed(capsys, store)
    capsys.readouterr()
    assert (
        main(["incidents", "join", *(str(one["id"]) for one in before), "--store", store, "--by", "mk"]) == 0
    )
    judgement = capsys.readouterr().out.strip()
    (joined,) = listed(capsys, store)
    assert main(["incidents", "undo", judgement, "--store", store, "--by", "mk", "--on", "2020-02-03"]) == 0
    assert listed(capsys, store) == before
    first = event_of(REPORTS[0]).id
    whole = next(str(one["id"]) for one in before if first in str(one["events"]))
    assert main(["incidents", "split", whole, first, "--store", store, "--by", "mk"]) == 0
    assert len(listed(capsys, store)) == 3
    assert joined["standing"] == "disputed"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("show", "i1:none"), 1, "there is no incident 'i1:none'"),
        (("undo", "j1:none"), 1, "no standing join or split begins with 'j1:none'"),
        (("join", "i1:none", "i1:nil"), 1, "there is no incident 'i1:none'"),
    ],
)
def test_what_is_not_there_is_named(
    store: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, message: str
) -> None:
    assert main(["incidents", *words, "--store", store]) == status
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("incidents",),
        ("incidents", "--store", "s", "--dyad", "AAA"),
        ("incidents", "--store", "s", "--standing", "x"),
    ],
)
def test_wrong_usage_exits_2(words: tuple[str, ...]) -> None:
    assert main(list(words)) == 2


def test_one_a_day_warns_and_keeps_the_first_of_a_day_and_dyad(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three reports of one day and dyad become one row, though two attacks are behind them."""
    capsys.readouterr()
    assert main(["events", "--store", store, "--one-a-day", "--format", "jsonl", "--quiet"]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert "one-a-day keeps the first report" in told.err


def test_events_of_a_dyad(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(lines(capsys, "events", "--store", store, "--dyad", "aaa,bbb", "--format", "jsonl")) == 4
    assert lines(capsys, "events", "--store", store, "--dyad", "bbb,aaa", "--format", "jsonl") == []


@pytest.mark.parametrize(
    ("reports", "merges", "told"), [(1, 0, False), (3, 2, False), (3, 1, True), (2, 0, True)]
)
def test_reports_without_a_merge_are_told_of(reports: int, merges: int, *, told: bool) -> None:
    """They came together by way of a rejected one; nothing may say that they came from nowhere."""
    assert ("reviewers rejected" in by_rejected(reports, merges)) is told
