"""A workbench on a made store, and headless Chromium to look at it with."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("nicegui", reason="no NiceGUI: pip install 'dragoman[serve]'")
pytest.importorskip("playwright", reason="no playwright: pip install playwright")

from playwright.sync_api import Browser, Page

from chromium import WHERE, Watch, chromium, find_chromium
from made_workbench import paths_of, workbench_store
from served import Served, served

WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}
SECONDS = 20_000  # milliseconds: two busy cores are slow at times, and a page that never comes is told apart


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
        self.page.wait_for_selector("main h1", state="visible")
        self.page.wait_for_load_state("networkidle")

    def quiet(self) -> None:
        """Say that nothing happened that should not.

        Raises:
            AssertionError: Something did.
        """
        assert self.watch.errors == []
        assert self.watch.outside == []
        assert self.watch.dialogs == []


OpenLook = Callable[..., Look]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find_chromium()
    if path is None:
        pytest.skip(WHERE)
    with chromium(path) as started:
        yield started


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has something for every page; not to be written to."""
    return workbench_store(tmp_path_factory.mktemp("workbench") / "made.duckdb")


@pytest.fixture(scope="session")
def paths(made: Path) -> dict[str, str]:
    """A path of each page, by the page's name."""
    return paths_of(made)


@pytest.fixture(scope="session")
def workbench(browser: Browser, paths: dict[str, str], made: Path) -> Iterator[Served]:
    """The workbench on the made store, read only; it needs a browser, or there is no use for it."""
    assert browser.is_connected()
    assert paths
    with served(made, "--read-only") as running:
        yield running


@pytest.fixture
def look(browser: Browser) -> Iterator[OpenLook]:
    """Opens pages: ``look(served, width="narrow", theme="dark")``; they are closed when the test ends."""
    with ExitStack() as stack:

        def opened(running: Served, *, width: str = "wide", theme: str = "light") -> Look:
            across, down = WIDTHS[width]
            context = browser.new_context(
                viewport={"width": across, "height": down},
                color_scheme="dark" if theme == "dark" else "light",
                reduced_motion="reduce",
                locale="en-GB",
                timezone_id="UTC",
            )
            context.set_default_timeout(SECONDS)
            stack.callback(context.close)
            page, watch = context.new_page(), Watch()
            watch.of(page)
            return Look(page, watch, running.url)

        yield opened


@cache
def axe_source() -> str:
    """Give the script of axe-core, which looks for what keeps people out."""
    package = pytest.importorskip("axe_playwright_python", reason="no axe: pip install axe-playwright-python")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")
