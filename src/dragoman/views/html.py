"""The one way to make HTML: what is not markup already is escaped, and no link leads out of the web."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode, urlsplit

_TAGS = frozenset(
    """a abbr article aside b bdi blockquote body br button caption code col colgroup dd del details dfn
    div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 head header hr html i input
    ins kbd label legend li link main mark meta meter nav ol optgroup option output p pre progress
    q s samp section select small span strong sub summary sup table tbody td textarea tfoot th
    thead time title tr u ul var wbr""".split()
)
_VOID = frozenset("br col hr input link meta wbr".split())
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# Attributes that the browser runs, or that let text change how the page looks or what it loads.
_REFUSED = frozenset("style srcdoc srcset ping background poster data formaction".split())
_ADDRESSES = frozenset("href src action cite".split())
# Written as one sign each, so that offsets into an article's text hold: what a terminal or the direction of
# writing obeys, and what stands for no character.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LOCAL = re.compile(r"(/(?![/\\])|[?#])[^\\\x00-\x20\x7f]*")


@dataclass(frozen=True, slots=True)
class Markup:
    """Finished HTML. Made in this module alone; everything else goes through ``element``."""

    source: str

    def __str__(self) -> str:
        return self.source


Child = str | int | float | Markup | None | Iterable["Child"]
"""What an element may hold: text, numbers, markup, nothing, or several of these."""
Value = str | int | float | bool | None
"""What an attribute may be: None and False leave it out, True has it without a value."""


def text(words: str) -> Markup:
    """Escape text; control signs and signs that turn the direction of writing are shown as U+FFFD each."""
    return Markup(escape(_OBEYED.sub("\ufffd", words), quote=True))


def join(*children: Child) -> Markup:
    """Put children one behind the other."""
    return Markup("".join(_written(child) for child in children))


def element(tag: str, *children: Child, **attributes: Value) -> Markup:
    """Make an element.

    Args:
        tag: One of those a page needs; scripts, styles and frames are none of them.
        children: What it holds; text is escaped.
        attributes: Underscores stand for hyphens (``aria_label``); one at the end is dropped (``class_``).

    Raises:
        ValueError: A tag, attribute or address that is not allowed (addresses: http, https and local).
    """
    if tag not in _TAGS:
        raise ValueError(f"tag {tag!r} is not one of those that pages use")
    opening = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        if children:
            raise ValueError(f"<{tag}> holds nothing")
        return Markup(f"<{tag}{opening}>")
    return Markup(f"<{tag}{opening}>{join(*children).source}</{tag}>")


def is_address(href: str) -> bool:
    """Say whether a link may point there: http and https with a host, or a place of this server."""
    if _LOCAL.fullmatch(href):
        return True
    if _OBEYED.search(href) or any(sign.isspace() for sign in href):
        return False
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def address(*parts: str, query: Mapping[str, object] | None = None) -> str:
    """Write the path of a page of ours, every part quoted: ``address("actor", "Ann / Bo")``.

    Args:
        parts: Steps of the path.
        query: Behind the question mark; what is None or empty is left out, lists are repeated.
    """
    path = "/" + "/".join(quote(part, safe=":") for part in parts)
    asked = [
        (key, value)
        for key, given in (query or {}).items()
        for value in (given if isinstance(given, list | tuple) else [given])
        if value not in (None, "")
    ]
    return f"{path}?{urlencode(asked)}" if asked else path


def link(words: Child, *parts: str, query: Mapping[str, object] | None = None, **attributes: Value) -> Markup:
    """Make a link to a page of ours."""
    return element("a", words, href=address(*parts, query=query), **attributes)


def outward(words: Child, href: str | None) -> Markup:
    """Make a link out of the store, or plain text where the address is none that a link may point to."""
    if href is None or not is_address(href) or href.startswith(("/", "?", "#")):
        return join(words)
    return element("a", words, href=href, rel="noopener noreferrer nofollow", class_="outward")


def table(
    caption: Child, header: Sequence[Child], rows: Iterable[Sequence[Child]], *, numbers: Sequence[int] = ()
) -> Markup:
    """Make a table whose first cell heads each row.

    Args:
        caption: What it shows.
        header: Names of the columns.
        rows: Cells, as many as the header has.
        numbers: Columns, from 0, that are set right.
    """
    kinds = ["number" if n in numbers else None for n in range(len(header))]
    top = [element("th", cell, scope="col", class_=kind) for cell, kind in zip(header, kinds, strict=True)]
    body = [
        element(
            "tr",
            [
                element("td" if n else "th", cell, scope=None if n else "row", class_=kind)
                for n, (cell, kind) in enumerate(zip(row, kinds, strict=True))
            ],
        )
        for row in rows
    ]
    return element(
        "div",
        element(
            "table",
            element("caption", caption),
            element("thead", element("tr", top)),
            element("tbody", body),
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label=caption if isinstance(caption, str) else "Table",
    )


def details(summary: Child, *children: Child, is_open: bool = False) -> Markup:
    """Make what unfolds."""
    return element("details", element("summary", summary), *children, open=is_open)


def page(title: str, *children: Child, stylesheet: str) -> str:
    """Write a whole page without scripts, for those that come before a person is let in."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="/static/icon.svg"),
        element("link", rel="stylesheet", href=stylesheet),
    )
    return f"<!doctype html>\n{element('html', head, element('body', *children), lang='en')}\n"


def _written(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child.source
    if isinstance(child, str):
        return text(child).source
    if isinstance(child, int | float):
        return str(child)
    return "".join(_written(one) for one in child)


def _attribute(name: str, value: Value) -> str:
    name = name.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name) or name in _REFUSED or name.startswith("on"):
        raise ValueError(f"attribute {name!r} is not one that pages may have")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name in _ADDRESSES and not is_address(str(value)):
        raise ValueError(f"{name}={value!r} is neither an http address nor a place of this server")
    return f' {name}="{text(str(value)).source}"'
