"""A workbench on a made store, and headless Chromium to look at it with."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("nicegui", reason="no NiceGUI: pip install 'dragoman[serve]'")
pytest.importorskip("playwright", reason="no playwright: pip install playwright")

from playwright.sync_api import Browser

from chromium import WHERE, Look, OpenLook, chromium, find_chromium, look_at
from made_workbench import paths_of, workbench_store
from served import Served, served


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium of this machine."""
    path = find_chromium()
    if path is None:
        pytest.skip(WHERE)
    return path


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for the tests of a file: as long as its driver runs, no other event loop can."""
    with chromium(chromium_path) as started:
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
def workbench(chromium_path: str, paths: dict[str, str], made: Path) -> Iterator[Served]:
    """The workbench on the made store, read only; without a browser there is no use for it."""
    assert chromium_path
    assert paths
    with served(made, "--read-only") as running:
        yield running


@pytest.fixture
def look(browser: Browser) -> Iterator[OpenLook]:
    """Opens pages: ``look(served, width="narrow", theme="dark")``; they are closed when the test ends."""
    with ExitStack() as stack:

        def opened(running: Served, *, width: str = "wide", theme: str = "light") -> Look:
            return stack.enter_context(look_at(browser, running.url, width=width, theme=theme))

        yield opened
