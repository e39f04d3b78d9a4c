"""The overview, ``/``: what the store holds."""

from dataclasses import dataclass

from nicegui import ui

from dragoman.store.database import Store
from dragoman.store.read import counts
from dragoman.views.web.access import Access
from dragoman.views.web.frame import frame, show
from dragoman.views.web.html import Markup, element


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows.

    Attributes:
        held: How much there is of each kind of thing.
    """

    held: dict[str, int]


def overview(store: Store) -> Overview:
    """Ask a store for what the page shows."""
    return Overview(counts(store))


def held(shown: Overview) -> Markup:
    """Write how much there is."""
    return element(
        "dl",
        [
            element("div", element("dt", name), element("dd", f"{number:,}"))
            for name, number in shown.held.items()
        ],
        class_="figures",
    )


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/")
    async def _page() -> None:
        shown = await access.ask(overview)
        with frame(access, "Overview", "/"):
            show(held(shown))
