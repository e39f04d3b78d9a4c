"""A page that was not saved whole is known by where it ends."""

import pytest

from dragoman.documents.markup import breaks_off

STORY = "<!DOCTYPE html><html><body><h1>Raid</h1><p>Police arrested seven people on Monday.</p>"


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        (f"{STORY}<p>The suspects sent arms to a side in S", True),
        (f"{STORY}<p>The suspects sent arms</p><p cla", True),
        (f"{STORY}<p>The suspects sent arms.</p></body></html>", False),
        (f"{STORY}<p>The suspects sent arms.</p></BODY>\n", False),
        (f"{STORY}<p>The suspects sent arms.\n", False),
        (f"{STORY}<p>“The suspects sent arms.”", False),
        (STORY, False),
        ("<p>A part of a page, as feeds have it, of some", False),
        ("", False),
    ],
)
def test_a_page_breaks_off_inside_a_tag_or_a_sentence(page: str, cut: bool) -> None:
    """The closing tags of a whole page may be left out, as HTML allows."""
    assert breaks_off(page) is cut
