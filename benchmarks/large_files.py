"""Measures memory and time of reading a large file, its articles dropped: each in a process of its own."""

import argparse
import csv
import gzip
import multiprocessing
import random
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.sources import read

WORDS = 330


def _parquet(path: Path, texts: list[str]) -> None:
    pq.write_table(pa.table({"text": texts}), path, row_group_size=len(texts))


def _table(path: Path, texts: list[str]) -> None:
    with gzip.open(path, "wt", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["text"], *([text] for text in texts)])


def _zip(path: Path, texts: list[str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", text)


def _warc(path: Path, texts: list[str]) -> None:
    with path.open("wb") as file:
        for number, text in enumerate(texts):
            page = f"<html><head><title>Boats</title></head><body><p>{text}</p></body></html>"
            block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
            header = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://ilmar.test/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(b"".join((header.encode(), block, b"\r\n\r\n"))))


KINDS: dict[str, Callable[[Path, list[str]], None]] = {
    ".parquet": _parquet,
    ".csv.gz": _table,
    ".zip": _zip,
    ".warc.gz": _warc,
}


def main() -> None:
    """Make each file, read it, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, action="append", help="may be repeated")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    args = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        for kind in args.kind or KINDS:
            for number in args.articles or (2_000, 30_000):
                path = Path(folder) / f"made{kind}"
                KINDS[kind](path, made_texts(number))
                worker = context.Process(target=measure, args=(path,))
                worker.start()
                worker.join()


def made_texts(number: int) -> list[str]:
    """Give texts of made-up words."""
    rng = random.Random(1)  # noqa: S311 - the same texts every time
    words = ["".join(rng.choices("abcdefghijklmnoprstuv", k=rng.randrange(2, 10))) for _ in range(5_000)]
    return [" ".join(rng.choices(words, k=WORDS)) for _ in range(number)]


def measure(path: Path) -> None:
    """Read a file and print what it took."""
    before, begin = peak(), time.process_time()
    number = sum(1 for _ in read(path))
    seconds = time.process_time() - begin
    size = path.stat().st_size / 1e6
    kind = path.name.removeprefix("made")
    print(
        f"{kind:10}{number:8} articles {size:6.1f} MB {seconds:6.1f} s CPU, memory {before} MB before, "
        f"{peak()} MB at most",
        flush=True,
    )


def peak() -> int:
    """Give the most memory that this process has had, in MB; Linux tells it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    main()
