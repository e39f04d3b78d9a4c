"""Worker processes that may die or hang: they are replaced, and one article never stops the others.

Every queue is bounded: a worker has a few articles waiting in its pipe, and results wait for those before
them within a window. Articles are read only as results go out: memory does not grow with their number.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import ForkingPickler

from dragoman.errors import DragomanError, KnowledgeError, ModelError
from dragoman.records import Article
from dragoman.run.faults import Died, Hung, Loss
from dragoman.run.worker import READY, CoderMaker, serve
from dragoman.store.pack import Packed

Result = Packed | Exception
Outcome = tuple[Article, Result]
Stop = Callable[[], bool]

GROUP = 16
"""Results that go out together; kept in one transaction they cost a fifth of what they do one by one."""
GROUP_SECONDS = 1.0
"""Results go out at least so often; what a killed run loses is no more."""
# Enough that no worker waits while results are being kept, few enough that little is in flight.
_DEPTH = 4
_WINDOW = 8
# A pipe takes 64 kB unread. A worker that hangs may not read, and who sends to it must not hang with it.
_PIPE = 48_000
# Articles after which a process is replaced, for spaCy keeps every word it ever met. Loading is 1% of that.
_WORN = 5_000
_LOADING_SECONDS = 600.0
_MOST_LOSSES = 5
STOP_SECONDS = 5.0
"""What is in hand has so long to end once a stop is asked for: service managers kill after ten seconds."""


@dataclass(eq=False, slots=True)
class _Job:
    """An article on its way; ``tries`` counts the workers that it has cost."""

    article: Article
    payload: bytes
    tries: int = 0
    result: Result | None = None


@dataclass(eq=False, slots=True)
class _Lane:
    """One worker process, what it holds, and since when it has the first of that in hand."""

    process: SpawnProcess
    connection: Connection
    since: float
    held: deque[_Job] = field(default_factory=deque)
    ready: bool = False
    given: int = 0

    @property
    def unread(self) -> int:
        """Bytes that may still be in the pipe."""
        return sum(len(job.payload) for job in list(self.held)[1:])

    def takes(self, job: _Job) -> bool:
        """Say whether it can be handed another article."""
        if self.given >= _WORN or len(self.held) >= _DEPTH:
            return False
        return not self.held or self.unread + len(job.payload) <= _PIPE


class Pool:
    """Some worker processes; results come in the order of the articles."""

    def __init__(self, make: CoderMaker, *, workers: int, seconds: float, stop: Stop) -> None:
        """Start the workers.

        Args:
            make: Makes a coder, in each process.
            workers: Processes.
            seconds: How long one article may take.
            stop: Says when to take no more articles; those in hand are finished if they end soon.
        """
        # Started afresh and not forked: the database's threads do not survive a fork.
        self._context = multiprocessing.get_context("spawn")
        self._make = make
        self._seconds = seconds
        self._stop = stop
        self._window = GROUP + _WINDOW * workers
        self._order: deque[_Job] = deque()
        self._todo: deque[_Job] = deque()
        self._suspects: deque[_Job] = deque()
        self._losses = 0
        self._stop_by: float | None = None
        self._lanes = [self._started() for _ in range(workers)]

    def groups(self, articles: Iterable[Article]) -> Iterator[list[Outcome]]:
        """Code articles, and give what is ready as often as it pays.

        Raises:
            KnowledgeError, ModelError: No coder can be made, or none that works: no article would do better.
            DragomanError: Workers die whatever they are given.
        """
        source = iter(articles)
        since = time.monotonic()
        while True:
            self._take(source)
            self._hand_out()
            if not self._order:
                return
            done = self._done()
            if not done:
                since = time.monotonic()
            late = time.monotonic() - since >= GROUP_SECONDS
            if done and (done >= GROUP or done == len(self._order) or late):
                yield [_outcome(self._order.popleft()) for _ in range(done)]
                self._listen(0.0)
            else:
                self._listen(self._patience(since if done else None))

    def close(self) -> None:
        """End the workers, whatever they are at."""
        for lane in self._lanes:
            _end(lane)
        self._lanes.clear()

    def _take(self, source: Iterator[Article]) -> None:
        """Read articles up to the window."""
        if self._stop():
            self._drop()
            return
        while len(self._order) < self._window and (article := next(source, None)) is not None:
            job = _Job(article, bytes(ForkingPickler.dumps(article)))
            self._order.append(job)
            self._todo.append(job)

    def _drop(self) -> None:
        """Drop what no worker has begun, and after a while what does not end."""
        dropped = {id(job) for job in (*self._todo, *self._suspects)}
        self._todo.clear()
        self._suspects.clear()
        now = time.monotonic()
        if self._stop_by is None:
            self._stop_by = now + STOP_SECONDS
        if now >= self._stop_by:
            dropped |= {id(job) for job in self._order if job.result is None}
            self.close()
        self._order = deque(job for job in self._order if id(job) not in dropped)

    def _hand_out(self) -> None:
        """Give workers what they can take; who cost a worker is tried again with all others standing."""
        for number, worn in enumerate(self._lanes):
            if worn.given >= _WORN and not worn.held:
                _end(worn)
                self._lanes[number] = self._started()
        if any(job.tries for lane in self._lanes for job in lane.held):
            return
        if self._suspects:
            if not any(lane.held for lane in self._lanes):
                self._give(min(self._lanes, key=lambda lane: lane.given), self._suspects.popleft())
            return
        while self._todo and (lane := self._free(self._todo[0])) is not None:
            self._give(lane, self._todo.popleft())

    def _free(self, job: _Job) -> _Lane | None:
        able = [lane for lane in self._lanes if lane.takes(job)]
        return min(able, key=lambda lane: len(lane.held), default=None)

    def _give(self, lane: _Lane, job: _Job) -> None:
        if not lane.held:
            lane.since = time.monotonic()
        lane.held.append(job)
        lane.given += 1
        try:
            lane.connection.send_bytes(job.payload)
        except OSError:
            # It died a moment ago: this article never reached it.
            lane.held.pop()
            (self._suspects if job.tries else self._todo).appendleft(job)
            self._replace(lane, Died(_ended(lane)))

    def _patience(self, since: float | None) -> float:
        """Give the seconds until something must be done even if no worker says anything."""
        ends = [lane.since + self._limit(lane) for lane in self._lanes if lane.held or not lane.ready]
        if since is not None:
            ends.append(since + GROUP_SECONDS)
        # Looked at now and then in any case, for a wish to stop.
        return max(0.0, min([1.0, *(end - time.monotonic() for end in ends)]))

    def _limit(self, lane: _Lane) -> float:
        return self._seconds if lane.ready else _LOADING_SECONDS

    def _listen(self, seconds: float) -> None:
        """Take what workers say, and see to those that died or are overdue."""
        heard = wait([lane.connection for lane in self._lanes], seconds)
        for lane in [lane for lane in self._lanes if lane.connection in heard]:
            try:
                message = lane.connection.recv()
            except (EOFError, OSError):
                self._replace(lane, Died(_ended(lane)))
            else:
                self._hear(lane, message)
        now = time.monotonic()
        for lane in list(self._lanes):
            waited_for = lane.held or not lane.ready
            if waited_for and now - lane.since > self._limit(lane) and not lane.connection.poll():
                self._replace(lane, Hung(self._limit(lane)))

    def _hear(self, lane: _Lane, message: object) -> None:
        """Take one message: that a coder is loaded, or what became of the first article held."""
        lane.since = time.monotonic()
        # What would stop every article stops the run.
        if isinstance(message, KnowledgeError | ModelError) or (
            isinstance(message, Exception) and not lane.ready
        ):
            raise message
        if message == READY:
            lane.ready = True
        elif isinstance(message, Packed | Exception):
            lane.held.popleft().result = message
            self._losses = 0

    def _replace(self, lane: _Lane, loss: Loss) -> None:
        """Put a new worker in the place of one that is lost, and see to the articles that it held."""
        _end(lane)
        held = list(lane.held)
        if lane.ready and held:
            first = held.pop(0)
            first.tries += 1
            if first.tries > 1:
                first.result = loss.error()
            else:
                self._suspects.append(first)
        else:
            self._losses += 1
            if self._losses > _MOST_LOSSES:
                raise DragomanError(
                    f"worker processes die or hang before they code anything (the last: {_told(loss)}), "
                    "probably for lack of memory; run again with fewer --workers, what is done stays done"
                )
        # Those behind it never began; one that is tried alone has none behind it.
        for job in reversed(held):
            (self._suspects if job.tries else self._todo).appendleft(job)
        self._lanes[self._lanes.index(lane)] = self._started()

    def _started(self) -> _Lane:
        ours, theirs = multiprocessing.Pipe()
        process = self._context.Process(target=serve, args=(self._make, theirs), daemon=True)
        process.start()
        # Only the worker has its end now: when it ends, however, this one reads as closed.
        theirs.close()
        return _Lane(process, ours, time.monotonic())

    def _done(self) -> int:
        """Count the results that are ready with none missing before them."""
        return next(
            (n for n, job in zip(count(), self._order, strict=False) if job.result is None), len(self._order)
        )


def _outcome(job: _Job) -> Outcome:
    if job.result is None:
        raise DragomanError(f"{job.article.origin}: given out before it was coded; report this")
    return job.article, job.result


def _ended(lane: _Lane) -> int | None:
    """Wait for a dying worker's exit status; None where it does not end."""
    lane.process.join(5)
    return lane.process.exitcode


def _end(lane: _Lane) -> None:
    lane.connection.close()
    lane.process.kill()
    lane.process.join()


def _told(loss: Loss) -> str:
    return f"no word for {loss.seconds:g} s" if isinstance(loss, Hung) else str(loss)
