"""Finds who speaks in transcripts and interviews: labels before a colon, and names on lines of their own."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.word_lists import word_lists
from dragoman.records.letters import CAPITALS

_LISTS = word_lists("phrases")
_NEVER, _TITLES = _LISTS["never_speakers"], _LISTS["titles_of_speakers"]
_ASKING, _ANSWERING = _LISTS["asking"], _LISTS["answering"]
_WORD = rf"[{CAPITALS}][\w.'\u2019-]*"
_SMALL = r"(?:of|the|for|and|de|da|van|von|bin|al|el)"
_NAME = rf"(?P<name>{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD}){{0,8}})"
# "Jane Doe, *BBC*", "Kowalska *(Poland)*", "Mr. Diop (Senegal) *(spoke in French)*".
_OUTLET = rf"(?P<outlet>, (?:the )?{_WORD}(?: (?:{_SMALL} )?{_WORD}){{0,4}})?"
_BRACKETS = r"(?P<brackets>(?: ?[(\[][^()\[\]\n:]{2,60}[)\]]){0,2})"
_LABEL = re.compile(rf"{_NAME}{_OUTLET}{_BRACKETS} ?:(?: +(?=\S)|$)")
_QUESTION = re.compile(
    r"(?P<name>Q|A|Question|Answer|QUESTION|ANSWER)(?: ?\d{1,3})?(?:[:.]| ?[\u2013\u2014-])(?: +(?=\S)|$)"
)
# "Mr. LOPEZ. I thank the Chair": as parliaments print their debates.
_PRINTED = re.compile(
    r"(?P<name>(?:The|Mr\.|Mrs\.|Ms\.|Dr\.|Senator|Representative|Chairman|Chairwoman|Baroness|Lord)"
    rf"(?: [{CAPITALS}][{CAPITALS}'\u2019-]{{2,}}){{1,3}}"
    rf"(?: of (?:[{CAPITALS}][^\W\d_]+ ?){{1,2}})?)\. +(?=\S)"
)
_HEADER = re.compile(rf"{_NAME}{_OUTLET}{_BRACKETS}")
_HEADER_WORDS = 8
_QUOTE_MARKS = frozenset('"\u201c')
# Words from which a line that begins with a figure may be said: "Clinton: 1,812 delegates" is told.
_SPOKEN = 8
_FEWEST, _FEWEST_WITH_SIGNS = 3, 2
_STOP = re.compile(r"[.?!\u2026\u2014-][\"'\u201d\u2019)\]]*$")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the front of a paragraph to say who speaks.

    Attributes:
        end: Offset in the paragraph behind the label, its colon included.
        speech: Offset of the first word that is said; the paragraph's length where that stands below.
        key: What labels of the same one share: the name's last word, in capitals.
        is_strong: Whether it looks like a speaker's whatever stands elsewhere: a title, a country, capitals.
        is_titled: The same, but for bare capitals, which a dateline may have.
    """

    end: int
    speech: int
    key: str
    is_strong: bool
    is_titled: bool


def find_speakers(lines: Sequence[str]) -> dict[int, Label]:
    """Find the labels of a text in which people speak in turn.

    One label says nothing ("NAIROBI: Two buses collided"), so the text as a whole decides: a question and
    its answer, two who look like speakers, or three labels of which one returns.

    Args:
        lines: The paragraphs.

    Returns:
        The labels by the number of their paragraph; none where the text is no transcript.
    """
    before = {n: label for n, line in enumerate(lines) if (label := _before_colon(line))}
    if before and _is_headline(lines[0], before.get(0)):
        del before[0]
    if _is_transcript(lines, before):
        keys = Counter(label.key for label in before.values())
        return {n: label for n, label in before.items() if label.is_strong or keys[label.key] > 1}
    above = {n: label for n, line in enumerate(lines) if (label := _on_its_own(lines, n, line))}
    keys = Counter(label.key for label in above.values())
    return above if len(above) >= _FEWEST and 1 < len(keys) < len(above) else {}


def _is_headline(line: str, label: Label | None) -> bool:
    """Say whether the first line has a label as headlines have one: "Kowalska: No talks this year"."""
    return label is not None and label.speech < len(line) and _STOP.search(line) is None


def _before_colon(line: str) -> Label | None:
    """Read the label that a paragraph begins with."""
    # Papers put a partial transcript into quotation marks, one before each turn.
    start = 1 if line[:1] in _QUOTE_MARKS else 0
    match = next((m for form in (_QUESTION, _PRINTED, _LABEL) if (m := form.match(line, start))), None)
    if match is None:
        return None
    words = match["name"].replace(".", " ").split()
    titled = _is_titled(match, words)
    figure = line[match.end() : match.end() + 1].isdigit() and len(line.split()) < _SPOKEN
    if figure or not words or (words[0].lower() in _NEVER and not titled):
        return None
    return Label(
        start + len(match[0].rstrip()),
        match.end(),
        words[-1].upper(),
        _is_strong(match, words),
        is_titled=titled,
    )


def _on_its_own(lines: Sequence[str], number: int, line: str) -> Label | None:
    """Read a line that names the speaker of the lines below: "MS OKORO", "The President"."""
    match = _HEADER.fullmatch(line)
    if match is None or number + 1 == len(lines) or len(line.split()) > _HEADER_WORDS:
        return None
    words = match["name"].split()
    below = lines[number + 1]
    speaks = len(below) > len(line) or below.rstrip()[-1:] in {".", "?", "!"}
    if not speaks or not _is_strong(match, words) or words[0].lower() in _NEVER:
        return None
    return Label(len(line), len(line), words[-1].upper(), is_strong=True, is_titled=False)


def _is_strong(match: re.Match[str], words: Sequence[str]) -> bool:
    """Say whether a label looks like a speaker's: in capitals, or as below."""
    return match["name"].isupper() or _is_titled(match, words)


def _is_titled(match: re.Match[str], words: Sequence[str]) -> bool:
    """Say whether a label has a title, a country or an outlet behind it, or asks or answers."""
    more = match.groupdict()
    told = {word.lower().strip(".") for word in words} & (_TITLES | _ASKING | _ANSWERING)
    return bool(told or more.get("outlet") or more.get("brackets"))


def _is_transcript(lines: Sequence[str], found: Mapping[int, Label]) -> bool:
    """Say whether labels are those of people who speak in turn, in sentences."""
    ended = sum(
        _STOP.search(lines[n]) is not None or label.speech == len(lines[n]) for n, label in found.items()
    )
    if len(found) < _FEWEST_WITH_SIGNS or 2 * ended < len(found):
        return False
    keys = Counter(label.key for label in found.values())
    if any(key.lower() in _ASKING for key in keys):
        return True
    if len(found) < _FEWEST:
        return all(label.is_titled for label in found.values())
    return len(keys) < len(found) or all(label.is_strong for label in found.values())
