"""The time task reads a row and writes what its scorer reads."""

from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluation.time_task import predict


def test_a_row_gives_spans_types_and_values() -> None:
    """Spans count the characters of the row's own text, days count from its dct, times of day included."""
    row = {"doc_id": "r1", "dct": "2017-09-28T10:00", "text": "Crews left Basra on Monday."}
    timex = {"start": 20, "end": 26, "type": "DATE", "value": "2017-09-25"}
    assert predict(row) == {"doc_id": "r1", "timexes": [timex]}


def test_an_empty_dct_leaves_relative_values_empty() -> None:
    """Without a day the expression is still found."""
    (timex,) = predict({"doc_id": "r1", "dct": "", "text": "Crews left Basra on Monday."})["timexes"]
    assert timex["value"] == ""


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"doc_id": "r1", "dct": "2017-09-28"}, "'text'"),
        ({"text": "Crews left.", "dct": ""}, "'doc_id'"),
        ({"doc_id": "r1", "dct": "28.9.2017", "text": "Crews left."}, "28.9.2017"),
    ],
)
def test_a_wrong_row_is_named(row: dict[str, Any], named: str) -> None:
    """The message names what is missing or cannot be read."""
    with pytest.raises(InputError, match=named):
        predict(row)
