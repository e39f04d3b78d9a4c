"""The list of all names, ``/actors``: searched, ordered, a page at a time."""

from dataclasses import dataclass, replace

from nicegui import ui
from starlette.requests import Request

from dragoman.errors import UsageError
from dragoman.store.database import Store
from dragoman.store.parties import Listed, NameFilter, Order, names
from dragoman.views.event_rows import words
from dragoman.views.html import Markup, element, join, link, table
from dragoman.views.web.access import Access
from dragoman.views.web.event_lines import country_text, empty
from dragoman.views.web.fields import refusal, refuse_unknown
from dragoman.views.web.frame import frame, show

SIZE = 50
_PATIENCE = 30.0  # seconds in which the names of a large store are counted
_ORDERS = {
    Order.ALL: "most events and statements",
    Order.ACTS: "most acts",
    Order.SUFFERS: "most acted upon",
    Order.STATEMENTS: "most statements",
    Order.NAME: "name",
}


@dataclass(frozen=True, slots=True)
class NamesPage:
    """All that the page shows.

    Attributes:
        wanted: What was searched for.
        order: What stands first.
        number: Which page this is, from 1.
        pages: How many there are.
        total: How many names there are on all of them.
        rows: The names.
    """

    wanted: NameFilter
    order: Order
    number: int
    pages: int
    total: int
    rows: tuple[Listed, ...]


def names_page(store: Store, wanted: NameFilter, order: Order, number: int) -> NamesPage:
    """Ask a store for one page of names; a page behind the last is the last."""
    rows, total = names(store, wanted, order=order, page=max(number, 1), size=SIZE)
    pages = max(1, -(-total // SIZE))
    if number > pages:
        return names_page(store, wanted, order, pages)
    return NamesPage(wanted, order, max(number, 1), pages, total, rows)


def query(shown: NamesPage) -> dict[str, object]:
    """Write what was asked as the query of a link."""
    wanted = shown.wanted
    return {
        "q": wanted.words,
        "country": wanted.country,
        "known": "1" if wanted.known else None,
        "order": None if shown.order is Order.ALL else shown.order,
        "page": None if shown.number == 1 else shown.number,
    }


def form(shown: NamesPage) -> Markup:
    """Write the search."""
    wanted = shown.wanted
    orders = [element("option", text, value=o, selected=o is shown.order) for o, text in _ORDERS.items()]
    return element(
        "form",
        element(
            "div",
            element(
                "label",
                "Part of name or id",
                element("input", name="q", value=wanted.words or "", type="search"),
            ),
            element(
                "label",
                "Country code",
                element("input", name="country", value=wanted.country or "", maxlength=3),
            ),
            element("label", "Order", element("select", orders, name="order")),
            element(
                "label",
                "Which",
                element(
                    "select",
                    element("option", "all names, descriptions and pronouns too", value=""),
                    element("option", "only those in the actor files", value="1", selected=wanted.known),
                    name="known",
                ),
            ),
            element("button", "Search", type="submit"),
            class_="fields",
        ),
        method="get",
        action="/actors",
        role="search",
    )


def listing(shown: NamesPage) -> Markup:
    """Write the names of a page with links to the pages around it."""
    if not shown.rows:
        return empty("No name here is like that. Try fewer words, another spelling, or all names.")
    first = (shown.number - 1) * SIZE + 1
    rows = [
        (
            link(element("bdi", words(one.name)), "actor", one.key),
            f"{one.countries} countries" if one.countries > 1 else country_text(one.country),
            *(f"{one.acts:,}", f"{one.suffers:,}", f"{one.statements:,}"),
        )
        for one in shown.rows
    ]
    caption = f"Names {first:,} to {first + len(rows) - 1:,} of {shown.total:,}"
    header = ("Name", "Country", "Acts", "Acted upon", "Statements")
    return join(table(caption, header, rows, numbers=(2, 3, 4)), _pages(shown))


def _pages(shown: NamesPage) -> Markup:
    def to(number: int, said: str, rel: str) -> Markup:
        return link(said, "actors", query=query(replace(shown, number=number)), rel=rel)

    return element(
        "nav",
        to(shown.number - 1, "Previous page", "prev") if shown.number > 1 else None,
        element("span", f"Page {shown.number:,} of {shown.pages:,}", class_="quiet"),
        to(shown.number + 1, "Next page", "next") if shown.number < shown.pages else None,
        class_="actions",
        aria_label="Pages of names",
    )


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/actors", response_timeout=_PATIENCE)
    async def _page(
        request: Request,
        q: str = "",
        country: str = "",
        known: str = "",
        order: str = "",
        page: str = "1",
    ) -> None:
        try:
            refuse_unknown(("q", "country", "known", "order", "page"), request.query_params)
        except UsageError as error:
            with frame(access, "Actors", "/actors"):
                show(lead(), refusal(error))
            return
        wanted = NameFilter(q.strip() or None, country.strip() or None, bool(known))
        chosen = Order(order) if order in list(Order) else Order.ALL
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 10 else 1
        shown = await access.ask(names_page, wanted, chosen, number)
        with frame(access, "Actors", "/actors"):
            show(lead(), form(shown), listing(shown))


def lead() -> Markup:
    """Say what is shown and what a name is."""
    return element(
        "p",
        "Everybody whom events and statements name, as coded. One name may still stand for several people, "
        "and one of them may have several names where the actor files do not know them.",
        class_="lead",
    )
