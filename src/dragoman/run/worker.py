"""A worker process: loads a coder once, codes what it is handed, and hands back rows."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from multiprocessing.connection import Connection
from typing import Protocol

from dragoman.records import Article, Decision, Document, Event, Statement
from dragoman.run.faults import as_sent
from dragoman.store.pack import Packed, pack

READY = "ready"
"""What a worker says once its coder is loaded."""


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


def code(make: CoderMaker, article: Article) -> Packed:
    """Code an article with this process's coder, and hand back rows: they are small to send."""
    found = load(make).code_article(article)
    return pack(found.document, found.statements, found.events, found.decisions)


@lru_cache(maxsize=1)
def load(make: CoderMaker) -> ArticleCoder:
    """Make a process's coder once; it loads for seconds."""
    return make()


def serve(make: CoderMaker, connection: Connection) -> None:
    """Code what comes through a connection until its other end is closed, then end the process.

    This thread only reads, so that the other end never waits for a coding to end before it can send, and
    so that the process ends at once when the one that started it is gone. Codings run in a second thread, in
    the order they came.
    """
    # Ctrl-C and a service manager's stop go to the whole group; the starting process says when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    executor = ThreadPoolExecutor(1)
    executor.submit(load, make).add_done_callback(lambda loaded: _send_ready(connection, loaded))
    try:
        while True:
            coding = executor.submit(code, make, connection.recv())
            coding.add_done_callback(lambda coded: _send(connection, coded))
    except (EOFError, OSError):
        # Not waiting for the coding in hand: nobody is there to take it.
        os._exit(0)


def _send_ready(connection: Connection, loaded: Future[ArticleCoder]) -> None:
    error = loaded.exception()
    _tell(connection, READY if error is None else as_sent(error))


def _send(connection: Connection, coded: Future[Packed]) -> None:
    # A future holds any error as a value, which is what the ledger needs.
    error = coded.exception()
    _tell(connection, coded.result() if error is None else as_sent(error))


def _tell(connection: Connection, message: object) -> None:
    # With the other end gone there is nobody to tell, and this process is about to end too.
    with suppress(OSError):
        connection.send(message)
