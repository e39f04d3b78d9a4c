"""A map: events at places with coordinates as circles, and countries shaded by all events placed in them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from dragoman.store.overview import Point
from dragoman.views.analysis.plots import style
from dragoman.views.outlines import Ring, outlines

_SEA, _LAND, _BORDER, _CIRCLE = "#eef2f5", "#fafafa", "#a9b1b9", "#8a3f78"
_BOX = (0.02, 0.13, 0.96, 0.775)
_LEAST = 12.0  # degrees across, or the outline's coarseness would show
_WHOLE = 150.0  # degrees across from which the whole world is shown
_NAMED = 10
_SMALLEST, _LARGEST = 14.0, 330.0
# The middle half of the shades: paler would be no shade, darker would hide the circles.
_PALE, _DARK = 0.12, 0.62


@dataclass(frozen=True, slots=True)
class MapPlot:
    """What a map shows.

    Attributes:
        title: What is shown.
        points: Places with coordinates, and their events.
        countries: Country codes, each with the events whose place lies in it, with coordinates or without.
        nowhere: Events that state no place.
    """

    title: str
    points: tuple[Point, ...]
    countries: tuple[tuple[str, int], ...]
    nowhere: int = 0

    @property
    def note(self) -> str:
        """How it was made."""
        outside = sum(count for code, count in self.countries if code not in outlines())
        left = f" Not on it either: {outside:,} events in what the outline does not have." if outside else ""
        return (
            "Shade: events by the country of their place, by the root of their number. Circles: events at "
            "places with coordinates; dashed where only the province is known.\n"
            f"A country is not a point: of {self.nowhere:,} events no place is stated, and they are not on "
            f"the map.{left} Outline: Natural Earth."
        )

    def draw(self, figure: Figure) -> None:
        """Draw the countries, then the circles, then the names of the busiest places."""
        axes = figure.add_axes(_BOX)
        axes.set_facecolor(_SEA)
        axes.set_xticks([])
        axes.set_yticks([])
        for side in axes.spines.values():
            side.set_visible(False)
        west, south, east, north = frame_of(self.points, [code for code, _ in self.countries])
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        _countries(axes, dict(self.countries))
        _circles(axes, self.points)
        _names(axes, self.points)


def map_plot(
    points: Iterable[Point], countries: Mapping[str, int], title: str, *, nowhere: int = 0
) -> MapPlot:
    """Give what is drawn of the places of some events.

    Args:
        points: Places with coordinates, as ``overview.points`` gives them.
        countries: Events by the country of their place, as ``overview.countries`` gives them.
        title: What is shown.
        nowhere: Events that state no place.
    """
    return MapPlot(title, tuple(points), tuple(sorted(countries.items())), nowhere)


def frame_of(points: Sequence[Point], countries: Iterable[str]) -> tuple[float, float, float, float]:
    """Give west, south, east and north of what a map shows: all that is on it, in the shape of the picture.

    A degree of longitude is drawn as wide as it is in the middle of the map. What spans more than ``_WHOLE``
    degrees has the whole world shown.
    """
    across = [point.lon for point in points]
    up = [point.lat for point in points]
    for code in countries:
        # Overseas parts and islands would show the world for one country.
        largest = max(outlines().get(code, ()), key=len, default=())
        across += [lon for lon, _ in largest]
        up += [lat for _, lat in largest]
    if not across or max(across) - min(across) > _WHOLE:
        return _fitted((-180.0, -58.0, 180.0, 80.0))
    margin = 0.08 * max(max(across) - min(across), max(up) - min(up), _LEAST)
    return _fitted((min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin))


def _fitted(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Widen a box until it has the shape of the picture."""
    west, south, east, north = box
    middle = (west + east) / 2, (south + north) / 2
    shape = (_BOX[2] * style.WIDTH) / (_BOX[3] * style.HEIGHT) / math.cos(math.radians(middle[1]))
    high = max(north - south, (east - west) / shape, _LEAST)
    wide = high * shape
    return (
        *(round(middle[0] - wide / 2, 4), round(middle[1] - high / 2, 4)),
        *(round(middle[0] + wide / 2, 4), round(middle[1] + high / 2, 4)),
    )


def _countries(axes: Axes, counts: Mapping[str, int]) -> None:
    most = max(counts.values(), default=1)
    shades = mpl.colormaps[style.SEQUENCE]
    for code, every in outlines().items():
        rings = [ring for ring in every if _within(axes, ring)]
        count = counts.get(code, 0)
        shade = shades(_PALE + (_DARK - _PALE) * (count / most) ** 0.5) if count else _LAND
        if not rings:
            continue
        points = [point for ring in rings for point in ring]
        steps = [
            Path.MOVETO if at == 0 else Path.CLOSEPOLY if at == len(ring) - 1 else Path.LINETO
            for ring in rings
            for at in range(len(ring))
        ]
        axes.add_patch(PathPatch(Path(points, steps), facecolor=shade, edgecolor=_BORDER, linewidth=0.5))


def _within(axes: Axes, ring: Ring) -> bool:
    """Say whether a ring may be seen; one that cannot would only make the file larger."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    across, up = [point[0] for point in ring], [point[1] for point in ring]
    return min(across) <= east and max(across) >= west and min(up) <= north and max(up) >= south


def _circles(axes: Axes, points: Sequence[Point]) -> None:
    most = max((point.count for point in points), default=1)
    for point in points:
        is_coarse = point.precision == "admin1"
        axes.scatter(
            [point.lon],
            [point.lat],
            s=_SMALLEST + (_LARGEST - _SMALLEST) * (point.count / most),
            facecolor="none" if is_coarse else _CIRCLE,
            edgecolor=_CIRCLE if is_coarse else style.PAPER,
            linestyle=(0, (2, 1.2)) if is_coarse else "-",
            linewidth=1.2 if is_coarse else 0.7,
            alpha=0.9 if is_coarse else 0.7,
            zorder=3,
        )


def _names(axes: Axes, points: Sequence[Point]) -> None:
    """Name the busiest places, each where no other name stands yet."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    taken: list[tuple[float, float]] = []
    for point in sorted(points, key=lambda one: (-one.count, one.place or ""))[:_NAMED]:
        x, y = (point.lon - west) / (east - west), (point.lat - south) / (north - south)
        if not point.place or any(abs(x - a) < 0.16 and abs(y - b) < 0.045 for a, b in taken):
            continue
        taken.append((x, y))
        axes.annotate(
            f"{style.label(point.place)} {point.count:,}",
            *((point.lon, point.lat), (7, 0) if x < 0.8 else (-7, 0)),
            textcoords="offset points",
            ha="left" if x < 0.8 else "right",
            va="center",
            fontsize=8,
            zorder=4,
            bbox={
                "boxstyle": "square,pad=0.15",
                "facecolor": style.PAPER,
                "edgecolor": "none",
                "alpha": 0.75,
            },
        )
