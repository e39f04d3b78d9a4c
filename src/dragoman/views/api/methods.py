"""HEAD and OPTIONS for everything that can be got, without a route for each."""

from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.views.api.problems import METHODS


class Methods:
    """Answers HEAD as GET without its body, and OPTIONS with what is possible."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, _without_body(send))
        elif scope["type"] == "http" and scope["method"] == "OPTIONS" and self._is_there(scope):
            await Response(status_code=204, headers={"Allow": METHODS})(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_there(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)


def _without_body(send: Send) -> Send:
    """Let a response's headers through, its length among them, and nothing of its body."""

    async def head(message: Message) -> None:
        if message["type"] != "http.response.body":
            await send(message)
        elif not message.get("more_body", False):
            await send({"type": "http.response.body", "body": b""})

    return head
