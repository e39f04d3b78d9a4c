"""Measures how long the workbench takes, as somebody before a browser has to wait for it.

Run from the repository root, with a Chromium on the PATH or named in the variable CHROMIUM::

    python benchmarks/million_store.py big.duckdb --events 100000
    PYTHONPATH=tests python benchmarks/workbench.py big.duckdb

Server and browser run on this machine, held to ``--cores`` of it, and share them. A page is timed from its
address being asked for, in a window that has nothing kept from before, to the content to be seen; a filter
from its being chosen to the rows that it lets through. A run first opens each page once: the first look at a
store also reads it from the disk.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from chromium import MILLISECONDS, WHERE, Look, chromium, find_chromium, look_at
from dragoman.store.database import open_store
from dragoman.store.read import counts
from made_workbench import paths_of
from served import served

TIMES = 7
# Content of a page, by what it is when it is there; others are there with their first table or list.
_GRID = "#results + .actions ~ .scroll tbody tr"
READY = {"events": _GRID, "incidents": _GRID, "article": "main [data-event]", "positions": "main form input"}
_REST = "main table tbody tr, main dl dd, main ul li, main p.empty, main .notice"
_ROWS = """
([type, before]) => {
  const said = document.querySelector("#results")?.innerText;
  const rows = [...document.querySelectorAll("#results ~ .scroll tbody tr")];
  return said !== before && rows.length > 0 && rows.every((row) => row.innerText.includes(type));
}
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is set by hand: on which page, which field, to what."""

    page: str
    field: str
    value: str


FILTERS = (
    Filter("events", "type", "ASSAULT"),
    Filter("events", "type", "PROTEST"),
    Filter("incidents", "type", "ASSAULT"),
)


@contextmanager
def held_to(cores: int) -> Iterator[None]:
    """Hold this process and those that it starts to some of the machine's cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def page_time(browser: Browser, url: str, name: str, path: str) -> float:
    """Give the milliseconds from asking for a page to its content."""
    with look_at(browser, url) as shown:
        start = time.perf_counter()
        shown.page.goto(url + path, wait_until="commit")
        shown.page.locator(READY.get(name, _REST)).locator("visible=true").first.wait_for()
        return (time.perf_counter() - start) * 1000


def filter_time(browser: Browser, url: str, path: str, one: Filter) -> float:
    """Give the milliseconds from choosing a filter to its rows."""
    with look_at(browser, url) as shown:
        shown.go(path)
        before = shown.page.inner_text("#results")
        start = time.perf_counter()
        shown.page.select_option(f"select[name={one.field}]", one.value)
        _wait_for_rows(shown, one.value, before)
        return (time.perf_counter() - start) * 1000


def _wait_for_rows(shown: Look, value: str, before: str) -> None:
    shown.page.wait_for_function(_ROWS, arg=[value, before], polling="raf", timeout=MILLISECONDS)


def row(what: str, measure: Callable[[], float]) -> str:
    """Measure something several times, and write the median and the worst."""
    measure()
    took = [measure() for _ in range(TIMES)]
    return f"| {what} | {statistics.median(took):.0f} | {max(took):.0f} |"


def main() -> int:
    """Print a table of the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--cores", type=int, default=2)
    given = parser.parse_args()
    found = find_chromium()
    if found is None:
        print(WHERE, file=sys.stderr)
        return 1
    paths = paths_of(given.store)
    with open_store(given.store) as store:
        print(f"{given.store.name}: {counts(store)}; {given.cores} cores; median and worst of {TIMES}, ms\n")
    print("| what | median | worst |\n|---|---|---|")
    with (
        held_to(given.cores),
        served(given.store, "--read-only") as running,
        chromium(found) as browser,
    ):
        for name, path in paths.items():
            print(row(f"page {name}", partial(page_time, browser, running.url, name, path)), flush=True)
        for one in FILTERS:
            what = f"filter {one.page}: {one.field} {one.value}"
            print(row(what, partial(filter_time, browser, running.url, paths[one.page], one)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
