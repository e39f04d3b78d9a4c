"""A watch goes round after round, one on a store, and lets others at the store in between."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import StoreBusy, StoreError
from dragoman.run.ledger import Ledger
from dragoman.run.lock import only_watch
from dragoman.run.pipeline import Plan, Step
from dragoman.run.watch import Round, watch
from dragoman.run.web import WebPlan
from dragoman.sources.web import SourceKind, WebSource
from dragoman.store import entries
from dragoman.store.database import open_store
from dragoman.store.entries import State
from local_server import HOST, LIMITS, Answer, FakeClock, LocalServer, local_server, resolver
from made_records import made_article, make_fake

PLAN = Plan(make_fake)
_HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
_LOCK = """
import sys
from pathlib import Path
from dragoman.run.ledger import Ledger
from dragoman.run.lock import only_watch
with only_watch(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as served:
        yield served


def plan_of(server: LocalServer) -> WebPlan:
    feed = WebSource(SourceKind.FEED, server.url("/feed"))
    return WebPlan((feed,), (HOST,), pause=0.0, limits=LIMITS, resolver=resolver)


def serve(server: LocalServer, number: int) -> None:
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(number))
    server.routes["/feed"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    for n in range(number):
        server.page(f"/{n}", f"The army strikes village {n} in the north, the ministry said on Monday.")


def rounds(
    path: Path,
    server: LocalServer,
    clock: FakeClock,
    every: float | None = 900,
    told: list[Step] | None = None,
) -> Iterator[Round]:
    steps: list[Step] = [] if told is None else told
    return watch(path, plan_of(server), PLAN, clock, every=every, tell=steps.append)


def test_each_round_codes_what_is_new_and_begins_on_time(server: LocalServer, tmp_path: Path) -> None:
    clock = FakeClock(1_500_000_000)
    seen = []
    for number, done in enumerate(rounds(tmp_path / "s", server, clock), start=1):
        seen.append((done.begun, done.tally["new"], done.tally["coded"], done.tally["failed"]))
        clock.time += 7  # the rest of a round takes its time, and the next begins no later for it
        serve(server, number)
        clock.ended = number == 3
    assert seen == [
        ("2017-07-14T02:40:00Z", 0, 0, 1),
        ("2017-07-14T02:55:00Z", 1, 1, 0),
        ("2017-07-14T03:10:00Z", 1, 1, 0),
    ]


def test_one_round_is_one_round(server: LocalServer, tmp_path: Path) -> None:
    serve(server, 2)
    told: list[Step] = []
    clock = FakeClock()
    (done,) = rounds(tmp_path / "s", server, clock, every=None, told=told)
    assert (done.tally["coded"], done.tally["events"], len(told), clock.slept) == (2, 2, 2, [])


def test_between_rounds_others_may_read_the_store(server: LocalServer, tmp_path: Path) -> None:
    serve(server, 1)
    clock = FakeClock()
    for _ in rounds(tmp_path / "s", server, clock):
        with open_store(tmp_path / "s") as store:
            assert entries.counts(store)[State.DONE] == 1
        clock.ended = True


def test_what_an_earlier_run_left_is_finished_first(server: LocalServer, tmp_path: Path) -> None:
    serve(server, 1)
    with open_store(tmp_path / "s", write=True) as store:
        Ledger(store).admit([made_article("He strikes.", "left.txt")])
    told: list[Step] = []
    list(rounds(tmp_path / "s", server, FakeClock(), every=None, told=told))
    assert [step.origin for step in told] == ["left.txt", server.url("/0")]


def test_a_second_watch_on_a_store_is_told_so(server: LocalServer, tmp_path: Path) -> None:
    """Also between rounds, while the store is closed."""
    serve(server, 1)
    path = tmp_path / "s"
    with subprocess.Popen(
        [sys.executable, "-c", _LOCK, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match=f"another watch runs on it .process {other.pid}."):
            list(rounds(path, server, FakeClock(), every=None))
        other.stdin.close()
    assert len(list(rounds(path, server, FakeClock(), every=None))) == 1, "the lock ends with its process"


def test_the_lock_of_one_store_is_not_that_of_another(tmp_path: Path) -> None:
    with only_watch(tmp_path / "a"), only_watch(tmp_path / "b"):
        pass
    with pytest.raises(StoreError, match="cannot be made"), only_watch(tmp_path / "none" / "a"):
        pass


def test_a_store_that_another_has_open_is_waited_for_and_the_watch_goes_on(
    server: LocalServer, tmp_path: Path
) -> None:
    serve(server, 1)
    path = tmp_path / "s"
    open_store(path, write=True).close()
    clock = FakeClock()
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreBusy):
            list(rounds(path, server, clock, every=None))
        going = rounds(path, server, clock, every=60)
        assert "another process has it open" in next(going).busy
        holder.stdin.close()
    assert next(going).tally["coded"] == 1
