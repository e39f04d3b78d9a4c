"""The sections of a report: records to markup, a small function each."""

from collections.abc import Iterable
from datetime import date

from dragoman.views.analysis.expected import Estimate
from dragoman.views.analysis.plots.series import Point, SeriesPlot
from dragoman.views.analysis.report.inline import figure
from dragoman.views.analysis.report.record import Figures, Method, Report, SourceRow, TypeRow
from dragoman.views.html import Child, Markup, details, element, join, table

_P = "p"
LIMITS = (
    (
        "Events are reports, not happenings: one happening in ten articles is ten events. Incidents join "
        "reports of one happening, with mistakes both ways."
    ),
    (
        "The intervals carry the coder's error by its own confidence in each event. What it missed is not in "
        "them, and errors that several events share (one misread article) make the true interval wider."
    ),
    (
        "Confidences of event, type and status are fitted to measured passages; those of actors, places and "
        "dates are set by hand."
    ),
    (
        "News is not the world. What is reported, where reporters are and what they call things changes over "
        "time; where no article was published, 0 says nothing."
    ),
    "Events name people. Do not use single records as evidence about a person: read the article.",
    (
        "What each side holds on a matter is not in this report, for it asks a matter to be named: see "
        "dragoman positions."
    ),
)


def section(name: str, heading: str, *children: Child) -> Markup:
    """Make a section that can be linked to."""
    return element("section", element("h2", heading), *children, id=name)


def estimate(value: Estimate) -> str:
    """Write an expected number with its interval: ``31.1 (26 to 35)``."""
    return f"{_figure(value.value)} ({_figure(value.low)} to {_figure(value.high)})"


def in_short(report: Report) -> Markup:
    """Say the most important numbers: sums by direction."""
    header = (
        *("direction", "reports", "rightly coded", "incidents", "verbal cooperation", "material cooperation"),
        *("verbal conflict", "material conflict", "intensity"),
    )
    return section(
        "short",
        "In short",
        element(_P, _sentence(report)),
        table(
            "Sums by direction; expected numbers with 95% intervals of the coder's error",
            header,
            [_sums(row) for row in report.figures],
            numbers=range(1, len(header)),
        ),
    )


def method(made: Method) -> Markup:
    """Say what was counted and how."""
    left = ", ".join(f"{number:,} {status}" for status, number in made.not_counted) or "none"
    dayless = f"; {made.dayless:,} without any day, so that they lie in no days asked for"
    outlets = f"{made.articles:,} of {_several(made.outlets, 'outlet')}"
    facts: list[tuple[str, Child]] = [
        ("Subject", element("bdi", made.subject)),
        ("What is counted", made.meant),
        ("Days", made.days),
        ("Articles", f"{outlets}; the store has {made.store_articles:,} articles"),
        ("Events counted", f"{made.counted:,}, those reported as happened or ongoing"),
        ("Not counted", f"{left} (reported so: not as having happened){dayless if made.dayless else ''}"),
        ("Without a day", f"{made.undated:,} of the events counted; they are in no series"),
        (
            "Counted with",
            f"the product of the confidences of {', '.join(made.confidences)}; by type, also of type",
        ),
        ("Coded by", ", ".join(made.coders) or "not recorded"),
    ]
    if made.corrected:
        facts.append(("Reviewed", made.corrected))
    if made.waiting:
        facts.append(
            ("Not assembled", f"{made.waiting:,} events of the store are in no incident: dragoman assemble")
        )
    if not made.keeps_text:
        facts.append(("Words", "the store keeps no text, so that no sentence can be shown"))
    return section(
        "method",
        "What was counted, and how",
        element("dl", [join(element("dt", name), element("dd", value)) for name, value in facts]),
    )


def over_time(plot: SeriesPlot | None) -> Markup:
    """Draw both directions over time, with the numbers in a table."""
    if plot is None:
        return section(
            "time", "Over time", element(_P, "No event that is counted has a day known to one period.")
        )
    header = ("direction", "period", "articles", "events expected", "intensity")
    rows = [
        (line.name, period, articles, estimate(_as(expected)), estimate(_as(intensity)))
        for line in plot.lines
        for period, articles, expected, intensity in zip(
            plot.periods, plot.articles, line.expected, line.intensity, strict=True
        )
        if expected.high or intensity.low or intensity.high
    ]
    return section(
        "time",
        "Over time",
        figure(plot, "series"),
        details(
            "The numbers of this figure",
            table("Periods with events; what is left out is 0", header, rows, numbers=(2, 3, 4)),
        ),
    )


def types(rows: Iterable[TypeRow], directions: Iterable[str]) -> Markup:
    """Count types by direction."""
    names = [part for name in directions for part in (name, f"{name}: rightly coded")]
    lines = [
        (row.type, *(cell for number, value in row.counts for cell in (number, estimate(value))))
        for row in rows
    ]
    body: Child = element(_P, "No event is counted.")
    if lines:
        body = table(
            "Reports by PLOVER type and direction; rightly coded: expected number with its 95% interval",
            ("type", *names),
            lines,
            numbers=range(1, len(names) + 1),
        )
    return section("types", "What was done", body)


def places(report: Report) -> Markup:
    """Draw where, with the numbers in tables."""
    made = report.map
    spots = [
        (element("bdi", p.place or "unnamed"), p.precision, f"{p.lat:.2f}, {p.lon:.2f}", p.count)
        for p in made.points
    ]
    return section(
        "places",
        "Where",
        figure(made, "map"),
        details(
            "The numbers of this map",
            table(
                "Places with coordinates",
                ("place", "precision", "coordinates", "reports"),
                spots,
                numbers=(3,),
            ),
            table("By country of the place", ("country", "reports"), made.countries, numbers=(1,)),
        ),
    )


def sources(rows: Iterable[SourceRow]) -> Markup:
    """List outlets."""
    lines = [
        (
            element("bdi", row.source or "outlet not known"),
            row.articles,
            row.events,
            _day(row.first),
            _day(row.last),
        )
        for row in rows
    ]
    body: Child = element(_P, "No article has an event that is counted.")
    if lines:
        body = table(
            "Outlets of the articles whose events are counted",
            ("outlet", "articles", "events", "first published", "last published"),
            lines,
            numbers=(1, 2),
        )
    return section("sources", "Sources", body)


def limits() -> Markup:
    """Say what the report does not say."""
    return section("limits", "Limits", element("ul", [element("li", words) for words in LIMITS]))


def _sentence(report: Report) -> str:
    made = report.method
    if not made.counted:
        return "No event of this subject and these days is in the store as having happened."
    parts = [
        f"{row.direction}: {_several(row.reports, 'report')}, of which {estimate(row.expected)} are expected "
        "to be rightly coded"
        for row in report.figures
    ]
    where = f"{_several(made.articles, 'article')} of {_several(made.outlets, 'outlet')}"
    return f"{'; '.join(parts)}. They stand in {where}."


def _several(number: int, thing: str) -> str:
    return f"{number:,} {thing if number == 1 else f'{thing}s'}"


def _sums(row: Figures) -> tuple[Child, ...]:
    return (
        *(row.direction, row.reports, estimate(row.expected), row.incidents),
        *map(estimate, row.quads),
        estimate(row.intensity),
    )


def _as(point: Point) -> Estimate:
    return Estimate(point.value, point.low, point.high)


def _figure(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0").replace("-", "\u2212")


def _day(day: date | None) -> str:
    return "" if day is None else str(day)
