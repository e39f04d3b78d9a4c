"""Parquet gives an article a row, from the wanted columns alone, and a bad cell costs one article."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_files import STORY, failures, found, texts, zipped

from dragoman.records import Article


def parquet(columns: dict[str, object], rows: int = 2) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, row_group_size=rows)
    return out.getvalue()


def test_rows_of_all_groups_come_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    readings = found(path, parquet({"body": [f"{STORY} {n}" for n in range(300)], "id": list(range(300))}))
    assert texts(readings) == [f"{STORY} {n}" for n in range(300)]
    assert readings[299].origin == f"{path}[299]#299"


@pytest.mark.parametrize(
    "day",
    [
        pa.array(["2017-09-28"]),
        pa.array([20170928]),
        pa.array([date(2017, 9, 28)]),
        pa.array([datetime(2017, 9, 28, 23, 59, tzinfo=UTC)], pa.timestamp("ns", "UTC")),
        pa.array([datetime(2017, 9, 28, tzinfo=UTC)], pa.timestamp("s")),
        pa.array(["2017-09-28"]).dictionary_encode(),
    ],
)
def test_a_day_is_read_in_every_type(tmp_path: Path, day: pa.Array) -> None:
    (article,) = found(tmp_path / "a.parquet", parquet({"text": [STORY], "date": day}))
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == (date(2017, 9, 28), "field")


def test_bytes_are_decoded(tmp_path: Path) -> None:
    data = parquet({"text": pa.array(["Boats left the café.".encode("cp1252")], pa.binary())})
    assert texts(found(tmp_path / "a.parquet", data)) == ["Boats left the café."]


@pytest.mark.parametrize(
    ("columns", "mapping", "reason"),
    [
        ({"text": [None]}, {}, "its text is empty"),
        ({"text": [["a", "b"]]}, {}, "its text is a JSON list"),
        ({"text": [STORY], "date": [3.5]}, {}, "publication date 3.5"),
        ({"words": [STORY]}, {}, "no column is called text"),
        ({"text": [STORY]}, {"title": "head"}, "there is no column 'head'; the columns are: text"),
    ],
)
def test_what_is_no_article_is_a_failure(
    tmp_path: Path, columns: dict[str, object], mapping: dict[str, str], reason: str
) -> None:
    (failure,) = failures(found(tmp_path / "a.parquet", parquet(columns), mapping))
    assert reason in failure.reason


def test_a_file_that_is_cut_is_one_failure(tmp_path: Path) -> None:
    """Its table of contents stands at its end."""
    (failure,) = failures(found(tmp_path / "a.parquet", parquet({"text": [STORY]})[:-9]))
    assert "no Parquet file that can be read" in failure.reason


def test_one_in_an_archive_is_held_whole_up_to_a_limit(tmp_path: Path) -> None:
    archive = zipped({"a.parquet": parquet({"text": [STORY]})})
    assert texts(found(tmp_path / "a.zip", archive)) == [STORY]
    (failure,) = failures(found(tmp_path / "a.zip", archive, held=100))
    assert "must be held whole" in failure.reason
