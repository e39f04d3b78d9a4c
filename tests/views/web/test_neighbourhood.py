"""The part of a network around two nodes."""

from dragoman.views.analysis.network import Edge, Network
from dragoman.views.web.neighbourhood import neighbourhood


def tie(source: str, target: str, expected: float) -> Edge:
    return Edge(source, target, 1, expected, 0.0, 1.0, 0.0, -expected, -expected)


NETWORK = Network(
    (tie("A", "B", 1), tie("A", "C", 2), tie("D", "B", 5), tie("C", "D", 9), tie("E", "F", 99)), (), {}
)


def test_those_with_most_to_do_with_the_ends_are_kept_with_all_ties_among_them() -> None:
    found = neighbourhood(NETWORK, ("A", "B"), 2)
    assert found.names == ("A", "B", "D", "C")
    assert [(t.source, t.target) for t in found.ties] == [("C", "D"), ("D", "B"), ("A", "C"), ("A", "B")]
    assert found.left_out == 0


def test_who_does_not_fit_is_counted() -> None:
    found = neighbourhood(NETWORK, ("A", "B"), 1)
    assert found.names == ("A", "B", "D")
    assert found.left_out == 1


def test_an_end_without_a_tie_is_no_node() -> None:
    assert neighbourhood(NETWORK, ("A", "nobody"), 0).names == ("A",)
    assert neighbourhood(Network((), (), {}), ("A", "A"), 3).names == ()
