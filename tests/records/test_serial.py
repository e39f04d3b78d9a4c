"""Records go to JSON and come back equal; the public form is the contract's and what its schema allows."""

import json
from typing import Any

import jsonschema
import pytest

from dragoman.errors import InputError
from dragoman.records import Event, EventDate, Place
from dragoman.records.json_schema import described, schema
from dragoman.records.serial import event_from_json, event_to_json, from_data, to_data
from made_records import made_article, made_document, made_event

FIELDS = (
    *("schema", "id", "doc", "incident", "type", "mode", "contexts", "quad", "intensity", "cameo"),
    *("goldstein", "status", "auxiliary", "actors", "recipients", "trigger", "evidence", "region"),
    *("sentence", "date", "place", "attribution", "size", "confidence", "why", "certainty"),
)


@pytest.fixture
def event() -> Event:
    return made_event(made_document(made_article()))


def test_the_fields_of_the_public_record_stand_in_the_order_of_the_contract(event: Event) -> None:
    assert tuple(event_to_json(event)) == FIELDS


def test_a_date_has_from_and_to_in_public(event: Event) -> None:
    assert list(event_to_json(event)["date"]) == ["text", "start", "end", "from", "to", "precision", "basis"]


def test_floats_are_rounded_to_four_digits_in_public_and_kept_exactly_in_the_store(event: Event) -> None:
    assert event_to_json(event)["place"]["lat"] == 39.9199
    assert to_data(event)["place"]["lat"] == 39.91987


def test_a_public_record_is_plain_json_and_reads_back_equal_once_rounded(event: Event) -> None:
    public = json.loads(json.dumps(event_to_json(event)))
    again = event_from_json(public)
    assert event_to_json(again) == public
    assert again.actors == event.actors
    assert again.date == event.date
    assert from_data(Event, json.loads(json.dumps(to_data(event)))) == event


def test_a_record_stored_before_certainty_was_read_is_read_without_it(event: Event) -> None:
    older = {key: value for key, value in event_to_json(event).items() if key != "certainty"}
    assert event_from_json(older).certainty is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"schema": "dragoman/9"}, "dragoman/9", id="another schema"),
        pytest.param({"status": "maybe"}, "status: 'maybe' is not one of happened", id="a status unknown"),
        pytest.param({"quad": "four"}, "quad: 'four' is not a whole number", id="words for a number"),
        pytest.param({"quad": True}, "quad: True is not", id="a truth value for a number"),
        pytest.param({"actors": {}}, "actors: {} is not a list", id="an object for a list"),
        pytest.param({"colour": 1}, "colour", id="a field unknown"),
        pytest.param({"status": []}, "status: [] is not one of", id="a list for one of a list"),
        pytest.param({"why": {"type": None}}, "why: None is not a string", id="a reason that is no text"),
        pytest.param({"date": {"from": None}}, "date: EventDate record: missing", id="a part missing"),
    ],
)
def test_a_record_that_does_not_fit_is_refused_with_field_and_value(
    event: Event, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        event_from_json({**event_to_json(event), **change})
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ('{"schema": "dragoman/1"}', "a str is no object; decode it with json.loads first"),
        (b"{}", "a bytes is no object; decode it with json.loads first"),
        (None, "a NoneType is no object; give one record"),
        ([{}], "a list is no object; give one record"),
    ],
)
def test_what_is_no_object_is_refused_with_the_remedy(given: object, words: str) -> None:
    """A line as it stands in a file is the likely slip."""
    with pytest.raises(InputError, match=words):
        event_from_json(given)


def test_a_public_record_satisfies_the_schema(event: Event) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(event_to_json(event), schema())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"status": "maybe"}, id="a status unknown"),
        pytest.param({"cameo": 173}, id="a code as a number"),
        pytest.param({"colour": "red"}, id="a field unknown"),
        pytest.param({"date": None}, id="no date"),
    ],
)
def test_the_schema_refuses_what_no_record_can_be(event: Event, change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**event_to_json(event), **change}, schema())


def test_every_field_of_a_documented_record_is_described_by_its_docstring() -> None:
    summary, attributes = described(Place)
    assert summary == "Where something happened."
    assert list(attributes) == list(Place.__dataclass_fields__)
    assert described(EventDate)[1]["first"] == "First day, ISO 8601, or None when unknown (`from` in JSON)."
