"""Takes the marks of Markdown out of plain text: emphasis, links, pictures, headings and list marks."""

import re
from collections.abc import Iterator

from dragoman.documents.tracked import Tracked, join

_ADDRESS = (
    r"<?(?:https?://|www\.|mailto:|\.{0,2}/|#)[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*>?(?:\s+\"[^\"\n]*\")?"
)
_PICTURE = re.compile(r"!\[[^\]\n]{0,400}\]\([^()\n]{0,400}(?:\([^()\n]{0,400}\)[^()\n]{0,400})?\)(?P<kept>)")
# "[sic]" and "[the president] (his brother)" have no address behind them and stay.
_LINK = re.compile(rf"\[(?P<kept>[^\[\]\n]{{0,400}})\]\({_ADDRESS}\)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<kept>[^\s#].*?)[ \t#]*$", re.MULTILINE)
# Marks of emphasis hug their words; a footnote's asterisk stands behind a word ("12*") or alone ("(*)").
_OPENS, _CLOSES = r"(?=[\w\"'\u201c\u2018(\[#@$€£*_])", r"(?<=[\w.,:;!?%\"'\u201d\u2019)\]…*_])"
_WITHOUT = r"(?:(?!{}|\n[ \t]*\n)[\s\S])+"  # no mark and no empty line between
_EMPHASES = tuple(
    re.compile(
        rf"(?<![\w\\/{mark[-1]}]){mark}{_OPENS}(?P<kept>{_WITHOUT.format(mark)}){_CLOSES}{mark}(?![\w/{mark[-1]}])"
    )
    for mark in (r"\*\*\*", r"\*\*", "__", r"\*", "_")
)
_ITEM = re.compile(r"^[ \t]*(?P<mark>[-*+])[ \t]+(?=[\w\"'\u201c\u2018(\[*_#])", re.MULTILINE)
_STOP = re.compile(r"[.!?:;][\"'\u201d\u2019)\]*_]*$")


def without_markdown(text: Tracked) -> Tracked:
    """Take the marks out and leave the words, each at its place.

    Args:
        text: Plain text with its lines, before paragraphs are joined.

    Returns:
        The text as it is where it has no such marks: a lone asterisk, "[sic]" and a dash are none.
    """
    for pattern in (_PICTURE, _LINK, _HEADING):
        text = _kept(text, pattern.finditer(text.text))
    text = _without_items(text)
    for pattern in _EMPHASES:
        text = _kept(text, pattern.finditer(text.text))
    return text


def _kept(text: Tracked, found: Iterator[re.Match[str]]) -> Tracked:
    """Leave of each match what it keeps."""
    parts: list[Tracked] = []
    done = 0
    for match in found:
        parts += (text.cut(done, match.start()), text.cut(*match.span("kept")))
        done = match.end()
    return join([*parts, text.cut(done, len(text.text))]) if parts else text


def _without_items(text: Tracked) -> Tracked:
    """Take the marks before a list's items; one asterisk alone before a line is a footnote's."""
    items = list(_ITEM.finditer(text.text))
    starred = sum(item["mark"] != "-" for item in items)
    parts: list[Tracked] = []
    done = 0
    for item in items:
        if (item["mark"] != "-" and starred < 2) or _goes_on(text.text, item):
            continue
        parts.append(text.cut(done, item.start()))
        done = item.end()
    return join([*parts, text.cut(done, len(text.text))]) if parts else text


def _goes_on(text: str, item: re.Match[str]) -> bool:
    """Say whether a dash only begins a wrapped line: "- a general - resigned"."""
    end = max(item.start() - 1, 0)
    line = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    is_small = text[item.end() : item.end() + 1].islower()
    return is_small and bool(line) and not (_STOP.search(line) or _ITEM.match(line))
