"""A plain text's own lines on when it came out are read; sentences, and lines that contradict, are not."""

from datetime import date

import pytest

from dragoman.records import Basis
from dragoman.sources import Given, make_article
from dragoman.sources.printed import read_printed

STORY = "Boats left the port of Ilmar on Monday, officials in Varnesk said.\n" * 20
DAY = date(2017, 9, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Boats leave\nPublished on: Thu, 28 Sep 2017\n{STORY}", DAY),
        (f"Boats leave\nIlmar Radio Published Thursday, September 28, 2017 1:19PM CST\n{STORY}", DAY),
        (f"Boats leave\nBy A Writer | Posted: 2017-09-28 11:02\n{STORY}", DAY),
        (f"Boats leave\nUpdated: 30 September 2017\nFirst published 28 September 2017\n{STORY}", DAY),
        (f"Boats leave\nLast updated at 11:02, Sept. 28, 2017\n{STORY}", None),
        (f"Boats leave\nLast updated: Sept. 28, 2017\n{STORY}", DAY),
        (f"Boats leave\nDate: 28/09/2017\n{STORY}", DAY),
        (f"Boats leave\n28 September 2017, 11:02 GMT\n{STORY}", DAY),
        (f"{STORY}Posted on September 28th, 2017 by admin\n", DAY),
        (
            f"Boats leave\n{STORY}28 September 2017\n",
            None,
        ),  # below a report a day alone is often a correction's
        (f"Boats leave\nPublished: 28 September 2017\nPublished: 29 September 2017\n{STORY}", None),
        (f"Boats leave\nDate: 03/04/2017\n{STORY}", None),
        (f"Boats leave\nPublished: 31 September 2017\n{STORY}", None),
        (f"{STORY}{'He wrote much. ' * 12}His first book was published September 28, 2017.\n", None),
        (f"The mandate: 28 September 2017 is its last day.\n{STORY}", None),
        (STORY, None),
        ("", None),
    ],
)
def test_a_line_tells_when_a_text_came_out(text: str, day: date | None) -> None:
    """Labels go before days alone, the day of publication before that of a change."""
    assert read_printed(text).published == day


def test_a_printed_day_goes_behind_what_is_given_and_before_the_link() -> None:
    """A day that was given stays; a link's is a makeshift."""
    text = f"Boats leave\nPublished: 28 September 2017\n{STORY}"
    own = make_article(text, given=Given(url="https://post.test/2017/09/30/boats"))
    assert (own.published, own.published_basis) == (DAY, Basis.PRINTED)
    given = make_article(text, given=Given(published=date(2017, 9, 29)))
    assert (given.published, given.published_basis) == (date(2017, 9, 29), Basis.GIVEN)


def test_a_page_is_not_read_line_by_line() -> None:
    """What a page prints is read from its elements."""
    page = f"<html><body><p>Published: 28 September 2017</p><p>{STORY}</p></body></html>"
    assert make_article(page).published_basis != Basis.PRINTED
