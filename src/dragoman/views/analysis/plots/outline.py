"""The outline of the world's countries, compiled by tools/make_outline.py."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of the points around a stretch of land, in degrees."""

_HUNDREDTHS = 100


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Give the rings of each country, by ISO 3166 alpha-3, or by name where it has no code there.

    They are Natural Earth's at 1:110 million, show who administers what, and take no side.
    """
    read = json.loads(files("dragoman.views.analysis.plots").joinpath("world.json").read_text("utf-8"))
    return MappingProxyType({code: tuple(map(_ring, rings)) for code, rings in read.items()})


def _ring(values: list[int]) -> Ring:
    scaled = [value / _HUNDREDTHS for value in values]
    return tuple(zip(scaled[::2], scaled[1::2], strict=True))
