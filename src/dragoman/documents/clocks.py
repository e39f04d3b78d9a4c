"""Finds the clocks and days that head the entries of a live report."""

import re
from collections.abc import Sequence

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = (
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,? \d{{4}})?|{_WEEKDAY}"
)
_HALF = r" ?(?:[ap]\.m\.|[APap][Mm])"
_ZONE = (
    r"(?: ?(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T|EAT|[CW]AT|SAST|IST|PKT|GST|MSK|JST|KST|SGT|HKT|AE[SD]T"
    r"|Z|local(?: time)?)\b)?"
)
# As in: 14:32 and 14.32 GMT, 2.15pm, 2 p.m. ET, 0940 GMT, 14h32.
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?:{_HALF})?|(?:1[0-2]|[1-9]){_HALF}|(?:[01]\d|2[0-3])[0-5]\d"
    rf"(?= ?(?:GMT|UTC|local|hrs))){_ZONE}"
)
_DATED = rf"(?:(?:{_DAY}),? (?:at )?{_CLOCK}|{_CLOCK}[.,]? (?:{_DAY})|{_CLOCK})"
_OPENING = re.compile(
    rf"(?:\[{_DATED}\]|\({_DATED}\)|(?:Updated? (?:at )?)?{_DATED})(?P<mark> ?[:|\u2013\u2014-]+)?(?= |$)"
)
_HEADING = re.compile(rf"(?:{_DAY})", re.IGNORECASE)
# What goes on with the clock as a part of its sentence: "14:32 *was* the time", "9.30 *on* the clock".
_GOES_ON = re.compile(r" [a-z]")
_FEWEST = 2


def find_clocks(lines: Sequence[str]) -> dict[int, int]:
    """Find the clocks before the entries of a live report, and the days above them.

    Args:
        lines: The paragraphs.

    Returns:
        The offset behind the clock or day by the number of its paragraph; none where fewer than two entries
        begin with a clock.
    """
    clocks = {n: end for n, line in enumerate(lines) if (end := _clock(line))}
    # A clock with another right below it heads nothing: a list of hours, as of a broadcast.
    clocks = {n: end for n, end in clocks.items() if end < len(lines[n].rstrip()) or n + 1 not in clocks}
    if len(clocks) < _FEWEST:
        return {}
    return {n: len(line) for n, line in enumerate(lines) if _HEADING.fullmatch(line)} | clocks


def _clock(line: str) -> int:
    """Give the offset behind the clock that a paragraph begins with, or 0."""
    match = _OPENING.match(line)
    if match is None or (match["mark"] is None and _GOES_ON.match(line, match.end())):
        return 0
    return match.end()
