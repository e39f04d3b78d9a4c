"""The conditions of an event filter as SQL, for questions that read columns and not whole records."""

from dragoman.store.read import COUNTRY, FROM, PARTY, TO, EventFilter

IN_INCIDENTS = "SELECT event, incident FROM assembled"
"""Which incident each event belongs to; nothing in a store that was not assembled."""

# As in ``read``: an open end reaches for ever, and a date that is not known at all is on no day.
_REACHES = "coalesce(e.last_day, CASE WHEN e.first_day IS NOT NULL THEN 'infinity'::DATE END) >= ?"
_BEGINS = "coalesce(e.first_day, CASE WHEN e.last_day IS NOT NULL THEN '-infinity'::DATE END) <= ?"


def where(wanted: EventFilter) -> tuple[str, list[object]]:
    """Write a filter as the condition behind WHERE, on ``events e``.

    Args:
        wanted: The filter; its limit is no condition and left to the caller.

    Returns:
        The SQL and the values of its parameters: the same events as ``read.events`` gives.
    """
    from_country, to_country = wanted.dyad or (None, None)
    asked = (
        ("e.type = upper(?)", wanted.type),
        (PARTY, wanted.actor),
        (COUNTRY, wanted.country),
        (FROM, from_country),
        (TO, to_country),
        (_REACHES, wanted.first),
        (_BEGINS, wanted.last),
        ("e.status = lower(?)", wanted.status),
        ("e.doc = ?", wanted.doc),
    )
    given = [(sql, value) for sql, value in asked if value is not None]
    return " AND ".join(sql for sql, _ in given) or "true", [value for _, value in given]
