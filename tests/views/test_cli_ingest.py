"""What ``ingest`` and ``forget`` tell: each thing once, with its number and what to type."""

import csv
import json
import shlex
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.main import get_command

from dragoman.run.coder import Settings
from dragoman.run.pipeline import Step
from dragoman.run.remarks import About, Remark
from dragoman.store.database import open_store
from dragoman.store.entries import State
from dragoman.store.unread import put_unread
from dragoman.views.cli import ingest
from dragoman.views.cli.ingest_told import Told
from dragoman.views.cli.main import app, main
from dragoman.views.cli.typed import as_typed
from made_records import TEXT, StoryMaker

NO_TEXT = "it holds no text (found words); say which key holds the words: --columns text=NAME"


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code without a model, and build no gazetteer."""
    monkeypatch.setattr(ingest, "build_places", lambda **_: None)
    monkeypatch.setattr(
        ingest, "coder_maker", lambda codebook, actors, *_: StoryMaker(Settings(codebook, actors))
    )


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    capsys.readouterr()
    main([str(argument) for argument in arguments])
    return capsys.readouterr().err.splitlines()


def test_keys_that_nobody_knows_are_told_once_for_a_file_with_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd.jsonl"
    odd.write_text("".join(json.dumps({"words": TEXT, f"k{n}": 1}) + "\n" for n in range(30)), "utf-8")
    found = said(capsys, "ingest", odd, "--store", tmp_path / "s")
    assert [line.split(";")[0] for line in found] == [
        f"dragoman: {odd}:1: it holds no text (found k0, words)",
        "0 coded, 0 events",
        f"dragoman: {odd}: 30 in all failed for this reason",
    ]
    assert "--columns text=NAME" in found[0]
    assert said(capsys, "ingest", odd, "--columns", "text=words", "--store", tmp_path / "t")[0].startswith(
        "1 coded"
    )


def test_failures_of_other_files_and_other_reasons_are_each_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    for origin, reason in [("a.jsonl:1", NO_TEXT), ("a.jsonl:2", "malformed"), ("b.json[0]", NO_TEXT)]:
        told.hear(Step(origin, State.FAILED, reason))
    told.tell(Path("s"), quiet=False)
    assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()] == [
        "a.jsonl:1",
        "a.jsonl:2",
        "b.json[0]",
    ]


def test_what_is_skipped_is_named_up_to_three_and_then_counted(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    for number in range(5):
        told.hear(Step(f"{number}.txt", State.SKIPPED, "it is in French"))
    told.tell(Path("s.duckdb"), quiet=False)
    *named, rest = capsys.readouterr().err.splitlines()
    assert named == [f"skipped: {number}.txt: it is in French" for number in range(3)]
    assert rest == (
        "skipped: 2 more; all stand in the table ledger (state = 'skipped') and under Sources of: "
        "dragoman serve --store s.duckdb"
    )
    told.tell(Path("s.duckdb"), quiet=True)
    assert capsys.readouterr().err == ""


def test_files_of_other_kinds_are_counted_and_the_suffixes_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The store in the folder is passed over, with what stands beside it; another store is not ours."""
    for name in ("a.py", "b.py", "c.pdf", "d.doc", "s.duckdb.watch", "s.schema-6.duckdb", "t.duckdb"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "story.txt").write_text(TEXT, "utf-8")
    (tmp_path / "none.jsonl").touch()
    tally, empty, others, *_ = said(capsys, "ingest", tmp_path, "--store", tmp_path / "s.duckdb")
    assert tally == "1 coded, 1 event; 0 were done before, 6 skipped, 0 failed"
    assert empty == f"skipped: {tmp_path}/none.jsonl: it holds no article"
    named = ", ".join(str(tmp_path / name) for name in ("a.py", "b.py", "c.pdf"))
    assert others.startswith(f"skipped: 5 files of other kinds: {named} and 2 more; in folders and archives")
    assert others.count(".jsonl") == 1


