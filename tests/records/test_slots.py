"""A record whose attributes are set by slots behaves as any frozen dataclass does."""

import inspect
from copy import copy
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from dragoman.records import Actor, Decision, Option
from dragoman.records.slots import set_by_slots


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    sectors: tuple[str, ...] = ()
    score: float = 0.5


@set_by_slots
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    sectors: tuple[str, ...] = ()
    score: float = 0.5


def test_it_takes_the_same_arguments_with_the_same_defaults() -> None:
    assert inspect.signature(Quick) == inspect.signature(Plain)
    assert repr(Quick("a", score=1.0)) == repr(Plain("a", score=1.0)).replace("Plain", "Quick")
    with pytest.raises(TypeError, match="name"):
        Quick()  # type: ignore[call-arg]  # a missing argument is an error as ever


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a").name = "b"  # type: ignore[misc]  # what must not be


@pytest.mark.parametrize(
    "record",
    [
        Quick("a", ("GOV",)),
        Option("NOR", 0.5),
        Decision("0:3", "actor", None, (Option("NOR", 0.5),), "why", "rule", "1"),
        Actor("Oslo", 0, 4, "Norway", country="NOR"),
    ],
)
def test_it_is_equal_to_its_copies(record: Quick | Option | Decision | Actor) -> None:
    assert replace(record) == record == copy(record)
    assert hash(replace(record)) == hash(record)
