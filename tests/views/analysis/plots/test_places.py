"""The map: its outline is whole, and it shows all that is on it."""

from itertools import pairwise

import pytest

from dragoman.knowledge.countries import countries
from dragoman.store.overview import Point
from dragoman.views.analysis.plots.places import frame_of
from dragoman.views.outlines import outlines

UNCODED = {"Indian Ocean Ter.", "N. Cyprus", "Siachen Glacier", "Somaliland"}


def test_outlines_are_of_countries_that_we_know() -> None:
    assert set(outlines()) - set(countries()) == UNCODED
    assert {"KOS", "IRN", "USA", "NOR", "SGP"} <= set(outlines())


def test_no_outline_leaves_the_world_or_jumps_across_it() -> None:
    """What crosses the antimeridian is cut there; a ring that jumps would be a line across the map."""
    for code, rings in outlines().items():
        for ring in rings:
            assert ring[0] == ring[-1], code
            assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in ring), code
            steps = [abs(a[0] - b[0]) for a, b in pairwise(ring) if a[1] > -89]
            assert max(steps) < 60, code


@pytest.mark.parametrize(
    ("points", "codes"),
    [
        pytest.param([(39.9, 32.9)], [], id="one place"),
        pytest.param([(10.0, 10.0), (12.0, 30.0)], [], id="wide"),
        pytest.param([(10.0, 10.0), (-20.0, 12.0)], [], id="high"),
        pytest.param([], ["IRQ"], id="a country"),
        pytest.param([(35.0, 139.0)], ["USA"], id="half a world"),
        pytest.param([], [], id="nothing"),
        pytest.param([], ["XXX"], id="a country without outline"),
    ],
)
def test_a_frame_holds_what_is_shown(points: list[tuple[float, float]], codes: list[str]) -> None:
    """And has the shape of the picture, whatever is shown."""
    spots = [Point(lat, lon, None, "city", 1) for lat, lon in points]
    west, south, east, north = frame_of(spots, codes)
    assert all(west < lon < east and south < lat < north for lat, lon in points)
    assert east - west >= 12
    for code in codes:
        ring = max(outlines().get(code, ()), key=len, default=())
        assert all(west < lon < east and south < lat < north for lon, lat in ring)
