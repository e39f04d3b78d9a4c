"""What is known of an article as a whole: who published it, when, by whose word, and which repeat it."""

from collections.abc import Iterator

from dragoman.records.hashed import is_hashed
from dragoman.store.copies import NearCopy
from dragoman.views.html import Child, Markup, element, is_address, link, outward
from dragoman.views.web.article.context import ArticlePage
from dragoman.views.web.article.spans import Role
from dragoman.views.web.article.text import LETTERS, notes
from dragoman.views.web.cells import count

_BASES = {
    "given": "given with the article",
    "field": "a field of its file",
    "feed": "its entry in a feed",
    "feed-updated": "the last change of its entry in a feed",
    "sitemap": "a sitemap",
    "metadata": "a meta element of its page",
    "json-ld": "the linked data of its page",
    "page": "an element of its page",
    "printed": "a line of its text",
    "url": "its link",
    "file-name": "the name of its file",
    "none": "nobody says",
    "unknown": "not recorded by whom",
}
_NAMES = {
    Role.TRIGGER: "trigger",
    Role.ACTOR: "actor",
    Role.RECIPIENT: "recipient",
    Role.PLACE: "place",
    Role.DATE: "date",
    Role.SPEAKER: "speaker",
    Role.CUE: "word of saying",
    Role.CONTENT: "what is said",
}


def facts(page: ArticlePage) -> Markup:
    """Write who published the article and when, with whose word that is, and what was found in it."""
    rows = [
        element("div", element("dt", name), element("dd", value)) for name, value in _facts(page) if value
    ]
    return element("dl", rows, class_="known")


def _facts(page: ArticlePage) -> Iterator[tuple[str, Child]]:
    article, document = page.article, page.document
    outlet = document.source or "not known"
    yield "Outlet", f"{outlet} ({_by(article.source_basis)})" if document.source else outlet
    if page.published is None:
        yield "Published", "day not known"
    else:
        yield "Published", f"{page.published.isoformat()} ({_by(article.published_basis)})"
    yield "Source", _source(article.url or document.url)
    yield "Text", _text(page)
    incidents = {told.event.incident for told in page.events} - {None}
    yield "Found", f"{count(len(page.events), 'event')}, {count(len(page.statements), 'statement')}"
    yield "Incidents", str(len(incidents)) if incidents else "none assembled yet"
    yield "Near-copies", copies(page.copies)
    yield "Ids", element("span", f"{document.id}, {article.id}", class_="id")


def _by(basis: str) -> str:
    return _BASES.get(basis, basis)


def _source(url: str | None) -> Child:
    """Link to the source; an address of another kind than http and https is shown and leads nowhere."""
    if url is None:
        return "no link is known"
    if is_hashed(url):
        return "link not kept"
    made = outward(url, url)
    if is_address(url) and not url.startswith(("/", "?", "#")):
        return element("span", made, class_="url")
    return element("span", made, " (no web address, so it is no link)", class_="url")


def _text(page: ArticlePage) -> Child:
    size = f"{page.characters:,} characters as received"
    basis = page.article.text_basis
    received = {"received": "", "page": ", from its page", "feed-content": ", from its feed, not its page"}
    return f"{size}{received.get(basis, f', {basis}')}"


def copies(found: tuple[NearCopy, ...]) -> Child:
    """List the articles that repeat this one or that it repeats."""
    if not found:
        return "none found when events were assembled"
    return element("ul", [element("li", _copy(one)) for one in found], class_="copies")


def _copy(one: NearCopy) -> Child:
    name = one.title if one.title and not is_hashed(one.title) else one.doc
    origin = ", ".join(str(part) for part in (one.source, one.published) if part)
    share = f"{one.share:.0%} of the shorter text in both"
    return [link(name, "article", one.doc), f" ({origin}; {share})" if origin else f" ({share})"]


def legend() -> Markup:
    """Say what the marks mean, and which keys there are."""
    marks = [
        element(
            "li",
            element("span", LETTERS[role], class_=f"mark is-{role} sample"),
            f" {_NAMES[role]}",
        )
        for role in Role
    ]
    keys = element(
        "p",
        *(element("kbd", "n"), " next event, ", element("kbd", "p"), " event before, "),
        *(element("kbd", "Esc"), " all events, ", element("kbd", "Enter"), " on marked words: alternatives"),
        class_="keys",
    )
    return element("div", element("ul", marks, class_="legend", aria_label="What the marks mean"), keys)


def stepper(page: ArticlePage) -> Markup:
    """Make the buttons that go from event to event, and where it is told which is marked."""
    if not page.events:
        return element("div")
    number = next((n for n, told in enumerate(page.events, 1) if told.event.id == page.chosen), None)
    state = (
        f"All {count(len(page.events), 'event')} marked"
        if number is None
        else f"Event {number} of {len(page.events)} marked"
    )
    return element(
        "div",
        element("button", "Previous", type="button", class_="plain", data_step="-1"),
        element("button", "Next", type="button", class_="plain", data_step="1"),
        element("button", "All events", type="button", class_="plain", data_step="0"),
        element("span", state, role="status", class_="state"),
        class_="stepper",
        role="group",
        aria_label="Go through the events",
    )


def without_text(page: ArticlePage) -> Markup:
    """Say what there is where the store keeps no words."""
    return element(
        "div",
        element("p", element("strong", "This store keeps no text of this article.")),
        element(
            "p",
            f"It has the {count(len(page.events), 'event')} coded in it, with every word's place: where "
            "a hash stands for a name, the name was not kept. With the files that were ingested, the words "
            "are put back by: ",
            element("code", "dragoman show EVENT --store FILE --text-from PATH"),
        ),
        element("h3", count(len(page.statements), "statement")),
        notes(page),
        class_="notice",
    )
