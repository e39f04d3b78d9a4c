"""Throws broken inputs at every reader and counts what comes out: articles, failures, and nothing else.

Each input is a sound file of invented news, broken by one to four random changes; the same seed gives the
same inputs. A reader runs in a process of its own, so that one that hangs or dies is seen and costs one
input.
"""

import argparse
import bz2
import gzip
import hashlib
import io
import json
import lzma
import multiprocessing
import random
import resource
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.documents import prepare
from dragoman.errors import DragomanError
from dragoman.sources import Failure, SetAside, read

SECONDS = 20.0
_STORIES = [
    f"Officials of the town of Varnesk said on Monday that {number} boats had left the port of Ilmar. "
    f"“We let them go,” said Ossian Brell, the harbour master, who denied that café № {number} was paid."
    for number in range(6)
]


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)  # the time would be another every second


def _page(number: int) -> str:
    linked = json.dumps({"@type": "NewsArticle", "datePublished": f"2019-04-0{number + 1}T10:00:00Z"})
    return (
        f"<!DOCTYPE html><html><head><title>Boats leave {number}</title><meta charset='utf-8'>"
        f"<meta property='article:published_time' content='2019-04-0{number + 1}'>"
        f"<script type='application/ld+json'>{linked}</script></head><body><h1>Boats leave</h1>"
        f"<p>{_STORIES[number]}</p><figure><figcaption>Boats, 2019.</figcaption></figure></body></html>"
    )


def _rows() -> list[dict[str, object]]:
    return [
        {
            "id": n,
            "title": f"Boats {n}",
            "text": text,
            "date": f"2019-04-{n + 1:02}",
            "url": f"http://a.test/{n}",
        }
        for n, text in enumerate(_STORIES)
    ]


def _lines() -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows()).encode()


def _table(separator: str) -> bytes:
    quoted = [
        [str(value).replace('"', '""').replace(". ", ".\n") for value in row.values()] for row in _rows()
    ]
    rows = [list(_rows()[0]), *quoted]
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(_rows()), out, row_group_size=2)
    return out.getvalue()


def _warc_records() -> list[bytes]:
    records = []
    for number in range(len(_STORIES)):
        body = _page(number).encode()
        http = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
            f"{len(body):x}\r\n"
        ).encode()
        block = b"".join((http, body, b"\r\n0\r\n\r\n"))
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Date: 2019-04-10T00:00:00Z\r\nWARC-Target-URI: http://a.test/2019/04/0{number + 1}/a\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        records.append(b"".join((head, block, b"\r\n\r\n")))
    return records


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _members():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in _members():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _members() -> list[tuple[str, bytes]]:
    return [
        ("a/one.txt", _STORIES[0].encode()),
        ("b.jsonl", _lines()),
        ("c.csv", _table(",")),
        ("d.html", _page(3).encode()),
        ("e.jsonl.gz", _gzip(_lines())),
    ]


def _message() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = '"Ossian Brell" <o@a.test>', "Boats leave Ilmar – again"  # noqa: RUF001 - a header to be decoded
    message["Date"] = "Wed, 3 Apr 2019 10:00:00 +0200"
    message.set_content(_STORIES[0])
    message.make_alternative("=inner=")  # a random boundary would be another in each run
    message.add_alternative(_page(1), subtype="html")
    message.make_mixed("=outer=")
    message.add_attachment(_STORIES[2], filename="café.txt")
    return message.as_bytes()


def _saved_page() -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "http://a.test/2019/04/02/a"
    message.set_content(_page(1), subtype="html")
    message.make_related("=boundary=")
    message.add_related(b"GIF89a" * 9, "image", "gif", cid="<a@a.test>")
    return message.as_bytes()


SOUND: dict[str, Callable[[], bytes]] = {
    ".txt": _STORIES[0].encode,
    ".html": lambda: _page(1).encode(),
    ".eml": _message,
    ".mhtml": _saved_page,
    ".json": lambda: json.dumps(_rows(), ensure_ascii=False, indent=1).encode(),
    ".jsonl": _lines,
    ".csv": lambda: _table(","),
    ".tsv": lambda: _table("\t"),
    ".parquet": _parquet,
    ".jsonl.gz": _lines,
    ".csv.bz2": lambda: _table(";"),
    ".jsonl.xz": _lines,
    ".zip": _zip,
    ".tar": _tar,
    ".tar.gz": _tar,
    ".warc": lambda: b"".join(_warc_records()),
    ".warc.gz": lambda: b"".join(_gzip(record) for record in _warc_records()),
}
"""For each kind of file, by its suffix, what makes a sound one, before it is packed."""

PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".jsonl.gz": _gzip,
    ".csv.bz2": bz2.compress,
    ".jsonl.xz": lzma.compress,
    ".tar.gz": _gzip,
}


def _flip(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8, 64))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _drop(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.choice((1, 4, 100, 1_000)) :]


def _double(data: bytes, rng: random.Random) -> bytes:
    start, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return data[:end] + data[start:end] * rng.choice((1, 2, 30)) + data[end:]


def _splice(data: bytes, rng: random.Random) -> bytes:
    other = SOUND[rng.choice(list(SOUND))]()
    start = rng.randrange(len(data) + 1)
    return data[:start] + other[rng.randrange(len(other)) :] + data[start:]


