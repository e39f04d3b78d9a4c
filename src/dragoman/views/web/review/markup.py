"""The review page's HTML: an event with its words marked, its fields, what the answers say, and the keys."""

from collections.abc import Iterator, Sequence

from dragoman.knowledge.codebook import Codebook
from dragoman.records import Event
from dragoman.run.review.desk import View
from dragoman.run.review.fields import Field, plain
from dragoman.run.review.keys import KEYS, SAYS, Action
from dragoman.run.review.plan import Asked
from dragoman.store.judgements import Judgement
from dragoman.views.html import Child, Markup, details, element, join, link, table
from dragoman.views.marked import Mark
from dragoman.views.shown import marks_of
from dragoman.views.web.article.spans import Paint, Piece, Role, cut

_AROUND = 300
"""Characters of the text that are shown on either side of the sentence."""
_TERMINAL = frozenset({Action.MORE, Action.QUIT})
"""What keys do in a terminal alone: here the text is shown, and the page can be left."""


def event_card(view: View) -> Markup:
    """Write where an event is from, its sentence with the words of its fields marked, and its fields."""
    event = view.event
    origin = ", ".join(part for part in (view.source, str(view.published or "")) if part)
    return element(
        "section",
        element("h2", f"Event {view.number} of {view.of}", id="event-heading"),
        element(
            "p",
            origin or "no outlet or day is known",
            " · ",
            link("in its article", "article", event.doc, query={"event": event.id}),
            " · ",
            element("span", event.id, class_="id"),
            class_="quiet",
        ),
        element("blockquote", _passage(view), class_="passage", dir="auto"),
        _elsewhere(view),
        _fields(view),
        aria_labelledby="event-heading",
    )


def question(view: View) -> Markup:
    """Write what is asked now."""
    value = plain(view.field, view.event) or "none"
    return element(
        "p",
        element("strong", f"{view.field}: {value}"),
        " ",
        element("span", view.question, class_="asked"),
        class_="question",
        id="question",
    )


def spoken(view: View) -> str:
    """Say what is asked now, for a screen reader."""
    value = plain(view.field, view.event) or "none"
    return f"Event {view.number} of {view.of}. {view.field}: {value}. {view.question}"


def keys_help() -> Markup:
    """Write which key does what."""
    return table(
        "Keys. They do nothing while you type into a field.",
        ("Key", "What it does"),
        [(element("kbd", sign), SAYS[action]) for sign, action in KEYS.items() if action not in _TERMINAL],
    )


def sample_form(asked: Asked, codebook: Codebook) -> Markup:
    """Write the form that says which sample is judged; what it says stands in the page's address."""
    chosen = asked.wanted.type or ""
    types = [element("option", "all types", value="", selected=not chosen)]
    types += [element("option", name, value=name, selected=name == chosen) for name in codebook.types]
    fields = "" if asked.fields == tuple(Field) else ",".join(asked.fields)
    return details(
        "Which sample",
        element(
            "form",
            element(
                "div",
                _labelled("Type", element("select", types, name="type")),
                _labelled("Events", _input("sample", asked.size, "numeric")),
                _labelled("Seed", _input("seed", asked.seed, "numeric")),
                _labelled("Share for a second judge", _input("second", asked.second, "decimal")),
                _labelled("Fields, all if empty", _input("fields", fields, "text")),
                element("button", "Draw", type="submit"),
                class_="fields",
            ),
            method="get",
            action="/review",
        ),
    )


def _labelled(words: str, control: Markup) -> Markup:
    return element("label", words, control)


def _input(name: str, value: object, mode: str) -> Markup:
    return element("input", name=name, value=str(value), inputmode=mode, autocomplete="off")


def _passage(view: View) -> Iterator[Child]:
    """Give the sentence in its surroundings, with its marks."""
    evidence = view.event.evidence
    before = view.text[max(0, evidence.start - _AROUND) : evidence.start]
    after = view.text[evidence.end : evidence.end + _AROUND]
    yield element("span", "… " if evidence.start > _AROUND else None, before, class_="around")
    paints = [Paint(mark.start, mark.end, _role(mark), view.event.id) for mark in marks_of(view.event)]
    for piece in cut(evidence.start, evidence.end, paints):
        words = view.text[piece.start : piece.end]
        yield _piece(piece, words) if piece.paints else words
    yield element("span", after, " …" if len(view.text) > evidence.end + _AROUND else None, class_="around")


def _piece(piece: Piece, words: str) -> Markup:
    """Write a piece in the colour of its first role, with the role's name for those who do not see it."""
    role = piece.roles[0]
    begun = [paint.role for paint in piece.begun]
    classes = ["role", f"role-{role}"] + ([] if role in begun else ["inner"])
    names = ", ".join(dict.fromkeys(str(one) for one in begun))
    return element(
        "span",
        element("span", f"[{names}: ", class_="unseen") if names else None,
        words,
        element("span", "]", class_="unseen") if names else None,
        class_=" ".join(classes),
        title=", ".join(piece.roles),
    )


def _role(mark: Mark) -> Role:
    """Give what a mark is: numbered labels are of their kind."""
    return Role(mark.label.split(" ", 1)[0])


def _elsewhere(view: View) -> Markup | None:
    """Write the marked words that do not stand in the sentence."""
    evidence = view.event.evidence
    away = [m for m in marks_of(view.event) if not (evidence.start <= m.start and m.end <= evidence.end)]
    if not away:
        return None
    words = "; ".join(f"{mark.label}: {view.text[mark.start : mark.end]}" for mark in away)
    return element("p", f"Elsewhere in the text: {words}", class_="quiet")


def _fields(view: View) -> Markup:
    """Write a row a field; the one that is asked is marked."""
    head = [element("th", name, scope="col") for name in ("Field", "Coded as", "You say", "Confidence")]
    rows = [
        element(
            "tr",
            element("th", field, scope="row"),
            element("td", plain(field, view.coded) or element("span", "none", class_="quiet")),
            element("td", _said(view, field)),
            element("td", _confidence(view.coded, field), class_="number"),
            class_="now" if field is view.field else None,
            aria_current="step" if field is view.field else None,
        )
        for field in Field
    ]
    written = element(
        "table",
        element("caption", "The event's fields. The one that is asked is marked."),
        element("thead", element("tr", head)),
        element("tbody", rows),
    )
    return element(
        "div", written, class_="scroll", tabindex=0, role="region", aria_label="Fields of the event"
    )


def _said(view: View, field: Field) -> Child:
    said: Judgement | None = view.mine.get(field)
    if said is None:
        return "asked now" if field is view.field else ""
    if said.value is None:
        return str(said.verdict)
    return join("corrected: ", element("strong", plain(field, view.event) or "none"))


def _confidence(event: Event, field: Field) -> str:
    value: float | None = getattr(event.confidence, str(field), None)
    return "" if value is None else f"{value:.2f}"


def choice_list(known: Sequence[str]) -> Markup | None:
    """Write the values that a field may have, numbered; nothing where there is no list."""
    if not known:
        return None
    return element("ol", [element("li", name) for name in known], class_="choices", id="choices")
