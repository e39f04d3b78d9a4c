"""Corrected values: what a person types is checked and written in one form, and put into the record."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.errors import InputError, UsageError
from dragoman.records import Actor, Attribution, Event, EventDate, Place, Size, Span, Status
from dragoman.records.serial import from_data, to_data
from dragoman.run.review.fields import NONE, Field, Vocabulary, numbers
from dragoman.run.review.typed import parties_of, place_of, size_of, when_of
from dragoman.run.review.words import Subject, checked

_Record = TypeVar("_Record")
_MOST = 12  # choices that a message names


def canonical(field: Field, typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    """Check a correction and give the one form in which it is kept.

    Closed lists keep the name, contexts in the codebook's order; the rest is the record as JSON. What is
    kept may be given again, as an import does, and comes out the same.

    Args:
        field: What is corrected.
        typed: What a person wrote, see ``HOW_TO_WRITE``, or what this gave before.
        subject: The event as the judge has it, and its text.
        vocabulary: What it is checked against.

    Raises:
        UsageError: It is no value of this field; the message says what is.
    """
    words = typed.strip()
    if field is Field.EVENT:
        raise UsageError("event: as a whole it is right or wrong; correct its fields one by one")
    if not words:
        raise UsageError(f"{field}: nothing is written; write {NONE} where it should be empty")
    value = _WRITTEN[field](words, subject, vocabulary)
    if value == current(field, subject.event):
        raise UsageError(f"{field}: that is what the record says; call it right instead")
    return value


def current(field: Field, event: Event) -> str:
    """Give the value that a record has, in the form in which corrections are kept."""
    match field:
        case Field.EVENT:
            return event.id
        case Field.TYPE | Field.STATUS:
            return str(event.type if field is Field.TYPE else event.status)
        case Field.MODE:
            return event.mode or NONE
        case Field.CONTEXTS:
            return ", ".join(event.contexts) or NONE
        case Field.ACTORS:
            return _parties(event.actors)
        case Field.RECIPIENTS:
            return _parties(event.recipients)
        case Field.DATE:
            return _json(to_data(event.date))
        case Field.PLACE:
            return _place(event.place)
        case Field.ATTRIBUTION:
            return _parties(link.speaker for link in event.attribution)
        case _:
            return _json(to_data(event.size))


def written(field: Field, event: Event) -> str:
    """Write a record's value as a person would type it, to be changed by hand."""
    match field:
        case Field.ACTORS | Field.RECIPIENTS | Field.ATTRIBUTION:
            side: Mapping[Field, Sequence[Actor]] = {
                Field.ACTORS: event.actors,
                Field.RECIPIENTS: event.recipients,
                Field.ATTRIBUTION: [link.speaker for link in event.attribution],
            }
            return "; ".join(map(_typed_party, side[field])) or NONE
        case Field.PLACE:
            place = event.place
            if place is None:
                return NONE
            codes = str(place.geonameid or place.country or "")
            return f"{place.text}@{place.start}:{place.end}" + (f" [{codes}]" if codes else "")
        case Field.DATE:
            first, last = event.date.first, event.date.last
            return "unknown" if first is None and last is None else f"{first or ''}/{last or ''}"
        case Field.SIZE:
            return numbers(event.size) or NONE
        case _:
            return current(field, event)


def applied(field: Field, value: str, event: Event, vocabulary: Vocabulary) -> Event:
    """Put a kept correction into a record, with what hangs on it.

    A type brings its quad class, scores and codes, and drops a mode that is none of its own. The event keeps
    its id, under which it is judged and found.

    Raises:
        InputError: The value does not fit this version's records or codebook.
    """
    match field:
        case Field.TYPE:
            return _typed_anew(event, _one(value, vocabulary.codebook.types, field), event.mode, vocabulary)
        case Field.MODE:
            modes = vocabulary.codebook.event_type(event.type).modes
            return _typed_anew(
                event, event.type, None if value == NONE else _one(value, modes, field), vocabulary
            )
        case Field.CONTEXTS:
            return replace(event, contexts=() if value == NONE else tuple(value.split(", ")))
        case Field.STATUS:
            return replace(event, status=Status(_one(value, tuple(Status), field)))
        case Field.ACTORS:
            return replace(event, actors=_read_parties(value))
        case Field.RECIPIENTS:
            return replace(event, recipients=_read_parties(value))
        case Field.DATE:
            return replace(event, date=_read(EventDate, value))
        case Field.PLACE:
            return replace(event, place=None if value == NONE else _read(Place, value))
        case Field.ATTRIBUTION:
            return replace(event, attribution=_links(event, _read_parties(value)))
        case Field.SIZE:
            return replace(event, size=_read(Size, value))
        case _:
            return event


def _typed_anew(event: Event, name: str, mode: str | None, vocabulary: Vocabulary) -> Event:
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


