"""Whom threats and shows of force are directed at."""

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
                "Chad threatened to sink Togo and reduce Benin to ashes.",
                "threatened",
                "THREATEN",
                recipients=("Togo",),
                known=("Togo", "Benin"),
            ),
            ["Togo", "Benin"],
        ),
        (
            Case(
                "Chad threatened to fire missiles near Guam after Togo said no.",
                "threatened",
                "THREATEN",
                recipients=("Togo",),
                known=("Togo", "Guam"),
            ),
            ["Guam"],
        ),
        (Case("Officials threatened to expel him.", "threatened", "THREATEN"), ["him"]),
        (
            Case("If Togo signs the pact, Chad will respond.", "respond", "THREATEN", known=("Togo",)),
            ["Togo"],
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
        Case("The union threatened to block the port.", "threatened", "THREATEN"),
        Case("If it rains, Chad will respond.", "respond", "THREATEN"),
        Case(
            "Rebels threatened to kill the hostages and flee Chad.",
            "threatened",
            "THREATEN",
            recipients=("the hostages",),
            known=("the hostages", "Chad"),
        ),
    ],
)
def test_whom_a_threat_is_said_to_stays_and_his_own_are_not_hit(case: Case) -> None:
    assert sides(case, ActorKind.STATE)[1] == list(case.recipients)


@pytest.mark.parametrize(
    "case",
    [
        Case("Chad held a drill in response to Togo's move.", "drill", "MOBILIZE", recipients=("Togo",)),
        Case("Chad massed troops to defend Togo.", "massed", "MOBILIZE", recipients=("Togo",)),
        Case("A rocket passed over Togo.", "passed", "MOBILIZE", recipients=("Togo",)),
        Case("Two bombers flew from Guam to Togo.", "flew", "MOBILIZE", recipients=("Togo",)),
        Case("Chad has sent jets after Togo tested a missile.", "sent", "MOBILIZE", (), ("Togo",)),
    ],
)
def test_what_a_show_of_force_answers_or_protects_is_left_out(case: Case) -> None:
    assert sides(case)[1] == []


@pytest.mark.parametrize(
    "case",
    [
        Case("Chad massed troops against Togo.", "massed", "MOBILIZE", recipients=("Togo",)),
        Case("Chad fired a missile toward Togo.", "fired", "MOBILIZE", recipients=("Togo",)),
        Case("Chad flew jets over Togo.", "flew", "MOBILIZE", recipients=("Togo",)),
        Case("Chad sent troops to meet the rebels.", "sent", "MOBILIZE", recipients=("the rebels",)),
    ],
)
def test_whom_it_is_directed_at_stays(case: Case) -> None:
    assert sides(case)[1] == list(case.recipients)
