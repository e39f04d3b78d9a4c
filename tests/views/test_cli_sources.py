"""Tables, archives and stores without text from the command line."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.run import worker
from dragoman.run.local import LocalCoder
from dragoman.store.database import open_store
from dragoman.store.entries import State, entries
from dragoman.views.cli import code, ingest, positions, show
from dragoman.views.cli.main import main
from made_records import TEXT, StoryCoder, made_article, made_document, made_event, make_story_coder


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Code without a model, and build no gazetteer."""
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: StoryCoder())
    for module in (code, ingest):
        monkeypatch.setattr(module, "build_places", lambda **_: None)
    monkeypatch.setattr(ingest, "coder_maker", lambda *_: make_story_coder)
    worker.load.cache_clear()
    yield
    worker.load.cache_clear()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.csv.gz"
    cell = TEXT.replace('"', '""')
    path.write_bytes(gzip.compress(f'day,words,paper\n2016-05-04,"{cell}",Ilmar Post\n'.encode()))
    return path


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


COLUMNS = ("--columns", "text=words,published=day,source=paper")


def test_a_packed_table_is_ingested_by_the_columns_named(
    tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "s.duckdb"
    assert ran(capsys, "ingest", table, "--store", store, *COLUMNS)[0] == 0
    with open_store(store) as opened:
        (row,) = opened.fetch(
            "SELECT origin, published::VARCHAR, published_basis, source, source_basis FROM articles"
        )
    assert row == (f"{table}:2", "2016-05-04", "field", "Ilmar Post", "field")


@pytest.mark.parametrize(
    ("columns", "status", "message"),
    [
        ("text=bod", 1, "there is no column 'bod'; the columns are: day, words, paper"),
        ("words", 2, "--columns: 'words' is no pair"),
        ("body=words", 2, "--columns: 'body' is not one of text, html, title"),
    ],
)
def test_wrong_columns_are_one_clear_line(
    tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str], columns: str, status: int, message: str
) -> None:
    found = ran(capsys, "ingest", table, "--store", tmp_path / "s", "--quiet", "--columns", columns)
    assert found[0] == status
    assert len(found[2].splitlines()) == 1
    assert message in found[2]


def test_what_is_set_aside_is_skipped_and_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n\r\nxy\r\n\r\n")
    status, _, said = ran(capsys, "ingest", path, "--store", tmp_path / "s")
    assert (status, said.splitlines()) == (
        0,
        [
            "0 coded, 0 events; 0 were done before, 1 skipped, 0 failed",
            f"skipped: {path}#aside: not articles: 1 request records",
        ],
    )
    with open_store(tmp_path / "s") as opened:
        (entry,) = entries(opened)
    assert (entry.state, entry.reason) == (State.SKIPPED, "not articles: 1 request records")


def test_a_store_without_text_says_so_and_shows_words_from_the_files(
    tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "s.duckdb"
    assert ran(capsys, "ingest", table, "--store", store, "--no-text", *COLUMNS)[0] == 0
    _, out, said = ran(capsys, "events", "--store", store, "--format", "jsonl")
    event = json.loads(out)
    assert event["trigger"]["text"].startswith("sha256:")
    assert said.startswith("the store keeps no text: a sha256 stands for the words")
    assert "(not kept)" in ran(capsys, "quotes", "--store", store, "--format", "table")[1]
    _, out, _ = ran(capsys, "show", event["id"], "--store", store)
    assert "The store keeps no text." in out
    assert "arrested 40 people" not in out
    status, out, _ = ran(*(capsys, "show", event["id"], "--store", store, "--text-from", table, *COLUMNS))
    assert status == 0
    assert "[trigger: arrested]" in out
    assert "day: field, outlet: field" in out
    status, _, said = ran(capsys, "show", event["id"], "--store", store, "--text-from", store.parent / "no")
    assert (status, "give the files it was ingested from" in said) == (1, True)


@pytest.fixture
def wordless(tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give a store without text of the table, with its incident."""
    path = tmp_path / "w.duckdb"
    assert ran(capsys, "ingest", table, "--store", path, "--no-text", *COLUMNS)[0] == 0
    assert ran(capsys, "assemble", "--store", path)[0] == 0
    return path


def test_quotes_without_words_say_what_puts_them_back_and_that_does(
    wordless: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("quotes", "--store", wordless, "--format", "csv")
    _, out, said = ran(capsys, *given)
    assert f"put them back with: dragoman quotes --store {wordless} --text-from PATH" in said
    assert "Police arrested" not in out
    status, out, said = ran(capsys, *given, "--text-from", table, *COLUMNS)
    assert (status, "Police arrested 40 people" in out, "sha256" in out + said) == (0, True, False)


def test_files_that_do_not_hold_the_articles_are_told_of(
    wordless: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nobody was arrested in Ankara on Tuesday.")
    for command in (["quotes"], ["incidents", "show", "i1:"]):
        status, _, said = ran(capsys, *command, "--store", wordless, "--text-from", other)
        assert (status, "the files given do not hold 1 article of these as they were coded" in said) == (
            0,
            True,
        )


def test_an_incident_without_words_says_what_puts_them_back_and_that_does(
    wordless: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = ran(capsys, "incidents", "show", "i1:", "--store", wordless)
    assert "sha256" not in out
    assert "their words" not in out
    (remedy,) = [line.split() for line in out.splitlines() if "--text-from" in line]
    assert remedy[:3] == ["dragoman", "incidents", "show"]
    words = [
        str(wordless) if word == "FILE" else str(table) if word == "PATH" else word for word in remedy[1:]
    ]
    status, out, _ = ran(capsys, *words, *COLUMNS)
    assert (status, "Police arrested 40 people" in out) == (0, True)
    _, out, _ = ran(capsys, *words, *COLUMNS, "--format", "jsonl")
    assert json.loads(out.splitlines()[1])["trigger"]["text"] == "arrested"


def test_positions_are_refused_where_no_words_are_kept(
    wordless: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer would look like nobody holding anything."""
    monkeypatch.setattr(positions, "build_places", lambda **_: None)
    status, out, said = ran(capsys, "positions", "--about", "arrests", "--store", wordless)
    assert (status, out) == (1, "")
    assert "it keeps no text" in said
    assert "dragoman positions PATH --about TEXT" in said


def test_a_store_with_text_is_not_made_one_without(
    tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "s.duckdb"
    assert ran(capsys, "ingest", table, "--store", store, *COLUMNS)[0] == 0
    status, _, said = ran(capsys, "ingest", table, "--store", store, "--no-text", *COLUMNS)
    assert status == 1
    assert "it holds articles with their text" in said


def test_code_reads_a_table_that_has_the_usual_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    cell = TEXT.replace('"', '""')
    path.write_text(f'text,date\n"{cell}",2016-05-04\n', "utf-8")
    status, out, _ = ran(capsys, "code", path, "--format", "jsonl")
    assert (status, len(out.splitlines())) == (0, 1)


def test_show_says_of_a_sentence_where_it_stands() -> None:
    event = made_event(made_document(made_article()))
    assert show._received(event) == f"article characters 0:{len(TEXT)}"
    titled = replace(event, evidence=replace(event.evidence, article_start=None, article_end=None))
    assert show._received(titled) == "in the title, which was given apart from the text"
