"""What brackets, credits and a body's own name say of unlisted parties, in whole texts."""

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = pytest.mark.model


def test_an_abbreviation_means_the_name_in_whose_brackets_it_stood(coder: Coder) -> None:
    """The letters alone say nothing; the full name says that it is a union of Zambia."""
    text = "The Zambian Railway Clerks Union (ZRCU) met on Monday. Later ZRCU called a strike."
    found = actor_in(coder, text, "ZRCU")
    assert (found.country, found.sectors[:1]) == ("ZMB", ("LAB",))


def test_letters_that_are_not_the_names_are_another_name(coder: Coder) -> None:
    """A party's seat in brackets is no abbreviation of the person before it."""
    text = "Anna Corvath (PQXZ) spoke on Monday. Later PQXZ called a strike."
    assert actor_in(coder, text, "PQXZ").name != actor_in(coder, text[:30], "Anna Corvath").name


@pytest.mark.parametrize("credit", ["(Jonna Vestergren/Reuters)", "(Photo: Jonna Vestergren, Reuters)"])
def test_who_is_credited_with_an_outlet_is_its_journalist(coder: Coder, credit: str) -> None:
    """A slash, or a comma inside brackets, puts a name beside its outlet."""
    found = actor_in(coder, f"Soldiers rest near the road. {credit} The army left.", "Jonna Vestergren")
    assert (found.country, found.sectors) == ("GBR", ("JRN",))


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("the Kettlewick Times-Herald", "JRN"),
        ("Brandreth Holdings Inc.", "BUS"),
        ("the Society of Fell Walkers", "SOC"),
    ],
)
def test_an_unlisted_body_is_what_its_name_says(coder: Coder, name: str, sector: str) -> None:
    """Words such as "Herald" tell nothing elsewhere and all in a name."""
    assert actor_in(coder, f"A spokesman told {name} on Monday.", name).sectors == (sector,)


def test_an_honorific_is_no_part_of_a_name(coder: Coder) -> None:
    """The one listed person of a surname is meant, whatever stands before it."""
    text = "Mr. Putin spoke in Moscow on Monday, and Mr. Putin left for Sochi."
    assert actor_in(coder, text, "Mr. Putin").id == "person/vladimir-putin"


def test_people_without_a_country_are_of_where_the_report_is_set(coder: Coder) -> None:
    """Where its places are of one country they are of it; where they are of several nothing is guessed."""
    text = "A bus overturned near Ndola in Zambia on Monday. Two farmers were hurt, a clinic in Kitwe said."
    found = actor_in(coder, text, "Two farmers")
    assert (found.country, found.confidence) == ("ZMB", 0.85)
    mixed = "Storms hit Zambia, Malawi, Kenya and Norway on Monday. Two farmers were hurt."
    assert actor_in(coder, mixed, "Two farmers").country is None


@pytest.mark.parametrize(("noun", "kind"), [("pilots", "population"), ("troops", "state")])
def test_an_adjective_means_the_people_or_the_state(coder: Coder, noun: str, kind: str) -> None:
    """Before what a state acts through it means the state, before others its people."""
    assert actor_in(coder, f"Two Kenyan {noun} died near the coast on Monday.", "Kenyan").kind.value == kind


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Floods hit Lusaka. (Reporting by Orla Brimfeld)", "Orla Brimfeld", "JRN"),
        ("Floods hit Lusaka. Photo by Orla Brimfeld.", "Orla Brimfeld", "JRN"),
        ("Floods hit Lusaka. Orla Brimfeld has more.", "Orla Brimfeld", "JRN"),
        ("A statue by Orla Brimfeld stands in Lusaka.", "Orla Brimfeld", "ELI"),
        ("Orla Brimfeld has more cows than Lusaka.", "Orla Brimfeld", "CVL"),
    ],
)
def test_who_reported_or_made_something_is_told_by_it(
    coder: Coder, text: str, name: str, sector: str
) -> None:
    """Credits make journalists, works of art make artists, other sentences neither."""
    assert actor_in(coder, text, name).sectors == (sector,)


def test_a_handle_means_the_name_with_its_letters(coder: Coder) -> None:
    """A report that names Orla Brimfeld and quotes @orlabrimfeld quotes her."""
    text = "Orla Brimfeld, the mayor of Lusaka, was there. The user @orlabrimfeld wrote of it."
    assert actor_in(coder, text, "@orlabrimfeld").name == "Orla Brimfeld"
