"""Every page, wide and narrow, light and dark: it loads, is quiet, fits, and keeps nobody out."""

from collections.abc import Mapping

import pytest

from chromium import OpenLook, violations
from served import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMES = (
    *("overview", "events", "incidents", "incident", "article", "actors", "actor", "dyad", "positions"),
    *("review", "sources"),
)
# Each width and each theme: what one of them breaks, it breaks beside the other too.
LOOKS = [("wide", "light"), ("narrow", "dark")]
TOO_WIDE = """
() => {
  const across = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= across) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > across + 1 && !one.closest(".scroll"))
    .slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
}
"""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "theme"), LOOKS, ids=str)
def test_a_page_loads_quietly_fits_and_keeps_nobody_out(
    look: OpenLook, workbench: Served, paths: Mapping[str, str], name: str, width: str, theme: str
) -> None:
    """No error, no request to outside, no scrolling sideways, nothing serious or critical for axe-core."""
    shown = look(workbench, width=width, theme=theme)
    shown.go(paths[name])
    assert shown.page.locator("h1").count() == 1
    assert shown.page.title().endswith("Dragoman")
    assert shown.page.evaluate(TOO_WIDE) == []
    assert shown.page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    assert violations(shown) == []
    shown.quiet()


def test_a_page_that_is_not_there_says_so(look: OpenLook, workbench: Served) -> None:
    """A wrong address is answered with a page of ours and a way back, not with a stack of calls."""
    shown = look(workbench)
    shown.page.goto(f"{workbench.url}/no-such-page")
    assert "Traceback" not in shown.page.content()
    assert shown.page.locator("a[href='/']").count() >= 1


@pytest.mark.parametrize(
    "path",
    [
        *("/article/d1:nothing", "/incident/i1:nothing", "/actor/Nobody%20at%20all", "/dyad/ZZZ/YYY"),
        *("/events?after=rubbish", "/events?first=yesterday", "/events?type=NOTHING", "/article/%00"),
        *("/positions?about=%00%0d%0a", "/incidents?after=%ff", "/events?confidence=many"),
    ],
)
def test_a_wrong_id_or_filter_says_what_is_wrong(look: OpenLook, workbench: Served, path: str) -> None:
    """Nobody gets an empty page or a stack of calls for an address that was mistyped or made up."""
    shown = look(workbench)
    shown.page.goto(workbench.url + path)
    shown.page.wait_for_selector("h1")
    words = shown.page.inner_text("body")
    assert "Traceback" not in words
    assert "Internal Server Error" not in words
    assert "500" not in shown.page.title()
    assert shown.watch.outside == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_walked_with_the_tab_key(
    look: OpenLook, workbench: Served, paths: Mapping[str, str], name: str
) -> None:
    """The first stop is the skip link, every stop shows its focus, and no stop is a trap."""
    shown = look(workbench)
    shown.go(paths[name].partition("?")[0])  # one event of an article has the focus where it is asked for
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("document.activeElement.className") == "skip"
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("location.hash") == "#main"
    stops = []
    for _ in range(12):
        shown.page.keyboard.press("Tab")
        stops.append(shown.page.evaluate(STOP))
    reached = [one for one in stops if one["tag"] not in ("BODY", "HTML")]
    assert all(one["seen"] for one in reached), [one for one in reached if not one["seen"]]
    assert len({one["where"] for one in reached}) >= min(len(reached), 3)


STOP = """
() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {tag: one.tagName, seen: ring || style.boxShadow !== "none" || one.tagName === "IFRAME",
          where: `${one.tagName} ${Math.round(box.x)} ${Math.round(box.y)} ${one.outerHTML.slice(0, 80)}`};
}
"""
