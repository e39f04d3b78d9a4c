"""The page of an article, ``/article/{doc}``: its text with every event in it, and why it was read so."""

from dataclasses import dataclass

from nicegui import ui

from dragoman.errors import StoreError
from dragoman.store.database import Store
from dragoman.views.html import Markup, element, join, link
from dragoman.views.web.access import Access
from dragoman.views.web.article.cards import event_list, passed_over
from dragoman.views.web.article.context import ArticlePage, article_page
from dragoman.views.web.article.head import facts, legend, stepper, without_text
from dragoman.views.web.article.text import text_markup
from dragoman.views.web.frame import frame, show

_FILES = '<link rel="stylesheet" href="/static/article.css"><script src="/static/article.js" defer></script>'

TIMEOUT = 30.0
"""Seconds that a page may take to be made; NiceGUI's three are few on a machine that codes meanwhile."""


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/article/{doc}", response_timeout=TIMEOUT)
    async def _page(doc: str, event: str | None = None) -> None:
        ui.add_head_html(_FILES)
        made = await access.ask(written, doc, event)
        with frame(access, made.title, "/events"):
            if made.wrong:
                show(element("p", made.wrong, class_="alert", role="alert"))
            show(made.markup)


@dataclass(frozen=True, slots=True)
class Written:
    """A page made ready.

    Attributes:
        title: Its heading.
        markup: All below the heading.
        wrong: Why there is no such article or event, or empty.
    """

    title: str
    markup: Markup
    wrong: str = ""


def written(store: Store, doc: str, event: str | None) -> Written:
    """Write an article's page; one that is asked for with a wrong event is shown and says so."""
    wrong = ""
    for chosen in (event, None):
        try:
            page = article_page(store, doc, chosen)
        except StoreError as error:
            wrong = wrong or str(error)
        else:
            return Written(page.title, body(page), wrong)
    return Written("Article", element("p", link("All events", "events")), wrong)


def body(page: ArticlePage) -> Markup:
    """Write all of the page below its heading."""
    lead = element(
        "p",
        "The article's text as it was cleaned, with the words that each event's fields stand on, and the "
        "events beside it. Events were coded by machine; each choice is shown with its reason.",
        class_="lead",
    )
    return join(lead, facts(page), element("div", _text(page), _events(page), class_="reading"))


def _text(page: ArticlePage) -> Markup:
    shown = join(legend(), text_markup(page)) if page.has_text else without_text(page)
    return element("section", element("h2", "Text", id="text"), shown, aria_labelledby="text", class_="words")


def _events(page: ArticlePage) -> Markup:
    return element(
        "section",
        element("h2", f"Events ({len(page.events)})", id="events-heading"),
        stepper(page) if page.has_text else None,
        event_list(page),
        passed_over(page.passed_over, page.document.text if page.has_text else ""),
        aria_labelledby="events-heading",
        class_="beside",
    )
