"""Reads what people type for parties, days, places and numbers into records."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.errors import UsageError
from dragoman.knowledge.places import PlaceEntry
from dragoman.records import COUNTED, Actor, Count, Event, EventDate, Place, Size
from dragoman.resolution.date_intervals import precision_of_days
from dragoman.resolution.places import place_at, precision_of
from dragoman.run.review.fields import NONE, Vocabulary
from dragoman.run.review.words import Subject, found

_CODED = re.compile(r"(?P<words>.*?)\s*(?:\[(?P<codes>[^\[\]]*)\])?", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<kind>[a-z]+)\s+(?P<best>\d{1,9})"
    r"(?:-(?P<to>\d{1,9})|(?P<open>\+)|\s*\((?P<low>\d{1,9})(?:-(?P<high>\d{1,9})|\+)\))?"
)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MOST = 8  # places of one name that a message lists


def parties_of(typed: str, subject: Subject, vocabulary: Vocabulary) -> tuple[Actor, ...]:
    """Read ``police [TUR COP]; gunmen``; parties that the record has by the same words keep who they are.

    Without brackets they keep their codes too; empty brackets take them away.

    Raises:
        UsageError: Words are not in the text, or a code is none.
    """
    if typed.casefold() == NONE:
        return ()
    return tuple(_party(part, subject, vocabulary) for part in typed.split(";") if part.strip())


def when_of(typed: str, before: EventDate) -> EventDate:
    """Read days: one, two with a slash, a month, a year or ``unknown``; the words stay as they were.

    Raises:
        UsageError: They are no days, or the last lies before the first.
    """
    if typed.casefold() in {"unknown", NONE}:
        return replace(before, first=None, last=None, precision="unknown")
    one, slash, other = typed.partition("/")
    first = _edge(one, last=False) if one.strip() else None
    last = _edge(other if slash else one, last=True) if not slash or other.strip() else None
    if first is not None and last is not None and last < first:
        raise UsageError(f"date: {last} lies before {first}; turn them round")
    if first is None and last is None:
        raise UsageError("date: no day is written; write unknown where it is not known")
    precision = "unknown" if first is None or last is None else precision_of_days((last - first).days + 1)
    ends = (None if day is None else day.isoformat() for day in (first, last))
    return replace(before, first=next(ends), last=next(ends), precision=precision)


def place_of(typed: str, subject: Subject, vocabulary: Vocabulary) -> Place:
    """Read ``Ankara [TUR]``: words of the text, with country, GeoNames id or feature code.

    Raises:
        UsageError: The words are not in the text, or name several places even with these codes.
    """
    words, given = _coded(typed)
    codes = given or []
    span = found(words, subject)
    before = subject.event.place
    if before is not None and (before.start, before.end) == (span.start, span.end):
        known = {str(before.geonameid), before.country, before.feature}
        if given is None or (codes and all(code in known for code in codes)):
            return before
    entries = [] if vocabulary.places is None else list(vocabulary.places(span.text))
    fitting = [one for one in entries if all(code in _codes(one) for code in codes)]
    if len(fitting) > 1:
        raise UsageError(f"place: {span.text!r} names several; write which: {_listed(span.text, fitting)}")
    if fitting:
        return place_at(span, fitting[0], confidence=1.0)
    if entries:
        raise UsageError(
            f"place: no {span.text!r} is {' '.join(codes)}; there is {_listed(span.text, entries)}"
        )
    country = codes[0] if codes else None
    return Place(
        *(span.text, span.start, span.end, span.text, None, None, None, country, None),
        *("", precision_of(""), 1.0),
    )


def day_of(text: str) -> date:
    """Read one whole day.

    Raises:
        UsageError: It is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"date: {text!r} is no day; write it as 2017-09-28, 2017-09 or 2017") from None


