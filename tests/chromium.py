"""Headless Chromium without a way out, and a record of everything in a page that should not be."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
    WebSocket,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
WHERE = f"no Chromium: name one in the variable CHROMIUM, or have one of {', '.join(NAMES)} on the PATH"
ARGUMENTS = (
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)
HERE = "127.0.0.1"
_LOCAL_SCHEMES = ("data", "blob", "about")


def find_chromium() -> str | None:
    """Give the Chromium of this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Start a headless Chromium for which every host but this machine is unknown."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watch:
    """What happened in a page that should not.

    Attributes:
        errors: Errors on the console and exceptions nobody caught.
        outside: Addresses asked for that are not of this machine.
        dialogs: Words of dialogs that were opened.
        console: Everything else said on the console.
    """

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def of(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("console", self._said)
        page.on("pageerror", self._raised)
        page.on("dialog", self._asked)
        page.on("request", self._requested)
        page.on("websocket", self._connected)

    def clear(self) -> None:
        """Forget what was seen."""
        for seen in (self.errors, self.outside, self.dialogs, self.console):
            seen.clear()

    def _said(self, message: ConsoleMessage) -> None:
        (self.errors if message.type == "error" else self.console).append(message.text)

    def _raised(self, error: Error) -> None:
        self.errors.append(str(error))

    def _asked(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        self._address(request.url)

    def _connected(self, socket: WebSocket) -> None:
        self._address(socket.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _LOCAL_SCHEMES and parts.hostname != HERE:
            self.outside.append(url)
