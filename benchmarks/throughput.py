"""Measures articles a second, text to record, by number of processes.

Articles are cut to about 400 words. Each round starts warm: every process codes some first, unmeasured.
"""

import argparse
import resource
import statistics
import time
from dataclasses import replace
from pathlib import Path

from dragoman.errors import UnreadableArticle
from dragoman.records import Article, content_id
from dragoman.run.coder import Coder, Settings
from dragoman.run.local import LocalCoder
from dragoman.run.workers import code_all
from dragoman.sources import read

WORDS = 400


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    articles = [cut(a) for path in args.paths for a in read(path) if isinstance(a, Article)]
    articles = [a for a in articles if len(a.text.split()) >= WORDS // 2][: args.articles]
    words = statistics.mean(len(a.text.split()) for a in articles)
    print(f"{len(articles)} articles of {words:.0f} words on average")
    stages(articles[:40])
    for workers in (1, 2):
        rates = [rate(articles, workers) for _ in range(args.rounds)]
        shown = ", ".join(f"{r:.1f}" for r in rates)
        print(f"{workers} process(es): median {statistics.median(rates):.1f} articles/s ({shown})")


def cut(article: Article) -> Article:
    """Keep an article's first words, whole lines of them."""
    kept, count = [], 0
    for line in article.text.splitlines():
        if count >= WORDS:
            break
        kept.append(line)
        count += len(line.split())
    text = "\n".join(kept)
    return replace(article, text=text, id=content_id("a1", text))


def rate(articles: list[Article], workers: int) -> float:
    """Give articles a second once every process is loaded and warm."""
    warm = [replace(a, id=content_id("a1", a.id, "warm")) for a in articles[: 12 * workers]]
    begin = 0.0
    for n, _ in enumerate(code_all([*warm, *articles], LocalCoder(Settings()), workers=workers), 1):
        if n == len(warm):
            begin = time.perf_counter()
    return len(articles) / (time.perf_counter() - begin)


def stages(articles: list[Article]) -> None:
    """Print load time, memory and what share the parser takes."""
    begin = time.perf_counter()
    coder = Coder()
    loaded = time.perf_counter() - begin
    parsing = total = 0.0
    for article in articles:
        began = time.perf_counter()
        try:
            report = coder.code_article(article)
        except UnreadableArticle:
            continue
        total += time.perf_counter() - began
        began = time.perf_counter()
        coder.parser.parse(report.document)
        parsing += time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"loading {loaded:.1f} s, memory {peak:.0f} MB, parser {parsing / total:.0%} of the time")


if __name__ == "__main__":
    main()
