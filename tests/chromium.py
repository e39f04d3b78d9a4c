"""Headless Chromium without a way out, and a record of everything in a page that should not be."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
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
WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}
MILLISECONDS = 60_000  # busy cores are slow at times; a page that never comes is told apart all the same
SETTLED = (
    150  # milliseconds for what a page does once it is connected: charts, and whatever came in with text
)
# A page that NiceGUI did not make has no connection to wait for.
CONNECTED = "() => window.socket === undefined || window.socket.connected"
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


AXE = """
async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map(
    (one) => `${one.id} (${one.impact}): ` + one.nodes.slice(0, 3).map(
      (node) => `${node.html.slice(0, 160)} [${(node.any[0] || node.all[0] || node.none[0] || {}).message}]`
    ).join(" | "));
}
"""


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


@dataclass(frozen=True)
class Look:
    """A page that is open, and what happened in it.

    Attributes:
        page: The page.
        watch: What should not have happened.
        url: Address of the workbench.
    """

    page: Page
    watch: Watch
    url: str

    def go(self, path: str) -> None:
        """Open a page of the workbench, and wait until it is there and connected."""
        self.page.goto(self.url + path, wait_until="load")
        self.page.wait_for_selector("h1", state="visible")
        self.page.wait_for_function(CONNECTED)
        self.page.wait_for_timeout(SETTLED)

    def quiet(self) -> None:
        """Say that nothing happened that should not.

        Raises:
            AssertionError: Something did.
        """
        assert self.watch.errors == []
        assert self.watch.outside == []
        assert self.watch.dialogs == []


OpenLook = Callable[..., Look]


@contextmanager
def look_at(browser: Browser, url: str, *, width: str = "wide", theme: str = "light") -> Iterator[Look]:
    """Open an empty page, to look at a workbench with; it shares nothing with other pages."""
    across, down = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": across, "height": down},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    context.set_default_timeout(MILLISECONDS)
    try:
        page, watch = context.new_page(), Watch()
        watch.of(page)
        yield Look(page, watch, url)
    finally:
        context.close()


@cache
def axe_source() -> str:
    """Give the script of axe-core, which looks for what keeps people out."""
    package = find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        raise FileNotFoundError("no axe-core: pip install axe-playwright-python")
    return (Path(package.origin).parent / "axe.min.js").read_text("utf-8")


def violations(shown: Look) -> list[str]:
    """Give what axe-core finds serious or critical in a page."""
    seen = list(shown.watch.errors)
    # As an expression of the debugger's and not as a script of the page: the policy lets no other in.
    shown.page.evaluate(axe_source())
    found: list[str] = shown.page.evaluate(AXE)
    assert shown.watch.errors == seen, "the look itself broke something"
    return found
