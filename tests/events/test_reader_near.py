"""Who saw an assault, did it or is tried for it is none of its recipients."""

import pytest

from made_clauses import Case, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "case",
    [
        Case("Ama Kone, a nurse who witnessed the attack, fled.", "attack", "ASSAULT", (), ("Ama Kone",)),
        Case(
            "Police seek a suspect in the bombings.",
            "bombings",
            "ASSAULT",
            (),
            ("a suspect in the bombings",),
        ),
        Case("Police named a suspect in the slaying, Ama Kone.", "slaying", "ASSAULT", (), ("Ama Kone",)),
        Case("Two men were charged in the killing.", "killing", "ASSAULT", (), ("Two men",)),
        Case("Police arrested two men over the attack.", "attack", "ASSAULT", (), ("two men",)),
        Case("Rebels avenged the raid with a strike on Lome.", "raid", "ASSAULT", (), ("Lome",)),
        Case(
            "The bombing was revenge for a strike that killed nine miners.",
            "bombing",
            "ASSAULT",
            (),
            ("nine miners",),
        ),
    ],
)
def test_who_was_only_near_or_did_it_is_left_out(case: Case) -> None:
    assert sides(case)[1] == []


@pytest.mark.parametrize(
    "case",
    [
        Case("Ama Kone survived the attack.", "attack", "ASSAULT", (), ("Ama Kone",)),
        Case("A witness was shot in Lome.", "shot", "ASSAULT", (), ("A witness",)),
        Case("Police tried two men for the killing of a judge.", "killing", "ASSAULT", (), ("a judge",)),
        Case("A suspect spoke of the attack on the miners.", "attack", "ASSAULT", (), ("the miners",)),
        Case("She described the beating of her son.", "beating", "ASSAULT", (), ("her son",)),
    ],
)
def test_who_was_hit_stays(case: Case) -> None:
    assert sides(case)[1] == list(case.recipients)


def test_a_crowd_that_escapes_a_bombardment_was_not_hit_by_it() -> None:
    text = "Rice was given to the thousands who escaped the bombardment."
    assert sides(Case(text, "bombardment", "ASSAULT", (), ("the thousands",)))[1] == []
