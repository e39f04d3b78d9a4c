"""Recipients that the object of an act names, its owner, or whom something is wanted of."""

import pytest

from dragoman.records import ActorKind
from made_clauses import Case, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("case", "reached"),
    [
        (Case("We condemn his views.", "condemn", "ACCUSE"), ["his"]),
        (
            Case("Kone resisted calls from the miners.", "resisted", "REJECT", known=("the miners",)),
            ["the miners"],
        ),
        (Case("Benin heard praise of Togo's response.", "praise", "SUPPORT", known=("Togo",)), ["Togo"]),
        (Case("Police say the nurse was beaten.", "beaten", "ASSAULT"), ["the nurse"]),
        (
            Case("Kone asked for help from the miners.", "asked", "REQUEST", known=("the miners",)),
            ["the miners"],
        ),
        (Case("Kone suggested they should leave.", "suggested", "REQUEST"), ["they"]),
        (
            Case("Ships broke sanctions targeting Togo.", "sanctions", "COERCE", known=("Togo",)),
            ["Togo"],
        ),
        (
            Case(
                "Ships broke sanctions imposed to discourage Togo from testing.",
                "sanctions",
                "COERCE",
                known=("Togo",),
            ),
            ["Togo"],
        ),
        (
            Case("Benin imposed sanctions on exports to Togo.", "sanctions", "COERCE", known=("Togo",)),
            ["Togo"],
        ),
    ],
)
def test_an_empty_side_is_filled_with_whom_the_object_names(case: Case, reached: list[str]) -> None:
    assert sides(case, ActorKind.ORGANISATION)[1] == reached


@pytest.mark.parametrize(
    "case",
    [
        Case("Kone condemned Diallo's death.", "condemned", "ACCUSE", known=("Diallo",)),
        Case("Kone defended his decision.", "defended", "SUPPORT", actors=("Kone",)),
        Case("Kone rejected his own plan.", "rejected", "REJECT", actors=("Kone",)),
        Case("The house was burned.", "burned", "ASSAULT"),
        Case("Kone wants a commission to look into it.", "wants", "REQUEST", known=("a commission",)),
        Case("Kone suggested that prices should fall.", "suggested", "REQUEST"),
        Case("Sanctions were lifted on Monday.", "Sanctions", "COERCE"),
    ],
)
def test_what_is_nobody_s_or_the_actor_s_own_fills_nothing(case: Case) -> None:
    assert sides(case, ActorKind.ORGANISATION)[1] == []


def test_whoever_reports_a_passive_did_not_undergo_it() -> None:
    assert sides(Case("Shops were looted, Kone said.", "looted", "ASSAULT"))[1] == []


def test_whom_a_meeting_was_with_is_met() -> None:
    case = Case("She served in talks with Togo.", "talks", "CONSULT", known=("Togo",))
    assert sides(case, ActorKind.STATE)[1] == ["Togo"]
    alone = Case(
        "We are in conversation with Togo.", "conversation", "CONSULT", actors=("Togo",), known=("Togo",)
    )
    assert sides(alone, ActorKind.STATE) == ([], ["Togo"])


def test_where_a_meeting_was_is_nobody_met() -> None:
    case = Case(
        "Kone held talks at the ministry.", "talks", "CONSULT", (), ("the ministry",), ("the ministry",)
    )
    assert sides(case)[1] == []
    region = Case("Kone began a visit to the region.", "visit", "CONSULT", (), ("the region",))
    assert sides(region)[1] == []
