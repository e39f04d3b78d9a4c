"""What several do with each other is done both ways; what they do side by side to others is not."""

import pytest

from dragoman.records import is_mutual, pairs
from made_observations import seen

TWO = {"actor_countries": ("AAA", "BBB"), "recipient_countries": (), "recipients": ()}


@pytest.mark.parametrize(
    ("type_", "quad", "expected"),
    [
        pytest.param("CONSULT", 1, True, id="they met"),
        pytest.param("SUPPORT", 1, True, id="they signed a treaty"),
        pytest.param("RETREAT", 2, True, id="they exchanged prisoners"),
        pytest.param("ASSAULT", 4, True, id="they clashed"),
        pytest.param("SANCTION", 4, True, id="they cut ties"),
        pytest.param("ACCUSE", 3, False, id="they condemned an attack"),
        pytest.param("REJECT", 3, False, id="they rejected a plan"),
        pytest.param("MOBILIZE", 4, False, id="they held troops ready"),
    ],
)
def test_who_acts_without_another_side_does_it_with_each_other_or_not(
    type_: str, quad: int, expected: bool
) -> None:
    one = seen(**TWO, type=type_, quad=quad)
    assert is_mutual(one) is expected
    assert pairs(one, ("AAA", "BBB"), ()) == ([("AAA", "BBB"), ("BBB", "AAA")] if expected else [])


def test_with_somebody_on_the_other_side_nothing_is_mutual() -> None:
    """Nor where nothing but a name is known of him."""
    one = seen(**{**TWO, "recipients": ("gunmen",)}, type="CONSULT", quad=1)
    assert not is_mutual(one)
    assert pairs(one, one.actor_countries, one.recipient_countries) == []
    assert pairs(one, ("AAA", "BBB"), ("BBB",)) == [("AAA", "BBB")]


def test_of_one_party_there_is_no_pair() -> None:
    assert pairs(seen(**TWO, type="CONSULT", quad=1), ("AAA", "AAA"), ()) == []


def test_of_three_each_pair_counts_both_ways() -> None:
    found = pairs(seen(**TWO, type="CONSULT", quad=1), "ABC", ())
    assert found == [*zip("AABBCC", "BCACAB", strict=True)]
