"""Reports judged to be of one happening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Incident:
    """A set of events that report one happening; every report is kept.

    Attributes:
        id: Content id (``i1:…``) of the sorted member ids.
        events: Ids of the member events, sorted.
        type: The type most of them carry, the first in alphabetical order on a tie.
        first: Earliest day that a member's date allows, or None.
        last: Latest day, or None.
    """

    id: str
    events: tuple[str, ...]
    type: str
    first: str | None
    last: str | None
