"""Corrections: what a person types is checked against codebook and text, and brought into one form."""

from collections.abc import Callable, Mapping

from dragoman.errors import UsageError
from dragoman.records import COUNTED, Actor, EventDate, Place, Size, Span, Status
from dragoman.resolution.places import PRECISION_RANK
from dragoman.run.review import kept
from dragoman.run.review.fields import NONE, Field, Vocabulary
from dragoman.run.review.kept import current, one_of
from dragoman.run.review.typed import day_of, parties_of, place_of, size_of, when_of
from dragoman.run.review.words import Subject, checked

_PRECISIONS = ("day", "week", "month", "year", "decade", "unknown")
_BASES = ("text", "relative", "report", "dateline", "published")


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
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise UsageError(f"{field}: it holds half a character, which no file can keep; write it anew")
    if value == current(field, subject.event):
        raise UsageError(f"{field}: that is what the record says; call it right instead")
    return value


def _write_type(typed: str, _: Subject, vocabulary: Vocabulary) -> str:
    return one_of(typed, vocabulary.codebook.types, Field.TYPE)


def _write_mode(typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    return one_of(typed, (*vocabulary.codebook.event_type(subject.event.type).modes, NONE), Field.MODE)


def _write_contexts(typed: str, _: Subject, vocabulary: Vocabulary) -> str:
    known = vocabulary.codebook.contexts
    if typed.casefold() == NONE:
        return NONE
    parts = [part.strip() for part in typed.replace(";", ",").split(",") if part.strip()]
    named = {one_of(part, known, Field.CONTEXTS) for part in parts}
    if not named:
        raise UsageError(f"contexts: {typed!r} names none; write {NONE} where there should be none")
    return ", ".join(name for name in known if name in named)


def _write_status(typed: str, _: Subject, __: Vocabulary) -> str:
    return one_of(typed, tuple(Status), Field.STATUS)


def _write_parties(typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    actors = kept.read_parties(typed) if typed.startswith("[") else parties_of(typed, subject, vocabulary)
    for actor in actors:
        _check_words(actor, subject)
        _check_country(actor.country, vocabulary)
        for code in actor.sectors:
            one_of(code, vocabulary.codebook.sectors, Field.ACTORS)
    return kept.parties(actors)


def _write_date(typed: str, subject: Subject, _: Vocabulary) -> str:
    when = kept.read(EventDate, typed) if typed.startswith("{") else when_of(typed, subject.event.date)
    _check_days(when)
    if when.text is not None and when.start is not None and when.end is not None:
        checked(Span(when.start, when.end, when.text), subject.text)
    return kept.record(when)


def _write_place(typed: str, subject: Subject, vocabulary: Vocabulary) -> str:
    if typed.casefold() == NONE:
        return NONE
    place = kept.read(Place, typed) if typed.startswith("{") else place_of(typed, subject, vocabulary)
    _check_words(place, subject)
    _check_country(place.country, vocabulary)
    _check_point(place)
    return kept.place(place)


def _write_size(typed: str, _: Subject, __: Vocabulary) -> str:
    size = kept.read(Size, typed) if typed.startswith("{") else size_of(typed)
    for name in COUNTED:
        count = getattr(size, name)
        if count is not None and not 0 <= count.low <= count.best <= (count.high or count.best):
            raise UsageError(f"size: {name} does not rise from {count.low}; write the lower number first")
    return kept.record(size)


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


def _check_days(when: EventDate) -> None:
    """Refuse days that are none, turned round, or of a precision or basis that records do not have."""
    one_of(when.precision, _PRECISIONS, Field.DATE)
    one_of(when.basis, _BASES, Field.DATE)
    first, last = (None if day is None else day_of(day) for day in (when.first, when.last))
    if first is not None and last is not None and last < first:
        raise UsageError(f"date: {last} lies before {first}; turn them round")


def _check_point(place: Place) -> None:
    """Refuse a precision that records do not have, and coordinates that are not on the globe."""
    one_of(place.precision, PRECISION_RANK, Field.PLACE)
    if (place.lat is None) is not (place.lon is None):
        raise UsageError("place: it has one coordinate; give both, or neither")
    if (
        place.lat is not None
        and place.lon is not None
        and not (abs(place.lat) <= 90 and abs(place.lon) <= 180)
    ):
        raise UsageError(f"place: {place.lat}, {place.lon} is not on the globe; latitude comes first")
