"""One document while its actors are resolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.records import Quote
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report
from dragoman.resolution.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Scene:
    """One document while it is resolved: its mentions by place, what they say, who belongs together."""

    report: Report
    quotes: Sequence[Quote]
    day: date | None
    around: Surroundings
    readings: list[Reading]
    groups: list[list[int]]
