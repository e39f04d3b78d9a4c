"""Records to JSON data and back: the public record, and the exact form that the store keeps."""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dragoman.errors import InputError
from dragoman.records.decision import Decision
from dragoman.records.event import Event, EventDate
from dragoman.records.incident import Incident
from dragoman.records.position import Position
from dragoman.records.statement import Statement

SCHEMA = "dragoman/1"
RENAMED: Mapping[type, Mapping[str, str]] = {EventDate: {"first": "from", "last": "to"}}
"""Fields whose public name is a Python keyword."""

# Fields that records of the same schema, stored by an older version, do not have.
_ADDED: Mapping[str, frozenset[str]] = {
    "Event": frozenset({"certainty"}),
    "Statement": frozenset({"negated"}),
}
# Four digits: 11 metres on the ground, and finer than any probability of ours is calibrated.
_DIGITS = 4
_T = TypeVar("_T")
_Writer = Callable[[Any, int | None], Any]
_Reader = Callable[[Any], Any]


def event_to_json(event: Event) -> dict[str, Any]:
    """Write an event as the public record: fields in the contract's order, floats to four digits."""
    return {"schema": SCHEMA, **to_data(event, digits=_DIGITS)}


def event_from_json(data: object) -> Event:
    """Read a public record.

    Args:
        data: The object that ``json.loads`` gives of a line.

    Raises:
        InputError: It is no object; a field is missing or unknown, or a value is of another kind; or it is of
            another schema.
    """
    if not isinstance(data, Mapping):
        remedy = "decode it with json.loads first" if isinstance(data, str | bytes) else "give one record"
        raise InputError(f"event record: a {type(data).__name__} is no object; {remedy}")
    given = dict(data)
    schema = given.pop("schema", None)
    if schema != SCHEMA:
        raise InputError(f"event record: schema is {schema!r}, this version reads {SCHEMA!r}; convert it")
    return from_data(Event, given)


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """Write a statement for people and programs: floats to four digits."""
    return {"schema": SCHEMA, **to_data(statement, digits=_DIGITS)}


def position_to_json(position: Position) -> dict[str, Any]:
    """Write a position for people and programs: floats to four digits."""
    return {"schema": SCHEMA, **to_data(position, digits=_DIGITS)}


def incident_to_json(incident: Incident) -> dict[str, Any]:
    """Write an incident for people and programs: floats to four digits."""
    return {"schema": SCHEMA, **to_data(incident, digits=_DIGITS)}


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """Write a decision for people and programs: floats to four digits."""
    return {"schema": SCHEMA, **to_data(decision, digits=_DIGITS)}


def to_data(record: object, *, digits: int | None = None) -> dict[str, Any]:
    """Write any record as plain data, keys in the order of its fields.

    Args:
        record: One of our dataclasses.
        digits: Digits that floats are rounded to; None keeps them exactly.
    """
    return cast("dict[str, Any]", _writer(cast("Any", type(record)))(record, digits))


def from_data(kind: type[_T], data: Mapping[str, Any]) -> _T:
    """Read a record from what ``to_data`` wrote.

    Raises:
        InputError: The data does not fit the record; the message names record, field and value.
    """
    return cast("_T", _reader(cast("Any", kind))(data))


def public_names(kind: type) -> dict[str, str]:
    """Give the public name of each field of a record class, in order."""
    renamed = RENAMED.get(kind, {})
    return {field.name: renamed.get(field.name, field.name) for field in fields(kind)}


def hints(kind: type) -> dict[str, Any]:
    """Give the type of each field of a record class, in order."""
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}


def optional(hint: Any) -> Any | None:  # noqa: ANN401 - a type hint has no type of its own
    """Give X for ``X | None``, or None when the hint is not optional."""
    if get_origin(hint) in {types.UnionType, Union}:
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        if len(inner) == 1:
            return inner[0]
    return None


