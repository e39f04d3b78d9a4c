"""A network as GraphML, for Gephi, igraph, networkx and others."""

from collections.abc import Iterator
from dataclasses import fields
from xml.sax.saxutils import escape, quoteattr

from dragoman.views.analysis.network import Centrality, Edge, Network

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_INTEGERS = frozenset({"events", "out_degree", "in_degree"})
_NODE = tuple(field.name for field in fields(Centrality) if field.name != "node")
_EDGE = tuple(field.name for field in fields(Edge) if field.name not in {"source", "target"})


def graphml(network: Network) -> Iterator[str]:
    """Write a network as lines of GraphML.

    Nodes have the ids n0, n1 … in the order of their names, and their name as ``label``; a number that is
    not known is left out.
    """
    yield _HEAD
    yield '  <key id="label" for="node" attr.name="label" attr.type="string"/>\n'
    yield from _keys("node", _NODE)
    yield from _keys("edge", _EDGE)
    yield '  <graph edgedefault="directed">\n'
    ids = {node.node: f"n{number}" for number, node in enumerate(network.nodes)}
    for node in network.nodes:
        yield f'    <node id="{ids[node.node]}"><data key="label">{escape(_clean(node.node))}</data>'
        yield from _data("node", node, _NODE)
        yield "</node>\n"
    for edge in network.edges:
        yield f"    <edge source={quoteattr(ids[edge.source])} target={quoteattr(ids[edge.target])}>"
        yield from _data("edge", edge, _EDGE)
        yield "</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(kind: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        number = "int" if name in _INTEGERS else "double"
        yield f'  <key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{number}"/>\n'


def _data(kind: str, record: object, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(record, name)
        if value is not None:
            yield f'<data key="{kind}_{name}">{value}</data>'


def _clean(name: str) -> str:
    """Leave out what XML 1.0 cannot hold."""
    return "".join(c for c in name if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
