"""An ingest that was killed at random ends, once it is run again, with the store of an unbroken run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "kill_test.py"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_three_killed_runs_end_with_the_same_store() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--kills", "3", "--articles", "40", "--seed", "5"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 of 3 killed runs ended with the same store as the unbroken run" in done.stdout
