"""Measures gazetteer look-ups, and resolving actors, places and dates: medians over real articles."""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dragoman.knowledge.places import Gazetteer
from dragoman.resolution.actors import ActorResolver
from dragoman.resolution.timex import find_timexes
from dragoman.run.coder import Coder, Settings, plain_document

WORDS = 400  # of an article, to which every time is brought


def seconds(work: Callable[[], object]) -> float:
    """Time one call, the best of three."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print microseconds a look-up and milliseconds an article of 400 words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="rows {text}")
    parser.add_argument("--count", type=int, default=60)
    args = parser.parse_args()
    coder = Coder(Settings(coder="rules"))
    actors = ActorResolver(coder.actors, coder.gazetteer.big_city_country)
    rows = [json.loads(line) for line in args.articles.read_text(encoding="utf-8").splitlines()]
    names: set[str] = set()
    spent: dict[str, list[float]] = {"places": [], "actors": [], "dates": []}
    for row in rows[: args.count]:
        document = plain_document(row["text"])
        annotations = coder.annotate(document)
        scale = WORDS / len(row["text"].split())
        places, _ = coder.places.resolve(document, annotations)
        names |= {t.name for t in coder.places.toponyms(document, annotations)}
        works: dict[str, Callable[[], object]] = {
            "places": partial(coder.places.resolve, document, annotations),
            "actors": partial(actors.resolve, document, annotations, None, places),
            "dates": partial(find_timexes, document, annotations),
        }
        for name, work in works.items():
            spent[name].append(1000 * scale * seconds(work))
    fresh, once = Gazetteer.open(), []
    for name in sorted(names):
        began = time.perf_counter()
        fresh.candidates(name)
        once.append(1e6 * (time.perf_counter() - began))
    again = [1e6 * seconds(partial(fresh.candidates, name)) for name in sorted(names)]
    print(f"look-up, {len(names)} names: median {statistics.median(once):.0f} µs read from the file", end="")
    print(f", {statistics.median(again):.1f} µs once looked up")
    for name, times in spent.items():
        print(f"{name}: median {statistics.median(times):.2f} ms an article of {WORDS} words")


if __name__ == "__main__":
    main()