def size_of(typed: str) -> Size:
    """Read ``dead 3, injured 10-20, participants 500+``.

    Raises:
        UsageError: A part is no such number, or one stands twice.
    """
    size = Size()
    if typed.casefold() == NONE:
        return size
    for part in typed.split(","):
        match = _NUMBER.fullmatch(part.strip().lower())
        if match is None or match["kind"] not in COUNTED:
            kinds = ", ".join(COUNTED)
            raise UsageError(
                f"size: {part.strip()!r} is no number of ours; write dead 3 or dead 3-5 ({kinds})"
            )
        if getattr(size, match["kind"]) is not None:
            raise UsageError(f"size: {match['kind']} stands twice; write it once")
        size = replace(size, **{match["kind"]: _count(match)})
    return size


def _party(part: str, subject: Subject, vocabulary: Vocabulary) -> Actor:
    words, given = _coded(part)
    codes = given or []
    span = found(words, subject)
    country = next((code for code in codes if vocabulary.is_country(code)), None)
    sectors = tuple(code for code in codes if code != country)
    for code in sectors:
        if code not in vocabulary.codebook.sectors:
            known = " ".join(vocabulary.codebook.sectors)
            raise UsageError(
                f"{part.strip()!r}: {code} is no code; write a country such as TUR or of {known}"
            )
    same = [one for one in _parties(subject.event) if (one.start, one.end) == (span.start, span.end)]
    for one in same:
        if given is None or (one.country, one.sectors) == (country, sectors):
            return replace(one, confidence=1.0)
    if same:
        # With other codes it may be another of the same name: the name stays, the identity does not.
        return replace(same[0], id=None, role=None, country=country, sectors=sectors, confidence=1.0)
    return Actor(span.text, span.start, span.end, span.text, None, country, sectors, confidence=1.0)


def _parties(event: Event) -> Iterator[Actor]:
    yield from (*event.actors, *event.recipients, *(link.speaker for link in event.attribution))


def _coded(typed: str) -> tuple[str, list[str] | None]:
    """Part words from the codes in brackets behind them; None where there are no brackets."""
    match = _CODED.fullmatch(typed.strip())
    if match is None:
        raise UsageError(f"{typed.strip()!r} cannot be read; write words and codes, as: police [TUR COP]")
    codes = match["codes"]
    return match["words"], None if codes is None else codes.upper().replace(",", " ").split()


def _edge(text: str, *, last: bool) -> date:
    """Read a day, or the first or last of a month or year."""
    text = text.strip()
    partial = _PARTIAL.fullmatch(text)
    if partial is None:
        return day_of(text)
    year, month = int(partial[1]), int(partial[2] or (12 if last else 1))
    try:
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except (ValueError, calendar.IllegalMonthError):
        raise UsageError(f"date: {text!r} is no month or year; write it as 2017-09 or 2017") from None


def _codes(entry: PlaceEntry) -> set[str]:
    return {code for code in (entry.country, entry.feature, str(entry.geonameid or "")) if code}


def _listed(words: str, entries: Sequence[PlaceEntry]) -> str:
    """Name places of one name so that each can be copied."""
    return "; ".join(
        f"{words} [{entry.geonameid or entry.feature}] ({_described(entry)})" for entry in entries[:_MOST]
    )


def _described(entry: PlaceEntry) -> str:
    return ", ".join(part for part in (entry.feature, entry.admin1, entry.country) if part)


def _count(match: re.Match[str]) -> Count:
    best = int(match["best"])
    if match["to"]:
        return _bounded(best, (best + int(match["to"])) // 2, int(match["to"]), match[0])
    if match["open"]:
        return Count(best, best, None)
    if match["low"]:
        return _bounded(int(match["low"]), best, int(match["high"]) if match["high"] else None, match[0])
    return Count(best, best, best)


def _bounded(low: int, best: int, high: int | None, text: str) -> Count:
    if low <= best and (high is None or best <= high):
        return Count(low, best, high)
    raise UsageError(f"size: {text!r} does not rise; write the lower number first")
