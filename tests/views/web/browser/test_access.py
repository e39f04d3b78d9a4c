"""Who gets in, what a read-only workbench lets them do, and how it ends."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from chromium import OpenLook, violations
from served import end, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOKEN = "a-token-of-the-tests-that-is-long-enough"  # noqa: S105 - opens a store that lives for a test
WANTED = "/events?type=ASSAULT"


def test_only_the_token_opens_the_door_and_the_page_asked_for_is_behind_it(
    look: OpenLook, made: Path, paths: Mapping[str, str]
) -> None:
    """With keys only: a wrong token says so; the right one leads on; the cookie is out of scripts' reach."""
    assert paths
    with served(made, "--read-only", "--token", TOKEN) as running:
        shown = look(running)
        shown.page.goto(running.url + WANTED)
        assert shown.page.url.startswith(f"{running.url}/login?")
        assert violations(shown) == []
        shown.page.wait_for_function("document.activeElement.id === 'token'")
        shown.page.keyboard.type("another-token-that-is-wrong")
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_selector("[role=alert]")
        assert "wrong" in shown.page.inner_text("[role=alert]")
        shown.page.locator("#token").focus()
        shown.page.keyboard.type(TOKEN)
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_url(running.url + WANTED)
        (cookie,) = shown.page.context.cookies()
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
        assert TOKEN not in cookie["value"]
        assert TOKEN not in shown.page.content()
        assert shown.watch.outside == []


@pytest.mark.parametrize("onward", ["//outside.example/", "https://outside.example/", "/\\outside.example"])
def test_the_door_leads_nowhere_else(
    look: OpenLook, made: Path, paths: Mapping[str, str], onward: str
) -> None:
    """A login link that somebody else made does not send anyone to another site."""
    assert paths
    with served(made, "--read-only", "--token", TOKEN) as running:
        shown = look(running)
        shown.page.goto(f"{running.url}/login?next={onward}")
        shown.page.locator("#token").focus()
        shown.page.keyboard.type(TOKEN)
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_url(f"{running.url}/")
        assert shown.watch.outside == []


def test_read_only_says_so_and_changes_no_byte(look: OpenLook, made: Path, paths: Mapping[str, str]) -> None:
    """Review says why nothing can be judged; an incident offers no split; the file stays as it was."""
    before = made.read_bytes()
    with served(made, "--read-only") as running:
        shown = look(running)
        shown.go(paths["review"])
        assert "read-only" in shown.page.inner_text("main").lower()
        shown.page.keyboard.press("y")
        shown.page.keyboard.press("n")
        shown.go(paths["incident"])
        offered = shown.page.locator("main button:not([disabled])").all_inner_texts()
        assert [
            one for one in offered if one.strip().lower().split(" ")[0] in {"split", "join", "undo"}
        ] == []
        shown.quiet()
    assert made.read_bytes() == before


def test_ctrl_c_ends_it_in_order_with_a_page_open(
    look: OpenLook, made: Path, paths: Mapping[str, str]
) -> None:
    """An open page does not hold it back, and the status says that nothing went wrong."""
    with served(made, "--read-only") as running:
        look(running).go(paths["overview"])
        assert end(running.process) == 0
