"""Runs a coder over articles, here or in worker processes, and gives the results in the order given."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol

from dragoman.errors import DragomanError, KnowledgeError, ModelError
from dragoman.records import Article, Decision, Document, Event, Statement
from dragoman.store.pack import Packed, pack

# Enough that no worker waits for the next article, few enough that memory stays flat.
_AHEAD = 4


class Found(Protocol):
    """What a coder finds in one article."""

    @property
    def document(self) -> Document:
        """The cleaned text."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Reported speech."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Coded events."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Choices made."""


class ArticleCoder(Protocol):
    """Whatever codes one article as a pure function of it."""

    def code_article(self, article: Article) -> Found:
        """Code it, or raise UnreadableArticle with the reason."""


CoderMaker = Callable[[], ArticleCoder]
"""Makes a coder; for worker processes it must be a function or class that can be named by import."""

Result = Packed | Exception


class _Worker:
    """The coder of one process: made on the first article, kept for all others."""

    def __init__(self, make: CoderMaker) -> None:
        self._make = make
        self._coder: ArticleCoder | None = None

    def code(self, article: Article) -> Packed:
        if self._coder is None:
            self._coder = self._make()
        found = self._coder.code_article(article)
        return pack(found.document, found.statements, found.events, found.decisions)


def code_all(
    articles: Iterable[Article], make: CoderMaker, *, workers: int = 1
) -> Iterator[tuple[Article, Result]]:
    """Code articles and give each with what was found, or with the error that its coding ended in.

    Args:
        articles: Taken a few ahead of what is given.
        make: Makes a coder, once in each process.
        workers: Processes; 1 codes in this one.

    Raises:
        KnowledgeError, ModelError: No coder can be made, or none that works: no article would do better.
        DragomanError: A worker process died.
    """
    with _executor(make, workers) as (executor, code):
        waiting: deque[tuple[Article, Future[Packed]]] = deque()
        for article in articles:
            waiting.append((article, executor.submit(code, article)))
            if len(waiting) >= _AHEAD * workers:
                yield _settle(*waiting.popleft())
        while waiting:
            yield _settle(*waiting.popleft())


def _settle(article: Article, future: Future[Packed]) -> tuple[Article, Result]:
    """Wait for an article's result; what would stop every article stops the run."""
    error = future.exception()
    if error is None:
        return article, future.result()
    if isinstance(error, BrokenProcessPool):
        raise DragomanError(
            f"a worker process died, probably for lack of memory, at or after {article.origin}; "
            "run again with fewer --workers, what is done stays done"
        ) from error
    if isinstance(error, KnowledgeError | ModelError) or not isinstance(error, Exception):
        raise error
    return article, error


@contextmanager
def _executor(make: CoderMaker, workers: int) -> Iterator[tuple[Executor, Callable[[Article], Packed]]]:
    """Give what runs a function apart, and the function; a run that is broken off waits for nothing."""
    executor: Executor
    if workers == 1:
        # One thread: a future holds any error as a value, which is what the ledger needs.
        executor, code = ThreadPoolExecutor(1), _Worker(make).code
    else:
        # Started afresh and not forked: the database's threads do not survive a fork.
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(workers, context, initializer=_start, initargs=(make,))
        code = _code
    try:
        yield executor, code
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


class _Slot:
    """Where a worker process keeps its one coder between articles."""

    worker: _Worker | None = None


def _start(make: CoderMaker) -> None:
    """Make a worker process ready."""
    _Slot.worker = _Worker(make)


def _code(article: Article) -> Packed:
    """Code an article in a worker process."""
    if _Slot.worker is None:
        raise ModelError("a worker process was not made ready; this is a fault of ours, report it")
    return _Slot.worker.code(article)
