"""On a Ray cluster articles are coded to the same store; without Ray one line says what to install."""

import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import DragomanError, OtherLanguage, UnreadableArticle, UsageError
from dragoman.records import Article
from dragoman.run import distributed
from dragoman.run.distributed import Cluster
from dragoman.run.faults import CoderFault
from dragoman.run.pipeline import Plan, Step, ingest
from dragoman.run.pool import Result
from dragoman.run.worker import code
from dragoman.store.database import open_store
from dragoman.store.dump import fingerprint
from dragoman.store.shards import ShardRow, read_shards
from made_faults import make_faulty
from made_records import TEXT, made_article, make_fake

ARTICLES = [
    made_article(text, f"{n}.txt")
    for n, text in enumerate(
        [TEXT, *(f"The army strikes {n}" for n in range(30)), "Die Strassen", "poison", " "]
    )
]


def shard(folder: Path, rows: list[ShardRow]) -> None:
    """Write rows as a shard, as a cluster's machine does."""
    path = folder / "rows.json"
    path.write_text("".join(json.dumps(row.columns()) + "\n" for row in rows), "utf-8")
    with duckdb.connect() as connection:
        made = connection.read_json(str(path))
        made.write_parquet(str(folder / f"{len(rows)}.parquet"))
    path.unlink()


@pytest.mark.parametrize(
    "result",
    [
        code(make_fake, made_article()),
        UnreadableArticle("it is empty"),
        OtherLanguage("it is in German"),
        CoderFault("KeyError: 'x'"),
    ],
    ids=lambda result: type(result).__name__,
)
def test_what_became_of_an_article_goes_through_a_shard_unchanged(tmp_path: Path, result: Result) -> None:
    shard(tmp_path, [distributed._row(7, result)])
    (row,) = read_shards(tmp_path)
    found = distributed._result(row)
    assert row.number == 7
    assert (type(found), str(found)) == (type(result), str(result))


def test_shards_are_read_in_the_order_of_the_articles_whatever_file_they_are_in(tmp_path: Path) -> None:
    shard(tmp_path, [ShardRow(n, error="failed", reason=str(n)) for n in (5, 1, 3)])
    shard(tmp_path, [ShardRow(n, error="failed", reason=str(n)) for n in (4, 0, 2, 6)])
    assert [row.number for row in read_shards(tmp_path)] == list(range(7))


@pytest.mark.parametrize("article", [*ARTICLES[:2], Article("a1:x", "words", title="Ä", url="u")])
def test_an_article_goes_to_a_worker_and_comes_out_the_same(article: Article) -> None:
    assert distributed._from_json(distributed._to_json(article)) == article


def test_without_ray_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(distributed, "import_module", absent)
    with pytest.raises(UsageError, match=r"install it with: pip install 'dragoman\[ray\]'"):
        list(Cluster(make_fake, 2, 60.0, tmp_path / "shards")(ARTICLES))


def test_a_round_with_an_article_missing_is_refused(tmp_path: Path) -> None:
    shard(tmp_path, [ShardRow(0, error="failed", reason="x")])
    with pytest.raises(DragomanError, match="1 of 34 articles are there"):
        list(distributed._read(tmp_path, ARTICLES))


@pytest.fixture
def _quiet() -> Iterator[None]:
    before = {name: logging.getLogger(name).level for name in ("ray", "ray.data")}
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.slow
@pytest.mark.usefixtures("_quiet")
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_store_as_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray.data")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # Ray's workers make the coder by its import
    articles = [*ARTICLES, made_article("dies here", "dies.txt"), made_article("She strikes", "last.txt")]
    local = run(tmp_path / "local", articles, Plan(make_faulty, workers=2, seconds=60.0))
    cluster = Cluster(make_faulty, 2, 60.0, tmp_path / "shards", keep=True)
    ray = run(tmp_path / "ray", articles, Plan(make_faulty, engine=cluster))
    assert local == ray
    assert [path.name for path in (tmp_path / "shards").iterdir()] == ["round-000001"]


def run(path: Path, articles: list[Article], plan: Plan) -> tuple[list[Step], str]:
    with open_store(path, write=True) as store:
        return list(ingest(store, articles, plan)), fingerprint(store)
