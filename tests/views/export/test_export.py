"""A file appears whole with its manifest, is the same every time, and says what it lost."""

import hashlib
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.records import Reported, Status, content_id, origin_of
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.read import EventFilter
from dragoman.views.export import parquet
from dragoman.views.export.export import Choice, export, write
from dragoman.views.export.formats import FORMATS
from dragoman.views.export.manifest import folder_sha256, manifest_path
from dragoman.views.export.shape import Lists, losses
from made_records import fill, made_article, made_document, made_event

ARTICLE = replace(made_article(), title="Forty held in Ankara", url="https://daily.example/40")
DOCUMENT = made_document(ARTICLE)
EVENT = made_event(DOCUMENT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        fill(opened, ARTICLE)
        yield opened


def manifest_of(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(manifest_path(path).read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_store_gives_the_same_bytes(name: str, store: Store, tmp_path: Path) -> None:
    """File and manifest can be compared by their hash."""
    seen = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        export(store, FORMATS[name], folder / "f", Choice())
        seen.append(((folder / "f").read_bytes(), manifest_path(folder / "f").read_bytes()))
        assert sorted(path.name for path in folder.iterdir()) == ["f", "f.manifest.json"]
    assert seen[0] == seen[1]


def test_the_manifest_says_what_was_made_of_what(store: Store, tmp_path: Path) -> None:
    """Versions, hashes, filters, counts and losses go with the file."""
    path = tmp_path / "f.tsv"
    counts = export(store, FORMATS["icews"], path, Choice(EventFilter(country="TUR")))
    made = manifest_of(path)
    assert (counts.events, counts.written, counts.rows) == (1, 1, 1)
    assert made["file"] == {
        "name": "f.tsv",
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    assert made["counts"] == {"events": 1, "written": 1, "rows": 1, "left_out": {}}
    assert made["losses"] == list(losses(FORMATS["icews"]))
    assert made["schema"] == "dragoman/1"
    assert made["store"] == {
        "documents_sha256": hashlib.sha256(f"{DOCUMENT.id}\n".encode()).hexdigest(),
        "counts": {"articles": 1, "documents": 1, "statements": 1, "events": 1, "incidents": 0},
        "filters": {"country": "TUR", "status": ["happened", "ongoing"]},
        "corrected": None,
        "coded_by": ["actors actors-1", "events rules-1", "places places-1"],
    }
    installed = made["installed"]
    assert isinstance(installed, dict)
    assert set(installed) == {"codebook_sha256", "actors_sha256", "gazetteer", "model_sha256", "packages"}


def test_events_come_with_where_they_stand(store: Store) -> None:
    """The store gives day, outlet, link and headline with each event, and the incident it belongs to."""
    assert list(read.reported(store, EventFilter())) == [Reported(EVENT, origin_of(DOCUMENT, ARTICLE.title))]
    assert list(read.reported(store, EventFilter(status="denied"))) == []


def test_what_is_left_out_is_counted_by_its_reason(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "f"
    export(store, FORMATS["csv"], path, Choice(statuses=frozenset({Status.DENIED})))
    counts = manifest_of(path)["counts"]
    assert counts == {"events": 1, "written": 0, "rows": 0, "left_out": {"its status is happened": 1}}


def test_a_format_of_pairs_cannot_keep_lists(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--list keep: gdelt has one actor"):
        export(store, FORMATS["gdelt"], tmp_path / "f", Choice(lists=Lists.KEEP))
    assert not (tmp_path / "f").exists()


def test_a_file_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        export(store, FORMATS["csv"], tmp_path / "none" / "f", Choice())


def test_what_stood_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    """An export that breaks off neither destroys the last one nor leaves half a file."""
    path = tmp_path / "f"
    path.write_text("before", "utf-8")
    store = open_store(tmp_path / "s.duckdb", write=True)
    fill(store, ARTICLE)
    store.fetch("UPDATE events SET record = '{}'")
    with store, pytest.raises(InputError):
        export(store, FORMATS["csv"], path, Choice())
    assert path.read_text("utf-8") == "before"
    assert {each.name for each in tmp_path.iterdir()} == {"f", "s.duckdb"}


@pytest.mark.parametrize("name", ["csv", "parquet", "gdelt", "geojson", "rdf"])
def test_memory_does_not_grow_with_the_number_of_events(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store larger than memory can be written: rows go out as they come in."""
    monkeypatch.setattr(parquet, "_BATCH", 50)

    def peak(number: int) -> int:
        reports = (
            Reported(replace(EVENT, id=content_id("e1", str(n))), origin_of(DOCUMENT)) for n in range(number)
        )
        tracemalloc.start()
        with (tmp_path / "f").open("wb") as stream:
            write(FORMATS[name], reports, stream)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)
    few, many = peak(200), peak(800)
    assert many < few * 1.5 + 50_000


def test_an_incident_stands_beside_its_events(store: Store, tmp_path: Path) -> None:
    """Once reports are joined, the incident's id is exported."""
    store.fetch("INSERT INTO assembled VALUES (?, 'c1:x', 'i1:x')", [EVENT.id])
    export(store, FORMATS["csv"], tmp_path / "f", Choice())
    (row,) = FORMATS["csv"].read(tmp_path / "f")
    assert row["incident"] == "i1:x"


def test_the_hash_of_a_folder_is_of_names_and_content(tmp_path: Path) -> None:
    """Another name or another byte is another hash; how a checkout ends lines is not."""
    hashes = []
    files = (("a.yaml", b"x: 1\n"), ("a.yaml", b"x: 1\r\n"), ("b.yaml", b"x: 1\n"), ("a.yaml", b"x: 2\n"))
    for name, content in files:
        folder = tmp_path / str(len(hashes))
        folder.mkdir()
        (folder / name).write_bytes(content)
        hashes.append(folder_sha256(folder))
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3
