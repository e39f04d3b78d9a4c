"""Tells what each paragraph of an article is: headline, byline, caption, body, teaser and so on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.documents import region_words as words
from dragoman.documents.dateline import find_dateline
from dragoman.documents.pullquotes import find_pullquotes
from dragoman.records import RegionKind

_LETTER = re.compile(r"[^\W\d_]")
_STOP = re.compile(r"(?:[.!?…:;]|\.\.\.)[\"'\u201d\u2019)\]]*$")
_FULL_STOP = re.compile(r"[.…;:][\"'\u201d\u2019)\]]*$")
_SPEECH = re.compile(r"\b(?:said|says|told|added|reported|reports|according to|announced|wrote)\b")
_HEADLINE_WORDS = 28
_CAPTION_WORDS = 130
_LABELLED_WORDS = 60
_NOTICE_WORDS = 60
_SHORT_NOTICE_WORDS = 25
_TITLE_SHARE = 0.8
_BYLINES = 3
_KICKERS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and where it stands among the others.

    Attributes:
        text: Its words.
        number: Counts from 0.
        count: How many paragraphs there are.
        marked: What the page's markup calls it, or None.
    """

    text: str
    number: int
    count: int
    marked: RegionKind | None = None

    @property
    def words(self) -> int:
        """Number of words."""
        return self.text.count(" ") + 1

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return _STOP.search(self.text) is not None


Rule = Callable[[Line], bool]


def classify(
    lines: Sequence[Line], *, headlines: frozenset[int], headed: frozenset[int] = frozenset()
) -> list[RegionKind]:
    """Give each paragraph its kind.

    Args:
        lines: All paragraphs in order.
        headlines: Numbers of those known to be the given title; where none is, a short first line
            without a full stop, followed by longer text, is taken for it.
        headed: Numbers of those behind a speaker or a clock, which are no headline.
    """
    kinds = [RegionKind.HEADLINE if line.number in headlines else _kind(line) for line in lines]
    if not headlines and (guess := _headline(lines, kinds)) is not None and guess not in headed:
        kinds[guess] = RegionKind.HEADLINE
    body = [n for n, kind in enumerate(kinds) if kind is RegionKind.BODY and n not in headed]
    for position in find_pullquotes([lines[number].text for number in body]):
        if not find_dateline(lines[body[position]].text):
            kinds[body[position]] = RegionKind.PULLQUOTE
    for number in body:
        # Asked last: the name below a pull quote is in title case too.
        if kinds[number] is RegionKind.BODY and _is_linked_headline(lines[number]):
            kinds[number] = RegionKind.TEASER
    return _with_lists(lines, kinds)


def _kind(line: Line) -> RegionKind:
    """Ask each rule in turn; the first that holds decides, and what no rule claims is body."""
    if line.marked in {RegionKind.CAPTION, RegionKind.PULLQUOTE, RegionKind.TABLE}:
        return line.marked
    return next((kind for kind, rule in _RULES if rule(line)), RegionKind.BODY)


def _is_furniture(line: Line) -> bool:
    text = line.text
    if not _LETTER.search(text) or words.FURNITURE.fullmatch(text.strip()):
        return True
    bar = words.SHARE_BAR.match(text)
    return bar is not None and len(text) - bar.end() <= 3


def _is_gallery(line: Line) -> bool:
    """Say whether a line is one of a slide show's captions, which begin like a teaser ("Photos: ...")."""
    return words.GALLERY.search(line.text) is not None


def _is_notice(line: Line) -> bool:
    """Say whether a line speaks of the site; a long one must say so in plain words."""
    if line.words > _NOTICE_WORDS:
        return False
    short = line.words <= _SHORT_NOTICE_WORDS
    patterns = (words.NOTICE.match, words.NOTICE_ANYWHERE.search) if short else ()
    return any(pattern(line.text) for pattern in (words.LEGAL.match, *patterns))


def _is_teaser(line: Line) -> bool:
    if words.LABELLED_CREDIT.match(line.text):
        return False  # "Photo: Ana Ruiz"
    if len(words.KICKER.findall(line.text)) >= _KICKERS and not line.stops and ". " not in line.text:
        return True
    if words.BRACKETED.fullmatch(line.text) or words.TEASER_END.search(line.text):
        return line.words <= _NOTICE_WORDS
    return words.TEASER.match(line.text) is not None and (not line.stops or line.words <= 20)


def _is_linked_headline(line: Line) -> bool:
    """Say whether a line amid the text is another article's headline: title case and no stop."""
    long_words = re.findall(r"[^\W\d_]{4,}", line.text)
    titled = sum(word[0].isupper() for word in long_words) >= _TITLE_SHARE * len(long_words)
    plain = not line.stops and "(@" not in line.text and line.text[0] not in "\"'(\u201c\u2018"
    return titled and plain and line.number > 0 and 6 <= line.words <= 20 and len(long_words) >= 4


