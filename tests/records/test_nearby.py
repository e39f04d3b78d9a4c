"""What stands at some words is found without a look at all, and is what a look at all would find."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records.nearby import Nearby

STRETCH = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(STRETCH, max_size=3)), STRETCH)
def test_it_gives_what_shares_a_character_in_the_order_given(
    things: list[list[tuple[int, int]]], asked: tuple[int, int]
) -> None:
    """A thing may stand at several stretches, or none, and is given once."""
    start, end = asked
    numbered = list(enumerate(things))
    wanted = [thing for thing in numbered if any(s < end and start < e for s, e in thing[1])]
    assert Nearby(numbered, lambda thing: thing[1]).at(start, end) == wanted