# Writers and readers are built once for each class: hints are slow to look at and events are many.
@cache
def _writer(hint: Any) -> _Writer:  # noqa: ANN401
    if (inner := optional(hint)) is not None:
        write = _writer(inner)
        return lambda value, digits: None if value is None else write(value, digits)
    if is_dataclass(hint):
        return _dataclass_writer(cast("type", hint))
    if get_origin(hint) is tuple:
        item = _writer(get_args(hint)[0])
        return lambda value, digits: [item(part, digits) for part in value]
    return _plain_writer(hint)


def _plain_writer(hint: Any) -> _Writer:  # noqa: ANN401
    if get_origin(hint) is dict:
        return lambda value, _: dict(value)
    if hint is float:
        return lambda value, digits: value if digits is None else round(float(value), digits)
    if issubclass(hint, StrEnum):
        return lambda value, _: str(value)
    return lambda value, _: value


def _dataclass_writer(kind: type) -> _Writer:
    parts = [
        (name, public, _writer(hint))
        for (name, public), hint in zip(public_names(kind).items(), hints(kind).values(), strict=True)
    ]

    def write(value: object, digits: int | None) -> dict[str, Any]:
        return {public: writer(getattr(value, name), digits) for name, public, writer in parts}

    return write


@cache
def _reader(hint: Any) -> _Reader:  # noqa: ANN401
    if (inner := optional(hint)) is not None:
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if is_dataclass(hint):
        return _dataclass_reader(cast("type", hint))
    if get_origin(hint) is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    return _plain_reader(hint)


def _plain_reader(hint: Any) -> _Reader:  # noqa: ANN401
    if get_origin(hint) is dict:
        item = _reader(get_args(hint)[1])
        return lambda value: {key: item(part) for key, part in _of_kind(value, dict).items()}
    if issubclass(hint, StrEnum):
        return _enum_reader(hint)
    if hint is bool:
        return _truth
    if hint is float:
        return lambda value: float(_of_kind(value, (int, float)))
    return lambda value: _of_kind(value, hint)


def _dataclass_reader(kind: type) -> _Reader:
    parts = [
        (name, public, _reader(hint))
        for (name, public), hint in zip(public_names(kind).items(), hints(kind).values(), strict=True)
    ]
    expected = {public for _, public, _ in parts}
    later = _ADDED.get(kind.__name__, frozenset())

    def read(value: Any) -> object:  # noqa: ANN401
        given = _of_kind(value, dict)
        wrong = (given.keys() ^ expected) - (later - given.keys())
        if wrong:
            listed = ", ".join(sorted(map(str, wrong)))
            raise InputError(f"{kind.__name__} record: missing or unknown fields: {listed}")
        found = {}
        for name, public, reader in parts:
            if public not in given:
                continue
            try:
                found[name] = reader(given[public])
            except InputError as error:
                raise InputError(f"{public}: {error}") from None
        return kind(**found)

    return read


def _tuple_reader(item: _Reader) -> _Reader:
    return lambda value: tuple(item(part) for part in _of_kind(value, list))


def _enum_reader(kind: type[StrEnum]) -> _Reader:
    known = {str(member): member for member in kind}

    def read(value: Any) -> StrEnum:  # noqa: ANN401
        if not isinstance(value, str) or value not in known:
            raise InputError(f"{value!r} is not one of {', '.join(known)}")
        return known[value]

    return read


def _truth(value: Any) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        raise InputError(f"{value!r} is neither true nor false")
    return value


def _of_kind(value: Any, kind: Any) -> Any:  # noqa: ANN401
    """Give the value back if it is of the kind; a truth value is no number."""
    if not isinstance(value, kind) or isinstance(value, bool):
        raise InputError(f"{value!r} is not {_named(kind)}")
    return value


def _named(kind: Any) -> str:  # noqa: ANN401
    words = {str: "a string", int: "a whole number", dict: "an object", list: "a list"}
    return "a number" if isinstance(kind, tuple) else words[kind]
