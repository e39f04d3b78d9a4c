"""Whom a threatened deed is to hit, where the threat is said to nobody."""

import pytest

from dragoman.records import ActorKind
from made_clauses import Case, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("case", "hit"),
    [
        (
            Case("Chad vowed to destroy the rebels.", "vowed", "THREATEN", known=("the rebels",)),
            ["the rebels"],
        ),
        (
            Case(
                "Chad swore to launch rockets at Benin after Togo said no.",
                "swore",
                "THREATEN",
                recipients=("Togo",),
                known=("Togo", "Benin"),
            ),
            ["Benin"],
        ),
        (
            Case("Chad threatened that it would invade Benin.", "threatened", "THREATEN", (), (), ("Benin",)),
            ["Benin"],
        ),
    ],
)
def test_whom_the_threatened_deed_is_to_hit_is_reached(case: Case, hit: list[str]) -> None:
    assert sides(case, ActorKind.STATE)[1] == hit


@pytest.mark.parametrize(
    "case",
    [
        Case(
            "Chad warned Togo that it would arm the rebels.",
            "warned",
            "THREATEN",
            recipients=("Togo",),
            known=("Togo", "the rebels"),
        ),
        Case("Chad threatened to recall its envoy.", "threatened", "THREATEN", known=("its envoy",)),
        Case(
            "Chad threatened strikes on Benin if Togo held drills.",
            "threatened",
            "THREATEN",
            recipients=("Benin",),
            known=("Togo", "Benin"),
        ),
        Case(
            "Chad threatened to punish Togo and arm the rebels.",
            "threatened",
            "THREATEN",
            recipients=("Togo",),
            known=("Togo", "the rebels"),
        ),
        Case("Chad vowed to win because Togo is weak.", "vowed", "THREATEN", known=("Togo",)),
    ],
)
def test_whom_a_threat_is_said_to_stays_and_others_are_not_hit(case: Case) -> None:
    assert sides(case, ActorKind.STATE)[1] == list(case.recipients)