def _links(event: Event, speakers: Sequence[Actor]) -> tuple[Attribution, ...]:
    """Keep the links whose speakers stay; of a new one only the speaker is known, and that it is the event."""
    known = {(link.speaker.start, link.speaker.end): link for link in event.attribution}
    evidence = event.evidence
    content = Span(evidence.start, evidence.end, evidence.text)
    made = (known.get((s.start, s.end), Attribution(s, None, "indirect", content)) for s in speakers)
    return tuple(replace(link, speaker=s) for link, s in zip(made, speakers, strict=True))


def _one(value: str, known: Mapping[str, object] | Sequence[str], field: Field) -> str:
    """Find a name in a closed list, whatever its case."""
    found = next((name for name in known if name.casefold() == value.casefold()), None)
    if found is not None:
        return found
    names = list(known)
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    raise UsageError(f"{field}: {value!r} is not one of {', '.join(names[:_MOST])}{more}")


def _write_type(typed: str, _: Subject, vocabulary: Vocabulary) -> str:
    return _one(typed, vocabulary.codebook.types, Field.TYPE)


def _write_mode(typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    return _one(typed, (*vocabulary.codebook.event_type(subject.event.type).modes, NONE), Field.MODE)


def _write_contexts(typed: str, _: Subject, vocabulary: Vocabulary) -> str:
    known = vocabulary.codebook.contexts
    if typed.casefold() == NONE:
        return NONE
    parts = [part.strip() for part in typed.replace(";", ",").split(",") if part.strip()]
    named = {_one(part, known, Field.CONTEXTS) for part in parts}
    if not named:
        raise UsageError(f"contexts: {typed!r} names none; write {NONE} where there should be none")
    return ", ".join(name for name in known if name in named)


def _write_status(typed: str, _: Subject, __: Vocabulary) -> str:
    return _one(typed, tuple(Status), Field.STATUS)


def _write_parties(typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    kept = _read_parties(typed) if typed.startswith("[") else parties_of(typed, subject, vocabulary)
    for actor in kept:
        _check_words(actor, subject)
        _check_country(actor.country, vocabulary)
        for code in actor.sectors:
            _one(code, vocabulary.codebook.sectors, Field.ACTORS)
    return _parties(kept)


def _write_date(typed: str, subject: Subject, _: Vocabulary) -> str:
    when = _read(EventDate, typed) if typed.startswith("{") else when_of(typed, subject.event.date)
    if when.text is not None and when.start is not None and when.end is not None:
        checked(Span(when.start, when.end, when.text), subject.text)
    return _json(to_data(when))


def _write_place(typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    if typed.casefold() == NONE:
        return NONE
    place = _read(Place, typed) if typed.startswith("{") else place_of(typed, subject, vocabulary)
    _check_words(place, subject)
    _check_country(place.country, vocabulary)
    return _place(place)


def _write_size(typed: str, _: Subject, __: Vocabulary) -> str:
    return _json(to_data(_read(Size, typed) if typed.startswith("{") else size_of(typed)))


_WRITTEN: Mapping[Field, Callable[[str, Subject, Vocabulary], str]] = {
    Field.TYPE: _write_type,
    Field.MODE: _write_mode,
    Field.CONTEXTS: _write_contexts,
    Field.ACTORS: _write_parties,
    Field.RECIPIENTS: _write_parties,
    Field.STATUS: _write_status,
    Field.DATE: _write_date,
    Field.PLACE: _write_place,
    Field.ATTRIBUTION: _write_parties,
    Field.SIZE: _write_size,
}


def _check_words(found: Actor | Place, subject: Subject) -> None:
    checked(Span(found.start, found.end, found.text), subject.text)


def _check_country(code: str | None, vocabulary: Vocabulary) -> None:
    if code is not None and not vocabulary.is_country(code):
        raise UsageError(f"{code!r} is no country code; write one such as TUR, or a code such as IGO")


def _typed_party(actor: Actor) -> str:
    codes = " ".join(code for code in (actor.country, *actor.sectors) if code)
    return f"{actor.text}@{actor.start}:{actor.end}" + (f" [{codes}]" if codes else "")


def _parties(actors: "Sequence[Actor] | Any") -> str:
    # A person is sure: the coder's probability is not part of what is said.
    found = [to_data(replace(actor, confidence=1.0)) for actor in actors]
    return _json(found) if found else NONE


def _place(place: Place | None) -> str:
    return NONE if place is None else _json(to_data(replace(place, confidence=1.0)))


def _read_parties(value: str) -> tuple[Actor, ...]:
    return () if value == NONE else tuple(from_data(Actor, one) for one in _data(value, list))


def _read(kind: type[_Record], value: str) -> _Record:
    return from_data(kind, _data(value, dict))


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
