"""A plain text's own lines on when it came out are read; sentences, and lines that contradict, are not."""

from datetime import date

import pytest

from dragoman.records import Basis
from dragoman.run.received import article_of
from dragoman.sources import Given, make_article, told
from dragoman.sources.printed import read_printed

STORY = "Boats left the port of Ilmar on Monday, officials in Varnesk said.\n" * 20
DAY = date(2017, 9, 28)


PRINTED = [
    "Published on: Thu, 28 Sep 2017",
    "Published: 2017-09-28T10:31:00Z",
    "2017-09-28T10:31:00Z",
    "**Published:** 28 September 2017",
    "PUBLISHED: 10:31 GMT, 28 September 2017 | UPDATED: 11:00 GMT, 29 September 2017",
    "Published 3:45 PM EST, September 28, 2017",
    "Posted by Jane on September 28, 2017",
    "Posted \u2013 September 28, 2017",
    "Published: 28.09.2017",
    "Posted on September 28th, 2017 by admin",
    "By A Writer | Posted: 2017-09-28 11:02",
    "Ilmar Radio Published Thursday, September 28, 2017 1:19PM CST",
    "Updated: 30 September 2017\nFirst published 28 September 2017",
    "Last modified on Fri 29 Sep 2017 12.31 GMT\nThu 28 Sep 2017 10.31 GMT",
    "28 Sept 2017 | Updated: 29 Sept 2017",
    "28 September 2017 Last updated at 10:31 GMT",
    "September 28, 2017 Thursday",
    "By Jane Smith, September 28, 2017",
    "September 28, 2017 \u00b7 4 min read",
    "Last updated at 11:02, Sept. 28, 2017",
    "Date: 28/09/2017",
]
NOT_PRINTED = [
    "The constitution, last modified 28 September 2017, bans protest.",
    "His book, first published 28 September 2017, sold well.",
    "He was posted on 28 September 2017 to Kabul.",
    "Troops posted on 28 September 2017 to Aden went home.",
    "A video posted on September 28, 2017 shows soldiers.",
    "Correction: an article published on 28 September 2017 misstated the toll.",
    "The Long War, by J. Smith. Publication date: 28 September 2017",
    "Strike date: 28 September 2017",
    "Save the date: 28 September 2017",
    "Date: 28 September 2017 - Venue: Town Hall",
    "Date: 28 September 2017\nTime: 10:00\nVenue: Town Hall",
    "Timeline of the war:\n28 September 2017\nWar began",
    "The letter in full:\n28 September 2017\nDear Sir,",
    "Talks were held.\n28 September 2017\nThe parties meet in Varnesk for the last round of their talks.",
    "Published: 28 September 2017\nPublished: 29 September 2017",
    "Published: 03/04/2017\nUpdated: 2017-09-28",
    "Published: 31 September 2017",
    "Date: 28 September 9999",
    "Posted: septuagenarian 28, 2017",
]


@pytest.mark.parametrize("line", PRINTED)
def test_a_line_above_a_report_tells_when_it_came_out(line: str) -> None:
    """Labels go before days alone, the day of publication before that of a change."""
    assert read_printed(f"Boats leave\n{line}\n{STORY}").published == DAY


@pytest.mark.parametrize("line", NOT_PRINTED)
@pytest.mark.parametrize("text", ["Boats leave\n{line}\n{story}", "{story}{line}\n"])
def test_sentences_and_days_of_other_things_tell_nothing(text: str, line: str) -> None:
    """Above the report or below it."""
    assert read_printed(text.format(line=line, story=STORY)).published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{STORY}Posted on September 28th, 2017 by admin\n", DAY),
        (f"Boats leave\n{STORY}28 September 2017\n", None),  # below it, often a correction's
        (f"Boats leave\n28 September 2017\n{STORY}Related: Boats (published 1 January 2016)\n", DAY),
        (f"Boats leave\n28 September 2017\n{STORY}Date: 3 June 1999\n", DAY),
        (STORY, None),
        ("", None),
    ],
)
def test_the_head_goes_before_the_foot(text: str, day: date | None) -> None:
    """A day alone is read above the report only."""
    assert read_printed(text).published == day


def test_a_printed_day_goes_behind_what_is_given_and_before_the_link() -> None:
    """A day that was given stays; a link's is a makeshift."""
    text = f"Boats leave\nPublished: 28 September 2017\n{STORY}"
    own = make_article(text, given=Given(url="https://post.test/2017/09/30/boats"))
    assert (own.published, own.published_basis) == (DAY, Basis.PRINTED)
    given = make_article(text, given=Given(published=date(2017, 9, 29)))
    assert (given.published, given.published_basis) == (date(2017, 9, 29), Basis.GIVEN)


def test_what_a_user_says_goes_before_a_printed_day() -> None:
    """As before the name that a link gives an outlet."""
    article = make_article(f"Boats leave\nPublished: 28 September 2017\n{STORY}")
    said = told(article, Given(published=date(2017, 9, 29)), over=False)
    assert (said.published, said.published_basis) == (date(2017, 9, 29), Basis.GIVEN)
    assert told(article, Given(source="Ilmar Radio"), over=False).published == DAY


def test_a_text_given_in_python_is_read_too() -> None:
    """As the same file would be."""
    text = f"Boats leave\nPublished: 28 September 2017\n{STORY}"
    assert article_of(text).id == make_article(text).id
    assert article_of(text).published_basis == Basis.PRINTED
    assert article_of(text, "2017-09-29").published_basis == Basis.GIVEN


def test_a_page_is_not_read_line_by_line() -> None:
    """What a page prints is read from its elements."""
    page = f"<html><body><p>Published: 28 September 2017</p><p>{STORY}</p></body></html>"
    assert make_article(page).published_basis != Basis.PRINTED
