"""Labelled stretches are written so that the words can be read and every label is seen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.marked import STYLES, Mark, bracketed, coloured, within

TEXT = "The army shelled the town of Manbij."


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], TEXT, id="none"),
        pytest.param(
            [Mark(9, 16, "trigger"), Mark(0, 8, "actor")],
            "[actor: The army] [trigger: shelled] the town of Manbij.",
            id="in any order",
        ),
        pytest.param(
            [Mark(29, 35, "place"), Mark(17, 35, "recipient")],
            "The army shelled [recipient: the town of [place: Manbij]].",
            id="one inside another",
        ),
        pytest.param(
            [Mark(4, 16, "actor"), Mark(9, 25, "trigger")],
            "The [actor: army [trigger: shelled]][trigger:  the town] of Manbij.",
            id="two that cross are cut at the edge",
        ),
        pytest.param(
            [Mark(0, 8, "actor"), Mark(0, 8, "speaker")],
            "[actor: [speaker: The army]] shelled the town of Manbij.",
            id="two on the same words",
        ),
    ],
)
def test_brackets_stand_around_the_words(marks: list[Mark], expected: str) -> None:
    assert bracketed(TEXT, marks) == expected


def test_offsets_count_from_the_document() -> None:
    assert bracketed("He left.", [Mark(103, 107, "trigger")], start=100) == "He [trigger: left]."


MARKS = st.builds(
    lambda start, length, label: Mark(start, min(start + length, len(TEXT)), label),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 20),
    st.sampled_from(sorted(STYLES)),
)


@given(st.lists(MARKS, max_size=6))
def test_taking_the_brackets_out_gives_the_text_back(marks: list[Mark]) -> None:
    written = bracketed(TEXT, marks)
    assert re.sub(r"\[\w+: |\]", "", written) == TEXT
    assert {mark.label for mark in marks} == set(re.findall(r"\[(\w+): ", written))


@given(st.lists(MARKS, max_size=6))
def test_colours_keep_the_words_and_name_every_label(marks: list[Mark]) -> None:
    written = coloured(TEXT, marks).plain
    assert re.sub(r" \((?:trigger|actor|recipient|place|date|speaker|cue)\)", "", written) == TEXT
    assert {f"({mark.label})" in written for mark in marks} <= {True}


def test_marks_outside_a_sentence_are_told_apart() -> None:
    inside, outside = within([Mark(0, 3, "actor"), Mark(50, 60, "date")], 0, 36)
    assert (inside, outside) == ([Mark(0, 3, "actor")], [Mark(50, 60, "date")])
