"""The form in which corrections are kept, a name of a list or a record as JSON, and back into events."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.errors import InputError, UsageError
from dragoman.records import (
    AUXILIARY_OF,
    OCCURRED,
    Actor,
    Attribution,
    Auxiliary,
    Event,
    EventDate,
    Place,
    Size,
    Span,
    Status,
)
from dragoman.records.serial import from_data, to_data
from dragoman.run.review.fields import NONE, Field, Vocabulary, numbers, plain

_Record = TypeVar("_Record")
_MOST = 12  # choices that a message names


def current(field: Field, event: Event) -> str:
    """Give the value that a record has, in the form in which corrections are kept."""
    return _CURRENT[field](event)


def written(field: Field, event: Event) -> str:
    """Write a record's value as a person would type it, to be changed by hand."""
    return _WRITTEN.get(field, _CURRENT[field])(event)


def applied(field: Field, value: str, event: Event, vocabulary: Vocabulary) -> Event:
    """Put a kept correction into a record, with what hangs on it.

    A type brings its quad class, scores and codes, and drops a mode that is none of its own; a status brings
    its auxiliary modes. The event keeps its id, under which it is judged and found.

    Args:
        field: What is corrected.
        value: The correction as it is kept.
        event: The record as coded.
        vocabulary: What a correction may be.

    Raises:
        InputError: The value does not fit this version's records or codebook.
    """
    return _APPLIED[field](value, event, vocabulary)


def told(field: Field, value: str | None, event: Event, vocabulary: Vocabulary) -> str:
    """Write a kept correction for people: ``none`` where the field should be empty, nothing for None.

    Args:
        field: What is corrected.
        value: The correction as it is kept.
        event: The record as coded.
        vocabulary: What a correction may be.

    Raises:
        InputError: The value does not fit this version's records or codebook.
    """
    return "" if value is None else plain(field, applied(field, value, event, vocabulary)) or NONE


def one_of(value: str, known: Collection[str], field: Field) -> str:
    """Find a name in a closed list, whatever its case.

    Raises:
        UsageError: It is not there.
    """
    found = next((name for name in known if name.casefold() == value.casefold()), None)
    if found is not None:
        return found
    names = list(known)
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    raise UsageError(f"{field}: {value!r} is not one of {', '.join(names[:_MOST])}{more}")


def parties(actors: Iterable[Actor]) -> str:
    """Write parties. A person is sure: the coder's probability is not part of what is said."""
    found = [to_data(replace(actor, confidence=1.0)) for actor in actors]
    return _json(found) if found else NONE


def place(where: Place | None) -> str:
    """Write a place."""
    return NONE if where is None else _json(to_data(replace(where, confidence=1.0)))


def record(found: EventDate | Size) -> str:
    """Write days or numbers."""
    return _json(to_data(found))


def read_parties(value: str) -> tuple[Actor, ...]:
    """Read what ``parties`` wrote.

    Raises:
        InputError: It is no such value.
    """
    return () if value == NONE else tuple(from_data(Actor, one) for one in _data(value, list))


def read(kind: type[_Record], value: str) -> _Record:
    """Read what ``place`` or ``record`` wrote.

    Raises:
        InputError: It is no such value.
    """
    return from_data(kind, _data(value, dict))


def _type(value: str, event: Event, vocabulary: Vocabulary) -> Event:
    return _scored(event, one_of(value, vocabulary.codebook.types, Field.TYPE), event.mode, vocabulary)


def _mode(value: str, event: Event, vocabulary: Vocabulary) -> Event:
    modes = vocabulary.codebook.event_type(event.type).modes
    return _scored(event, event.type, None if value == NONE else one_of(value, modes, Field.MODE), vocabulary)


def _scored(event: Event, name: str, mode: str | None, vocabulary: Vocabulary) -> Event:
    book = vocabulary.codebook
    mode = mode if mode in book.event_type(name).modes else None
    code = book.cameo_for(name, mode)
    return replace(
        event,
        type=name,
        mode=mode,
        quad=book.quad(name),
        intensity=book.intensity(name, mode),
        cameo=code,
        goldstein=book.goldstein(code),
    )


