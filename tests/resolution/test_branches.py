"""Bodies named with a state, and people whose surname is also something else, in whole texts."""

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "country", "sector", "kind"),
    [
        ("The march was led by Greenpeace Brazil.", "Greenpeace Brazil", "BRA", "SOC", "organisation"),
        ("Toyota Canada will close two plants.", "Toyota Canada", "CAN", "BUS", "organisation"),
        ("UNICEF Uganda said that they were safe.", "UNICEF Uganda", "UNO", "CVL", "organisation"),
        ("Officials in Canada agreed.", "Canada", "CAN", "GOV", "state"),
        # Surnames.
        ("Reporter Lisa Holland left Lusaka in Zambia.", "Reporter Lisa Holland", "ZMB", "JRN", "person"),
        ("In Lusaka, Zambia, John Baker was hurt.", "John Baker", "ZMB", "CVL", "person"),
        ("A baker in Lusaka was hurt.", "A baker in Lusaka", "ZMB", "BUS", "person"),
    ],
)
def test_a_state_or_occupation_may_end_another_name(
    coder: Coder, text: str, words: str, country: str, sector: str, kind: str
) -> None:
    """Grammar tells a branch and a surname from the state and the occupation they are spelled like."""
    found = actor_in(coder, text, words)
    assert (found.country, found.sectors[0], found.kind.value) == (country, sector, kind)


@pytest.mark.parametrize(("place", "known"), [("Chicago", True), ("Lusaka", False)])
def test_a_body_may_be_called_without_its_place(coder: Coder, place: str, known: bool) -> None:
    """The short name of a listed club counts only in a report that names the club's place."""
    found = actor_in(coder, f"It rained in {place} on Monday. The Bears won all the same.", "The Bears")
    assert (found.id == "ngo/chicago-bears") is known
