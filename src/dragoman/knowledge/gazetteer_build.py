"""The compiled gazetteer: one SQLite file, built once into the cache directory, the same bytes everywhere."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.gazetteer_compile import collect_places
from dragoman.knowledge.gazetteer_sources import (
    OWN_FILES,
    Match,
    SourceData,
    SourcePlace,
    own_text,
    package_versions,
    read_packages,
)
from dragoman.knowledge.place_names import is_latin, normalise

Progress = Callable[[str, int, int], None]

# Raise when the tables or what goes into them change: it is part of the file's name.
RECIPE = 2
APPLICATION_ID = 0x44524147  # "DRAG"
_BATCH = 20_000
_STEPS = 4
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, feature TEXT NOT NULL, country TEXT,
  admin1 INTEGER, admin2 INTEGER, lat REAL, lon REAL, population INTEGER NOT NULL
);
CREATE TABLE name (
  norm TEXT NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (norm, place)
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def build_file(path: Path, data: SourceData, *, progress: Progress | None = None) -> None:
    """Compile places into a file that appears whole or not at all.

    Two processes may build the same file at once: each writes its own and the last rename wins, with the
    same bytes.

    Args:
        path: Where it goes; the folder must exist and be writable.
        data: What the packages hold.
        progress: Told what is being done, how far it is and how much there is.
    """
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".building", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        _write(temporary, data, progress or _silent)
        _rename(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _silent(_step: str, _done: int, _total: int) -> None:
    """Report to no one."""


def _rename(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError:
        # Windows keeps a file that another process has opened: that process built the same bytes.
        if not is_whole(path):
            raise


def _write(path: Path, data: SourceData, progress: Progress) -> None:
    progress("gathering places", 0, _STEPS)
    places = collect_places(data)
    numbers = {place.key: number for number, place in enumerate(places, start=1)}
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            f"PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; "
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={RECIPE};" + _SCHEMA
        )
        progress("writing places", 1, _STEPS)
        _insert(database, "place", 10, _place_rows(places, numbers))
        progress("writing names", 2, _STEPS)
        _insert(database, "name", 3, _name_rows(places, numbers))
        progress("finishing", 3, _STEPS)
        database.execute("INSERT INTO meta VALUES ('places', ?)", (str(len(places)),))
        database.commit()
        database.execute("VACUUM")
    progress("done", _STEPS, _STEPS)


def _insert(
    database: sqlite3.Connection, table: str, columns: int, rows: Iterable[tuple[object, ...]]
) -> None:
    marks = ", ".join("?" * columns)
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own constants


def _place_rows(places: list[SourcePlace], numbers: dict[str, int]) -> Iterator[tuple[object, ...]]:
    for number, p in enumerate(places, start=1):
        admin1 = number if p.feature == "ADM1" else numbers.get(p.admin1 or "")
        admin2 = number if p.feature == "ADM2" else numbers.get(p.admin2 or "")
        yield (number, p.geonameid, p.name, p.feature, p.country, admin1, admin2, p.lat, p.lon, p.population)


def _name_rows(places: list[SourcePlace], numbers: dict[str, int]) -> list[tuple[object, ...]]:
    """Give each normalised Latin name of each place once, as its most direct match, sorted."""
    rows: dict[tuple[str, int], Match] = {}
    for place in places:
        number = numbers[place.key]
        for name, match in place.names:
            norm = normalise(name)
            if is_latin(norm) and len(norm) > 1:
                rows[norm, number] = min(match, rows.get((norm, number), match))
    return [(norm, number, int(match)) for (norm, number), match in sorted(rows.items())]


def cache_folder() -> Path:
    """Give the folder compiled knowledge is kept in, making it if need be.

    ``DRAGOMAN_CACHE``, else the user's cache directory; a temporary folder where that cannot be written.

    Raises:
        KnowledgeError: ``DRAGOMAN_CACHE`` names a file.
    """
    chosen = os.environ.get("DRAGOMAN_CACHE")
    base = Path(chosen) if chosen else Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "dragoman"
    folder = base.expanduser()
    if chosen and folder.exists() and not folder.is_dir():
        raise KnowledgeError(f"DRAGOMAN_CACHE is {chosen!r}, which is a file; name a folder")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fallback_folder() -> Path:
    """Give this user's own temporary folder, refusing one that another user made."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"dragoman-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != user:
        raise KnowledgeError(
            f"{folder} belongs to another user; set DRAGOMAN_CACHE to a folder that you can write to"
        )
    return folder


def file_name() -> str:
    """Name the compiled file after the recipe, the packages' versions and our own files."""
    parts = [*package_versions(), *(own_text(name) for name in OWN_FILES)]
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()
    return f"places-{RECIPE}-{digest}.sqlite"


def is_whole(path: Path) -> bool:
    """Say whether a compiled file is there, ours, of this recipe and not cut short."""
    try:
        with path.open("rb") as stream:
            header = stream.read(100)
        size = path.stat().st_size
    except OSError:
        return False
    pages, page_size = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    return (
        header.startswith(b"SQLite format 3\x00")
        and int.from_bytes(header[68:72]) == APPLICATION_ID
        and int.from_bytes(header[60:64]) == RECIPE
        and size == pages * page_size
        and _is_readable(path)
    )


def _is_readable(path: Path) -> bool:
    try:
        with closing(connect(path)) as database:
            counted = database.execute("SELECT value FROM meta WHERE key = 'places'").fetchone()
            last = database.execute("SELECT max(id) FROM place").fetchone()
            database.execute("SELECT match FROM name WHERE norm = 'paris'").fetchall()
    except sqlite3.DatabaseError:
        return False
    return counted is not None and counted[0] == str(last[0])


def connect(path: Path) -> sqlite3.Connection:
    """Open a compiled file for reading only."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


def compiled_file(
    *, progress: Progress | None = None, read: Callable[[], SourceData] = read_packages
) -> Path:
    """Give the compiled file, building it if it is not there or damaged.

    Args:
        progress: Told how the build goes; not called when the file is there.
        read: Gives the source data.

    Raises:
        KnowledgeError: No folder can be written to, or a package or file of ours cannot be read.
    """
    name = file_name()
    usual = cache_folder() / name
    if is_whole(usual):
        return usual
    for folder in (usual.parent, _fallback_folder()):
        path = folder / name
        if is_whole(path):
            return path
        if os.access(folder, os.W_OK):
            (progress or _silent)("reading packages", 0, _STEPS)
            build_file(path, read(), progress=progress)
            return path
    raise KnowledgeError(
        f"the gazetteer can be built neither in {usual.parent} nor in {_fallback_folder()}; "
        "set DRAGOMAN_CACHE to a folder that you can write to"
    )
