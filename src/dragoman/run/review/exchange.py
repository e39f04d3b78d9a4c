"""Judgements as files: written as JSON lines or CSV, and read back into a store with every slip named."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TextIO

from dragoman.errors import DragomanError, InputError
from dragoman.records import Event
from dragoman.records.csv_text import read_back, write_table
from dragoman.run.review.corrections import canonical
from dragoman.run.review.fields import FIELDS, Field, Vocabulary
from dragoman.run.review.kept import applied
from dragoman.run.review.words import Subject
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, every, identity_of, is_kept, keep, standing

HEADER = ("id", "subject", "field", "verdict", "value", "judge", "day", "note", "withdraws")
_OPTIONAL = frozenset({"id", "value", "note", "withdraws"})
_AGAIN = 100  # how often the same may have been said and taken back


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file of judgements.

    Attributes:
        added: How many are new in the store.
        known: How many were there.
        refused: Line and reason of each that was not taken.
    """

    added: int
    known: int
    refused: tuple[tuple[int, str], ...]


def exported(store: Store) -> tuple[Judgement, ...]:
    """Give all judgements on events, those taken back and their withdrawals included, in the order they came.

    Joins and splits of incidents are left out: they hang on how the store was assembled.
    """
    return tuple(one for one in every(store) if one.field in FIELDS)


def as_data(one: Judgement) -> dict[str, str | None]:
    """Write a judgement as plain data."""
    given = {name: getattr(one, name) for name in HEADER}
    return {name: None if value is None else str(value) for name, value in given.items()}


def import_judgements(store: Store, path: Path, vocabulary: Vocabulary) -> Imported:
    """Read judgements from a file of ``review export`` into a store; the same file twice changes nothing.

    Args:
        store: Open for writing, with the events that are judged.
        path: CSV where its name ends so, else JSON lines.
        vocabulary: What corrections are checked against.

    Raises:
        InputError: The file cannot be read at all. A line that cannot be taken is counted with its reason.
    """
    added = known = 0
    refused: list[tuple[int, str]] = []
    for line, given in _lines(path):
        try:
            is_new = _take(store, _judgement(given), vocabulary)
        except DragomanError as error:
            refused.append((line, str(error)))
            continue
        added, known = added + is_new, known + (not is_new)
    return Imported(added, known, tuple(refused))


def _take(store: Store, one: Judgement, vocabulary: Vocabulary) -> bool:
    """Keep a judgement that fits its event, and say whether it is new."""
    if one.id and is_kept(store, one.id):
        return False
    event = read.event(store, one.subject)
    if event is None or event.id != one.subject:
        raise InputError(f"subject: the store has no event {one.subject!r}; import into the store it is of")
    if one.verdict is Verdict.WITHDRAWN:
        return keep(store, one)
    field = FIELDS[one.field]
    if one.value is not None:
        if one.verdict is Verdict.RIGHT:
            raise InputError(f"value: {one.verdict} takes none; leave it empty")
        document = read.document(store, event.doc)
        text = "" if document is None else document.text
        subject = Subject(_as_judged(store, event, one, vocabulary), text)
        value = canonical(field, one.value, subject, vocabulary)
        one = replace(one, value=value, id=one.id if value == one.value else "")
    return keep(store, one)


def _as_judged(store: Store, event: Event, one: Judgement, vocabulary: Vocabulary) -> Event:
    """Give an event with its judge's type: on it hangs which modes there are."""
    if FIELDS[one.field] is not Field.MODE:
        return event
    types = [
        said.value
        for said in standing(store, event.id)
        if said.judge == one.judge and said.field == Field.TYPE.stored and said.value is not None
    ]
    return applied(Field.TYPE, types[-1], event, vocabulary) if types else event


def _judgement(given: Mapping[str, object]) -> Judgement:
    """Read one judgement.

    Raises:
        InputError: A value is missing or is none of its kind, or the id is not that of the content.
    """
    cells: dict[str, str | None] = {}
    for name in HEADER:
        value = given.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name}: {value!r} is no text; leave it as it was exported")
        if value is not None and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise InputError(f"{name}: it holds half a character, which no store can keep; write it anew")
        if not value and name not in _OPTIONAL and name != "field":
            raise InputError(f"{name}: it is empty; write one")
        cells[name] = value or None
    one = Judgement(
        cells["subject"] or "",
        _field(cells["field"] or ""),
        _verdict(cells["verdict"] or "", cells["withdraws"]),
        cells["judge"] or "",
        _day(cells["day"] or ""),
        value=cells["value"],
        note=cells["note"] or "",
        withdraws=cells["withdraws"],
    )
    identity = cells["id"] or ""
    if identity and identity not in (identity_of(one, again) for again in range(_AGAIN)):
        raise InputError(f"id: {identity} is not that of this judgement; leave the id out of what you change")
    return replace(one, id=identity)


def _field(text: str) -> str:
    name = "" if text == Field.EVENT else text
    if name in FIELDS:
        return name
    raise InputError(f"field: {text!r} is not one of {', '.join(Field)}")


def _verdict(text: str, withdraws: str | None) -> Verdict:
    if text not in tuple(Verdict):
        raise InputError(f"verdict: {text!r} is not one of {', '.join(Verdict)}")
    if (text == Verdict.WITHDRAWN) is (withdraws is None):
        raise InputError(f"withdraws: {withdraws!r} does not go with the verdict {text}")
    return Verdict(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"day: {text!r} is none; write it as 2017-09-28") from None


def _lines(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give the lines of a file, numbered."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: it cannot be read: {error}; export it again, in UTF-8") from error
    yield from _csv(path, StringIO(text, newline="")) if path.suffix.lower() == ".csv" else _json(path, text)


def _csv(path: Path, file: TextIO) -> Iterator[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(file)
    try:
        missing = [name for name in HEADER if name not in _OPTIONAL and name not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{path}: there is no column {missing[0]!r}; it has {', '.join(HEADER)}")
        for row in reader:
            yield reader.line_num, read_back(row)
    except csv.Error as error:
        raise InputError(f"{path}: it is no CSV: {error}; export it again") from error


def _json(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}, line {number}: it is no JSON: {error}; export it again") from error
        if not isinstance(given, dict):
            raise InputError(f"{path}, line {number}: it is no object; export it again")
        yield number, given


def written_csv(judgements: Iterable[Judgement], to: TextIO) -> None:
    """Write judgements as CSV."""
    write_table(HEADER, (as_data(one).values() for one in judgements), to)
