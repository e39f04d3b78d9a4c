"""What the answers say, as tables: who judged, how well they agree, how much is right, corrected totals."""

from collections.abc import Iterator

from dragoman.run.review.precision import ALL, Precision
from dragoman.views.html import Child, Markup, details, element, join, table
from dragoman.views.web.review.context import ReviewPage


def figures(page: ReviewPage) -> Markup:
    """Write all tables, or that nothing is judged yet."""
    head = element("h2", "What the answers say", id="figures")
    if not page.judges:
        empty = element(
            "p",
            f"Nothing of this sample of {len(page.plan.sample)} events is judged yet. With the first "
            "answers, precision by type stands here; with a second judge, how well the two agree.",
            class_="empty",
        )
        return element("section", head, empty, aria_labelledby="figures")
    return element(
        "section",
        head,
        element(
            "p",
            f"From answers on a sample of {len(page.plan.sample)} of {sum(page.plan.sizes.values())} events, "
            "in strata by type. Intervals are of 95%. What the coder missed is in no sample: this is "
            "precision, not recall.",
            class_="lead",
        ),
        _judges(page),
        _agreement(page),
        _precision(page),
        _totals(page),
        aria_labelledby="figures",
    )


def _judges(page: ReviewPage) -> Markup:
    return table(
        "Who judged how much of the sample",
        ("Judge", "Events", "Answers"),
        [(one.name, one.events, one.answers) for one in page.judges],
        numbers=(1, 2),
    )


def _agreement(page: ReviewPage) -> Markup:
    rows = [
        (
            one.field,
            one.on,
            one.found.units,
            _share(one.found.agreed),
            _share(one.found.alpha),
            _between(one.found.low, one.found.high),
        )
        for one in page.agreements
        if one.found.units
    ]
    if not rows:
        return element(
            "p",
            f"No event was judged by two yet; {len(page.plan.shared)} events of the sample are meant for a "
            "second judge, and come first in each judge's queue.",
            class_="notice",
        )
    return table(
        "Agreement of judges: Krippendorff's alpha, on right or wrong and, for closed lists, on the value. "
        "Alpha is empty where nothing varies.",
        ("Field", "On", "Units", "Agreed", "Alpha", "Interval"),
        rows,
        numbers=(2, 3, 4, 5),
    )


def _precision(page: ReviewPage) -> Markup:
    parts: list[Child] = [
        table(
            "Precision: share of all events with the field right, types weighed by their number of events",
            ("Field", "Type", "Events", "Judged", "Right", "Precision", "Interval"),
            _precision_rows(page, of_all=True),
            numbers=(2, 3, 4, 5, 6),
        ),
        details(
            "Precision by type",
            table(
                "Precision of each field by the type the events were coded as",
                ("Field", "Type", "Events", "Judged", "Right", "Precision", "Interval"),
                _precision_rows(page, of_all=False),
                numbers=(2, 3, 4, 5, 6),
            ),
        ),
    ]
    parts += [
        element(
            "p", f"{one.field}: {one.disputed} events left out, on which judges disagree.", class_="notice"
        )
        for one in page.precisions
        if one.disputed
    ]
    return join(parts)


def _precision_rows(page: ReviewPage, *, of_all: bool) -> Iterator[tuple[Child, ...]]:
    """Give the rows with anything judged: those of all types together, or those of each."""
    for one in page.precisions:
        judged = [row for row in one.rows if row.judged and (row.stratum == ALL) is of_all]
        for row in judged:
            yield (str(one.field), _stratum(row), row.size, row.judged, row.right, *_precise(row))


def _stratum(row: Precision) -> str:
    return "all types" if row.stratum == ALL else row.stratum


def _precise(row: Precision) -> tuple[str, str]:
    if row.precision is None:
        return "", "a type has no answer yet"
    return _share(row.precision), _between(row.low, row.high)


def _totals(page: ReviewPage) -> Markup:
    return table(
        "Events of each type: as coded, and corrected by what judges say of the sample. Empty until each "
        "type has answers.",
        ("Type", "Coded", "Corrected", "Interval"),
        [
            (
                one.type,
                one.raw,
                "" if one.corrected is None else f"{one.corrected:.0f}",
                "" if one.low is None or one.high is None else f"{one.low:.0f} to {one.high:.0f}",
            )
            for one in page.totals
        ],
        numbers=(1, 2, 3),
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _between(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.2f} to {high:.2f}"
