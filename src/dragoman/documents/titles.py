"""Brings a title given apart and a text together, so that the headline stands there once."""

import re

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_SITE = re.compile(
    r"\s+[|\u00b7\u00bb]\s+[^|]{2,40}$|\s+[-\u2013\u2014]\s+(?P<site>[^-\u2013\u2014|]{2,40})$"
)
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Herald|Daily|Press|Tribune|BBC|CNN|Reuters|Guardian|AP|Al Jazeera)\b|\.\w{2,3}$"
)
_LINES = 3
_SAME = 92


def without_site(title: str, *, source: str | None) -> str:
    """Take the outlet's name from the end of a page title ("Talks resume | Daily Bugle")."""
    match = _SITE.search(title)
    if match is None:
        return title
    site = match["site"]
    if site is not None and site != source and not _OUTLET.search(site):
        return title
    return title[: match.start()] or title


def find_title(title: str, lines: list[str]) -> tuple[int, int] | None:
    """Find the title at the head of the text.

    Returns:
        Number of the line and how many of its characters are the title (some feeds run the title and
        the first sentence together), or None where the text does not hold it.
    """
    wanted = _plain(title)
    if not wanted:
        return None
    for number, line in enumerate(lines[:_LINES]):
        if fuzz.ratio(wanted, _plain(line[: 2 * len(title) + 20])) >= _SAME:
            return number, len(line)
    return _prefix(title, lines[0]) if lines else None


def _prefix(title: str, line: str) -> tuple[int, int] | None:
    """Find the title at the front of the first line, followed by a stop or a blank."""
    words = [re.escape(word) for word in _WORD.findall(title)]
    match = re.match(
        r"\W*"
        + r"\W+".join(words)
        + r"[\"'\u201d\u2019)?!]*(?P<stop>\s*[.:|](?=\s+\S)|(?=\s+(?:Updated|Published|By|Xinhua)\b))",
        line,
    )
    return (0, match.end("stop")) if match and len(words) > 2 else None


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
