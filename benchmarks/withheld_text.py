"""Codes articles into a store without text and looks for any five words of theirs in what it keeps.

Every value of every table is looked through, and the file's own bytes as well.
"""

import argparse
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dragoman.records import Article
from dragoman.run.coder import Settings
from dragoman.run.local import LocalCoder
from dragoman.run.pipeline import Plan, ingest
from dragoman.sources import Reading, read
from dragoman.store.database import Store, open_store
from dragoman.store.texts import keep_no_text

RUN = 5
_STEP = 50
_WORD = re.compile(r"\w+(?:[-/]\w+)*")  # an id such as body/town-of-ilmar is one word


def main() -> None:
    """Code, look, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--coder", default="rules")
    args = parser.parse_args()
    readings = [reading for path in args.paths for reading in read(path)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.duckdb"
        with open_store(path, write=True) as store:
            keep_no_text(store)
            steps = list(ingest(store, readings, Plan(LocalCoder(Settings(coder=args.coder)))))
            leaks = sorted(leaked(store, readings))
        found = in_bytes(path.read_bytes(), readings)
    events = sum(step.events or 0 for step in steps)
    print(f"{len(steps)} articles, {events} events ({args.coder})")
    print(f"values with {RUN} words of an article: {len(leaks)}; places in the file: {found}")
    for leak in leaks[:20]:
        print(leak)


def leaked(store: Store, readings: list[Reading]) -> Iterator[str]:
    """Give every stored value that shares five words in a row with an article."""
    runs = {run for article in _articles(readings) for run in _runs(article)}
    tables = [name for (name,) in store.fetch("SELECT table_name FROM duckdb_tables()")]
    for table in tables:
        for row in store.fetch(f"SELECT * FROM {table}"):  # noqa: S608 - names of our own tables
            for value in row:
                for part in value if isinstance(value, list) else [value]:
                    if isinstance(part, str) and not runs.isdisjoint(_runs(part)):
                        yield f"{table}: {part[:200]}"


def in_bytes(data: bytes, readings: list[Reading]) -> int:
    """Count the places of articles whose five words stand in a file as they were written; one in fifty."""
    found = 0
    for article in _articles(readings):
        words = list(_WORD.finditer(article))
        for first, last in zip(words[::_STEP], words[RUN - 1 :: _STEP], strict=False):
            found += article[first.start() : last.end()].encode() in data
    return found


def _articles(readings: list[Reading]) -> Iterator[str]:
    return (f"{r.title or ''}\n{r.text}" for r in readings if isinstance(r, Article))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return zip(*(words[n:] for n in range(RUN)), strict=False)


if __name__ == "__main__":
    main()
