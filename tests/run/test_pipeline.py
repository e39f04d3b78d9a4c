"""Articles into a store: a crash resumes, a second run changes nothing, workers do not show."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.records import Article
from dragoman.run.pipeline import LONG, Plan, Step, ingest, resume
from dragoman.run.reading_on import Followed, place_of
from dragoman.run.workers import code_all
from dragoman.sources import Failure, Reading, read
from dragoman.store.database import open_store
from dragoman.store.entries import State, counts
from dragoman.store.pack import Packed
from dragoman.store.unread import unread
from made_records import FakeCoder, MadeReport, lines, made_article, make_fake, whole

PLAN = Plan(make_fake)
_CRASH = """
import os, sys
from made_records import FakeCoder, make_fake
from dragoman.run.pipeline import Plan, ingest
from dragoman.sources import read
from dragoman.store.database import open_store

store = open_store(sys.argv[2], write=True)
for number, step in enumerate(ingest(store, read(sys.argv[1]), Plan(make_fake)), start=1):
    if number == 40:
        os._exit(9)
"""


def texts(number: int) -> list[str]:
    return [f"The army strikes village {n}, and strikes again." for n in range(number)]


def run(path: Path, readings: Iterator[Reading], plan: Plan = PLAN) -> list[Step]:
    with open_store(path, write=True) as store:
        return list(ingest(store, readings, plan))


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_store(path) as store:
        return whole(store)


def test_every_article_gives_a_step_and_a_row_in_the_ledger(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", [*texts(3), "Die Strassen", "poison", *texts(1)])
    steps = run(tmp_path / "s", read(source))
    assert [(step.state, step.events) for step in steps] == [
        (State.DONE, 2),
        (State.DONE, None),
        *[(State.DONE, 2)] * 2,
        (State.SKIPPED, None),
        (State.FAILED, None),
    ], "the sixth repeats the first: it is one article, told as done for its second place"
    with open_store(tmp_path / "s") as store:
        assert counts(store) == {State.NEW: 0, State.DONE: 3, State.FAILED: 1, State.SKIPPED: 1}


def test_equal_articles_are_each_told_the_same_in_every_run(tmp_path: Path) -> None:
    """Which place the ledger names, and what is told of the others, does not hang on how far coding is."""
    source = lines(tmp_path / "in.jsonl", ["poison", *texts(40), "poison", "poison"])
    told = [
        sorted(step.origin for step in run(tmp_path / "s", read(source)) if step.state is State.FAILED)
        for _ in range(2)
    ]
    assert told == [sorted(f"{source}:{n}" for n in (1, 42, 43))] * 2
    with open_store(tmp_path / "s") as store:
        assert store.fetch("SELECT origin FROM ledger WHERE state = 'failed'") == [(f"{source}:1",)]


def test_a_long_article_is_coded_behind_those_read_with_it(tmp_path: Path) -> None:
    """It may take minutes, and they are kept meanwhile; a later run that finishes it does the same."""
    long = made_article("The army strikes. " * (LONG // 18 + 1), "long.txt")
    readings = [long, *(made_article(text, f"{n}.txt") for n, text in enumerate(texts(3)))]
    steps = run(tmp_path / "s", iter(readings))
    assert [step.origin for step in steps] == ["0.txt", "1.txt", "2.txt", "long.txt"]
    with open_store(tmp_path / "s", write=True) as store:
        store.fetch("UPDATE ledger SET state = 'new'")
        assert [step.origin for step in resume(store, PLAN)][-1] == "long.txt"


def test_a_source_is_unread_until_its_last_batch_is_noted(tmp_path: Path) -> None:
    whole_file, cut = tmp_path / "a", tmp_path / "b"

    def breaks() -> Iterator[Reading]:
        yield from (made_article(text, f"b{n}.txt") for n, text in enumerate(texts(40)))
        raise KeyboardInterrupt

    with open_store(tmp_path / "s", write=True) as store:
        followed = Followed(store, "--store s")
        first = [made_article(f"He strikes, {n}.", f"a{n}.txt") for n in range(20)]
        found = followed.readings([(str(whole_file), first), (str(cut), breaks())])
        with pytest.raises(KeyboardInterrupt):
            list(ingest(store, found, replace(PLAN, noted=followed.settle)))
        assert unread(store) == {place_of(str(cut)): "--store s"}
        found = followed.readings([(str(cut), first)])
        list(ingest(store, found, replace(PLAN, noted=followed.settle)))
        assert unread(store) == {}


def test_a_malformed_line_costs_one_article_and_stands_in_the_ledger(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", texts(9))
    rows = source.read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join([*rows[:6], '{"text": \n', *rows[6:]]), "utf-8")
    steps = run(tmp_path / "s", read(source))
    assert sum(step.state is State.DONE for step in steps) == 9
    (failed,) = (step for step in steps if step.state is State.FAILED)
    assert failed.origin == f"{source}:7"
    with open_store(tmp_path / "s") as store:
        rows_failed = store.fetch("SELECT origin, reason FROM ledger WHERE state = 'failed'")
    assert rows_failed == [(failed.origin, failed.reason)]


def test_a_second_run_codes_nothing_and_changes_nothing(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", [*texts(40), "Die Strassen", "poison"])
    run(tmp_path / "s", read(source))
    before = contents(tmp_path / "s")
    steps = run(tmp_path / "s", read(source), Plan(_no_coder))
    assert all(step.events is None for step in steps)
    assert len(steps) == 42
    assert contents(tmp_path / "s") == before


def _no_coder() -> FakeCoder:
    raise AssertionError("nothing was to be coded")


def test_a_killed_run_resumes_and_ends_as_if_it_had_not_been_killed(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", texts(100))
    tests = Path(__file__).parents[1]
    places = os.pathsep.join([str(tests), *sys.path])
    killed = subprocess.run(
        [sys.executable, "-c", _CRASH, str(source), str(tmp_path / "s")],
        env={**os.environ, "PYTHONPATH": places},
        check=False,
    )
    assert killed.returncode == 9
    with open_store(tmp_path / "s") as store:
        broken_off = counts(store)
    assert 40 <= broken_off[State.DONE] < 100, "what is told is kept; a group of results is kept together"
    assert broken_off[State.NEW] > 0
    run(tmp_path / "s", read(source))
    run(tmp_path / "whole", read(source))
    assert contents(tmp_path / "s") == contents(tmp_path / "whole")


def test_what_was_noted_is_finished_without_its_source(tmp_path: Path) -> None:
    def breaks() -> Iterator[Reading]:
        yield from (made_article(text, f"{n}.txt") for n, text in enumerate(texts(33)))
        raise KeyboardInterrupt

    path = tmp_path / "s"
    with pytest.raises(KeyboardInterrupt):
        run(path, breaks())
    with open_store(path, write=True) as store:
        left = counts(store)[State.NEW]
        steps = list(resume(store, PLAN))
        assert len(steps) == left > 0
        assert counts(store)[State.NEW] == 0


def test_failed_articles_are_coded_again_only_when_asked_for(tmp_path: Path) -> None:
    source = [made_article("poison strikes")]
    run(tmp_path / "s", iter(source))
    mended = Plan(_Mended, retry=True)
    assert [step.state for step in run(tmp_path / "s", iter(source))] == [State.FAILED]
    assert [step.state for step in run(tmp_path / "s", iter(source), mended)] == [State.DONE]


class _Mended(FakeCoder):
    def code_article(self, article: Article) -> MadeReport:
        return super().code_article(made_article(article.text.replace("poison", "cured")))


def test_results_come_in_the_order_given_and_are_the_same_from_worker_processes(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", [*texts(12), "Die Strassen", "poison"])
    one = run(tmp_path / "one", read(source))
    two = run(tmp_path / "two", read(source), Plan(make_fake, workers=2))
    assert one == two
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_coder_that_cannot_be_made_stops_the_run_and_leaves_articles_to_resume(tmp_path: Path) -> None:
    def broken() -> FakeCoder:
        raise ModelError("the model is not installed")

    with pytest.raises(ModelError):
        run(tmp_path / "s", iter([made_article()]), Plan(broken))
    with open_store(tmp_path / "s") as store:
        assert counts(store)[State.NEW] == 1


def test_a_fault_in_a_coder_is_a_value_and_the_next_article_goes_on() -> None:
    articles = [made_article("poison"), made_article("He strikes")]
    (_, first), (_, second) = code_all(articles, make_fake)
    assert isinstance(first, KeyError)
    assert isinstance(second, Packed)


def test_failures_of_reading_are_told_even_when_nothing_is_coded(tmp_path: Path) -> None:
    steps = run(tmp_path / "s", iter([Failure("x.bin", "it is a binary file")]))
    assert steps == [Step("x.bin", State.FAILED, "it is a binary file")]
