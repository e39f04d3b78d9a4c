"""Work done with keys alone: filter, open, review; and addresses that bring the same view back."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from chromium import Look, OpenLook, violations
from dragoman.store.database import open_store
from dragoman.store.judgements import Verdict
from served import Served, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROWS = "() => [...document.querySelectorAll('#results ~ .scroll tbody tr')].map((row) => row.innerText)"
FILTERED = """
(type) => {
  const rows = [...document.querySelectorAll("#results ~ .scroll tbody tr")];
  return rows.length > 0 && rows.every((row) => row.innerText.includes(type));
}
"""
ACTIVE = "(selector) => document.activeElement.matches(selector)"
STOPS = 60


def tab_to(shown: Look, selector: str) -> None:
    """Press Tab until something is reached; a few dozen stops are what a person would bear."""
    for _ in range(STOPS):
        shown.page.keyboard.press("Tab")
        if shown.page.evaluate(ACTIVE, selector):
            return
    raise AssertionError(f"{selector} is not reached in {STOPS} stops")


@pytest.mark.parametrize("page", ["events", "incidents"])
def test_a_filter_is_set_by_keys_and_its_address_brings_the_same_rows(
    look: OpenLook, workbench: Served, paths: Mapping[str, str], page: str
) -> None:
    """Nothing reloads; the address follows; whoever opens it anew sees the same rows in the same order."""
    shown = look(workbench)
    shown.go(paths[page])
    shown.page.evaluate("window.__same = true")
    tab_to(shown, "select[name=type]")
    shown.page.keyboard.type("ASSAULT")
    shown.page.wait_for_function(FILTERED, arg="ASSAULT")
    shown.page.wait_for_url("**type=ASSAULT*")
    assert shown.page.evaluate("window.__same") is True
    assert shown.page.evaluate(ACTIVE, "select[name=type]"), "the focus stays where it was"
    rows = shown.page.evaluate(ROWS)
    again = look(workbench)
    again.go(shown.page.url.removeprefix(workbench.url))
    assert again.page.evaluate(ROWS) == rows
    assert again.page.eval_on_selector("select[name=type]", "one => one.value") == "ASSAULT"
    shown.quiet()
    again.quiet()


def test_a_typed_filter_is_applied_and_nothing_found_says_what_to_do(
    look: OpenLook, workbench: Served, paths: Mapping[str, str]
) -> None:
    """Words typed into a filter narrow the rows; words that nothing holds are answered with a hint."""
    shown = look(workbench)
    shown.go(paths["events"])
    tab_to(shown, "input[name=text]")
    shown.page.keyboard.type("water cannon")
    shown.page.wait_for_function(FILTERED, arg="water cannon")
    shown.page.keyboard.type(" on the moon")
    shown.page.wait_for_selector(".empty")
    assert violations(shown) == []
    shown.quiet()


def test_an_event_is_opened_from_the_list_by_keys(
    look: OpenLook, workbench: Served, paths: Mapping[str, str]
) -> None:
    """Tab reaches a row's link; Enter opens the article with that event marked; n marks the next."""
    shown = look(workbench)
    shown.go(paths["events"])
    tab_to(shown, "main a[href^='/article/']")
    wanted = shown.page.evaluate("document.activeElement.getAttribute('href')")
    shown.page.keyboard.press("Enter")
    shown.page.wait_for_url(f"**{wanted}")
    shown.page.wait_for_selector("main [data-event]")
    before = shown.page.get_by_text(re.compile(r"Event \d+ of \d+ marked")).inner_text()
    shown.page.keyboard.press("n")
    shown.page.wait_for_function("(before) => !document.body.innerText.includes(before)", arg=before)
    shown.quiet()


@pytest.fixture
def writable(made: Path, paths: Mapping[str, str], tmp_path: Path) -> Path:
    """A copy of the made store that may be written to."""
    assert paths
    return Path(shutil.copy(made, tmp_path / "writable.duckdb"))


