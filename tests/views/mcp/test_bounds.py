"""Answers are bounded, say what was cut, and show nothing that cannot be seen."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.views.mcp.bounds import as_text, bounded, echoed, visible

HIDDEN = ("\u202e", "\u200b", "\x1b", "\x00", "\U000e0041", "\ufeff", "\ud800")


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_what_cannot_be_seen_is_replaced_one_for_one(sign: str) -> None:
    """Direction marks, zero-width, tag and control characters show as a sign, and offsets hold."""
    assert visible(f"a{sign}b") == "a\ufffdb"


@given(st.text())
def test_visible_text_keeps_its_length_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    shown.encode()


def test_line_ends_and_letters_of_all_scripts_stay() -> None:
    text = "Şemdinli\n\tÆrø Ðà Nẵng — “quoted”\r\n"
    assert visible(text) == text


def test_a_short_answer_is_given_whole() -> None:
    assert bounded({"a": ["x"], "n": None, "f": 0.5}) == {"a": ["x"], "n": None, "f": 0.5, "cut": []}


def test_what_is_cut_is_said() -> None:
    made = bounded({"a": {"b": "x" * 2500}, "list": list(range(103))})
    assert len(made["a"]["b"]) == 2000
    assert len(made["list"]) == 100
    assert made["cut"] == [
        "a.b: the last 500 of 2,500 characters",
        "list: the last 3 of 103 items",
    ]


def test_a_page_keeps_all_its_items() -> None:
    """A cursor goes on behind the last item: what is missing in between would never be seen."""
    made = bounded({"items": [{"quoted": "y" * 3000}] * 200}, whole=30_000)
    assert len(made["items"]) == 200
    assert made["cut"][0] == "items[0].quoted: the last 2,920 of 3,000 characters"
    assert made["cut"][-1] == "and 188 more places"


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from("abc"),
        st.recursive(
            st.text() | st.integers(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=20,
        ),
    ),
    st.integers(200, 4000),
)
def test_an_answer_is_never_longer_than_it_may_be(data: dict[str, object], whole: int) -> None:
    try:
        made = bounded(data, whole)
    except UsageError:
        return
    text = as_text(made)
    assert len(text) <= whole
    assert json.loads(text) == made


def test_what_fits_in_no_way_is_refused() -> None:
    with pytest.raises(UsageError, match="smaller limit"):
        bounded({"items": ["z" * 100] * 100}, whole=1000)


def test_a_value_in_a_message_is_short_and_visible() -> None:
    assert len(echoed("\u202e" * 1000)) <= 61
    assert "\u202e" not in echoed("\u202e")
