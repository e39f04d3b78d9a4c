"""Coded events against hand annotation: which were found, and what is right in them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.records import Actor, Event

_LISTS = {"types", "status", "actors", "recipients", "may_recipients", "date"}


@dataclass(frozen=True, slots=True)
class GoldRow:
    """An event that a person read in an article; a field of None is not judged.

    Attributes:
        id: Name of the row.
        anchor: Words of the document, standing in it once, that the event's trigger must touch.
        types: Types that are right.
        status: Statuses that are right.
        actors: Countries of the actors, all of them.
        recipients: Countries of the recipients, all of them.
        may_recipients: Countries that may stand among the recipients and need not.
        symmetric: The sides may swap.
        date: First and last day.
        place: A part of the place's words.
        speaker: A part of one speaker's name or words; None means that the article says it itself.
        dead: The dead that the text gives.
        optional: It may be coded and need not be.
    """

    id: str
    anchor: str
    types: tuple[str, ...]
    status: tuple[str, ...]
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    may_recipients: tuple[str, ...] | None = None
    symmetric: bool = False
    date: tuple[str, ...] | None = None
    place: str | None = None
    speaker: str | None = None
    dead: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of one article's rows.

    Attributes:
        found: Rows that must be coded, with the event that answers each.
        allowed: Events that answer a row that need not be coded.
        missed: Rows that no event answers.
        spurious: Events that answer no row.
    """

    found: tuple[tuple[GoldRow, Event], ...]
    allowed: tuple[Event, ...]
    missed: tuple[GoldRow, ...]
    spurious: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing, for then nothing was measured."""
        return self.right / self.of if self.of else None

    def __str__(self) -> str:
        return "not measured" if self.value is None else f"{self.value:.3f} ({self.right} of {self.of})"


def read_gold(path: Path) -> tuple[GoldRow, ...]:
    """Read one article's annotation: a JSON list of rows.

    Raises:
        InputError: It cannot be read, or a row has an unknown key or lacks one.
    """
    known = {field.name for field in fields(GoldRow)}
    found = []
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: {error}; it must be a JSON list of rows") from error
    for row in rows:
        if not {"id", "anchor", "types", "status"} <= row.keys() <= known:
            raise InputError(f"{path}, row {row.get('id')!r}: keys must be of {', '.join(sorted(known))}")
        values: dict[str, Any] = {key: tuple(v) if key in _LISTS else v for key, v in row.items()}
        found.append(GoldRow(**values))
    return tuple(found)


def compare(text: str, events: Sequence[Event], gold: Sequence[GoldRow]) -> Comparison:
    """Match events to rows, each at most once: the trigger touches the anchor and the type is right.

    Raises:
        InputError: An anchor does not stand in the text exactly once.
    """
    waiting = list(events)
    found: list[tuple[GoldRow, Event]] = []
    allowed, missed = [], []
    for row in sorted(gold, key=lambda r: r.optional):  # what must be coded has the first choice
        start = _anchored(text, row)
        answers = [e for e in waiting if _touches(e, start, start + len(row.anchor)) and e.type in row.types]
        if not answers:
            missed += [] if row.optional else [row]
            continue
        best = max(answers, key=lambda e: (str(e.status) in row.status, len(e.trigger.text)))
        waiting.remove(best)
        if row.optional:
            allowed.append(best)
        else:
            found.append((row, best))
    return Comparison(tuple(found), tuple(allowed), tuple(missed), tuple(waiting))


def _anchored(text: str, row: GoldRow) -> int:
    if (number := text.count(row.anchor)) != 1:
        raise InputError(f"gold row {row.id!r}: {row.anchor!r} stands {number} times in the text, not once")
    return text.index(row.anchor)


def _touches(event: Event, start: int, end: int) -> bool:
    return event.trigger.start < end and start < event.trigger.end


def figures(comparisons: Iterable[Comparison]) -> dict[str, Share]:
    """Give precision and recall of events, and of the events found how many are right in each field."""
    all_ = list(comparisons)
    pairs = [pair for comparison in all_ for pair in comparison.found]
    spurious = sum(len(comparison.spurious) for comparison in all_)
    missed = sum(len(comparison.missed) for comparison in all_)
    measured = {
        "precision": Share(len(pairs), len(pairs) + spurious),
        "recall": Share(len(pairs), len(pairs) + missed),
    }
    for name, judge in JUDGES.items():
        verdicts = [verdict for row, event in pairs if (verdict := judge(row, event)) is not None]
        measured[name] = Share(sum(verdicts), len(verdicts))
    return measured


def _status(row: GoldRow, event: Event) -> bool | None:
    return str(event.status) in row.status


def _actors(row: GoldRow, event: Event) -> bool | None:
    if row.actors is None:
        return None
    if row.symmetric:
        both = {*row.actors, *(row.recipients or ())}
        return _countries((*event.actors, *event.recipients)) == both
    return _countries(event.actors) == set(row.actors)


def _recipients(row: GoldRow, event: Event) -> bool | None:
    if row.symmetric or (row.recipients is None and row.may_recipients is None):
        return None
    wanted, allowed = set(row.recipients or ()), set(row.may_recipients or ())
    return wanted <= _countries(event.recipients) <= wanted | allowed


def _date(row: GoldRow, event: Event) -> bool | None:
    return None if row.date is None else (event.date.first, event.date.last) == row.date


def _place(row: GoldRow, event: Event) -> bool | None:
    return None if row.place is None else event.place is not None and row.place in event.place.text


def _attribution(row: GoldRow, event: Event) -> bool | None:
    if row.speaker is None:
        return not event.attribution
    said = (words for link in event.attribution for words in (link.speaker.name, link.speaker.text))
    return any(row.speaker in words for words in said)


def _size(row: GoldRow, event: Event) -> bool | None:
    return None if row.dead is None else event.size.dead is not None and event.size.dead.best == row.dead


def _countries(actors: Iterable[Actor]) -> set[str]:
    return {actor.country for actor in actors if actor.country is not None}


JUDGES: Mapping[str, Callable[[GoldRow, Event], bool | None]] = {
    "status": _status,
    "actors": _actors,
    "recipients": _recipients,
    "date": _date,
    "place": _place,
    "attribution": _attribution,
    "size": _size,
}
"""For each field: is it right, or None where the row does not say."""
