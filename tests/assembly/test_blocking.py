"""Reports that may be of one happening share a block; no block is compared quadratically."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.blocking import BOUND, Member, is_displaced, keys, pairs
from dragoman.assembly.reports import traits
from made_reports import Said, report_of

ONE = Said("a")
MEMBERS = st.lists(st.builds(Member, st.integers(0, 5), st.uuids().map(str)), max_size=250, unique=True)


def shared(one: Said, other: Said) -> bool:
    return bool(set(keys(traits(report_of(one)))) & set(keys(traits(report_of(other)))))


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Said("b"), True),
        (Said("b", day="2016-05-04"), True),
        (Said("b", day=None, published="2016-05-05"), True),
        (Said("b", day="2016-05-23", published="2016-05-24"), False),
        (Said("b", actors=(), recipients=(), place="Norra"), True),
        (Said("b", actors=(), place=None), True),
        (Said("b", type="PROTEST"), False),
        (Said("b", actors=("CCC",), recipients=(), place="Otria"), False),
    ],
    ids=str,
)
def test_reports_meet_by_any_party_or_place_on_days_that_touch(other: Said, meets: bool) -> None:
    assert shared(ONE, other) is meets


@given(st.integers(1, 28), st.integers(1, 28))
def test_days_that_may_be_one_share_a_block_and_no_others_need_to(one: int, other: int) -> None:
    """A day apart meets across the edge of a bucket, eight days apart never."""
    met = shared(Said("a", day=f"2016-06-{one:02}"), Said("b", day=f"2016-06-{other:02}"))
    if abs(one - other) <= 1:
        assert met
    if abs(one - other) >= 8:
        assert not met


@given(MEMBERS)
def test_a_crowded_block_is_compared_with_its_first_reports_only(members: list[Member]) -> None:
    """Everyone meets the first ones; the number of pairs grows with the members, not with their square."""
    found = list(pairs(members))
    assert len(found) == len(set(found))
    first = sorted(members)[:BOUND]
    expected = {tuple(sorted((a.id, b.id))) for a in first for b in members if a.id != b.id}
    assert set(found) == expected


@given(MEMBERS, MEMBERS)
def test_a_block_says_when_old_pairs_are_lost(before: list[Member], added: list[Member]) -> None:
    """Exactly then the old members' components are to be clustered anew."""
    after = [*before, *(one for one in added if one not in before)]
    old = {one.id for one in before}
    kept = {pair for pair in pairs(after) if set(pair) <= old}
    assert is_displaced(before, after) == (kept != set(pairs(before)))
