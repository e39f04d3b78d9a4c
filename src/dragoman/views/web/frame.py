"""What every page stands in: skip link, navigation, theme, one heading, footer; and how markup is shown."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from dragoman import __version__
from dragoman.views.html import Child, Markup, element, join, link
from dragoman.views.web.access import Access

NAVIGATION = (
    ("Overview", "/"),
    ("Events", "/events"),
    ("Incidents", "/incidents"),
    ("Actors", "/actors"),
    ("Positions", "/positions"),
    ("Review", "/review"),
    ("Sources", "/sources"),
)
THEMES = ("auto", "light", "dark")


def show(*parts: Child) -> ui.html:
    """Put markup on the page; text among it is escaped.

    Returns:
        The element, whose content ``replace`` puts new markup in the place of.
    """
    return ui.html(join(*parts).source, sanitize=False)


def replace(shown: ui.html, *parts: Child) -> None:
    """Put new markup in the place of what an element of ``show`` holds."""
    shown.set_content(join(*parts).source)


@contextmanager
def frame(access: Access, title: str, here: str, *, heading: Child = None) -> Iterator[None]:
    """Build a page's frame; what is made in the block goes into its main part.

    Args:
        access: The store.
        title: Of the window, and the heading where none is given.
        here: Path of the entry in the navigation that the page belongs to.
        heading: The one h1, where it is more than the title.
    """
    ui.page_title(f"{title} - Dragoman")
    client = ui.context.client
    with client.layout:
        top = show(_header(access, here))
        top.move(target_index=0)
        show(_footer(access)).classes("foot")
    # The element around the content is a <main> already; this is where the skip link leads.
    client.content.props("id=main tabindex=-1")
    show(element("h1", title if heading is None else heading))
    yield


def _header(access: Access, here: str) -> Markup:
    corrections = access.corrections
    entries = [
        element("li", link(name, path.lstrip("/"), aria_current="page" if path == here else None))
        for name, path in NAVIGATION
    ]
    return element(
        "header",
        element("a", "Skip to the content", href="#main", class_="skip"),
        element("a", "Dragoman", href="/", class_="brand"),
        element("nav", element("ul", entries), aria_label="Pages"),
        element(
            "div",
            element("span", access.name, class_="store", title="The store that is shown"),
            None if access.is_writable else element("span", "read-only", class_="tag"),
            None
            if corrections is None
            else element("span", "as reviewed", class_="tag", title=corrections.told()),
            _themes(),
            class_="tools",
        ),
        class_="top",
    )


def _themes() -> Markup:
    """Make the choice of theme; static/theme.js keeps it in the browser."""
    return element(
        "label",
        element("span", "Theme", class_="unseen"),
        element("select", [element("option", name, value=name) for name in THEMES], id="theme"),
    )


def _footer(access: Access) -> Markup:
    return element(
        "footer",
        f"Dragoman {__version__}. Store {access.name}. Coded by machine from news reports: each event is "
        "what a report says, with the words that say it, and not what is known to have happened.",
    )
