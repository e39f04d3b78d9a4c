"""A page becomes an article with what page, feed and user say of it, and where each of it stands."""

from datetime import date

import pytest

from dragoman.records import Article
from dragoman.records.cursor import Target
from dragoman.sources import Failure
from dragoman.sources.web.exchange import Fetched
from dragoman.sources.web.pages import from_entry, from_page

URL = "https://news.example/a"
STORY = "Talks between Armenia and Azerbaijan resumed in Tbilisi on Monday, the mediators said. " * 4
SAYS_ALL = (
    "<meta property='og:site_name' content='Page Courier'>"
    "<meta property='article:published_time' content='2019-04-03T23:30:00+02:00'>"
)


def page(head: str = "", body: str = f"<article><p>{STORY}</p></article>") -> bytes:
    return f"<html><head><title>Talks resume</title>{head}</head><body>{body}</body></html>".encode()


def target(**fields: str | None) -> Target:
    said: dict[str, str | None] = {
        "published": "2019-04-04",
        "published_basis": "feed",
        "outlet": "Feed Courier",
        "outlet_basis": "feed",
        "title": "Feed title",
        **fields,
    }
    return Target(URL, URL, "feed", **said)  # type: ignore[arg-type]  # a test's fields are right


def article(body: bytes, of: Target, charset: str = "") -> Article:
    made = from_page(of, Fetched("https://news.example/final", body, charset))
    assert isinstance(made, Article)
    return made


def test_the_page_goes_before_the_feed() -> None:
    made = article(page(SAYS_ALL), target())
    assert (made.published, made.published_basis) == (date(2019, 4, 3), "metadata")
    assert (made.source, made.source_basis) == ("Page Courier", "metadata")
    assert (made.title, made.text_basis, made.markup) == ("Talks resume", "page", "html")
    assert (made.origin, made.url) == (URL, "https://news.example/final")


def test_the_feed_fills_what_the_page_does_not_say() -> None:
    made = article(page(), target())
    assert (made.published, made.published_basis) == (date(2019, 4, 4), "feed")
    assert (made.source, made.source_basis) == ("Feed Courier", "feed")


def test_the_user_goes_before_both() -> None:
    made = article(page(SAYS_ALL), target(outlet="My Courier", outlet_basis="given"))
    assert (made.source, made.source_basis) == ("My Courier", "given")


def test_where_nobody_names_the_outlet_its_host_does() -> None:
    bare = target(published=None, published_basis="none", outlet=None, outlet_basis="none", title=None)
    made = article(page(), bare)
    assert (made.published, made.published_basis, made.source, made.source_basis) == (
        None,
        "none",
        "news.example",
        "url",
    )


@pytest.mark.parametrize(
    ("encoding", "charset", "declared"),
    [
        ("utf-8", "", ""),
        ("utf-8", "iso-8859-1", ""),
        ("windows-1250", "windows-1250", ""),
        ("windows-1250", "", "windows-1250"),
        ("windows-1250", "windows-1250", "utf-8"),
        ("windows-1250", "no-such", "windows-1250"),
        ("windows-1250", "undefined", "windows-1250"),
        ("utf-16", "utf-8", ""),
    ],
)
def test_a_page_is_decoded_whatever_charset_is_told(encoding: str, charset: str, declared: str) -> None:
    """Bytes that are UTF-8 are so whatever the header says; for others the header goes before the page."""
    words = "Policja w Łodzi zatrzymała czterdzieści osób. " * 3
    head = f"<meta charset='{declared}'>" if declared else ""
    body = page(head, f"<article><p>{words}</p></article>").decode().encode(encoding)
    assert words.strip() in article(body, target(), charset).text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(
            page("", "<div id='app'></div><script>run()</script>"), "no article text", id="of scripts"
        ),
        pytest.param(b"%PDF-1.7 \x00", "a PDF file", id="no page"),
    ],
)
def test_what_the_feed_holds_stands_in_for_a_page_without_text(body: bytes, reason: str) -> None:
    made = article(body, target(text=f"<p>{STORY}</p>", text_basis="feed-content"))
    assert (made.text_basis, made.markup) == ("feed-content", "html")
    assert STORY.strip() in made.text
    failed = from_page(target(), Fetched(URL, body))
    if reason == "a PDF file":
        assert isinstance(failed, Failure)
        assert reason in failed.reason


def test_a_summary_in_plain_words_is_plain_text() -> None:
    made = from_entry(
        target(text="Armenia &amp; Azerbaijan resumed talks.", text_basis="feed-summary"), "HTTP 404"
    )
    assert isinstance(made, Article)
    assert (made.text, made.markup) == ("Armenia & Azerbaijan resumed talks.", "text")
    assert (made.published_basis, made.source_basis, made.text_basis) == ("feed", "feed", "feed-summary")


def test_without_text_the_reason_is_the_failure() -> None:
    assert from_entry(target(), "HTTP 404") == Failure(URL, "HTTP 404")
