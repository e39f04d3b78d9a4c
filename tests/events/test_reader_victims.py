"""Whom an assault hurt, as its sentence tells, and what it was driven at."""

import pytest

from dragoman.records import ActorKind
from made_clauses import Case, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "hurt"),
    [
        ("Nine people died in an attack in Lome.", "attack", ["Nine people"]),
        ("Nine people died and two were hurt in a shooting in Lome.", "shooting", ["Nine people", "two"]),
        ("Sela Kone and her son were killed in the attack.", "attack", ["Sela Kone", "her son"]),
        ("Togo wants to help the miners who suffered in the bombing.", "bombing", ["the miners"]),
        ("Nine miners were killed as a result of the shelling.", "shelling", ["Nine miners"]),
        ("A guard was killed when a bomb exploded at a clinic.", "exploded", ["A guard"]),
        ("The attack left nine people dead.", "attack", ["nine people"]),
        ("Reporters recalled the attack in Lome that left nine people dead.", "attack", ["nine people"]),
        ("A gunman attacked and killed nine guards.", "attacked", ["nine guards"]),
        ("The blast killed nine guards and wounded six others.", "blast", ["nine guards", "six others"]),
    ],
)
def test_whom_the_clauses_around_an_assault_say_it_hurt_is_reached(
    text: str, word: str, hurt: list[str]
) -> None:
    assert sides(Case(text, word, "ASSAULT"))[1] == hurt


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The gunman died in the attack on the market.", "attack"),
        ("A suspect was shot dead by police after the attack.", "attack"),
        ("The minister died of a stroke after the bombing.", "bombing"),
        ("Tourism was hurt in the attacks.", "attacks"),
        ("The attack left the town without power.", "attack"),
        ("The attack left the questions open.", "attack"),
        ("A guard was killed when he attacked a post.", "attacked"),
        ("Two guards died in a fire on Monday and police stopped an attack.", "attack"),
        ("Nine guards died in a battle with rebels.", "battle"),
    ],
)
def test_who_did_it_or_died_of_something_else_is_not_hurt_by_it(text: str, word: str) -> None:
    assert sides(Case(text, word, "ASSAULT"))[1] == []


def test_of_a_crowd_that_is_hit_those_who_died_are_a_part() -> None:
    case = Case("A gunman shot at the crowd, killing nine people.", "shot", "ASSAULT", (), ("the crowd",))
    assert sides(case)[1] == ["the crowd"]


def test_beside_an_embassy_those_who_died_there_were_hit_too() -> None:
    text = "Nine guards were killed in the bombing of the embassy."
    case = Case(text, "bombing", "ASSAULT", (), ("the embassy",), known=("the embassy",))
    assert sides(case, ActorKind.ORGANISATION)[1] == ["Nine guards", "the embassy"]


def test_of_a_convoy_only_what_was_attacked_is_reached() -> None:
    text = "Rebels ambushed a convoy, killing nine guards."
    assert sides(Case(text, "ambushed", "ASSAULT", (), ("a convoy",)))[1] == ["a convoy"]


@pytest.mark.parametrize(
    ("text", "word", "target"),
    [
        ("A man rammed a lorry into the gate of the embassy.", "rammed", "the embassy"),
        ("A man rammed a car packed with arms into a wall around the consulate.", "rammed", "the consulate"),
        ("Rebels struck at the embassy on Monday.", "struck", "the embassy"),
    ],
)
def test_what_a_verb_of_driving_is_aimed_at_is_reached(text: str, word: str, target: str) -> None:
    assert sides(Case(text, word, "ASSAULT", known=(target,)))[1] == [target]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A lorry crashed into a river near Lome.", "crashed"),
        ("Rebels struck at dawn.", "struck"),
        ("Police heard of a shooting at the embassy.", "shooting"),
    ],
)
def test_where_or_when_it_was_is_no_target(text: str, word: str) -> None:
    assert sides(Case(text, word, "ASSAULT"))[1] == []
