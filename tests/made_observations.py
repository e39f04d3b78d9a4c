"""Made-up observations for the tests of statistics."""

from datetime import date
from typing import Any

from dragoman.records import content_id
from dragoman.store.observations import Observation


def seen(day: str | None = "2030-01-15", to: str | None = None, **other: Any) -> Observation:  # noqa: ANN401 - any field
    """Give an event of one country against another; ``day`` to ``to`` is when."""
    given: dict[str, Any] = {
        "id": content_id("e1", repr((day, to, sorted(other.items())))),
        "doc": "d1:a",
        "incident": None,
        "first": None if day is None else date.fromisoformat(day),
        "last": None if day is None else date.fromisoformat(to or day),
        "type": "ASSAULT",
        "quad": 4,
        "status": "happened",
        "intensity": -9.0,
        "goldstein": -10.0,
        "probability": 0.5,
        "actor_countries": ("AAA",),
        "recipient_countries": ("BBB",),
        "actors": ("Army of A",),
        "recipients": ("Army of B",),
        "place_country": "BBB",
        "lat": 10.2,
        "lon": 20.3,
        "precision": "city",
        **other,
    }
    return Observation(**given)
