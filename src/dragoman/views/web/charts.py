"""Charts in the theme's colours, drawn as SVG so that both themes and printing keep them sharp.

Options of a chart are made of fixed keys: NiceGUI runs what stands behind a key that begins with a colon, so
no word from an article may ever be a key.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui
from nicegui.events import EChartPointClickEventArguments

from dragoman.records import QUAD_CLASSES
from dragoman.views.html import Markup, details, element, table
from dragoman.views.web.frame import replace, show

PALETTE = (
    *("var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)"),
    *("var(--series-5)", "var(--series-6)", "var(--series-7)", "var(--series-8)"),
)
"""Colours of series that can be told apart by the colour-blind; a pattern tells them apart besides."""
QUADS = tuple(f"var(--quad-{n})" for n in range(1, 5))
"""Colours of the quad classes 1 to 4."""
QUAD_NAMES = tuple(name.capitalize() for name in QUAD_CLASSES)
"""Names of the quad classes 1 to 4."""
_TEXT = {"color": "var(--soft)", "fontFamily": "system-ui, sans-serif", "fontSize": 12}
_LINE = {"lineStyle": {"color": "var(--line)"}}


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each category of a chart.

    Attributes:
        name: What they count.
        numbers: As many as the chart has categories.
        colour: A variable of the theme, or None for the next of the palette.
    """

    name: str
    numbers: tuple[float, ...]
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """What a bar chart shows.

    Attributes:
        title: What is counted by what; also the caption of its table.
        of: What the categories are: the head of the table's first column.
        categories: Periods, types, names.
        series: What is counted for each.
        is_stacked: Bars of several series stand on each other.
        is_lying: Bars lie, the first category on top: for long names.
    """

    title: str
    of: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool = True
    is_lying: bool = False

    @property
    def total(self) -> float:
        """All numbers together."""
        return sum(sum(one.numbers) for one in self.series)


class ChartWithNumbers:
    """A chart on a page with its numbers in a table that unfolds; both can be replaced."""

    def __init__(self, chart: Chart) -> None:
        self._title = show(element("p", chart.title, class_="title"))
        self._drawn = ui.echart(options(chart), renderer="svg").classes("chart").props('role="img"')
        self._label(chart)
        self._numbers = show(numbers(chart))

    def on_click(self, follow: Callable[[str], Awaitable[None]]) -> None:
        """Call something with the category of a bar that is clicked."""

        async def clicked(event: EChartPointClickEventArguments) -> None:
            await follow(str(event.name))

        self._drawn.on_point_click(clicked)

    def show(self, chart: Chart) -> None:
        """Show other numbers in its place."""
        replace(self._title, element("p", chart.title, class_="title"))
        self._drawn.options.clear()
        self._drawn.options.update(options(chart))
        self._drawn.update()
        self._label(chart)
        replace(self._numbers, numbers(chart))

    def _label(self, chart: Chart) -> None:
        self._drawn.props["aria-label"] = f"Chart: {chart.title}. The numbers are in the table below."


def numbers(chart: Chart) -> Markup:
    """Write a chart's numbers as a table that unfolds."""
    columns = range(1, len(chart.series) + 1)
    rows = (
        (category, *(_number(one.numbers[n]) for one in chart.series))
        for n, category in enumerate(chart.categories)
    )
    header = (chart.of, *(one.name for one in chart.series))
    return details("Numbers", table(chart.title, header, rows, numbers=tuple(columns)))


def options(chart: Chart) -> dict[str, Any]:
    """Write a chart for ECharts."""
    names = {"type": "category", "data": list(chart.categories), "axisLabel": _TEXT, "axisLine": _LINE}
    values = {"type": "value", "axisLabel": _TEXT, "splitLine": _LINE, "minInterval": 1}
    across, up = (values, {**names, "inverse": True}) if chart.is_lying else (names, values)
    several = len(chart.series) > 1
    return {
        "aria": {"enabled": True, "decal": {"show": several}},
        "animation": False,
        "grid": {"left": 8, "right": 16, "top": 36 if several else 12, "bottom": 8, "containLabel": True},
        "legend": {"show": several, "type": "scroll", "top": 0, "textStyle": _TEXT},
        "tooltip": {"trigger": "axis", "confine": True, "renderMode": "richText"},
        "xAxis": across,
        "yAxis": up,
        "series": [_bars(one, n, chart) for n, one in enumerate(chart.series)],
    }


def _bars(one: Series, number: int, chart: Chart) -> Mapping[str, Any]:
    return {
        "type": "bar",
        "name": one.name,
        "data": list(one.numbers),
        "stack": "all" if chart.is_stacked else None,
        "barMaxWidth": 28,
        "itemStyle": {"color": one.colour or PALETTE[number % len(PALETTE)]},
        "emphasis": {"disabled": True},
    }


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def top_series(counted: Sequence[tuple[str, tuple[float, ...]]], most: int = 7) -> tuple[Series, ...]:
    """Keep the largest kinds as series of their own and put the others together as one.

    Args:
        counted: Kinds with their numbers, largest first.
        most: Kinds that are kept.
    """
    kept = [Series(name, values) for name, values in counted[:most]]
    rest = counted[most:]
    if rest:
        kept.append(Series("others", tuple(map(sum, zip(*(values for _, values in rest), strict=True)))))
    return tuple(kept)
