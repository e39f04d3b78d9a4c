"""Codes articles on a Ray cluster: the same pure function, Parquet shards out, the same ledger."""

import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, OtherLanguage, UnreadableArticle, UsageError
from dragoman.records import Article
from dragoman.run.faults import CoderFault
from dragoman.run.pool import GROUP, Outcome, Pool, Result, Stop
from dragoman.run.worker import CoderMaker
from dragoman.run.workers import never
from dragoman.store.pack import Packed
from dragoman.store.shards import ShardRow, read_shards

if TYPE_CHECKING:
    from types import ModuleType

# Articles that a round over the cluster has at least: they keep workers busy for a minute or so, and are what
# a crash loses.
_ROUND = 1_000
_PER_WORKER = 200
_BATCH = 16
_ERRORS: tuple[tuple[str, type[Exception]], ...] = (
    ("skipped", OtherLanguage),
    ("failed", UnreadableArticle),
    ("fault", CoderFault),
)
"""Kinds of error as shards name them, the narrower before the wider."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Ray workers that code; called with articles, it gives results by groups, in the order given.

    Attributes:
        make: Makes a coder, in each worker.
        workers: Ray actors, each with a coder process of its own.
        seconds: How long one article may take.
        shards: Folder that the cluster's machines and this one see alike. A round's shards are written there.
        keep: Leave the shards there.
        stop: Says when to begin no further round.
    """

    make: CoderMaker
    workers: int
    seconds: float
    shards: Path
    keep: bool = False
    stop: Stop = never

    def __call__(self, articles: Iterable[Article]) -> Iterator[list[Outcome]]:
        """Code articles, round by round.

        Raises:
            UsageError: Ray is not installed.
            DragomanError: The cluster cannot be reached, or a coder cannot be made.
        """
        ray = _ray()
        source = iter(articles)
        begun = False
        number = _next_round(self.shards)
        try:
            while not self.stop() and (given := list(islice(source, self._round()))):
                if not begun:
                    _begin(ray, self.workers)
                    begun = True
                folder = self.shards / f"round-{number:06d}"
                self._code(ray, given, folder)
                yield from _read(folder, given)
                number += 1
                if not self.keep:
                    shutil.rmtree(folder)
        finally:
            if begun:
                ray.shutdown()
            if not self.keep:
                shutil.rmtree(self.shards, ignore_errors=True)

    def _round(self) -> int:
        return max(_ROUND, _PER_WORKER * self.workers)

    def _code(self, ray: "ModuleType", given: Sequence[Article], folder: Path) -> None:
        """Have one round coded and written as shards."""
        half = folder.with_name(f"{folder.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        rows = [{"number": n, "article": _to_json(article)} for n, article in enumerate(given)]
        blocks = max(self.workers, min(self.workers * 4, len(rows) // _BATCH))
        with _said_plainly(ray):
            coded = ray.data.from_items(rows, override_num_blocks=max(1, min(blocks, len(rows)))).map_batches(
                Desk,
                fn_constructor_args=(self.make, self.seconds),
                batch_size=_BATCH,
                compute=ray.data.ActorPoolStrategy(size=self.workers),
            )
            coded.write_parquet(str(half), compression="zstd")
        # Under its own name only once it is whole.
        half.replace(folder)


class Desk:
    """One Ray worker: a process that codes, watched as any other, for rows of articles."""

    def __init__(self, make: CoderMaker, seconds: float) -> None:
        """Start the process.

        Args:
            make: Makes its coder.
            seconds: How long one article may take.
        """
        self._pool = Pool(make, workers=1, seconds=seconds, stop=never)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        """Code a batch of rows."""
        articles = [_from_json(str(text)) for text in batch["article"]]
        outcomes = [outcome for group in self._pool.groups(articles) for outcome in group]
        rows = [
            _row(int(number), result).columns()
            for number, (_, result) in zip(batch["number"], outcomes, strict=True)
        ]
        return {name: [row[name] for row in rows] for name in rows[0]}


def _ray() -> "ModuleType":
    """Import Ray, which is an extra."""
    try:
        import_module("ray.data")
        return import_module("ray")  # here and not above: an extra, and it takes a second
    except ImportError as error:
        raise UsageError(
            f"--engine ray: Ray cannot be imported ({error}); install it with: pip install 'dragoman[ray]'"
        ) from error


def _begin(ray: "ModuleType", workers: int) -> None:
    """Join the cluster that RAY_ADDRESS names, or start one on this machine; tell nobody of it."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    own = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers + 1, "include_dashboard": False}
    with _said_plainly(ray):
        ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level="error", **own)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False


@contextmanager
def _said_plainly(ray: "ModuleType") -> Iterator[None]:
    """Give Ray's errors as one line; an error of ours that a worker met comes out as it went in."""
    try:
        yield
    except (ray.exceptions.RayError, ConnectionError, RuntimeError) as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, DragomanError):
            cause = getattr(cause, "cause", None) or cause.__cause__
        if cause is not None:
            raise cause from error
        first = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise DragomanError(
            f"the Ray cluster failed ({first.strip()}); what is done stays done, run again"
        ) from error


def _next_round(folder: Path) -> int:
    """Give the number of the next round: kept shards of earlier runs stay."""
    taken = [int(path.name.removeprefix("round-")) for path in folder.glob("round-" + "[0-9]" * 6)]
    return max(taken, default=0) + 1


def _read(folder: Path, given: Sequence[Article]) -> Iterator[list[Outcome]]:
    """Give a round's results by groups, each article once."""
    rows = read_shards(folder)
    read = 0
    while group := [(given[row.number], _result(row)) for row in islice(rows, GROUP)]:
        read += len(group)
        yield group
    if read != len(given):
        raise DragomanError(f"shards in {folder}: {read} of {len(given)} articles are there; run again")


def _row(number: int, result: Result) -> ShardRow:
    if isinstance(result, Packed):
        return ShardRow(number, result)
    kind = next((name for name, error in _ERRORS if isinstance(result, error)), None)
    if kind is None:
        return ShardRow(number, error="fault", reason=f"{type(result).__name__}: {result}")
    return ShardRow(number, error=kind, reason=str(result))


def _result(row: ShardRow) -> Result:
    return row.found if row.found is not None else dict(_ERRORS)[row.error](row.reason)


def _to_json(article: Article) -> str:
    day, fields = article.published, asdict(article)
    del fields["unread"]  # it is told where it is read
    return json.dumps({**fields, "published": None if day is None else day.isoformat()})


def _from_json(text: str) -> Article:
    fields = json.loads(text)
    day = fields["published"]
    return Article(**{**fields, "published": None if day is None else date.fromisoformat(day)})
