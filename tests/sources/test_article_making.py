"""An article's parts are read under all their names, and its id follows from its content."""

from datetime import date

import pytest

from dragoman.errors import UnreadableArticle
from dragoman.sources import ALIASES, Beside, Given, article_from_record, make_article, told

STORY = "Talks between Armenia and Azerbaijan resumed in Tbilisi."
PAGE = (
    "<html><head><title>Talks resume in Tbilisi</title><meta property='og:site_name' content='Daily Courier'>"
    "<meta property='article:published_time' content='2019-04-03T23:30:00+02:00'></head>"
    f"<body><h1>Talks resume in Tbilisi</h1><p>{STORY}</p></body></html>"
)


@pytest.mark.parametrize("key", [*ALIASES["text"], *ALIASES["html"]])
def test_text_is_found_under_each_alias(key: str) -> None:
    """Every documented key gives the same words."""
    assert article_from_record({key: STORY}, origin="a").text == STORY


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("title", "Talks resume", "Talks resume"),
        ("published", "2019-04-03", date(2019, 4, 3)),
        ("source", "Daily Courier", "Daily Courier"),
        ("url", "https://courier.example/1", "https://courier.example/1"),
    ],
)
def test_metadata_is_found_under_each_alias(field: str, value: str, expected: object) -> None:
    """Every documented key fills its field."""
    for key in ALIASES[field]:
        assert getattr(article_from_record({"text": STORY, key: value}, origin="a"), field) == expected


def test_an_id_in_the_record_is_added_to_the_origin() -> None:
    """A message about the article can be traced to the user's own id."""
    assert article_from_record({"text": STORY, "doc_id": 17}, origin="n.jsonl:3").origin == "n.jsonl:3#17"


def test_a_page_tells_its_own_title_date_and_outlet() -> None:
    """Metadata fill what was not given, and say that they are the page's."""
    article = make_article(PAGE)
    assert (article.markup, article.title, article.source) == (
        "html",
        "Talks resume in Tbilisi",
        "Daily Courier",
    )
    assert (article.published, article.published_basis) == (date(2019, 4, 3), "metadata")


def test_what_is_given_goes_before_what_a_page_says() -> None:
    """A user's date overrules the page's."""
    article = make_article(PAGE, given=Given(published=date(2019, 4, 5), title="Talks"))
    assert (article.published, article.published_basis, article.title) == (date(2019, 4, 5), "given", "Talks")


def test_the_id_depends_on_text_title_and_day_alone() -> None:
    """The same content has the same id from any place; other content has another."""
    same = make_article(STORY, origin="here"), make_article(STORY, origin="there")
    assert same[0].id == same[1].id
    others = {
        make_article(STORY + "!").id,
        make_article(STORY, given=Given(title="T")).id,
        make_article(STORY, given=Given(published=date(2019, 4, 3))).id,
    }
    assert len(others | {same[0].id}) == 4


def test_a_text_with_a_stray_angle_bracket_is_no_page() -> None:
    """Only markup makes a page."""
    assert make_article("Losses were < 5 and gains > 3, the <b>ministry</b> said.").markup == "text"


def test_an_article_over_the_limit_is_refused() -> None:
    """Text given from a program has the same limit as a file."""
    with pytest.raises(UnreadableArticle, match="one article may hold"):
        make_article("a" * 10_000_001)


def test_what_stands_beside_a_page_fills_what_nobody_else_says() -> None:
    """The user goes before the page, the page before a feed; each field says which it was."""
    beside = Beside(
        Given("Feed", date(2019, 4, 9), "Feed Courier", "https://f.example", "feed", "feed"), "page"
    )
    bare = make_article(STORY, beside=beside)
    assert (bare.title, bare.published, bare.published_basis) == ("Feed", date(2019, 4, 9), "feed")
    assert (bare.source, bare.source_basis, bare.text_basis) == ("Feed Courier", "feed", "page")
    full = make_article(PAGE, beside=beside, given=Given(source="My Courier"))
    assert (full.published, full.published_basis) == (date(2019, 4, 3), "metadata")
    assert (full.source, full.source_basis) == ("My Courier", "given")


def test_filling_changes_nothing_that_is_there_and_gives_the_id_of_the_whole() -> None:
    """An article filled afterwards is the one that would have been made so."""
    given = Given("Title", date(2020, 1, 1), "My Courier", "https://x.example")
    page = make_article(PAGE)
    after = told(page, given, over=False)
    assert (after.title, after.published, after.published_basis) == (page.title, page.published, "metadata")
    assert (after.source, after.source_basis, after.id) == ("Daily Courier", "metadata", page.id)
    assert told(make_article(STORY), given, over=False) == make_article(STORY, given=given)
