"""A map of where events happened: countries as shaded areas, points only where a place has coordinates."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10, sqrt
from typing import Any

from nicegui import ui

from dragoman.knowledge.countries import countries as known_countries
from dragoman.knowledge.countries import country_name
from dragoman.store import overview
from dragoman.store.database import Store
from dragoman.store.read import EventFilter
from dragoman.views.event_rows import words
from dragoman.views.html import Markup, details, element, join, link, table
from dragoman.views.web.cells import countries as country_cell
from dragoman.views.web.frame import show

STEPS = 5
"""Shades of a country."""
_HEAD = '<script type="module" src="/static/world.js"></script>'
_POINTS = 500  # places drawn, the most frequent
_LISTED = 40  # places and countries listed
_EXACT = ("site", "city")


@dataclass(frozen=True, slots=True)
class Map:
    """What a map shows.

    Attributes:
        countries: Events by the country of their place, the most frequent first.
        points: Events by place with coordinates, the most frequent first.
    """

    countries: Mapping[str, int]
    points: tuple[overview.Point, ...]


def where(store: Store, wanted: EventFilter) -> Map:
    """Ask a store where events happened."""
    return Map(overview.countries(store, wanted), overview.points(store, wanted, limit=_POINTS))


def draw(shown: Map, *, label: str) -> None:
    """Put a map on the page with its key and its numbers."""
    ui.add_head_html(_HEAD)
    chart = ui.echart(options(shown), renderer="svg").classes("chart map").props('role="img"')
    chart.props["aria-label"] = f"{label}. The numbers are in the tables below."
    show(key(shown), numbers(shown))


def shade(count: int, most: int) -> int:
    """Give a count's shade, 1 to ``STEPS``, by its order of magnitude."""
    return STEPS if most <= 1 else 1 + min(STEPS - 1, int(STEPS * log10(count) / log10(most + 1)))


def options(shown: Map) -> dict[str, Any]:
    """Write a map for ECharts; keys are fixed or codes of our own table, never words of an article."""
    most = max(shown.countries.values(), default=0)
    named = [(country_name(code), n) for code, n in shown.countries.items() if code in known_countries()]
    shaded = [
        {
            "name": name,
            "itemStyle": {"areaColor": f"var(--heat-{shade(count, most)})"},
            "emphasis": {"disabled": True},
        }
        for name, count in named
    ]
    areas = [{"name": name, "value": count} for name, count in named]
    area = {"areaColor": "var(--sunken)", "borderColor": "var(--paper)", "borderWidth": 0.5}
    return {
        "aria": {"enabled": False},
        "animation": False,
        "tooltip": {"trigger": "item", "confine": True, "renderMode": "richText"},
        "geo": {
            "map": "world",
            "nameMap": {code: country.name for code, country in known_countries().items()},
            "roam": False,
            "top": 4,
            "bottom": 4,
            "left": 4,
            "right": 4,
            "itemStyle": area,
            "regions": shaded,
            "emphasis": {"disabled": True},
        },
        "series": [
            {"type": "map", "name": "Events", "geoIndex": 0, "data": areas},
            {"type": "scatter", "name": "Events", "coordinateSystem": "geo", "data": _dots(shown)},
        ],
    }


def _dots(shown: Map) -> list[dict[str, Any]]:
    most = max((point.count for point in shown.points), default=1)
    return [
        {
            "name": words(point.place or "a place without a name"),
            "value": [point.lon, point.lat, point.count],
            "symbolSize": 4 + 12 * sqrt(point.count / most),
            "symbol": "circle" if point.precision in _EXACT else "diamond",
            "itemStyle": {
                "color": "var(--point)",
                "opacity": 0.8,
                "borderColor": "var(--paper)",
                "borderWidth": 1,
            },
        }
        for point in reversed(shown.points)
    ]


def key(shown: Map) -> Markup:
    """Say what the shades and signs mean."""
    most = max(shown.countries.values(), default=0)
    first: dict[int, int] = {}
    for count in sorted(shown.countries.values()):
        first.setdefault(shade(count, most), count)
    shades = [
        element("li", element("span", class_=f"swatch heat-{step}"), f"{count:,} or more")
        for step, count in sorted(first.items())
    ]
    return element(
        "div",
        element("ul", shades, class_="key", aria_label="Events by the country of their place"),
        element(
            "p",
            "A country is shaded by the events in it and has no point of its own. A dot is a place with "
            "coordinates, larger for more events; a diamond is the middle of a province or district.",
            class_="quiet",
        ),
    )


def numbers(shown: Map) -> Markup:
    """Write what the map shows as tables that unfold."""
    areas = (
        (link(country_cell(code), "events", query={"place": code}), f"{count:,}")
        for code, count in list(shown.countries.items())[:_LISTED]
    )
    places = (
        (
            words(point.place or "without a name"),
            point.precision,
            f"{point.lat:.2f}, {point.lon:.2f}",
            f"{point.count:,}",
        )
        for point in shown.points[:_LISTED]
    )
    return details(
        "Numbers",
        join(
            table("Events by country of the place", ("Country", "Events"), areas, numbers=(1,)),
            table(
                f"The {_LISTED} most frequent places with coordinates",
                ("Place", "Precision", "Latitude, longitude", "Events"),
                places,
                numbers=(3,),
            ),
        ),
    )
