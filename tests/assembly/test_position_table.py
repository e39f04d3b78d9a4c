"""Positions side by side: cells count what there is; a contradiction is a turn to the other side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.positions import Change, Period, cells, contradictions, period_of
from dragoman.records import Position, Stance
from made_positions import position

FOR, AGAINST, UNCLEAR = Stance.FOR, Stance.AGAINST, Stance.UNCLEAR
DAYS = [None, "2017-09-25", "2017-09-26", "2017-10-03", "2018-01-01"]
ANY = st.lists(
    st.builds(
        position,
        st.sampled_from(["Torvald", "Aldous", "Brisk"]),
        st.sampled_from(list(Stance)),
        st.sampled_from(DAYS),
        matter=st.sampled_from(["dam", "mine"]),
        start=st.integers(0, 5),
    ),
    max_size=12,
    unique_by=lambda made: made.id,
)


@pytest.mark.parametrize(
    ("day", "by", "first"),
    [
        ("2017-09-28", Period.DAY, "2017-09-28"),
        ("2017-09-28", Period.WEEK, "2017-09-25"),
        ("2018-01-01", Period.WEEK, "2018-01-01"),
        ("2017-09-28", Period.MONTH, "2017-09-01"),
        (None, Period.MONTH, "undated"),
    ],
)
def test_a_day_lies_in_its_period(day: str | None, by: Period, first: str) -> None:
    assert period_of(day, by) == first


@given(ANY)
def test_every_position_is_counted_once(made: list[Position]) -> None:
    counted = cells(made, Period.WEEK)
    assert sum(sum(cell.counts.values()) for cell in counted) == len(made)


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_in_which_positions_come_does_not_matter(made: list[Position], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cells(shuffled, Period.DAY) == cells(made, Period.DAY)
    assert contradictions(shuffled) == contradictions(made)


@given(ANY)
def test_a_contradiction_is_of_one_actor_for_and_against(made: list[Position]) -> None:
    for found in contradictions(made):
        assert {found.first.stance, found.second.stance} == {FOR, AGAINST}
        assert found.first.actor.id == found.second.actor.id
        assert found.first.matter == found.second.matter


def test_a_cell_with_both_sides_says_both() -> None:
    made = [
        position("Torvald", side, "2017-09-25", start=n) for n, side in enumerate((FOR, AGAINST, UNCLEAR))
    ]
    (cell,) = cells(made, Period.DAY)
    assert (cell.shown(), cell.counts) == ("both", {FOR: 1, AGAINST: 1, UNCLEAR: 1})


def test_unclear_shows_only_where_nothing_else_is() -> None:
    made = [position("Torvald", UNCLEAR, "2017-09-25"), position("Torvald", FOR, "2017-09-25", start=1)]
    assert [cell.shown() for cell in cells(made, Period.DAY)] == ["for"]


CHANGES = [
    ("2017-09-25", "2017-09-25", Change.SAME_DAY),
    ("2017-09-25", "2017-10-03", Change.LATER),
    (None, "2017-10-03", Change.UNKNOWN),
]


@pytest.mark.parametrize(("one", "two", "change"), CHANGES)
def test_a_contradiction_says_how_its_days_lie(one: str | None, two: str | None, change: Change) -> None:
    made = [position("Torvald", FOR, one), position("Torvald", AGAINST, two, start=1)]
    assert [found.change for found in contradictions(made)] == [change]


def test_turning_back_is_a_second_contradiction() -> None:
    made = [position("Torvald", side, day) for side, day in zip((FOR, AGAINST, FOR), DAYS[1:4], strict=True)]
    assert len(contradictions(made)) == 2


def test_what_is_unclear_contradicts_nothing() -> None:
    made = [position("Torvald", FOR, DAYS[1]), position("Torvald", UNCLEAR, DAYS[2])]
    assert contradictions(made) == ()


def test_what_others_tell_is_marked() -> None:
    """A contradiction between one's own words and hearsay is another matter."""
    made = [position("Torvald", FOR, DAYS[1]), position("Torvald", AGAINST, DAYS[2], told_by="Brisk")]
    assert [found.second_hand for found in contradictions(made)] == [True]
