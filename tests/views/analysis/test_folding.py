"""One report stands for the rest, and for both directions where both do it."""

import pytest

from dragoman.views.analysis.folding import Count, fold
from made_observations import seen

THERE = {"incident": "i1:a", "actor_countries": ("AAA",), "recipient_countries": ("BBB",)}
BACK = {"incident": "i1:a", "actor_countries": ("BBB",), "recipient_countries": ("AAA",)}


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        pytest.param("CONSULT", {("AAA", "BBB"), ("BBB", "AAA")}, id="who meets is met"),
        pytest.param("ASSAULT", {("AAA", "BBB")}, id="who attacks is not attacked"),
    ],
)
def test_reports_in_opposite_order_count_both_ways_where_both_do_it(
    type_: str, expected: set[tuple[str, str]]
) -> None:
    found = [seen(**BACK, type=type_, probability=0.5), seen(**THERE, type=type_, probability=0.9)]
    (one,) = fold(found, Count.INCIDENTS)
    assert set(one.dyads()) == expected
    assert one.probability == 0.9


def test_one_a_day_is_of_the_parties_that_are_asked_for() -> None:
    """An attack on rebels and one on civilians of a state are two."""
    at = {"actor_parties": ("AAA-MIL",), "type": "ASSAULT"}
    found = [seen(**at, recipient_parties=(party,)) for party in ("AAA-REB", "AAA-CVL", "AAA-CVL")]
    assert [one.recipient_parties for one in fold(found, Count.ONE_A_DAY)] == [("AAA-REB",), ("AAA-CVL",)]


@pytest.mark.parametrize(
    "other", [THERE, {**BACK, "incident": "i1:b"}], ids=["same order", "another incident"]
)
def test_else_an_incident_counts_one_way(other: dict[str, object]) -> None:
    found = [seen(**THERE, type="CONSULT", probability=0.9), seen(**other, type="CONSULT", probability=0.5)]
    assert fold(found, Count.INCIDENTS)[0].dyads() == (("AAA", "BBB"),)
