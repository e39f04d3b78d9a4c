"""The conditions of an event filter as SQL, for questions that read columns and not whole records."""

from dragoman.store.read import EventFilter

IN_INCIDENTS = "SELECT id AS incident, unnest(events) AS event FROM incidents"
"""Which incident each event belongs to; nothing in a store that was not assembled."""

ORDER = "e.first_day NULLS LAST, e.doc, e.sentence, e.trigger_start, e.id"
"""The order of ``read.events``: by day, then by place in the text."""

_PARTY = """
len(list_filter(flatten([e.actors, e.actor_texts, e.actor_ids,
                         e.recipients, e.recipient_texts, e.recipient_ids]),
                lambda name: contains(lower(name), lower(?)))) > 0
"""
_COUNTRY = "list_contains(list_concat(e.actor_countries, e.recipient_countries), upper(?))"
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
    asked = (
        ("e.type = upper(?)", wanted.type),
        (_PARTY, wanted.actor),
        (_COUNTRY, wanted.country),
        (_REACHES, wanted.first),
        (_BEGINS, wanted.last),
        ("e.status = lower(?)", wanted.status),
        ("e.doc = ?", wanted.doc),
    )
    given = [(sql, value) for sql, value in asked if value is not None]
    return " AND ".join(sql for sql, _ in given) or "true", [value for _, value in given]
