"""Cooperation and conflict over time, with the band that the coder's error leaves of each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dragoman.views.analysis.panel import Cell, Panel, header, rows
from dragoman.views.analysis.plots import style

MOST_LINES = len(style.LINES)
"""Units that one picture can tell apart."""

_MARKED = 40  # periods up to which each has a dot


@dataclass(frozen=True, slots=True)
class Point:
    """A value of one period with its 95% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """One unit over time.

    Attributes:
        name: The unit.
        intensity: Expected sum of the intensities in each period: over 0 cooperation, under 0 conflict.
        expected: Expected number of events in each period.
    """

    name: str
    intensity: tuple[Point, ...]
    expected: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SeriesPlot:
    """What a picture of series shows.

    Attributes:
        title: What is shown.
        periods: Names of the periods.
        articles: Articles published in each.
        lines: The units, at most ``MOST_LINES``.
        left_out: Units that are not drawn.
    """

    title: str
    periods: tuple[str, ...]
    articles: tuple[int, ...]
    lines: tuple[Line, ...]
    left_out: int = 0

    @property
    def note(self) -> str:
        """How it was made."""
        left = f" {self.left_out} more units are not drawn." if self.left_out else ""
        return (
            "Above: sum of PLOVER intensities, each event counting with the probability that it is "
            "rightly coded. Below: expected number of events.\n"
            "Bands: 95% intervals of the coder's error; what it missed is not in them. "
            f"Grey ground: no article of the store was published then.{left}"
        )

    def draw(self, figure: Figure) -> None:
        """Draw both measures, one above the other, on one axis of time."""
        if not self.periods or not self.lines:
            style.empty(figure, "No event is left to draw.")
            return
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
        figure.subplots_adjust(left=0.085, right=0.87, top=0.89, bottom=0.165, hspace=0.14)
        _gaps((above, below), self.articles)
        _band(above, [(line.name, line.intensity) for line in self.lines])
        _band(below, [(line.name, line.expected) for line in self.lines])
        above.axhline(0, color=style.QUIET, linewidth=0.9)
        above.set_ylabel("conflict  ←   intensity   →  cooperation")
        below.set_ylabel("events expected")
        below.set_ylim(bottom=0)
        style.period_ticks(below, self.periods)


def series_plot(panel: Panel, title: str) -> SeriesPlot:
    """Give what is drawn of a panel: the numbers of its rows, no others.

    Args:
        panel: A panel of one unit or few; those with most events come first where there are too many.
        title: What is shown.
    """
    columns = {name: at for at, name in enumerate(header(panel.plan))}
    by_unit = {unit: tuple(found) for unit, found in groupby(rows(panel), key=lambda row: str(row[0]))}
    lines = {unit: _line(unit, found, columns) for unit, found in by_unit.items()}
    chosen = sorted(lines, key=lambda unit: (-sum(p.value for p in lines[unit].expected), unit))[:MOST_LINES]
    any_unit = next(iter(by_unit.values()), ())
    return SeriesPlot(
        title,
        tuple(str(row[columns["period"]]) for row in any_unit),
        tuple(int(_value(row[columns["articles"]])) for row in any_unit),
        tuple(lines[unit] for unit in lines if unit in chosen),
        len(lines) - len(chosen),
    )


def _line(unit: str, found: Sequence[tuple[Cell, ...]], columns: dict[str, int]) -> Line:
    def points(name: str) -> tuple[Point, ...]:
        places = [columns[column] for column in (name, f"{name}_low", f"{name}_high")]
        return tuple(Point(*(_value(row[at]) for at in places)) for row in found)

    return Line(unit, points("intensity"), points("expected"))


def _value(cell: Cell) -> float:
    return float(cell) if cell is not None else 0.0


def _gaps(both: Sequence[Axes], articles: Sequence[int]) -> None:
    """Shade the periods without articles: there a 0 says nothing."""
    at = 0
    for silent, run in groupby(articles, key=lambda number: number == 0):
        length = len(list(run))
        for axes in both if silent else ():
            axes.axvspan(at - 0.5, at + length - 0.5, color=style.SHADE, linewidth=0, zorder=0)
        at += length


def _band(axes: Axes, lines: Sequence[tuple[str, Sequence[Point]]]) -> None:
    style.rules(axes)
    ends: list[tuple[float, str, str]] = []
    for (name, points), colour in zip(lines, style.LINES, strict=False):
        places = range(len(points))
        values = [point.value for point in points]
        lows, highs = [point.low for point in points], [point.high for point in points]
        axes.fill_between(places, lows, highs, color=colour, alpha=0.18, linewidth=0)
        if len(points) <= _MARKED:
            axes.vlines(places, lows, highs, color=colour, alpha=0.45, linewidth=1.0)
        # Unlike marks, for those who cannot tell the colours apart.
        mark = "os^D"[len(ends)] if len(points) <= _MARKED else None
        axes.plot(places, values, color=colour, linewidth=1.5, marker=mark, markersize=3.6)
        ends.append((values[-1], name, colour))
    axes.set_xlim(-0.5, len(lines[0][1]) - 0.5)
    _name(axes, ends)


def _name(axes: Axes, ends: Sequence[tuple[float, str, str]]) -> None:
    """Write each line's name behind its end, apart from one another."""
    bottom, top = axes.get_ylim()
    apart = (top - bottom) * 0.075
    height = float("-inf")
    for value, name, colour in sorted(ends):
        height = max(value, height + apart)
        shown = "all" if name == "all" else style.label(name.replace("-", " → "), 16)
        axes.annotate(
            shown,
            (1.0, height),
            xycoords=axes.get_yaxis_transform(),
            xytext=(6, 0),
            textcoords="offset points",
            color=colour,
            va="center",
            fontweight="bold",
            annotation_clip=False,
        )
