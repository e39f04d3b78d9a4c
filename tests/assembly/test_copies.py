"""Articles that repeat another one's text are found, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.assembly.copies import Text, band_keys, copy_groups, find_copies, likeness, runs


def _words(first: int, after: int) -> str:
    return " ".join(f"word{number}" for number in range(first, after))


WIRE = _words(0, 200)
OTHER = _words(1000, 1200)


def _found(*texts: Text) -> list[tuple[str, str]]:
    return [(copy.id, copy.of) for copy in find_copies(texts)]


@pytest.mark.parametrize(
    ("second", "is_copy"),
    [
        pytest.param(WIRE.upper().replace(" ", ", "), True, id="case and punctuation mean nothing"),
        pytest.param(_words(0, 60), True, id="an excerpt"),
        pytest.param(WIRE + " " + OTHER, True, id="with as much of its own"),
        pytest.param(_words(0, 60) + " " + OTHER, False, id="quotes less than half"),
        pytest.param(_words(0, 30), False, id="too short to tell"),
        pytest.param(OTHER, False, id="another text"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_text_is_a_copy_when_half_of_the_shorter_stands_in_the_longer(second: str, is_copy: bool) -> None:
    found = find_copies([Text("a", WIRE, date(2020, 5, 1)), Text("b", second, date(2020, 5, 2))])
    assert [(copy.id, copy.of) for copy in found] == ([("b", "a")] if is_copy else [])


@pytest.mark.parametrize(
    ("texts", "copies"),
    [
        pytest.param(
            [Text("a", WIRE, date(2020, 5, 2)), Text("b", WIRE, date(2020, 5, 1))],
            [("a", "b")],
            id="first day",
        ),
        pytest.param([Text("a", WIRE), Text("b", WIRE, date(2020, 5, 1))], [("a", "b")], id="known day"),
        pytest.param([Text("a", _words(0, 150)), Text("b", WIRE)], [("a", "b")], id="longest"),
        pytest.param([Text("b", WIRE), Text("a", WIRE)], [("b", "a")], id="smallest id"),
    ],
)
def test_the_likeliest_first_one_is_the_one_repeated(
    texts: list[Text], copies: list[tuple[str, str]]
) -> None:
    assert _found(*texts) == copies


def test_a_group_holds_all_that_go_back_to_one_text() -> None:
    texts = [
        Text("a", _words(0, 100), date(2020, 5, 1)),
        Text("b", _words(30, 150), date(2020, 5, 2)),
        Text("c", _words(90, 200), date(2020, 5, 3)),
        Text("x", OTHER, date(2020, 5, 1)),
    ]
    copies = find_copies(texts)
    assert [(copy.id, copy.of) for copy in copies] == [("b", "a"), ("c", "b")]
    assert copy_groups(copies) == (("a", "b", "c"),)


def test_likeness_counts_what_both_share() -> None:
    same = likeness(runs(_words(0, 104)), runs(_words(0, 54)))
    assert (same.shared, same.jaccard, same.containment) == (50, 0.5, 1.0)


def test_keys_are_the_same_in_every_run() -> None:
    assert band_keys(runs(WIRE))[0] == "0:5408374:189e8bd"


@settings(max_examples=25)
@given(st.permutations(range(5)))
def test_the_order_of_articles_means_nothing(order: list[int]) -> None:
    texts = [Text(str(n), _words(n * 20, n * 20 + 150), date(2020, 5, 1 + n % 2)) for n in range(5)]
    assert find_copies([texts[n] for n in order]) == find_copies(texts)