def _number(data: bytes, rng: random.Random) -> bytes:
    huge = rng.choice((b"9" * 5_000, b"-1", b"1e400", b"99999999999999999999", b"NaN", b"4294967295", b"0"))
    places = [n for n, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    start = rng.choice(places) if places else 0
    return data[:start] + huge + data[start + 1 :]


def _nest(data: bytes, rng: random.Random) -> bytes:
    deep = rng.choice((50, 5_000))
    return rng.choice(
        (
            b"[" * deep + data + b"]" * deep,
            b'{"text":' * deep + data,
            b"<div>" * deep + data,
            _gzip(data),
        )
    )


def _recode(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", errors="surrogateescape")
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "gb18030", "utf-7"))
    return text.encode(encoding, errors="replace")


def _insert(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    what = rng.choice(
        (
            b"\0" * 9,
            b'"',
            b"\\ud800",
            b"\xff\xfe",
            b"\xed\xa0\x80",
            b"\r",
            b"\n\n",
            b"<!--",
            b"<script>",
            b"\x1a",
        )
    )
    return data[:start] + what + data[start:]


CHANGES = (_flip, _flip, _flip, _cut, _drop, _double, _splice, _number, _nest, _recode, _insert)


def mutants(suffix: str, number: int, *, seed: int = 1) -> Iterator[bytes]:
    """Give so many broken files of a kind; each depends on seed, kind and its own number alone."""
    sound = SOUND[suffix]()
    pack = PACKED.get(suffix, bytes)
    for n in range(number):
        rng = random.Random(f"{seed}{suffix}{n}")  # noqa: S311 - a seeded generator is the point
        # What is packed is broken before it is packed or after.
        is_before = rng.random() < 0.5
        data = sound if is_before else pack(sound)
        for _ in range(rng.choice((1, 1, 2, 4))):
            data = rng.choice(CHANGES)(data, rng)
        yield pack(data) if is_before else data


def outcome(path: Path, *, clean: bool) -> Counter[str]:
    """Read one file and count what came; an error that is not of our tree is counted by its name."""
    found: Counter[str] = Counter()
    try:
        for reading in read(path):
            if isinstance(reading, SetAside):
                found["set aside"] += 1
            elif isinstance(reading, Failure):
                found["failures"] += 1
            else:
                found["articles"] += 1
                if clean:
                    found[_cleaned(reading)] += 1
    except Exception as error:  # noqa: BLE001 - to see any is what this is for
        found[f"error {type(error).__name__}"] += 1
    return found


def _cleaned(article: object) -> str:
    try:
        prepare(article)  # type: ignore[arg-type]
    except DragomanError:
        return "refused"
    return "cleaned"


def _work(pipe: Connection, suffix: str, first: int, number: int, *, clean: bool) -> None:
    """Read mutants from ``first`` on and tell of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"mutant{suffix}"
        for n, data in enumerate(mutants(suffix, number)):
            if n >= first:
                path.write_bytes(data)
                pipe.send((n, outcome(path, clean=clean), _peak()))
    pipe.send(None)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def throw(suffix: str, number: int, *, clean: bool) -> tuple[Counter[str], int, str]:
    """Read so many mutants of a kind and count all that came, with the memory it took and a fingerprint."""
    total: Counter[str] = Counter()
    print_of, peak, first = hashlib.sha256(), 0, 0
    context = multiprocessing.get_context("spawn")
    while first < number:
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(theirs, suffix, first, number), kwargs={"clean": clean})
        worker.start()
        theirs.close()
        try:
            while ours.poll(SECONDS if first else 3 * SECONDS) and (told := ours.recv()) is not None:
                first, peak = told[0] + 1, max(peak, told[2])
                total += told[1]
                print_of.update(repr(sorted(told[1].items())).encode())
            if first < number:
                total["hangs"] += 1
                print(f"{suffix} number {first} hangs")
                first += 1
        except EOFError:
            total["deaths"] += 1
            print(f"{suffix} number {first} kills the process")
            first += 1
        worker.kill()
        worker.join()
    return total, peak, print_of.hexdigest()[:12]


def main() -> None:
    """Throw and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=1_400, help="inputs of each kind")
    parser.add_argument("--kind", choices=list(SOUND), action="append")
    parser.add_argument("--clean", action="store_true", help="clean the articles too, as coding does")
    args = parser.parse_args()
    print(
        f"{'kind':12}{'inputs':>8}{'articles':>10}{'failures':>10}{'errors':>8}{'hangs':>7}{'MB':>6}  print"
    )
    whole: Counter[str] = Counter()
    for suffix in args.kind or SOUND:
        found, peak, fingerprint = throw(suffix, args.each, clean=args.clean)
        errors = {
            name: count for name, count in found.items() if name.startswith("error") or name == "deaths"
        }
        whole += found
        whole["inputs"] += args.each
        print(
            f"{suffix:12}{args.each:8}{found['articles']:10}{found['failures']:10}{sum(errors.values()):8}"
            f"{found['hangs']:7}{peak:6}  {fingerprint} {errors or ''}",
            flush=True,
        )
    print(dict(whole))


if __name__ == "__main__":
    main()
