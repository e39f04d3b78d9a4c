"""Writes a report as one page of HTML that stands by itself: nothing is fetched, nothing runs."""

from dragoman.views.analysis.report import incident_sections, sections
from dragoman.views.analysis.report.inline import style_sheet
from dragoman.views.analysis.report.record import Report
from dragoman.views.html import Markup, element, join

_CONTENTS = (
    *(
        ("short", "In short"),
        ("method", "What was counted"),
        ("time", "Over time"),
        ("types", "What was done"),
    ),
    *(("incidents", "Incidents"), ("disputes", "Disagreements"), ("places", "Where"), ("sources", "Sources")),
    ("limits", "Limits"),
)
# The page may show its own style and nothing else: not even text that slipped through could fetch or run.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(report: Report) -> str:
    """Write a report."""
    title = f"Events: {report.title}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="generator", content="Dragoman"),
        element("title", title),
        style_sheet(),
    )
    body = element("body", _header(report), element("main", _body(report)))
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _header(report: Report) -> Markup:
    links = [element("li", element("a", words, href=f"#{name}")) for name, words in _CONTENTS]
    return element(
        "header",
        element("h1", "Events: ", element("bdi", report.title)),
        element(
            "p",
            f"As reported in the news, {report.method.days}. Coded by Dragoman from "
            f"{report.method.store_articles:,} articles; every sentence quoted can be checked.",
            class_="quiet",
        ),
        element("nav", element("ul", links), aria_label="Sections"),
    )


def _body(report: Report) -> Markup:
    return join(
        sections.in_short(report),
        sections.method(report.method),
        sections.over_time(report.series),
        sections.types(report.types, [row.direction for row in report.figures]),
        incident_sections.incidents(report),
        incident_sections.disputes(report),
        sections.places(report),
        sections.sources(report.sources),
        sections.limits(),
    )
