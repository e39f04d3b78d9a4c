"""A network as a picture: nodes on a circle, what one did to another as arrows with sign and weight."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from dragoman.views.analysis.network import Edge, Network
from dragoman.views.analysis.plots import style

MOST_NODES, MOST_TIES = 24, 90
"""More than these, and nothing could be read off the picture."""

_THINNEST, _THICKEST = 0.5, 4.5
_SMALLEST, _LARGEST = 20.0, 420.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A node as drawn: its name, its place in the picture, and its expected events in both directions."""

    name: str
    x: float
    y: float
    strength: float


@dataclass(frozen=True, slots=True)
class NetworkPlot:
    """What a picture of a network shows.

    Attributes:
        title: What is shown.
        dots: Nodes, around the circle.
        ties: What one did to another.
        nodes_left_out: Nodes that are not drawn.
        ties_left_out: Ties that are not.
    """

    title: str
    dots: tuple[Dot, ...]
    ties: tuple[Edge, ...]
    nodes_left_out: int = 0
    ties_left_out: int = 0

    @property
    def note(self) -> str:
        """How it was made."""
        left = (
            f" Not drawn: {self.nodes_left_out} nodes and {self.ties_left_out} ties with fewer events."
            if self.nodes_left_out or self.ties_left_out
            else ""
        )
        return (
            "An arrow runs from who acts to who is acted upon; its width is the size of its signed weight, "
            "each event counting with the probability that it is rightly coded.\n"
            f"Size of a node: expected events, out and in.{left}"
        )

    def draw(self, figure: Figure) -> None:
        """Draw arrows, then nodes, then names outside the circle."""
        if not self.dots:
            style.empty(figure, "No tie is left to draw.")
            return
        axes = figure.add_axes((0.02, 0.13, 0.96, 0.78))
        axes.set_aspect("equal")
        axes.set_axis_off()
        axes.set_xlim(-2.3, 2.3)
        axes.set_ylim(-1.22, 1.22)
        _arrows(axes, self)
        _nodes(axes, self.dots)
        for row, (colour, dashes, words) in enumerate(
            (
                (style.COOPERATION, "-", "cooperation outweighs"),
                (style.CONFLICT, (0, (4, 1.6)), "conflict outweighs"),
            )
        ):
            height = 1.12 - 0.13 * row
            axes.plot([-2.25, -2.02], [height, height], color=colour, linestyle=dashes, linewidth=2)
            axes.text(-1.97, height, words, color=colour, va="center", fontsize=8)


def network_plot(network: Network, title: str) -> NetworkPlot:
    """Give what is drawn of a network: the ties with most expected events, and the nodes they join."""
    strength = {one.node: one.out_strength + one.in_strength for one in network.nodes}
    ties = _strongest(network.edges)
    kept = {name for tie in ties for name in (tie.source, tie.target)}
    order = around(kept, ties, strength)
    dots = []
    for at, name in enumerate(order):
        turn = math.pi / 2 - 2 * math.pi * at / len(order)
        dots.append(Dot(name, round(math.cos(turn), 6), round(math.sin(turn), 6), strength[name]))
    return NetworkPlot(
        title,
        tuple(dots),
        tuple(sorted(ties, key=lambda tie: (tie.source, tie.target))),
        len(strength) - len(kept),
        len(network.edges) - len(ties),
    )


def _strongest(edges: Iterable[Edge]) -> list[Edge]:
    """Take ties by their events until there are as many nodes or ties as can be read."""
    taken: list[Edge] = []
    names: set[str] = set()
    for tie in sorted(edges, key=lambda tie: (-tie.expected, tie.source, tie.target)):
        joined = names | {tie.source, tie.target}
        if len(joined) <= MOST_NODES and len(taken) < MOST_TIES:
            names = joined
            taken.append(tie)
    return taken


def around(names: Iterable[str], ties: Iterable[Edge], strength: Mapping[str, float]) -> tuple[str, ...]:
    """Order nodes for a circle: from the strongest on, next always the one most tied to the last ones.

    A node counts its ties to those placed already, the nearer in the circle the more, so that those who deal
    with each other stand together. Equal ones come by strength, then by name.
    """
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for tie in ties:
        weights[tie.source][tie.target] += tie.expected
        weights[tie.target][tie.source] += tie.expected
    left = sorted(names, key=lambda name: (-strength[name], name))
    placed: list[str] = []
    while left:
        near = [(1 / (1 + back), name) for back, name in enumerate(reversed(placed))]
        best = max(left, key=lambda name: sum(part * weights[name][other] for part, other in near))
        placed.append(best)
        left.remove(best)
    return tuple(placed)


def _arrows(axes: Axes, plot: NetworkPlot) -> None:
    places = {dot.name: (dot.x, dot.y) for dot in plot.dots}
    radius = {dot.name: _size(dot, plot.dots) ** 0.5 / 2 for dot in plot.dots}
    largest = max((abs(tie.weight) for tie in plot.ties), default=0.0) or 1.0
    for tie in sorted(plot.ties, key=lambda tie: abs(tie.weight)):
        cooperates = tie.weight >= 0
        width = _THINNEST + (_THICKEST - _THINNEST) * (abs(tie.weight) / largest) ** 0.5
        axes.add_patch(
            FancyArrowPatch(
                places[tie.source],
                places[tie.target],
                connectionstyle="arc3,rad=0.16",
                arrowstyle="-|>",
                mutation_scale=7 + width,
                shrinkA=radius[tie.source] + 1,
                shrinkB=radius[tie.target] + 1,
                linewidth=width,
                linestyle="-" if cooperates else (0, (4, 1.6)),
                color=style.COOPERATION if cooperates else style.CONFLICT,
                alpha=0.75,
            )
        )


def _nodes(axes: Axes, dots: Sequence[Dot]) -> None:
    for dot in dots:
        axes.scatter(
            [dot.x],
            [dot.y],
            s=_size(dot, dots),
            color=style.INK,
            edgecolor=style.PAPER,
            linewidth=1,
            zorder=3,
        )
        away = 1 + (_size(dot, dots) ** 0.5 / 2 + 5) / 165
        axes.text(
            dot.x * away,
            dot.y * away,
            style.label(dot.name),
            ha="left" if dot.x > 0.15 else "right" if dot.x < -0.15 else "center",
            va="bottom" if dot.y > 0.9 else "top" if dot.y < -0.9 else "center",
            zorder=4,
        )


def _size(dot: Dot, dots: Sequence[Dot]) -> float:
    largest = max(one.strength for one in dots) or 1.0
    return _SMALLEST + (_LARGEST - _SMALLEST) * dot.strength / largest
