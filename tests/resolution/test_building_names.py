"""A building called by the name of a place stands where the text says, not where that place is."""

import pytest

from dragoman.run.coder import Coder

pytestmark = [pytest.mark.model, pytest.mark.places]


def where(coder: Coder, text: str, words: str) -> tuple[str, str | None] | None:
    """Give name and country of the place that some words of a text mean."""
    document = coder.code(text, published="2026-03-05").document
    places, _ = coder.places.resolve(document, coder.annotate(document))
    return next(((place.name, place.country) for place in places if place.text == words), None)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "A bomb exploded at the Sabon Gari bus station in the northern Nigerian city of Kano.",
            "Sabon Gari",
            ("Kano", "NGA"),
        ),
        (
            "A bomb went off near the Lincoln Primary School in the Pakistani city of Quetta.",
            "Lincoln",
            ("Quetta", "PAK"),
        ),
        ("Gunmen opened fire near the Washington hotel in Kassala.", "Washington", ("Kassala", "SDN")),
        (
            "A bomb exploded at the Paris cafe in the Iraqi capital, Baghdad.",
            "Paris",
            ("Baghdad", "IRQ"),
        ),
        ("Rebels seized the Jordan hospital in the Libyan city of Sirte.", "Jordan", ("Sirte", "LBY")),
        ("Gunmen attacked the Brooklyn supermarket in New York.", "Brooklyn", ("Brooklyn", "USA")),
        ("Soldiers attacked the Mosul university in Mosul.", "Mosul", ("Mosul", "IRQ")),
    ],
)
def test_the_city_that_follows_says_where_a_building_is(
    coder: Coder, text: str, words: str, place: tuple[str, str]
) -> None:
    """A quarter of the city, or the city itself, keeps its name."""
    assert where(coder, text, words) == place


@pytest.mark.parametrize(
    "text",
    [
        "In Quetta, a bomb exploded near the Lincoln school.",
        "A bomb exploded near the Lincoln school in Pakistan.",
        "Pakistani police said a bomb exploded near Lincoln Primary School.",
    ],
)
def test_where_the_report_is_of_other_countries_the_name_is_no_place(coder: Coder, text: str) -> None:
    assert where(coder, text, "Lincoln") is None


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("He died at a London hospital, Pakistani officials said.", "London", ("London", "GBR")),
        ("China condemned the attack on a Karachi hotel.", "Karachi", ("Karachi", "PAK")),
        ("Pakistan condemned the Mumbai hotel attack.", "Mumbai", ("Mumbai", "IND")),
        (
            "Police arrested students at Boston University, Iranian officials said.",
            "Boston",
            ("Boston", "USA"),
        ),
        ("Soldiers in Boston attacked a school in the city of Quetta.", "Boston", ("Boston", "USA")),
        ("The Springfield school in Massachusetts was attacked.", "Springfield", ("Springfield", "USA")),
        ("Police arrested students of the Lincoln school in March.", "Lincoln", ("Lincoln", "USA")),
    ],
)
def test_a_citys_buildings_are_in_it(coder: Coder, text: str, words: str, place: tuple[str, str]) -> None:
    assert where(coder, text, words) == place
