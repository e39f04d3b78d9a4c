"""The reports of an incident side by side, and which of them are one source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.assembly.sources import outlet
from dragoman.records import Actor, Event, Incident, SourceGroup
from dragoman.records.hashed import is_hashed
from dragoman.views.event_rows import days, party, where, words
from dragoman.views.html import Child, Markup, element, link
from dragoman.views.web.article.text import sentence
from dragoman.views.web.cells import count
from dragoman.views.web.incident.context import IncidentPage, Numbered

_NEARLY = 0.99
COUNTS = ("dead", "injured", "arrested", "displaced", "participants")


def facts(page: IncidentPage) -> Markup:
    """Write what an incident is by all its reports together."""
    one = page.incident
    days_ = one.first if one.first == one.last else f"{one.first or '?'} to {one.last or '?'}"
    listed: tuple[tuple[str, Child], ...] = (
        ("Standing", str(one.standing)),
        ("Belief", f"{sure(one.belief.value)} (a sum by set priors, not a frequency; see below)"),
        ("Day", days_ or "no day is stated"),
        ("Place", one.place or "no place is stated"),
        (
            "Numbers",
            ", ".join(f"{t.kind} {spread(t.low, t.best, t.high)}" for t in one.tolls) or "none stated",
        ),
        (
            "Reports",
            f"{len(one.events)} in {count(len({r.report.event.doc for r in page.reports}), 'article')}",
        ),
        ("Independent sources", str(len(one.sources))),
        ("Reports differ in", ", ".join(found.field for found in one.disagreements) or "nothing"),
        ("Id", element("span", one.id, class_="id")),
    )
    rows = [element("div", element("dt", name), element("dd", value)) for name, value in listed]
    return element("dl", rows, class_="known")


def sure(value: float) -> str:
    """Write a probability that never reads as certain: ``0.87``, ``> 0.99``, ``< 0.01``."""
    return "> 0.99" if value > _NEARLY else "< 0.01" if value < 1 - _NEARLY else f"{value:.2f}"


def report_cards(page: IncidentPage) -> Markup:
    """Write every report beside the others: whose, when, which words, status, who says so, how many."""
    differing = differs(page.incident)
    return element(
        "ol",
        [_card(one, page.incident.sources, differing) for one in page.reports],
        class_="reports",
        aria_label="Reports in order of publication",
    )


def differs(incident: Incident) -> Mapping[str, Sequence[str]]:
    """Give for each report the disputed values that it gives, as ``place Korsk, AAA``."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in incident.disagreements:
        for variant in one.variants:
            for event in variant.events:
                found[event].append(f"{one.field}: {variant.label}")
    return found


def _card(one: Numbered, groups: Sequence[SourceGroup], differing: Mapping[str, Sequence[str]]) -> Markup:
    event = one.report.event
    published = one.report.published.isoformat() if one.report.published else "day not known"
    disputed = [element("li", value, class_="tag") for value in differing.get(event.id, ())]
    return element(
        "li",
        element(
            "p",
            element("span", str(one.number), class_="rank"),
            " ",
            element("strong", outlet_of(one)),
            f", {published}",
            element("span", "denial", class_="tag denies") if one.is_denial else None,
            class_="head",
        ),
        element("blockquote", sentence(event)),
        element("dl", [_pair(name, value) for name, value in report_facts(event)], class_="facts"),
        element("ul", disputed, class_="disputed", aria_label="Values that are disputed")
        if disputed
        else None,
        element("p", _standing_of(one, groups), class_="quiet"),
        element(
            "p",
            link("In the article", "article", event.doc, query={"event": event.id}),
            " · ",
            element("span", event.id, class_="id"),
            class_="links",
        ),
        id=f"report-{one.number}",
        value=one.number,
        class_="report denial" if one.is_denial else "report",
    )


def _pair(name: str, value: Child) -> list[Markup]:
    return [element("dt", name), element("dd", value)]


def report_facts(event: Event) -> Iterator[tuple[str, Child]]:
    """Give what a report says: status, who says so, parties, day, place, numbers; and what it leaves out."""
    yield "status", str(event.status)
    chain = " > ".join(f"{words(a.speaker.name)} ({a.kind})" for a in event.attribution)
    yield "according to", chain or "the article itself"
    yield "actors", linked(event.actors) or "not stated"
    yield "recipients", linked(event.recipients) or "not stated"
    when = days(event.date)
    yield "day", f"{when} ({event.date.precision}, by {event.date.basis})" if when else "not stated"
    place = event.place
    yield "place", f"{where(place)} ({place.precision})" if place else "no place is stated"
    yield "size", size(event) or "not stated"
    yield "confidence", f"{event.confidence.event:.2f}"


def linked(actors: Sequence[Actor]) -> list[Child]:
    """Link parties to their pages, each with its codes; one whose name is not kept leads nowhere."""
    found: list[Child] = []
    for actor in dict.fromkeys(actors):
        name = party(actor)
        found += ["; "] if found else []
        found.append(name if is_hashed(actor.name) else link(name, "actor", actor.name))
    return found


def size(event: Event) -> str:
    """Write a report's numbers with what its words leave open: ``dead 60 (60 or more)``."""
    parts = []
    for kind in COUNTS:
        count = getattr(event.size, kind)
        if count is not None:
            parts.append(f"{kind} {spread(count.low, count.best, count.high)}")
    return ", ".join(parts)


def spread(low: int, best: int, high: int | None) -> str:
    """Write a number with its bounds where it has any: ``80``, ``80 (0 to 80)``, ``60 (60 or more)``."""
    if low == best == high:
        return str(best)
    return f"{best} ({low} or more)" if high is None else f"{best} ({low} to {high})"


def outlet_of(one: Numbered) -> str:
    """Name who published a report, with the agency it credits."""
    report = one.report
    name = outlet(report.source) or report.event.doc
    return f"{name}, after {report.agency}" if report.agency and report.agency.lower() != name else name


def _standing_of(one: Numbered, groups: Sequence[SourceGroup]) -> str:
    if not one.group:
        return "counted with no source"
    group = groups[one.group - 1]
    name = f"source {one.group} ({group.name})"
    if one.is_first:
        return f"Independent {name}"
    return f"Not independent: of {name}, {'; '.join(group.why)}"


def source_table(page: IncidentPage) -> Iterator[tuple[Child, ...]]:
    """Give a row for each independent source: its reports, its articles, and what makes them one."""
    number_of = page.numbers
    for number, group in enumerate(page.incident.sources, start=1):
        reports = refs(number_of[event] for event in group.events if event in number_of)
        yield f"{number} {group.name}", reports, len(group.docs), "; ".join(group.why) or "one article"


def refs(numbers_: "Iterator[int]") -> Child:
    """Link to reports by their numbers."""
    ordered = sorted(numbers_)
    linked: list[Child] = []
    for number in ordered:
        linked += [", "] if linked else []
        linked.append(element("a", str(number), href=f"#report-{number}", aria_label=f"report {number}"))
    return linked
