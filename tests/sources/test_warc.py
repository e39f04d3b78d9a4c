"""Web archives give the pages that servers answered with; a broken record costs no other."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from made_files import aside, failures, found, packed, texts

from dragoman.records import Article
from dragoman.sources import Reading


def page(words: str = "Boats left the port of Ilmar.", head: str = "") -> bytes:
    return f"<html><head><title>Boats</title>{head}</head><body><p>{words}</p></body></html>".encode()


def record(block: bytes, kind: str = "response", link: str = "http://ilmar.test/a", more: str = "") -> bytes:
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2019-04-10T00:00:00Z\r\n"
        f"WARC-Target-URI: {link}\r\nContent-Type: application/http; msgtype={kind}\r\n{more}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def pages(number: int) -> list[bytes]:
    return [
        record(answer(page(f"{n} boats left the port.")), link=f"http://ilmar.test/{n}")
        for n in range(number)
    ]


def named(readings: list[Reading]) -> list[int]:
    """Give the number in each page's link."""
    return [int(r.url.rsplit("/", 1)[1]) for r in readings if isinstance(r, Article) and r.url]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "one.warc.gz", "unnamed"])
def test_pages_are_read_however_the_file_is_packed(tmp_path: Path, name: str) -> None:
    """Plain, a gzip member for each record, and all in one member."""
    each = packed if name == "a.warc.gz" else bytes
    data = b"".join(each(one) for one in pages(5))
    path = tmp_path / name
    readings = found(path, packed(data) if name.startswith("one") else data)
    assert named(readings) == [0, 1, 2, 3, 4]
    assert readings[1].origin == f"{path}:2#http://ilmar.test/1"


def test_what_is_no_page_is_counted_and_set_aside(tmp_path: Path) -> None:
    """The layout of Common Crawl News: a warcinfo record, then requests, answers and metadata."""
    records = [
        record(b"software: x\r\n", "warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(answer(page())),
        record(b"fetchTimeMs: 1\r\n", "metadata"),
        record(b"", "revisit"),
        record(b"20190410 ilmar.test A 1.2.3.4").replace(b"application/http; msgtype=response", b"text/dns"),
        record(answer(b"\x89PNG", kind="image/png")),
        record(answer(page(), "404 Not Found")),
        record(answer(page(), "301 Moved")),
        record(answer(page()), more="WARC-Truncated: length\r\n"),
    ]
    readings = found(tmp_path / "a.warc.gz", b"".join(map(packed, records)))
    assert len(texts(readings)) == 1
    assert failures(readings) == []
    assert aside(readings)[0].reason == (
        "not articles: 1 metadata records, 1 pages that were cut off when they were fetched, "
        "1 request records, "
        "1 responses of another protocol than HTTP, 1 responses that are not HTML, "
        "1 responses with status 301, 1 responses with status 404, "
        "1 revisit records, 1 warcinfo records"
    )


@pytest.mark.parametrize(
    ("body", "kind", "more"),
    [
        (page("The café closed.").decode().encode("cp1252"), "text/html; charset=windows-1252", ""),
        (page("The café closed."), "text/html", ""),
        (page("The café closed."), "application/xhtml+xml; charset=no-such-thing", ""),
        (gzip.compress(page("The café closed.")), "text/html", "Content-Encoding: gzip\r\n"),
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(page("The café closed.")), page("The café closed.")),
            "Text/HTML; Charset=UTF-8",
            "Transfer-Encoding: chunked\r\n",
        ),
    ],
)
def test_a_page_is_decoded_as_its_server_says(tmp_path: Path, body: bytes, kind: str, more: str) -> None:
    (article,) = found(tmp_path / "a.warc", record(answer(body, kind=kind, more=more)))
    assert isinstance(article, Article)
    assert "The café closed." in article.text


def test_the_day_a_page_was_fetched_is_no_publication_day(tmp_path: Path) -> None:
    """Crawlers fetch old pages too; the page itself and its link may say the day."""
    head = "<meta property='article:published_time' content='2019-04-02'>"
    records = [
        record(answer(page())),
        record(answer(page(head=head))),
        record(answer(page()), link="http://ilmar.test/2019/04/03/a"),
    ]
    readings = found(tmp_path / "a.warc", b"".join(records))
    days = [(r.published, r.published_basis) for r in readings if isinstance(r, Article)]
    assert days == [(None, "none"), (date(2019, 4, 2), "metadata"), (date(2019, 4, 3), "url")]


@pytest.mark.parametrize("packs", [True, False])
def test_a_file_that_is_cut_gives_all_before_the_cut(tmp_path: Path, packs: bool) -> None:
    data = b"".join((packed if packs else bytes)(one) for one in pages(6))
    readings = found(tmp_path / ("a.warc.gz" if packs else "a.warc"), data[:-60])
    assert named(readings) == [0, 1, 2, 3, 4]
    assert 1 <= len(failures(readings)) <= 2


def test_a_broken_gzip_member_costs_its_record_alone(tmp_path: Path) -> None:
    members = [packed(one) for one in pages(6)]
    broken = bytearray(members[2])
    broken[len(broken) // 2] ^= 0xFF
    members[2] = bytes(broken)
    readings = found(tmp_path / "a.warc.gz", b"".join(members))
    assert set(named(readings)) >= {0, 1, 3, 4, 5}
    assert len(failures(readings)) >= 1


@pytest.mark.parametrize(
    ("what", "by"),
    [
        (b"Content-Length: ", b"Content-Size: "),
        (b"Content-Length: ", b"Content-Length: 9"),
        (b"Content-Length: 1", b"Content-Length: "),
        (b"WARC/1.0", b"WART/1.0"),
        (b"WARC-Type: response", b"junk \x00\xff\r\n\r\n"),
    ],
)
def test_a_broken_header_costs_its_record_alone(tmp_path: Path, what: bytes, by: bytes) -> None:
    records = pages(6)
    records[2] = records[2].replace(what, by, 1)
    readings = found(tmp_path / "a.warc", b"".join(records))
    assert named(readings) == [0, 1, 3, 4, 5]
    assert len(failures(readings)) >= 1


def test_a_page_that_unpacks_to_more_than_an_article_is_a_failure(tmp_path: Path) -> None:
    body = gzip.compress(b"<p>" + b"a" * 30_000_000)
    (failure,) = failures(found(tmp_path / "a.warc", record(answer(body, more="Content-Encoding: gzip\r\n"))))
    assert "larger than 10,000,000" in failure.reason
