"""Hostile texts on every page: they stand there as text, and nothing that they try happens."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import lxml.html
import pytest

from chromium import SETTLED, OpenLook
from dragoman.store.database import open_store
from served import Served, served
from views.web.browser.hostile import HOSTILE
from views.web.browser.hostile_store import hostile_store

pytestmark = [pytest.mark.slow]

TRACES = (
    "() => [window.__x === undefined, document.title.endsWith('Dragoman'), window.polluted === undefined]"
)
TOUCHED = """
() => document.querySelectorAll("main [data-event], main .role, main [tabindex]").forEach((one) => {
  for (const kind of ["mouseover", "mouseenter", "focusin"]) {
    one.dispatchEvent(new Event(kind, {bubbles: true}));
  }
  one.focus?.();
  one.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
})
"""
FILE = "<img src=x onerror=window.__x=1> {{ 7*7 }} ${x}`.duckdb"
WORDS = tuple(one.words for one in HOSTILE)
_ELEMENTS = re.compile(r"parseElements\(String\.raw`(.*?)`\)", re.DOTALL)
_UNSEEN = re.compile("[^!-~\u00c0-\u024f\u0600-\u06ff]+")
# Drawings are ours too, but nothing in them that moves, loads or holds HTML.
_RUNNING = frozenset(
    "script style iframe frame object embed base math template animate set use image foreignobject".split()
)
_ADDRESSES = ("href", "src", "action", "cite", "formaction", "data", "poster", "srcset", "xlink:href")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is hostile through and through, its file's name too."""
    return hostile_store(tmp_path_factory.mktemp("hostile") / FILE)


@pytest.fixture(scope="module")
def places(hostile: Path) -> dict[str, list[str]]:
    """Paths of every page that shows something of the store, by kind."""
    with open_store(hostile) as store:
        docs = [doc for (doc,) in store.fetch("SELECT id FROM documents ORDER BY id")]
        incidents = [one for (one,) in store.fetch("SELECT id FROM incidents ORDER BY id")]
    return {
        "lists": ["/", "/events", "/incidents", "/actors", "/sources", "/review", "/positions"],
        "articles": [f"/article/{quote(doc, safe='')}" for doc in docs],
        "incidents": [f"/incident/{quote(one, safe='')}" for one in incidents],
        "actors": [f"/actor/{quote(words, safe='')}" for words in WORDS if len(words) < 1000],
        "filters": [
            f"/{page}?{name}={quote(words, safe='')}"
            for page, name in (("events", "text"), ("incidents", "actor"), ("positions", "about"))
            for words in WORDS[::3]
            if len(words) < 1000
        ],
    }


@pytest.fixture(scope="module")
def under_attack(hostile: Path, places: dict[str, list[str]]) -> Iterator[Served]:
    """The workbench on the hostile store."""
    assert places
    with served(hostile, "--read-only") as running:
        yield running


@pytest.mark.parametrize("kind", ["lists", "articles", "incidents", "actors", "filters"])
def test_no_markup_of_a_page_holds_what_runs(
    under_attack: Served, places: dict[str, list[str]], kind: str
) -> None:
    """Without a browser: all markup that is sent, parsed, has no script, handler, style or strange link."""
    with httpx.Client(base_url=under_attack.url, trust_env=False, timeout=60) as client:
        for path in places[kind]:
            answer = client.get(path, headers={"Accept": "text/html"})
            assert answer.status_code < 500, path
            for markup in markups(answer.text):
                assert list(what_runs(markup)) == [], path


@pytest.mark.browser
@pytest.mark.parametrize(
    ("kind", "step"), [("lists", 1), ("articles", 1), ("incidents", 1), ("actors", 6), ("filters", 6)]
)
def test_nothing_that_a_hostile_text_tries_happens(
    look: OpenLook, under_attack: Served, places: dict[str, list[str]], kind: str, step: int
) -> None:
    """No script runs, no dialog opens, nothing is asked of outside, the title stays.

    Of the pages that are made alike, every sixth is opened; all of them are looked at without a browser.
    """
    shown = look(under_attack)
    for path in places[kind][::step]:
        shown.go(path)
        assert shown.page.evaluate(TRACES) == [True, True, True], path
        assert shown.watch.outside == [], path
        assert shown.watch.dialogs == [], path
        assert [one for one in shown.watch.errors if "404" not in one] == [], path
        shown.watch.clear()


@pytest.mark.browser
def test_hostile_texts_stand_in_an_article_as_text(
    look: OpenLook, under_attack: Served, places: dict[str, list[str]]
) -> None:
    """Every one of them can be read in its article, letter by letter."""
    shown, read = look(under_attack), ""
    for path in places["articles"]:
        shown.go(path)
        read += plain(shown.page.evaluate("document.querySelector('main').textContent"))
    assert [one for one in WORDS if plain(one) not in read] == []


@pytest.mark.browser
def test_hovering_and_opening_what_is_hostile_changes_nothing(
    look: OpenLook, under_attack: Served, places: dict[str, list[str]]
) -> None:
    """Tips, dialogs and folded parts show the same texts, and they too are text."""
    shown = look(under_attack)
    for path in places["articles"][:6]:
        shown.go(path)
        shown.page.evaluate(
            "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
        )
        shown.page.evaluate(TOUCHED)
        shown.page.wait_for_timeout(SETTLED)
        assert shown.page.evaluate(TRACES) == [True, True, True], path
        shown.quiet()
        shown.watch.clear()


def plain(words: str) -> str:
    """Give what is left of a text without blanks and signs that pages may replace."""
    return _UNSEEN.sub("", words)


def markups(page: str) -> Iterator[str]:
    """Give the page itself, and every piece of markup that it hands to the browser to put in."""
    yield page
    for found in _ELEMENTS.finditer(page):
        for one in json.loads(unescape(found[1])).values():
            yield from _markup_in(one.get("props", {}))


def _markup_in(props: object) -> Iterator[str]:
    """Give what an element's properties hold of markup, however deep."""
    if isinstance(props, str) and "<" in props:
        yield props
    elif isinstance(props, dict):
        for name, value in props.items():
            if name != "options":  # of a chart: drawn on a canvas, and looked at apart
                yield from _markup_in(value)


def what_runs(markup: str) -> Iterator[str]:
    """Give what in some markup would run, load or restyle, apart from what NiceGUI itself puts there."""
    is_page = markup.lstrip().lower().startswith("<!doctype")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    for one in lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser).iter():
        if not isinstance(one.tag, str):
            continue
        if not is_page and one.tag in _RUNNING:
            yield f"<{one.tag}>"
        for name, value in one.attrib.items():
            restyles = name in {"style", "srcdoc"} and not is_page
            leads_away = name in _ADDRESSES and not is_fit(value)
            if name.startswith("on") or restyles or leads_away:
                yield f"{name}={value[:60]}"


def is_fit(address: str) -> bool:
    """Say whether a link stays here or leads to the web, and is not one of those that only look so."""
    if address.startswith(("//", "\\", "/\\")):
        return False
    return urlsplit(address.strip()).scheme in {"", "http", "https"}
