"""Why the reports of an incident were put together, what people said of that, and what it was before."""

from collections.abc import Sequence

from dragoman.records import Comparison
from dragoman.store.judgements import Verdict
from dragoman.views.html import Child, Markup, details, element, link, table
from dragoman.views.incident_rows import by_rejected
from dragoman.views.web.incident.context import IncidentPage, Step
from dragoman.views.web.incident.reports import refs


def merges(page: IncidentPage) -> Markup:
    """Write each merge with the fields of its best pair and what each of them counts."""
    if len(page.reports) == 1:
        return element("p", "There is one report; nothing was put together.", class_="empty")
    lead = (
        "Reports were compared in pairs, field by field; each field adds to or takes from the log-odds that "
        "the two are of one happening. Groups join while the mean of the pairs between them is high "
        "enough, the best first."
    )
    items = [element("li", _step(page, step)) for step in page.steps]
    others = by_rejected(len(page.reports), len(items)) if page.is_corrected else ""
    return element(
        "div",
        element("p", lead, class_="quiet"),
        element("ol", items, class_="merges") if items else None,
        element("p", others, class_="quiet") if others else None,
    )


def _step(page: IncidentPage, step: Step) -> Child:
    number_of = page.numbers
    left, right = (
        [number_of[event] for event in side if event in number_of] for side in (step.left, step.right)
    )
    how = "put together by a person's judgement" if step.score is None else f"mean score {step.score:.2f}"
    head = [_named(left), " and ", _named(right), f": {how}"]
    if step.best is None:
        return head
    a, b = number_of.get(step.best.a), number_of.get(step.best.b)
    return details(
        ["Reports ", ", ".join(map(str, left)), " and ", ", ".join(map(str, right)), f": {how}"],
        comparison(step.best, f"Best pair, reports {a} and {b}: score {step.best.score:.2f}"),
    )


def _named(numbers: Sequence[int]) -> Child:
    return ["report " if len(numbers) == 1 else "reports ", refs(iter(numbers))]


def comparison(pair: Comparison, caption: str) -> Markup:
    """Write two reports' comparison: each field's verdict, what it counts, and why; then the sum."""
    rows: list[Sequence[Child]] = [("start", "", f"{pair.start:+.1f}", "before any field is looked at")]
    rows += [(field.field, field.verdict, f"{field.weight:+.1f}", field.reason) for field in pair.fields]
    total = pair.start + sum(field.weight for field in pair.fields)
    rows.append(("sum", "", f"{total:+.1f}", f"log-odds; as a probability {pair.score:.2f}"))
    return table(caption, ("Field", "Verdict", "Weight", "Why"), rows, numbers=(2,))


def judged(page: IncidentPage) -> Markup:
    """Write the standing joins and splits of its reports."""
    if not page.judgements:
        return element("p", "Nobody has joined or split its reports.", class_="empty")
    rows: list[Sequence[Child]] = [
        (
            element("span", one.id, class_="id"),
            "join" if one.verdict is Verdict.RIGHT else "split",
            one.judge,
            one.day.isoformat(),
            one.note,
        )
        for one in page.judgements
    ]
    return table("Judgements that stand", ("Judgement", "What", "By", "On", "Note"), rows)


def history(page: IncidentPage) -> Markup:
    """Write what the incident was before each change."""
    if not page.past:
        return element("p", "It has not changed since it was first assembled.", class_="empty")
    rows: list[Sequence[Child]] = [
        (
            str(past.number),
            _incident(past.incident, page.incident.id),
            len(past.events),
            [[_incident(one, page.incident.id), " "] for one in past.became] or "nothing",
        )
        for past in page.past
    ]
    header = ("Change", "Incident", "Reports it had", "They are now in")
    return table("What it was before, oldest first", header, rows, numbers=(2,))


def _incident(identity: str, own: str) -> Child:
    if identity == own:
        return element("span", f"{identity} (this one)", class_="id")
    return link(identity, "incident", identity, class_="id")
