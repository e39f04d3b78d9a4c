"""Writes docs/reference/records.md from the record classes; a test checks that it is current."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generated import write

from dragoman.records.json_schema import incident_schema, schema

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "records.md"
INTRODUCTION = """\
# Records

<!-- Written by tools/make_record_reference.py; do not edit. -->

`dragoman code ARTICLE --format jsonl` prints one JSON object a line, one for each coded report of an event.
Names are stable: a field may be added, none is renamed without another `schema`. The JSON Schema is
[event.schema.json](event.schema.json).

All `start` and `end` count characters of the cleaned document, `end` exclusive. `article_start` and
`article_end` count characters of the article as received; both are null where its text does not hold the
words, which are then in a title that was given apart (a column, a key of its own). Ids are made from content:
the same article coded by the same version has the same ids.
[Actors](../explanation/actors.md#which-days-office) says which day's office a person has.
"""
INCIDENT = """\
## Incident

`dragoman incidents --store FILE --format jsonl` prints one JSON object a line, one for each incident: reports
judged to be of one happening. The JSON Schema is [incident.schema.json](incident.schema.json);
[Incidents](../explanation/incidents.md) says how they are made.
"""
_MEANINGS: Mapping[str, str] = {
    "schema": "Version of this record.",
    "id": "Content id of this report, `e1:…`.",
    "doc": "Id of the cleaned document, `d1:…`.",
    "incident": "Id of the incident it belongs to, `i1:…`; null outside a store.",
    "type": "One of the 16 PLOVER types.",
    "mode": "A mode of that type, or null.",
    "contexts": "PLOVER contexts: what the event is about.",
    "quad": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
    "intensity": "PLOVER intensity, -10 to 10.",
    "cameo": "Native CAMEO code, a string: its leading zero counts.",
    "goldstein": "Goldstein value of exactly that code.",
    "status": "How the report says it stands, see [Status](#status).",
    "auxiliary": "The PLOVER auxiliary modes that hold.",
    "actors": "Who acts. May be empty where the text does not say.",
    "recipients": "Who is acted upon.",
    "trigger": "The words that say it.",
    "evidence": "The sentence they stand in.",
    "region": "What part of the article that is.",
    "sentence": "Number of the sentence, from 0.",
    "date": "When.",
    "place": "Where, or null.",
    "attribution": "Who says so, outermost speaker first; empty where the article says it itself.",
    "size": "Numbers that the text states.",
    "confidence": "How sure the coder is of each field.",
    "why": "For each field, the rule or model and version that decided, and the reason where it is empty.",
}
_STATUS: Mapping[str, str] = {
    "happened": "The text says it took place.",
    "ongoing": "The text says it is under way.",
    "planned": "Promised, ordered, threatened or announced for later.",
    "hypothetical": "Possible, conditional or asked for.",
    "negated": "The text says that it did not or does not happen.",
    "denied": "Someone denies it and the text does not settle it.",
}


def text() -> str:
    """Give the page."""
    made = schema()
    definitions: dict[str, Any] = made["$defs"]
    parts = [INTRODUCTION, "## Event\n", _table(made["properties"], _MEANINGS)]
    for name, definition in definitions.items():
        parts.append(f"## {name}\n")
        parts.append(f"{definition.get('description', '')}\n")
        parts.append(
            _values(name, definition) if "enum" in definition else _table(definition["properties"], {})
        )
    return "\n".join((*parts, *_incident()))


def _incident() -> Iterator[str]:
    """Give the sections on incidents."""
    made = incident_schema()
    yield INCIDENT
    yield _table(made["properties"], {})
    for name, definition in made["$defs"].items():
        yield f"## {name}\n"
        yield f"{definition.get('description', '')}\n"
        yield _values(name, definition) if "enum" in definition else _table(definition["properties"], {})


def _values(name: str, definition: Mapping[str, Any]) -> str:
    if name == "Status":
        rows = [f"| `{value}` | {_STATUS[value]} |" for value in definition["enum"]]
        return "\n".join(["| value | meaning |", "|---|---|", *rows]) + "\n"
    return "One of " + ", ".join(f"`{value}`" for value in definition["enum"]) + ".\n"


def _table(properties: Mapping[str, Any], meanings: Mapping[str, str]) -> str:
    rows = []
    for name, what in properties.items():
        meaning = _said(meanings.get(name) or what.get("description", ""))
        rows.append(f"| `{name}` | {' or '.join(_kinds(what))} | {meaning} |")
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows]) + "\n"


def _kinds(what: Mapping[str, Any]) -> Iterator[str]:
    """Name what a field may hold."""
    if "anyOf" in what:
        for one in what["anyOf"]:
            yield from _kinds(one)
    elif "$ref" in what:
        name = what["$ref"].rsplit("/", 1)[-1]
        yield f"[{name}](#{name.lower()})"
    elif what.get("type") == "array":
        yield "list of " + " or ".join(_kinds(what["items"]))
    elif "const" in what:
        yield f'`"{what["const"]}"`'
    else:
        yield str(what["type"])


def _said(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


if __name__ == "__main__":
    write(TARGET, text())
