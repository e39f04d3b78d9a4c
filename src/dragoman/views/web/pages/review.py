"""The review page, ``/review``: events of a sample judged by keys, and what the answers say."""

from collections.abc import Mapping

from fastapi import Request
from nicegui import app, ui

from dragoman.errors import DragomanError
from dragoman.knowledge.codebook import load_codebook
from dragoman.run.review.fields import Vocabulary
from dragoman.run.review.lookup import places
from dragoman.run.review.plan import Plan
from dragoman.views.html import Markup, element
from dragoman.views.web.access import Access
from dragoman.views.web.frame import frame, show
from dragoman.views.web.review.context import asked_of, drawn, review_page
from dragoman.views.web.review.figures import figures
from dragoman.views.web.review.markup import keys_help, sample_form
from dragoman.views.web.review.room import enter

_FILES = '<link rel="stylesheet" href="/static/review.css">'
_NAME = "reviewer"
TIMEOUT = 30.0
"""Seconds that a page may take to be made: the sample is drawn from all events."""


def add(access: Access) -> None:
    """Register the page."""
    vocabulary = Vocabulary(load_codebook(), places)

    @ui.page("/review", response_timeout=TIMEOUT)
    async def _page(request: Request) -> None:
        ui.add_head_html(_FILES)
        with frame(access, "Review", "/review"):
            show(lead())
            try:
                await _work(access, dict(request.query_params), vocabulary)
            except DragomanError as error:
                show(element("p", str(error), class_="alert", role="alert"))


def lead() -> Markup:
    """Write what the page is for."""
    return element(
        "p",
        "Judge events of a random sample, drawn in strata by type: is there such an event, and is each field "
        "right? Answers are kept beside the coded events with your name and the day, never over them, and "
        "can be taken back. You do not see what others answered.",
        class_="lead",
    )


def read_only(access: Access) -> Markup:
    """Write why nothing can be judged."""
    return element(
        "p",
        f"The store {access.name} is {access.why_read_only}. What was judged so far is shown below, "
        "of events as they were coded.",
        class_="notice",
        role="note",
    )


async def _work(access: Access, query: Mapping[str, str], vocabulary: Vocabulary) -> None:
    """Make the page below its lead."""
    asked = asked_of(query)
    show(sample_form(asked, vocabulary.codebook))
    plan = await access.ask(drawn, asked)
    if not plan.sample:
        show(
            element(
                "p", "There is no event to judge: none is of this type, or none is coded.", class_="empty"
            )
        )
        return
    if not access.is_writable:
        show(read_only(access))
        show(figures(await access.ask(review_page, plan)))
        return
    # The name is kept on the server for this tab alone, which can be asked for once the browser has answered.
    await ui.context.client.connected()
    place = ui.element("div")
    name = str(app.storage.tab.get(_NAME, ""))
    with place:
        if name:
            await _sit_down(access, plan, name, vocabulary, place)
        else:
            await _ask_name(access, plan, vocabulary, place)


async def _ask_name(access: Access, plan: Plan, vocabulary: Vocabulary, place: ui.element) -> None:
    """Ask who judges, with what there is to see meanwhile."""

    async def begin() -> None:
        given = " ".join(str(line.value or "").split())
        if not given:
            fault.set_content(element("p", "Write your name first.", class_="alert").source)
            return
        app.storage.tab[_NAME] = given
        place.clear()
        with place:
            await _sit_down(access, plan, given, vocabulary, place)

    show(element("h2", "Who judges?"))
    line = ui.input("Your name, as it stands with your answers").props("autofocus maxlength=60")
    line.on("keydown.enter", begin).classes("reviewer")
    fault = show().props('role="alert"')
    ui.button("Begin (Enter)", on_click=begin).props("no-caps unelevated")
    show(element("div", keys_help(), class_="scroll", tabindex=0, role="region", aria_label="Keys"))
    show(figures(await access.ask(review_page, plan)))


async def _sit_down(access: Access, plan: Plan, name: str, vocabulary: Vocabulary, place: ui.element) -> None:
    """Let a judge work, and make room for another when they say so."""

    async def leave() -> None:
        app.storage.tab.pop(_NAME, None)
        place.clear()
        with place:
            await _ask_name(access, plan, vocabulary, place)

    ui.button(f"Not {name}? Another judge", on_click=leave).props("no-caps flat dense").classes("another")
    try:
        await enter(access, plan, name, vocabulary)
    except DragomanError as error:
        show(element("p", str(error), class_="alert", role="alert"))
