"""A full disk ends a run with one clear line; what was kept is there, and it goes on once there is room."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.run.pipeline import Plan, ingest
from dragoman.sources import read
from dragoman.store.database import open_store
from dragoman.store.entries import State, counts
from made_records import lines, make_fake, whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
TESTS = Path(__file__).parents[1]
# A limit on the size of files stands for a full disk: it needs no superuser, and the system says as plainly
# that no more can be written.
_RUN = """
import resource, sys
from made_records import make_fake
from dragoman.views.cli import ingest
from dragoman.views.cli.main import run
ingest.build_places = lambda **_: None
ingest.coder_maker = lambda *_: make_fake
if __name__ == "__main__":
    limit = int(sys.argv.pop(1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    run()
"""


_ROOM = 1_000_000_000


def run(script: Path, limit: int, source: Path, store: Path) -> subprocess.CompletedProcess[str]:
    """Ingest with no file above a limit of bytes."""
    return subprocess.run(
        [sys.executable, str(script), str(limit), "ingest", str(source), "--store", str(store), "--quiet"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("limit", [300_000, 1_000_000])
def test_a_full_disk_is_told_and_the_run_completes_once_there_is_room(tmp_path: Path, limit: int) -> None:
    source = lines(
        tmp_path / "in.jsonl", [f"The army strikes {n}. " + "It strikes. " * 20 for n in range(120)]
    )
    script, store = tmp_path / "run.py", tmp_path / "s.duckdb"
    script.write_text(_RUN, "utf-8")
    done = run(script, limit, source, store)
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    (line,) = done.stderr.splitlines()
    assert "its file may not grow further" in line
    assert "make room, then run again, and it goes on from there" in line
    with open_store(store) as opened:
        before = counts(opened)
    assert before[State.DONE] < 120
    assert before[State.FAILED] == 0
    again = run(script, _ROOM, source, store)
    assert again.returncode == 0, again.stderr
    with open_store(store) as opened:
        found = whole(opened)
    with open_store(tmp_path / "unbroken", write=True) as opened:
        list(ingest(opened, read(source), Plan(make_fake)))
        assert whole(opened) == found
