"""Kills an ingest at random moments, finishes it, and compares the store with that of an unbroken run.

The whole process group gets SIGKILL: the process that writes and its workers alike. Moments are drawn from a
seeded generator over the length of an unbroken run. Every third run is killed twice before it is finished.
The articles are made from a few sentences of our own; the coder is a stand-in that does with words what a
coder does with meaning (``--coder light``), or the rules coder (``--coder rules``).
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from dragoman.store.database import open_store
from dragoman.store.dump import fingerprint
from dragoman.store.entries import State, counts

HERE = Path(__file__).parent
SENTENCES = (
    "Police in Nairobi arrested {n} protesters on Tuesday.",
    "The foreign ministry of Peru condemned the shelling of Aleppo, a spokeswoman said.",
    "Soldiers killed {n} gunmen near the border on Monday.",
    "Kenya and Uganda signed an agreement on water on {n} May.",
    '"We will not withdraw," the minister told reporters.',
)


def main() -> int:
    """Run the test and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--coder", choices=("light", "rules"), default="light")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kill-test-"))
    try:
        return _test(folder, args)
    finally:
        shutil.rmtree(folder)


def _test(folder: Path, args: argparse.Namespace) -> int:
    source = write_articles(folder / "in.jsonl", args.articles)
    command = [sys.executable, str(HERE / "light_ingest.py"), args.coder, str(args.workers), str(source)]
    began = time.monotonic()
    errors = finish(command, folder / "unbroken.duckdb")
    length = time.monotonic() - began
    wanted = content(folder / "unbroken.duckdb")
    print(f"an unbroken run takes {length:.1f} s; seed {args.seed}", flush=True)
    moments = random.Random(args.seed)  # noqa: S311 - a seeded generator is the point
    tally: Counter[str] = Counter()
    for number in range(args.kills):
        store = folder / f"{number}.duckdb"
        while not killed(command, store, moments.uniform(0, length)):
            # It had ended by then: drawn again, from the beginning.
            tally["moments too late, drawn again"] += 1
            remove(store)
        if number % 3 == 2:
            tally["second kills"] += killed(command, store, moments.uniform(0, length))
        tally[found_at(store)] += 1
        errors = finish(command, store)
        tally["tracebacks"] += "Traceback" in errors
        same = content(store) == wanted
        tally["same"] += same
        if not same:
            print(f"run {number}: the store differs", flush=True)
        if number % 20 == 19:
            print(f"{number + 1} runs, {tally['same']} the same", flush=True)
        remove(store)
    same_ones = tally.pop("same")
    print(f"{same_ones} of {args.kills} killed runs ended with the same store as the unbroken run")
    print(", ".join(f"{n} {name}" for name, n in sorted(tally.items())))
    return 0 if same_ones == args.kills and not tally["tracebacks"] else 1


def write_articles(path: Path, number: int) -> Path:
    """Write short made-up articles as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for n in range(number):
            text = " ".join(SENTENCES[(n + k) % len(SENTENCES)].format(n=n + k + 2) for k in range(4))
            stream.write(json.dumps({"text": text, "published": "2017-05-03", "title": f"Report {n}"}) + "\n")
    return path


def remove(store: Path) -> None:
    """Take a store away, with its log and its lock."""
    for path in store.parent.glob(f"{store.name}*"):
        path.unlink()


def killed(command: list[str], store: Path, seconds: float) -> bool:
    """Start an ingest and kill its process group after so long; say whether it was still running."""
    process = subprocess.Popen(
        [*command, str(store)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def finish(command: list[str], store: Path) -> str:
    """Run an ingest to its end and give what it wrote to standard error."""
    done = subprocess.run([*command, str(store)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"an ingest that nobody killed failed: {done.stderr}")
    return done.stderr


def found_at(store: Path) -> str:
    """Say in what state a kill left a store."""
    if not store.exists():
        return "killed before the store was there"
    with open_store(store, write=True) as opened:
        states = counts(opened)
    if not any(states.values()):
        return "killed before an article was noted"
    return "killed amid the articles" if states[State.NEW] else "killed after the last article"


def content(store: Path) -> str:
    """Give the hash of a store's whole content."""
    with open_store(store) as opened:
        return fingerprint(opened)


if __name__ == "__main__":
    sys.exit(main())
