"""A town called like a state, a capital or a big city is of the country that its report puts it in."""

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = [pytest.mark.model, pytest.mark.places]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("A guard died at a clinic in Birmingham, Alabama, on Monday.", "Birmingham", "USA"),
        (
            "The Athens Police Department in Athens, Texas, held a man on Monday.",
            "The Athens Police Department",
            "USA",
        ),
        ("A guard died at a clinic in Birmingham in England on Monday.", "Birmingham", "GBR"),
        ("Athens rejected the demand of Turkey on Monday.", "Athens", "GRC"),
        ("A march in Paris was met by police on Monday.", "Paris", "FRA"),
    ],
)
def test_a_namesake_of_a_big_city_is_where_the_report_says(
    coder: Coder, text: str, words: str, country: str
) -> None:
    assert actor_in(coder, text, words).country == country
