"""One look for every plot, and bytes that hang on nothing but what is drawn."""

import io
import re
import unicodedata
import warnings
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, Protocol

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from dragoman.views.analysis.plots.forms import Form

WIDTH, HEIGHT, DPI = 9.0, 5.4, 160
"""Inches, and dots an inch of a PNG: 1440 by 864."""

INK, QUIET, RULE, SHADE, PAPER = "#1b1f23", "#565c64", "#d5d9de", "#f1f3f5", "#ffffff"
# Blue and vermilion of Okabe & Ito 2008, "Color Universal Design", darkened until text in them has a contrast
# of 5:1 on white; who sees no colours sees two greys, and every use has a second sign beside the colour.
COOPERATION, CONFLICT = "#0067a5", "#b24a00"
LINES = (COOPERATION, CONFLICT, "#00735c", "#8a3f78")
# One hue from pale to dark (ColorBrewer): lightness alone tells the shades apart, whatever colours one sees.
SEQUENCE = "Blues"

_PATH = re.compile(rb' (?:d|points)="[^"]*"')
_FRACTION = re.compile(rb"-?\d+\.\d+(?:e-?\d+)?")
_SALT = "dragoman"
_LONGEST = 28
# What a user's matplotlibrc or a running program may have set for itself and wants to keep.
_NOT_OURS = ("backend", "interactive", "toolbar", "timezone", "date.epoch", "webagg", "tk.", "keymap")
_LOOK: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9.0,
    "text.parse_math": False,  # a name with dollars in it is no formula
    "text.color": INK,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": QUIET,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "figure.dpi": 100,
    "svg.hashsalt": _SALT,
    "svg.fonttype": "none",  # words stay words: they can be searched, read aloud and copied
}
# Matplotlib keeps its settings for the whole process, so one picture is drawn at a time.
_ONE = Lock()


class Plot(Protocol):
    """A picture before it is drawn: a record of the very numbers that are drawn."""

    @property
    def title(self) -> str:
        """What is shown."""

    @property
    def note(self) -> str:
        """How it was made, and what it does not say."""

    def draw(self, figure: Figure) -> None:
        """Draw it into an empty figure."""


def render(plot: Plot, form: Form) -> bytes:
    """Draw a plot; the same numbers give the same bytes.

    Args:
        plot: What to draw.
        form: PNG, or SVG with its words as text.
    """
    out = io.BytesIO()
    with _ONE, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of signs that the font lacks: a box stands in their place
        with mpl.rc_context(_settings()):
            figure = Figure(figsize=(WIDTH, HEIGHT))
            (FigureCanvasSVG if form is Form.SVG else FigureCanvasAgg)(figure)
            _words(figure, plot)
            plot.draw(figure)
            figure.savefig(out, format=form.value, dpi=DPI, metadata=_metadata(plot, form))
    return _trimmed(out.getvalue()) if form is Form.SVG else out.getvalue()


def label(text: str, longest: int = _LONGEST) -> str:
    """Make words fit for a picture: no control or direction marks, one line, not too long."""
    kept = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    line = " ".join(kept.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def number(value: float) -> str:
    """Write a number as short as it can be read."""
    return f"{value:,.0f}" if abs(value) >= 10 or value == int(value) else f"{value:.2g}"


def period_ticks(axes: Axes, labels: Sequence[str], most: int = 9) -> None:
    """Name periods along the x-axis, as many as there is room for."""
    step = max(1, -(-len(labels) // most))
    places = range(0, len(labels), step)
    axes.set_xticks(list(places), [labels[at] for at in places])
    axes.tick_params(axis="x", pad=6)


def rules(axes: Axes) -> None:
    """Draw quiet lines behind what is drawn, to read values off."""
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=RULE, linewidth=0.6)
    axes.tick_params(length=0)


def empty(figure: Figure, words: str) -> None:
    """Say in an empty picture why it is empty."""
    figure.text(0.5, 0.5, words, ha="center", va="center", color=QUIET, fontsize=11)


def _words(figure: Figure, plot: Plot) -> None:
    figure.text(0.02, 0.965, label(plot.title, 100), fontsize=12, fontweight="bold", va="top")
    figure.text(0.02, 0.02, plot.note, fontsize=7.5, color=QUIET, va="bottom", linespacing=1.35)


def _trimmed(svg: bytes) -> bytes:
    """Write coordinates in hundredths of a point: half the size, and nobody sees the rest."""
    return _PATH.sub(lambda path: _FRACTION.sub(_hundredths, path[0]), svg)


def _hundredths(found: re.Match[bytes]) -> bytes:
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".").encode()


def _metadata(plot: Plot, form: Form) -> dict[str, str | None]:
    """Give what stands in the file beside the picture: no day, no version of a library."""
    title = label(plot.title, 100)
    if form is Form.PNG:
        return {"Title": title, "Software": None}
    return {"Title": title, "Creator": "Dragoman", "Date": None}


def _settings() -> Any:  # noqa: ANN401 - its keys are a closed list in the stubs, and these are all of them
    """Give the library's own defaults, whatever this machine has set, with our look on them."""
    given: Mapping[str, Any] = dict(mpl.rcParamsDefault)  # type: ignore[arg-type]
    return {**{key: value for key, value in given.items() if not key.startswith(_NOT_OURS)}, **_LOOK}
