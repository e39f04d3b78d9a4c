"""Outlines of countries: cut where the map ends, and nothing else changed."""

from itertools import pairwise

import pytest
from make_world import cut, feature, joined, rounded, unpacked

SQUARE = [(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0), (10.0, 0.0)]
# From 170 east over the edge to 170 west.
ACROSS = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0)]


def area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def test_a_ring_within_the_map_stays_as_it_is() -> None:
    assert list(cut(SQUARE)) == [SQUARE]


def test_a_ring_over_the_edge_becomes_two_of_the_same_area() -> None:
    parts = list(cut(ACROSS))
    assert sorted((min(x for x, _ in part), max(x for x, _ in part)) for part in parts) == [
        (-180.0, -170.0),
        (170.0, 180.0),
    ]
    assert sum(map(area, parts)) == pytest.approx(200)


def test_steps_on_the_grid_are_read_as_degrees_and_arcs_backwards() -> None:
    data = {"transform": {"scale": [0.5, 2], "translate": [-1, 1]}, "arcs": [[[0, 0], [2, 1], [2, 0]]]}
    arcs = unpacked(data)
    assert arcs == [[(-1.0, 1.0), (0.0, 3.0), (1.0, 3.0)]]
    assert joined([~0], arcs) == arcs[0][::-1]


def test_what_falls_together_to_a_point_is_left_out() -> None:
    assert rounded([(1.001, 1.0), (1.002, 1.0), (2.0, 2.0)]) == [(1.0, 1.0), (2.0, 2.0)]
    tiny = [[(0.0, 0.0), (0.001, 0.0), (0.0, 0.001), (0.0, 0.0)]]
    assert feature({"type": "Polygon", "arcs": [[0]]}, tiny, "XXX") is None
