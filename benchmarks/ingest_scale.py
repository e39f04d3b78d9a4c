"""Measures a whole ingest, JSON lines to finished store, by number of articles.

Articles are made: drawn from those given with a seeded generator, cut to about 400 words, sentences reordered
a little and numbers changed, so that no two are the same text. They stand for length and vocabulary, not for
the variety of real news. ``--store-only`` codes forty once and gives what was found again under new ids: it
measures the store alone, at sizes that coding would take hours for.

Printed beside the rate is the processor time of all processes and what share of it the run was given, for
others may be using the machine; at every tenth of the way for that tenth, so that growth shows. A run that
was stopped goes on with ``--go-on``: what is in its store is not coded again.
"""

import argparse
import hashlib
import json
import os
import random
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from dragoman.records import Article, content_id
from dragoman.run.coder import Settings
from dragoman.run.ledger import Ledger
from dragoman.run.local import LocalCoder
from dragoman.run.pipeline import Plan, ingest
from dragoman.run.workers import code_all
from dragoman.sources import read
from dragoman.store.database import open_store
from dragoman.store.pack import Packed

WORDS = 400
_SENTENCE = re.compile(r"(?<=[.!?]) +")
_NUMBER = re.compile(r"\b\d{2,3}\b")
_ID = re.compile(r"\b([adesij]1:)([0-9a-f]+)")
_PAGE, _TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="JSON lines of real articles, outside the tree")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000])
    parser.add_argument("--coder", default="rules")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, required=True, help="where the made articles and stores go")
    parser.add_argument("--store-only", action="store_true")
    parser.add_argument("--go-on", action="store_true", help="keep what an earlier run put into the store")
    args = parser.parse_args()
    given = [article for article in read(args.source) if isinstance(article, Article)]
    make = LocalCoder(Settings(coder=args.coder))
    for number in args.articles:
        store = args.folder / f"{args.coder}-{number}.duckdb"
        for path in () if args.go_on else args.folder.glob(f"{store.name}*"):
            path.unlink()
        if args.store_only:
            store_only(given, make, store, number)
        else:
            whole(given, Plan(make, args.workers, seconds=120.0), store, number)


