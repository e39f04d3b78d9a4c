"""The OpenAPI document: true to the records, with examples that hold, and nothing undescribed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from dragoman.knowledge.codebook import load_codebook
from dragoman.records.json_schema import schema
from dragoman.views.api.app import ROUTES, described

DOCUMENT = described()
OPERATIONS = {path: methods["get"] for path, methods in DOCUMENT["paths"].items()}
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "event.schema.json"


def parts(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Give every object of the document."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from parts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from parts(inner)


def validator(what: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**what, "components": DOCUMENT["components"]})


def test_a_server_gives_this_document(client: TestClient) -> None:
    assert client.get("openapi.json").json() == json.loads(json.dumps(DOCUMENT))


def test_every_route_is_described_with_its_parameters() -> None:
    assert list(OPERATIONS) == [route.path for route in ROUTES]
    for operation in OPERATIONS.values():
        assert operation["description"].endswith(".")
        assert operation["summary"]
        for parameter in operation["parameters"]:
            assert parameter["description"]
            assert "null" not in json.dumps(parameter["schema"])


def test_every_status_is_described_and_every_error_is_a_problem() -> None:
    for path, operation in OPERATIONS.items():
        wanted = {"200", "304", "401", "403", "421", "422", "429", "500", "503"}
        assert wanted <= operation["responses"].keys()
        assert ("404" in operation["responses"]) == ("{" in path or "after" in str(operation["parameters"]))
        for status, response in operation["responses"].items():
            assert response["description"]
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"]


def test_every_field_of_a_body_is_described() -> None:
    for name, body in SCHEMAS.items():
        for field, what in body.get("properties", {}).items():
            if not name.startswith("record."):
                assert what.get("description"), (name, field)


def test_every_reference_leads_somewhere_and_no_mark_of_ours_is_left() -> None:
    for part in parts(DOCUMENT):
        assert not any(key.startswith("x-") for key in part)
        if "$ref" in part:
            assert part["$ref"].rsplit("/", 1)[-1] in SCHEMAS


def test_the_event_record_is_the_published_one() -> None:
    published = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema() == published
    moved = json.loads(json.dumps(published).replace("#/$defs/", "#/components/schemas/record."))
    assert SCHEMAS["record.Event"]["properties"] == moved["properties"]
    assert all(SCHEMAS[f"record.{name}"] == part for name, part in moved["$defs"].items())


def test_closed_lists_are_the_codebooks() -> None:
    book = load_codebook()
    lists = {one["name"]: one["schema"].get("enum") for one in OPERATIONS["/events"]["parameters"]}
    assert lists["type"] == list(book.types)
    assert lists["context"] == list(book.contexts)
    assert set(lists["mode"]) == {mode for made in book.types.values() for mode in made.modes}
    for path in ("/incidents", "/actors", "/series", "/dyads"):
        (kind,) = [one for one in OPERATIONS[path]["parameters"] if one["name"] == "type"]
        assert kind["schema"]["enum"] == list(book.types)


def test_examples_hold() -> None:
    """An example of a parameter or body satisfies the schema that it stands in."""
    checked = 0
    for part in parts({"paths": DOCUMENT["paths"], "schemas": SCHEMAS}):
        examples = part.get("examples")
        if not isinstance(examples, list) or not ({"type", "properties", "$ref"} & part.keys()):
            continue
        for example in examples:
            validator(part).validate(example)
            checked += 1
    assert checked > 40


@pytest.mark.parametrize(
    "path", ["events", "events?full=true", "incidents", "documents", "statements", "status"]
)
def test_answers_satisfy_their_schema(client: TestClient, path: str) -> None:
    operation = OPERATIONS[f"/{path.partition('?')[0]}"]
    content = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator(content).validate(client.get(path).json())


def test_links_name_operations_and_their_parameters() -> None:
    operations = {one["operationId"]: one for one in OPERATIONS.values()}
    assert len(operations) == len(OPERATIONS)
    for operation in OPERATIONS.values():
        for link in operation["responses"]["200"].get("links", {}).values():
            names = {one["name"] for one in operations[link["operationId"]]["parameters"]}
            assert link["parameters"].keys() <= names


def test_a_token_is_described_and_not_wanted_everywhere() -> None:
    assert DOCUMENT["security"] == [{}, {"token": []}]
    assert DOCUMENT["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_addresses_in_the_how_to_are_answered(client: TestClient) -> None:
    """What the page shows can be asked; only ids of its own store, and its slip on purpose, are refused."""
    page = (PUBLISHED.parents[1] / "how-to" / "api.md").read_text("utf-8")
    asked = re.findall(r'"\$A(/[^"]+)"', page)
    assert len(asked) >= 6
    for address in asked:
        status = client.get(address.removeprefix("/")).status_code
        assert status == (422 if "tpye" in address else 404 if "e1:" in address else 200), address
