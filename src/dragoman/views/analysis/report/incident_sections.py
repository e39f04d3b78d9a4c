"""The incidents of a report as markup: sentences with their triggers marked, denials beside claims."""

from collections.abc import Iterable

from dragoman.views.analysis.report.record import Differing, Happening, Passage, Report, TollRow
from dragoman.views.analysis.report.sections import section
from dragoman.views.html import Child, Markup, element, join, outward, table


def incidents(report: Report) -> Markup:
    """Show the incidents with most independent sources."""
    if not report.incidents:
        return section("incidents", "Best reported incidents", element("p", _none(report)))
    more = f" {report.more_incidents:,} more are not shown." if report.more_incidents else ""
    return section(
        "incidents",
        "Best reported incidents",
        element(
            "p",
            "Those with most independent sources, of each source the sentence most surely coded. Copies of "
            f"one text count as one source.{more}",
            class_="quiet",
        ),
        [_incident(one) for one in report.incidents],
    )


def disputes(report: Report) -> Markup:
    """Show where reports disagree: who denies what others claim, and numbers that differ."""
    if not report.disputes:
        return section(
            "disputes", "Where reports disagree", element("p", "No incident has reports that differ.")
        )
    more = f" {report.more_disputes:,} more are not shown." if report.more_disputes else ""
    return section(
        "disputes",
        "Where reports disagree",
        element(
            "p",
            "Values are given with the independent sources that have them, best first; who is right is left "
            f"open.{more}",
            class_="quiet",
        ),
        [_dispute(one) for one in report.disputes],
    )


def passage(one: Passage, *, denies: bool = False) -> Markup:
    """Quote a sentence with where it stands."""
    by = f"{' > '.join(one.speakers)}, in " if one.speakers else ""
    where = join(element("bdi", f"{by}{one.source}"), f", {one.published}" if one.published else "")
    said = (
        element("bdi", one.before, element("mark", one.trigger), one.after)
        if one.trigger or one.before
        else None
    )
    return element(
        "blockquote",
        said,
        element(
            "footer",
            "denied by " if denies else None,
            where,
            join(": ", outward(element("bdi", one.title or one.url or ""), one.url))
            if one.title or one.url
            else None,
            f". Reported as {one.status}; confidence {one.confidence:.2f}; {one.event}",
        ),
        class_="denial" if denies else None,
    )


def _headline(one: Passage) -> Markup | None:
    words = one.title or one.url
    return join(": ", outward(element("bdi", words), one.url)) if words else None


def _incident(one: Happening) -> Markup:
    return element(
        "article",
        _head(one),
        [passage(each) for each in one.claims],
        [passage(each, denies=True) for each in one.denials],
    )


def _dispute(one: Happening) -> Markup:
    """Show an incident with its denials beside its claims and every field that differs."""
    against: Child = None
    if one.denials:
        against = join(
            element("h4", "Claimed"),
            [passage(each) for each in one.claims[:2]] or element("p", "by no report in its own right"),
            element("h4", "Denied"),
            [passage(each, denies=True) for each in one.denials],
        )
    tolls = _tolls(one.tolls) if any(toll.low != toll.high for toll in one.tolls) else None
    return element("article", _head(one), against, tolls, _differing(one.differing))


def _head(one: Happening) -> Markup:
    parties = join(
        element("bdi", "; ".join(one.actors) or "nobody named"),
        " → ",
        element("bdi", "; ".join(one.recipients) or "nobody named"),
    )
    facts = ", ".join(part for part in (one.days, one.place or "no place is stated", one.standing) if part)
    return join(
        element("h3", one.kind, ": ", parties),
        element(
            "p",
            element("bdi", facts),
            f". Reports: {one.reports:,}; independent sources: {one.sources:,}; belief {one.belief:.2f}; ",
            one.id,
            class_="quiet",
        ),
    )


def _tolls(rows: Iterable[TollRow]) -> Markup:
    return table(
        "Numbers: lowest and highest of all reports, best of the last day on which one was published",
        ("number of", "low", "best", "high", "reports"),
        [
            (row.kind, row.low, row.best, "open" if row.high is None else row.high, row.reports)
            for row in rows
        ],
        numbers=(1, 2, 3, 4),
    )


def _differing(fields: Iterable[Differing]) -> Markup | None:
    rows = [
        (each.field, each.kind, element("bdi", value), sources, element("bdi", "; ".join(speakers)))
        for each in fields
        for value, sources, speakers in each.values
    ]
    if not rows:
        return None
    return table("What reports give", ("field", "kind", "value", "sources", "said by"), rows, numbers=(3,))


def _none(report: Report) -> str:
    if report.method.waiting:
        return "The store's events are not assembled to incidents yet; do it with: dragoman assemble"
    return "There is no incident of this subject and these days."
