"""The gazetteer for corrections of places: opened when a place is first looked up, as few sessions do."""

from functools import cache

from dragoman.knowledge.places import Gazetteer, PlaceEntry


def places(name: str) -> tuple[PlaceEntry, ...]:
    """Give the places that a name may name; the first call opens the gazetteer, and builds it if need be."""
    return _gazetteer().candidates(name)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()
