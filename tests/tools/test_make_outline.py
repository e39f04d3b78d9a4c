"""The maker of the world's outline: arcs are put together, and nothing jumps across the antimeridian."""

import json
from pathlib import Path

import make_outline

# A square across the antimeridian as two arcs on a grid of whole degrees, one of them used backwards.
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    "arcs": [[[350, 90], [0, 10], [-340, 0], [0, -10]], [[350, 90], [-340, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, -2]], "id": "368", "properties": {"name": "Made up"}},
                {"type": "MultiPolygon", "arcs": [[[0, -2]]], "properties": {"name": "Kosovo"}},
            ]
        }
    },
}


def test_a_ring_across_the_antimeridian_becomes_two(tmp_path: Path) -> None:
    for scale in make_outline.SCALES:
        (tmp_path / f"countries-{scale}.json").write_text(json.dumps(TOPOLOGY))
    made = json.loads(make_outline.text(tmp_path))
    assert sorted(made) == ["IRQ", "KOS"]
    boxes = {(min(ring[::2]), max(ring[::2]), min(ring[1::2]), max(ring[1::2])) for ring in made["IRQ"]}
    assert boxes == {(17000, 18000, 0, 1000), (-18000, -17000, 0, 1000)}
    assert all(ring[:2] == ring[-2:] for ring in made["IRQ"])
