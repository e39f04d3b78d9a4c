"""Recipients that the grammar of a clause adds or takes away."""

from dataclasses import replace

import pytest

from made_clauses import Case, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "case",
    [
        Case("Miners demanded that Kone be freed.", "demanded", "REQUEST", recipients=("Kone",)),
        Case("Miners lobbied for the rights of women.", "lobbied", "REQUEST", recipients=("women",)),
        Case("Chad condemned the blasts in Togo.", "blasts", "ASSAULT", recipients=("Togo",)),
        Case("The blasts have scared guests away from Togo.", "blasts", "ASSAULT", recipients=("Togo",)),
        Case(
            "Jets carried out strikes in support of the army.", "strikes", "ASSAULT", recipients=("the army",)
        ),
    ],
)
def test_who_is_helped_or_only_near_is_no_recipient(case: Case) -> None:
    assert sides(case)[1] == []


@pytest.mark.parametrize(
    "case",
    [
        Case("Miners demanded that Kone free the men.", "demanded", "REQUEST", recipients=("Kone",)),
        Case("Miners lobbied Togo for more pay.", "lobbied", "REQUEST", recipients=("Togo",)),
        Case("Chad condemned the attack on Togo.", "attack", "ASSAULT", recipients=("Togo",)),
        Case("The attack hit Togo on Monday.", "attack", "ASSAULT", recipients=("Togo",)),
        Case("Chad met protests in Togo.", "protests", "PROTEST", recipients=("Togo",)),
        Case("Jets struck the support of the army.", "struck", "ASSAULT", recipients=("the army",)),
    ],
)
def test_who_is_asked_or_hit_stays(case: Case) -> None:
    assert sides(case)[1] == list(case.recipients)


def test_who_is_praised_leaves_out_whom_he_worked_with() -> None:
    text = "Chad praised Kone's work with the miners on Monday."
    assert sides(Case(text, "praised", "SUPPORT", recipients=("Kone", "the miners")))[1] == ["Kone"]
    text = "Chad praised Kone and the miners on Monday."
    assert len(sides(Case(text, "praised", "SUPPORT", recipients=("Kone", "the miners")))[1]) == 2


def test_whom_a_participle_describes_is_reached_and_not_what_describes_him() -> None:
    text = "Police found the Togolese miners arrested in Lome."
    case = Case(text, "arrested", "COERCE", recipients=("Togolese",))
    assert sides(case)[1] == ["the Togolese miners"]


@pytest.mark.parametrize(
    ("case", "harmed"),
    [
        (Case("The blast killed four guards.", "blast", "ASSAULT"), ["four guards"]),
        (
            Case("Togo saw a blast that wounded two men and a girl.", "blast", "ASSAULT"),
            ["two men", "a girl"],
        ),
        (
            Case(
                "The blast killed ten people, including two guards.",
                "blast",
                "ASSAULT",
                recipients=("two guards",),
            ),
            ["ten people"],
        ),
        (Case("The blast killed ten in Togo.", "blast", "ASSAULT", recipients=("Togo",)), ["ten"]),
        (Case("The raid that was hurt by rain killed nobody.", "raid", "ASSAULT"), []),
    ],
)
def test_whom_an_assault_harms_is_its_recipient(case: Case, harmed: list[str]) -> None:
    assert sides(case)[1] == harmed


@pytest.mark.parametrize("word", ["of", "at"])
def test_the_seat_of_a_state_abroad_is_its_recipient(word: str) -> None:
    text = f"The bombings {word} Togolese embassies shocked Chad."
    assert sides(Case(text, "bombings", "ASSAULT", known=("Togolese embassies",)))[1] == [
        "Togolese embassies"
    ]


def test_a_seat_of_nobody_known_is_where_it_was() -> None:
    assert sides(Case("Chad condemned the bombings at a checkpoint.", "bombings", "ASSAULT"))[1] == []


@pytest.mark.parametrize(
    "case",
    [
        Case("Police arrested Kone on Monday.", "arrested", "COERCE", actors=("Police",), known=("Kone",)),
        Case("Miners appealed to Kone for help.", "appealed", "REQUEST", actors=("Miners",), known=("Kone",)),
    ],
)
def test_a_known_party_that_is_object_or_addressed_is_the_recipient(case: Case) -> None:
    """Only where nobody else was read as it, and somebody of whom nothing is known is not enough."""
    assert sides(case)[1] == ["Kone"]
    assert sides(replace(case, known=()))[1] == []
