"""What several numbers of one happening come to: totals replace, counts of others widen, bounds raise."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.events.tolls import Basis, Toll
from dragoman.records import Count, Sentence, Size

VERSION = "tolls-1"
_QUOTED = 12  # words that are quoted at most


@dataclass(frozen=True, slots=True)
class Placed:
    """A number with the sentence it stands in."""

    toll: Toll
    sentence: Sentence


def settled(numbers: Iterable[Placed]) -> Size:
    """Put the numbers of one event together, in text order."""
    found: dict[str, Count] = {}
    for one in numbers:
        old = found.get(one.toll.kind)
        found[one.toll.kind] = one.toll.count if old is None else _settle(old, one.toll)
    return Size(**found)


def _settle(old: Count, toll: Toll) -> Count:
    """Say what a number makes of an older one of the same happening."""
    new = toll.count
    if toll.basis is Basis.TOTAL:
        return new
    if toll.basis is Basis.BOUND:
        is_open = old.high is None or new.best > old.high
        return Count(max(old.low, new.low), max(old.best, new.best), None if is_open else old.high)
    if toll.basis is Basis.CLAIM:
        high = None if old.high is None and new.high is None else max(old.best, new.best, new.high or 0)
        return Count(min(old.low, new.low), old.best, high)
    return old


def told(numbers: Iterable[Placed], own: int) -> str:
    """Say which words give an event's numbers, where they are not plainly those of its own sentence.

    Args:
        numbers: The event's.
        own: Number of its sentence.
    """
    parts = [
        f"{one.toll.kind} {one.toll.count.best} of {words(one)}"
        for one in numbers
        if one.sentence.number != own or one.toll.basis is not Basis.TOLD
    ]
    return f"{VERSION}: {'; '.join(parts)}" if parts else ""


def words(one: Placed) -> str:
    """Quote a number's words with their place in the document: ``'toll rose to 31' at 41:56``."""
    sentence, end = one.sentence, one.toll.end
    places = [one.toll.at, end, *(t.i for t in sentence.dependents(end, "nummod"))]
    tokens = sentence.tokens[min(places) : max(places) + 1]
    shown = " ".join(token.text for token in tokens)
    if len(tokens) > _QUOTED:
        shown = f"{tokens[0].text} ... {tokens[-1].text}"
    return f"{shown!r} at {tokens[0].start}:{tokens[-1].end}"
