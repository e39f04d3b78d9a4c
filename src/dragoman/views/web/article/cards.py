"""The events of an article as a list to choose from, each field with what decided it and its alternatives."""

from collections.abc import Sequence

from dragoman.records import Decision, Event, Option
from dragoman.records.hashed import is_hashed
from dragoman.views.event_rows import days, where, words
from dragoman.views.html import Markup, details, element, link
from dragoman.views.web.article.context import ArticlePage, Choice, Told

_SHOWN = 8  # alternatives of a decision: scores fall off fast


def event_list(page: ArticlePage) -> Markup:
    """Write the list of events, the chosen one marked."""
    if not page.events:
        return element("p", "No event was coded in this article.", class_="empty")
    cards = [_card(page, number, told) for number, told in enumerate(page.events, start=1)]
    return element("ol", cards, class_="cards", id="events")


def _card(page: ArticlePage, number: int, told: Told) -> Markup:
    event = told.event
    is_chosen = event.id == page.chosen
    head = element(
        "a",
        element("span", f"{number}. ", class_="rank"),
        element("strong", _kind(event)),
        element("span", f" {_parties(event)}", class_="parties"),
        href=f"?event={event.id}",
        class_="choose",
        data_choose=event.id,
        aria_current="true" if is_chosen else None,
    )
    incident = (
        link("Incident", "incident", event.incident)
        if event.incident
        else element("span", "not assembled into incidents yet")
    )
    return element(
        "li",
        head,
        element("p", summary(event), class_="line"),
        details(
            element("span", "Why, and what else", element("span", f" (event {number})", class_="unseen")),
            choices_markup(told.choices),
            _judged(told),
            is_open=is_chosen,
        ),
        element("p", incident, " · ", element("span", event.id, class_="id"), class_="links"),
        class_="card chosen" if is_chosen else "card",
        data_card=event.id,
    )


def _kind(event: Event) -> str:
    return f"{event.type} / {event.mode}" if event.mode else event.type


def _parties(event: Event) -> str:
    sides = [
        ", ".join(dict.fromkeys(words(actor.name) for actor in side))
        for side in (event.actors, event.recipients)
    ]
    return f"{sides[0] or 'no actor stated'} → {sides[1] or 'no recipient stated'}"


def summary(event: Event) -> str:
    """Say in a line how an event stands, when, where, by whom, and how sure that is."""
    when = days(event.date)
    parts = [
        str(event.status),
        f"{when} ({event.date.precision}, by {event.date.basis})" if when else "no day is stated",
        f"{where(event.place)} ({event.place.precision})" if event.place else "no place is stated",
        f"according to {' > '.join(words(a.speaker.name) for a in event.attribution)}"
        if event.attribution
        else "in the article's own voice",
        f"confidence {event.confidence.event:.2f}",
    ]
    return "; ".join(parts)


def choices_markup(choices: Sequence[Choice]) -> list[Markup]:
    """Write an event's fields: each that somebody decided by itself, then the rest in a line."""
    plain = [one for one in choices if not one.decisions and not one.why]
    return [
        *(choice_markup(one) for one in choices if one.decisions or one.why),
        *([_follows(plain)] if plain else []),
    ]


def choice_markup(choice: Choice) -> Markup:
    """Write a field with its value, who decided it and why, and its alternatives with their scores."""
    is_sure = choice.confidence is not None and bool(choice.value)
    sure = (
        element("span", f" {choice.confidence:.2f}", class_="sure", title="confidence") if is_sure else None
    )
    told = any(one.reason and one.reason in choice.why for one in choice.decisions)
    return element(
        "div",
        element(
            "p",
            *(element("span", choice.field, class_="field"), " "),
            *(choice.value or element("em", "empty"), element("span", sure, class_="sure")),
            class_="chosen-value",
        ),
        element("p", words(choice.why), class_="why") if choice.why and not told else None,
        [_decision(one, within=choice.field) for one in choice.decisions],
        class_="choice",
        data_role=choice.role,
        data_start=choice.start,
    )


def _follows(plain: Sequence[Choice]) -> Markup:
    """Write the fields that follow from type and mode, or that nothing is explained of."""
    values = [
        element("span", element("span", one.field, class_="field"), f" {_value(one)} ", class_="one")
        for one in plain
    ]
    return element("div", element("p", values), class_="choice rest", data_role="trigger")


def _value(choice: Choice) -> str:
    if choice.field == "event":
        return f"coded at {choice.confidence or 0:.2f}"
    return choice.value or "empty"


def _decision(decision: Decision, *, within: str) -> Markup:
    """Write a stored choice: chosen, reason, component and version; then what it was chosen from."""
    chosen = element("em", "nothing chosen") if decision.chosen is None else decision.chosen
    says = element(
        "p",
        None if decision.field == within else f"{decision.field}: ",
        chosen,
        f" — {decision.reason}" if decision.reason else None,
        element("span", f" [{decision.author}]", class_="by"),
        class_="decision-line",
    )
    return element("div", says, _options(decision), class_="decision")


def _options(decision: Decision) -> Markup | None:
    found = sorted(decision.alternatives, key=lambda option: -option.score)
    if not found:
        return None
    items = [_option(one, is_chosen=one.value == decision.chosen) for one in found[:_SHOWN]]
    more = len(found) - _SHOWN
    return element(
        "ul",
        items,
        element("li", f"and {more} more, all below {found[_SHOWN - 1].score:.2f}") if more > 0 else None,
        class_="options",
        aria_label=f"Alternatives for {decision.field}, with scores",
    )


def _option(option: Option, *, is_chosen: bool) -> Markup:
    label = f" ({words(option.label)})" if option.label and option.label != option.value else None
    value = words(option.value) if is_hashed(option.value) else option.value
    return element(
        "li",
        element("span", f"{option.score:.2f}", class_="score"),
        " ",
        value,
        label,
        element("strong", " chosen") if is_chosen else None,
    )


def _judged(told: Told) -> Markup | None:
    if not told.judgements:
        return None
    items = [
        element(
            "li",
            f"{one.field or 'the whole event'}: {one.verdict}",
            f", should be {one.value}" if one.value else None,
            f" — {one.note}" if one.note else None,
            f" ({one.judge}, {one.day})",
        )
        for one in told.judgements
    ]
    return element("div", element("p", "What people said of it", class_="field"), element("ul", items))


def passed_over(decisions: Sequence[Decision], text: str) -> Markup | None:
    """Write which words were considered for an event and not coded."""
    if not decisions:
        return None
    items = []
    for one in decisions:
        start, _, end = one.subject.partition(":")
        said = text[int(start) : int(end)] if text and start.isdigit() and end.isdigit() else NO_WORDS
        items.append(element("li", element("q", said), " — ", one.reason, f" [{one.author}]"))
    return details(f"{len(items)} words were considered and not coded", element("ul", items, class_="passed"))


NO_WORDS = "words not kept"
