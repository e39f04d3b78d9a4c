"""Where an incident was, drawn no more exactly than reports say it: a point only for a city or a site."""

from collections.abc import Sequence
from math import cos, radians

from dragoman.records import Place
from dragoman.views.event_rows import where
from dragoman.views.html import Markup, element
from dragoman.views.outlines import Box, Ring, largest, middle, near
from dragoman.views.web.drawing import shape
from dragoman.views.web.incident.context import Spot

POINTS = frozenset({"site", "city"})
CIRCLES = {"admin2": 0.35, "admin1": 1.1}
"""Degrees: a district is some 40 km around its middle, a province 120. Borders are not known here."""
_WIDE, _HIGH = 640, 360
_LEAST = (8.0, 4.5)  # degrees shown at least, so that neighbours tell where it is
_ROOM = 1.35


def map_markup(spots: Sequence[Spot]) -> Markup:
    """Draw the places of an incident and list them; where none is stated, say so."""
    if not spots:
        return element("p", "No place is stated in any report.", class_="empty")
    listed = [element("li", _told(spot), value=number) for number, spot in enumerate(spots, start=1)]
    places = element("ol", listed, class_="spots")
    drawn = [(number, spot.place) for number, spot in enumerate(spots, start=1) if how(spot.place) != "none"]
    if not drawn:
        return element("div", element("p", "None of these places can be drawn.", class_="empty"), places)
    title = f"Map of {len(drawn)} of {len(spots)} places; they are listed below it"
    return element("div", element("div", _drawing(drawn, title), class_="drawing map"), places)


def how(place: Place) -> str:
    """Say how a place is drawn: ``point``, ``circle``, ``area``, or ``none`` where nothing is known."""
    has_point = place.lat is not None and place.lon is not None
    if place.precision in POINTS and has_point:
        return "point"
    if place.precision in CIRCLES and has_point:
        return "circle"
    known = place.precision in {"country", *CIRCLES} and place.country is not None and largest(place.country)
    return "area" if known else "none"


_DRAWN = {
    "point": "a point",
    "circle": "a circle around its middle, not its borders",
    "area": "its country's area: nothing closer can be drawn",
    "none": "not drawn: its extent is not known here",
}


def _told(spot: Spot) -> list[str]:
    place, count = spot.place, len(spot.reports)
    numbers = ", ".join(map(str, spot.reports))
    as_ = (
        "the country's area" if place.precision == "country" and how(place) == "area" else _DRAWN[how(place)]
    )
    reports = f"report {numbers}" if count == 1 else f"reports {numbers}"
    return [
        f"{where(place)}: {place.precision}, drawn as {as_}"
        if how(place) != "none"
        else f"{where(place)}: {place.precision}, {as_}",
        f" ({reports}; confidence {place.confidence:.2f})",
    ]


def _drawing(places: Sequence[tuple[int, Place]], title: str) -> Markup:
    window = framed([extent(place) for _, place in places])
    areas = {place.country for _, place in places if how(place) == "area"}
    land = [
        shape("path", d=_path(rings, window), class_="shaded" if code in areas else "land")
        for code, rings in sorted(near(window).items())
    ]
    marks = [_mark(number, place, window) for number, place in reversed(places)]
    return shape(
        "svg",
        *(shape("title", title), *land, *marks),
        view_box=f"0 0 {_WIDE} {_HIGH}",
        width="100%",
        role="img",
        focusable="false",
    )


def extent(place: Place) -> Box:
    """Give the edges of what is drawn of a place."""
    if how(place) == "area" and place.country is not None:
        found = largest(place.country)
        if found is not None:
            return found
    lat, lon = place.lat or 0.0, place.lon or 0.0
    reach = CIRCLES.get(place.precision, 0.0)
    return lon - reach, lat - reach, lon + reach, lat + reach


def framed(boxes: Sequence[Box]) -> Box:
    """Give a window with the drawing's proportions that holds all boxes with some room around them."""
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    level, height = (south + north) / 2, max((north - south) * _ROOM, _LEAST[1])
    squeeze = max(cos(radians(level)), 0.2)
    width = max((east - west) * _ROOM, _LEAST[0])
    # A degree of longitude is shorter than one of latitude by the squeeze.
    height = max(height, width * squeeze * _HIGH / _WIDE)
    width = height * _WIDE / _HIGH / squeeze
    across = (west + east) / 2
    return across - width / 2, level - height / 2, across + width / 2, level + height / 2


def at(lon: float, lat: float, window: Box) -> tuple[float, float]:
    """Place a point of the earth on the drawing."""
    west, south, east, north = window
    return (lon - west) / (east - west) * _WIDE, (north - lat) / (north - south) * _HIGH


def _path(rings: Sequence[Ring], window: Box) -> str:
    parts = []
    for ring in rings:
        points = [at(lon, lat, window) for lon, lat in ring]
        parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(parts)


def _middle(place: Place) -> tuple[float, float]:
    """Give where a place's number is written."""
    if how(place) == "area" and place.country is not None:
        return middle(place.country) or (0.0, 0.0)
    return place.lon or 0.0, place.lat or 0.0


def _mark(number: int, place: Place, window: Box) -> Markup:
    """Draw a place with its number in the list."""
    kind = how(place)
    x, y = at(*_middle(place), window)
    label = shape("text", str(number), x=x, y=y + 7, text_anchor="middle", class_="spot-number")
    if kind == "point":
        return shape("g", shape("circle", cx=x, cy=y, r=13.0, class_="point"), label)
    if kind == "circle":
        reach = CIRCLES[place.precision] / (window[3] - window[1]) * _HIGH
        return shape("g", shape("circle", cx=x, cy=y, r=max(reach, 15.0), class_="around"), label)
    return label
