"""Corrections that name words of the text: found there, with their offsets, or refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.records import Event, Span

_AT = re.compile(r"(?P<words>.*?)\s*(?:@(?P<start>\d{1,9})(?::(?P<end>\d{1,9}))?)?", re.DOTALL)
_MOST = 6  # places of the same words that a message names


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: an event and the document that it was found in.

    Attributes:
        event: The event as the judge has it so far.
        text: The document's text.
    """

    event: Event
    text: str


def found(typed: str, subject: Subject) -> Span:
    """Find the words that a correction names.

    Args:
        typed: The words, ``words@start`` where they stand several times, or ``@start:end`` alone.
        subject: Where they are looked for: in the event's sentence first, then in the whole text.

    Raises:
        UsageError: They are not there, or several times.
    """
    match = _AT.fullmatch(typed.strip())
    words, start, end = ("", None, None) if match is None else match.group("words", "start", "end")
    if start is not None:
        return _given(words, int(start), None if end is None else int(end), subject)
    evidence = subject.event.evidence
    spots = list(_spots(words, subject.text, evidence.start, evidence.end))
    spots = spots or list(_spots(words, subject.text, 0, len(subject.text)))
    if len(spots) == 1:
        return Span.of(subject.text, spots[0], spots[0] + len(words))
    if not spots:
        raise UsageError(f"{typed!r} does not stand in the text; copy the words as they are written there")
    places = ", ".join(f"{words}@{spot}" for spot in spots[:_MOST])
    raise UsageError(f"{words!r} stands {len(spots)} times; write which: {places}")


def checked(span: Span, text: str) -> Span:
    """Give a span back if its words stand there.

    Raises:
        UsageError: They do not.
    """
    if 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text:
        return span
    raise UsageError(f"{span.text!r} does not stand at {span.start}:{span.end} of the text; look again")


def _given(words: str, start: int, end: int | None, subject: Subject) -> Span:
    """Take the offsets that were typed; the words must agree with them where both are there."""
    end = start + len(words) if end is None else end
    return checked(Span(start, end, words or subject.text[start:end]), subject.text)


def _spots(words: str, text: str, start: int, end: int) -> Iterator[int]:
    """Give where whole words stand: "Iran" is not in "Iranian"."""
    if not words:
        return
    before, after = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    pattern = re.compile(before + re.escape(words) + after)
    yield from (match.start() for match in pattern.finditer(text, start, end))
