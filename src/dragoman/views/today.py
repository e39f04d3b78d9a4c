"""The one clock of the views: the day on which somebody judges."""

from datetime import UTC, date, datetime


def today() -> date:
    """Give the day it is, in UTC."""
    return datetime.now(UTC).date()
