"""A publication date is read as written or refused; it is never guessed."""

from datetime import UTC, date, datetime

import pytest

from dragoman.errors import UnreadableArticle
from dragoman.sources import read_published

DAY = date(2017, 9, 28)


@pytest.mark.parametrize(
    "value",
    [
        "2017-09-28",
        "2017-09-28T23:59:00Z",
        "2017-09-28 10:00:00+05:30",
        "20170928",
        20170928,
        "2017/09/28",
        "2017.9.28",
        "September 28, 2017",
        "Sept. 28, 2017",
        "Thursday, September 28, 2017 10:15 AM",
        "28 September 2017",
        "28-Sep-2017",
        "28th September, 2017",
        "Thu, 28 Sep 2017 10:00:00 GMT",
        "28/09/2017",
        "09/28/2017",
        DAY,
        datetime(2017, 9, 28, 12, tzinfo=UTC),
    ],
)
def test_unmistakable_forms_are_read(value: object) -> None:
    """Each of these names one day."""
    assert read_published(value) == DAY


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_given_is_no_date(value: object) -> None:
    """An empty field is not an error."""
    assert read_published(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2017-13-01",
        "2017-02-30",
        "31 Smarch 2017",
        "28/09/17",
        "September 2017",
        "Wed, 03 Apr 9999999999999999 10:00:00 GMT",
        3.5,
        True,
        [],
        1506556800,
    ],
)
def test_what_cannot_be_read_is_refused_by_value(value: object) -> None:
    """The message shows what was given and how to write it."""
    with pytest.raises(UnreadableArticle, match="YYYY-MM-DD") as caught:
        read_published(value)
    assert repr(value).strip("'")[:25] in str(caught.value)


def test_a_day_that_may_be_two_days_is_refused() -> None:
    """Both readings are named."""
    with pytest.raises(UnreadableArticle, match="may be 2017-03-04 or 2017-04-03"):
        read_published("03/04/2017")
