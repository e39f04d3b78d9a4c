"""Which states border one another."""

import pytest

from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.borders import borders


def test_borders_are_shared() -> None:
    """Whoever borders a state is bordered by it, and none borders itself."""
    found = borders()
    for state, others in found.items():
        assert state not in others
        assert all(state in found[other] for other in others)


def test_all_are_states_that_are_known() -> None:
    """Every code is one that the actor files use."""
    known = {party.country for party in load_actors().parties.values()}
    assert set(borders()) - known == set()


@pytest.mark.parametrize(
    ("state", "other", "beside"),
    [
        ("KOR", "PRK", True),
        ("RUS", "UKR", True),
        ("GBR", "IRL", True),
        ("KEN", "NGA", False),
        ("CHN", "KOR", False),
        ("USA", "RUS", False),
    ],
)
def test_some_borders(state: str, other: str, beside: bool) -> None:
    """Pairs that anybody can look up on a map."""
    assert (other in borders()[state]) == beside
