"""Puts pages, files and security together into one application."""

from pathlib import Path

from fastapi import FastAPI
from nicegui import core, ui
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dragoman.views.api.app import mount
from dragoman.views.web import downloads, failing
from dragoman.views.web.access import Access
from dragoman.views.web.pages import (
    actor,
    actors,
    article,
    dyad,
    events,
    incident,
    incidents,
    overview,
    positions,
    review,
    sources,
)
from dragoman.views.web.security import Guard, Security

STATIC = Path(__file__).with_name("static")
_HEAD = '<script src="/static/theme.js"></script><link rel="stylesheet" href="/static/theme.css">'
PAGES = (
    actor.add,
    actors.add,
    article.add,
    dyad.add,
    events.add,
    incident.add,
    incidents.add,
    overview.add,
    positions.add,
    review.add,
    sources.add,
    downloads.add,
    failing.add,
)
"""Each registers its page with NiceGUI."""


def build(access: Access, guard: Guard) -> ASGIApp:
    """Make the application; NiceGUI allows one a process.

    Args:
        access: The store.
        guard: What is asked of whoever comes.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    mount(app, access)
    for add in PAGES:
        add(access)
    ui.add_head_html(_HEAD, shared=True)
    ui.run_with(
        app,
        title="Dragoman",
        favicon=STATIC / "icon.svg",
        dark=None,
        language="en-US",
        reconnect_timeout=30.0,
        tailwind=False,
        gzip_middleware_factory=None,
        show_welcome_message=False,
    )
    # A line at the top for every request in the background: a progress bar without a name, that says nothing.
    core.app.config.quasar_config["loadingBar"] = {"skipHijack": True}
    # Socket.IO answers requests of any origin by itself; the origin is checked before it is asked.
    core.app.config.socket_io_js_transports = ["websocket", "polling"]
    return GZipMiddleware(Security(app, guard), minimum_size=1_000, compresslevel=5)
