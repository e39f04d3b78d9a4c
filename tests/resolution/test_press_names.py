"""Who made the report says nothing of where it is set."""

import pytest

from dragoman.run.coder import Coder

pytestmark = pytest.mark.model

STRIKE = "Police arrested 12 dockers on Friday. Teachers joined the strike."


def countries(coder: Coder, text: str) -> set[str | None]:
    """Give the countries of the police, the dockers and the teachers of a report."""
    report = coder.code(text, published="2026-03-05")
    meant = {"Police", "12 dockers", "Teachers"}
    return {actor.country for actor in report.parties.values() if actor.text in meant}


@pytest.mark.parametrize(
    "front",
    [
        "Rescue workers at the gate. Photo: AP",
        "Rescue workers at the gate. Photo: A.P.",
        "Rescue workers at the gate. Photo: Reuters",
        "Rescue workers at the gate. AFP/Getty Images",
        "Rescue workers at the gate. Photo: Ana Lopez",
        "Rescue workers at the gate. Photo by Ana Lopez for the New York Times",
        "Photo: Ana Lopez",
        "By Ana Lopez, Washington Post",
        "(Reuters) - Dockers have marched for days.",
    ],
)
def test_credits_bylines_and_agencies_are_no_setting(coder: Coder, front: str) -> None:
    assert countries(coder, f"Dockers held\n\n{front}\n\n{STRIKE}") == {None}


@pytest.mark.parametrize(
    "said",
    [
        "A teacher told AFP the strike goes on.",
        "The march was peaceful, according to the BBC.",
        "The march was peaceful, the Washington Post reported.",
        "The march was peaceful, the Lagos Herald said.",
        "(Reporting by Ana Lopez; Editing by Jo Paris)",
    ],
)
def test_the_press_named_as_a_source_is_no_setting(coder: Coder, said: str) -> None:
    assert countries(coder, f"{STRIKE} {said}") == {None}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (f"Dockers held\n\nDockers march in Lima. Photo: AP\n\n{STRIKE}", "PER"),
        (f"Dockers held\n\nPhoto: Dockers march in Lima\n\n{STRIKE}", "PER"),
        (f"LIMA (Reuters) - {STRIKE}", "PER"),
        (f"{STRIKE} The march was peaceful, residents in Lagos told Reuters.", "NGA"),
        (f"{STRIKE} The march was peaceful, a Lagos newspaper said.", "NGA"),
        (f"{STRIKE} A photo by Ana Ruiz shows soldiers in Lima.", "PER"),
    ],
)
def test_what_they_tell_of_a_place_still_counts(coder: Coder, text: str, country: str) -> None:
    assert countries(coder, text) == {country}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The minister told Sky News police fired tear gas.", "Sky News police", None),
        ("A student told Reuters reporters had been arrested.", "Reuters reporters", "GBR"),
    ],
)
def test_officials_told_of_to_an_outlet_are_not_its_own(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    report = coder.code(text)
    assert next(a for a in report.parties.values() if a.text == words).country == country
