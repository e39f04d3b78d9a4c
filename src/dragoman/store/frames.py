"""A store's events as one table of columns: Arrow, and pandas or polars on the same memory."""

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.store.connection import Connection
from dragoman.store.filters import IN_INCIDENTS, where
from dragoman.store.read import ORDER, EventFilter
from dragoman.store.slips import refuse_slips

if TYPE_CHECKING:
    import pyarrow as pa
_EVENTS = """
SELECT e.id, e.doc, i.incident, e.type, e.mode, e.contexts, e.quad::TINYINT AS quad, e.intensity, e.cameo,
       e.goldstein, e.status, e.actors, e.actor_ids, e.actor_countries, e.recipients, e.recipient_ids,
       e.recipient_countries, e.first_day AS "from", e.last_day AS "to", e.date_precision, e.place,
       e.geonameid, e.lat, e.lon, e.place_country, e.speaker, e.region, e.sentence,
       e.trigger_text AS trigger, e.confidence, d.published, d.source
FROM events e LEFT JOIN ({in_incidents}) i ON i.event = e.id LEFT JOIN documents d ON d.id = e.doc
WHERE {condition}
ORDER BY {order}
{limit}
"""


class FrameKind(StrEnum):
    """What a frame can be."""

    ARROW = "arrow"
    PANDAS = "pandas"
    POLARS = "polars"


def events_table(store: Connection, wanted: EventFilter | None = None) -> "pa.Table":
    """Give events as an Arrow table, a row an event, in the order of ``read.events``.

    Args:
        store: An open store.
        wanted: Which events; all where None.

    Raises:
        UsageError: It is no filter, or there are none, for it names a type or country that there is not.
    """
    wanted = EventFilter() if wanted is None else wanted
    condition, values = where(wanted)
    limit = "" if wanted.limit is None else f"LIMIT {wanted.limit:d}"
    sql = _EVENTS.format(in_incidents=IN_INCIDENTS, condition=condition, order=ORDER, limit=limit)
    table = store.arrow(sql, values)
    if not table.num_rows:
        refuse_slips(store, wanted)
    return table


def as_frame(table: "pa.Table", to: str = FrameKind.ARROW) -> Any:  # noqa: ANN401 - the class is the user's choice
    """Give an Arrow table as another library's frame that stands on the same memory.

    Args:
        table: An Arrow table.
        to: ``arrow``; ``pandas``, whose columns are then Arrow's (``pandas.ArrowDtype``); or ``polars``.

    Raises:
        UsageError: It is none of these, or the library is not installed.
    """
    if to not in tuple(FrameKind):
        raise UsageError(f"frame: {to!r} is not one of {', '.join(FrameKind)}")
    if to == FrameKind.ARROW:
        return table
    try:
        library = import_module(to)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"frame: {error.name} is not installed; run: pip install 'dragoman[frames]'"
        ) from error
    if to == FrameKind.POLARS:
        return library.from_arrow(table, rechunk=False)
    return table.to_pandas(types_mapper=library.ArrowDtype)
