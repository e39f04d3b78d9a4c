"""The JSON Schema of our records, made from the record classes and their docstrings."""

import inspect
import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from dragoman.records.decision import Decision
from dragoman.records.event import Confidence, Event
from dragoman.records.incident import Incident
from dragoman.records.serial import SCHEMA, hints, optional, public_names
from dragoman.records.statement import Statement

_ATTRIBUTE = re.compile(r"^(\w+): (.+)$")
_PLAIN: Mapping[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every event record satisfies."""
    return _schema(Event, "Dragoman event record")


def incident_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every incident record satisfies."""
    return _schema(Incident, "Dragoman incident record")


def statement_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every statement record satisfies."""
    return _schema(Statement, "Dragoman statement record")


def decision_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every decision record satisfies."""
    return _schema(Decision, "Dragoman decision record")


def object_schema(kind: type) -> dict[str, Any]:
    """Give the JSON Schema of what ``to_data`` writes of any of our dataclasses."""
    definitions: dict[str, Any] = {}
    described_as = _object(kind, definitions)
    return {**described_as, "$defs": dict(sorted(definitions.items()))} if definitions else described_as


def _schema(kind: type, title: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    record = _object(kind, definitions)
    version = {"const": SCHEMA, "description": "Version of this record."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **record,
        "properties": {"schema": version, **record["properties"]},
        "required": ["schema", *record["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a record class; all its fields are required and no others allowed."""
    summary, attributes = described(kind)
    properties = {}
    for (name, public), hint in zip(public_names(kind).items(), hints(kind).values(), strict=True):
        described_as = {"description": attributes[name]} if name in attributes else {}
        properties[public] = {**_hint(hint, definitions), **described_as}
        if kind is Confidence:
            properties[public] |= {"minimum": 0, "maximum": 1}
    return {
        "description": summary,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _hint(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type hint
    """Describe a field's type."""
    if (inner := optional(hint)) is not None:
        return {"anyOf": [_hint(inner, definitions), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _hint(get_args(hint)[0], definitions)}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _hint(get_args(hint)[1], definitions)}
    if is_dataclass(hint) or issubclass(hint, StrEnum):
        return _reference(hint, definitions)
    return {"type": _PLAIN[hint]}


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a class
    """Point at a class's definition, adding it when it is new."""
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place, should a class hold itself
        if issubclass(kind, StrEnum):
            values = [str(member) for member in kind]
            definitions[name] = {"description": described(kind)[0], "enum": values}
        else:
            definitions[name] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def described(kind: type) -> tuple[str, dict[str, str]]:
    """Read a class's docstring: its first sentence, and what its Attributes section says of each field."""
    doc = inspect.getdoc(kind) or ""
    summary = doc.split("\n", 1)[0]
    _, _, section = doc.partition("\nAttributes:\n")
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if not line.startswith("    "):
            break
        if not line.startswith("     ") and (match := _ATTRIBUTE.match(line.strip())):
            name = match[1]
            found[name] = _plain(match[2])
        elif name:
            found[name] = f"{found[name]} {_plain(line.strip())}"
    return summary, found


def _plain(text: str) -> str:
    return text.replace("``", "`")
