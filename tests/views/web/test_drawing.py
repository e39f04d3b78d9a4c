"""Drawings hold shapes and escaped words, within their frame."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as parser

from dragoman.views.web.drawing import Range, ranges, shape


@pytest.mark.parametrize("tag", ["script", "foreignObject", "image", "a", "use", "style"])
def test_only_shapes_are_drawn(tag: str) -> None:
    with pytest.raises(ValueError, match=tag):
        shape(tag)


@pytest.mark.parametrize("name", ["onload", "href", "style", "xlink", "fill"])
def test_only_places_and_classes_are_given(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        shape("rect", **{name: "x"})


def test_words_and_values_are_escaped() -> None:
    made = str(shape("text", "<b>&", class_='"><script>', x=1.25))
    assert made == '<text class="&quot;&gt;&lt;script&gt;" x="1.25">&lt;b&gt;&amp;</text>'


ROWS = st.lists(
    st.builds(
        Range,
        st.text(max_size=8),
        st.none() | st.floats(-50, 150),
        st.none() | st.floats(-50, 150),
        st.lists(st.tuples(st.floats(-50, 150), st.sampled_from(("dot", "tick"))), max_size=2).map(tuple),
    ),
    max_size=5,
)


@given(ROWS)
def test_nothing_is_drawn_outside_the_frame(rows: list[Range]) -> None:
    made = str(ranges("t", rows, (0.0, 100.0), [(0.0, "0"), (100.0, "100")]))
    places = [float(found) for found in re.findall(r'(?:x|x1|x2|cx)="([-\d.]+)%"', made)]
    assert all(0 <= place <= 100 for place in places)


@given(ROWS)
def test_a_drawing_is_well_formed_and_told_in_words(rows: list[Range]) -> None:
    made = str(ranges("What it shows", rows, (0.0, 100.0), [(0.0, "0")]))
    svg = etree.fromstring(re.search(r"<svg.*</svg>", made, re.DOTALL)[0])  # type: ignore[index]
    assert svg.get("role") == "img"
    assert svg[0].text == "What it shows"
    assert len(parser.fromstring(made).find_class("row")) == len(rows)


def test_a_range_left_open_reaches_the_edge_and_is_told_apart() -> None:
    made = parser.fromstring(str(ranges("t", [Range("60 or more", 60.0, None, ())], (0.0, 100.0), [])))
    (line,) = made.find_class("range")
    assert line.get("x2") == "98%" or line.get("x2") == "98.00%"
    assert "open" in line.get("class")


def test_an_axis_of_one_value_is_drawn() -> None:
    assert "50.00%" in str(ranges("t", [Range("one", 3.0, 3.0, ((3.0, "dot"),))], (3.0, 3.0), [(3.0, "3")]))
