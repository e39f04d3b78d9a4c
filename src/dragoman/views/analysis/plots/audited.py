"""Precision by stratum with its intervals, as judged by people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dragoman.run.review.precision import ALL, Precision
from dragoman.views.analysis.plots import style

MOST_STRATA = 26
"""Strata that one picture can name."""


@dataclass(frozen=True, slots=True)
class AuditPlot:
    """What a picture of an audit shows.

    Attributes:
        title: What is shown.
        fields: For each thing that was judged, its rows: strata, then all; strata named alike in each.
        left_out: Strata that are not drawn.
    """

    title: str
    fields: tuple[tuple[str, tuple[Precision, ...]], ...]
    left_out: int = 0

    @property
    def note(self) -> str:
        """How it was made."""
        left = f" {self.left_out} strata with fewer events are not drawn." if self.left_out else ""
        return (
            "Dots: share of the judged events that are right; lines: 95% intervals (Wilson, corrected for "
            "the size of the stratum). In brackets: judged of all.\n"
            f"All: the strata weighed by their sizes. Nothing is drawn where nothing was judged.{left}"
        )

    def draw(self, figure: Figure) -> None:
        """Draw a panel for each thing judged, side by side."""
        panels = figure.subplots(1, len(self.fields), squeeze=False, sharey=True)[0]
        figure.subplots_adjust(left=0.2, right=0.97, top=0.86, bottom=0.165, wspace=0.12)
        for axes, (name, rows) in zip(panels, self.fields, strict=True):
            _field(axes, rows)
            axes.set_title(name.replace("_", " "), loc="left", fontsize=9, color=style.QUIET)
        rows = self.fields[0][1]
        panels[0].set_yticks(range(len(rows)), [_named(row) for row in rows])
        panels[0].set_ylim(len(rows) - 0.4, -0.6)
        panels[0].tick_params(labelsize=8 if len(rows) <= 20 else 6.5)


def audit_plot(found: Mapping[str, Iterable[Precision]], title: str) -> AuditPlot:
    """Give what is drawn of a judged sheet: the strata with most events, and all together."""
    rows = {name: tuple(part) for name, part in found.items()}
    strata = [row for row in next(iter(rows.values())) if row.stratum != ALL]
    largest = sorted(strata, key=lambda row: (-row.size, row.stratum))[:MOST_STRATA]
    kept = {row.stratum for row in largest}
    fields = tuple(
        (name, tuple(row for row in part if row.stratum in kept or row.stratum == ALL))
        for name, part in rows.items()
    )
    return AuditPlot(title, fields, len(strata) - len(kept))


def _field(axes: Axes, rows: tuple[Precision, ...]) -> None:
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=style.RULE, linewidth=0.6)
    axes.tick_params(length=0)
    axes.spines["left"].set_visible(False)
    axes.set_xlim(-0.02, 1.02)
    axes.set_xticks([0, 0.5, 1], ["0", "50%", "100%"])
    for at, row in enumerate(rows):
        if row.precision is None or row.low is None or row.high is None:
            continue
        is_all = row.stratum == ALL
        colour = style.CONFLICT if is_all else style.COOPERATION
        axes.hlines(at, row.low, row.high, color=colour, linewidth=3 if is_all else 1.8, alpha=0.6)
        axes.plot([row.precision], [at], color=colour, marker="D" if is_all else "o", markersize=5)


def _named(row: Precision) -> str:
    return f"{style.label(row.stratum, 18)}  ({row.judged:,} of {row.size:,})"
