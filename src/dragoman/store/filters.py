"""The conditions of an event filter as SQL, for questions that read columns and not whole records."""

from dataclasses import replace

from dragoman.store.connection import Connection
from dragoman.store.read import EventFilter, conditions

IN_INCIDENTS = "SELECT event, incident FROM assembled"
"""Which incident each event belongs to; nothing in a store that was not assembled."""

# As in ``read``: an open end reaches for ever, an open beginning counts as its last day, and a date that is
# not known at all is on no day.
_REACHES = "coalesce(e.last_day, CASE WHEN e.first_day IS NOT NULL THEN 'infinity'::DATE END) >= ?"
_UNDATED = """
SELECT e.id, e.status FROM events e
WHERE {condition} AND e.first_day IS NULL AND e.last_day IS NULL
ORDER BY e.id
"""
_BEGINS = "coalesce(e.first_day, e.last_day) <= ?"


def where(wanted: EventFilter) -> tuple[str, list[object]]:
    """Write a filter as the condition behind WHERE, on ``events e``.

    Args:
        wanted: The filter; its limit is no condition and left to the caller.

    Returns:
        The SQL and the values of its parameters: the same events as ``read.events`` gives.
    """
    given, values = conditions(wanted)
    for condition, value in ((_REACHES, wanted.first), (_BEGINS, wanted.last)):
        if value is not None:
            given.append(condition)
            values.append(value)
    return " AND ".join(given) or "true", values


def undated(store: Connection, wanted: EventFilter) -> dict[str, str]:
    """Give id and status of events that a filter leaves out because it asks for days and they have none."""
    if wanted.first is None and wanted.last is None:
        return {}
    condition, values = where(replace(wanted, first=None, last=None))
    return dict(iter(store.fetch(_UNDATED.format(condition=condition), values)))
