"""Runs a coder over articles, here or in worker processes, and gives the results in the order given."""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from dragoman.errors import KnowledgeError, ModelError
from dragoman.records import Article
from dragoman.run.pool import GROUP, GROUP_SECONDS, Outcome, Pool, Stop
from dragoman.run.worker import ArticleCoder, CoderMaker, Found, code
from dragoman.store.pack import Packed

__all__ = ["ArticleCoder", "CoderMaker", "Found", "Outcome", "Workforce", "code_all", "code_groups", "never"]

# Enough that the coder never waits for the next article, few enough that memory stays flat.
_AHEAD = 4
_NO_LIMIT = 1e9  # seconds


def never() -> bool:
    """Say that a run is not to be stopped."""
    return False


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who codes, and how long one article may take.

    Attributes:
        workers: Processes.
        seconds: How long one article may take before its worker is replaced; with a limit a single worker is
            a process of its own too, as only a process can be ended.
        stop: Says when to take no more articles; those in hand are still finished.
    """

    workers: int = 1
    seconds: float | None = None
    stop: Stop = never


def code_all(articles: Iterable[Article], make: CoderMaker, *, workers: int = 1) -> Iterator[Outcome]:
    """Code articles and give each with what was found, or with the error that its coding ended in.

    Args:
        articles: Taken a few ahead of what is given.
        make: Makes a coder, once in each process.
        workers: Processes; 1 codes in this one.

    Raises:
        KnowledgeError, ModelError: No coder can be made, or none that works: no article would do better.
        DragomanError: Worker processes die whatever they are given.
    """
    return chain.from_iterable(code_groups(articles, make, Workforce(workers)))


def code_groups(articles: Iterable[Article], make: CoderMaker, force: Workforce) -> Iterator[list[Outcome]]:
    """Code articles as ``code_all`` does, and give results by groups: what is ready, as often as it pays."""
    if force.workers == 1 and force.seconds is None:
        yield from _here(articles, make, force.stop)
        return
    seconds = _NO_LIMIT if force.seconds is None else force.seconds
    with closing(Pool(make, workers=force.workers, seconds=seconds, stop=force.stop)) as pool:
        yield from pool.groups(articles)


def _here(articles: Iterable[Article], make: CoderMaker, stop: Stop) -> Iterator[list[Outcome]]:
    """Code in one thread of this process: a future holds any error as a value, which the ledger needs."""
    executor = ThreadPoolExecutor(1)
    group: list[Outcome] = []
    since = time.monotonic()
    try:
        for outcome in _in_thread(executor, articles, make, stop):
            group.append(outcome)
            if len(group) >= GROUP or time.monotonic() - since >= GROUP_SECONDS:
                yield group
                group, since = [], time.monotonic()
        if group:
            yield group
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _in_thread(
    executor: ThreadPoolExecutor, articles: Iterable[Article], make: CoderMaker, stop: Stop
) -> Iterator[Outcome]:
    waiting: deque[tuple[Article, Future[Packed]]] = deque()
    for article in articles:
        if stop():
            break
        waiting.append((article, executor.submit(code, make, article)))
        if len(waiting) >= _AHEAD:
            yield _settle(*waiting.popleft())
    while waiting:
        yield _settle(*waiting.popleft())


def _settle(article: Article, future: Future[Packed]) -> Outcome:
    """Wait for an article's result; what would stop every article stops the run."""
    error = future.exception()
    if error is None:
        return article, future.result()
    if isinstance(error, KnowledgeError | ModelError) or not isinstance(error, Exception):
        raise error
    return article, error
