"""Sitemaps of every kind give their pages; one that is not safe or is none is left alone."""

import gzip
from datetime import date

import pytest

from dragoman.errors import FetchError
from dragoman.records.cursor import Target
from dragoman.sources.web import sitemaps
from dragoman.sources.web.exchange import Fetched, Kind
from dragoman.sources.web.sitemaps import Child, Sitemap, parse_sitemap

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def read(body: str | bytes, *, outlet: str | None = None, since: date | None = None) -> Sitemap:
    data = body.encode() if isinstance(body, str) else body
    return parse_sitemap(Fetched("https://news.example/sitemap.xml", data), "map", outlet, since)


def urlset(*urls: str) -> str:
    inner = "".join(f"<url>{url}</url>" for url in urls)
    return f'<?xml version="1.0"?><urlset {SPACE} {NEWS} {IMAGE}>{inner}</urlset>'


ARTICLE = """<loc>https://news.example/a</loc><lastmod>2019-05-01</lastmod>
<image:image><image:loc>https://news.example/a.jpg</image:loc><image:title>Port</image:title></image:image>
<news:news><news:publication><news:name>Daily Courier</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2019-04-03T23:30:00+02:00</news:publication_date>
<news:title>Talks
resume</news:title></news:news>"""


def test_a_news_sitemap_gives_title_day_and_outlet() -> None:
    (target,) = read(urlset(ARTICLE)).targets
    assert target == Target(
        key="https://news.example/a",
        url="https://news.example/a",
        source="map",
        title="Talks resume",
        published="2019-04-03",
        published_basis="sitemap",
        outlet="Daily Courier",
        outlet_basis="sitemap",
    )
    assert read(urlset(ARTICLE), outlet="The Courier").targets[0].outlet_basis == "given"


def test_the_day_of_the_last_change_is_no_publication_day() -> None:
    (target,) = read(urlset("<loc>https://news.example/a</loc><lastmod>2019-05-01</lastmod>")).targets
    assert (target.published, target.published_basis, target.outlet_basis) == (None, "none", "none")


def test_pages_come_once_and_what_is_no_address_is_passed_over() -> None:
    locs = (
        "https://news.example/a",
        " https://news.example/a#top ",
        "/relative",
        "",
        "mailto:x@news.example",
    )
    found = read(urlset(*(f"<loc>{loc}</loc>" for loc in locs), "<lastmod>2019</lastmod>"))
    assert (len(found.targets), found.unusable) == (1, 4), "what is left out is counted"
    plain = read("https://news.example/a\n\nftp://news.example/b\nHTTPS://news.example/c\n")
    assert (len(plain.targets), plain.unusable) == (2, 1)
    index = f"<sitemapindex {SPACE}><sitemap><loc>ftp://x.example/</loc></sitemap></sitemapindex>"
    assert read(index).unusable == 1


def test_a_day_of_publication_that_cannot_be_read_is_given() -> None:
    assert read(urlset(ARTICLE)).undated == ()
    assert read(urlset(ARTICLE.replace("2019-04-03T23:30:00+02:00", "spring"))).undated == ("spring",)


def test_what_is_older_than_asked_for_is_left_out_and_what_says_nothing_is_kept() -> None:
    days = ("2019-04-02", "2019-04-03T00:00:00Z", "long ago", "")
    urls = (f"<loc>https://news.example/{n}</loc><lastmod>{d}</lastmod>" for n, d in enumerate(days))
    found = read(urlset(*urls), since=date(2019, 4, 3)).targets
    assert [target.url for target in found] == [f"https://news.example/{n}" for n in (1, 2, 3)]


def test_an_index_gives_its_children() -> None:
    body = f"""<sitemapindex {SPACE}><sitemap><loc>https://news.example/1.xml</loc><lastmod>2019-04-01</lastmod>
    </sitemap><sitemap><loc>https://news.example/2.xml.gz</loc></sitemap><sitemap></sitemap></sitemapindex>"""
    assert read(body).children == (
        Child("https://news.example/1.xml", date(2019, 4, 1), "2019-04-01"),
        Child("https://news.example/2.xml.gz"),
    )
    assert read(body, since=date(2019, 4, 2)).children == (Child("https://news.example/2.xml.gz"),)


def test_a_sitemap_may_be_gzip_whatever_its_name() -> None:
    assert read(gzip.compress(urlset(ARTICLE).encode())) == read(urlset(ARTICLE))


def test_a_sitemap_may_be_lines_of_text() -> None:
    found = read("\ufeffhttps://news.example/a\r\nhttps://news.example/b\n\n# no\nhttps://news.example/a\n")
    assert [target.url for target in found.targets] == ["https://news.example/a", "https://news.example/b"]


def test_a_sitemap_without_namespace_or_with_a_comment_is_read() -> None:
    assert read("<urlset><!-- x --><url><loc>https://news.example/a</loc></url></urlset>").targets


def test_a_sitemap_that_is_cut_gives_what_it_holds() -> None:
    """The entry in which it ends is left out: half an address is the address of another page."""
    body = urlset("<loc>https://news.example/a</loc>", "<loc>https://news.example/ships-left</loc>")
    for end in range(body.index("ships"), len(body)):
        found = read(body[:end])
        assert [t.url for t in found.targets] == ["https://news.example/a"], body[:end]
        assert "cut" in found.problem
    assert not read(f"{body}<!-- made by hand -->").problem


def test_what_is_beyond_the_limits_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_PAGES", 2)
    monkeypatch.setattr(sitemaps, "MOST_CHILDREN", 2)
    found = read(urlset(*(f"<loc>https://news.example/{n}</loc>" for n in range(5))))
    assert (len(found.targets), "3 are left out" in found.problem) == (2, True)
    inner = "".join(f"<sitemap><loc>https://news.example/{n}</loc></sitemap>" for n in range(5))
    found = read(f"<sitemapindex>{inner}</sitemapindex>")
    assert (len(found.children), "3 are left out" in found.problem) == (2, True)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "declared",
    [
        f'[<!ENTITY l0 "lol">{LAUGHS}]',
        f'[<!ENTITY l8 "{"x" * 50_000}">]',
        '[<!ENTITY l8 SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY l8 SYSTEM "http://127.0.0.1:1/">]',
        '[<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]',
        'SYSTEM "file:///etc/passwd"',
    ],
    ids=["billion laughs", "quadratic", "a file", "an address", "a parameter", "an outer type"],
)
def test_a_sitemap_that_declares_a_document_type_is_left_alone(declared: str) -> None:
    body = urlset("<loc>https://news.example/&l8;</loc>" * 50).replace(
        "<urlset", f"<!DOCTYPE urlset {declared}><urlset"
    )
    with pytest.raises(FetchError):
        read(body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><body><p>Not found</p></body></html>", "root is 'html'"),
        (b"<rss/>", "root is 'rss'"),
        (b"nothing here", "neither XML nor addresses"),
        (b"<", "no XML"),
        (b"<<<>>>", "no XML"),
        (gzip.compress(bytes(Kind.SITEMAP.most + 1)), "times its size"),
        (gzip.compress(b"<urlset/>")[:20], "cut short"),
        (b"\x1f\x8bxx", "damaged"),
    ],
)
def test_what_is_no_sitemap_is_said_to_be_none(body: bytes, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        read(body)
