"""What is shown where there is no such page, or where a page could not be made."""

import logging

from nicegui import Client, app, ui
from nicegui.page import page
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.errors import DragomanError
from dragoman.views.html import element, link
from dragoman.views.web.access import Access
from dragoman.views.web.frame import frame, show

_LOG = logging.getLogger(__name__)


def add(access: Access) -> None:
    """Register both."""

    @app.exception_handler(404)
    async def _missing(request: Request, _error: Exception) -> Response:
        if "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("There is no such page.\n", 404)
        with Client(page(""), request=request) as client, frame(access, "No such page", ""):
            show(element("p", "Nothing is at this address. ", link("Go to the overview", ""), class_="empty"))
        return client.build_response(request, 404)

    def failed(error: Exception) -> None:
        """Say what a person can do; a fault of ours goes to the log with its trace."""
        if not isinstance(error, DragomanError):
            _LOG.error("a page could not be made", exc_info=error)
        words = (
            str(error)
            if isinstance(error, DragomanError)
            else f"A fault of ours: {type(error).__name__}. What the server wrote to its terminal says more."
        )
        with frame(access, "This page could not be made", ""):
            show(element("p", words, class_="alert", role="alert"))
            ui.page_title("Failed - Dragoman")

    app.on_page_exception(failed)
