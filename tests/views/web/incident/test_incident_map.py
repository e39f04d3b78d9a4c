"""A place is drawn no more exactly than it is known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from dragoman.records import Place
from dragoman.views.outlines import box, largest, middle, near, outlines
from dragoman.views.web.incident.context import Spot
from dragoman.views.web.incident.map import at, extent, framed, how, map_markup

CITY = Place("Korsk", 0, 5, "Korsk", 1, 48.2, 16.4, "AUT", "Wien", "PPLC", "city", 0.9)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "point"),
        ({"precision": "site"}, "point"),
        ({"precision": "admin2"}, "circle"),
        ({"precision": "admin1"}, "circle"),
        ({"precision": "admin1", "lat": None, "lon": None}, "area"),
        ({"precision": "country", "lat": None, "lon": None}, "area"),
        ({"precision": "country"}, "area"),
        ({"precision": "country", "lat": None, "lon": None, "country": "AAA"}, "none"),
        ({"precision": "region", "lat": None, "lon": None, "country": None}, "none"),
        ({"precision": "region"}, "none"),
        ({"lat": None, "lon": None}, "none"),
    ],
    ids=str,
)
def test_how_a_place_is_drawn_follows_its_precision(given: dict[str, object], expected: str) -> None:
    assert how(replace(CITY, **given)) == expected  # type: ignore[arg-type]


def drawn(*places: Place) -> parser.HtmlElement:
    return parser.fromstring(str(map_markup([Spot(place, (n,)) for n, place in enumerate(places, start=1)])))


def test_a_country_is_shaded_and_never_a_pin() -> None:
    shown = drawn(replace(CITY, precision="country", name="Austria"))
    assert len(shown.find_class("shaded")) == 1
    assert not shown.xpath("//circle")
    assert "the country's area" in shown.text_content()


def test_a_city_is_a_point_and_shades_nothing() -> None:
    shown = drawn(CITY)
    assert len(shown.find_class("point")) == 1
    assert not shown.find_class("shaded")


def test_a_province_is_a_circle_said_not_to_be_its_borders() -> None:
    shown = drawn(replace(CITY, precision="admin1"))
    (circle,) = shown.find_class("around")
    assert float(circle.get("r")) > 15
    assert "not its borders" in shown.text_content()


def test_without_a_place_it_says_so() -> None:
    assert "No place is stated" in str(map_markup([]))


def test_what_cannot_be_drawn_is_listed() -> None:
    shown = drawn(replace(CITY, name="The Cold Sea", precision="region"))
    assert not shown.xpath("//svg")
    assert "The Cold Sea" in shown.text_content()
    assert "not drawn" in shown.text_content()


BOXES = st.builds(
    lambda west, south, wide, high: (west, south, min(west + wide, 180.0), min(south + high, 85.0)),
    st.floats(-180, 179),
    st.floats(-85, 84),
    st.floats(0, 90),
    st.floats(0, 40),
)


@given(st.lists(BOXES, min_size=1, max_size=4))
def test_the_window_holds_all_that_is_drawn(boxes: list[tuple[float, float, float, float]]) -> None:
    west, south, east, north = framed(boxes)
    assert all(west <= b[0] and south <= b[1] and east >= b[2] and north >= b[3] for b in boxes)


def test_north_is_up_and_east_is_right() -> None:
    window = framed([extent(CITY)])
    x, y = at(16.4, 48.2, window)
    assert at(16.4, 49.0, window)[1] < y
    assert at(17.0, 48.2, window)[0] > x
    assert (x, y) == pytest.approx((320, 180))


@pytest.mark.parametrize("code", ["AUT", "JPN", "RUS", "FJI", "USA"])
def test_a_countrys_middle_lies_within_its_largest_area(code: str) -> None:
    found, edges = middle(code), largest(code)
    assert found is not None
    assert edges is not None
    assert edges[0] <= found[0] <= edges[2]
    assert edges[1] <= found[1] <= edges[3]


def test_outlines_near_a_window_reach_into_it() -> None:
    window = (9.0, 46.0, 17.0, 49.0)
    found = near(window)
    assert {"AUT", "ITA", "DEU"} <= found.keys()
    assert "JPN" not in found
    assert all(box(ring)[0] <= window[2] for rings in found.values() for ring in rings)


def test_every_outline_lies_on_the_earth() -> None:
    assert len(outlines()) > 170
    for rings in outlines().values():
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings for x, y in ring)
