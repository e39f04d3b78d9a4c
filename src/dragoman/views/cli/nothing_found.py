"""Why a search of a store found nothing: an empty answer to a slip looks like an empty world."""

from typing import TYPE_CHECKING

from dragoman.views.cli.console import many

if TYPE_CHECKING:
    from dragoman.store.database import Store
    from dragoman.store.read import EventFilter

UNDATED = "no day, and --from or --to asks for days"
"""Why an event is left out that no day is known of."""

_OPTIONS = {
    "type": "--type",
    "actor": "--actor",
    "country": "--country",
    "concerns": "--country",
    "place": "--place",
    "dyad": "--dyad",
    "status": "--status",
    "first": "--from",
    "last": "--to",
    "voice": "--voice",
}
_HELD = "SELECT count(*), min(first_day), max(first_day) FROM events"


def why_nothing(store: "Store", wanted: "EventFilter") -> str:
    """Say why no event of a store is let through by a filter, and what may be meant instead.

    Args:
        store: Where nothing was found.
        wanted: What was asked for; its limit does not matter.

    Raises:
        UsageError: A type or country of the filter is none: a slip is wrong usage, as with any closed list.
    """
    from dragoman.store import read  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.slips import refuse_slips  # noqa: PLC0415

    ((number, first, last),) = store.fetch(_HELD, [])
    if not number:
        articles = read.counts(store)["articles"]
        held = f"holds {many(articles, 'article')} and no event" if articles else "is empty"
        return f"the store {held}; code articles into it with: dragoman ingest PATH --store {store.path}"
    refuse_slips(store, wanted)
    alone = [
        f"{option} {','.join(value) if isinstance(value, tuple) else value}"
        for name, option in _OPTIONS.items()
        if (value := getattr(wanted, name)) is not None
        and not read.event_ids(store, read.EventFilter(limit=1, **{name: value}))
    ]
    days = f", of {first} to {last}" if first else ""
    held = f"the store holds {many(number, 'event')}{days}"
    if alone:
        return f"no event at all fits {' or '.join(alone)}; {held}"
    given = [option for name, option in _OPTIONS.items() if getattr(wanted, name) is not None]
    if len(given) > 1:
        return f"there are events for each of {', '.join(given)}, but none for all together; {held}"
    return held
