"""Parts of the world hold several states: nobody there is given the state that the report is about."""

import pytest

from dragoman.run.coder import Coder

pytestmark = pytest.mark.model


def country(coder: Coder, text: str, words: str) -> str | None:
    report = coder.code(text, "2024-05-14")
    return next(actor.country for actor in report.parties.values() if actor.text == words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("West African leaders met in Accra and condemned the coup in Niger.", "West African leaders"),
        ("Central American presidents asked Mexico for help.", "Central American presidents"),
        ("Migrants from Central America crossed Mexico.", "Migrants from Central America"),
        ("Gulf Arab states cut ties with Qatar.", "Gulf Arab states"),
        ("Arab foreign ministers met in Cairo.", "Arab foreign ministers"),
        ("Western diplomats criticised Sudan's army.", "Western diplomats"),
        ("Western military officials criticised Sudan's army.", "Western military officials"),
        ("A Western diplomat criticised Sudan's army.", "A Western diplomat"),
        ("Nordic ministers met in Oslo.", "Nordic ministers"),
        ("West Indian cricketers visited Pakistan.", "West Indian cricketers"),
    ],
)
def test_a_part_of_the_world_is_of_no_single_state(coder: Coder, text: str, words: str) -> None:
    assert country(coder, text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("South African troops arrived in Goma.", "South African troops", "ZAF"),
        ("American troops left Niger.", "American troops", "USA"),
        ("Rebels in western Mali killed ten people.", "Rebels in western Mali", "MLI"),
        ("Arab militias attacked villages in Darfur, Sudan.", "Arab militias", "SDN"),
        ("Western Australian police arrested a man.", "Western Australian police", "AUS"),
        ("Central African soldiers fired on a crowd in Bangui.", "Central African soldiers", "CAF"),
        ("African American lawmakers criticized Atlanta's mayor.", "African American lawmakers", "USA"),
        ("Western Province lawmakers protested in Colombo.", "Western Province lawmakers", "LKA"),
        ("Rebels fought the Western Army near Douala.", "the Western Army", "CMR"),
        ("European leaders condemned Belarus.", "European leaders", "EUR"),
    ],
)
def test_what_is_of_one_state_or_people_stays_so(coder: Coder, text: str, words: str, state: str) -> None:
    assert country(coder, text, words) == state
