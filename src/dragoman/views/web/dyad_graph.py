"""The drawing of a network around two parties, for ECharts.

As in ``charts``, no word from an article is ever a key.
"""

from collections.abc import Iterator
from typing import Any

from dragoman.views.analysis.network import Edge
from dragoman.views.web.neighbourhood import Neighbourhood

_WIDEST = 6.0  # pixels of the strongest tie
_NODE, _END = 12, 22
_LONGEST = 18  # characters of a name that the drawing shows


def graph_label(found: Neighbourhood) -> str:
    """Describe the drawn network for those who cannot see it."""
    return f"Network of {len(found.names)} parties and {len(found.ties)} ties. They are in the table below."


def graph(found: Neighbourhood) -> dict[str, Any]:
    """Draw a neighbourhood for ECharts: a circle, so that it looks the same each time."""
    text = {"color": "var(--ink)", "fontFamily": "system-ui, sans-serif", "fontSize": 12}
    most = max(edge.expected for edge in found.ties)
    return {
        "aria": {"enabled": True},
        "animation": False,
        "tooltip": {"confine": True, "renderMode": "richText"},
        "series": [
            {
                "type": "graph",
                "layout": "circular",
                "circular": {"rotateLabel": True},
                **dict.fromkeys(("left", "right", "top", "bottom"), _room(found)),
                "label": {"show": True, "position": "right", **text},
                "edgeSymbol": ["none", "arrow"],
                "edgeSymbolSize": 7,
                "data": list(_drawn_nodes(found)),
                "links": [_drawn_tie(edge, most) for edge in found.ties],
                "emphasis": {"focus": "adjacency"},
            }
        ],
    }


def _room(found: Neighbourhood) -> str:
    """Leave room for the names around the circle."""
    return "12%" if max(map(len, found.names)) <= 5 else "26%"


def _drawn_nodes(found: Neighbourhood) -> Iterator[dict[str, Any]]:
    for label in found.names:
        is_end = label in found.ends
        colour = "var(--accent)" if is_end else "var(--series-8)"
        short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
        yield {
            "name": label,
            "label": {"formatter": short.replace("{", "(")},
            "symbolSize": _END if is_end else _NODE,
            "symbol": "diamond" if is_end else "circle",
            "itemStyle": {"color": colour},
        }


def _drawn_tie(edge: Edge, most: float) -> dict[str, Any]:
    is_conflict = edge.weight < 0
    return {
        "source": edge.source,
        "target": edge.target,
        "value": round(edge.expected, 1),
        "lineStyle": {
            "color": "var(--quad-4)" if is_conflict else "var(--quad-2)",
            "type": "dashed" if is_conflict else "solid",
            "width": round(max(1.0, _WIDEST * edge.expected / most), 1),
            "curveness": 0.15,
            "opacity": 0.8,
        },
    }
