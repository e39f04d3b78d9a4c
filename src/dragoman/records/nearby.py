"""Finds what stands at some words of a document without looking at all of the document."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Nearby(Generic[Thing]):
    """Things of a document by where they stand.

    To look at each mention for each quotation takes time with the square of the length: half of the lexicon's
    time over a text of 60,000 characters.
    """

    def __init__(self, things: Sequence[Thing], places: Callable[[Thing], Iterable[tuple[int, int]]]) -> None:
        """Sort the things.

        Args:
            things: In the order in which they are to be given.
            places: Gives the stretches of text, start and end, that a thing stands at.
        """
        found = ((start, end, number) for number, thing in enumerate(things) for start, end in places(thing))
        self._things = things
        self._places = sorted(found)
        self._longest = max((end - start for start, end, _ in self._places), default=0)

    def at(self, start: int, end: int) -> list[Thing]:
        """Give the things that share a character with a stretch of text, each once, in their order."""
        # None that begins earlier reaches so far.
        first = bisect_left(self._places, start - self._longest, key=itemgetter(0))
        last = bisect_left(self._places, end, key=itemgetter(0))
        numbers = {number for _, behind, number in self._places[first:last] if start < behind}
        return [self._things[number] for number in sorted(numbers)]
