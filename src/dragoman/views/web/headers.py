"""Headers on every response: what a page may load, who may frame it, what it tells others."""

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

# NiceGUI compiles templates and runs handlers in the browser by eval, and writes styles into the page: that
# much is allowed. Scripts in the page itself must carry the response's own number, so that one that came in
# with text does not run; nothing at all comes from another host.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with it browsers send Origin: null with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_LASTING = "max-age=31536000"
_SCRIPT = re.compile(rb"<script(?=[\s>])")


class Answering:
    """Sends a response on with our headers; scripts of a page get the response's number."""

    def __init__(self, send: Send, *, is_secure: bool) -> None:
        self._send = send
        self._is_secure = is_secure
        self._nonce = secrets.token_urlsafe(16)
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Take one message of the application's."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            self._put(headers)
            message = {**message, "headers": headers.raw}
            if headers.get("content-type", "").startswith("text/html"):
                # Its length is known only with the numbers in it.
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            await self._page(self._start, message)
            return
        await self._send(message)

    def _put(self, headers: MutableHeaders) -> None:
        for name, value in _ALWAYS.items():
            headers[name] = value
        headers["Content-Security-Policy"] = _POLICY.format(nonce=self._nonce)
        if "cache-control" not in headers:
            headers["Cache-Control"] = "no-store"
        if self._is_secure:
            headers["Strict-Transport-Security"] = _LASTING
        if "server" in headers:
            del headers["server"]

    async def _page(self, start: Message, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        # What came from articles stands escaped in a page: a <script in it is NiceGUI's.
        body = _SCRIPT.sub(b'<script nonce="' + self._nonce.encode() + b'"', self._body)
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(body))
        self._start = None
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})
