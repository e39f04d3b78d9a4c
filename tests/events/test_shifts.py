"""What the auxiliary rules may make of a word's types counts as listed for the word."""

import pytest

from dragoman.events.shifts import may_be


@pytest.mark.parametrize(
    ("type_", "listed", "expected"),
    [
        ("AID", ("AID",), True),
        ("AGREE", ("AID", "CONSULT"), True),
        ("CONCEDE", ("RETREAT",), True),
        ("RETREAT", ("CONCEDE",), False),
        ("THREATEN", ("ASSAULT",), True),
        ("THREATEN", ("PROTEST",), False),
        ("REJECT", ("COOPERATE",), True),
        ("ASSAULT", ("THREATEN",), False),
        ("AID", (), False),
    ],
)
def test_a_type_is_listed_with_what_rules_make_of_it(
    type_: str, listed: tuple[str, ...], expected: bool
) -> None:
    assert may_be(type_, listed) is expected