def test_the_exit_status_is_1_where_nothing_but_failures_came_of_a_run(tmp_path: Path) -> None:
    """With --strict it is 1 where any article failed; where there is nothing to code it is 0."""
    (tmp_path / "empty").mkdir()
    bad, mixed, none = tmp_path / "bad.jsonl", tmp_path / "mixed.jsonl", tmp_path / "empty"
    german = json.dumps({"text": "Die Strassen sind nach dem Angriff auf die Stadt gesperrt worden."})
    bad.write_text(f"{german}\n{{\n", "utf-8")
    mixed.write_text(json.dumps({"text": TEXT}) + "\n{\n", "utf-8")
    store = ("--store", str(tmp_path / "s"))
    assert [main(["ingest", str(path), *store]) for path in (bad, mixed, mixed, none)] == [1, 0, 0, 0]
    assert [main(["ingest", str(path), *store, "--strict"]) for path in (mixed, none)] == [1, 0]


def test_a_run_without_paths_says_which_sources_were_not_read_to_their_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, store = tmp_path / "my story.txt", tmp_path / "s"
    story.write_text(TEXT, "utf-8")
    with open_store(store, write=True) as opened:
        put_unread(opened, [str(story)], f"--store {store} --published 2016-05-04")
    assert main(["ingest", "--store", str(store)]) == 1
    command = f"dragoman ingest '{story}' --store {store} --published 2016-05-04"
    assert capsys.readouterr().err.splitlines()[1:] == [
        f"dragoman: reading of {story} was not finished; give it again: {command}"
    ]
    assert main(shlex.split(command)[1:]) == 0
    assert main(["ingest", "--store", str(store)]) == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["a b.jsonl", "--store", "s", "--workers", "2", "--retry"],
            "'a b.jsonl' --store s --workers 2 --retry",
        ),
        (["--store", "s", "--feed", "https://a.example/?b&c", "--feed", "x"], None),
        (["--store", "s", "-q", "--", "-a"], "--store s --quiet -- -a"),
    ],
)
def test_a_command_is_written_as_it_was_typed(words: list[str], expected: str | None) -> None:
    command = get_command(app).commands["ingest"]
    written = str(as_typed(command.make_context("ingest", list(words))))
    assert written == f"dragoman ingest {expected or shlex.join(words)}"
    assert str(as_typed(command.make_context("ingest", shlex.split(written)[2:]))) == written


