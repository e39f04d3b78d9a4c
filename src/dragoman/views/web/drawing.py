"""The one way to make drawings: SVG from shapes and numbers, with words only where words are escaped.

Lengths across are per cent of the drawing's width and heights are pixels, so that a drawing fits any screen
and its words stay as large as the page's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.views.html import Markup, element, join, text

_TAGS = frozenset("svg g rect circle line path text title desc".split())
_NAMES = {
    "view_box": "viewBox",
    "aria_label": "aria-label",
    "aria_hidden": "aria-hidden",
    "aria_labelledby": "aria-labelledby",
    "text_anchor": "text-anchor",
    "class_": "class",
    **{name: name for name in "d role x y x1 x2 y1 y2 cx cy r rx d width height id focusable".split()},
}
_ROW = 34  # pixels: a line of words and the range below it
_AXIS = 24


def shape(tag: str, *children: Markup | str, **attributes: str | float | None) -> Markup:
    """Make a shape; words are escaped.

    Raises:
        ValueError: A tag or attribute that drawings do not use.
    """
    if tag not in _TAGS:
        raise ValueError(f"tag {tag!r} is not one of those that drawings use")
    written = "".join(_attribute(name, value) for name, value in attributes.items() if value is not None)
    return Markup(f"<{tag}{written}>{join(*children).source}</{tag}>")


def _attribute(name: str, value: str | float) -> str:
    if name not in _NAMES:
        raise ValueError(f"attribute {name!r} is not one of those that drawings use")
    plain = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return f' {_NAMES[name]}="{text(plain).source}"'


@dataclass(frozen=True, slots=True)
class Range:
    """A row of a chart: from where to where, and the points on it.

    Attributes:
        label: What it is.
        low: Where it begins, in the chart's units; None where nobody says.
        high: Where it ends; None where that is left open.
        points: Points on it, with the sign of each: ``dot`` or ``tick``.
        kind: Class that it is drawn by.
    """

    label: str
    low: float | None
    high: float | None
    points: tuple[tuple[float, str], ...]
    kind: str = ""


def ranges(
    title: str, rows: Sequence[Range], axis: tuple[float, float], ticks: Sequence[tuple[float, str]]
) -> Markup:
    """Draw ranges below each other on one axis.

    Args:
        title: What the drawing shows, for those who do not see it.
        rows: From the top.
        axis: The first and the last value drawn; what reaches beyond is cut at the edge.
        ticks: Values that are written above, in order.
    """
    height = _AXIS + _ROW * len(rows)
    lines = [
        shape("line", x1=_across(at, axis), x2=_across(at, axis), y1=_AXIS - 4, y2=height, class_="grid")
        for at, _ in ticks
    ]
    words = [
        shape(
            "text",
            label,
            x=_across(at, axis),
            y=14,
            text_anchor=_anchor(number, len(ticks)),
            class_="tick-label",
        )
        for number, (at, label) in enumerate(ticks)
    ]
    drawn = [_row(row, _AXIS + _ROW * number, axis) for number, row in enumerate(rows)]
    made = shape(
        "svg",
        shape("title", title),
        *lines,
        *words,
        *drawn,
        width="100%",
        height=height,
        role="img",
        focusable="false",
    )
    return element("div", made, class_="drawing")


def _anchor(number: int, count: int) -> str:
    """Keep the first and the last label within the drawing."""
    return "start" if number == 0 else "end" if number == count - 1 else "middle"


def _row(row: Range, top: float, axis: tuple[float, float]) -> Markup:
    middle = top + 25
    parts = [shape("text", row.label, x="0.5%", y=top + 14, class_="row-label")]
    if row.low is not None:
        end = axis[1] if row.high is None else row.high
        style = "range open" if row.high is None or row.high > axis[1] or row.low < axis[0] else "range"
        parts.append(
            shape(
                "line", x1=_across(row.low, axis), x2=_across(end, axis), y1=middle, y2=middle, class_=style
            )
        )
    for at, sign in row.points:
        x = _across(at, axis)
        if sign == "dot":
            parts.append(shape("circle", cx=x, cy=middle, r=5, class_="dot"))
        else:
            parts.append(shape("line", x1=x, x2=x, y1=middle - 7, y2=middle + 7, class_="tick"))
    return shape("g", *parts, class_=f"row {row.kind}".strip())


def _across(value: float, axis: tuple[float, float]) -> str:
    """Place a value between 2 and 98 per cent of the width."""
    low, high = axis
    share = 0.5 if high == low else (min(max(value, low), high) - low) / (high - low)
    return f"{2 + 96 * share:.2f}%"
