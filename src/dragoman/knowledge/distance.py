"""How far apart two points of the earth lie."""

import math

_EARTH_KM = 6371.0


def kilometres(
    lat: float, lon: float, other_lat: float, other_lon: float, *, radius: float = _EARTH_KM
) -> float:
    """Give the great-circle distance of two points, by the haversine formula.

    Args:
        lat: Degrees north of the one point.
        lon: Its degrees east.
        other_lat: Degrees north of the other.
        other_lon: Its degrees east.
        radius: Of the earth, in kilometres.
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * radius * math.asin(min(1.0, math.sqrt(half)))