def _status(value: str, event: Event, _: Vocabulary) -> Event:
    """Put the auxiliary modes of the status beside it; how long ago it was, the status does not say."""
    status = Status(one_of(value, tuple(Status), Field.STATUS))
    old = (Auxiliary.HISTORICAL,) if status in OCCURRED and Auxiliary.HISTORICAL in event.auxiliary else ()
    return replace(event, status=status, auxiliary=(*old, *AUXILIARY_OF.get(status, ())))


def _attribution(value: str, event: Event, _: Vocabulary) -> Event:
    """Keep the links whose speakers stay; of a new one nothing is known but the speaker."""
    known = {(link.speaker.start, link.speaker.end): link for link in event.attribution}
    evidence = event.evidence
    content = Span(evidence.start, evidence.end, evidence.text)
    links = [
        replace(known.get((one.start, one.end), Attribution(one, None, "indirect", content)), speaker=one)
        for one in read_parties(value)
    ]
    return replace(event, attribution=tuple(links))


_CURRENT: Mapping[Field, Callable[[Event], str]] = {
    Field.EVENT: lambda event: event.id,
    Field.TYPE: lambda event: event.type,
    Field.MODE: lambda event: event.mode or NONE,
    Field.CONTEXTS: lambda event: ", ".join(event.contexts) or NONE,
    Field.ACTORS: lambda event: parties(event.actors),
    Field.RECIPIENTS: lambda event: parties(event.recipients),
    Field.STATUS: lambda event: str(event.status),
    Field.DATE: lambda event: record(event.date),
    Field.PLACE: lambda event: place(event.place),
    Field.ATTRIBUTION: lambda event: parties(link.speaker for link in event.attribution),
    Field.SIZE: lambda event: record(event.size),
}
_WRITTEN: Mapping[Field, Callable[[Event], str]] = {
    Field.ACTORS: lambda event: _typed_parties(event.actors),
    Field.RECIPIENTS: lambda event: _typed_parties(event.recipients),
    Field.DATE: lambda event: _typed_days(event.date),
    Field.PLACE: lambda event: _typed_place(event.place),
    Field.ATTRIBUTION: lambda event: _typed_parties([link.speaker for link in event.attribution]),
    Field.SIZE: lambda event: numbers(event.size) or NONE,
}
_APPLIED: Mapping[Field, Callable[[str, Event, Vocabulary], Event]] = {
    Field.EVENT: lambda _, event, __: event,
    Field.TYPE: _type,
    Field.MODE: _mode,
    Field.CONTEXTS: lambda value, event, _: replace(
        event, contexts=() if value == NONE else tuple(value.split(", "))
    ),
    Field.ACTORS: lambda value, event, _: replace(event, actors=read_parties(value)),
    Field.RECIPIENTS: lambda value, event, _: replace(event, recipients=read_parties(value)),
    Field.STATUS: _status,
    Field.DATE: lambda value, event, _: replace(event, date=read(EventDate, value)),
    Field.PLACE: lambda value, event, _: replace(event, place=None if value == NONE else read(Place, value)),
    Field.ATTRIBUTION: _attribution,
    Field.SIZE: lambda value, event, _: replace(event, size=read(Size, value)),
}


def _typed_parties(actors: Sequence[Actor]) -> str:
    return "; ".join(map(_typed_party, actors)) or NONE


def _typed_party(actor: Actor) -> str:
    return f"{actor.text}@{actor.start}:{actor.end} [{actor.codes}]"


def _typed_place(where: Place | None) -> str:
    if where is None:
        return NONE
    code = where.geonameid or where.country
    return f"{where.text}@{where.start}:{where.end}" + (f" [{code}]" if code else "")


def _typed_days(when: EventDate) -> str:
    first, last = when.first or "", when.last or ""
    if not first and not last:
        return "unknown"
    return first if first == last else f"{first}/{last}"


def _data(value: str, kind: type) -> Any:  # noqa: ANN401 - JSON may hold anything
    try:
        data = json.loads(value)
    except ValueError as error:
        raise InputError(f"{value!r} is no kept value: {error}; write it as a person would") from error
    if not isinstance(data, kind):
        raise InputError(f"{value!r} is no kept value; write it as a person would")
    return data


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