def _is_byline(line: Line) -> bool:
    if line.words > _NOTICE_WORDS or find_dateline(line.text):
        return False
    if words.BARE_AGENCY.fullmatch(line.text) and _BYLINES <= line.number < line.count - _BYLINES:
        return False
    return words.BYLINE.fullmatch(line.text.strip()) is not None and not (
        line.stops and line.text.startswith(("By ", "BY ", "by "))
    )


def _is_caption(line: Line) -> bool:
    """Say whether a line describes a picture: it has a credit, or points at a picture and reports nothing."""
    if line.count == 1 or line.words > _CAPTION_WORDS or find_dateline(line.text):
        return False
    return _has_credit(line) or (line.words <= _LABELLED_WORDS and _is_labelled(line))


def _has_credit(line: Line) -> bool:
    """Say whether a line ends with the picture's maker; agency copy ends with its agency too."""
    if words.CREDIT_END.search(line.text) or words.LABELLED_CREDIT.search(line.text):
        return True
    closes = line.number == line.count - 1 and (line.words > 40 or _SPEECH.search(line.text) is not None)
    return words.AGENCY_END.search(line.text) is not None and not closes


def caption_words(text: str) -> tuple[int, int]:
    """Give start and end of what a caption tells, without the credits at its ends.

    Left in, an agency is read as one name with the words behind it: "Reuters Police guard the square", and
    the maker of the picture as somebody the report is about.

    Args:
        text: The caption.

    Returns:
        Nothing, at its start, where the caption is all credit.
    """
    front = words.CREDIT_FRONT.match(text)
    first = front.end() if front else 0
    ends = [end.start() for end in (words.CREDIT_END.search(text), words.LABELLED_CREDIT.search(text)) if end]
    last = min(ends, default=len(text))
    return (first, last) if _LETTER.search(text, first, last) else (0, 0)


def _is_labelled(line: Line) -> bool:
    """Say whether a line is labelled as a picture's, or points at one without reporting anything."""
    text = line.text
    if words.CREDIT_LABEL.search(text) or words.BARE_AGENCY.fullmatch(text):
        return True
    speaks = _SPEECH.search(text) is not None
    if words.CREDIT_FRONT.match(text):
        return not (line.stops and speaks)
    pointers = len(words.PICTURED.findall(text))
    return pointers > 1 or (pointers == 1 and (not line.stops or line.words <= 45) and not speaks)


_RULES: tuple[tuple[RegionKind, Rule], ...] = (
    (RegionKind.OTHER, _is_furniture),
    (RegionKind.CAPTION, _is_gallery),
    (RegionKind.BYLINE, _is_byline),
    (RegionKind.OTHER, _is_notice),
    (RegionKind.TEASER, _is_teaser),
    (RegionKind.CAPTION, _is_caption),
)


def _headline(lines: Sequence[Line], kinds: Sequence[RegionKind]) -> int | None:
    """Find an ungiven headline among the first three lines."""
    for line, kind in zip(lines[:3], kinds, strict=False):
        if kind in {RegionKind.OTHER, RegionKind.BYLINE, RegionKind.CAPTION, RegionKind.TABLE}:
            continue
        longer = any(other.words > line.words for other in lines[line.number + 1 :])
        short = line.words <= _HEADLINE_WORDS and not _FULL_STOP.search(line.text)
        return line.number if short and longer and not find_dateline(line.text) else None
    return None


def _with_lists(lines: Sequence[Line], kinds: list[RegionKind]) -> list[RegionKind]:
    """Carry a teaser's heading ("Related stories:") over the bare headlines below it."""
    result = list(kinds)
    for line in lines[1:]:
        before = lines[line.number - 1]
        heads_list = result[line.number - 1] is RegionKind.TEASER and (
            before.text.rstrip().endswith(":") or words.TEASER.fullmatch(before.text) is not None
        )
        listed = result[line.number - 1] is RegionKind.TEASER and line.number > 1
        bare = result[line.number] is RegionKind.BODY and not line.stops and line.words <= 20
        if bare and (heads_list or (listed and _in_list(lines, result, line.number))):
            result[line.number] = RegionKind.TEASER
    return result


def _in_list(lines: Sequence[Line], kinds: Sequence[RegionKind], number: int) -> bool:
    """Say whether the teasers above began with a heading."""
    while number > 0 and kinds[number - 1] is RegionKind.TEASER:
        number -= 1
    return words.TEASER.fullmatch(lines[number].text) is not None or lines[number].text.rstrip().endswith(":")