def test_remarks_are_told_a_line_for_each_matter(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    for number, about in enumerate((About.OTHER_DAY, About.UPDATED, About.UPDATED, About.JUDGEMENT)):
        told.hear(Step(f"{number}.txt", State.DONE, remarks=(Remark(about, f"a1:{number}"),)))
    told.tell(Path("s"), quiet=False)
    updated, both = "2 articles in the store with other words", "1.txt beside a1:1, 2.txt beside a1:2"
    assert capsys.readouterr().err.splitlines() == [
        "1 article in the store under another day too, both kept: 0.txt beside a1:0",
        f"updated: {updated} under the same link, id or file, both kept: {both}",
        "what is not wanted goes with: dragoman forget ID --store s",
        "1 judgement of events that are no more, which hold for what is left: a1:3",
    ]


def test_the_day_that_ingest_asks_for_takes_the_place_of_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The advice is followed, and nothing is there twice."""
    story, store = tmp_path / "a.txt", tmp_path / "s"
    story.write_text(TEXT, "utf-8")
    assert "ingest them again with --published DAY" in said(capsys, "ingest", story, "--store", store)[-1]
    assert said(capsys, "ingest", story, "--store", store, "--published", "2016-05-04") == [
        "1 coded, 1 event; 0 were done before, 0 skipped, 0 failed",
        "updated: 1 article came without a day or title before and took the place of that",
    ]
    with open_store(store) as opened:
        assert opened.fetch("SELECT count(*) FROM events") == [(1,)]
    assert said(capsys, "ingest", story, "--store", store) == [
        "0 coded, 0 events; 1 was done before, 0 skipped, 0 failed"
    ]


def test_the_same_article_twice_in_a_run_is_a_double_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Near each other, while the first is being coded, and far apart, behind it; nothing was done before."""
    folder, store = tmp_path / "in", tmp_path / "s"
    folder.mkdir()
    for name in ("a", "b", "z", *(f"m{n}" for n in range(40))):
        (folder / f"{name}.txt").write_text(TEXT if name in "abz" else f"{name} {TEXT}", "utf-8")
    tally, doubles, *_ = said(capsys, "ingest", folder, "--store", store)
    assert "; 2 are doubles of others in this run, 0 were done before, " in tally
    first = folder / "a.txt"
    assert doubles == f"doubles, each kept once: {folder}/b.txt is {first}, {folder}/z.txt is {first}"
    assert "; 43 were done before, " in said(capsys, "ingest", folder, "--store", store)[0]


@pytest.mark.parametrize("name", ["n.csv", "n.jsonl", "n.parquet"])
def test_columns_that_were_not_read_are_named_where_no_day_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Whoever then names them has every article once."""
    rows = [{"text": f"{n} {TEXT}", "pubdate": "2016-05-04", "head": f"Arrests {n}"} for n in range(3)]
    file, store = tmp_path / name, tmp_path / "s"
    if name == "n.parquet":
        pq.write_table(pa.Table.from_pylist(rows), file)
    elif name == "n.csv":
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.DictWriter(out, rows[0]).writeheader()
            csv.DictWriter(out, rows[0]).writerows(rows)
    else:
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    last = said(capsys, "ingest", file, "--store", store)[-1]
    assert (
        "columns or keys that were not read: pubdate, head; ingest them again with --columns published=NAME"
        in last
    )
    found = said(capsys, "ingest", file, "--store", store, "--columns", "published=pubdate,title=head")
    assert found[1:] == ["updated: 3 articles came without a day or title before and took the place of that"]
    with open_store(store) as opened:
        assert opened.fetch("SELECT count(*), count(title), count(published) FROM articles") == [(3, 3, 3)]


def test_other_actors_are_told_and_again_codes_with_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, store, actors = tmp_path / "a.txt", tmp_path / "s", tmp_path / "actors.yaml"
    story.write_text(TEXT, "utf-8")
    actors.write_text("actors: []\n", "utf-8")
    usual = ("ingest", story, "--store", store, "--published", "2016-05-04")
    said(capsys, *usual)
    told = "1 article was coded before with other settings (actors); --again codes them anew"
    assert said(capsys, *usual, "--actors", actors)[1:] == [told]
    assert said(capsys, *usual, "--actors", actors, "--again") == [
        "1 coded, 1 event; 0 were done before, 0 skipped, 0 failed"
    ]
    assert len(said(capsys, *usual, "--actors", actors)) == 1
    assert said(capsys, *usual)[1:] == [told]
    (missing,) = said(capsys, *usual, "--actors", tmp_path / "none.yaml")
    assert (
        missing
        == f"dragoman: {tmp_path}/none.yaml: it cannot be read (No such file or directory); check the path"
    )


def test_again_without_files_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "--again", "--store", str(tmp_path / "s")]) == 2
    assert "--again need a PATH" in capsys.readouterr().err


def test_forget_takes_an_article_out_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, store = tmp_path / "a.txt", tmp_path / "s"
    story.write_text(TEXT, "utf-8")
    said(capsys, "ingest", story, "--store", store, "--published", "2016-05-04")
    assert main(["forget", str(story), "--store", str(store)]) == 0
    found = capsys.readouterr()
    key, origin = found.out.rstrip("\n").split("\t")
    assert (key[:3], origin) == ("a1:", str(story))
    assert found.err == "1 article taken out, 1 event\n"
    assert main(["forget", key, "--store", str(store)]) == 1
    assert f"no article has the id or came from {key!r}" in capsys.readouterr().err
    assert said(capsys, "ingest", story, "--store", store)[0].startswith("1 coded")
