"""Names are one actor's without case and article; a full name is one person's within a matter."""

from dataclasses import replace

import pytest

from dragoman.assembly.holders import Holders
from dragoman.assembly.positions import Period, cells, contradictions
from dragoman.records import Actor, ActorKind, Position, Stance
from made_positions import position

NAMED = Actor("x", 0, 1, "x", kind=ActorKind.PERSON, confidence=0.5)
MINISTER = replace(NAMED, name="Ramiro Ugarte", country="CHL", sectors=("GOV",), confidence=0.9)
GUESSED = replace(NAMED, name="Ramiro Ugarte", country="USA", kind=ActorKind.UNKNOWN)


def held(*actors: Actor, matter: str = "dam") -> list[Position]:
    """Give a position for each actor, by turns for and against."""
    sides = (Stance.FOR, Stance.AGAINST)
    made = (position("Ugarte", sides[i % 2], f"2026-03-0{i + 1}", start=i) for i in range(len(actors)))
    return [
        replace(p, id=f"{p.id}{matter}", actor=a, matter=matter) for p, a in zip(made, actors, strict=True)
    ]


def number(positions: list[Position]) -> int:
    holders = Holders(positions)
    return len({holders.key(p) for p in positions})


def body(name: str, country: str | None = "CHL") -> Actor:
    return replace(NAMED, name=name, country=country, kind=ActorKind.ORGANISATION, sectors=("GOV",))


@pytest.mark.parametrize(
    "actors",
    [
        (body("The government"), body("the government"), body("government")),
        (MINISTER, GUESSED),
        (MINISTER, GUESSED, replace(GUESSED, country=None)),
        (MINISTER, replace(GUESSED, kind=ActorKind.PERSON, sectors=("CVL",))),
        (MINISTER, replace(MINISTER, country=None, confidence=0.1)),
        (MINISTER, replace(MINISTER, sectors=("LEG",))),
        (MINISTER, replace(MINISTER, name="ramiro ugarte".title(), id="person/ugarte")),
    ],
)
def test_these_are_one(actors: tuple[Actor, ...]) -> None:
    positions = held(*actors)
    assert number(positions) == 1
    assert contradictions(positions)


@pytest.mark.parametrize(
    "actors",
    [
        (body("the government"), body("the government", "PER")),
        (MINISTER, replace(GUESSED, sectors=("LEG",))),
        (MINISTER, replace(MINISTER, country="USA")),
        (MINISTER, replace(MINISTER, country=None, sectors=("REB",))),
        (MINISTER, replace(GUESSED, name="Ugarte")),
        (replace(MINISTER, name="Mr Ugarte"), replace(GUESSED, name="Mr Ugarte")),
        (
            replace(MINISTER, name="Mines Minister", role="Chilean Mines Minister"),
            body("Mines Minister", "USA"),
        ),
        (MINISTER, replace(GUESSED, name="Ramira Ugarte")),
        (GUESSED, replace(GUESSED, country="CHL")),
        (replace(MINISTER, id="person/a"), replace(GUESSED, id="person/b")),
    ],
)
def test_these_are_two(actors: tuple[Actor, ...]) -> None:
    positions = held(*actors)
    assert number(positions) == 2
    assert contradictions(positions) == ()


def test_one_matter_says_nothing_of_another() -> None:
    """Two of one name may speak of two matters."""
    assert number([*held(MINISTER), *held(GUESSED, matter="mine")]) == 2


def test_a_person_is_shown_as_best_known_in_every_period() -> None:
    positions = held(GUESSED, MINISTER)
    assert {(cell.actor, cell.country) for cell in cells(positions, Period.DAY)} == {("Ramiro Ugarte", "CHL")}


def test_a_body_has_one_row_whatever_its_article() -> None:
    made = cells(held(body("the government"), body("The government")), Period.DAY)
    assert len(made) == 2
    assert {cell.actor for cell in made} == {"The government"}
