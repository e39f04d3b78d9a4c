"""Joins lines that were wrapped to a width, so that a paragraph is one line again."""

import re

from dragoman.documents.tracked import Tracked

_SINGLE_BREAK = re.compile(r"(?<=[^\n ]) *\n(?= *[^\n ])")
_STOP = re.compile(r"[.!?:][\"'\u201d\u2019)\]]*$")
# Wrapped mail, agency feeds and old web text stay under 100 characters a line.
_WIDEST = 130
# In text that is not wrapped a new line seldom begins in lower case; in wrapped English over half do.
_LOWER_SHARE = 0.3
_SHORT_OF_WIDTH = 0.75


def unwrap(text: Tracked) -> Tracked:
    """Join the lines of each paragraph where the text is wrapped; else give it back unchanged.

    A break stays where the line before is well short of the width and ends its sentence, where the
    next line is indented, and where lines are empty.
    """
    lines = text.text.split("\n")
    width = max(map(len, lines))
    if width > _WIDEST or not _is_wrapped(text.text):
        return text

    def joined(match: re.Match[str]) -> str | None:
        start = text.text.rfind("\n", 0, match.start()) + 1
        before = text.text[start : match.start()]
        ends = len(before) < _SHORT_OF_WIDTH * width and _STOP.search(before)
        indented = text.text.startswith("  ", match.end())
        return None if ends or (indented and not before.startswith("  ")) else " "

    return text.rewrite(_SINGLE_BREAK, joined)


def _is_wrapped(text: str) -> bool:
    """Say whether lines break in the middle of sentences."""
    nexts = [text[match.end() :].lstrip(" ")[:1] for match in _limited_breaks(text)]
    return len(nexts) >= 3 and sum(first.islower() for first in nexts) >= _LOWER_SHARE * len(nexts)


def _limited_breaks(text: str) -> list[re.Match[str]]:
    """Give the first line breaks: two hundred show the habit of any text."""
    found = []
    for match in _SINGLE_BREAK.finditer(text):
        found.append(match)
        if len(found) == 200:
            break
    return found
