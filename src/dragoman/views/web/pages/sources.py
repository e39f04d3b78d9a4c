"""The sources, ``/sources``: outlets with how much they gave, and what could not be read, with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from nicegui import ui

from dragoman.store import overview as sums
from dragoman.store.database import Store
from dragoman.views.html import Markup, element, join, link, outward, table
from dragoman.views.web import cells
from dragoman.views.web.access import Access
from dragoman.views.web.frame import frame, show

_FAILURES = 200


@dataclass(frozen=True, slots=True)
class Sources:
    """All that the page shows.

    Attributes:
        outlets: Every outlet, the busiest first.
        states: Articles in each state of the ledger.
        failures: Articles that failed or were skipped, as many as are listed.
    """

    outlets: tuple[sums.SourceCount, ...]
    states: Mapping[str, int]
    failures: tuple[sums.Failure, ...]


def sources(store: Store) -> Sources:
    """Ask a store for what the page shows."""
    return Sources(sums.sources(store), sums.totals(store).ledger, sums.failures(store, limit=_FAILURES))


def outlets(shown: Sources) -> Markup:
    """Write the outlets."""
    if not shown.outlets:
        return element(
            "p",
            "The store holds no articles yet. Read some into it with: dragoman ingest PATH --store FILE",
            class_="empty",
        )
    rows = (
        (
            link(one.source, "events", query={"source": one.source})
            if one.source
            else element("span", "unknown", class_="quiet"),
            f"{one.documents:,}",
            f"{one.events:,}",
            f"{one.events / one.documents:.1f}",
            cells.day(one.first),
            cells.day(one.last),
        )
        for one in shown.outlets
    )
    header = ("Outlet", "Articles", "Events", "Events an article", "First", "Last")
    return table("Outlets, with the days their articles were published", header, rows, numbers=(1, 2, 3))


def failures(shown: Sources) -> Markup:
    """Write what could not be read."""
    total = shown.states.get("failed", 0) + shown.states.get("skipped", 0)
    if not total:
        return element("p", "Nothing failed and nothing was skipped.", class_="empty")
    rows = ((outward(one.origin, one.origin), one.state, one.reason) for one in shown.failures)
    left = f"The first {len(shown.failures):,} of {total:,}. " if total > len(shown.failures) else ""
    return join(
        element(
            "p",
            f"{left}What failed or was skipped is tried again with: dragoman ingest PATH --store FILE "
            "--retry. Skipped articles are not in English, and nothing is wrong with them.",
        ),
        table("What failed or was skipped, and why", ("Article", "State", "Reason"), rows),
    )


def add(access: Access) -> None:
    """Register the page."""

    @ui.page("/sources", response_timeout=30)
    async def _page() -> None:
        shown = await access.ask_once(sources)
        states = ", ".join(f"{count:,} {state}" for state, count in shown.states.items())
        with frame(access, "Sources", "/sources"):
            show(
                element(
                    "p",
                    "Where the articles come from, and what became of those that were read"
                    f"{': ' if states else ''}{states}.",
                    class_="lead",
                )
            )
            show(element("h2", "Outlets"), outlets(shown))
            show(element("h2", "What failed or was skipped"), failures(shown))
