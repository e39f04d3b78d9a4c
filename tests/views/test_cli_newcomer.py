"""What somebody meets who does not know the program yet: slips, narrow terminals, closed and full outputs."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.run.incidents import assemble
from dragoman.run.local import LocalCoder
from dragoman.store.database import open_store
from dragoman.store.read import EventFilter, count_dayless
from dragoman.views.cli import code, console
from dragoman.views.cli.console import many, table
from dragoman.views.cli.main import main
from dragoman.views.cli.nothing_found import why_nothing
from made_records import TEXT, FakeCoder

HEADER = ("id", "event", "actors", "recipients", "status", "date", "trigger")
ROW = (
    "e1:0123456789abcdef0123",
    "COERCE/arrest",
    "Police (EGY COP)",
    "",
    "happened",
    "2017-03-06",
    "arrested",
)
START = "from dragoman.views.cli.main import run; run()"


@pytest.fixture
def fake_coder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    monkeypatch.setattr(code, "build_places", lambda **_: None)
    return iter(())


def test_a_table_too_wide_for_the_terminal_is_written_as_blocks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every filled cell is there whole, behind the name of its column."""
    monkeypatch.setattr(console, "_PIPED_WIDTH", 80)
    table(HEADER, [ROW])
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split("  ") == [ROW[0], ROW[1], ROW[4], ROW[5]]
    assert [line.split() for line in shown[1:3]] == [
        ["actors", "Police", "(EGY", "COP)"],
        ["trigger", "arrested"],
    ]


def test_a_table_that_fits_stays_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "_PIPED_WIDTH", 140)
    table(HEADER, [ROW])
    assert capsys.readouterr().out.splitlines()[1].split() == list(HEADER)


@pytest.mark.parametrize("command", ["events", "incidents", "panel"])
@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--type", "ASAULT", "type: 'ASAULT' is no type; did you mean ASSAULT or CONSULT?"),
        ("--country", "Syria", "country: 'Syria' is no country code; did you mean SYR"),
    ],
)
def test_what_there_is_not_is_wrong_usage(
    command: str, option: str, value: str, said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As with a status that there is not: who asks for it learns the name, and a script stops."""
    with open_store(store, write=True) as opened:
        for _ in assemble(opened):
            pass
    more = ["--unit", "country-month"] if command == "panel" else []
    assert main([command, option, value, *more, "--store", str(store)]) == 2
    assert said in capsys.readouterr().err


def test_a_type_of_which_nothing_is_there_is_no_wrong_usage(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", "--type", "retreat", "--store", str(store)]) == 0
    assert "no event at all fits --type retreat" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            EventFilter(actor="Nobody At All"),
            "no event at all fits --actor Nobody At All; the store holds 1 event",
        ),
        (EventFilter(first=date(2099, 1, 1)), "no event at all fits --from 2099-01-01"),
    ],
)
def test_an_empty_answer_says_why(store: Path, wanted: EventFilter, said: str) -> None:
    with open_store(store) as opened:
        assert said in why_nothing(opened, wanted)


def test_an_empty_store_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    with open_store(path, write=True) as opened:
        assert f"dragoman ingest PATH --store {path}" in why_nothing(opened, EventFilter())
        assert count_dayless(opened) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["events", "--from", "2026-01-02", "--to", "2026-01-01"], "--to: 2026-01-01 lies before --from"),
        (["export", "--format", "csv", "--out", "-"], "--out: an export goes into a file"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    arguments: list[str], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--store", str(store)]) == 2
    assert said in capsys.readouterr().err


def test_ingest_makes_no_store_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new.duckdb"
    assert main(["ingest", "--store", str(path)]) == 2
    assert "no PATH to read articles from" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("content", [None, b"\x00\xff\x01" * 400], ids=["missing", "binary"])
def test_an_article_that_is_not_there_loads_no_coder(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read is told at once."""
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: pytest.fail("loaded"))
    monkeypatch.setattr(code, "build_places", lambda **_: pytest.fail("built"))
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["code", str(path)]) == 1


@pytest.mark.usefixtures("fake_coder")
def test_tables_of_one_file_say_of_which_article_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["text"], [TEXT], [TEXT]])
    assert main(["code", str(path), "--format", "table"]) == 0
    shown = capsys.readouterr().out
    assert f"{path.name}:" in shown.replace("\n", "")


def test_quotes_as_csv_have_a_header_and_a_line_each(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--store", str(store), "--format", "csv"]) == 0
    header, *rows = csv.reader(capsys.readouterr().out.splitlines())
    assert header[:3] == ["id", "doc", "speaker"]
    assert all(len(row) == len(header) for row in rows)


def test_a_closed_output_is_one_line_and_no_fault(store: Path) -> None:
    command = [sys.executable, "-c", START, "events", "--store", str(store)]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "standard output is closed" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes of this kind are POSIX")
@pytest.mark.parametrize("words", [["events"], ["events", "--format", "table"]], ids=" ".join)
def test_a_reader_that_has_enough_is_no_failure(store: Path, words: list[str]) -> None:
    """As of ``dragoman events | head -1`` in a script with ``pipefail``: status 0 and not a word."""
    command = [sys.executable, "-c", START, *words, "--store", str(store), "--quiet"]
    taking, giving = os.pipe()
    os.close(taking)
    with os.fdopen(giving, "wb") as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_broken_pipe_that_is_not_the_reader_s_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One to a worker process is a fault, and no reader who has enough."""

    def broken(*_: object, **__: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(code, "coder_maker", broken)
    with pytest.raises(BrokenPipeError):
        main(["code", __file__])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["events", "--type", "ASSAULT", "--type=PROTEST"],
            "--type: it takes one value and is given 'ASSAULT' and",
        ),
        (
            ["incidents", "--store", "a", "--store", "b"],
            "--store: it takes one value and is given 'a' and 'b'",
        ),
        (
            ["codebook", "list", "types", "--codebook", "b", "--codebook", "c"],
            "--codebook: it takes one value",
        ),
        (
            ["review", "precision", "--type", "AID", "--type", "AID"],
            "--type: it takes one value and is given 'AID' and 'AID'",
        ),
    ],
)
def test_an_option_of_one_value_that_is_given_two_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """The last would win and the first be lost without a word."""
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_an_option_of_several_values_takes_them(store: Path, tmp_path: Path) -> None:
    words = [
        "quotes",
        "--store",
        str(store),
        "--text-from",
        str(tmp_path),
        "--text-from",
        str(tmp_path),
        "-qq",
    ]
    assert main(words) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line_and_no_fault(store: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "events", "--store", str(store)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "No space left on device; make room" in done.stderr


@pytest.mark.parametrize(("number", "said"), [(0, "0 events"), (1, "1 event"), (1200, "1,200 events")])
def test_numbers_go_with_their_noun(number: int, said: str) -> None:
    assert many(number, "event") == said
