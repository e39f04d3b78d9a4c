"""What a link says of its article: many outlets write the day into it, and each its own name."""

import re
from datetime import date
from urllib.parse import urlsplit

from dragoman.knowledge.calendar import MONTHS
from dragoman.records import Basis
from dragoman.sources.given import Given

_EARLIEST, _LATEST = 1990, 2099
_DAY = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?:(?P<mark>[/\-_])(?P<month>\d{1,2}|[a-z]{3})(?:(?P=mark)|/)(?P<day>\d{1,2})"
    r"|(?P<month8>\d{2})(?P<day8>\d{2}))(?!\d)",
    re.IGNORECASE,
)


def of_link(url: str | None) -> Given:
    """Give the day and the outlet that a link names, with ``url`` as their basis."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:  # brackets that hold no address
        return Given()
    if parts.scheme not in {"http", "https"} or "." not in host:
        return Given()
    return Given(
        published=_day_in(parts.path),
        source=host.removeprefix("www."),
        published_basis=Basis.URL,
        source_basis=Basis.URL,
    )


def _day_in(path: str) -> date | None:
    """Give the one day that a path names; None where it names none, or several."""
    days = {day for match in _DAY.finditer(path) if (day := _read(match)) is not None}
    return days.pop() if len(days) == 1 else None


def _read(match: re.Match[str]) -> date | None:
    month, day = match["month"] or match["month8"], match["day"] or match["day8"]
    name = month.lower()
    number = MONTHS.get(name) or (int(month) if month.isdecimal() else 0)
    year = int(match["year"])
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, number, int(day))
    except ValueError:
        return None
