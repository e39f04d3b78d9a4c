"""Runs a coder over articles, here or in worker processes, and gives the results in the order given."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
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
"""Makes a coder: hashable, and for worker processes something that pickles to an equal."""

Result = Packed | Exception


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
    with _executor(workers) as executor:
        waiting: deque[tuple[Article, Future[Packed]]] = deque()
        for article in articles:
            waiting.append((article, executor.submit(_code, make, article)))
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
def _executor(workers: int) -> Iterator[Executor]:
    """Give what runs a function apart; a run that is broken off waits for no more than what is in work."""
    executor: Executor
    if workers == 1:
        # One thread: a future holds any error as a value, which is what the ledger needs.
        executor = ThreadPoolExecutor(1)
    else:
        # Started afresh and not forked: the database's threads do not survive a fork.
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(workers, context, initializer=_leave_interrupts)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code(make: CoderMaker, article: Article) -> Packed:
    """Code an article with this process's coder, and hand back rows: they are small to send."""
    found = _coder(make).code_article(article)
    return pack(found.document, found.statements, found.events, found.decisions)


@lru_cache(maxsize=1)
def _coder(make: CoderMaker) -> ArticleCoder:
    """Make a process's coder once; it loads for seconds."""
    return make()
