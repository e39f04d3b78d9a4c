"""Outlines of countries for maps that are not drawn in the browser, read from the file of the map that is."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

Ring = tuple[tuple[float, float], ...]
"""Points around an area, degrees east and north."""
Box = tuple[float, float, float, float]
"""West, south, east and north edge in degrees."""

_FILE = Path(__file__).parent / "web" / "static" / "world.js"
_BEGINS = 'registerMap("world", '


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Give the outer rings of each country by its code; they are cut at 180 degrees."""
    text = _FILE.read_text("utf-8")
    at = text.index(_BEGINS) + len(_BEGINS)
    world, _ = json.JSONDecoder().raw_decode(text, at)
    return MappingProxyType(
        {
            feature["properties"]["name"]: tuple(
                _ring(polygon[0]) for polygon in _polygons(feature["geometry"])
            )
            for feature in world["features"]
        }
    )


def _polygons(geometry: dict[str, list[list[list[list[float]]]]]) -> list[list[list[list[float]]]]:
    return geometry["coordinates"]


def _ring(points: list[list[float]]) -> Ring:
    return tuple((x, y) for x, y in points)


def box(ring: Ring) -> Box:
    """Give the edges of a ring."""
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return min(across), min(up), max(across), max(up)


def largest(code: str) -> Box | None:
    """Give the edges of a country's largest area, or None where its outline is not known."""
    boxes = [box(ring) for ring in outlines().get(code, ())]
    return max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]), default=None)


def middle(code: str) -> tuple[float, float] | None:
    """Give the centre of gravity of a country's largest area, degrees east and north, or None."""
    known = outlines().get(code, ())
    if not known:
        return None
    ring = max(known, key=lambda one: abs(_twice_area(one)))
    twice = _twice_area(ring)
    across = up = 0.0
    for (x, y), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        weight = x * y2 - x2 * y
        across, up = across + (x + x2) * weight, up + (y + y2) * weight
    return (across / (3 * twice), up / (3 * twice)) if twice else ring[0]


def _twice_area(ring: Ring) -> float:
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))


def near(window: Box) -> dict[str, tuple[Ring, ...]]:
    """Give the rings that reach into a window, by country."""
    west, south, east, north = window
    found: dict[str, tuple[Ring, ...]] = {}
    for code, rings in outlines().items():
        inside = tuple(
            ring
            for ring in rings
            if (b := box(ring))[0] <= east and b[2] >= west and b[1] <= north and b[3] >= south
        )
        if inside:
            found[code] = inside
    return found
