"""A surname alone is a listed person only where reports would call nobody else so."""

from datetime import date

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = pytest.mark.model

DAY = date(2016, 5, 3)


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("Merkel spoke in Lusaka on Monday.", "Merkel", "person/angela-merkel"),
        ("Lavrov left Moscow on Monday.", "Lavrov", "person/sergei-lavrov"),
        ("Russia sent Lavrov to the talks.", "Lavrov", "person/sergei-lavrov"),
        ("Abbas left Ramallah on Monday.", "Abbas", "person/mahmoud-abbas"),
        ("Senator Rubio left Lusaka on Monday.", "Senator Rubio", "person/marco-rubio"),
    ],
)
def test_a_surname_is_who_leads_a_state_or_whose_title_or_country_is_told(
    coder: Coder, text: str, name: str, person: str
) -> None:
    assert actor_in(coder, text, name, DAY).id == person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lavrov sells bread in Lusaka.", "Lavrov"),  # a foreign minister whose country nobody names
        ("Rubio left Washington on Monday.", "Rubio"),  # a senator without the title
        ("Sarah left Conakry with two friends.", "Sarah"),
        ("William and his brother live in Taiwan.", "William"),
        ("Fire broke out at Woods in Texas.", "Woods"),
        ("Trucks crossed into Kan. on Monday, said Japan Post.", "Kan."),
    ],
)
def test_a_surname_of_somebody_else_is_nobody_listed(coder: Coder, text: str, name: str) -> None:
    assert actor_in(coder, text, name, DAY).id is None


def test_without_a_day_who_leads_a_state_now_is_meant_and_a_former_leader_in_his_country(
    coder: Coder,
) -> None:
    assert actor_in(coder, "Putin spoke on Monday.", "Putin").id == "person/vladimir-putin"
    assert actor_in(coder, "Horn sells bread in Lusaka.", "Horn").id is None
    assert actor_in(coder, "Mubarak left Cairo on Monday.", "Mubarak").id == "person/hosni-mubarak"
