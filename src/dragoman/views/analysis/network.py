"""Networks: who acts on whom, with signed weights, and how central each node is."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dragoman.store.observations import Observation
from dragoman.views.analysis.expected import expected_count, rounded

MOST_NODES = 2000
"""Nodes up to which eigenvectors are computed: 1,000 took 2 s, and the time grows with the cube."""

# Eigenvalues this close, by their size, are one: rounding tells apart what symmetry makes equal.
_SAME = 1e-9


class Node(StrEnum):
    """What a node is."""

    COUNTRY = "country"
    ACTOR = "actor"


class Scale(StrEnum):
    """What gives a tie its sign and strength."""

    INTENSITY = "intensity"
    GOLDSTEIN = "goldstein"
    QUAD = "quad"


@dataclass(frozen=True, slots=True)
class Edge:
    """What one node did to another.

    Attributes:
        source: Who acts.
        target: Who is acted upon.
        events: Events counted.
        expected: Expected number of them, Σp.
        low: Lower end of its 95% interval.
        high: Upper end.
        positive: Σp·x over events with a positive value.
        negative: Σp·x over events with a negative value, at most 0.
        weight: The signed weight, ``positive`` and ``negative`` added.
    """

    source: str
    target: str
    events: int
    expected: float
    low: float
    high: float
    positive: float
    negative: float
    weight: float


@dataclass(frozen=True, slots=True)
class Centrality:
    """Where one node stands.

    Attributes:
        node: Its name.
        out_degree: Nodes that it acts on.
        in_degree: Nodes that act on it.
        out_strength: Expected events in which it acts.
        in_strength: Expected events in which it is acted upon.
        positive: Positive weights of all its ties, out and in.
        negative: Negative weights of them.
        eigenvector: Eigenvector centrality, or None where there are too many nodes for it.
    """

    node: str
    out_degree: int
    in_degree: int
    out_strength: float
    in_strength: float
    positive: float
    negative: float
    eigenvector: float | None


@dataclass(frozen=True, slots=True)
class Network:
    """A directed, signed, weighted network.

    Attributes:
        edges: Ties, by source and target.
        nodes: Nodes, by name.
        set_aside: Why events are no tie, and how many.
    """

    edges: tuple[Edge, ...]
    nodes: tuple[Centrality, ...]
    set_aside: Mapping[str, int]


def make_network(found: Iterable[Observation], node: Node, scale: Scale) -> Network:
    """Make ties of events.

    An event with several parties on a side is a tie of each pair, a mutual one both ways; a party is no tie
    to itself.

    Args:
        found: The events.
        node: Countries, or actors by name.
        scale: PLOVER intensity; Goldstein value, where an event without one weighs nothing; or quad: 1 for
            cooperation, -1 for conflict.
    """
    ties: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    aside: Counter[str] = Counter()
    for one in found:
        pairs = one.dyads() if node is Node.COUNTRY else one.pairs(one.actors, one.recipients)
        if not pairs:
            aside[f"no {node} on one of the sides, or the same on both"] += 1
        for pair in pairs:
            ties[pair].append(one)
    edges = tuple(_edge(pair, events, scale) for pair, events in sorted(ties.items()))
    return Network(edges, _nodes(edges), dict(aside))


def eigenvector_centrality(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the eigenvector centrality of each node, with Euclidean norm 1.

    It is proportional to the sum of one's neighbours' centralities, weighed by the ties (Bonacich 1972,
    "Factoring and weighting approaches to status scores and clique identification", Journal of Mathematical
    Sociology 2): the eigenvector of the largest eigenvalue. Where several components share that eigenvalue
    it is the projection of (1, …, 1) on their space, so that equal nodes come out equal. Nodes outside the
    strongest component have 0.

    Args:
        weights: Symmetric, not negative.
    """
    if not weights.any():
        return np.zeros(len(weights))
    values, vectors = np.linalg.eigh(weights)
    leading = vectors[:, values >= values[-1] * (1 - _SAME)]
    found = np.abs(leading @ leading.sum(axis=0))
    return np.asarray(found / np.linalg.norm(found))


def _edge(pair: tuple[str, str], events: Sequence[Observation], scale: Scale) -> Edge:
    count = expected_count([one.probability for one in events])
    parts = [one.probability * _value(one, scale) for one in events]
    positive = math.fsum(part for part in parts if part > 0)
    negative = math.fsum(part for part in parts if part < 0)
    return Edge(
        *(*pair, len(events), rounded(count.value), count.low, count.high),
        *(rounded(positive), rounded(negative), rounded(math.fsum(parts))),
    )


def _value(one: Observation, scale: Scale) -> float:
    if scale is Scale.QUAD:
        return 1.0 if one.quad <= 2 else -1.0
    return one.intensity if scale is Scale.INTENSITY else one.goldstein or 0.0


def _nodes(edges: Sequence[Edge]) -> tuple[Centrality, ...]:
    """Describe every node of some ties."""
    names = sorted({name for edge in edges for name in (edge.source, edge.target)})
    out: dict[str, list[Edge]] = defaultdict(list)
    into: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        out[edge.source].append(edge)
        into[edge.target].append(edge)
    central = _eigenvectors(names, edges)
    return tuple(_node(name, out[name], into[name], central.get(name)) for name in names)


def _node(name: str, out: Sequence[Edge], into: Sequence[Edge], central: float | None) -> Centrality:
    both = (*out, *into)
    return Centrality(
        *(name, len(out), len(into)),
        rounded(math.fsum(edge.expected for edge in out)),
        rounded(math.fsum(edge.expected for edge in into)),
        rounded(math.fsum(edge.positive for edge in both)),
        rounded(math.fsum(edge.negative for edge in both)),
        central,
    )


def _eigenvectors(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, float]:
    """Give eigenvector centralities by name, on expected events in both directions added."""
    if len(names) > MOST_NODES:
        return {}
    place = {name: number for number, name in enumerate(names)}
    weights = np.zeros((len(names), len(names)))
    for edge in edges:
        ends = place[edge.source], place[edge.target]
        weights[ends] += edge.expected
        weights[ends[::-1]] += edge.expected
    return {
        name: rounded(float(value))
        for name, value in zip(names, eigenvector_centrality(weights), strict=True)
    }
