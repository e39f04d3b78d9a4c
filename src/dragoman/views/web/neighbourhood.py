"""The part of a network around one or two of its nodes: those who have most to do with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.views.analysis.network import Edge, Network


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A network cut to some nodes.

    Attributes:
        ends: The nodes in the middle.
        names: All nodes that are kept, the ends first, then the others by what they have to do with them.
        ties: Ties among these nodes, the strongest first.
        left_out: How many nodes are not kept.
    """

    ends: tuple[str, ...]
    names: tuple[str, ...]
    ties: tuple[Edge, ...]
    left_out: int


def neighbourhood(network: Network, ends: Sequence[str], most: int) -> Neighbourhood:
    """Keep the nodes that have most expected events with the ends.

    Args:
        network: The whole.
        ends: Nodes in the middle; one that is in no tie is left out.
        most: How many others are kept.
    """
    with_ends: dict[str, float] = {}
    for edge in network.edges:
        for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
            if here in ends and there not in ends:
                with_ends[there] = with_ends.get(there, 0.0) + edge.expected
    others = sorted(with_ends, key=lambda name: (-with_ends[name], name))
    tied = {name for edge in network.edges for name in (edge.source, edge.target)}
    middle = tuple(end for end in dict.fromkeys(ends) if end in tied)
    names = (*middle, *others[:most])
    kept = set(names)
    ties = [edge for edge in network.edges if edge.source in kept and edge.target in kept]
    ties.sort(key=lambda edge: (-edge.expected, edge.source, edge.target))
    return Neighbourhood(middle, names, tuple(ties), len(others) - len(others[:most]))
