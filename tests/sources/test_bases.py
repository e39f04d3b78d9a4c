"""Day and outlet are found where a page or its link says them, and who said so is kept."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.records import Article, Basis
from dragoman.sources import Given, make_article, read, told
from dragoman.sources.links import of_link
from dragoman.sources.names import of_name

STORY = "Boats left the port of Ilmar on Monday, officials in Varnesk said."
DAY = date(2017, 9, 28)


def page(head: str = "", body: str = "") -> str:
    return f"<html><head><title>Boats leave</title>{head}</head><body><p>{STORY}</p>{body}</body></html>"


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ("https://post.test/2017/09/28/boats", DAY),
        ("https://post.test/2017/9/28/boats.html", DAY),
        ("https://post.test/world/2017/sep/28/boats", DAY),
        ("https://post.test/2017-09-28-boats", DAY),
        ("https://post.test/english/2017-09/28/c_136645.htm", DAY),
        ("https://post.test/news/20170928/boats", DAY),
        ("https://post.test/boats-136645098", None),
        ("https://post.test/2017/13/28/boats", None),
        ("https://post.test/2017/09/boats", None),
        ("https://post.test/1917/09/28/boats", None),
        ("https://post.test/2017/09/28/on-2017-09-29", None),
        ("https://post.test/boats?day=2017-09-28", None),
        ("ftp://post.test/2017/09/28/boats", None),
        ("http://[2017/09/28", None),
        ("not a link 2017/09/28", None),
        (None, None),
    ],
)
def test_a_link_gives_a_day_only_where_its_path_names_one(link: str | None, day: date | None) -> None:
    assert of_link(link).published == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2017-09-28_ilmarpost.txt", DAY),
        ("ilmarpost 2017-09-28.txt", DAY),
        ("2017-09-28.html", DAY),
        ("2017-01-01/post-2017-09-28-b.txt", DAY),
        ("2017-09-28/post.txt", None),
        ("2017-09-28_2017-09-29.txt", None),
        ("2017-13-28.txt", None),
        ("12017-09-28.txt", None),
        ("2017-09-28-17.txt", None),
        ("tel-0312-2017-09-281.txt", None),
        ("20170928.txt", None),
        ("", None),
    ],
)
def test_a_files_name_gives_a_day_only_where_it_holds_one_in_full(name: str, day: date | None) -> None:
    assert of_name(name).published == day


def test_the_day_in_a_files_name_stands_behind_what_the_article_says(tmp_path: Path) -> None:
    """A page's own day goes before it; --published fills what neither says, and so changes no article."""
    (tmp_path / "2017-09-28_a.txt").write_text(STORY, "utf-8")
    own = page("<meta name='pubdate' content='2017-09-27'>")
    (tmp_path / "2017-09-28_b.html").write_text(own, "utf-8")
    (tmp_path / "2017-09-28_c.jsonl").write_text(json.dumps({"text": STORY}), "utf-8")
    found = [reading for reading in read(tmp_path) if isinstance(reading, Article)]
    given = Given(published=date(2001, 1, 1))
    assert [
        (one.published, one.published_basis) for one in (told(one, given, over=False) for one in found)
    ] == [
        (DAY, Basis.FILE_NAME),
        (date(2017, 9, 27), Basis.METADATA),
        (given.published, Basis.GIVEN),
    ]
    linked = told(found[0], Given(url="https://post.test/2017/09/30/boats"), over=True)
    assert (linked.published, linked.published_basis) == (date(2017, 9, 30), Basis.URL)
    assert told(found[0], given, over=True).published == given.published


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<meta property='article:published_time' content='2017-09-28T10:00:00Z'>",
            "",
            (DAY, Basis.METADATA),
        ),
        ("<meta content='2017-09-28' name='pubdate'>", "", (DAY, Basis.METADATA)),
        (
            """<script type='application/ld+json'>{"datePublished": "2017-09-28T10:00:00Z"}</script>""",
            "",
            (DAY, Basis.LINKED_DATA),
        ),
        ("", "<time datetime='2017-09-28' class='published'>28 September</time>", (DAY, Basis.PAGE)),
        ("<link rel='canonical' href='https://post.test/2017/09/28/boats'>", "", (DAY, Basis.URL)),
        ("", "", (None, Basis.NONE)),
    ],
)
def test_the_place_on_a_page_that_says_the_day_is_kept(
    head: str, body: str, expected: tuple[date | None, Basis]
) -> None:
    article = make_article(page(head, body))
    assert (article.published, article.published_basis) == expected


def test_what_is_given_goes_before_the_page_and_the_page_before_the_link() -> None:
    head = "<meta property='article:published_time' content='2017-09-28'>"
    link = "https://post.test/2017/09/30/boats"
    article = make_article(page(head), given=Given(url=link))
    assert (article.published, article.published_basis) == (DAY, Basis.METADATA)
    article = make_article(STORY, given=Given(url=link))
    assert (article.published, article.published_basis) == (date(2017, 9, 30), Basis.URL)
    article = make_article(STORY, given=Given(url=link, published=DAY))
    assert (article.published, article.published_basis) == (DAY, Basis.GIVEN)


def test_the_outlet_keeps_its_basis_too() -> None:
    named = "<meta property='og:site_name' content='Ilmar Post'>"
    link = "https://www.post.test/boats"
    cases = [
        (make_article(page(named), given=Given(url=link)), "Ilmar Post", Basis.METADATA),
        (make_article(page(), given=Given(url=link)), "post.test", Basis.URL),
        (make_article(STORY, given=Given(source="Ilmar Post")), "Ilmar Post", Basis.GIVEN),
        (make_article(STORY), None, Basis.NONE),
    ]
    assert [(a.source, a.source_basis) for a, _, _ in cases] == [case[1:] for case in cases]


@pytest.mark.parametrize(
    ("over", "day", "basis"), [(True, date(2019, 1, 1), Basis.GIVEN), (False, DAY, Basis.METADATA)]
)
def test_what_a_user_says_fills_in_or_goes_before(over: bool, day: date, basis: Basis) -> None:
    """A page's day stays the page's day; before, filling in made it the user's."""
    article = make_article(page("<meta property='article:published_time' content='2017-09-28'>"))
    after = told(article, Given(published=date(2019, 1, 1)), over=over)
    assert (after.published, after.published_basis) == (day, basis)
    assert (after.id == article.id) is not over


def test_a_users_outlet_goes_before_the_host_of_a_link() -> None:
    article = make_article(STORY, given=Given(url="https://post.test/1"))
    after = told(article, Given(source="Ilmar Post"), over=False)
    assert (after.source, after.source_basis) == ("Ilmar Post", Basis.GIVEN)


def test_half_a_surrogate_pair_is_replaced() -> None:
    """JSON can hold one, and no file or database can keep it."""
    article = make_article("Boats \ud83d left.", given=Given(title="B\udc00"))
    assert (article.text, article.title) == ("Boats \ufffd left.", "B\ufffd")
