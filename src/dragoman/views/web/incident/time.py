"""When an incident was by each report, and when that was published, on one axis."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.records import EventDate
from dragoman.views.event_rows import days
from dragoman.views.html import Child, Markup, details, element, table
from dragoman.views.web.drawing import Range, ranges
from dragoman.views.web.incident.context import IncidentPage, Numbered
from dragoman.views.web.incident.reports import outlet_of, refs

_LONG = 62  # days: a longer span says a season or a year, and would press all others together
_TICKS = 4
_AROUND = 1  # day left free on both sides


def timeline(page: IncidentPage) -> Markup:
    """Draw the days that reports give and the days they were published on."""
    axis = axis_of(page.reports)
    if axis is None:
        return element("p", "No report has a day, and no article a day of publication.", class_="empty")
    title = "Days of the event by each report (line or dot) and day of publication (upright stroke)"
    rows = [_row(one) for one in page.reports]
    long = any(_length(one.report.event.date) > _LONG for one in page.reports)
    note = " A thin line reaches beyond the days drawn." if long else ""
    return element(
        "div",
        ranges(title, rows, (float(axis[0].toordinal()), float(axis[1].toordinal())), ticks(*axis)),
        element("p", f"{title}.{note}", class_="quiet"),
        details("The days", table("Days by report", _HEADER, _rows(page.reports))),
    )


_HEADER = ("Report", "Source", "Day of the event", "Precision", "By", "Published")


def axis_of(reports: Sequence[Numbered]) -> tuple[date, date] | None:
    """Give the first and the last day drawn; spans of months are cut, so that days can be told apart."""
    known = [one.report.published for one in reports if one.report.published]
    spans = [(one.report.event.date, _length(one.report.event.date)) for one in reports]
    short = [when for when, length in spans if length <= _LONG]
    chosen = short or [when for when, _ in spans]
    known += [day for when in chosen for day in (_day(when.first), _day(when.last)) if day]
    if not known:
        return None
    first, last = min(known), max(known)
    return _moved(first, -_AROUND), _moved(last, _AROUND)


def ticks(first: date, last: date) -> list[tuple[float, str]]:
    """Give the days that are written on the axis, evenly apart."""
    span = (last - first).days
    count = min(_TICKS, span + 1)
    steps = [round(span * number / max(count - 1, 1)) for number in range(count)]
    found = [first + timedelta(days=step) for step in dict.fromkeys(steps)]
    return [(float(day.toordinal()), day.isoformat()) for day in found]


def _row(one: Numbered) -> Range:
    when = one.report.event.date
    first, last = _day(when.first), _day(when.last)
    points: list[tuple[float, str]] = []
    if first is not None and first == last:
        points.append((float(first.toordinal()), "dot"))
    if one.report.published:
        points.append((float(one.report.published.toordinal()), "tick"))
    said = days(when) or "no day"
    published = (
        f", published {one.report.published}" if one.report.published else ", not known when published"
    )
    low = first or last
    high = last or first
    return Range(
        f"{one.number} · {outlet_of(one)}: {said}{published}",
        None if low is None else float(low.toordinal()),
        None if high is None else float(high.toordinal()),
        tuple(points),
        "denial" if one.is_denial else "",
    )


def _rows(reports: Sequence[Numbered]) -> Iterator[Sequence[Child]]:
    for one in reports:
        when = one.report.event.date
        published = one.report.published.isoformat() if one.report.published else "not known"
        yield (
            refs(iter([one.number])),
            outlet_of(one),
            days(when) or "not stated",
            when.precision,
            when.basis,
            published,
        )


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _length(when: EventDate) -> int:
    first, last = _day(when.first), _day(when.last)
    return 0 if first is None or last is None else (last - first).days


def _moved(day: date, by: int) -> date:
    """Move a day, but not beyond those that are written with four figures."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))
