"""The benchmark tasks by name, each a function of input, output and coder."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from dragoman.evaluation import (
    actors_task,
    behaviour_task,
    dyads_task,
    endtoend_task,
    factuality_task,
    geo_task,
    merge_task,
    positions_task,
    quotes_task,
    relation_task,
    seed_task,
    stories_task,
    time_task,
)
from dragoman.evaluation.rows import Row, predictions, read_jsonl, write_jsonl
from dragoman.records import Annotations, Document
from dragoman.run.coder import Coder, plain_document

Task = Callable[[Path, Path, Coder], None]


def _time(source: Path, out: Path, _coder: Coder) -> None:
    write_jsonl(out, predictions(source, read_jsonl(source, ("doc_id", "text")), time_task.predict))


def _quotes(source: Path, out: Path, coder: Coder) -> None:
    rows = read_jsonl(source, ("doc_id", "text"))
    write_jsonl(out, predictions(source, rows, lambda row: quotes_task.predict(row, coder.parser)))


def _factuality(source: Path, out: Path, coder: Coder) -> None:
    rows = read_jsonl(source, ("id", "sentence", "start", "end"))
    write_jsonl(out, predictions(source, rows, factuality_task.Judge(coder)))


def _geo(source: Path, out: Path, coder: Coder) -> None:
    def parsed() -> Iterator[tuple[str, Document, Annotations]]:
        for _, row in read_jsonl(source, ("doc_id", "text")):
            document = plain_document(row["text"])
            yield row["doc_id"], document, coder.annotate(document)

    write_jsonl(out, geo_task.geo_rows(parsed(), coder.places))


def _geo_given(source: Path, out: Path, coder: Coder) -> None:
    def places(row: Row) -> list[Row]:
        given = [(row, plain_document(row["text"]))]
        return list(geo_task.geo_given_rows(given, coder.places))

    rows = read_jsonl(source, ("doc_id", "text", "toponyms"))
    write_jsonl(out, chain.from_iterable(predictions(source, rows, places)))


def _merge(source: Path, out: Path, coder: Coder) -> None:
    rows = read_jsonl(source, ("doc_id", "text", "mentions"))
    write_jsonl(out, merge_task.predict(predictions(source, rows, merge_task.checked), coder))


def _stories(source: Path, out: Path, coder: Coder) -> None:
    rows = read_jsonl(source, ("doc_id", "text"))
    write_jsonl(out, stories_task.predict(predictions(source, rows, stories_task.checked), coder.parser))


TASKS: dict[str, Task] = {
    "relation": relation_task.run,
    "dyads": dyads_task.run,
    "actors": actors_task.run,
    "geo": _geo,
    "geo-given": _geo_given,
    "time": _time,
    "quotes": _quotes,
    "factuality": _factuality,
    "merge": _merge,
    "stories": _stories,
    "endtoend": endtoend_task.run,
    "seed": seed_task.run,
    "behaviour": behaviour_task.run,
    "positions": positions_task.run,
}
"""Every task of the contract."""
