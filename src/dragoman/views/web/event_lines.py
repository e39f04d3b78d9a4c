"""Events, statements and parties as lists and links, as the pages about parties show them."""

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.knowledge.countries import country_name
from dragoman.records.hashed import is_hashed
from dragoman.store.pages import EventRow, IncidentRow
from dragoman.store.party_sums import PlaceCount, Said
from dragoman.views.event_rows import NOT_KEPT, words
from dragoman.views.html import Child, Markup, element, join, link, table
from dragoman.views.web.charts import QUAD_NAMES

_MOST_WORDS = 320  # characters of a sentence that a list shows


def day_text(first: date | str | None, last: date | str | None) -> str:
    """Write the days of something: one, a stretch, or that none is known."""
    if first is None and last is None:
        return "no day known"
    if first is None:
        return f"until {last}"
    if last is None:
        return f"from {first}"
    return str(first) if first == last else f"{first} to {last}"


def days(first: date | str | None, last: date | str | None) -> Markup:
    """Write the days of something so that no day is broken over lines."""
    return element("span", _unbroken(day_text(first, last)))


def _unbroken(text: str) -> list[Child]:
    return [[element("span", word, class_="day"), " "] for word in text.split(" ")]


def country_text(code: str | None) -> str:
    """Write a country code with its English name: ``FRA (France)``."""
    name = country_name(code)
    return code if code is not None and name == code else f"{code} ({name})" if code else "no country"


def party(name: str, keys: Mapping[str, str]) -> Markup:
    """Link to the page of a party.

    Args:
        name: Its name as coded.
        keys: For names that have an id, that id.
    """
    return link(element("bdi", words(name)), "actor", keys.get(name, name))


def parties(names: Sequence[str], keys: Mapping[str, str], nobody: str) -> Child:
    """Link to the pages of one side of an event."""
    if not names:
        return element("span", nobody, class_="quiet")
    parts: list[Child] = []
    for number, name in enumerate(dict.fromkeys(names)):
        parts += [", " if number else None, party(name, keys)]
    return parts


def quad(number: int) -> Markup:
    """Write a quad class with its colour."""
    return element("span", QUAD_NAMES[number - 1], class_=f"quad quad-{number}")


def event_list(rows: Sequence[EventRow], keys: Mapping[str, str], label: str) -> Markup:
    """Write events as a list, each with the sentence that says it and a link to its article.

    Args:
        rows: The events, in order.
        keys: Ids of names that have one.
        label: What the list is, for those who cannot see where it stands.
    """
    return element("ul", [element("li", _event(row, keys)) for row in rows], class_="lines", aria_label=label)


def _event(row: EventRow, keys: Mapping[str, str]) -> list[Child]:
    mode = f" / {row.mode}" if row.mode else ""
    return [
        element(
            "div",
            element("span", day_text(row.first, row.last), class_="when"),
            element("strong", row.type, mode, class_=f"status-{row.status}"),
            element("span", row.status, class_="tag"),
            quad(row.quad),
            element("span", f"intensity {row.intensity:+.1f}", class_="quiet"),
            element("span", f"certain to {row.confidence:.0%}", class_="quiet"),
            class_="line-head",
        ),
        element(
            "div",
            parties(row.actors, keys, "nobody named"),
            element("span", " → ", aria_hidden="true"),
            element("span", " to ", class_="unseen"),
            parties(row.recipients, keys, "nobody named"),
            f" · in {row.place}" if row.place else element("span", " · no place is stated", class_="quiet"),
        ),
        element("blockquote", _evidence(row)),
        element("div", _report(row.doc, row.id, row.title, row.source, row.published), class_="quiet"),
    ]


def _evidence(row: EventRow) -> Child:
    """Write a sentence, long ones cut, with the trigger marked where it stands in it."""
    sentence, trigger = row.evidence or row.trigger, row.trigger
    if is_hashed(sentence) or is_hashed(trigger):
        return element("span", NOT_KEPT, class_="quiet")
    at = sentence.find(trigger)
    if at < 0:
        return [_shortened(sentence), " ", element("mark", trigger)]
    end = at + len(trigger)
    before, after = sentence[:at], sentence[end:]
    side = _MOST_WORDS // 2
    if len(sentence) > _MOST_WORDS:
        before = f"…{before[-side:]}" if len(before) > side else before
        after = f"{after[:side]}…" if len(after) > side else after
    return [before, element("mark", trigger), after]


def _shortened(said: str) -> str:
    return said if len(said) <= _MOST_WORDS else f"{said[:_MOST_WORDS]}…"


def _report(doc: str, event: str | None, title: str | None, source: str | None, when: date | None) -> Child:
    name = element("bdi", title or "the article")
    return [
        link(name, "article", doc, query={"event": event}),
        element("bdi", f", {source}") if source else None,
        f", published {when}" if when else ", no publication day known",
    ]


def said_list(rows: Sequence[Said], label: str) -> Markup:
    """Write statements as a list with links to their articles."""
    return element(
        "ul",
        [
            element(
                "li",
                element("blockquote", _shortened(words(row.content))),
                element(
                    "div",
                    element("span", f"{row.kind} speech", class_="tag"),
                    " ",
                    _report(row.doc, None, row.title, row.source, row.published),
                    class_="quiet",
                ),
            )
            for row in rows
        ],
        class_="lines",
        aria_label=label,
    )


def incident_list(rows: Sequence[IncidentRow], label: str) -> Markup:
    """Write incidents as a list with links to their pages."""
    items = [element("li", _incident(row)) for row in rows]
    return element("ul", items, class_="lines", aria_label=label)


def _incident(row: IncidentRow) -> list[Child]:
    mode = f" / {row.mode}" if row.mode else ""
    reports = f"{row.reports} report{'s' if row.reports != 1 else ''}"
    sources = f"{row.sources} independent source{'s' if row.sources != 1 else ''}"
    return [
        element(
            "div",
            element("span", day_text(row.first, row.last), class_="when"),
            link(join(element("strong", row.type), mode), "incident", row.id),
            element("span", row.standing, class_="tag"),
            element("span", f"{reports}, {sources}, belief {row.belief:.2f}", class_="quiet"),
            class_="line-head",
        ),
        element(
            "div",
            _labels(row.actors),
            element("span", " → ", aria_hidden="true"),
            element("span", " to ", class_="unseen"),
            _labels(row.recipients),
            f" · in {row.place}" if row.place else element("span", " · no place is stated", class_="quiet"),
        ),
        element("div", f"Reports differ on {', '.join(row.disagreements)}.", class_="quiet")
        if row.disagreements
        else None,
    ]


def _labels(labels: Sequence[str]) -> Markup:
    """Write the parties of an incident, whose labels are more than names."""
    if not labels:
        return element("span", "nobody named", class_="quiet")
    return element("bdi", ", ".join(labels))


def place_table(rows: Sequence[PlaceCount], caption: str) -> Markup:
    """Write places with their countries and counts."""
    cells = [(element("bdi", row.place), country_text(row.country), row.events) for row in rows]
    return table(caption, ("Place", "Country", "Events"), cells, numbers=(2,))


def empty(*said: Child) -> Markup:
    """Say that there is nothing to show, and what may help."""
    return element("p", *said, class_="empty")
