"""Distances on the earth."""

import pytest

from dragoman.knowledge.distance import kilometres


@pytest.mark.parametrize(
    ("points", "km"),
    [
        pytest.param((0, 0, 0, 0), 0, id="one point"),
        pytest.param((0, 0, 0, 180), 20015.1, id="half round the equator"),
        pytest.param((90, 0, -90, 50), 20015.1, id="pole to pole"),
        pytest.param((52.52, 13.405, 48.8566, 2.3522), 877.5, id="Berlin to Paris"),
        pytest.param((0, 179.9, 0, -179.9), 22.24, id="over the date line"),
    ],
)
def test_distances(points: tuple[float, float, float, float], km: float) -> None:
    assert kilometres(*points) == pytest.approx(km, rel=1e-3)
