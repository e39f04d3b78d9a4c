"""Finds time expressions in a document and gives each its TimeML type and value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import Annotations, Document, RegionKind, Sentence, Span, Timex
from dragoman.resolution import timex_counted, timex_days, timex_lengths, timex_periods, timex_votes
from dragoman.resolution import timex_values as values
from dragoman.resolution.timex_context import Context, Reading, Tense, tense_around
from dragoman.resolution.timex_grammar import Rule
from dragoman.resolution.timex_uses import is_title

RULES: tuple[Rule, ...] = (
    timex_days.RULES + timex_votes.RULES + timex_counted.RULES + timex_periods.RULES + timex_lengths.RULES
)

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PART = re.compile(r"\d{4}-[QH]\d")
_ENDED = re.compile(r"\s+ended\b", re.IGNORECASE)
# "The nine months", "the year ended March 31": what a report of earnings tells after the quarter. Keeping to
# the quarter a report is about, until such words, gained 0.54 value F1 on TempEval-3 train (80.47 to 81.01).
_TO_DATE = re.compile(
    r"the\s+(?:first\s+|latest\s+)?(?:(?:six|nine)\s+months|(?:fiscal\s+)?year)", re.IGNORECASE
)
_STORY_UNITS = frozenset("DMQHY")
# Words that point at a day without telling which year the story has reached ("that year": +0.16 value F1).
_DEICTIC = frozenset(
    {"weekday", "near day", "daypart", "clock", "bare", "election day", "overnight", "moment"}
)
# "May's primaries" may be ahead in April, as "Monday's debate" seldom is on a Tuesday.
_LONG = frozenset({"month", "year"})
_WORD = re.compile(r"[a-z]+|\d|-")
# An election day is spoken of long before the story is there; a part of the night or day moves no story.
_NO_STORY_DAY = frozenset({"election day", "overnight", "moment"})
_GAP = re.compile(r",?\s+(?:on\s+|of\s+|in\s+)?|\s*,\s+")
_BRACKET = re.compile(r"(?:\s+[A-Za-z]+){0,3}\s*\(")
_EDGE_BEFORE = re.compile(
    r"(?:(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|first\s+half|second\s+half|last\s+half|latter\s+part|early\s+part|eve)"
    r"\s+of\s+|(?<![\w-])(?:the\s+)?(?:early|late|earlier|later|mid|sometime)(?:\s+in\s+|\s+on\s+|[\s-]+))$",
    re.IGNORECASE,
)
_DAY_BESIDE = re.compile(r"(?<![\w-])(?:the\s+)?day\s+(?P<way>before|after)\s+$", re.IGNORECASE)
_ABOUT_BEFORE = re.compile(
    r"(?<![\w-])(?:nearly|almost|at\s+least|at\s+most|more\s+than|less\s+than|no\s+more\s+than|up\s+to|"
    r"fewer\s+than)\s+$",
    re.IGNORECASE,
)
# A month's name that is a verb or a person's name is none; the parser's tag says so.
_VERBAL = frozenset({"VERB", "AUX"})
_AMBIGUOUS = frozenset({"may", "march", "second", "fall", "spring"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression within its segment."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Read:
    """An expression with its reading, offsets in the document."""

    start: int
    end: int
    rule: str
    reading: Reading


def find_timexes(document: Document, annotations: Annotations) -> tuple[Timex, ...]:
    """Find the time expressions of a document.

    Expressions never cross a region or a blank line. Relative ones count from the publication day,
    or from the dateline's day where that is not known; with neither their value is empty. In a live report
    they count from the day that heads their entry.

    Args:
        document: With its regions; ``published`` is the reference day.
        annotations: Where it has sentences, they bound the search and their tags tell the month from
            the verb; without them paragraphs do.

    Returns:
        The expressions in text order, none overlapping.
    """
    published = reference_day(document)
    context = Context(published, abroad=timex_votes.is_abroad(document.text))
    heads = {region.start for region in document.regions if region.kind is RegionKind.TIME}
    out: list[Timex] = []
    verbs = frozenset(
        token.start
        for sentence in annotations.sentences
        for token in sentence.tokens
        if token.pos in _VERBAL and token.text.lower() in _AMBIGUOUS
    )
    for start, end in _segments(document, annotations.sentences):
        matches = _matches(document.text[start:end])
        if not matches:
            continue
        found: list[_Read] = []
        context = replace(context, beside=None)
        if start in heads and any(match.rule.name != "clock" for match in matches):
            context = replace(context, reference=published)  # days above entries may run backwards
        for match in matches:
            if start + match.start in verbs:
                continue
            owner = match.rule.name not in _LONG
            tense = tense_around(document.text[start:end], match.start, match.end, owner=owner)
            reading = match.rule.read(match.match, replace(context, tense=tense))
            if reading is not None:
                found.append(_Read(start + match.start, start + match.end, match.rule.name, reading))
                context = _after(replace(context, tense=tense), reading, match)
        joined = [_timex(document.text, read) for read in _joined(document.text, start, found)]
        days = [day for timex in joined if (day := _day_of(timex))] if start in heads else []
        context = replace(context, reference=days[0]) if days else context
        out.extend(joined)
    return tuple(out)


def day_above(document: Document, timexes: Sequence[Timex], offset: int) -> Timex | None:
    """Give the expression that says the day of the live report's entry around an offset, or None.

    Args:
        document: With the clocks and days that head its entries as regions.
        timexes: As found here, in text order.
        offset: Into the document.
    """
    heads = [
        region for region in document.regions if region.kind is RegionKind.TIME and region.start <= offset
    ]
    within = (t for head in reversed(heads) for t in timexes if head.start <= t.span.start < head.end)
    return next((timex for timex in within if _day_of(timex)), None)


def _day_of(timex: Timex) -> date | None:
    """Give the day of an expression that says one, with or without a clock."""
    return date.fromisoformat(timex.value[:10]) if _ISO_DAY.match(timex.value) else None


def reference_day(document: Document) -> date | None:
    """Give the day that relative expressions count from: publication, else a dateline that says its year."""
    if document.published is not None or document.dateline is None or document.dateline.date is None:
        return document.published
    words = document.dateline.date.text
    for match in _matches(words):
        reading = match.rule.read(match.match, Context(None))
        if reading is not None and values.unit_of(reading.value) == "D":
            return date.fromisoformat(reading.value[:10])
    return None


def _segments(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """Cut the text into the stretches that are searched on their own."""
    if sentences:
        heads = ((r.start, r.end) for r in document.regions if r.kind is RegionKind.TIME)
        yield from sorted((*heads, *((sentence.start, sentence.end) for sentence in sentences)))
        return
    for region in document.regions:
        for match in _PARAGRAPH.finditer(document.text, region.start, region.end):
            yield match.start(), match.end()


def _matches(segment: str) -> list[_Found]:
    """Find the longest expressions that do not overlap, in text order."""
    present = frozenset("0" if word.isdigit() else word for word in _WORD.findall(segment.lower()))
    candidates: list[_Found] = []
    for rule in RULES:
        if rule.needs.isdisjoint(present):
            continue
        for match in rule.pattern.finditer(segment):
            cores = (name for name in rule.pattern.groupindex if name.startswith("core") and match[name])
            start, end = match.span(next(cores, 0))
            if is_title(segment, start, end):
                continue
            candidates.append(_Found(start, end, rule, match))
    # The sort is stable: of two readings of the same words the rule that stands first wins.
    candidates.sort(key=lambda found: found.start - found.end)
    kept: list[_Found] = []
    for found in candidates:
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda found: found.start)


def _after(context: Context, reading: Reading, found: _Found) -> Context:
    """Carry on what an expression has named."""
    unit = values.unit_of(reading.value)
    if unit == "D" and found.rule.name not in _NO_STORY_DAY:
        context = replace(context, anchor=date.fromisoformat(reading.value[:10]))
    if unit in _STORY_UNITS and reading.value[-1].isdigit() and found.rule.name not in _DEICTIC:
        context = replace(context, named=reading.value[:10])
    if unit in ("D", "M") and found.rule.name not in _DEICTIC:
        days = values.days_of(reading.value)
        context = replace(context, beside=days.first if days else None)
    if found.rule.name == "nth part":
        return _focused(context, reading.value, found.match)
    if unit == "Q":
        return replace(context, to_date=False)
    if reading.type == "DURATION" and _TO_DATE.fullmatch(found.match[0]):
        return replace(context, to_date=True)
    return context


def _focused(context: Context, value: str, match: re.Match[str]) -> Context:
    """Turn to a quarter or half that is over, unless the text only compares with an earlier one.

    "A year earlier" names a quarter only to compare: the text goes on about the other one.
    """
    days = values.days_of(value) if _PART.fullmatch(value) else None
    if days is None:
        return context
    ended = _ENDED.match(match.string, match.end()) is not None
    running = context.reference is not None and days.last >= context.reference
    if running and not ended and context.tense is not Tense.PAST:
        return context
    earlier = value[:-1] == context.focus[:-1] and value < context.focus
    return context if earlier and not ended else replace(context, focus=value, to_date=False)


def _joined(text: str, floor: int, found: list[_Read]) -> list[_Read]:
    """Join neighbours that make one expression, then take in the words that bound or hedge them."""
    joined: list[_Read] = []
    for read in found:
        if joined and _same_moment(joined[-1], read, text):
            continue
        if joined and _GAP.fullmatch(text[joined[-1].end : read.start]):
            both = _join(joined[-1], read, text)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(read)
    out: list[_Read] = []
    for read in joined:
        beside = _beside_day(text, read, floor)
        out.append(beside or replace(read, start=_extended(text, read, floor)))
        floor = read.end
    return out


def _same_moment(first: _Read, second: _Read, text: str) -> bool:
    """Tell that a time in brackets is the one before it, in another zone: "8 a.m. (0600 GMT)"."""
    return (
        first.rule == second.rule == "clock"
        and _BRACKET.fullmatch(text[first.end : second.start]) is not None
        and text.startswith(")", second.end)
    )


def _join(first: _Read, second: _Read, text: str) -> _Read | None:
    """Make one of "Wednesday" and "September 27", of "6 p.m." and "Tuesday", of "June" and a spoken year."""
    value = None
    if first.rule == "weekday" and second.rule in ("month-day", "day-month"):
        part = first.reading.value[10:]
        value = second.reading.value + part
    elif first.rule in ("clock", "moment") and values.unit_of(second.reading.value) == "D":
        value = second.reading.value[:10] + first.reading.value[10:]
    elif (
        second.rule == "clock"
        and "T" not in first.reading.value
        and values.unit_of(first.reading.value) == "D"
        and "," not in text[first.end : second.start]
    ):
        value = first.reading.value[:10] + second.reading.value[10:]
    elif first.rule in ("month", "season") and second.rule == "spoken year":
        value = second.reading.value + first.reading.value[4:]
    elif first.rule == "daypart" and second.rule == "near day" and second.reading.type == "DATE":
        value = second.reading.value + first.reading.value[10:]
    elif (
        first.rule == "bare"
        and values.unit_of(second.reading.value) == "D"
        and "of" in text[first.end : second.start]
    ):
        value = values.week_value(date.fromisoformat(second.reading.value[:10]))
    if value is None:
        return None
    absolute = first.reading.absolute or second.reading.absolute
    return _Read(
        first.start, second.end, second.rule, Reading("TIME" if "T" in value else "DATE", value, absolute)
    )


def _beside_day(text: str, read: _Read, floor: int) -> _Read | None:
    """Make one of "the day before" and the day that it stands before."""
    match = _DAY_BESIDE.search(text, max(floor, read.start - 20), read.start)
    if match is None or values.unit_of(read.reading.value) != "D":
        return None
    way = 1 if match["way"].lower() == "after" else -1
    value = values.shifted_value(date.fromisoformat(read.reading.value[:10]), "D", way)
    return replace(read, start=match.start(), reading=Reading("DATE", value, read.reading.absolute))


def _extended(text: str, read: _Read, floor: int) -> int:
    """Take in "early", "the end of" before a date and "nearly", "at least" before a length."""
    before = text[max(floor, read.start - 30) : read.start]
    pattern = _ABOUT_BEFORE if read.reading.type == "DURATION" or read.rule == "ago" else _EDGE_BEFORE
    match = pattern.search(before)
    return read.start - len(match[0]) if match else read.start


def _timex(text: str, read: _Read) -> Timex:
    """Write the record."""
    anchored = "absolute" if read.reading.absolute else "relative"
    return Timex(Span.of(text, read.start, read.end), read.reading.type, read.reading.value, anchored)
