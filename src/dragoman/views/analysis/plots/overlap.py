"""The overlap matrix of a comparison: their types by ours, those without a partner last."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from dragoman.views.analysis.plots import style
from dragoman.views.analysis.plots.heat import write_cells

MOST_KINDS = 26
"""Types of theirs that one picture can name."""


@dataclass(frozen=True, slots=True)
class OverlapPlot:
    """What a picture of a comparison shows.

    Attributes:
        title: What is shown.
        ours: Our types, and ``none`` for theirs without a partner.
        theirs: Their types, and ``none`` for ours without one.
        counts: For each of theirs, pairs with each of ours.
        left_out: Types of theirs that are not drawn.
    """

    title: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    left_out: int = 0

    @property
    def note(self) -> str:
        """How it was made."""
        left = f" {self.left_out} of their types are not drawn." if self.left_out else ""
        return (
            "Pairs of one event of theirs and one of ours, by day, distance and type. None: events without "
            "a partner, which says that one side has them, not that they are wrong.\n"
            f"The shade is by the root of the number, so that small ones are seen beside large ones.{left}"
        )

    def draw(self, figure: Figure) -> None:
        """Draw a cell for every pair of types, with its number."""
        if not self.theirs or not self.ours:
            style.empty(figure, "Nothing is left to compare.")
            return
        axes = figure.add_axes((0.27, 0.17, 0.7, 0.6))
        values = np.sqrt(np.array(self.counts, dtype=float))
        axes.imshow(values, cmap=style.SEQUENCE, aspect="auto", vmin=0, vmax=max(1.0, float(values.max())))
        axes.set_yticks(range(len(self.theirs)), [style.label(name, 32) for name in self.theirs])
        axes.set_xticks(range(len(self.ours)), list(self.ours), rotation=40, ha="left")
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelsize=8 if len(self.theirs) <= 18 else 6.5)
        axes.set_ylabel("theirs")
        for side in axes.spines.values():
            side.set_visible(False)
        # Those without a partner are not a type.
        axes.axhline(len(self.theirs) - 1.5, color=style.INK, linewidth=0.8)
        axes.axvline(len(self.ours) - 1.5, color=style.INK, linewidth=0.8)
        write_cells(axes, self.counts)


def overlap_plot(header: Sequence[str], rows: Sequence[Sequence[str | int]], title: str) -> OverlapPlot:
    """Give what is drawn of a matrix, as ``compare.matrix`` gives it: its numbers, no others."""
    named = [(str(row[0]), tuple(int(count) for count in row[1:])) for row in rows]
    *kinds, none = named
    largest = sorted(kinds, key=lambda row: (-sum(row[1]), row[0]))[:MOST_KINDS]
    kept = [row for row in kinds if row in largest]
    return OverlapPlot(
        title,
        tuple(header[1:]),
        tuple(name for name, _ in (*kept, none)),
        tuple(counts for _, counts in (*kept, none)),
        len(kinds) - len(kept),
    )
