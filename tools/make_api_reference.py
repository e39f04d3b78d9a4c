"""Writes docs/reference/api.md from the OpenAPI document; a test checks that it is current."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generated import write

from dragoman.views.api.app import described

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "api.md"
INTRODUCTION = """\
# API

<!-- Written by tools/make_api_reference.py; do not edit. -->

{description}
The same for programs is [openapi.json](openapi.json) (OpenAPI 3.1), which a server gives at
`/api/v1/openapi.json`. [How to ask it](../how-to/api.md) has examples.
"""
_RECORDS = {"Event": "records.md#event", "Incident": "records.md#incident"}
_RECORD = "record."


def text() -> str:
    """Give the page."""
    document = described()
    schemas: dict[str, Any] = document["components"]["schemas"]
    parts = [INTRODUCTION.format(description=document["info"]["description"])]
    for tag in document["tags"]:
        parts.append(f"## {tag['name'].capitalize()}\n\n{tag['description']}\n")
        parts += [
            _operation(path, methods["get"])
            for path, methods in document["paths"].items()
            if tag["name"] in methods["get"]["tags"]
        ]
    parts.append("## Statuses\n")
    parts.append(_statuses(document["paths"]))
    parts.append("## Bodies\n")
    bodies = (name for name in schemas if name not in _unshown(schemas))
    parts += [_body(name, schemas[name]) for name in bodies]
    return "\n".join(parts)


def _unshown(schemas: Mapping[str, Any]) -> set[str]:
    """Name what has a page of its own, and enums, which are shown where they are used."""
    records = {name for name in schemas if name.startswith(_RECORD)} - {
        f"{_RECORD}Statement",
        f"{_RECORD}Decision",
        f"{_RECORD}Quote",
        f"{_RECORD}Option",
    }
    return records | {name for name, schema in schemas.items() if "enum" in schema}


def _operation(path: str, what: Mapping[str, Any]) -> str:
    body = what["responses"]["200"]["content"]["application/json"]["schema"]
    parts = [f"### GET {path}\n", f"{what['description']}\n", f"Gives {' or '.join(_kinds(body))}.\n"]
    rows = [_parameter(one) for one in what["parameters"] if one["in"] != "header"]
    if rows:
        parts.append("\n".join(["| parameter | form | meaning |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _parameter(what: Mapping[str, Any]) -> str:
    place = " (in the path)" if what["in"] == "path" else " (required)" if what["required"] else ""
    schema = what["schema"]
    notes = [_said(what["description"])]
    if "default" in schema:
        notes.append(f"Default: `{_plain(schema['default'])}`.")
    if schema.get("examples"):
        notes.append(f"Example: `{_plain(schema['examples'][0])}`.")
    return f"| `{what['name']}`{place} | {_form(schema)} | {' '.join(notes)} |"


def _form(schema: Mapping[str, Any]) -> str:
    """Say in brief what a parameter may be."""
    if "$ref" in schema:
        schema = described()["components"]["schemas"][_name(schema)]
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("format") == "date":
        return "day, `YYYY-MM-DD`"
    if "maximum" in schema:
        return f"{schema['type']}, {schema['minimum']:g} to {schema['maximum']:,}"
    pattern = schema.get("pattern", "")
    if re.fullmatch(r"\^[A-Za-z0-9:{},\[\]+-]+\$", pattern):
        return f"`{pattern}`"
    if "maxLength" in schema:
        return f"text, at most {schema['maxLength']:,} characters"
    return "`true` or `false`" if schema["type"] == "boolean" else str(schema["type"])


def _statuses(paths: Mapping[str, Any]) -> str:
    """Say what each status means; 404 says something else with each address."""
    said = {"200": "As asked for.", "404": "There is no such thing, no such page, or no such address."}
    for methods in paths.values():
        for status, what in methods["get"]["responses"].items():
            said.setdefault(status, what["description"])
    said["405"] = "Nothing can be written: use GET."
    rows = [f"| {status} | {_said(said[status])} |" for status in sorted(said)]
    return "\n".join(["| status | meaning |", "|---|---|", *rows]) + "\n"


def _body(name: str, schema: Mapping[str, Any]) -> str:
    rows = [
        f"| `{field}` | {' or '.join(_kinds(what))} | {_said(what.get('description', ''))} |"
        for field, what in schema["properties"].items()
    ]
    table = "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])
    return f"### {name.removeprefix(_RECORD)}\n\n{schema.get('description', '')}\n\n{table}\n"


def _kinds(what: Mapping[str, Any]) -> Iterator[str]:
    """Name what a field may hold."""
    if "anyOf" in what:
        for one in what["anyOf"]:
            yield from _kinds(one)
    elif "$ref" in what:
        yield _linked(_name(what))
    elif what.get("type") == "array":
        yield "list of " + " or ".join(_kinds(what["items"]))
    elif what.get("format") == "date":
        yield "day"
    elif "const" in what:
        yield f'`"{what["const"]}"`'
    else:
        yield str(what.get("type", "anything"))


def _linked(name: str) -> str:
    schema = described()["components"]["schemas"][name]
    shown = name.removeprefix(_RECORD)
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if shown in _RECORDS:
        return f"[{shown}]({_RECORDS[shown]})"
    is_on_other_page = name.startswith(_RECORD) and name in _unshown(described()["components"]["schemas"])
    return f"[{shown}](records.md#{shown.lower()})" if is_on_other_page else f"[{shown}](#{shown.lower()})"


def _name(what: Mapping[str, Any]) -> str:
    return str(what["$ref"]).rsplit("/", 1)[-1]


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


if __name__ == "__main__":
    write(TARGET, text())
