"""Sums incidents up by columns: how many of what kind, and when."""

from dragoman.errors import UsageError
from dragoman.store.database import Store
from dragoman.store.incidents import IncidentFilter, conditions
from dragoman.store.overview import PeriodCount, Unit

SPLITS = ("type", "standing")
"""What incidents are told apart by."""
_BY_PERIOD = """
SELECT date_trunc('{unit}', i.first_day)::DATE AS period, i.{split} AS key, count(*)
FROM incidents i WHERE {condition} AND i.first_day IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""
_BY_KIND = """
SELECT i.{split} AS key, count(*) AS n FROM incidents i WHERE {condition}
GROUP BY key ORDER BY n DESC, key
"""


def incidents_by_period(
    store: Store, wanted: IncidentFilter, *, unit: str = Unit.MONTH, split: str = "type"
) -> tuple[PeriodCount, ...]:
    """Count incidents by period of their first day and by kind; those without a day are left out.

    Args:
        store: An open store.
        wanted: Which incidents; its limit does not matter.
        unit: ``day``, ``week``, ``month`` or ``year``.
        split: One of ``SPLITS``.

    Raises:
        UsageError: There is no such unit or split.
    """
    if unit not in tuple(Unit):
        raise UsageError(f"unit: {unit!r} is not one of {', '.join(Unit)}")
    given, values = conditions(wanted)
    sql = _BY_PERIOD.format(unit=unit, split=_known(split), condition=" AND ".join(given) or "true")
    return tuple(PeriodCount(*row) for row in store.fetch(sql, values))


def incidents_by(store: Store, wanted: IncidentFilter, split: str) -> dict[str, int]:
    """Count incidents by type or standing, the most frequent first.

    Raises:
        UsageError: There is no such split.
    """
    given, values = conditions(wanted)
    sql = _BY_KIND.format(split=_known(split), condition=" AND ".join(given) or "true")
    return dict(iter(store.fetch(sql, values)))


def _known(split: str) -> str:
    if split not in SPLITS:
        raise UsageError(f"split: {split!r} is not one of {', '.join(SPLITS)}")
    return split
