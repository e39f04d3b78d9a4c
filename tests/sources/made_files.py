"""Small sound files of each kind, for the tests of readers."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from dragoman.records import Article
from dragoman.sources import Failure, Limits, Reading, SetAside, read

STORY = "Boats left the port of Ilmar on Monday, officials in Varnesk said."


def found(path: Path, data: bytes, columns: Mapping[str, str] | None = None, **limits: int) -> list[Reading]:
    """Write a file and read it."""
    path.write_bytes(data)
    return list(read(path, columns=columns or {}, limits=Limits(**limits)))


def texts(readings: list[Reading]) -> list[str]:
    return [reading.text for reading in readings if isinstance(reading, Article)]


def failures(readings: list[Reading]) -> list[Failure]:
    return [r for r in readings if isinstance(r, Failure) and not isinstance(r, SetAside)]


def aside(readings: list[Reading]) -> list[SetAside]:
    return [reading for reading in readings if isinstance(reading, SetAside)]


def lines(number: int) -> bytes:
    return "".join(json.dumps({"text": f"{STORY} {n}"}) + "\n" for n in range(number)).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
