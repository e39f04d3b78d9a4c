"""Where the reports of an incident differ, and what they add up to: values, numbers, denials, belief."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.assembly.belief import PRIORS
from dragoman.assembly.sources import outlet
from dragoman.records import Disagreement, Toll, TollReport
from dragoman.views.event_rows import words
from dragoman.views.html import Child, Markup, details, element, table
from dragoman.views.web.article.text import sentence
from dragoman.views.web.drawing import Range, ranges
from dragoman.views.web.incident.context import IncidentPage, Numbered
from dragoman.views.web.incident.reports import refs, spread, sure

_KINDS = {
    "rival": "both cannot be right",
    "revised": "later reports give another number",
}


def disagreements(page: IncidentPage) -> Markup:
    """Write each field in which reports differ, with who gives which value."""
    found = page.incident.disagreements
    if not found:
        said = (
            "The reports contradict each other in nothing."
            if len(page.reports) > 1
            else "There is one report."
        )
        return element("p", said, class_="empty")
    return element("div", [_disagreement(page, one) for one in found], class_="columns")


def _disagreement(page: IncidentPage, one: Disagreement) -> Markup:
    number_of = page.numbers
    rows: list[Sequence[Child]] = [
        (
            variant.label,
            variant.sources,
            refs(number_of[event] for event in variant.events if event in number_of),
            ", ".join(words(speaker) for speaker in variant.speakers) or "their own voice",
        )
        for variant in one.variants
    ]
    return element(
        "section",
        element("h3", f"{one.field}: {_KINDS.get(one.kind, one.kind)}"),
        table(words(one.summary), ("Value", "Sources", "Reports", "Said by"), rows, numbers=(1,)),
    )


def denials(page: IncidentPage) -> Markup | None:
    """Set those who deny it beside those who claim it; None where nobody denies."""
    denying = [one for one in page.reports if one.is_denial]
    claiming = [one for one in page.reports if not one.is_denial]
    if not denying:
        return None
    return element(
        "div",
        _side("Claimed", claiming, "Nobody claims it: all reports say that it is not so."),
        _side("Denied, or said not to be so", denying, ""),
        class_="columns",
    )


def _side(name: str, reports: Sequence[Numbered], nobody: str) -> Markup:
    items = [
        element(
            "li",
            *(refs(iter([one.number])), " "),
            element(
                "strong",
                " > ".join(words(a.speaker.name) for a in one.report.event.attribution) or "own voice",
            ),
            f" ({one.report.event.status}): ",
            sentence(one.report.event),
        )
        for one in reports
    ]
    return element(
        "section",
        element("h3", f"{name} ({len(reports)})"),
        element("ul", items, class_="side") if items else element("p", nobody),
    )


def tolls(page: IncidentPage) -> Markup:
    """Draw each number over time and by source, with the figures in a table."""
    if not page.incident.tolls:
        return element("p", "No report gives a number.", class_="empty")
    return element("div", [_toll(page, toll) for toll in page.incident.tolls], class_="columns")


def _toll(page: IncidentPage, toll: Toll) -> Markup:
    highest = max(max(report.best, report.high or 0, report.low) for report in toll.reports)
    axis = (0.0, float(max(highest, 1)))
    half = highest // 2
    ticks = [
        (0.0, "0"),
        *([(float(half), str(half))] if 0 < half < highest else []),
        (axis[1], f"{highest:,}"),
    ]
    title = f"{toll.kind}: {spread(toll.low, toll.best, toll.high)}, by report in order of publication"
    return element(
        "section",
        element("h3", f"{toll.kind}: {spread(toll.low, toll.best, toll.high)}"),
        ranges(title, [_number(page, one) for one in toll.reports], axis, ticks),
        details("The numbers", table(title, _TOLL_HEADER, _toll_rows(page, toll), numbers=(3, 4, 5))),
    )


_TOLL_HEADER = ("Report", "Published", "Source", "Low", "As said", "High")


def _number(page: IncidentPage, one: TollReport) -> Range:
    source = outlet(one.source) or "source not known"
    label = f"{page.numbers.get(one.event, '')} · {one.published or 'no day'} · {source}"
    said = spread(one.low, one.best, one.high)
    high = None if one.high is None else float(one.high)
    return Range(f"{label}: {said}", float(one.low), high, ((float(one.best), "dot"),))


def _toll_rows(page: IncidentPage, toll: Toll) -> Iterator[Sequence[Child]]:
    number_of = page.numbers
    for one in toll.reports:
        high = "open" if one.high is None else one.high
        source = outlet(one.source) or "not known"
        yield (
            refs(iter([number_of[one.event]])),
            one.published or "not known",
            source,
            one.low,
            one.best,
            high,
        )


def belief(page: IncidentPage) -> Markup:
    """Write how likely it is so, with every step of the sum."""
    found = page.incident.belief
    number_of = page.numbers
    rows: list[Sequence[Child]] = [
        (
            step.source,
            step.side,
            step.basis,
            f"{step.wrong:.2f}",
            f"{step.misread:.2f}",
            f"{step.doubt:.2f}",
            refs(number_of[event] for event in step.events if event in number_of),
        )
        for step in found.steps
    ]
    header = ("Source", "Side", "In whose voice", "Wrong", "Misread", "Doubt", "Reports")
    return element(
        "div",
        element(
            "p",
            element("strong", sure(found.value)),
            " = ",
            element("span", found.arithmetic, class_="code"),
        ),
        element(
            "p",
            "Each independent source leaves a doubt: 1 - (1 - wrong) * (1 - misread). Wrong is how often a "
            "source of its kind errs, a guess set by hand and equal for all outlets; misread is how likely "
            "Dragoman misread all of its reports. The figure orders incidents; it is no frequency.",
            class_="quiet",
        ),
        table("What each independent source adds", header, rows, numbers=(3, 4, 5)),
        details(
            "The priors", element("dl", list(_priors(step.basis for step in found.steps)), class_="facts")
        ),
    )


def _priors(used: Iterable[str]) -> Iterator[list[Markup]]:
    for name in dict.fromkeys(used):
        prior = PRIORS.get(name)
        if prior is not None:
            yield [element("dt", f"{name}: {prior.wrong:.2f}"), element("dd", prior.reason)]
