"""RSS and Atom, whole and broken, give their entries with day, outlet, text, and where each stands."""

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import FetchError
from dragoman.records.cursor import Target
from dragoman.sources.web.exchange import Fetched
from dragoman.sources.web.feeds import MOST_ENTRIES, Feed, parse_feed

BASE = "https://news.example/feeds/world.xml"


def read(body: str | bytes, *, charset: str = "", outlet: str | None = None) -> Feed:
    data = body.encode() if isinstance(body, str) else body
    return parse_feed(Fetched(BASE, data, charset), "feed", outlet)


def rss(
    items: str, *, head: str = "<title>Daily Courier</title>", start: str = "<?xml version='1.0'?>"
) -> str:
    return f"""{start}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{head}{items}</channel></rss>"""


def item(link: str = "/a", *, more: str = "") -> str:
    return f"<item><title>Talks resume</title><link>{link}</link>{more}</item>"


def only(feed: Feed) -> Target:
    (target,) = feed.targets
    return target


def test_an_rss_entry_is_read_in_full() -> None:
    feed = read(
        rss(
            item(
                "https://news.example/a?id=1&amp;utm_source=rss#top",
                more="<pubDate>Wed, 03 Apr 2019 23:30:00 +0200</pubDate><guid>17</guid>"
                "<description>Short.</description>"
                "<content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded>",
            )
        )
    )
    assert feed.problem == ""
    assert replace(only(feed), stated=None) == Target(
        key="https://news.example/a?id=1",
        url="https://news.example/a?id=1&utm_source=rss#top",
        source="feed",
        title="Talks resume",
        published="2019-04-03",
        published_basis="feed",
        outlet="Daily Courier",
        outlet_basis="feed",
        text="<p>Long text.</p>",
        text_basis="feed-content",
    )


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ("<guid>17</guid><category>World</category>", True),
        ("<guid>18</guid>", False),
        ("<guid>17</guid><pubDate>Wed, 03 Apr 2019 23:30:00 +0200</pubDate>", False),
        ("<guid>17</guid><description>Short.</description>", True),
    ],
)
def test_title_days_and_identifier_are_what_an_entry_states(more: str, *, same: bool) -> None:
    before = only(read(rss(item(more="<guid>17</guid>"))))
    assert (only(read(rss(item(more=more)))).stated == before.stated) is same
    assert only(read(rss(item(more="<guid>17</guid>").replace("resume", "end")))).stated != before.stated


