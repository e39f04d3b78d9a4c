"""Who did what to whom, as pairs: what several do with each other is done both ways."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Protocol, TypeVar

COOPERATIVE = 2
"""The last quad class of cooperation; conflict lies above."""

TWO_SIDED = frozenset({"ASSAULT", "SANCTION"})
"""Types of conflict that nobody is in alone: who clashes or breaks off relations, and no other is named, does
it with those beside. Of the other types of conflict what is told of two is nearly always done by both to
somebody else: to condemn an attack, reject a plan, hold troops ready."""

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that are done with the other side whoever is named first: "A met B" is "B met A"."""

_T = TypeVar("_T")


class Act(Protocol):
    """What has two sides: an event, or what was read of one."""

    @property
    def type(self) -> str:
        """PLOVER type."""

    @property
    def quad(self) -> int:
        """1 verbal cooperation to 4 material conflict."""

    @property
    def recipients(self) -> Sequence[object]:
        """Who is acted upon."""


def is_mutual(one: Act) -> bool:
    """Say whether those who act do it with each other.

    It is so where nobody stands on the other side, and it is cooperation or of a type that takes two sides.
    """
    return not one.recipients and (one.quad <= COOPERATIVE or one.type in TWO_SIDED)


def pairs(one: Act, actors: Iterable[_T], recipients: Iterable[_T]) -> list[tuple[_T, _T]]:
    """Give each pair of one who acts and another who is acted upon; of a mutual event each pair both ways.

    Args:
        one: The event.
        actors: Its acting side, as countries, names or whatever pairs are wanted of; equal ones are no pair.
        recipients: The other side, as the same.
    """
    acting = list(actors)
    others = acting if is_mutual(one) else list(recipients)
    return [pair for pair in product(acting, others) if pair[0] != pair[1]]
