"""However spans overlap, each piece of text lies in all of its spans and in no part of one."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.web.article.spans import Paint, Piece, Role, cut

A, B = "e1:a", "e1:b"


def paint(start: int, end: int, role: Role = Role.ACTOR, owner: str = A) -> Paint:
    return Paint(start, end, role, owner)


@pytest.mark.parametrize(
    ("paints", "expected"),
    [
        pytest.param([], [(0, 10, 0)], id="none"),
        pytest.param([(2, 5)], [(0, 2, 0), (2, 5, 1), (5, 10, 0)], id="one"),
        pytest.param([(2, 5), (5, 7)], [(0, 2, 0), (2, 5, 1), (5, 7, 1), (7, 10, 0)], id="side by side"),
        pytest.param(
            [(2, 6), (4, 8)], [(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 1), (8, 10, 0)], id="crossing"
        ),
        pytest.param([(1, 9), (3, 4)], [(0, 1, 0), (1, 3, 1), (3, 4, 2), (4, 9, 1), (9, 10, 0)], id="nested"),
        pytest.param([(-3, 4), (8, 20)], [(0, 4, 1), (4, 8, 0), (8, 10, 1)], id="reaching out"),
        pytest.param([(3, 3), (7, 5)], [(0, 10, 0)], id="of no characters"),
        pytest.param([(0, 10)], [(0, 10, 1)], id="the whole"),
        pytest.param([(12, 15)], [(0, 10, 0)], id="elsewhere"),
    ],
)
def test_text_is_cut_at_every_edge(
    paints: list[tuple[int, int]], expected: list[tuple[int, int, int]]
) -> None:
    found = cut(0, 10, [paint(*at, owner=f"e1:{number}") for number, at in enumerate(paints)])
    assert [(piece.start, piece.end, len(piece.paints)) for piece in found] == expected


def test_nothing_is_cut_of_nothing() -> None:
    assert cut(4, 4, [paint(0, 9)]) == ()


def test_a_piece_names_its_roles_by_rank_each_once() -> None:
    spans = [
        paint(0, 5, Role.CONTENT, "s1:x"),
        paint(0, 5, Role.PLACE, B),
        paint(0, 5, Role.TRIGGER),
        paint(0, 5),
    ]
    (piece,) = cut(0, 5, spans)
    assert piece.roles == (Role.TRIGGER, Role.ACTOR, Role.PLACE, Role.CONTENT)


def test_a_piece_knows_which_spans_begin_with_it() -> None:
    first, second = cut(0, 4, [paint(0, 4), paint(2, 4, Role.DATE)])
    assert (first.begun, second.begun) == ((paint(0, 4),), (paint(2, 4, Role.DATE),))


def test_the_same_span_twice_is_one() -> None:
    assert cut(0, 4, [paint(1, 2)] * 3) == cut(0, 4, [paint(1, 2)])


PAINTS = st.lists(
    st.builds(
        lambda start, length, role, owner: Paint(start, start + length, role, owner),
        st.integers(-5, 45),
        st.integers(0, 30),
        st.sampled_from(Role),
        st.sampled_from((A, B, "s1:x")),
    ),
    max_size=12,
)


@given(PAINTS)
def test_pieces_follow_on_each_other_from_end_to_end(paints: list[Paint]) -> None:
    found = cut(0, 40, paints)
    assert found[0].start == 0
    assert found[-1].end == 40
    assert all(one.end == two.start for one, two in pairwise(found))
    assert all(piece.start < piece.end for piece in found)


@given(PAINTS)
def test_each_character_lies_in_just_the_spans_that_hold_it(paints: list[Paint]) -> None:
    """The algebra says the same as looking at every character by itself."""
    for piece in cut(0, 40, paints):
        for at in range(piece.start, piece.end):
            assert set(piece.paints) == {one for one in paints if one.start <= at < one.end}


@given(PAINTS)
def test_there_are_no_more_pieces_than_edges_ask_for(paints: list[Paint]) -> None:
    found = cut(0, 40, paints)
    inner = {edge for one in paints if one.start < one.end for edge in (one.start, one.end) if 0 < edge < 40}
    assert {piece.start for piece in found[1:]} == inner


@given(PAINTS, st.randoms(use_true_random=False))
def test_the_order_of_spans_means_nothing(paints: list[Paint], chance: Random) -> None:
    mixed = list(paints)
    chance.shuffle(mixed)
    assert cut(0, 40, mixed) == cut(0, 40, paints)


@given(PAINTS, st.integers(1, 39))
def test_a_stretch_cut_in_two_has_the_same_marks(paints: list[Paint], at: int) -> None:
    """Where a region's edge falls within a span, both halves carry it."""

    def marks(pieces: tuple[Piece, ...]) -> list[frozenset[Paint]]:
        return [frozenset(piece.paints) for piece in pieces for _ in range(piece.start, piece.end)]

    assert marks(cut(0, at, paints)) + marks(cut(at, 40, paints)) == marks(cut(0, 40, paints))
