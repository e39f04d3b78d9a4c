"""The OpenAPI document: what routes say of themselves, with the schemas of records and closed lists."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dragoman.records import json_schema
from dragoman.views.api import examples
from dragoman.views.api.problems import Problem
from dragoman.views.api.vocabulary import Vocabulary

ROOT = "/api/v1"
"""Where the API stands."""
_DESCRIPTION = """\
Reads what a store of Dragoman holds: events coded from news reports, the words behind them, incidents,
documents, statements, and counts. Nothing can be written.

**Lists** come in pages. `limit` says how many items, at most 500; `next` in the body, and
`Link: <…>; rel="next"` in the headers, lead to the page behind. Every item is on one page and one only, as
long as nobody writes to the store.

**Parameters** that do not exist, or are given twice, are refused and not passed over.

**Unchanged** answers need not be sent again: give the `ETag` of the last one as `If-None-Match`, get 304.

**Errors** are problems as of RFC 9457 (`application/problem+json`); `detail` names the value, the place and
the remedy.

Any address can be asked for by HEAD and by OPTIONS too. Answers are JSON in UTF-8, whatever `Accept` says.
Text from articles stands in them as it was received, with its markup: escape it before you show it.
"""
_TAGS = (
    ("events", "Coded reports that someone did something to someone."),
    ("incidents", "Events judged to be reports of one happening."),
    ("documents", "The texts that events were found in."),
    ("statements", "What people are reported to have said."),
    ("counts", "How many events, by what."),
    ("judgements", "What people said of records."),
    ("about", "What the store is like, and the ontology."),
)
_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token that the server was started with, where it was started with one.",
}


def document(app: FastAPI, vocabulary: Vocabulary) -> dict[str, Any]:
    """Make the OpenAPI document of the API.

    Args:
        app: The application with its routes.
        vocabulary: What the closed lists hold.
    """
    made = get_openapi(
        title="Dragoman",
        version="1",
        openapi_version="3.1.0",
        summary="Who did what to whom, with the words that say it",
        description=_DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": what} for name, what in _TAGS],
        servers=[{"url": ROOT}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    components = made["components"]
    schemas = {**components["schemas"], **_problem_schemas(), **_record_schemas()}
    components["schemas"] = dict(sorted(schemas.items()))
    components["securitySchemes"] = {"token": _BEARER}
    made["security"] = [{}, {"token": []}]
    finished: dict[str, Any] = _filled(made, vocabulary)
    return finished


def _problem_schemas() -> dict[str, Any]:
    """Give the schema of problems and of its part; FastAPI would add it as plain JSON too."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}


def _record_schemas() -> dict[str, Any]:
    """Give the published schemas of the records, and of what they are made of, as components."""
    found: dict[str, Any] = {}
    for name, schema in (
        ("Event", json_schema.schema()),
        ("Incident", json_schema.incident_schema()),
        ("Statement", json_schema.statement_schema()),
        ("Decision", json_schema.decision_schema()),
    ):
        parts = schema.pop("$defs")
        del schema["$schema"]
        found |= {_component(part): _moved(what) for part, what in parts.items()}
        found[_component(name)] = _moved(schema)
    return found


def _component(name: str) -> str:
    """Name a record's schema; apart from those of bodies, which have names of their own."""
    return f"record.{name}"


def _moved(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Turn references within a schema into references to components."""
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{_component(value.rsplit('/', 1)[-1])}"
            if key == "$ref"
            else _moved(value)
            for key, value in schema.items()
        }
    return [_moved(one) for one in schema] if isinstance(schema, list) else schema


def _filled(part: Any, vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - JSON
    """Put records, examples and closed lists where the models say they belong; take null from parameters.

    Examples are put in here, for FastAPI takes every null out of its document.
    """
    if isinstance(part, list):
        return [_filled(one, vocabulary) for one in part]
    if not isinstance(part, dict):
        return part
    if "x-record" in part:
        said = {"description": part["description"]} if "description" in part else {}
        return {"$ref": f"#/components/schemas/{_component(part['x-record'])}", **said}
    filled = {key: _filled(value, vocabulary) for key, value in part.items()}
    if "x-example" in filled:
        filled["examples"] = [getattr(examples, filled.pop("x-example"))]
    return {**filled, "schema": _stated(filled["schema"], vocabulary)} if "in" in part else filled


def _stated(schema: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """Describe what a parameter may be when it is given: one that is left out is no null."""
    (kind,) = [one for one in schema.get("anyOf", [{}]) if one.get("type") != "null"]
    stated = {**kind, **{key: value for key, value in schema.items() if key != "anyOf"}}
    names = stated.pop("x-vocabulary", None)
    return stated if names is None else {**stated, "enum": list(vocabulary.lists[names])}