def test_an_atom_entry_is_read_in_full() -> None:
    feed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily <b>Courier</b></title>
        <entry><id>x</id><title type="html">Talks &lt;i&gt;resume&lt;/i&gt;</title>
        <link rel="alternate" href="../a"/><published>2019-04-03T23:30:00-05:00</published>
        <updated>2019-04-09T00:00:00Z</updated><summary>Short.</summary></entry></feed>"""
    )
    target = only(feed)
    assert (target.url, target.title) == ("https://news.example/a", "Talks resume")
    assert (target.published, target.published_basis) == ("2019-04-03", "feed"), "the day as written"
    assert (target.text, target.text_basis) == ("Short.", "feed-summary")


def test_the_outlet_that_the_user_gives_goes_first_and_says_so() -> None:
    target = only(read(rss(item()), outlet="The Courier"))
    assert (target.outlet, target.outlet_basis) == ("The Courier", "given")


def test_the_source_that_an_entry_names_is_its_outlet() -> None:
    """In a feed of several outlets, its own title is none of them."""
    target = only(read(rss(item(more='<source url="https://x.example/rss">Port Herald</source>'))))
    assert (target.outlet, target.outlet_basis) == ("Port Herald", "feed")


@pytest.mark.parametrize(
    ("more", "day", "basis"),
    [
        ("<pubDate>Wed, 03 Apr 2019 01:00:00 GMT</pubDate>", "2019-04-03", "feed"),
        ("<dc:date>2019-04-03</dc:date>", "2019-04-03", "feed-updated"),
        ("<pubDate>03/04/2019</pubDate>", None, "none"),
        ("<pubDate>yesterday</pubDate>", None, "none"),
        ("<pubDate></pubDate>", None, "none"),
        ("", None, "none"),
    ],
)
def test_a_day_is_taken_as_written_or_not_at_all(more: str, day: str | None, basis: str) -> None:
    target = only(read(rss(item(more=more))))
    assert (target.published, target.published_basis) == (day, basis)


@pytest.mark.parametrize(
    ("link", "full"),
    [
        ("/a", "https://news.example/a"),
        ("a", "https://news.example/feeds/a"),
        ("?id=1", "https://news.example/feeds/world.xml?id=1"),
        ("//other.example/a", "https://other.example/a"),
        ("https://other.example/a", "https://other.example/a"),
    ],
)
def test_relative_links_start_from_where_the_feed_came(link: str, full: str) -> None:
    assert only(read(rss(item(link)))).url == full


@pytest.mark.parametrize(
    "link", ["", "mailto:desk@news.example", "javascript:alert(1)", "file:///etc/passwd"]
)
def test_an_entry_without_an_address_of_the_web_has_its_text_alone(link: str) -> None:
    feed = read(rss(item(link, more="<description>Two ships left Odesa.</description>") + item(link)))
    target = only(feed)
    assert (target.url, target.text) == (None, "Two ships left Odesa.")
    assert target.key.startswith("t1:")
    assert target.origin == f"feed#{target.key}"


def test_one_identifier_for_all_entries_loses_none() -> None:
    items = "".join(item(f"/{n}", more="<guid isPermaLink='false'>same</guid>") for n in range(3))
    assert len(read(rss(items)).targets) == 3


def test_one_page_under_several_identifiers_is_one() -> None:
    items = "".join(item("/a", more=f"<guid isPermaLink='false'>{n}</guid>") for n in range(3))
    assert len(read(rss(items)).targets) == 1


def test_entries_without_address_are_told_apart_by_their_words() -> None:
    same = "<guid>same</guid><description>Two ships left Odesa.</description>"
    other = "<guid>same</guid><description>Three ships left Odesa.</description>"
    items = item("", more=same) + item("", more=same) + item("", more=other)
    first, second = read(rss(items)).targets
    assert (first.text, second.text) == ("Two ships left Odesa.", "Three ships left Odesa.")
    assert [t.key for t in read(rss(items)).targets] == [first.key, second.key], "the same in every reading"


@pytest.mark.parametrize(
    ("body", "number"),
    [
        pytest.param(rss(item("/a") + item("/b"))[:-16], 2, id="cut behind the entries"),
        pytest.param(rss(item("/a") + item("/b") + "<item><title>Ha"), 2, id="cut in an entry"),
        pytest.param(rss(item("/a?x=1&y=2")), 1, id="a bare ampersand"),
        pytest.param(rss("<item><title>A<br>B</title><link>/a</link></item>"), 1, id="markup not closed"),
        pytest.param(rss(item("/a")) + "<script>", 1, id="more behind the end"),
        pytest.param("\n\n" + rss(item("/a")), 1, id="lines before the start"),
    ],
)
def test_a_broken_feed_gives_what_it_holds_and_says_that_it_is_broken(body: str, number: int) -> None:
    feed = read(body)
    assert len(feed.targets) >= number
    assert "it is broken" in feed.problem


@pytest.mark.parametrize(
    ("declared", "actual", "charset"),
    [
        ("utf-8", "utf-8", ""),
        ("windows-1251", "windows-1251", ""),
        ("utf-8", "windows-1252", ""),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-16", "utf-16", ""),
        ("no-such-encoding", "utf-8", ""),
        ("utf-8", "utf-8", "iso-8859-99"),
        ("utf-8", "utf-8", "undefined"),
    ],
)
def test_a_feed_in_another_encoding_than_it_says_is_read(declared: str, actual: str, charset: str) -> None:
    title = "Переговоры" if actual in {"windows-1251", "utf-16"} else "Café talks"
    body = rss(item().replace("Talks resume", title), start=f"<?xml version='1.0' encoding='{declared}'?>")
    assert only(read(body.encode(actual), charset=charset)).title == title


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
BOMBS = {
    "billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY l8 "{"x" * 50_000}">]>',
    "a file": '<!DOCTYPE rss [<!ENTITY l8 SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE rss [<!ENTITY l8 SYSTEM "http://127.0.0.1:1/">]>',
    "a parameter": '<!DOCTYPE rss [<!entity % p SYSTEM "http://127.0.0.1:1/"> %p;]>',
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_feed_that_declares_entities_is_left_alone(bomb: str, encoding: str) -> None:
    body = rss(item().replace("resume", "&l8;" * 100), start=f"<?xml version='1.0'?>{bomb}")
    with pytest.raises(FetchError, match="declares entities"):
        read(body.encode(encoding))


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body><p>Not found</p></body></html>",
        b"Two ships left Odesa.",
        b"{}",
        b"\x00\x01\x02" * 99,
        gzip.compress(b"<rss/>"),
        b"<?xml version='1.0'?><urlset/>",
        b"http://127.0.0.1:1/",
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(FetchError, match="no RSS or Atom feed"):
        read(body)


def test_bytes_that_are_a_path_are_not_opened(tmp_path: Path) -> None:
    """What a server sends is read as a feed and as nothing else."""
    inner = tmp_path / "inner.xml"
    inner.write_text(rss(item()))
    with pytest.raises(FetchError, match="no RSS or Atom feed"):
        read(str(inner))


def test_an_entry_that_is_cut_is_left_for_the_next_reading() -> None:
    """Half an address is the address of another page."""
    feed = read(rss(item("/a") + "<item><title>B</title><link>https://news.example/ships-le"))
    assert only(feed).url == "https://news.example/a"


@pytest.mark.parametrize(
    "damage",
    [
        "&#x110000;",
        "<textinput/></textinput>",
        "<gml:pos>1</gml:pos>",
        "<a xml:base='http://['>",
        "]]>",
        "<![x",
    ],
)
def test_damage_that_breaks_the_parser_is_a_reason_and_not_a_fault(damage: str) -> None:
    body = rss(item("/a") + damage)
    try:
        assert only(read(body)).url == "https://news.example/a"
    except FetchError as error:
        assert "too broken" in str(error)  # noqa: PT017 - either is right


def test_an_empty_feed_is_a_feed() -> None:
    assert read(rss("")) == Feed(())


def test_a_feed_without_end_is_refused_and_says_how_long_it_is() -> None:
    """To read a part of it would lose the rest in silence."""
    with pytest.raises(FetchError, match="it holds 10,001 entries; 10,000 are the most"):
        read(rss("<item></item>" * (MOST_ENTRIES + 1)))


def test_a_feed_may_speak_of_entities() -> None:
    more = "<description><![CDATA[In XML, <!ENTITY x 'y'> declares one.]]></description>"
    assert "declares one" in (only(read(rss(item(more=more)))).text or "")


@pytest.mark.parametrize("hidden", ["<!-- <rss> -->", "<?x <rss> ?>"])
def test_a_bomb_behind_a_false_root_goes_off_nowhere(hidden: str) -> None:
    """What the first look misses, the parser does not unpack."""
    start = f'<?xml version="1.0"?><!DOCTYPE rss [{hidden}<!ENTITY l0 "lol">{LAUGHS}]>'
    try:
        feed = read(rss(item().replace("resume", "&l8;"), start=start))
    except FetchError:
        return
    assert all(len(target.title or "") < 1_000 for target in feed.targets)


def test_a_broken_feed_is_told_with_line_and_character() -> None:
    feed = read(rss("<item><link>/a?x=1&y=2</link></item>"))
    assert re.fullmatch(
        r"it is broken at line \d+, character \d+: not well-formed \(invalid token\); 1 entry was read",
        feed.problem,
    )


def test_a_broken_feed_without_an_entry_is_none_that_was_read() -> None:
    with pytest.raises(FetchError, match=r"it is broken .* no entry could be read"):
        read(rss("<item><link>/a")[:-16])


def test_entries_left_out_are_counted_and_days_that_cannot_be_read_are_given() -> None:
    """An address in capitals is one; an entry that holds text needs none."""
    links = ("ftp://x.example/a", "javascript:x()", "mailto:a@x.example", "", "HTTP://x.example/b")
    items = "".join(f"<item><link>{link}</link><pubDate>spring</pubDate></item>" for link in links)
    feed = read(
        rss(items + "<item><title>T</title></item><item><description>He strikes.</description></item>")
    )
    assert (feed.unusable, len(feed.targets)) == (5, 2)
    assert feed.undated == ("spring",) * 5
