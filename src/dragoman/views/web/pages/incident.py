"""The page of an incident, ``/incident/{id}``: its reports side by side, and why they are together."""

from dataclasses import dataclass

from nicegui import ui

from dragoman.errors import StoreError
from dragoman.store.database import Store
from dragoman.views.html import Child, Markup, element, join, link, table
from dragoman.views.web.access import Access
from dragoman.views.web.cells import count
from dragoman.views.web.frame import frame, show
from dragoman.views.web.incident.context import IncidentPage, became, incident_page
from dragoman.views.web.incident.differ import belief, denials, disagreements, tolls
from dragoman.views.web.incident.judging import Desk
from dragoman.views.web.incident.map import map_markup
from dragoman.views.web.incident.merged import history, judged, merges
from dragoman.views.web.incident.reports import facts, report_cards, source_table
from dragoman.views.web.incident.time import timeline
from dragoman.views.web.pages.article import TIMEOUT

_FILES = (
    '<link rel="stylesheet" href="/static/article.css"><link rel="stylesheet" href="/static/incident.css">'
)
_DONE = {"join": "joined", "split": "split", "undo": "put back as if the judgement had not been made"}


@dataclass(frozen=True, slots=True)
class Written:
    """A page made ready, or why there is none.

    Attributes:
        page: What it shows; None where there is no such incident.
        above: Its markup down to where a person judges.
        below: The markup after that.
        wrong: Why there is none.
        became: Where its reports are now.
    """

    page: IncidentPage | None = None
    above: Markup = Markup("")  # noqa: RUF009 - frozen itself
    below: Markup = Markup("")  # noqa: RUF009
    wrong: str = ""
    became: tuple[str, ...] = ()


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/incident/{identity}", response_timeout=TIMEOUT)
    async def _page(identity: str, done: str | None = None) -> None:
        ui.add_head_html(_FILES)
        made = await access.ask(written, identity)
        if made.page is None:
            with frame(access, "Incident", "/incidents"):
                show(missing(made))
            return
        with frame(access, made.page.title, "/incidents"):
            if done in _DONE:
                show(element("p", f"The incident was {_DONE[done]}.", class_="notice", role="status"))
            show(made.above)
            await ui.context.client.connected()
            Desk(access, made.page).build()
            show(made.below)


def written(store: Store, identity: str) -> Written:
    """Read an incident and write its page, or say why there is none."""
    try:
        page = incident_page(store, identity)
    except StoreError as error:
        return Written(wrong=str(error), became=became(store, identity))
    return Written(page, above(page), below(page))


def missing(made: Written) -> Markup:
    """Write why there is no page, and where to go instead."""
    now = [element("li", link(one, "incident", one, class_="id")) for one in made.became]
    return join(
        element("p", made.wrong, class_="alert", role="alert"),
        element("div", element("p", "Its reports are now in:"), element("ul", now)) if now else None,
        element("p", link("All incidents", "incidents")),
    )


def above(page: IncidentPage) -> Markup:
    """Write the page down to why the reports were put together."""
    one = page.incident
    lead = element(
        "p",
        f"{count(len(one.events), 'report')} judged by machine to be of one happening, each of them kept. "
        "What is shown is what reports say, with their words; where they differ, all of it is shown.",
        class_="lead",
    )
    sources = table(
        "Independent sources: documents of one outlet, one agency or one text count once",
        ("Source", "Reports", "Articles", "Why one"),
        list(source_table(page)),
        numbers=(2,),
    )
    beside = denials(page)
    return join(
        lead,
        facts(page),
        _section("Reports", report_cards(page)),
        _section("Independent sources", sources),
        _section("Where reports differ", disagreements(page)),
        _section("Claim and denial", beside) if beside is not None else None,
        _section("Numbers", tolls(page)),
        _section("Time", timeline(page)),
        _section("Place", map_markup(page.spots)),
        _section("Belief", belief(page)),
        element("h2", "Join, split, undo"),
    )


def below(page: IncidentPage) -> Markup:
    """Write why the reports are together and what the incident was."""
    return join(
        _section("Why put together", merges(page)),
        _section("Judgements", judged(page)),
        _section("History", history(page)),
    )


def _section(name: str, *children: Child) -> Markup:
    anchor = name.lower().replace(" ", "-")
    return element("section", element("h2", name, id=anchor), *children, aria_labelledby=anchor)
