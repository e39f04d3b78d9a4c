"""Every command and page that writes CSV: words that a spreadsheet would run are escaped, and come back."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.records import Count, Size, Span, Stance
from dragoman.records.csv_text import read_back
from dragoman.run.ledger import Ledger
from dragoman.run.local import LocalCoder
from dragoman.store.database import open_store
from dragoman.store.judgements import Judgement, Verdict, add
from dragoman.store.pack import pack
from dragoman.views.cli import positions as command
from dragoman.views.cli.main import main
from dragoman.views.export.formats import FORMATS
from dragoman.views.web import downloads
from made_positions import position
from made_records import FakeCoder, made_actor, made_article, made_document, made_event, made_statement
from made_review import DAY

FORMULA = '=HYPERLINK("http://x.example","see")'
SIGNS = ("=", "+", "@", "-")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store whose words are formulas, assembled and judged."""
    path = tmp_path_factory.mktemp("formulas") / "s.duckdb"
    article = replace(made_article(), title=FORMULA, source=FORMULA)
    document = made_document(article)
    event, statement = made_event(document), made_statement(document)
    party = replace(made_actor(Span(0, 1, FORMULA), FORMULA, "TUR"), id=None)
    other = replace(party, name=f"{FORMULA}2", country="GRC")
    assert event.place is not None
    event = replace(
        event,
        type="ASSAULT",
        mode=None,
        actors=(party,),
        recipients=(other,),
        place=replace(event.place, name=FORMULA),
        trigger=replace(event.trigger, text=FORMULA),
        evidence=replace(event.evidence, text=FORMULA),
        attribution=(replace(event.attribution[0], speaker=party),),
        size=Size(dead=Count(3, 3, 3)),
    )
    said = replace(statement.quote, content=(replace(statement.quote.content[0], text=FORMULA),))
    statement = replace(statement, speaker=party, quote=said)
    with open_store(path, write=True) as opened:
        ledger = Ledger(opened)
        (admitted,) = ledger.admit([article])
        ledger.done(admitted, pack(document, (statement,), (event,), ()))
        add(opened, Judgement(event.id, "place", Verdict.WRONG, FORMULA, DAY, note=FORMULA))
    assert main(["assemble", "--store", str(path), "--quiet"]) == 0
    return path


@pytest.fixture
def formula_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give positions of an actor named as a formula, and load nothing."""
    held = (position(FORMULA, Stance.FOR, "2017-09-25"), position(FORMULA, Stance.AGAINST, "2017-09-26"))
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    monkeypatch.setattr(command, "build_places", lambda **_: None)
    monkeypatch.setattr(command._Source, "of_store", lambda *_, **__: held)


def checked(text: str) -> list[dict[str, str]]:
    """Read CSV, see that no words are a formula and that some were escaped; give the rows unescaped."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(SIGNS) and not is_number(cell)]
    assert [cell for cell in cells if cell.startswith("'=HYPERLINK(")]
    found = [read_back(row) for row in rows]
    assert [cell for row in found for cell in row.values() if cell.startswith("=HYPERLINK(")]
    return found


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "words",
    [
        ("events", "--format", "csv"),
        ("quotes", "--format", "csv"),
        ("incidents", "--format", "csv"),
        ("network", "--nodes", "actor", "--format", "csv"),
        ("network", "--nodes", "actor", "--centrality", "--format", "csv"),
        ("review", "list", "--format", "csv"),
        ("review", "export", "--format", "csv"),
        ("audit", "sample"),
        ("positions", "--about", "dam", "--format", "csv"),
        ("positions", "--about", "dam", "--format", "csv", "--table"),
        ("positions", "--about", "dam", "--format", "csv", "--contradictions"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("formula_positions")
def test_no_command_writes_a_formula(
    store: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    capsys.readouterr()
    assert main([*words, "--store", str(store)]) == 0
    assert checked(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["csv", "ucdp-ged"])
def test_no_export_writes_a_formula_and_its_reader_gives_the_words(
    store: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", "--store", str(store), "--format", name, "--out", str(out), "-q"]) == 0
    rows = checked(out.read_text("utf-8"))
    (again,) = FORMATS[name].read(out)
    words = {column: cell for column, cell in again.items() if isinstance(cell, str)}
    assert FORMULA in words.values()
    assert words == {column: rows[0][column] for column in words}


def test_no_file_of_the_web_pages_holds_a_formula(store: Path) -> None:
    with open_store(store) as opened:
        for file in (downloads.events_file(opened, {}, "csv"), downloads.incidents_file(opened, {}, "csv")):
            with file:
                assert checked(file.read().decode())


def test_negative_numbers_stay_numbers(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "--store", str(store), "--format", "csv", "-q"]) == 0
    (row,) = checked(capsys.readouterr().out)
    assert (row["intensity"], row["goldstein"]) == ("-7.0", "-5.0")
