"""Joins lines that were wrapped to a width, so that a paragraph is one line again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.documents.marked import Marked
from dragoman.documents.tracked import Tracked
from dragoman.records.letters import CAPITALS

_SINGLE_BREAK = re.compile(r"(?<=[^\n ]) *\n(?= *[^\n ])")
_STOP = re.compile(r"[.!?:][\"'\u201d\u2019)\]]*$")
# Wrapped mail, agency feeds and old web text stay under 100 characters a line; poems, addresses and lists of
# names are narrower than 45.
_WIDEST, _NARROWEST = 130, 45
# In text that is not wrapped a new line seldom begins in lower case; in wrapped English over half do.
_LOWER_SHARE = 0.3
# All breaks of a wrapped text but those behind headlines and items stand where the next word would not have
# fitted; of those of lists and of paragraphs on lines of their own few do.
_FULL_SHARE = 0.6
_SHORT_OF_WIDTH = 0.75
_MOST = 200  # breaks that show the habit of any text
_BULLET = re.compile(r" *(?:[-*\u2022\u2023\u25aa\u25cf\u00b7\u2013]|\(?\d{1,2}[.)]|\(?[a-z]\)) ")
# Who speaks and the clock of an entry begin a paragraph.
_HEAD = re.compile(
    rf" *(?:(?:[{CAPITALS}][{CAPITALS}.'\u2019\- ]{{1,40}}|Q|A|Question|Answer)[:.] |[\[(]?\d{{1,2}}[:.]\d\d)"
)


@dataclass(frozen=True, slots=True)
class _Break:
    """A line's end in the middle of a paragraph: the line, the next one, and whether the width forced it."""

    before: str
    after: str
    is_full: bool

    @property
    def goes_on(self) -> bool:
        """Whether the next line begins in lower case, as a name or a sentence does not."""
        return self.after.lstrip(" ")[:1].islower()

    @property
    def begins(self) -> bool:
        """Whether the next line begins an item of a list, a turn or an entry."""
        stopped = _STOP.search(self.before) is not None
        item = _BULLET.match(self.after) is not None and (stopped or _BULLET.match(self.before) is not None)
        return item or (stopped and _HEAD.match(self.after) is not None)


def unwrap(text: Tracked, apart: Sequence[Marked] = ()) -> Tracked:
    """Join the lines of each paragraph where the text is wrapped; else give it back unchanged.

    A break stays where lines are empty, where the next line is indented or begins an item, and where the line
    before is well short of the width and ends its sentence or the next begins like one: headlines, addresses
    and lists stand in wrapped text too.

    Args:
        text: With its blanks as they were.
        apart: Stretches of the article whose lines stay as they are.
    """
    if max(map(len, text.text.split("\n"))) > _WIDEST:
        return text

    def is_free(match: re.Match[str]) -> bool:
        origin = text.origins[match.start()]
        return not any(mark.start - 1 <= origin <= mark.end for mark in apart)

    found = list(islice(filter(is_free, _SINGLE_BREAK.finditer(text.text)), _MOST))
    width = max((len(_line_before(text.text, match)) for match in found), default=0)
    breaks = [_read(text.text, match, width) for match in found]
    if width < _NARROWEST or not (_is_wrapped(breaks) or _is_filled(breaks)):
        return text

    def joined(match: re.Match[str]) -> str | None:
        if not is_free(match):
            return None
        this = _read(text.text, match, width)
        short = len(this.before) < _SHORT_OF_WIDTH * width
        ends = short and (_STOP.search(this.before) is not None or not this.goes_on)
        hangs = this.before.startswith("  ") or _BULLET.match(this.before) is not None
        indented = this.after.startswith("  ") and not hangs
        return None if ends or indented or this.begins else " "

    return text.rewrite(_SINGLE_BREAK, joined)


def _line_before(text: str, match: re.Match[str]) -> str:
    return text[text.rfind("\n", 0, match.start()) + 1 : match.start()]


def _read(text: str, match: re.Match[str], width: int) -> _Break:
    before = _line_before(text, match)
    end = text.find("\n", match.end())
    after = text[match.end() : end if end >= 0 else len(text)]
    word = after.lstrip(" ").partition(" ")[0]
    return _Break(before, after, is_full=len(before) + 1 + len(word) > width)


def _is_wrapped(breaks: list[_Break]) -> bool:
    """Say whether lines break in the middle of sentences."""
    return len(breaks) >= 3 and sum(b.goes_on for b in breaks) >= _LOWER_SHARE * len(breaks)


def _is_filled(breaks: list[_Break]) -> bool:
    """Say whether lines break where they are full, one of them in the middle of a sentence.

    Short paragraphs, which have few breaks to judge by, show it too.
    """
    full = [b for b in breaks if b.is_full]
    goes_on = any(b.goes_on and _STOP.search(b.before) is None for b in full)
    return goes_on and len(full) >= _FULL_SHARE * len(breaks)
