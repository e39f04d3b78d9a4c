"""Workers that die or hang are replaced; the article is set aside with its reason, all others go on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, ModelError, UnreadableArticle
from dragoman.records import Article
from dragoman.run import pool
from dragoman.run.pipeline import Plan, ingest
from dragoman.run.pool import Outcome
from dragoman.run.workers import Workforce, code_groups
from dragoman.store.database import open_store
from dragoman.store.entries import State, counts
from dragoman.store.pack import Packed
from dragoman.store.unread import unread
from made_faults import make_dying, make_faulty, make_lacking
from made_records import lines, made_article

posix = pytest.mark.skipif(os.name == "nt", reason="signals of this kind are POSIX")
TESTS = Path(__file__).parents[1]
_DIED = "its worker process died on it twice, the second time alone"
_RUN = """
import sys
from made_faults import make_faulty
from dragoman.views.cli import ingest
ingest.build_places = lambda **_: None
ingest.coder_maker = lambda *_: make_faulty
from dragoman.views.cli.main import run
if __name__ == "__main__":
    run()
"""


def coded(texts: list[str], *, workers: int = 2, seconds: float = 60.0) -> list[Outcome]:
    articles = [made_article(text, f"{n}.txt") for n, text in enumerate(texts)]
    force = Workforce(workers, seconds)
    return [outcome for group in code_groups(articles, make_faulty, force) for outcome in group]


def ordinary(number: int) -> list[str]:
    return [f"The army strikes village {n}." for n in range(number)]


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.05)


@posix
@pytest.mark.parametrize(
    ("workers", "word", "reason"),
    [
        (1, "dies", f"{_DIED} (SIGKILL, often for lack of memory)"),
        (2, "exits", f"{_DIED} (exit status 3)"),
        (1, "hangs", "it took longer than 1 s, twice, the second time alone"),
        (2, "stuck", "it took longer than 1 s, twice, the second time alone"),
    ],
)
def test_an_article_that_costs_its_worker_twice_is_refused_and_all_others_are_coded(
    workers: int, word: str, reason: str
) -> None:
    texts = ordinary(12)
    texts[3] = f"{word} here"
    outcomes = coded(texts, workers=workers, seconds=1.0)
    assert [article.text for article, _ in outcomes] == texts, "in the order given"
    assert [isinstance(result, Packed) for _, result in outcomes] == [n != 3 for n in range(12)]
    refused = outcomes[3][1]
    assert isinstance(refused, UnreadableArticle)
    assert str(refused).startswith(reason)


@posix
def test_an_article_that_cost_a_worker_once_is_coded_at_the_second_try(tmp_path: Path) -> None:
    texts = [*ordinary(4), f"once {tmp_path / 'mark'} strikes", *ordinary(6)[4:]]
    assert [isinstance(result, Packed) for _, result in coded(texts)] == [True] * len(texts)
    assert (tmp_path / "mark").exists()


@posix
def test_several_bad_articles_side_by_side_are_each_refused_alone() -> None:
    texts = ["dies 1", "dies 2", "He strikes", "dies 3", "She strikes"]
    kinds = [type(result) for _, result in coded(texts)]
    assert kinds == [UnreadableArticle, UnreadableArticle, Packed, UnreadableArticle, Packed]


@posix
@pytest.mark.slow
def test_an_article_larger_than_a_pipe_behind_one_that_is_stuck_holds_nobody_up() -> None:
    """Who sends to a worker that does not read must not hang with it."""
    texts = ["stuck", "quiet " * 60_000, "quiet " * 60_001, "He strikes"]
    outcomes = coded(texts, workers=1, seconds=1.0)
    assert [isinstance(result, Packed) for _, result in outcomes] == [False, True, True, True]


@posix
@pytest.mark.slow
def test_workers_that_die_before_they_code_anything_end_the_run() -> None:
    with pytest.raises(DragomanError, match="run again with fewer --workers"):
        list(code_groups([made_article()], make_dying, Workforce(2, 60.0)))


def test_a_coder_that_cannot_be_made_in_a_worker_ends_the_run_with_its_own_reason() -> None:
    with pytest.raises(ModelError, match="the model is not installed"):
        list(code_groups([made_article()], make_lacking, Workforce(2, 60.0)))


def test_articles_are_read_no_further_ahead_than_the_window() -> None:
    """Memory does not grow with the number of articles: what is not given out yet is bounded."""
    read = 0

    def source() -> list[Article]:
        nonlocal read
        for n in range(400):
            read += 1
            yield made_article(f"The army strikes village {n}.")

    given = 0
    for group in code_groups(source(), make_faulty, Workforce(2, 60.0)):
        given += len(group)
        assert read - given <= 48
    assert given == 400


def test_a_wish_to_stop_ends_the_run_after_the_articles_in_hand() -> None:
    wishes: list[str] = []
    articles = [made_article(f"waits {n}") for n in range(200)]
    outcomes: list[Outcome] = []
    for group in code_groups(articles, make_faulty, Workforce(2, 60.0, lambda: bool(wishes))):
        outcomes += group
        wishes.append("stop")
    assert 0 < len(outcomes) < 40
    assert [article.text for article, _ in outcomes] == [a.text for a in articles[: len(outcomes)]]


@posix
def test_an_article_that_does_not_end_is_dropped_at_a_stop_and_what_is_coded_behind_it_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "STOP_SECONDS", 0.5)
    begun = time.monotonic()
    articles = [made_article(text) for text in ("hangs", *ordinary(6))]
    force = Workforce(2, 60.0, lambda: time.monotonic() - begun > 6)
    outcomes = [outcome for group in code_groups(articles, make_faulty, force) for outcome in group]
    assert time.monotonic() - begun < 20
    texts = [article.text for article, _ in outcomes]
    assert "hangs" not in texts
    assert ordinary(1)[0] in texts


@posix
def test_the_ledger_has_the_reason_and_a_later_run_may_try_again(tmp_path: Path) -> None:
    articles = [made_article(text) for text in ("He strikes", "hangs", "She strikes")]
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        steps = list(ingest(store, articles, Plan(make_faulty, seconds=1.0)))
        assert [step.state for step in steps] == [State.DONE, State.FAILED, State.DONE]
        rows = store.fetch("SELECT reason FROM ledger WHERE state = 'failed'")
        assert rows == [(steps[1].reason,)]
        assert list(ingest(store, articles, Plan(make_faulty)))[1].state is State.FAILED


@posix
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["interrupt", "terminate"])
def test_a_signal_ends_an_ingest_cleanly_and_it_goes_on_later(tmp_path: Path, number: signal.Signals) -> None:
    mark, store = tmp_path / "mark", tmp_path / "s.duckdb"
    texts = [f"marks {mark} strikes", *(f"waits {n}, strikes" for n in range(200))]
    source = lines(tmp_path / "in.jsonl", texts)
    script = tmp_path / "run.py"
    script.write_text(_RUN, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    command = [sys.executable, str(script), "ingest", str(source), "--store", str(store)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        wait_for(mark)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Traceback" not in told
    assert f"go on with: dragoman ingest {source} --store {store}\n" in told
    with open_store(store) as opened:
        left = counts(opened)
        assert unread(opened) == {str(source): f"--store {store}"}
    assert left[State.FAILED] == 0
    assert left[State.DONE] > 0
    assert left[State.NEW] > 0
    assert not store.with_name("s.duckdb.lock").exists()


@posix
@pytest.mark.slow
def test_workers_end_when_the_process_that_started_them_is_killed(tmp_path: Path) -> None:
    """Nothing is left running, and nothing holds the store, after kill -9 of the one process."""
    source = lines(tmp_path / "in.jsonl", [f"hangs {n}" for n in range(4)])
    script = tmp_path / "run.py"
    script.write_text(_RUN, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    command = [sys.executable, str(script), "ingest", str(source), "--store", str(tmp_path / "s.duckdb")]
    # Its errors come through a pipe that the workers have too: it closes when the last of them is gone.
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        wait_for(tmp_path / "s.duckdb.lock")
        time.sleep(1)
        process.kill()
        process.communicate(timeout=20)
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        assert any("broke off" in notice for notice in opened.notices)
