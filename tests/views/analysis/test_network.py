"""Networks: weights by hand, centralities of graphs whose answer is known, GraphML that reads back."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dragoman.views.analysis.graphml import graphml
from dragoman.views.analysis.network import Node, Scale, eigenvector_centrality, make_network
from made_observations import seen

FOUND = (
    seen(intensity=-9.0, probability=0.5),
    seen(intensity=4.0, probability=1.0, quad=2, goldstein=None),
    seen(actor_countries=("BBB",), recipient_countries=("AAA", "CCC"), intensity=-2.0, probability=0.25),
)
CODES = st.lists(st.sampled_from(["AAA", "BBB", "CCC", "DDD"]), max_size=2, unique=True).map(tuple)
EVENTS = st.lists(
    st.builds(
        seen,
        actor_countries=CODES,
        recipient_countries=CODES,
        probability=st.floats(0, 1),
        intensity=st.floats(-10, 10),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


def symmetric(size: int, *ties: tuple[int, int]) -> np.ndarray:
    made = np.zeros((size, size))
    for one, other in ties:
        made[one, other] = made[other, one] = 1
    return made


@pytest.mark.parametrize(("node", "ends"), [(Node.COUNTRY, ("AAA", "BBB")), (Node.ACTOR, ("Army", "Guard"))])
def test_who_acts_with_each_other_is_tied_both_ways(node: Node, ends: tuple[str, str]) -> None:
    clash = seen(
        actor_countries=("AAA", "BBB"), actors=("Army", "Guard"), recipient_countries=(), recipients=()
    )
    edges = make_network([clash], node, Scale.INTENSITY).edges
    assert [(edge.source, edge.target) for edge in edges] == [ends, ends[::-1]]


def test_ties_by_hand() -> None:
    first, second, third = make_network(FOUND, Node.COUNTRY, Scale.INTENSITY).edges
    assert (first.source, first.target, first.events, first.expected) == ("AAA", "BBB", 2, 1.5)
    assert (first.positive, first.negative, first.weight) == (4.0, -4.5, -0.5)
    assert (first.low, first.high) == (1, 2)
    assert (second.source, second.target, second.weight) == ("BBB", "AAA", -0.5)
    assert (third.source, third.target, third.weight) == ("BBB", "CCC", -0.5)


@pytest.mark.parametrize(
    ("scale", "weight"), [(Scale.INTENSITY, -0.5), (Scale.GOLDSTEIN, -5.0), (Scale.QUAD, 0.5)]
)
def test_the_scale_decides_the_sign(scale: Scale, weight: float) -> None:
    assert make_network(FOUND, Node.COUNTRY, scale).edges[0].weight == weight


def test_nodes_by_hand() -> None:
    node = {one.node: one for one in make_network(FOUND, Node.COUNTRY, Scale.INTENSITY).nodes}["BBB"]
    assert (node.out_degree, node.in_degree) == (2, 1)
    assert (node.out_strength, node.in_strength) == (0.5, 1.5)
    assert (node.positive, node.negative) == (4.0, -5.5)


def test_actors_are_nodes_by_name() -> None:
    (edge,) = make_network([seen()], Node.ACTOR, Scale.QUAD).edges
    assert (edge.source, edge.target) == ("Army of A", "Army of B")


@given(EVENTS)
def test_every_pair_is_in_one_tie_and_no_node_is_tied_to_itself(events: list) -> None:
    made = make_network(events, Node.COUNTRY, Scale.INTENSITY)
    pairs = sum(a != b for e in events for a in e.actor_countries for b in e.recipient_countries)
    assert sum(edge.events for edge in made.edges) == pairs
    assert all(edge.source != edge.target for edge in made.edges)
    assert made == make_network(events[::-1], Node.COUNTRY, Scale.INTENSITY)


@given(EVENTS)
def test_what_goes_out_comes_in(events: list) -> None:
    nodes = make_network(events, Node.COUNTRY, Scale.INTENSITY).nodes
    assert sum(one.out_degree for one in nodes) == sum(one.in_degree for one in nodes)
    assert sum(one.out_strength for one in nodes) == pytest.approx(sum(one.in_strength for one in nodes))


ROOT = math.sqrt(2)
GRAPHS = [
    pytest.param(symmetric(2, (0, 1)), [1 / ROOT, 1 / ROOT], id="two nodes are equal"),
    pytest.param(symmetric(3, (0, 1), (1, 2)), [0.5, ROOT / 2, 0.5], id="the middle of a path"),
    pytest.param(symmetric(4, (0, 1), (2, 3)), [0.5] * 4, id="two equal pairs are equal"),
    pytest.param(
        symmetric(5, (0, 1), (0, 2), (1, 2), (3, 4)), [1 / math.sqrt(3)] * 3 + [0, 0], id="a stronger part"
    ),
    pytest.param(symmetric(5, *pairwise([0, 1, 2, 3, 4, 0])), [1 / math.sqrt(5)] * 5, id="a ring"),
    pytest.param(np.zeros((2, 2)), [0, 0], id="no ties"),
]


@pytest.mark.parametrize(("weights", "wanted"), GRAPHS)
def test_eigenvector_centralities_that_are_known(weights: np.ndarray, wanted: list[float]) -> None:
    assert eigenvector_centrality(weights) == pytest.approx(wanted, abs=1e-9)


def test_graphml_reads_back() -> None:
    made = make_network([seen(actors=("A & <B>\x00",), recipients=("Bé",))], Node.ACTOR, Scale.INTENSITY)
    tree = etree.fromstring("".join(graphml(made)).encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    labels = tree.xpath("//g:node/g:data[@key='label']/text()", namespaces=space)
    (edge,) = tree.xpath("//g:edge", namespaces=space)
    keys = set(tree.xpath("//g:key/@id", namespaces=space))
    assert labels == ["A & <B>", "Bé"]
    assert (edge.get("source"), edge.get("target")) == ("n0", "n1")
    assert {data.get("key") for data in tree.iter("{*}data")} <= keys
    assert float(edge.xpath("g:data[@key='edge_weight']/text()", namespaces=space)[0]) == -4.5