def asked(shown: Look) -> str:
    """Give what the review page asks now."""
    return str(shown.page.inner_text("#event-heading")) + str(shown.page.inner_text("#question"))


def press(shown: Look, key: str) -> str:
    """Press a key and give what is asked once it has changed."""
    before = asked(shown)
    shown.page.keyboard.press(key)
    shown.page.wait_for_function(
        "(before) => document.querySelector('#event-heading').innerText + "
        "document.querySelector('#question').innerText !== before",
        arg=before,
    )
    return asked(shown)


def test_an_event_is_reviewed_with_keys_alone(look: OpenLook, writable: Path) -> None:
    """Name, right, wrong, taken back, corrected: all by keys; each answer is kept with who gave it."""
    with served(writable) as running:
        shown = look(running)
        shown.go("/review")
        tab_to(shown, "main input[type=text], main .reviewer input")
        shown.page.keyboard.type("Nyssa Quell")
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_selector("#question")
        assert violations(shown) == []
        first = asked(shown)
        press(shown, "y")
        assert "Nyssa Quell" in shown.page.inner_text(".review-progress")
        assert press(shown, "u") == first
        press(shown, "y")
        press(shown, "n")
        shown.page.keyboard.press("?")
        shown.page.wait_for_selector("[role=dialog]")
        before = asked(shown)
        shown.page.keyboard.press("Escape")
        shown.page.wait_for_selector("[role=dialog]", state="hidden")
        assert asked(shown) == before
        shown.quiet()
    with open_store(writable) as store:
        kept = store.fetch(
            "SELECT verdict FROM judgements WHERE judge = 'Nyssa Quell' AND withdraws IS NULL "
            "AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL) ORDER BY number"
        )
    assert [verdict for (verdict,) in kept] == [Verdict.RIGHT, Verdict.WRONG]


def test_keys_do_nothing_while_something_is_typed(look: OpenLook, writable: Path) -> None:
    """A correction holds the letters that stand for answers; none of them answers anything."""
    with served(writable) as running:
        shown = look(running)
        shown.go("/review")
        tab_to(shown, "main input[type=text], main .reviewer input")
        shown.page.keyboard.type("yncu")
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_selector("#question")
        press(shown, "y")
        shown.page.keyboard.press("c")
        shown.page.wait_for_selector("[role=dialog]")
        assert violations(shown) == []
        before = asked(shown)
        shown.page.keyboard.type("nnyysu")
        shown.page.keyboard.press("Escape")
        shown.page.wait_for_selector("[role=dialog]", state="hidden")
        assert asked(shown) == before
        shown.quiet()


def test_a_report_is_split_off_an_incident_with_keys_alone(
    look: OpenLook, writable: Path, paths: Mapping[str, str]
) -> None:
    """A report picked by the space bar; a dialog asks: Esc leaves all as it was, Enter keeps the split."""
    with served(writable) as running:
        shown = look(running)
        shown.go(paths["incident"])
        shown.page.wait_for_selector(".desk input")
        assert violations(shown) == []
        tab_to(shown, ".desk input")
        shown.page.keyboard.type("Nyssa Quell")
        tab_to(shown, ".picks [role=checkbox]")
        shown.page.keyboard.press("Space")
        tab_to(shown, ".picks ~ button, .picks ~ * button")
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_selector("[role=dialog]")
        assert violations(shown) == []
        shown.quiet()
        shown.page.keyboard.press("Escape")
        shown.page.wait_for_selector("[role=dialog]", state="hidden")
        assert shown.page.evaluate("location.search") == "", "nothing was done"
        assert shown.page.evaluate(ACTIVE, "main button"), "the focus is back on the button"
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_selector("[role=dialog]")
        tab_to(shown, "[role=dialog] button")
        shown.page.keyboard.press("Enter")
        shown.page.wait_for_url("**/incident/*done=split*")
    with open_store(writable) as store:
        kept = store.fetch("SELECT verdict FROM judgements WHERE judge = 'Nyssa Quell'")
    assert kept == [(Verdict.WRONG,)]
