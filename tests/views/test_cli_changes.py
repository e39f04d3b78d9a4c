"""The changes command: two stores of the same articles, as sums, types, pairs and articles."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.records import Article, Event, Status
from dragoman.run.ledger import Ledger
from dragoman.store.database import open_store
from dragoman.store.pack import pack
from dragoman.views.cli.main import main
from made_records import TEXT, made_article, made_document, made_event

FIRST, SECOND, THIRD = (made_article(f"{TEXT} ({n})", f"{n}.txt") for n in "123")


def event(article: Article, **fields: object) -> Event:
    return replace(made_event(made_document(article)), **fields)  # type: ignore[arg-type]


def written(path: Path, *found: tuple[Article, tuple[Event, ...]]) -> Path:
    with open_store(path, write=True) as store:
        ledger = Ledger(store)
        for article, events in found:
            (admitted,) = ledger.admit([article])
            ledger.done(admitted, pack(made_document(article), (), events, ()))
    return path


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Two stores: an event changed its status, one is gone, and each has an article of its own."""
    folder = tmp_path_factory.mktemp("changes")
    old = written(folder / "old.duckdb", (FIRST, (event(FIRST),)), (SECOND, (event(SECOND, type="ASSAULT"),)))
    new = written(
        folder / "new.duckdb",
        (FIRST, (event(FIRST, status=Status.DENIED),)),
        (SECOND, ()),
        (THIRD, (event(THIRD),)),
    )
    return str(old), str(new)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["changes", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_summary_counts_what_changed(capsys: pytest.CaptureFixture[str], stores: tuple[str, str]) -> None:
    status, out, err = run(capsys, *stores)
    assert (status, err) == (0, "2 articles compared; 0 old only, 1 new only\n")
    assert {(r["of"], r["what"]): r["number"] for r in rows(out) if r["number"] != "0"} == {
        ("articles", "both"): "2",
        ("articles", "new only"): "1",
        ("events", "changed"): "1",
        ("events", "gone"): "1",
        ("changed", "status"): "1",
        ("events not compared", "new only"): "1",
    }


def test_types_show_where_events_went(capsys: pytest.CaptureFixture[str], stores: tuple[str, str]) -> None:
    out = run(capsys, *stores, "--show", "types")[1]
    assert out == (
        "type,old,new,kept,changed,gone,added,to_other,from_other\n"
        "ASSAULT,1,0,0,0,1,0,0,0\n"
        "COERCE,1,1,0,1,0,0,0,0\n"
    )


def test_pairs_show_both_sides_and_the_sentence(
    capsys: pytest.CaptureFixture[str], stores: tuple[str, str]
) -> None:
    found = {row["change"]: row for row in rows(run(capsys, *stores, "--show", "pairs")[1])}
    assert found.keys() == {"changed", "gone"}
    changed = found["changed"]
    assert (changed["fields"], changed["old_status"], changed["new_status"]) == (
        "status",
        "happened",
        "denied",
    )
    assert (changed["article"], changed["origin"], changed["sentence"]) == (FIRST.id, "1.txt", FIRST.text)
    assert (found["gone"]["old_type"], found["gone"]["new_id"], found["gone"]["new_type"]) == (
        "ASSAULT",
        "",
        "",
    )
    lines = run(capsys, *stores, "--show", "pairs", "--only", "status", "--format", "jsonl")[1]
    assert json.loads(lines)["fields"] == ["status"]


def test_a_table_is_for_people(capsys: pytest.CaptureFixture[str], stores: tuple[str, str]) -> None:
    out = run(capsys, *stores, "--show", "pairs", "--only", "changed", "--format", "table")[1]
    assert "differ in" in out.splitlines()[1]
    assert "Police of Ankara" not in out


def test_articles_of_one_store_alone_are_named(
    capsys: pytest.CaptureFixture[str], stores: tuple[str, str]
) -> None:
    out = run(capsys, *stores, "--show", "articles")[1]
    assert out == f"article,in,events_not_compared,origin\n{THIRD.id},new only,1,3.txt\n"


def test_an_article_with_another_text_is_counted_and_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Offsets into two texts say nothing of each other: such an article is not compared, and that is told."""
    other = replace(SECOND, id=FIRST.id)
    old = written(tmp_path / "o.duckdb", (FIRST, (event(FIRST),)))
    new = written(tmp_path / "n.duckdb", (other, (event(other),)))
    status, out, err = run(capsys, str(old), str(new))
    assert status == 0
    assert "both, another text" in next(row["what"] for row in rows(out) if row["number"] != "0")
    assert f"1 article not compared, for one id has another text in each store: {FIRST.id}; all:" in err
    assert run(capsys, str(old), str(new), "--quiet")[2] == ""


def test_nothing_found_is_told(capsys: pytest.CaptureFixture[str], stores: tuple[str, str]) -> None:
    err = run(capsys, *stores, "--type", "PROTEST")[2]
    assert "no event at all fits --type PROTEST" in err


def test_stores_are_left_as_they_are(capsys: pytest.CaptureFixture[str], stores: tuple[str, str]) -> None:
    before = [Path(path).read_bytes() for path in stores]
    assert run(capsys, *stores)[:2] == run(capsys, *stores)[:2]
    assert [Path(path).read_bytes() for path in stores] == before


REFUSED = [
    pytest.param(["old", "old"], 2, "are one file", id="one store"),
    pytest.param(["old", "none.duckdb"], 1, "there is no such file", id="no store"),
    pytest.param(
        ["old", "new", "--show", "map"], 2, "is not one of summary, types, pairs", id="no such view"
    ),
    pytest.param(["old", "new", "--only", "type"], 2, "add --show pairs", id="no pairs"),
    pytest.param(["old", "new", "--show", "pairs", "--only", "x"], 2, "'x' is not one of kept", id="no such"),
    pytest.param(["old", "new", "--type", "ASALT"], 2, "did you mean ASSAULT?", id="no such type"),
]


@pytest.mark.parametrize(("arguments", "expected", "words"), REFUSED)
def test_wrong_usage_is_one_line(
    arguments: list[str],
    expected: int,
    words: str,
    stores: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    named = {"old": stores[0], "new": stores[1]}
    status, out, err = run(capsys, *(named.get(one, one) for one in arguments))
    assert (status, out, err.count("\n")) == (expected, "", 1)
    assert words in err