def whole(given: list[Article], plan: Plan, path: Path, number: int) -> None:
    """Ingest so many made articles."""
    source = path.with_suffix(".jsonl")
    source.parent.mkdir(parents=True, exist_ok=True)
    with source.open("w", encoding="utf-8") as stream:
        for article in made(given, number):
            day = None if article.published is None else article.published.isoformat()
            stream.write(json.dumps({"text": article.text, "published": day}) + "\n")
    states: dict[str, int] = {}
    events = new = 0
    with Watch() as watch, open_store(path, write=True) as store:
        for step in ingest(store, read(source), plan):
            states[step.state] = states.get(step.state, 0) + 1
            events += step.events or 0
            new += step.events is not None
            if new == max(1, number // 10):
                print(f"{sum(states.values())} articles: {watch.since(new)}; {size(path)}", flush=True)
                new = 0
    print(f"{number} articles {states}, {events} events: {watch.told(number)}; {size(path)}", flush=True)


def made(given: list[Article], number: int) -> Iterator[Article]:
    """Give so many articles of about 400 words, no two the same."""
    draw = random.Random(7)  # noqa: S311 - a seeded generator is the point
    for n in range(number):
        article = draw.choice(given)
        sentences = [s for line in article.text.splitlines() for s in _SENTENCE.split(line) if s]
        while sum(len(s.split()) for s in sentences) < WORDS:
            sentences += [s for line in draw.choice(given).text.splitlines() for s in _SENTENCE.split(line)]
        kept, words = [], 0
        for sentence in sentences:
            if words >= WORDS:
                break
            kept.append(_NUMBER.sub(lambda _: str(draw.randint(10, 999)), sentence))
            words += len(sentence.split())
        place = draw.randrange(len(kept))
        kept.insert(draw.randrange(len(kept)), kept.pop(place))
        text = "\n".join([*kept, f"Report {n}."])
        yield replace(article, id=content_id("a1", text), text=text, origin=f"made:{n}")


def store_only(given: list[Article], make: LocalCoder, path: Path, number: int) -> None:
    """Keep so many results, each a coded article under new ids."""
    drawn = list(made(given, 40))
    coded = [(a, r) for a, r in code_all(drawn, make) if isinstance(r, Packed)]
    with open_store(path, write=True) as store:
        store.spare()
        ledger = Ledger(store)
        kept, spent, step = 0, 0.0, max(500, number // 10)
        while kept < number:
            group = [_renamed(*coded[n % len(coded)], n) for n in range(kept, kept + 16)]
            began = time.process_time()
            ledger.admit([article for article, _ in group])
            ledger.keep(group)
            spent += time.process_time() - began
            kept += len(group)
            if kept % step < 16:
                held = memory([os.getpid()]) / 1e6
                each = spent / step * 1_000
                print(
                    f"{kept} kept: {each:.1f} ms of processor time an article, {size(path)}, {held:.0f} MB",
                    flush=True,
                )
                spent = 0.0


def size(path: Path) -> str:
    """Say how large a store is."""
    return f"store {sum(p.stat().st_size for p in path.parent.glob(f'{path.name}*')) / 1e6:.0f} MB"


def _renamed(article: Article, found: Packed, number: int) -> tuple[Article, Packed]:
    def other(match: re.Match[str]) -> str:
        name = f"{match[2]}{number}".encode()
        return match[1] + hashlib.blake2b(name, digest_size=len(match[2]) // 2).hexdigest()

    tables = {name: _ID.sub(other, rows) for name, rows in found.tables.items()}
    return replace(article, id=_ID.sub(other, article.id)), replace(
        found, doc=_ID.sub(other, found.doc), tables=tables
    )


@dataclass
class _Use:
    """What processes used: seconds of processor time by process, and the most memory at once."""

    seconds: dict[int, float]
    peak: float = 0.0
    told: float = 0.0


class Watch:
    """Watches this process and its children until it ends."""

    def __init__(self) -> None:
        self._use = _Use({})
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._own = time.process_time()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall = time.monotonic() - self._began
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            pids = family(os.getpid())
            self._use.peak = max(self._use.peak, memory(pids))
            for pid in pids:
                self._use.seconds[pid] = max(self._use.seconds.get(pid, 0.0), processor(pid))
            if self._end.wait(2.0):
                # Watching is not part of what is watched.
                self._own += time.thread_time()
                return

    def since(self, number: int) -> str:
        """Say what so many articles used since the last time this was asked, and what is held now."""
        pids = family(os.getpid())
        self._use.seconds |= {pid: processor(pid) for pid in pids}
        used = sum(self._use.seconds.values())
        each, self._use.told = (used - self._use.told) / number * 1_000, used
        return f"{each:.0f} ms of processor time an article, {memory(pids) / 1e6:.0f} MB held"

    def told(self, number: int) -> str:
        """Say what a run over so many articles used."""
        used = sum(self._use.seconds.values()) - self._own
        cores = os.cpu_count() or 1
        return (
            f"{number / self.wall:.1f} articles/s over {self.wall:.0f} s, "
            f"{used / number * 1_000:.0f} ms of processor time an article, "
            f"given {used / self.wall / cores:.0%} of {cores} cores, "
            f"all processes at most {self._use.peak / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}"
        )


def family(pid: int) -> list[int]:
    """Give a process and all below it."""
    threads = Path(f"/proc/{pid}/task")
    if not threads.exists():
        return []
    below = [child for thread in threads.glob("*") for child in _children(thread)]
    return [pid, *(one for child in below for one in family(int(child)))]


def _children(thread: Path) -> list[str]:
    """Give what a thread started; nothing where it ended while others were asked."""
    try:
        return (thread / "children").read_text("ascii").split()
    except OSError:
        return []


def memory(pids: list[int]) -> float:
    """Give the bytes that processes hold, what they share counted once where the system tells."""
    return sum(_share(pid) for pid in pids)


def _share(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1]) * 1_024
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE
    except OSError:
        return 0.0


def processor(pid: int) -> float:
    """Give the seconds of processor time that a process used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICK


if __name__ == "__main__":
    main()
