"""A panel as a heat map: units by periods, how many events are expected in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage

from dragoman.views.analysis.panel import Panel, header, rows
from dragoman.views.analysis.plots import style

MOST_UNITS = 30
"""Units that one picture can name."""

_WRITTEN = 16  # periods up to which a cell has room for its number


@dataclass(frozen=True, slots=True)
class HeatPlot:
    """What a heat map shows.

    Attributes:
        title: What is shown.
        units: Names of the units, from top to bottom.
        periods: Names of the periods.
        articles: Articles published in each.
        expected: For each unit, the expected events of each period.
        left_out: Units that are not drawn.
    """

    title: str
    units: tuple[str, ...]
    periods: tuple[str, ...]
    articles: tuple[int, ...]
    expected: tuple[tuple[float, ...], ...]
    left_out: int = 0

    @property
    def note(self) -> str:
        """How it was made."""
        left = f"{self.left_out} units with fewer events are not drawn. " if self.left_out else ""
        return (
            "Each event counts with the probability that it is rightly coded; what the coder missed is not "
            "counted.\n"
            f"{left}A period in brackets: no article of the store was published then, and 0 says nothing."
        )

    def draw(self, figure: Figure) -> None:
        """Draw a cell for every unit and period, with a scale beside."""
        if not self.units or not self.periods:
            style.empty(figure, "No event is left to draw.")
            return
        axes = figure.add_axes((0.17, 0.165, 0.70, 0.72))
        values = np.array(self.expected)
        # Many small values and few large ones: by their roots both are seen.
        shown = axes.imshow(
            np.sqrt(values),
            cmap=style.SEQUENCE,
            aspect="auto",
            vmin=0,
            interpolation="nearest",
            vmax=max(1.0, float(np.sqrt(values).max())),
        )
        axes.set_yticks(range(len(self.units)), [style.label(unit, 20) for unit in self.units])
        names = [
            name if count else f"({name})" for name, count in zip(self.periods, self.articles, strict=True)
        ]
        style.period_ticks(axes, names, 8)
        axes.tick_params(length=0, labelsize=8 if len(self.units) <= 20 else 6.5)
        _scale(figure, axes, shown, float(values.max()))
        if len(self.periods) <= _WRITTEN and len(self.units) <= 20:
            write_cells(axes, self.expected)


def heat_plot(panel: Panel, title: str) -> HeatPlot:
    """Give what is drawn of a panel: the expected numbers of its rows, units with most events first."""
    columns = {name: at for at, name in enumerate(header(panel.plan))}
    period, articles, expected = (columns[name] for name in ("period", "articles", "expected"))
    by_unit = {unit: tuple(found) for unit, found in groupby(rows(panel), key=lambda row: str(row[0]))}
    values = {unit: tuple(float(row[expected] or 0) for row in found) for unit, found in by_unit.items()}
    order = sorted(values, key=lambda unit: (-sum(values[unit]), unit))
    any_unit = next(iter(by_unit.values()), ())
    return HeatPlot(
        title,
        tuple(order[:MOST_UNITS]),
        tuple(str(row[period]) for row in any_unit),
        tuple(int(row[articles] or 0) for row in any_unit),
        tuple(values[unit] for unit in order[:MOST_UNITS]),
        max(0, len(order) - MOST_UNITS),
    )


def write_cells(axes: Axes, values: Sequence[Sequence[float]]) -> None:
    """Write the numbers into the cells, but zeros."""
    most = max((value for row in values for value in row), default=0.0)
    for down, row in enumerate(values):
        for across, value in enumerate(row):
            if value:
                dark = (value / most) ** 0.5 > 0.55
                axes.text(
                    across,
                    down,
                    style.number(value),
                    ha="center",
                    va="center",
                    fontsize=7,
                    color=style.PAPER if dark else style.INK,
                )


def _scale(figure: Figure, axes: Axes, shown: AxesImage, most: float) -> None:
    beside = figure.add_axes((0.89, 0.165, 0.016, 0.72))
    bar = figure.colorbar(shown, cax=beside)
    top = max(1.0, most)
    ticks = sorted({0.0, *(_round(top * part) for part in (0.05, 0.25, 0.6, 1.0))})
    ticks = [tick for tick in ticks if tick <= top]
    bar.set_ticks([tick**0.5 for tick in ticks], labels=[style.number(tick) for tick in ticks])
    bar.outline.set_visible(False)
    beside.tick_params(length=0, labelsize=8)
    beside.set_ylabel("events expected", fontsize=8)
    for side in axes.spines.values():
        side.set_visible(False)


def _round(value: float) -> float:
    """Give the largest of 1, 2, 5, 10, 20 … that is not above a value, or 0."""
    if value < 1:
        return 0.0
    power = 10 ** (len(str(int(value))) - 1)
    return float(max(step for step in (1, 2, 5) if step * power <= value) * power)
