"""Markup: whatever text is given comes out as text, and nothing is made that a browser would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.html import (
    address,
    details,
    element,
    is_address,
    join,
    link,
    outward,
    page,
    table,
    text,
)
from made_web import read

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></script><iframe src=javascript:alert(1)>",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
    "`${alert(1)}`",
)
TEXTS = st.text() | st.sampled_from(HOSTILE)


@given(TEXTS, TEXTS)
def test_text_stays_text_inside_an_element_and_an_attribute(inside: str, value: str) -> None:
    found = read(element("p", inside, title=value))
    assert found.tags == ["p"]
    assert found.text == read(text(inside)).text
    assert [name for name, _ in found.attributes] == ["title"]


@given(st.text())
def test_every_sign_of_a_text_is_one_sign_on_the_page(words: str) -> None:
    shown = read(text(words)).text
    # Read as a file, CR and LF may fall together; written into a page's text they do not, for CR is replaced.
    assert len(shown) == len(words)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\x1b", "\r", "\ufeff"])
def test_signs_that_are_obeyed_are_shown_instead(sign: str) -> None:
    assert str(text(f"a{sign}b")) == "a\ufffdb"


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "svg", "base", "P", "p onclick"])
def test_a_tag_that_pages_do_not_use_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="is not one of those"):
        element(tag)


@pytest.mark.parametrize("name", ["onclick", "onerror", "style", "srcdoc", "formaction", "a b", "A", "x>"])
def test_an_attribute_that_a_browser_obeys_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not one that pages may have"):
        element("p", **{name: "x"})


@pytest.mark.parametrize(
    ("href", "allowed"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("/events?type=AID", True),
        ("#main", True),
        ("?after=x", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("/\\example.org", False),
        ("\\\\example.org", False),
        ("vbscript:x", False),
        ("https:", False),
        ("https://[", False),
        ("mailto:a@b", False),
        ("", False),
    ],
)
def test_a_link_leads_to_http_or_to_this_server(href: str, *, allowed: bool) -> None:
    assert is_address(href) is allowed
    if not allowed:
        with pytest.raises(ValueError, match="href"):
            element("a", "x", href=href)
        assert str(outward("x", href)) == "x"


def test_a_link_out_gives_nothing_away() -> None:
    found = str(outward("A & B", "https://example.org/?a=1&b=2"))
    assert 'href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer nofollow"' in found
    assert ">A &amp; B<" in found


@given(TEXTS.filter(bool))
def test_the_name_of_anything_makes_an_address_of_one_step(name: str) -> None:
    usable = name.encode("utf-8", "ignore").decode()
    path = address("actor", usable, query={"from": usable, "to": None, "x": ""})
    assert path.count("/") == 2
    assert is_address(path)
    assert ("?" in path) == bool(usable)


def test_a_link_to_the_overview_is_the_root() -> None:
    assert str(link("Home", "")) == '<a href="/">Home</a>'


def test_values_of_attributes() -> None:
    made = element("input", disabled=True, hidden=False, value=None, aria_label="a", class_="b", min=0)
    assert str(made) == '<input disabled aria-label="a" class="b" min="0">'
    with pytest.raises(ValueError, match="holds nothing"):
        element("br", "x")


def test_a_table_has_a_caption_and_heads_of_columns_and_rows() -> None:
    found = str(table("Counts", ("Kind", "Number"), [("AID", 2)], numbers=(1,)))
    assert "<caption>Counts</caption>" in found
    assert '<th scope="col">Kind</th><th scope="col" class="number">Number</th>' in found
    assert '<th scope="row">AID</th><td class="number">2</td>' in found
    with pytest.raises(ValueError, match="zip"):
        table("Counts", ("Kind",), [("AID", 2)])


def test_children_may_be_nested_and_nothing() -> None:
    assert str(join("a", None, [1, ["<", element("b", 2.5)]])) == "a1&lt;<b>2.5</b>"
    assert str(details("More", "x", is_open=True)) == "<details open><summary>More</summary>x</details>"


def test_a_whole_page_has_no_script_and_an_escaped_title() -> None:
    found = read(page("</title><script>", "x", stylesheet="/static/theme.css"))
    assert "script" not in found.tags
    assert "</title><script>" in found.text
